#pragma once

#include <string>
#include <vector>

#include "core/curve.h"
#include "fire/gas_def.h"

/// The reference cases C1-C5 of the zone-model handbook, in code.
namespace taicho::fire {

struct GasCase {
    std::string id;
    GasBuildingDef def;
    std::uint32_t fire_room = 0;
    Curve heat;          ///< [W] over time [s]
    double fire_base = 0.2;  ///< [m]
    double end = 600;        ///< [s]
    /// Area of the fire [m2]: 500 kW/m2, at least 0.1, linear between the table points.
    Curve area;
};

/// "C1" .. "C5"; anything else gives C1.
[[nodiscard]] GasCase reference_case(const std::string& id);

/// Gypsum, brick, concrete as the reference cases and bench scenes state them.
[[nodiscard]] std::vector<LiningDef> reference_linings();

}  // namespace taicho::fire
