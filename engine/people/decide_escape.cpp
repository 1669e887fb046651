// When the way is lost: second exit, break out, shelter, jump (people handbook B4, B5).
#include <algorithm>
#include <cmath>

#include "people/decide_scene.h"
#include "people/falls.h"
#include "people/tools.h"

namespace taicho::people {

namespace {

const Household* home_of(const Scene& sc, PersonIndex who) {
    const HouseholdIndex home = sc.people.population.household[who.row()];
    return home.valid() ? &sc.people.households[home.row()] : nullptr;
}

bool second_kind(const world::Opening& o) {
    return o.kind == world::OpeningKind::RoofWay || o.kind == world::OpeningKind::Balcony ||
           o.kind == world::OpeningKind::Hatch;
}

OpeningIndex open_second_way(const Scene& sc, const std::vector<PlaceIndex>& places) {
    for (const PlaceIndex p : places) {
        for (const OpeningIndex o : sc.world.openings_of[p.row()]) {
            if (second_kind(sc.world.openings[o.row()]) && world::passable(sc.doors.opening_state[o.row()])) return o;
        }
    }
    return {};
}

bool at_home(const Scene& sc, const Household& h, PlaceIndex place) {
    return h.building.valid() && place.valid() && sc.world.places[place.row()].building == h.building;
}

/// Those of the family who are within call tell one another of the second way: one who knows it is enough.
bool family_knows_second_way(const Scene& sc, const Household& h, PersonIndex who) {
    const auto& knows = sc.people.population.knows_second_exit;
    if (knows[who.row()] != 0) return true;
    if (!within_call(sc, h, who)) return false;
    return std::any_of(h.members.begin(), h.members.end(),
                       [&](PersonIndex m) { return m != who && knows[m.row()] != 0 && attentive(sc, m) && within_call(sc, h, m); });
}

/// Stages of Task::SecondExit: on the way to it, making it ready, passing it (0: out by whatever stands open).
constexpr std::uint8_t k_to_second = 8, k_ready_second = 10, k_past_second = 11;

constexpr double k_before_it = 0.4;   ///< [m] where one stands to open it: a body off the wall (J)

/// The second way of the own home, or of the house one has fled into: there nobody has been shown it, one looks for it (B4).
bool takes_second_exit(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    const Household* h = home_of(sc, who);
    const BuildingIndex building = here.place.valid() ? sc.world.places[here.place.row()].building : BuildingIndex();
    if (!building.valid()) return false;
    const bool home = h != nullptr && at_home(sc, *h, here.place);
    const std::uint8_t tried = home ? k_tried_second : k_tried_other_second;
    if ((sc.d().tried_ways[i] & tried) != 0) return false;
    const OpeningIndex way = open_second_way(sc, home ? h->home : sc.world.buildings[building.row()].places);
    if (!way.valid()) return false;
    sc.d().tried_ways[i] |= tried;
    const DecideRules& r = sc.rules();
    const double drill = skill_of(sc, who).drill();
    const double p = home && family_knows_second_way(sc, *h, who)
                         ? 1.0 : r.second_exit_other + (r.second_exit_known - r.second_exit_other) * drill;
    if (!decides(sc, who, Decision::SecondExit, p, uniform(sc, who, Purpose::ExitChoice, home ? 1 : 4), here)) return false;
    const world::Opening& w = sc.world.openings[way.row()];
    const bool inner = w.a.valid() && sc.world.places[w.a.row()].building == building;
    sc.s.target_opening[i] = way;
    set_task(sc, who, Task::SecondExit, Activity::Walking, k_to_second);
    // Up to it, within reach: from across the room the stair may still be the shorter way over.
    const PlaceIndex from = inner ? w.a : w.b;
    const Vec2 middle = 0.5 * (w.p0 + w.p1);
    order(sc, who, {OrderKind::Point, from, middle + k_before_it * normalised(sc.world.places[from.row()].centre - middle)});
    return true;
}

/// To the second way, seconds to open it, and through.
void go_on_by_second(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    const world::Opening& w = sc.world.openings[sc.s.target_opening[i].row()];
    const bool there = arrived(sc.world, sc.s, who, sc.d().order[i], 1.0);
    // A second way that leads through the smoke one turned back from is none.
    if (sc.s.task_stage[i] == k_to_second && !there && sc.d().tried_ways[i] != 0xFF && smoke_shuts(sc, who, here)) {
        way_lost(sc, who, here);
        return;
    }
    if (sc.s.task_stage[i] == k_to_second && there) {
        // 20-60 s in all (B4): what the passage of the map does not already take goes into opening it.
        const DecideRules& r = sc.rules();
        const double takes = r.second_exit_low + (r.second_exit_high - r.second_exit_low) * uniform(sc, who, Purpose::ExitChoice, 3);
        sc.s.task_until[i] = sc.now() + std::max(0.0, takes - w.pass_s);
        sc.s.task_stage[i] = k_ready_second;
    } else if (sc.s.task_stage[i] == k_ready_second && sc.now() >= sc.s.task_until[i]) {
        const PlaceIndex beyond = sc.world.across(sc.s.target_opening[i], here.place);
        sc.s.task_stage[i] = beyond.valid() ? k_past_second : 0;
        order(sc, who, beyond.valid() ? WalkOrder{OrderKind::AnyPlace, beyond, {}} : WalkOrder{OrderKind::AnyExit, {}, {}});
    } else if (sc.s.task_stage[i] == k_past_second && there) {
        start_leave(sc, who, here);
    }
}

/// A cage, barred window or wall of the home that can be broken; the person's own storey first.
OpeningIndex breakable(const Scene& sc, const Household& h, PlaceIndex from) {
    OpeningIndex best;
    int least = 1 << 20;
    for (const PlaceIndex p : h.home) {
        for (const OpeningIndex o : sc.world.openings_of[p.row()]) {
            const world::Opening& w = sc.world.openings[o.row()];
            const world::OpeningState s = sc.doors.opening_state[o.row()];
            const bool shut = s == world::OpeningState::Locked || s == world::OpeningState::None;
            const bool kind = w.kind == world::OpeningKind::Cage || w.barred || (w.latent && w.needs == "tool");
            if (!shut || !kind || !w.walkable) continue;
            const int off = from.valid() ? std::abs(sc.world.places[from.row()].level - w.level) : 0;
            if (off < least) {
                least = off;
                best = o;
            }
        }
    }
    return best;
}

bool breaks_out(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    const Household* h = home_of(sc, who);
    if ((sc.d().tried_ways[i] & k_tried_break) != 0 || h == nullptr || !adult(sc, who) || !able(sc, who)) return false;
    sc.d().tried_ways[i] |= k_tried_break;
    const OpeningIndex o = breakable(sc, *h, here.place);
    if (!o.valid()) return false;
    const DecideRules& r = sc.rules();
    const bool wall = sc.world.openings[o.row()].kind != world::OpeningKind::Cage && !sc.world.openings[o.row()].barred;
    if (wall && !opens_wall(h->tools)) return false;   // brick without a tool: impossible (B4)
    const bool tool = wall || opens_cage(h->tools);
    const double u = uniform(sc, who, Purpose::BreakOut);
    double t = wall ? r.wall_low + (r.wall_high - r.wall_low) * u : r.cage_low + (r.cage_high - r.cage_low) * u;
    if (!tool) t *= r.no_tool_factor;
    report(sc, who, Decision::BreakOut, tool ? 1.0 : 1.0 / r.no_tool_factor, u, here);
    sc.s.target_opening[i] = o;
    sc.s.task_until[i] = sc.now() + t;
    set_task(sc, who, Task::BreakOut, Activity::Preparing, 0);
    const world::Opening& w = sc.world.openings[o.row()];
    const bool inner = std::find(h->home.begin(), h->home.end(), w.a) != h->home.end();
    order(sc, who, {OrderKind::Place, inner ? w.a : w.b, {}});
    return true;
}

/// Back to the safest room that can be reached, door shut (B5).
void shelters(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    const WalkOrder room = refuge_room(sc, who, here);
    const PlaceIndex best = room.kind == OrderKind::Place ? room.place : here.place;
    sc.d().tried_ways[i] |= k_tried_shelter;
    set_task(sc, who, Task::Shelter, Activity::Sheltering, 0);
    order(sc, who, {OrderKind::Place, best, {}});
    tell(sc, EventKind::Sheltered, who, best);
}

bool window_here(const Scene& sc, PlaceIndex place) {
    for (const OpeningIndex o : sc.world.openings_of[place.row()]) {
        const world::Opening& w = sc.world.openings[o.row()];
        const bool free = (w.kind == world::OpeningKind::Window || w.kind == world::OpeningKind::Balcony) && !w.barred;
        const PlaceIndex next = sc.world.across(o, place);
        if (free && (!next.valid() || sc.world.places[next.row()].outdoors)) return true;
    }
    return false;
}

/// Stage of Task::SecondExit for somebody on a rope ladder.
constexpr std::uint8_t k_on_ladder = 9;

/// Out of the window by the home's rope ladder: rigging and climbing take seconds, some fall (B4).
bool climbs_down(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    const Household* h = home_of(sc, who);
    if (h == nullptr || (h->tools & k_rope_ladder) == 0 || (sc.d().tried_ways[i] & k_tried_ladder) != 0) return false;
    if (!here.place.valid() || !adult(sc, who) || !able(sc, who)) return false;
    const int level = sc.world.places[here.place.row()].level;
    if (level < 1 || !window_here(sc, here.place)) return false;
    sc.d().tried_ways[i] |= k_tried_ladder;
    const DecideRules& r = sc.rules();
    const double p = ladder_probability(r, skill_of(sc, who));
    if (!decides(sc, who, Decision::SecondExit, p, uniform(sc, who, Purpose::ExitChoice, 2), here)) return false;
    sc.s.task_until[i] = sc.now() + r.ladder_rig + r.ladder_storey * level;
    set_task(sc, who, Task::SecondExit, Activity::Preparing, k_on_ladder);
    order(sc, who, {OrderKind::Stand, {}, {}});
    return true;
}

void fall(const Scene& sc, PersonIndex who, PlaceIndex place) {
    const FallFrom from{place, sc.world.places[place.row()].level, true, EventKind::Jumped};
    come_down(sc.s, who, from, uniform(sc, who, Purpose::Fall), sc.now(), sc.events);
}

/// Down, or fallen on the way.
void leave_ladder(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    if (uniform(sc, who, Purpose::Fall, 1) < sc.rules().ladder_fall) {
        fall(sc, who, here.place);
        return;
    }
    sc.s.out_at[i] = sc.now();
    set_task(sc, who, Task::SecondExit, Activity::Out);
    sc.s.walk.mode[i] = WalkMode::Out;
    tell(sc, EventKind::Out, who, here.place);
}

void sit_out(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    if (sc.s.task_stage[i] == 0 && settled(sc, who)) {
        shut_doors(sc, who, here.place);
        sc.s.task_stage[i] = 1;
        order(sc, who, {OrderKind::Stand, {}, {}});
    }
    if (!here.place.valid()) return;
    const bool window = sc.world.places[here.place.row()].level > 0 && window_here(sc, here.place);
    const double p = window ? jump_probability(sc.rules(), sc.s.fed_gas[i], here.at_face.flux, false, sc.ctx.dt) : 0.0;
    const auto occasion = static_cast<std::uint32_t>(std::lround(sc.now() / sc.ctx.dt));
    if (p > 0.0 && decides(sc, who, Decision::Jump, p, uniform(sc, who, Purpose::JumpChoice, occasion), here)) {
        fall(sc, who, here.place);
        return;
    }
    // The air has cleared: people come out again (J).
    if (!here.affected && sc.s.task_stage[i] == 1 && sc.now() > sc.s.task_until[i] + 600.0) start_leave(sc, who, here);
}

}  // namespace

namespace {

/// The one way out of the home leads through the room that burns, as far as one knows.
bool way_leads_past_fire(const Scene& sc, PersonIndex who) {
    const PlaceIndex fire = sc.s.fire_place[who.row()];
    const HouseholdIndex home = sc.people.population.household[who.row()];
    if (!fire.valid() || !home.valid()) return false;
    const float seen = sc.s.seen_hrr[who.row()];
    if (seen > 0.0f && seen < static_cast<float>(sc.rules().run_past_w)) return false;
    const BuildingIndex building = sc.people.households[home.row()].building;
    if (!building.valid() || sc.world.places[fire.row()].building != building) return false;
    bool leads = false;
    for (const PlaceIndex p : sc.world.buildings[building.row()].places) {
        for (const OpeningIndex o : sc.world.openings_of[p.row()]) {
            const world::Opening& w = sc.world.openings[o.row()];
            const PlaceIndex next = sc.world.across(o, p);
            if (!w.walkable || w.latent || w.pass_s > 0.0 || second_kind(w)) continue;
            if (!w.exit && !(next.valid() && sc.world.places[next.row()].outdoors)) continue;
            if (p != fire) return false;
            leads = true;
        }
    }
    return leads;
}

}  // namespace

bool known_second_way(const Scene& sc, PersonIndex who, const Here& here) {
    const Household* h = home_of(sc, who);
    if (h == nullptr || !at_home(sc, *h, here.place) || here.place == sc.s.fire_place[who.row()]) return false;
    return way_leads_past_fire(sc, who) && family_knows_second_way(sc, *h, who) && takes_second_exit(sc, who, here);
}

bool second_way(const Scene& sc, PersonIndex who, const Here& here) {
    return takes_second_exit(sc, who, here) || climbs_down(sc, who, here);
}

void way_lost(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    shut_fire_in(sc, who, here);
    if (takes_second_exit(sc, who, here) || breaks_out(sc, who, here) || climbs_down(sc, who, here)) return;
    if ((sc.d().tried_ways[i] & k_tried_shelter) == 0) {
        // Through flames nobody goes while there is a place to go back to (B5: door hot).
        const bool flames = here.at_face.flux > sc.rules().flux_untrained || heat_ahead(sc, who, here) > 1.0;
        const double p = flames ? 1.0 : shelter_probability(sc.rules(), skill_of(sc, who));
        if (decides(sc, who, Decision::Shelter, p, uniform(sc, who, Purpose::ShelterChoice), here)) {
            sc.s.task_until[i] = sc.now();
            shelters(sc, who, here);
            return;
        }
    }
    // No other way: through the smoke, and no turning back any more.
    sc.d().tried_ways[i] = 0xFF;
    set_task(sc, who, Task::Leave, Activity::Walking);
    order(sc, who, {OrderKind::ClearExit, {}, {}});
    report(sc, who, Decision::PassSmoke, 1.0, 0.0, here);
}

void go_on_escaping(const Scene& sc, PersonIndex who, const Here& here) {
    const std::size_t i = who.row();
    if (sc.s.task[i] == Task::Shelter) {
        sit_out(sc, who, here);
        return;
    }
    if (sc.s.task[i] == Task::BreakOut) {
        if (sc.now() < sc.s.task_until[i]) return;
        intend(sc, who, IntentKind::BreakOpening).opening = sc.s.target_opening[i];
        set_task(sc, who, Task::SecondExit, Activity::Walking);
        order(sc, who, {OrderKind::AnyExit, {}, {}});
        return;
    }
    if (sc.s.task[i] == Task::SecondExit && sc.s.task_stage[i] == k_on_ladder) {
        if (sc.now() >= sc.s.task_until[i]) leave_ladder(sc, who, here);
        return;
    }
    if (sc.s.task_stage[i] >= k_to_second) go_on_by_second(sc, who, here);
    // Opening it and climbing through take their time: that is no being stuck.
    const bool at_it = sc.s.task[i] == Task::SecondExit && sc.s.task_stage[i] >= k_ready_second;
    if (!at_it && stuck_here(sc, who, here)) way_lost(sc, who, here);
}

}  // namespace taicho::people
