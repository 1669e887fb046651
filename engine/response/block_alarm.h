#pragma once

#include "response/resolve_scene.h"

/// What the systems of a block do by themselves, once per slow step.
namespace taicho::response {

[[nodiscard]] BlockSystemsState initial_block_state(const BlockSystems& fixed);

/// Links warm, detectors look, zones ring, fans start, lifts return, water holds what burns under open heads.
/// Costs one test while nothing is warm. Events: SprinklerOpened, BellRang (mode 2, object = zone), FanStarted.
void advance_block(Scene& s);

/// Rings a zone, if it works and was silent; `by` pressed its call point or is invalid.
void ring_zone(Scene& s, std::uint32_t zone, PersonIndex by);
/// Some working zone of the building rings.
[[nodiscard]] bool building_alarmed(const Scene& s, BuildingIndex building);
/// Storey on which the first zone of the building rang.
[[nodiscard]] int alarm_level(const Scene& s, BuildingIndex building);

// sprinklers.cpp
void warm_links(Scene& s);
void hold_wetted(Scene& s);
/// Rate [W] to which burning of `hrr` is held after `seconds` of water (D4): half of it every `halving`.
[[nodiscard]] double held_by_water(double hrr, double seconds, double halving);
// block_lifts.cpp
void move_lifts(Scene& s);

}  // namespace taicho::response
