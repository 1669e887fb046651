#pragma once

#include <cstdint>
#include <memory>

#include "core/problems.h"
#include "fire/fire_state.h"
#include "fire/fire_static.h"
#include "world/world_state.h"

namespace taicho::fire {

/// Makes what is fixed: items, fire loads, gas network. `seed` is the run seed: fire loads, growth and
/// failing barriers are drawn from it, keyed by stable ids. The world must outlive the result. Problems
/// are added with their position; the result is usable when no error was added.
[[nodiscard]] std::shared_ptr<const FireStatic> build(const FireDef& def, const world::World& world,
                                                      const Weather& weather, std::uint64_t seed,
                                                      Problems& problems);

/// Nothing burns, all gas at rest, openings as `world_state` has them.
[[nodiscard]] FireState initial_state(const FireStatic& fixed, const world::WorldState& world_state);

/// Row of an item by id, or invalid. For building and tests, not inside a step.
[[nodiscard]] ItemIndex find_item(const FireStatic& fixed, std::string_view id);

}  // namespace taicho::fire
