#pragma once

#include <span>
#include <string_view>

#include "fire/ftp.h"

namespace taicho::fire {

/// Receiving surfaces (fire-spread handbook 1.2), in a fixed order; rows are indices elsewhere.
[[nodiscard]] std::span<const FtpMaterial> ftp_materials();
/// Row of a material, or -1.
[[nodiscard]] int find_material(std::string_view id);

}  // namespace taicho::fire
