#pragma once

#include <vector>

#include "people/parameters.h"
#include "people/people_state.h"
#include "world/world.h"
#include "world/world_state.h"

/// How loud a sound is elsewhere (people handbook B2): 6 dB per doubling of the way, losses of leaves, stairs and
/// slabs on it. Made only when something sounds, within a bounded loss.
namespace taicho::people {

/// Quieter than this nobody is woken or alarmed: L50 of an adult less ten widths is the order of 1 in 10 000.
inline constexpr double k_max_sound_loss = 70.0;   // [dB] 95 dBA bell less 25 dBA

/// Loss of a leaf in its present state [dB].
[[nodiscard]] double opening_loss(const ParameterSet& parameters, const world::Opening& opening,
                                  world::OpeningState state);

/// Every place a sound made in `from` reaches within `max_loss`, with the smallest loss; the source first.
[[nodiscard]] std::vector<SoundPath> sound_paths(const world::World& world, const world::WorldState& state,
                                                 const ParameterSet& parameters, PlaceIndex from,
                                                 double max_loss = k_max_sound_loss);

/// The same, kept in the state until an opening changes.
[[nodiscard]] const std::vector<SoundPath>& cached_paths(const world::World& world,
                                                         const world::WorldState& state,
                                                         const ParameterSet& parameters, SoundCache& cache,
                                                         PlaceIndex from);

/// Noise of a fire at 1 m [dBA]: 55 at 100 kW, + 10 lg(Q / 100 kW) (B1, J).
[[nodiscard]] double fire_noise(const ParameterSet& parameters, double hrr);

}  // namespace taicho::people
