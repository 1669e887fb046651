#include "sim/habits.h"

namespace taicho::sim {

namespace {

/// Buildings in which a household lives or works.
std::vector<std::uint8_t> lived_in(const Model& model) {
    std::vector<std::uint8_t> in(model.world->buildings.size());
    for (const people::Household& h : model.people.households) {
        if (h.building.valid()) in[h.building.row()] = 1;
        for (const PlaceIndex p : h.home) {
            const BuildingIndex b = model.world->places[p.row()].building;
            if (b.valid()) in[b.row()] = 1;
        }
    }
    return in;
}

/// Between a room and open air (an alley piece, a light well counts as indoors).
bool outer(const world::World& world, const world::Opening& o) {
    const auto open_air = [&](PlaceIndex p) { return !p.valid() || world.places[p.row()].outdoors; };
    return open_air(o.a) != open_air(o.b);
}

double share_open(const HabitsDef& h, const world::Opening& o, bool day) {
    switch (o.kind) {
        case world::OpeningKind::Shutter: return day ? h.shutter_day_fraction : 0.0;
        case world::OpeningKind::Door: return day ? h.door_day_fraction : 0.0;
        case world::OpeningKind::Window: return day ? h.window_day_fraction : h.window_night_fraction;
        default: return 0.0;
    }
}

}  // namespace

void open_by_hour(const Model& model, world::WorldState& state) {
    const HabitsDef& h = model.scenario->habits;
    if (!h.by_hour) return;
    const world::World& world = *model.world;
    const auto home = lived_in(model);
    const bool day = model.start_hour >= h.day_from_h && model.start_hour < h.day_to_h;
    for (std::size_t i = 0; i < world.openings.size(); ++i) {
        const world::Opening& o = world.openings[i];
        if (o.initial != world::OpeningState::Closed || o.horizontal || o.exit || o.self_closing) continue;
        if (!o.building.valid() || !home[o.building.row()] || !outer(world, o)) continue;
        const double u = draw_uniform({.seed = model.scenario->run.population_seed, .entity = world.opening_key[i],
                                       .purpose = Purpose::DoorHabit});
        if (u >= share_open(h, o, day)) continue;
        state.opening_state[i] = world::OpeningState::Open;
        state.open_fraction[i] = 1.0f;
    }
}

}  // namespace taicho::sim
