#include "fire/materials.h"

#include <vector>

namespace taicho::fire {

std::span<const FtpMaterial> ftp_materials() {
    static const std::vector<FtpMaterial> table = [] {
        std::vector<FtpMaterial> rows;
        for (const MaterialDef& m : material_library())
            rows.push_back(ftp_material(m.id, m.critical_flux_kw, m.index, m.ftp_kw));
        return rows;
    }();
    return table;
}

int find_material(std::string_view id) { return find_material(ftp_materials(), id); }

int find_material(std::span<const FtpMaterial> materials, std::string_view id) {
    for (std::size_t i = 0; i < materials.size(); ++i)
        if (materials[i].id == id) return static_cast<int>(i);
    return -1;
}

}  // namespace taicho::fire
