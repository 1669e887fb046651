#pragma once

#include "fire/spread_scenes.h"

/// Scenes of combustible outsides, sheds, settlements of light dwellings, rows of bikes (handbook 1.5, 2.2, 2.7, 3.3).
namespace taicho::fire {

/// Two houses of 5 x 5 x 2.7 m, `gap` apart; the first is of timber, its window to the other is out and its fire
/// developed from 0; the other is of `other`: "timber" with a window, or "brick" with none (V21b).
[[nodiscard]] SpreadScene twin_scene(double gap, const std::string& other);

/// A timber shed of 2.4 x 2.4 x 2.1 m, developed from 0, and plywood that faces its wall at `gap` (V21c).
[[nodiscard]] SpreadScene shed_scene(double gap);

/// Light dwellings in a grid, walls of boards or of steel sheet; the first column is lit at 0.
struct SettlementDef {
    std::size_t columns = 12, rows = 20;   ///< [-] downwind, across
    double width = 4.0, depth = 5.0;       ///< [m]
    double gap = 1.2;                      ///< [m]
    double sheet = 0.5;                    ///< [-] share clad with steel sheet
    double load = 550e6;                   ///< [J/m2] 400..700 (1.4, K)
    double wind = 11.0;                    ///< [m/s] away from the first column
    std::uint64_t seed = 1;
};
[[nodiscard]] SpreadScene settlement_scene(const SettlementDef& def);

/// A front of `storeys` rooms one over the other, each behind a cage with goods, or behind boards; the lowest is
/// developed from 0 (2.7).
[[nodiscard]] SpreadScene ladder_scene(std::size_t storeys, bool cages, std::uint64_t seed);

/// Motorbikes side by side, `pitch` [m] between their middles, in a deep ground floor; the first is lit at 0 (1.5).
[[nodiscard]] SpreadScene bike_row_scene(std::size_t bikes, double pitch, std::uint64_t seed);

/// A flame comes out of an opening now.
[[nodiscard]] bool flames_out(const SpreadScene& scene);
/// Moment an outside of a place lit [s]; infinity = never.
[[nodiscard]] double outside_lit(const SpreadScene& scene, PlaceIndex place);

}  // namespace taicho::fire
