#include "people/orders.h"

#include <algorithm>

#include "fire/fire_state.h"
#include "people/exit_choice.h"
#include "people/move.h"

namespace taicho::people {

using world::k_walk_none;
using world::OpeningKind;
using world::OpeningState;

namespace {

// Prices on the way, in metres walked; they choose between ways and never forbid one (J).
constexpr double k_locked_m = 60.0;    ///< somebody must come with the key
constexpr double k_second_m = 25.0;    ///< roof, balcony, hatch: slow and unfamiliar
constexpr double k_smoky = 20.0;       ///< factor on lengths through places seen full of smoke

bool second_way(const world::Opening& o) {
    return o.kind == OpeningKind::RoofWay || o.kind == OpeningKind::Balcony ||
           o.kind == OpeningKind::Hatch || o.kind == OpeningKind::Cage || o.kind == OpeningKind::Window;
}

/// Bodies wider than this need a way of their width; the others turn sideways.
constexpr float k_wide_body = 0.25f;   ///< [m] radius

int way_needed_cm(float radius) { return radius > k_wide_body ? static_cast<int>(200.0f * radius + 0.5f) : 0; }

std::uint32_t patch_holding(const world::World& world, const world::WalkGeometry& geometry,
                            PlaceIndex place, Vec2 at) {
    const world::Place& p = world.places[place.row()];
    for (std::uint32_t k = 0; k < p.patch_count; ++k) {
        if (geometry.contains(p.first_patch + k, at)) return p.first_patch + k;
    }
    return p.patch_count > 0 ? p.first_patch : k_walk_none;
}

/// A point that surely lies in the patch: `at` if it does, else midway between two corners that see it.
Vec2 inside(const world::WalkGeometry& geometry, std::uint32_t patch, Vec2 at) {
    if (geometry.contains(patch, at)) return at;
    const auto& ring = geometry.def().patches[patch].outline;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        for (std::size_t j = i + 2; j < ring.size(); ++j) {
            const Vec2 mid = 0.5 * (ring[i] + ring[j]);
            if (geometry.contains(patch, mid)) return mid;
        }
    }
    return ring.front();
}

}  // namespace

OrderRoutes::OrderRoutes(const world::World& world, const world::WalkWorld& walk, world::WalkRoutes& routes)
    : world_(world), walk_(walk), routes_(routes), memory_(world), classes_by_place_(world.places.size()),
      doors_(world.openings.size(), OpeningState::None) {
    for (std::size_t i = 0; i < world.openings.size(); ++i) {
        if (world.openings[i].exit && walk.portal_of_opening[i] != k_walk_none) {
            exits_.push_back(walk.portal_of_opening[i]);
        }
    }
    for (const bool driven : {false, true}) {
        const Knows knows{0, 0, driven};
        class_rows_.emplace(knows, static_cast<std::uint32_t>(classes_.size()));
        classes_.push_back({knows, routes.add_class(), {}});
        for (std::size_t i = 0; i < world.openings.size(); ++i) set_opening(classes_.back(), i, doors_[i]);
    }
}

void OrderRoutes::set_opening(const Class& c, std::size_t opening, OpeningState s) {
    const std::uint32_t portal = walk_.portal_of_opening[opening];
    if (portal == k_walk_none) return;
    const world::Opening& o = world_.openings[opening];
    const bool free = world::is_open(s) || s == OpeningState::Closed;
    const bool key = s == OpeningState::Locked && o.needs != "tool";
    bool usable = s != OpeningState::None && (free || key);
    if (!c.knows.driven) usable = usable && (!second_way(o) || s == OpeningState::Open);
    if (c.knows.width_cm > 0) {
        const world::WalkPortal& p = walk_.geometry.def().portals[portal];
        usable = usable && 100.0 * distance(p.p0, p.p1) + 1e-6 >= c.knows.width_cm;
    }
    routes_.set_usable(c.handle, portal, usable);
    routes_.set_portal_cost(c.handle, portal, (key ? k_locked_m : 0.0) + (second_way(o) ? k_second_m : 0.0));
}

void OrderRoutes::update_openings(const world::WorldState& doors) {
    if (doors.version == seen_version_) return;
    seen_version_ = doors.version;
    for (std::size_t i = 0; i < world_.openings.size(); ++i) {
        if (doors_[i] == doors.opening_state[i]) continue;
        doors_[i] = doors.opening_state[i];
        for (const Class& c : classes_) set_opening(c, i, doors_[i]);
    }
}

void OrderRoutes::price_smoke(std::uint32_t cls, PlaceIndex place, bool smoky) {
    const world::Place& p = world_.places[place.row()];
    for (std::uint32_t k = 0; k < p.patch_count; ++k) routes_.set_patch_cost(cls, p.first_patch + k, smoky ? k_smoky : 1.0);
}

void OrderRoutes::set_smoky(PlaceIndex place, bool smoky) {
    memory_.mark(place, smoky);
    for (const std::uint32_t row : classes_by_place_[place.row()]) price_smoke(classes_[row].handle, place, smoky);
}

std::uint32_t OrderRoutes::class_of(const Knows& knows, const DecideState& decide) {
    static const std::vector<PlaceIndex> k_nowhere;
    const std::vector<PlaceIndex>& places = knows.smoke > 0 ? decide.smoke_sets[knows.smoke] : k_nowhere;
    const auto it = class_rows_.find(knows);
    if (it != class_rows_.end() && classes_[it->second].places == places) return it->second;
    const auto row = static_cast<std::uint32_t>(classes_.size());
    Class c{knows, routes_.add_class_like(classes_[class_rows_.at({0, 0, knows.driven})].handle), places};
    if (knows.width_cm > 0) {
        for (std::size_t i = 0; i < world_.openings.size(); ++i) set_opening(c, i, doors_[i]);
    }
    for (const PlaceIndex place : places) {
        classes_by_place_[place.row()].push_back(row);
        price_smoke(c.handle, place, memory_.bad(place));
    }
    classes_.push_back(std::move(c));
    class_rows_[knows] = row;
    return row;
}

void OrderRoutes::update_smoke(const fire::FireStatic& fire_fixed, const fire::FireState& fire,
                               const DecideRules& rules) {
    const auto thick = [&](PlaceIndex place) {
        if (!fire::place_affected(fire, place)) return false;
        const auto c = fire::conditions_at(fire_fixed, fire, place, world_.places[place.row()].centre, 1.5);
        return c.extinction > rules.shelter_extinction || c.flux > rules.pass_flux || c.temperature > rules.hot_gas;
    };
    std::erase_if(smoky_list_, [&](PlaceIndex place) {
        if (thick(place)) return false;
        set_smoky(place, false);
        return true;
    });
    for (const PlaceIndex place : fire.affected_list) {
        if (memory_.bad(place) || !thick(place)) continue;
        set_smoky(place, true);
        smoky_list_.push_back(place);
    }
}

void OrderRoutes::update(const world::WorldState& doors, const fire::FireStatic& fire_fixed,
                         const fire::FireState& fire, const DecideRules& rules) {
    update_openings(doors);
    update_smoke(fire_fixed, fire, rules);
    routes_.refresh();
}

world::WalkDestination OrderRoutes::destination(const WalkOrder& order) const {
    world::WalkDestination d;
    if (order.kind == OrderKind::Exits || order.kind == OrderKind::AnyExit || order.kind == OrderKind::ClearExit) {
        d.portals = exits_;
        d.leaves = true;
        return d;
    }
    const bool point = order.kind == OrderKind::Point;
    const Vec2 at = point ? order.at : world_.places[order.place.row()].centre;
    d.spot.patch = patch_holding(world_, walk_.geometry, order.place, at);
    if (d.spot.patch == k_walk_none) return d;
    d.spot.a = d.spot.b = inside(walk_.geometry, d.spot.patch, at);
    // In a small room a metre from its middle is still the doorway.
    d.arrive_across = d.arrive_along = point ? 0.5 : world_.places[order.place.row()].outdoors ? 1.0 : 0.4;
    return d;
}

std::uint32_t OrderRoutes::route(const Aim& aim, const Knows& knows, const DecideState& decide, const world::WalkDestination& d) {
    auto at = destinations_.find(aim);
    if (at == destinations_.end()) at = destinations_.emplace(aim, routes_.add_destination(d)).first;
    const std::uint32_t cls = class_of(knows, decide);
    const auto [it, fresh] = made_.try_emplace({at->second, cls}, 0);
    if (fresh) it->second = routes_.route(at->second, classes_[cls].handle);
    return it->second;
}

std::uint32_t OrderRoutes::route_of(const WalkOrder& order, Knows knows, const DecideState& decide) {
    knows.driven = order.kind == OrderKind::AnyExit || order.kind == OrderKind::AnyPlace;
    const bool out = order.kind == OrderKind::Exits || order.kind == OrderKind::AnyExit || order.kind == OrderKind::ClearExit;
    const bool point = order.kind == OrderKind::Point;
    const int aim = out ? 0 : point ? 1 : 2;
    const Aim key{aim, order.place.v, point ? order.at.x : 0.0, point ? order.at.y : 0.0};
    const bool known = destinations_.count(key) != 0;
    return route(key, knows, decide, known ? world::WalkDestination{} : destination(order));
}

std::uint32_t OrderRoutes::route_by_exit(OpeningIndex exit, const Knows& knows, const DecideState& decide) {
    world::WalkDestination d;
    // An opening nobody can walk through leaves a destination without ways: who is sent there is told of as one.
    if (const std::uint32_t portal = walk_.portal_of_opening[exit.row()]; portal != k_walk_none) d.portals = {portal};
    d.leaves = true;
    return route({3, exit.v, 0.0, 0.0}, knows, decide, d);
}

std::uint32_t OrderRoutes::assigned_exit(const StepContext& ctx, const PeopleStatic& people, const PeopleState& state,
                                         std::size_t row, const Knows& knows) {
    const Prescribed& told = people.prescribed[people.prescribed_of[row]];
    if (told.exit_weights.size() != told.exits.size()) return route_by_exit(told.exits.front(), knows, state.decide);
    std::vector<std::uint32_t> routes;
    for (const OpeningIndex exit : told.exits) routes.push_back(route_by_exit(exit, knows, state.decide));
    return choose_exit({routes, told.exit_weights}, ctx.seed, people, state, PersonIndex(row));
}

void OrderRoutes::apply(const StepContext& ctx, const PeopleStatic& people, const world::WorldState& doors, PeopleState& state) {
    WalkState& walk = state.walk;
    memory_.look(people, doors, state);
    due_.clear();
    for (const PersonIndex person : state.attentive) {
        const std::size_t i = person.row();
        if (i >= people.size() || i >= state.decide.order.size()) continue;
        const WalkOrder& order = state.decide.order[i];
        const WalkMode mode = walk.mode[i];
        if (order.kind == OrderKind::None || mode == WalkMode::Out || mode == WalkMode::Absent ||
            mode == WalkMode::Carried || mode == WalkMode::Passage) {
            continue;
        }
        if (order.kind == OrderKind::Stand) {
            if (mode == WalkMode::Walking) stand_still(walk, person.v);
            continue;
        }
        const bool told = order.kind == OrderKind::Exits && people.prescribed_of[i] != PeopleStatic::k_none &&
                          !people.prescribed[people.prescribed_of[i]].exits.empty();
        const Knows knows{state.decide.smoke_known[i], way_needed_cm(walk.radius[i]), false};
        const std::uint32_t route = told ? assigned_exit(ctx, people, state, i, knows) : route_of(order, knows, state.decide);
        const bool going = walk.route[i] == route && (mode == WalkMode::Walking || mode == WalkMode::Arrived);
        if (going) continue;
        // Decisions fall at slow steps; a time that is stated holds to the tick.
        if (static_cast<double>(people.population.prescribed_response[i]) > ctx.now && order.kind == OrderKind::Exits) {
            due_.emplace_back(person, route);
        } else {
            walk_to(walk, person.v, route);
        }
    }
    rest_unused(walk);
}

void OrderRoutes::rest_unused(const WalkState& walk) {
    used_.assign(routes_.route_count(), 0);
    for (const std::uint32_t i : walk.active) {
        if (walk.route[i] != k_walk_none) used_[walk.route[i]] = 1;
    }
    for (const auto& [person, route] : due_) used_[route] = 1;
    for (std::uint32_t r = 0; r < used_.size(); ++r) routes_.set_resting(r, used_[r] == 0);
}

void OrderRoutes::start_due(double now, const PeopleStatic& people, PeopleState& state) {
    std::erase_if(due_, [&](const auto& d) {
        const auto [person, route] = d;
        if (static_cast<double>(people.population.prescribed_response[person.row()]) > now) return false;
        walk_to(state.walk, person.v, route);
        return true;
    });
}

PlaceIndex place_of(const world::World& world, const PeopleState& state, PersonIndex person) {
    const std::uint32_t patch = state.walk.patch[person.row()];
    return patch < world.patches.size() ? world.patches[patch].place : PlaceIndex();
}

bool arrived(const world::World& world, const PeopleState& state, PersonIndex person, const WalkOrder& order,
             double reach) {
    if (place_of(world, state, person) != order.place) return false;
    if (order.kind == OrderKind::Place || order.kind == OrderKind::AnyPlace) return true;
    return distance(state.walk.pos[person.row()], order.at) <= reach ||
           state.walk.mode[person.row()] == WalkMode::Arrived;
}

std::vector<OpeningIndex> own_doors(const world::World& world, const Household& home) {
    std::vector<OpeningIndex> doors;
    const auto take = [&](OpeningIndex row) {
        const world::Opening& o = world.openings[row.row()];
        if (o.initial == OpeningState::Locked && o.needs != "tool" && o.walkable) doors.push_back(row);
    };
    const auto take_all = [&](const std::vector<PlaceIndex>& places) {
        for (const PlaceIndex p : places) std::for_each(world.openings_of[p.row()].begin(), world.openings_of[p.row()].end(), take);
    };
    take_all(home.home);
    if (home.building.valid()) take_all(world.buildings[home.building.row()].places);
    if (home.front_door.valid()) take(home.front_door);
    std::sort(doors.begin(), doors.end());
    doors.erase(std::unique(doors.begin(), doors.end()), doors.end());
    return doors;
}

}  // namespace taicho::people
