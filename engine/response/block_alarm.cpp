// Alarm zones of a block and what they start (people handbook D4).
#include "response/block_alarm.h"

#include <algorithm>

#include "core/constants.h"
#include "fire/ceiling_air.h"
#include "fire/conditions.h"

namespace taicho::response {

using people::Broadcast;
using people::CueKind;

namespace {

constexpr double k_never = 1e299;      // [s]
constexpr double k_again_s = 10.0;     // [s] between two looks at who hears a bell: it rings without pause
constexpr std::uint16_t k_zone_rang = 2;   // mode of BellRang

double ambient(const Scene& s) { return s.fire_fixed.weather.temperature; }

bool trips(Scene& s, std::size_t d) {
    const Detector& detector = s.fixed.block.detectors[d];
    const BlockSystemsMeasure& m = s.fixed.measures.block_systems;
    if (!detector.heat) {
        const double height = 0.99 * s.world.places[detector.place.row()].height;
        return fire::conditions_at(s.fire_fixed, s.fire, detector.place, detector.at, height).extinction >=
               s.people.parameters[people::Param::SmokeAlarmOpacity];
    }
    const fire::DetectorGas gas = fire::ceiling_air(s.fire_fixed, s.fire, detector.place, detector.at);
    double& probe = s.state.block.probe[d];
    probe = fire::advance_link(probe > 0.0 ? probe : ambient(s), gas.temperature, gas.speed, m.heat_detector_rti, s.ctx.dt);
    return probe >= m.heat_detector_c + constants::k_zero_celsius;
}

void look(Scene& s) {
    const BlockSystems& block = s.fixed.block;
    if (block.detectors.empty()) return;
    for (const PlaceIndex place : s.fire.affected_list) {
        for_devices_in(block.detectors, block.detector_order, place, [&](std::uint32_t d) {
            const Detector& x = block.detectors[d];
            if (s.state.block.rang_at[x.zone] < k_never || removed(s, x.fixture)) return;
            if (trips(s, d)) ring_zone(s, x.zone, {});
        });
    }
}

/// Where the first alarm is not looked into in time, every zone of the building rings.
void general_alarm(Scene& s) {
    const auto& zones = s.fixed.block.zones;
    const double wait = s.fixed.measures.block_systems.general_alarm_s;
    for (std::size_t z = 0; z < zones.size(); ++z) {
        const double first = s.state.block.rang_at[z];
        if (!zones[z].building.valid() || !zones[z].works || first > k_never || s.ctx.now < first + wait) continue;
        for (std::size_t other = 0; other < zones.size(); ++other)
            if (zones[other].building == zones[z].building) ring_zone(s, static_cast<std::uint32_t>(other), {});
    }
}

void sound(Scene& s) {
    for (std::size_t z = 0; z < s.fixed.block.zones.size(); ++z) {
        const AlarmZone& zone = s.fixed.block.zones[z];
        if (s.state.block.rang_at[z] > k_never || !zone.works || s.ctx.now < s.state.block.rings_next[z]) continue;
        s.state.block.rings_next[z] = s.ctx.now + k_again_s;
        for (const ZoneBell& bell : zone.bells) {
            if (removed(s, bell.fixture)) continue;
            Broadcast ring;
            ring.time = s.ctx.now;
            ring.kind = CueKind::Alarm;
            ring.place = bell.place;
            ring.level_at_1m = s.people.parameters[people::Param::BellLevel];
            s.broadcasts.push_back(ring);
        }
    }
}

void start_fans(Scene& s) {
    if (std::none_of(s.state.block.fan_on.begin(), s.state.block.fan_on.end(), [](std::uint8_t on) { return on == 0; })) return;
    for (std::size_t f = 0; f < s.fixed.block.fans.size(); ++f) {
        const Fan& fan = s.fixed.block.fans[f];
        if (!fan.works || s.state.block.fan_on[f] != 0 || removed(s, fan.fixture) || !building_alarmed(s, fan.building)) continue;
        s.state.block.fan_on[f] = 1;
        s.fire_requests.fans.push_back({fan.fixture, true});
        Event& e = say(s, EventKind::FanStarted, {}, fan.fixture.v);
        e.place = s.world.fixtures[fan.fixture.row()].place.v;
    }
}

bool any_ringing(const Scene& s) {
    return std::any_of(s.state.block.rang_at.begin(), s.state.block.rang_at.end(), [](double t) { return t < k_never; });
}

}  // namespace

void ring_zone(Scene& s, std::uint32_t zone, PersonIndex by) {
    if (s.state.block.rang_at[zone] < k_never) return;
    s.state.block.rang_at[zone] = s.ctx.now;
    const AlarmZone& z = s.fixed.block.zones[zone];
    if (!z.works) return;   // nobody hears; found out by nobody
    s.state.block.rings_next[zone] = s.ctx.now;
    Event& e = say(s, EventKind::BellRang, by, zone);
    e.mode = k_zone_rang;
    e.place = z.place.v;
}

bool building_alarmed(const Scene& s, BuildingIndex building) {
    const auto& zones = s.fixed.block.zones;
    for (std::size_t z = 0; z < zones.size(); ++z)
        if (zones[z].building == building && zones[z].works && s.state.block.rang_at[z] < k_never) return true;
    return false;
}

int alarm_level(const Scene& s, BuildingIndex building) {
    const auto& zones = s.fixed.block.zones;
    double first = k_never;
    int level = 0;
    for (std::size_t z = 0; z < zones.size(); ++z) {
        if (zones[z].building != building || !zones[z].works || s.state.block.rang_at[z] >= first) continue;
        first = s.state.block.rang_at[z];
        level = s.world.places[zones[z].place.row()].level;
    }
    return level;
}

void advance_block(Scene& s) {
    const BlockSystems& block = s.fixed.block;
    if (block.zones.empty() && block.sprinklers.empty()) return;
    if (s.fire.affected_list.empty() && !any_ringing(s)) return;
    warm_links(s);
    look(s);
    general_alarm(s);
    sound(s);
    if (any_ringing(s)) {
        start_fans(s);
        move_lifts(s);
    }
    hold_wetted(s);
}

}  // namespace taicho::response
