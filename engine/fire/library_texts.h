#pragma once

#include <string_view>

/// The tables of engine/fire/tables as they stood when the program was built.
namespace taicho::fire {

extern const std::string_view k_fuels_toml, k_linings_toml, k_items_toml, k_materials_toml;

}  // namespace taicho::fire
