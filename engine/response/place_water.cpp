// Water on the spot: sources of the map, hoses, pumps; and the tools that anybody may take.
#include <algorithm>
#include <cmath>

#include "core/hash.h"
#include "core/rng.h"
#include "people/tools.h"
#include "response/coverage.h"
#include "response/preparedness.h"

namespace taicho::response {

using world::FixtureKind;

namespace {

constexpr double k_tank_m3 = 5.0;   // [m3] a tank drawn without its volume (J)
constexpr double k_tap = 0.25;      // [kg/s] (A8)

/// Litres per second are kilograms per second of water.
double flow_of(const world::Fixture& x, double otherwise) { return x.flow_l_s > 0.0 ? x.flow_l_s : otherwise; }

void find_sources(const world::World& world, ResponseStatic& out) {
    for (std::size_t f = 0; f < world.fixtures.size(); ++f) {
        const world::Fixture& x = world.fixtures[f];
        WaterSource w;
        w.fixture = FixtureIndex(f);
        w.place = x.place;
        w.at = x.at;
        w.flow = flow_of(x, 1e300);
        if (x.kind == FixtureKind::Tank) w.volume = x.volume_m3 > 0.0 ? x.volume_m3 : k_tank_m3;
        else if (x.kind == FixtureKind::Pond) w.volume = x.volume_m3 > 0.0 ? x.volume_m3 : 1e300;
        else if (x.kind == FixtureKind::Hydrant) w.flow = flow_of(x, out.rules.riser);
        else continue;
        out.sources.push_back(w);
    }
}

/// Places for the n pumps of the measure: those of the fire points, else spread evenly over the alleys.
std::vector<PlaceIndex> pump_stands(const Measures& m, const world::World& world, int n) {
    std::vector<PlaceIndex> from, out;
    for (const FirePointPlace& p : fire_point_places(m, world)) from.push_back(p.place);
    if (from.empty()) {
        for (std::size_t p = 0; p < world.places.size(); ++p) {
            if (world.places[p].outdoors) from.emplace_back(p);
        }
    }
    for (int k = 0; k < n && !from.empty(); ++k) {
        const double at = (k + 0.5) / n * static_cast<double>(from.size());
        out.push_back(from[std::min(from.size() - 1, static_cast<std::size_t>(at))]);
    }
    return out;
}

void find_pumps(const Measures& m, const world::World& world, const people::PeopleStatic& people, ResponseStatic& out) {
    for (std::size_t f = 0; f < world.fixtures.size(); ++f) {
        const world::Fixture& x = world.fixtures[f];
        if (x.kind == FixtureKind::Pump) out.pumps.push_back({world.fixture_key[f], FixtureIndex(f), x.place, x.at, flow_of(x, m.water.pump_l_s)});
    }
    const auto add = [&](PlaceIndex p, std::uint64_t salt) {
        out.pumps.push_back({mix64(world.place_key[p.row()] + salt), {}, p, world.places[p.row()].centre, m.water.pump_l_s});
    };
    const auto stands = pump_stands(m, world, static_cast<int>(std::lround(m.water.pumps)));
    for (std::size_t k = 0; k < stands.size(); ++k) add(stands[k], 0x70756d70ull + k);
    int shared = static_cast<int>(std::lround(m.cluster.shared_pumps));
    for (std::size_t j = 0; j < out.cluster_member.size() && shared > 0; ++j) {
        const PlaceIndex door = people.households[j].door_place;
        if (out.cluster_member[j] == 0 || !door.valid()) continue;
        add(door, 0x636c7573ull + j);
        --shared;
    }
}

std::uint8_t tools_in(const std::vector<std::string>& words) {
    std::uint8_t bits = 0;
    for (const std::string& w : words) bits |= people::tool_bit(w).value_or(0);
    return bits;
}

void find_tools(const Measures& m, const world::World& world, ResponseStatic& out) {
    const auto add = [&](FixtureIndex f, PlaceIndex place, Vec2 at, std::uint8_t bits) {
        if (bits != 0) out.tool_places.push_back({f, place, at, bits});
    };
    for (std::size_t f = 0; f < world.fixtures.size(); ++f) {
        const world::Fixture& x = world.fixtures[f];
        const auto words = words_of(x.what);
        if (x.kind == FixtureKind::FirePoint && m.fire_points.drawn) {
            add(FixtureIndex(f), x.place, x.at, tools_in(words.empty() ? m.fire_points.contents : words));
        }
        if (x.kind == FixtureKind::ToolStore) add(FixtureIndex(f), x.place, x.at, words.empty() ? people::k_crowbar : tools_in(words));
    }
    for (const FirePointPlace& p : fire_point_places(m, world)) {
        add({}, p.place, world.places[p.place.row()].centre, tools_in(m.fire_points.contents));
    }
}

}  // namespace

void place_water(const Measures& m, const world::World& world, const people::PeopleStatic& people, ResponseStatic& out,
                 Problems& problems) {
    find_sources(world, out);
    find_pumps(m, world, people, out);
    find_tools(m, world, out);
    const bool dry = std::none_of(out.pumps.begin(), out.pumps.end(), [&](const Pump& p) {
        return std::any_of(out.sources.begin(), out.sources.end(), [&](const WaterSource& w) { return distance(p.at, w.at) < 300.0; });
    });
    if (out.pumps.empty() || !dry) return;
    problems.add({.severity = Problem::Severity::Warning, .code = "W-MEAS-01", .path = "measures.water.pumps",
                  .found = std::to_string(out.pumps.size()), .allowed = "a tank, pond or hydrant within 300 m", .suggestion = "",
                  .text = {"có máy bơm nhưng không có bể, ao hay trụ nước trong 300 m: máy bơm không dùng được.",
                           "there are pumps but no tank, pond or hydrant within 300 m: they cannot be used."}});
}

void place_hoses(const Measures& m, const world::World& world, std::uint64_t seed, people::PeopleStatic& people, ResponseStatic& out) {
    for (std::size_t f = 0; f < world.fixtures.size(); ++f) {
        const world::Fixture& x = world.fixtures[f];
        const bool tap = x.kind == FixtureKind::Tap;
        if (x.kind != FixtureKind::HoseReel && x.kind != FixtureKind::Riser && !tap) continue;
        const bool works = tap || draw_uniform({seed, world.fixture_key[f], Purpose::SystemWorks, 0}) < m.block_team.systems_in_order_fraction;
        people::Thing t;
        t.key = world.fixture_key[f];
        t.kind = people::ThingKind::Hose;
        t.place = x.place;
        t.at = x.at;
        t.reach = 6.0;
        const double usual = x.kind == FixtureKind::Riser ? out.rules.riser : tap ? k_tap : out.rules.hose_reel;
        out.hoses.push_back({FixtureIndex(people.decide.things.size()), FixtureIndex(f), flow_of(x, usual), works});
        people.decide.things.push_back(t);
    }
}

void set_doors(const Measures& m, const world::World& world, std::uint64_t seed, ResponseStatic& out) {
    out.closer_works.assign(world.openings.size(), 0);
    for (std::size_t o = 0; o < world.openings.size(); ++o) {
        if (!world.openings[o].self_closing) continue;
        out.closer_works[o] = draw_uniform({seed, world.opening_key[o], Purpose::SystemWorks, 2}) < m.block_team.self_closing_fraction;
        if (draw_uniform({seed, world.opening_key[o], Purpose::SystemWorks, 1}) < m.block_team.wedged_fraction) out.wedged.emplace_back(o);
    }
}

}  // namespace taicho::response
