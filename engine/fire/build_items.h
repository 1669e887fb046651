#pragma once

#include "core/problems.h"
#include "fire/fire_static.h"

namespace taicho::fire {

/// Fixtures of kind item, then `[[items]]`: library defaults, draws for what the library leaves open,
/// overrides last. Fills items, items_of, and the loads of `places` (needs fuels).
void build_items(FireStatic& fixed, Problems& problems);

/// Fire load, goods and flashover rate per place; after the items.
void build_places(FireStatic& fixed);

/// Rooms, vents, leaks, linings.
void build_gas(FireStatic& fixed, Problems& problems);

/// Row of a fuel by id, or -1.
[[nodiscard]] int find_fuel(const FireStatic& fixed, std::string_view id);

}  // namespace taicho::fire
