// Neighbours break a way into a house whose people cannot get out; without tools the cage stays shut (B4).
#include <algorithm>
#include <cmath>

#include "fire/conditions.h"
#include "people/place_lists.h"
#include "people/tools.h"
#include "response/resolve_scene.h"

namespace taicho::response {

using people::Activity;
using people::Task;

namespace {

constexpr double k_fetch_range = 60.0;   // [m] to the tool and to the house (J)
constexpr double k_pace = 1.25;          // [m/s]

bool shut(const Scene& s, OpeningIndex o) {
    const world::OpeningState state = s.doors.opening_state[o.row()];
    return state == world::OpeningState::Locked || (state == world::OpeningState::None && s.world.openings[o.row()].needs == "tool");
}

bool cage(const world::Opening& o) {
    return o.kind == world::OpeningKind::Cage || o.barred || o.kind == world::OpeningKind::Gate ||
           o.kind == world::OpeningKind::Shutter || o.kind == world::OpeningKind::Door;
}

/// Somebody in the place cannot get out by themselves.
bool trapped(const Scene& s, PlaceIndex place) {
    bool any = false;
    people::for_people_in(s.persons, place, [&](std::size_t i) {
        const Activity a = s.persons.activity[i];
        const bool held = s.persons.task[i] == Task::Shelter || s.persons.walk.wait[i] == people::WalkWait::NoWay ||
                          s.persons.walk.still_s[i] > 60.0f || a == Activity::Incapacitated || a == Activity::Asleep;
        any = any || (held && a != Activity::Dead);
    });
    return any;
}

/// Shortest way from somebody to a tool that opens this and on to it [m]; none: negative.
double tool_way(const Scene& s, PersonIndex who, const world::Opening& o) {
    const Vec2 from = s.persons.walk.pos[who.row()], to = 0.5 * (o.p0 + o.p1);
    double best = -1.0;
    const auto look = [&](std::uint8_t tools, Vec2 at) {
        if (!(cage(o) ? people::opens_cage(tools) : people::opens_wall(tools))) return;
        const double way = distance(from, at) + distance(at, to);
        if (distance(from, at) <= k_fetch_range && (best < 0.0 || way < best)) best = way;
    };
    const HouseholdIndex home = s.people.population.household[who.row()];
    if (home.valid() && s.people.households[home.row()].door_place.valid()) {
        const people::Household& h = s.people.households[home.row()];
        look(h.tools, s.world.places[h.door_place.row()].centre);
    }
    for (const ToolPlace& t : s.fixed.tool_places) {
        if (!removed(s, t.fixture)) look(t.tools, t.at);
    }
    return best;
}

bool under_way(const Scene& s, OpeningIndex o) {
    return std::any_of(s.state.breaches.begin(), s.state.breaches.end(), [&](const Breach& b) { return b.opening == o; });
}

/// The quickest of those at hand begins; the seconds are those of the opening kind.
void begin_breach(Scene& s, OpeningIndex o, const std::vector<PersonIndex>& at_hand) {
    const world::Opening& w = s.world.openings[o.row()];
    PersonIndex best;
    double least = 1e300;
    for (const PersonIndex p : at_hand) {
        const bool busy = std::any_of(s.state.breaches.begin(), s.state.breaches.end(), [&](const Breach& b) { return b.by == p; });
        const double way = busy ? -1.0 : tool_way(s, p, w);
        if (way < 0.0 || way >= least) continue;
        least = way;
        best = p;
    }
    if (!best.valid()) return;
    const people::DecideRules& r = s.people.decide.rules;
    const double u = draw_uniform(key_of(s, best, Purpose::BreakOut, 1));
    const double work = cage(w) ? r.cage_low + (r.cage_high - r.cage_low) * u : r.wall_low + (r.wall_high - r.wall_low) * u;
    s.state.breaches.push_back({o, best, s.ctx.now + least / k_pace + work});
    s.persons.task[best.row()] = Task::Watch;
    s.persons.activity[best.row()] = Activity::Helping;
    s.persons.task_until[best.row()] = s.state.breaches.back().due_at;
}

void finish_breaches(Scene& s) {
    std::erase_if(s.state.breaches, [&](const Breach& b) {
        const Activity a = s.persons.activity[b.by.row()];
        if (a == Activity::Dead || a == Activity::Incapacitated || a == Activity::Out) return true;
        if (s.ctx.now < b.due_at) return false;
        s.world_requests.push_back({s.ctx.now, b.opening, world::OpeningState::Broken, 1.0f, b.by.v});
        return true;
    });
}

}  // namespace

void advance_breaches(Scene& s) {
    finish_breaches(s);
    if (s.state.joined.empty()) return;
    std::vector<PersonIndex> at_hand;
    bool looked = false;
    for (const PlaceIndex p : s.fire.affected_list) {
        const world::Place& room = s.world.places[p.row()];
        if (room.outdoors || room.level > 1 || !trapped(s, p)) continue;   // from the ground, or off a neighbour's balcony
        for (const OpeningIndex o : s.world.openings_of[p.row()]) {
            const world::Opening& w = s.world.openings[o.row()];
            const PlaceIndex next = s.world.across(o, p);
            const bool outer = !next.valid() || s.world.places[next.row()].outdoors;
            if (!outer || !w.walkable || !shut(s, o) || under_way(s, o)) continue;
            if (!looked) at_hand = hands(s, room.centre, k_fetch_range);
            looked = true;
            begin_breach(s, o, at_hand);
        }
    }
}

}  // namespace taicho::response
