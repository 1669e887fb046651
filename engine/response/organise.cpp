// How people are organised beforehand: volunteers, wardens, clusters, who may command, who comes from where.
#include <algorithm>
#include <cmath>

#include "core/hash.h"
#include "core/rng.h"
#include "people/tools.h"
#include "response/coverage.h"
#include "response/extinguisher_kinds.h"
#include "response/preparedness.h"

namespace taicho::response {

using people::Household;
using people::PeopleStatic;
using people::Training;

namespace {

constexpr int k_largest_group = 15;   // homes (people D1, R)

void warn(Problems& problems, const char* code, const std::string& path, const std::string& found, const std::string& allowed,
          const std::string& vi, const std::string& en) {
    problems.add({.severity = Problem::Severity::Warning, .code = code, .path = path, .found = found, .allowed = allowed,
                  .suggestion = "", .text = {vi, en}});
}

/// Firms of the quarter in the order in which they join the cluster.
void form_cluster(const Measures& m, const world::World& world, std::uint64_t seed, const PeopleStatic& people, ResponseStatic& out) {
    if (m.cluster.members_fraction <= 0.0) return;
    std::vector<HouseholdIndex> firms;
    for (const HouseholdIndex j : coverage_order(CoverageOrder::Random, people, world, seed, Purpose::ClusterMember)) {
        if (!people.households[j.row()].trade.empty()) firms.push_back(j);
    }
    const auto n = static_cast<std::size_t>(std::lround(m.cluster.members_fraction * static_cast<double>(firms.size())));
    if (n < 2) return;   // one firm alone links with nobody
    out.cluster_member.assign(people.households.size(), 0);
    for (std::size_t k = 0; k < n; ++k) out.cluster_member[firms[k].row()] = 1;
}

bool member_of_cluster(const ResponseStatic& out, HouseholdIndex home) {
    return home.valid() && !out.cluster_member.empty() && out.cluster_member[home.row()] != 0;
}

/// From how far each comes: volunteers and members of the cluster from further than neighbours.
void set_ranges(const Measures& m, const world::World& world, PeopleStatic& people, const ResponseStatic& out) {
    auto& range = people.decide.join_range;
    range.clear();
    const bool lends = !out.cluster_member.empty() && m.cluster.lend_people;
    if (out.volunteers.empty() && !lends) return;
    const auto usual = static_cast<float>(people.decide.rules.join_range);
    range.assign(people.size(), usual);
    for (const PersonIndex v : out.volunteers) range[v.row()] = std::max(usual, static_cast<float>(m.volunteers.range_m));
    const auto whole = static_cast<float>(distance(world.box_min, world.box_max));
    for (std::size_t i = 0; lends && i < people.size(); ++i) {
        if (member_of_cluster(out, people.population.household[i])) range[i] = std::max(range[i], whole);
    }
}

/// One adult of the storey knocks at its flats; drilled, and their word counts.
void appoint_wardens(const Measures& m, const world::World& world, std::uint64_t seed, PeopleStatic& people) {
    if (m.block_team.wardens_fraction <= 0.0) return;
    for (std::size_t b = 0; b < world.buildings.size(); ++b) {
        for (int level = 0; level < world.buildings[b].levels; ++level) {
            const std::uint64_t storey = mix64(world.building_key[b] + static_cast<std::uint64_t>(level));
            if (draw_uniform({seed, storey, Purpose::GroupLeader, 0}) >= m.block_team.wardens_fraction) continue;
            PersonIndex best;
            double least = 2.0;
            for (std::size_t i = 0; i < people.size(); ++i) {
                const HouseholdIndex home = people.population.household[i];
                if (!home.valid() || people.population.age[i] < 18 || people.population.age[i] >= 70) continue;
                const Household& h = people.households[home.row()];
                const bool flat = h.building == BuildingIndex(b) && !h.home.empty() && world.places[h.home.front().row()].level == level;
                if (!flat || world.buildings[b].places.size() < 4) continue;
                const double u = draw_uniform({seed, people.population.key[i], Purpose::GroupLeader, 1});
                if (u >= least) continue;
                least = u;
                best = PersonIndex(i);
            }
            if (!best.valid()) continue;
            people.population.leader[best.row()] = 1;
            teach(people, best, Training::Drill, 6.0);
        }
    }
}

/// Households that share their building with others: flats of a block.
std::vector<std::uint8_t> flats(const world::World& world, const PeopleStatic& people) {
    std::vector<int> homes(world.buildings.size(), 0);
    for (const Household& h : people.households) homes[h.building.valid() ? h.building.row() : 0] += h.building.valid();
    std::vector<std::uint8_t> out(people.households.size(), 0);
    for (std::size_t j = 0; j < people.households.size(); ++j) {
        const BuildingIndex b = people.households[j].building;
        out[j] = b.valid() && homes[b.row()] > 1;
    }
    return out;
}

void drill_blocks(const Measures& m, const world::World& world, std::uint64_t seed, PeopleStatic& people) {
    if (!m.block_team.drills) return;
    const auto flat = flats(world, people);
    for (std::size_t j = 0; j < people.households.size(); ++j) {
        if (flat[j] == 0) continue;
        teach(people, pick_member(people, people.households[j], seed, Purpose::Drill), Training::Talk, m.training.months_since);
    }
}

/// Lowest rank leads first: group leader or warden, volunteer, official, drilled.
void list_leaders(const Measures& m, PeopleStatic& people, ResponseStatic& out, Problems& problems) {
    out.may_lead.assign(people.size(), 0);
    out.commanded = m.command.present || (m.cluster.shared_command && !out.cluster_member.empty());
    if (!out.commanded) return;
    const people::Population& p = people.population;
    bool any = false;
    for (std::size_t i = 0; i < people.size(); ++i) {
        if (p.age[i] < 18 || p.walking[i] != people::Walking::Normal) continue;
        const HouseholdIndex home = p.household[i];
        const bool member = m.command.present || member_of_cluster(out, home);
        if (!member) continue;
        if (p.leader[i] != 0) out.may_lead[i] = 1;
        else if (p.volunteer[i] != 0) out.may_lead[i] = 2;
        else if (home.valid() && people.households[home.row()].cadre) out.may_lead[i] = 3;
        else if (p.training[i] == Training::Drill) out.may_lead[i] = 4;
        any = any || out.may_lead[i] != 0;
    }
    if (any) return;
    out.commanded = false;
    warn(problems, "W-MEAS-02", "measures.command.present", "true", "a group leader, volunteer, official or drilled member",
         "có chỉ huy tại chỗ nhưng không ai đảm nhận được: không có tổ trưởng, tình nguyện viên, cán bộ hay người đã huấn luyện.",
         "a site command is stated but nobody can take it: no group leader, volunteer, official or drilled member.");
}

}  // namespace

void organise(const Measures& m, const world::World& world, std::uint64_t seed, PeopleStatic& people, ResponseStatic& out,
              Problems& problems) {
    for (std::size_t i = 0; i < people.size(); ++i) {
        if (people.population.volunteer[i] != 0) out.volunteers.emplace_back(i);
    }
    form_cluster(m, world, seed, people, out);
    appoint_wardens(m, world, seed, people);
    drill_blocks(m, world, seed, people);
    set_ranges(m, world, people, out);
    list_leaders(m, people, out, problems);
    people.decide.stays_put.clear();
    if (m.block_team.stay_put) people.decide.stays_put = flats(world, people);
    const bool pumps = m.water.pumps > 0.0 || m.cluster.shared_pumps > 0.0 ||
                       std::any_of(world.fixtures.begin(), world.fixtures.end(),
                                   [](const world::Fixture& f) { return f.kind == world::FixtureKind::Pump; });
    people.decide.helpers_stay = out.commanded || pumps;
    for (const people::LinkedGroup& g : people.groups) {
        if (g.households.size() <= static_cast<std::size_t>(k_largest_group)) continue;
        warn(problems, "W-MEAS-03", "group `" + g.id + "`", std::to_string(g.households.size()), "5-15",
             "tổ liên gia `" + g.id + "` có " + std::to_string(g.households.size()) + " hộ; hướng dẫn là 5–15 hộ liền kề.",
             "linked group `" + g.id + "` has " + std::to_string(g.households.size()) + " homes; the guidance is 5-15 adjoining ones.");
    }
}

void check_kinds(const std::string& path, const std::vector<std::string>& kinds, bool bottles, Problems& problems) {
    for (const std::string& k : kinds) {
        if (people::tool_bit(k) || (bottles && extinguisher_kind(k))) continue;
        problems.add({.code = "E-REF-24", .path = path, .found = k, .allowed = "crowbar, hammer, axe, bolt-cutter, rope-ladder, hood",
                      .suggestion = "", .text = {"không có dụng cụ `" + k + "`.", "there is no tool `" + k + "`."}});
    }
}

void give_kit(const Measures& m, const world::World& world, std::uint64_t seed, PeopleStatic& people) {
    std::uint8_t tools = 0, kit = 0;
    for (const std::string& k : m.tools.kinds) tools |= people::tool_bit(k).value_or(0);
    for (const std::string& k : m.volunteers.kit) kit |= people::tool_bit(k).value_or(0);
    const auto water = first_of(coverage_order(CoverageOrder::Random, people, world, seed, Purpose::StoredWater), m.water.stored_fraction);
    for (std::size_t j = 0; j < people.households.size(); ++j) {
        Household& h = people.households[j];
        h.tools = h.has_tools ? tools : 0;
        h.stored_water = water[j] != 0;
        for (const PersonIndex p : h.members) {
            if (people.population.volunteer[p.row()] == 0) continue;
            h.tools |= kit;
            if (m.volunteers.drilled) teach(people, p, Training::Drill, 6.0);
        }
        h.has_tools = h.has_tools || h.tools != 0;
    }
}

}  // namespace taicho::response
