// Which of the systems a map draws in its blocks work, and who has which call point at hand.
#include <algorithm>
#include <map>

#include "core/constants.h"
#include "core/hash.h"
#include "core/rng.h"
#include "response/block_alarm.h"
#include "response/preparedness.h"

namespace taicho::response {

using world::FixtureKind;

namespace {

// Occasions of Purpose::SystemWorks; 0-2 are hoses, wedges and closers.
constexpr std::uint32_t k_water = 3, k_alarm = 4, k_fan = 5, k_lift = 6;

bool works(std::uint64_t seed, std::uint64_t key, std::uint32_t what, double share) {
    return draw_uniform({seed, key, Purpose::SystemWorks, what}) < share;
}

struct Fitter {
    const BlockSystemsMeasure& m;
    const world::World& world;
    std::uint64_t seed;
    BlockSystems& out;
    std::map<std::pair<BuildingIndex, std::string>, std::uint32_t> row_of{};   ///< of the zones

    [[nodiscard]] BuildingIndex building_of(PlaceIndex p) const { return p.valid() ? world.places[p.row()].building : BuildingIndex(); }

    std::uint32_t zone_of(const world::Fixture& x) {
        const BuildingIndex b = building_of(x.place);
        const std::string id = !x.zone.empty() ? x.zone : b.valid() ? world.buildings[b.row()].id : x.id;
        const auto [known, fresh] = row_of.try_emplace({b, id}, static_cast<std::uint32_t>(out.zones.size()));
        if (!fresh) return known->second;
        AlarmZone zone;
        zone.id = id;
        zone.key = mix64(hash_text(id) + (b.valid() ? world.building_key[b.row()] : 0));
        zone.building = b;
        zone.place = x.place;
        zone.works = works(seed, zone.key, k_alarm, m.alarm_fraction);
        out.zones.push_back(std::move(zone));
        return known->second;
    }

    /// Bells and call points at homes belong to linked groups; those of corridors and stairs to the block.
    [[nodiscard]] bool of_block(const world::Fixture& x, const people::PeopleStatic& people) const {
        return x.place.valid() && !world.places[x.place.row()].outdoors && !people.household_of_place[x.place.row()].valid();
    }

    void add(FixtureIndex f, const people::PeopleStatic& people) {
        const world::Fixture& x = world.fixtures[f.row()];
        const BuildingIndex b = building_of(x.place);
        switch (x.kind) {
            case FixtureKind::Sprinkler: {
                const std::uint64_t system = b.valid() ? world.building_key[b.row()] : world.fixture_key[f.row()];
                out.sprinklers.push_back({f, x.place, x.at, zone_of(x), works(seed, system, k_water, m.sprinkler_fraction)});
                break;
            }
            case FixtureKind::SmokeDetector: case FixtureKind::HeatDetector:
                out.detectors.push_back({f, x.place, x.at, zone_of(x), x.kind == FixtureKind::HeatDetector});
                break;
            case FixtureKind::Bell:
                if (of_block(x, people)) out.zones[zone_of(x)].bells.push_back({f, x.place});
                break;
            case FixtureKind::CallPoint:
                if (of_block(x, people)) out.zones[zone_of(x)].call_points.push_back(f);
                break;
            case FixtureKind::StairFan:
                out.fans.push_back({f, b, works(seed, world.fixture_key[f.row()], k_fan, m.fan_fraction)});
                break;
            default: break;
        }
    }

    /// Storeys of a shaft are one lift: places joined without a door.
    void find_lifts() {
        std::vector<std::uint8_t> seen(world.places.size(), 0);
        for (std::size_t p = 0; p < world.places.size(); ++p) {
            if (seen[p] != 0 || world.places[p].use != world::PlaceUse::Shaft) continue;
            Lift lift;
            lift.key = world.place_key[p];
            lift.building = world.places[p].building;
            lift.returns = works(seed, lift.key, k_lift, m.lift_return_fraction);
            std::vector<PlaceIndex> next{PlaceIndex(p)};
            seen[p] = 1;
            while (!next.empty()) {
                const PlaceIndex at = next.back();
                next.pop_back();
                for (const OpeningIndex o : world.openings_of[at.row()]) {
                    const PlaceIndex q = world.across(o, at);
                    if (!q.valid() || world.places[q.row()].outdoors) continue;
                    if (world.places[q.row()].use != world::PlaceUse::Shaft) {
                        if (!world.openings[o.row()].horizontal) lift.doors.push_back(o);
                    } else if (seen[q.row()] == 0) {
                        seen[q.row()] = 1;
                        next.push_back(q);
                    }
                }
            }
            std::sort(lift.doors.begin(), lift.doors.end(), [&](OpeningIndex a, OpeningIndex b) {
                const int la = world.openings[a.row()].level, lb = world.openings[b.row()].level;
                return la != lb ? la < lb : a < b;
            });
            if (!lift.doors.empty()) out.lifts.push_back(std::move(lift));
        }
    }

    /// The call point of the storey a home is on, else any of its building.
    void give_call_points(people::PeopleStatic& people) {
        out.zone_of_home.assign(people.households.size(), k_no_zone);
        std::vector<std::vector<std::uint32_t>> zones_in(world.buildings.size());
        for (std::size_t z = 0; z < out.zones.size(); ++z) {
            const AlarmZone& zone = out.zones[z];
            if (zone.building.valid() && !zone.call_points.empty()) zones_in[zone.building.row()].push_back(static_cast<std::uint32_t>(z));
        }
        for (std::size_t j = 0; j < people.households.size(); ++j) {
            people::Household& h = people.households[j];
            if (!h.building.valid() || h.home.empty()) continue;
            const int level = world.places[h.home.front().row()].level;
            for (const std::uint32_t z : zones_in[h.building.row()]) {
                const AlarmZone& zone = out.zones[z];
                const bool here = std::any_of(zone.call_points.begin(), zone.call_points.end(), [&](FixtureIndex f) {
                    return world.places[world.fixtures[f.row()].place.row()].level == level;
                });
                if (out.zone_of_home[j] == k_no_zone || here) out.zone_of_home[j] = z;
                if (here) break;
            }
            h.call_point = out.zone_of_home[j] != k_no_zone;
        }
    }
};

void tell_silent(const AlarmZone& zone, const world::World& world, FixtureIndex device, Problems& problems) {
    problems.add({.severity = Problem::Severity::Warning, .code = "W-MEAS-06", .pos = world.fixtures[device.row()].pos,
                  .path = world.fixtures[device.row()].id + ".zone", .found = zone.id, .allowed = "a zone with a bell", .suggestion = "",
                  .text = {"vùng báo cháy `" + zone.id + "` có đầu báo hoặc nút ấn nhưng không có chuông nào: không ai nghe thấy.",
                           "alarm zone `" + zone.id + "` has detectors or call points but no bell: nobody hears it."}});
}

void check(const BlockSystems& block, const world::World& world, Problems& problems) {
    std::vector<FixtureIndex> first(block.zones.size());
    for (const Detector& d : block.detectors)
        if (!first[d.zone].valid()) first[d.zone] = d.fixture;
    for (std::size_t z = 0; z < block.zones.size(); ++z) {
        const AlarmZone& zone = block.zones[z];
        if (!first[z].valid() && !zone.call_points.empty()) first[z] = zone.call_points.front();
        if (zone.bells.empty() && first[z].valid()) tell_silent(zone, world, first[z], problems);
    }
    for (const Fan& f : block.fans) {
        const world::Fixture& x = world.fixtures[f.fixture.row()];
        if (x.place.valid() && world.places[x.place.row()].use == world::PlaceUse::Stair) continue;
        problems.add({.code = "E-MEAS-01", .pos = x.pos, .path = x.id + ".place", .found = x.place.valid() ? world.places[x.place.row()].id : "",
                      .allowed = "a room with use = stair", .suggestion = "",
                      .text = {"quạt tăng áp `" + x.id + "` không đặt trong buồng thang.",
                               "fan `" + x.id + "` of a pressurised stair stands in no stair."}});
    }
}

}  // namespace

void fit_block_systems(const Measures& m, const world::World& world, std::uint64_t seed, people::PeopleStatic& people,
                       ResponseStatic& out, Problems& problems) {
    Fitter fit{m.block_systems, world, seed, out.block};
    for (std::size_t f = 0; f < world.fixtures.size(); ++f) {
        if (world.fixtures[f].place.valid()) fit.add(FixtureIndex(f), people);
    }
    out.block.sprinkler_order = order_by_place(out.block.sprinklers);
    out.block.detector_order = order_by_place(out.block.detectors);
    fit.find_lifts();
    fit.give_call_points(people);
    check(out.block, world, problems);
}

BlockSystemsState initial_block_state(const BlockSystems& fixed) {
    BlockSystemsState s;
    s.link.assign(fixed.sprinklers.size(), 0.0);
    s.open.assign(fixed.sprinklers.size(), 0);
    s.probe.assign(fixed.detectors.size(), 0.0);
    s.rang_at.assign(fixed.zones.size(), 1e300);
    s.rings_next.assign(fixed.zones.size(), 1e300);
    s.fan_on.assign(fixed.fans.size(), 0);
    s.lift_called.assign(fixed.lifts.size(), 0);
    return s;
}

}  // namespace taicho::response
