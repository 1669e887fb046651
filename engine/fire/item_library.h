#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/problems.h"

namespace taicho::fire {

/// What kind of fire a package makes, for the law of agents and re-ignition (people handbook A6).
enum class ItemClass : unsigned char { Solid, Liquid, Gas, Electrical, Lithium };
inline constexpr std::array<const char*, 5> k_item_classes{"solid", "liquid", "gas", "electrical", "lithium"};

/// A kind of fuel package in the units of its sources: a row of tables/items.toml, or of a scenario.
struct ItemKind {
    std::string id;
    double peak_kw = 1000.0;         ///< [kW] peak (median where peak_sd > 0)
    double energy_mj = 500.0;        ///< [MJ] at that peak
    double alpha = 0.0469;           ///< [kW/s2] t-squared growth; unused where `growth` is given
    double area = 1.0;               ///< [m2] plan area when fully involved
    double width = 0.0;              ///< [m] short side, turned to the next in a row; 0 = as round as its area
    double top = 1.0;                ///< [m] height of the upper face
    double base = 0.1;               ///< [m] height of the base of the fire
    std::string fuel = "mixed";
    std::string material = "item-piloted";  ///< flux-time-product material of its side; "none": does not light
    ItemClass cls = ItemClass::Solid;
    double peak_sd = 0.0;            ///< [-] sd of ln peak; energy follows the drawn peak
    std::vector<double> growth;      ///< shares of slow, medium, fast, ultra-fast; empty = alpha fixed
    std::string source, confidence;
    SourcePos pos;                   ///< of a row the scenario states
};

/// Rows of tables/items.toml.
[[nodiscard]] std::span<const ItemKind> item_kinds();
/// Row of a kind of the library, or null.
[[nodiscard]] const ItemKind* find_item_kind(std::string_view id);

/// Growth classes [kW/s2]: slow, medium, fast, ultra-fast (handbook 1.3).
inline constexpr std::array<double, 4> k_growth_classes{0.0029, 0.0117, 0.0469, 0.1876};

}  // namespace taicho::fire
