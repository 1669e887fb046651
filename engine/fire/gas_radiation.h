#pragma once

#include <span>

#include "fire/gas_network.h"

namespace taicho::fire {

/// Tables of a box (zone-model section 7).
[[nodiscard]] GasShape make_shape(double width, double depth, double height);

/// View factor of two equal parallel rectangles a x b at distance c, directly opposed.
[[nodiscard]] double parallel_view_factor(double a, double b, double c);

/// Emissivity of a water and carbon dioxide mixture: weighted grey gases, Smith, Shen, Friedman 1982,
/// p_w / p_c = 1. Temperature [K], pressure path [atm m].
[[nodiscard]] double gas_emissivity(double temperature, double pressure_path);

/// Absorption coefficient [1/m] of a layer: soot and gases over the mean beam length.
[[nodiscard]] double layer_absorption(const double* species, int fuels, double mass, double temperature,
                                      double volume, double bounding_area);

/// Radiating source of a fire.
struct RadiantFire {
    double power = 0;       ///< [W]
    double height = 0;      ///< [m] above the floor
    double x = 0.5, y = 0.5;  ///< [-] share of width and depth
};

/// What the exchange in a room needs.
struct RadiationInput {
    const GasShape* shape = nullptr;
    double interface_height = 0;           ///< [m] above the floor
    std::array<double, 2> temperature{};   ///< [K]
    std::array<double, 2> absorption{};    ///< [1/m]
    std::array<double, 4> surface{};       ///< [K]
    std::array<double, 4> emissivity{};
    std::span<const RadiantFire> fires;
};

/// Four-wall exchange through two grey layers: Siegel & Howell; Forney 1991; CFAST Technical Reference.
void four_wall_exchange(const RadiationInput& in, GasRadiationRow& out);

/// Fractions of a point's radiation that meet ceiling, upper wall, lower wall and floor.
[[nodiscard]] std::array<double, 4> point_fractions(const GasShape& shape, double interface_height,
                                                    const RadiantFire& fire);

}  // namespace taicho::fire
