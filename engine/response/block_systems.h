#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/vec2.h"

/// What a block of flats has built in: sprinklers, alarm zones, fans of pressurised stairs, lifts (people
/// handbook D4). The map draws each; whether it works is one lasting draw per device, so arms stay paired.
namespace taicho::response {

struct Sprinkler {
    FixtureIndex fixture;
    PlaceIndex place;
    Vec2 at;
    std::uint32_t zone = 0;          ///< its flow switch
    bool works = true;               ///< the building's system has water
};

struct Detector {
    FixtureIndex fixture;
    PlaceIndex place;
    Vec2 at;
    std::uint32_t zone = 0;
    bool heat = false;               ///< else smoke
};

struct ZoneBell {
    FixtureIndex fixture;
    PlaceIndex place;
};

/// Detectors, call points and flow switches of a zone ring its bells.
struct AlarmZone {
    std::string id;                  ///< as drawn, or the building's
    std::uint64_t key = 0;
    BuildingIndex building;
    PlaceIndex place;                ///< of its first device: where the panel says it is
    bool works = true;
    std::vector<ZoneBell> bells;
    std::vector<FixtureIndex> call_points;
};

/// Supply fan of a stair; any alarm of the building starts it.
struct Fan {
    FixtureIndex fixture;
    BuildingIndex building;
    bool works = true;
};

/// A shaft with its landing doors from the ground up.
struct Lift {
    std::uint64_t key = 0;
    BuildingIndex building;
    bool returns = true;             ///< to the ground on alarm; else it stops where it was called
    std::vector<OpeningIndex> doors;
};

struct BlockSystems {
    std::vector<Sprinkler> sprinklers;
    std::vector<Detector> detectors;
    std::vector<std::uint32_t> sprinkler_order, detector_order;   ///< rows by place: what a step looks at
    std::vector<AlarmZone> zones;
    std::vector<Fan> fans;
    std::vector<Lift> lifts;
    std::vector<std::uint32_t> zone_of_home;   ///< per household: zone of the call point on its storey, or k_no_zone
};
inline constexpr std::uint32_t k_no_zone = 0xFFFFFFFFu;

/// Rows of devices by place.
template <class Device>
std::vector<std::uint32_t> order_by_place(const std::vector<Device>& devices) {
    std::vector<std::uint32_t> rows(devices.size());
    for (std::size_t k = 0; k < rows.size(); ++k) rows[k] = static_cast<std::uint32_t>(k);
    std::stable_sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) { return devices[a].place < devices[b].place; });
    return rows;
}

/// Calls fn(row) for every device of a place; rows as `order_by_place` made them.
template <class Device, class Fn>
void for_devices_in(const std::vector<Device>& devices, const std::vector<std::uint32_t>& order, PlaceIndex place, Fn&& fn) {
    auto at = std::lower_bound(order.begin(), order.end(), place, [&](std::uint32_t row, PlaceIndex p) { return devices[row].place < p; });
    for (; at != order.end() && devices[*at].place == place; ++at) fn(*at);
}

/// Burning that water has reached: held at what it was, then falling by half in a stated time (D4).
struct Wetted {
    ItemIndex item;                  ///< invalid: the goods of `place`
    PlaceIndex place;
    double since = 0.0;              ///< [s]
    double hrr = 0.0;                ///< [W] then
};

struct BlockSystemsState {
    std::vector<double> link;        ///< [K] per sprinkler
    std::vector<std::uint8_t> open;  ///< per sprinkler: 1 = its link has broken
    std::vector<double> probe;       ///< [K] per detector, of heat detectors
    std::vector<double> rang_at;     ///< [s] per zone; infinity = silent
    std::vector<double> rings_next;  ///< [s] per zone
    std::vector<std::uint8_t> fan_on;
    std::vector<std::uint8_t> lift_called;
    bool any_open = false;
    std::vector<Wetted> wet;         ///< in the order in which water reached them
};

}  // namespace taicho::response
