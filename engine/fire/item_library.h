#pragma once

#include <array>
#include <span>
#include <string_view>

namespace taicho::fire {

/// What kind of fire a package makes, for the law of agents and re-ignition (people handbook A6).
enum class ItemClass : unsigned char { Solid, Liquid, Gas, Electrical, Lithium };

/// A row of the item library, in the units of its sources.
struct ItemKind {
    std::string_view id;
    double peak_kw;          ///< [kW] peak (median where peak_sd > 0)
    double energy_mj;        ///< [MJ] at that peak
    double alpha;            ///< [kW/s2] t-squared growth; unused where `growth` is given
    double area;             ///< [m2] plan area when fully involved
    double top;              ///< [m] height of the upper face
    double base;             ///< [m] height of the base of the fire
    std::string_view fuel;
    std::string_view material;   ///< flux-time-product material of its side
    ItemClass cls;
    double peak_sd;          ///< [-] sd of ln peak; energy follows the drawn peak
    std::array<double, 4> growth;  ///< shares of slow, medium, fast, ultra-fast; all 0 = alpha fixed
    std::string_view source;
};

[[nodiscard]] std::span<const ItemKind> item_kinds();
/// Row of a kind, or null.
[[nodiscard]] const ItemKind* find_item_kind(std::string_view id);

/// Growth classes [kW/s2]: slow, medium, fast, ultra-fast (handbook 1.3).
inline constexpr std::array<double, 4> k_growth_classes{0.0029, 0.0117, 0.0469, 0.1876};

}  // namespace taicho::fire
