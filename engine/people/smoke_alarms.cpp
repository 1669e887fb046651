// Smoke alarms: who has one, when it goes off, who hears it (people handbook B1, B2).
#include <algorithm>
#include <limits>

#include "core/hash.h"
#include "core/rng.h"
#include "people/perceive_senses.h"
#include "people/place_lists.h"
#include "people/population_build.h"
#include "people/sound.h"

namespace taicho::people {

namespace {

constexpr double k_again_s = 10.0;   // [s] between two looks at who hears it: it sounds without pause

double share_with_alarm(const BuildContext& ctx, const Household& h) {
    const ParameterSet& p = *ctx.src.parameters;
    if (h.building.valid() && ctx.world.buildings[h.building.row()].use == "rented") return p[Param::SmokeAlarmRented];
    const bool flat = !h.home.empty() && ctx.world.places[h.home.front().row()].use == world::PlaceUse::Flat;
    return p[flat ? Param::SmokeAlarmTower : Param::SmokeAlarmSingleHouse];
}

}  // namespace

void hang_alarms(BuildContext& ctx, PeopleStatic& out) {
    for (std::size_t f = 0; f < ctx.world.fixtures.size(); ++f) {
        const world::Fixture& x = ctx.world.fixtures[f];
        if (x.kind == world::FixtureKind::SmokeAlarm && x.place.valid())
            out.alarms.push_back({ctx.world.fixture_key[f], x.place});
    }
    std::vector<std::uint8_t> drawn(ctx.world.places.size(), 0);
    for (const SmokeAlarm& a : out.alarms) drawn[a.place.row()] = 1;
    for (const Household& h : out.households) {
        if (h.home.empty() || drawn[h.home.front().row()] != 0) continue;
        if (draw_chance({ctx.src.seed, h.key, Purpose::HasAlarm, 0}, share_with_alarm(ctx, h)))
            out.alarms.push_back({mix64(h.key + 0x616c61726dull), h.home.front()});
    }
}

void sense_alarms(Senses& senses) {
    PeopleState& s = senses.s;
    for (std::size_t a = 0; a < senses.fixed.alarms.size(); ++a) {
        const PlaceIndex place = senses.fixed.alarms[a].place;
        if (!fire::place_affected(senses.fire, place)) continue;
        if (s.alarm_rings[a] == std::numeric_limits<double>::infinity()) {
            const world::Place& room = senses.world.places[place.row()];
            const double smoke = fire::conditions_at(senses.fire_static, senses.fire, place, room.centre,
                                                     std::max(room.height - 0.2, 0.1)).extinction;
            if (smoke < senses.p[Param::SmokeAlarmOpacity]) continue;
            s.alarm_rings[a] = senses.ctx.now;
        }
        if (senses.ctx.now < s.alarm_rings[a]) continue;
        s.alarm_rings[a] = senses.ctx.now + k_again_s;
        for (const SoundPath& path : cached_paths(senses.world, senses.openings, senses.p, s.sound, place))
            for_people_in(s, path.place, [&](std::size_t i) {
                const double level = senses.p[Param::SmokeAlarmLevel] - path.loss;
                // One's own alarm says where; another's says only that.
                const HouseholdIndex home = senses.fixed.population.household[i];
                const bool own = home.valid() && senses.fixed.household_of_place[place.row()] == home;
                hear(senses, i, {CueKind::Alarm, senses.ctx.now, 0.0, level, own ? place : PlaceIndex(), {}}, false, 0.0);
            });
    }
}

}  // namespace taicho::people
