#include "response/preparedness.h"

#include <algorithm>
#include <cmath>

#include "core/hash.h"
#include "core/rng.h"
#include "response/block_alarm.h"
#include "response/coverage.h"
#include "response/service.h"

namespace taicho::response {

using people::Household;
using people::PeopleStatic;
using people::Training;

namespace {

bool grown(const PeopleStatic& people, PersonIndex m) {
    const auto age = people.population.age[m.row()];
    return age >= 16 && age < 70;
}

bool trained_home(const PeopleStatic& people, const Household& h) {
    return std::any_of(h.members.begin(), h.members.end(), [&](PersonIndex m) {
        return people.population.training[m.row()] != Training::None;
    });
}

/// Trained homes pass the talk on to an untrained one of their group (A2, J).
void diffuse(const Measures& m, std::uint64_t seed, PeopleStatic& people) {
    const double p = 1.0 - std::pow(1.0 - people.parameters[people::Param::DiffusionPerYear], m.training.months_since / 12.0);
    std::vector<std::uint8_t> taught(people.households.size(), 0);
    for (std::size_t j = 0; j < people.households.size(); ++j) taught[j] = trained_home(people, people.households[j]);
    const std::vector<std::uint8_t> first = taught;
    for (std::size_t j = 0; j < people.households.size(); ++j) {
        const Household& h = people.households[j];
        if (first[j] == 0 || !h.group.valid() || !draw_chance({seed, h.key, Purpose::Diffusion, 0}, p)) continue;
        for (const HouseholdIndex other : people.groups[h.group.row()].households) {
            if (taught[other.row()] != 0) continue;
            const Household& o = people.households[other.row()];
            teach(people, pick_member(people, o, seed, Purpose::Training), Training::Talk, 0.5 * m.training.months_since);
            taught[other.row()] = 1;
            break;
        }
    }
}

/// Where the household's bell hangs: as drawn, else inside the front door at the ground floor (D1).
Bell bell_of(const world::World& world, const PeopleStatic& people, HouseholdIndex home) {
    const Household& h = people.households[home.row()];
    Bell bell;
    bell.home = home;
    for (const PlaceIndex p : h.home) {
        for (const FixtureIndex f : world.fixtures_of[p.row()]) {
            if (world.fixtures[f.row()].kind != world::FixtureKind::Bell) continue;
            bell.fixture = f;
            bell.place = p;
            return bell;
        }
    }
    if (h.front_door.valid()) {
        const world::Opening& o = world.openings[h.front_door.row()];
        for (const PlaceIndex side : {o.a, o.b}) {
            if (!side.valid() || people.household_of_place[side.row()] != home) continue;
            bell.place = side;
            return bell;
        }
    }
    if (!h.home.empty()) bell.place = h.home.front();
    return bell;
}

void hang_bells(const world::World& world, const PeopleStatic& people, ResponseStatic& out) {
    for (std::size_t g = 0; g < people.groups.size(); ++g) {
        out.first_bell.push_back(static_cast<std::uint32_t>(out.bells.size()));
        if (out.group_linked[g] == 0) continue;
        for (const HouseholdIndex j : people.groups[g].households) {
            const Bell bell = bell_of(world, people, j);
            if (bell.place.valid()) out.bells.push_back(bell);
        }
    }
    out.first_bell.push_back(static_cast<std::uint32_t>(out.bells.size()));
}

bool stated_or(int stated, bool measure) { return stated >= 0 ? stated > 0 : measure; }

}  // namespace

/// The member who is trained or volunteers: one lasting draw per person, the least wins.
PersonIndex pick_member(const PeopleStatic& people, const Household& h, std::uint64_t seed, Purpose purpose) {
    PersonIndex best;
    double least = 2.0;
    for (const PersonIndex m : h.members) {
        if (!grown(people, m)) continue;
        const double u = draw_uniform({seed, people.population.key[m.row()], purpose, 0});
        if (u < least) {
            least = u;
            best = m;
        }
    }
    return best;
}

void teach(PeopleStatic& people, PersonIndex who, Training level, double months) {
    if (!who.valid() || people.population.training[who.row()] >= level) return;
    people.population.training[who.row()] = level;
    people.population.training_retention[who.row()] = static_cast<float>(std::exp(-months / people.parameters[people::Param::TrainingFadeMonths]));
}

void train(const Measures& m, const world::World& world, std::uint64_t seed, PeopleStatic& people) {
    const auto order = coverage_order(m.training.order, people, world, seed, Purpose::Training);
    const auto drill = first_of(order, m.training.drill_fraction);
    const auto talk = first_of(order, std::max(m.training.talk_fraction, m.training.drill_fraction));
    for (std::size_t j = 0; j < people.households.size(); ++j) {
        const Household& h = people.households[j];
        const bool drilled = stated_or(h.stated.trained, drill[j] != 0);
        if (!drilled && (talk[j] == 0 || h.stated.trained == 0)) continue;
        teach(people, pick_member(people, h, seed, Purpose::Training), drilled ? Training::Drill : Training::Talk,
              m.training.months_since);
    }
    if (m.training.diffusion) diffuse(m, seed, people);
}

void link_groups(const Measures& m, const world::World& world, std::uint64_t seed, PeopleStatic& people,
                 ResponseStatic& out) {
    // Homes that name no group: neighbours along the alley, `group_size` at a time.
    std::vector<HouseholdIndex> loose;
    for (const HouseholdIndex j : coverage_order(CoverageOrder::ByAlley, people, world, seed, Purpose::GroupMember)) {
        if (!people.households[j.row()].group.valid() && !people.households[j.row()].home.empty()) loose.push_back(j);
    }
    const auto size = static_cast<std::size_t>(std::max(2, m.linked_groups.group_size));
    for (std::size_t k = 0; k < loose.size(); k += size) {
        people::LinkedGroup g;
        g.id = "group:" + people.households[loose[k].row()].id;
        g.key = hash_text(g.id);
        for (std::size_t n = k; n < std::min(loose.size(), k + size); ++n) {
            g.households.push_back(loose[n]);
            people.households[loose[n].row()].group = GroupIndex(people.groups.size());
        }
        people.groups.push_back(g);
    }
    std::vector<std::pair<double, std::uint32_t>> order;
    std::size_t homes = 0;
    for (std::size_t g = 0; g < people.groups.size(); ++g) {
        order.emplace_back(draw_uniform({seed, people.groups[g].key, Purpose::GroupMember, 0}), static_cast<std::uint32_t>(g));
        homes += people.groups[g].households.size();
    }
    std::sort(order.begin(), order.end());
    out.group_linked.assign(people.groups.size(), 0);
    out.bell_works.assign(people.groups.size(), 0);
    double left = m.linked_groups.households_fraction * static_cast<double>(homes);
    for (const auto& [u, g] : order) {
        const people::LinkedGroup& group = people.groups[g];
        if (left < 0.5 * static_cast<double>(group.households.size())) break;
        left -= static_cast<double>(group.households.size());
        out.group_linked[g] = 1;
        out.bell_works[g] = draw_chance({seed, group.key, Purpose::BellWorks, 0}, m.linked_groups.bell_reliability);
        for (const HouseholdIndex j : group.households) people.households[j.row()].has_bell = true;
        const PersonIndex leader = pick_member(people, people.households[group.households.front().row()], seed, Purpose::GroupLeader);
        if (leader.valid()) people.population.leader[leader.row()] = 1;
    }
    hang_bells(world, people, out);
}

void equip_households(const Measures& m, const world::World& world, std::uint64_t seed, PeopleStatic& people) {
    const auto tools = first_of(coverage_order(CoverageOrder::Random, people, world, seed, Purpose::HasTools), m.tools.households_fraction);
    const auto help = first_of(coverage_order(CoverageOrder::Random, people, world, seed, Purpose::Volunteer), m.volunteers.households_fraction);
    for (std::size_t j = 0; j < people.households.size(); ++j) {
        Household& h = people.households[j];
        h.has_tools = stated_or(h.stated.tools, tools[j] != 0);
        if (!stated_or(h.stated.volunteer, help[j] != 0)) continue;
        const PersonIndex v = pick_member(people, h, seed, Purpose::Volunteer);
        if (v.valid()) people.population.volunteer[v.row()] = 1;
    }
}

namespace {

/// One lasting draw per person (B4).
void learn_second_exit(PeopleStatic& people, PersonIndex p, std::uint64_t seed) {
    const double know = people.population.training[p.row()] == Training::Drill ? people.decide.rules.second_exit_known
                                                                              : people.decide.rules.second_exit_other;
    if (draw_uniform({seed, people.population.key[p.row()], Purpose::KnowsExits, 0}) < know) people.population.knows_second_exit[p.row()] = 1;
}

/// Roof and balcony ways between the homes of a formed group (people D1).
void open_group_ways(const Measures& m, const world::World& world, std::uint64_t seed, PeopleStatic& people, ResponseStatic& out) {
    if (!m.linked_groups.ways) return;
    const auto member = [&](PlaceIndex p) { return p.valid() ? people.household_of_place[p.row()] : HouseholdIndex(); };
    for (std::size_t o = 0; o < world.openings.size(); ++o) {
        const world::Opening& w = world.openings[o];
        const bool kind = w.kind == world::OpeningKind::RoofWay || w.kind == world::OpeningKind::Balcony;
        const HouseholdIndex a = member(w.a), b = member(w.b);
        if (!kind || !(w.latent || w.initial == world::OpeningState::Locked) || !a.valid() || !b.valid() || a == b) continue;
        const GroupIndex g = people.households[a.row()].group;
        if (!g.valid() || g != people.households[b.row()].group || out.group_linked[g.row()] == 0) continue;
        out.opened.emplace_back(o);
        for (const HouseholdIndex j : {a, b}) {
            people.households[j.row()].has_second_exit = true;
            for (const PersonIndex p : people.households[j.row()].members) learn_second_exit(people, p, seed);
        }
    }
}

}  // namespace

void open_second_exits(const Measures& m, const world::World& world, std::uint64_t seed, PeopleStatic& people,
                       ResponseStatic& out) {
    const auto has = first_of(coverage_order(CoverageOrder::Random, people, world, seed, Purpose::SecondExit), m.second_exits.households_fraction);
    for (std::size_t j = 0; j < people.households.size(); ++j) {
        Household& h = people.households[j];
        h.has_second_exit = stated_or(h.stated.second_exit, has[j] != 0);
        if (!h.has_second_exit) continue;
        for (std::size_t o = 0; o < world.openings.size(); ++o) {
            const world::Opening& w = world.openings[o];
            const bool kind = w.kind == world::OpeningKind::RoofWay || w.kind == world::OpeningKind::Balcony ||
                              w.kind == world::OpeningKind::Hatch || w.kind == world::OpeningKind::Cage;
            const auto mine = [&](PlaceIndex p) { return p.valid() && std::find(h.home.begin(), h.home.end(), p) != h.home.end(); };
            if (kind && (w.latent || w.initial == world::OpeningState::Locked) && (mine(w.a) || mine(w.b))) out.opened.emplace_back(o);
        }
        for (const PersonIndex p : h.members) learn_second_exit(people, p, seed);
        // Somebody opened it: the householder, first of the list, knows it (J).
        if (!h.members.empty()) people.population.knows_second_exit[h.members.front().row()] = 1;
    }
    open_group_ways(m, world, seed, people, out);
    std::sort(out.opened.begin(), out.opened.end());
    out.opened.erase(std::unique(out.opened.begin(), out.opened.end()), out.opened.end());
}

ResponseStatic prepare(const ResponseDef& def, const world::World& world, std::uint64_t seed, PeopleStatic& people,
                       Problems& problems) {
    ResponseStatic out;
    out.measures = def.measures;
    out.rules = SuppressionRules(people.parameters);
    people.decide.things.clear();
    for (const std::string& kind : {def.measures.extinguishers.kind, def.measures.extinguishers.workshop_kind}) {
        if (extinguisher_kind(kind)) continue;
        problems.add({.code = "E-REF-22", .path = "measures.extinguishers.kind", .found = kind,
                      .allowed = "MFZL1, MFZL2, MFZL4, MFZL8, MFTZL35, MFZ4, MFZ8, MT3, MT5, mini",
                      .text = {"không có loại bình chữa cháy `" + kind + "`.", "there is no extinguisher kind `" + kind + "`."}});
    }
    check_kinds("measures.tools.kinds", def.measures.tools.kinds, false, problems);
    check_kinds("measures.volunteers.kit", def.measures.volunteers.kit, true, problems);
    place_hoses(def.measures, world, seed, people, out);
    place_bottles(def, world, seed, people, out, problems);
    link_groups(def.measures, world, seed, people, out);
    train(def.measures, world, seed, people);
    equip_households(def.measures, world, seed, people);
    give_kit(def.measures, world, seed, people);
    place_home_bottles(def, world, seed, people, out, problems);
    open_second_exits(def.measures, world, seed, people, out);
    set_doors(def.measures, world, seed, out);
    fit_block_systems(def.measures, world, seed, people, out, problems);
    organise(def.measures, world, seed, people, out, problems);
    place_water(def.measures, world, people, out, problems);
    plan_service(def.measures, world, seed, out);
    if (def.measures.fire_service.present && !reaches_anything(out)) {
        problems.add({.severity = Problem::Severity::Warning, .code = "W-MEAS-04", .path = "measures.fire_service", .found = "",
                      .allowed = "a way out of the scene, or open air", .suggestion = "",
                      .text = {"lực lượng 114 không tới được nơi này: bản đồ không có lối ra vào ngoài trời nào.",
                               "the fire service cannot reach this place: the map has no way in from the open air."}});
    }
    return out;
}

void prepare_world(const ResponseStatic& fixed, const world::World& world, world::WorldState& state) {
    for (const OpeningIndex o : fixed.opened) {
        const bool leaf = world.openings[o.row()].kind == world::OpeningKind::Hatch;
        state.opening_state[o.row()] = leaf ? world::OpeningState::Closed : world::OpeningState::Open;
        state.open_fraction[o.row()] = leaf ? 0.0f : 1.0f;
    }
    for (const OpeningIndex o : fixed.wedged) {
        state.opening_state[o.row()] = world::OpeningState::Open;
        state.open_fraction[o.row()] = 1.0f;
    }
    if (!fixed.opened.empty() || !fixed.wedged.empty()) ++state.version;
}

ResponseState initial_state(const ResponseStatic& fixed) {
    ResponseState s;
    for (const Bottle& b : fixed.bottles) s.charge.push_back(extinguisher_kinds()[b.kind].charge);
    s.held_by.resize(fixed.bottles.size());
    s.tried.resize(fixed.bottles.size(), 0);
    s.ready_at.resize(fixed.bottles.size(), 0.0);
    s.hose_ready_at.resize(fixed.hoses.size(), 1e300);
    s.hose_by.resize(fixed.hoses.size());
    s.bell_pressed_at.resize(fixed.group_linked.size(), 1e300);
    for (const WaterSource& w : fixed.sources) s.source_left.push_back(w.volume);
    s.block = initial_block_state(fixed.block);
    s.water_left_m3 = fixed.measures.fire_service.tank_m3;
    return s;
}

}  // namespace taicho::response
