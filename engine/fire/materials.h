#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/problems.h"
#include "fire/ftp.h"

namespace taicho::fire {

/// A surface that may be lit (fire-spread handbook 1.2): a row of tables/materials.toml, or of a scenario.
struct MaterialDef {
    std::string id;
    double critical_flux_kw = 9.5;  ///< [kW/m2]
    double index = 1.0;             ///< [-] 1 thin, 2 thick
    double ftp_kw = 481.0;          ///< [(kW/m2)^index s]
    std::string source, confidence;
    SourcePos pos;                  ///< of a row the scenario states
};

/// Rows of tables/materials.toml.
[[nodiscard]] std::span<const MaterialDef> material_library();

/// The library as receiving surfaces, in its order.
[[nodiscard]] std::span<const FtpMaterial> ftp_materials();
/// Row of a material, or -1.
[[nodiscard]] int find_material(std::string_view id);
/// The same in another list.
[[nodiscard]] int find_material(std::span<const FtpMaterial> materials, std::string_view id);

}  // namespace taicho::fire
