#include "fire/materials.h"

#include <vector>

namespace taicho::fire {

// Fitted to cone-calorimeter ignition pairs shipped with B-RISK unless the line says otherwise.
std::span<const FtpMaterial> ftp_materials() {
    static const std::vector<FtpMaterial> table = {
        ftp_material("item-piloted", 9.5, 1.0, 481),      // B-RISK default item: upholstery, bedding
        ftp_material("item-unpiloted", 22, 1.0, 427),     // B-RISK default item, hot layer on its top
        ftp_material("wood", 9.8, 2.0, 20390),            // aged plywood, thick fit
        ftp_material("wood-12-6", 12.6, 2.0, 15680),      // aged plywood where the 12.6 rule must hold
        ftp_material("plywood-2", 15.3, 1.5, 2770),       // plywood, second sample
        ftp_material("softboard", 5.7, 2.0, 18250),       // fibre insulation board, 9 points
        ftp_material("pine-varnished", 9.5, 1.5, 3090),   // two points
        ftp_material("bamboo", 9.3, 2.0, 16580),          // woven reed panel as proxy
        ftp_material("gypsum-paper", 12.9, 2.0, 62700),   // paper flashes, does not sustain
        ftp_material("pvc-foamed", 14.9, 1.0, 3400),      // scattered data
        ftp_material("paper", 10, 1.0, 250),              // J cardboard, paper, hanging cloth
        ftp_material("cotton-bale", 10, 1.5, 1500),       // J
        ftp_material("polyester-bale", 15, 1.5, 4000),    // J
        ftp_material("pu-foam", 8, 1.0, 200),             // J softens and recedes
        ftp_material("pe-sacks", 15, 2.0, 40000),         // J melts, pool forms
        ftp_material("ps-foam", 12, 1.0, 900),            // J FR grades much higher
        ftp_material("rubber", 17, 2.0, 60000),           // J tyres
        ftp_material("bitumen", 12, 1.0, 600),            // J felt, tarpaulin
        ftp_material("liquid", 8, 1.0, 100),              // J solvent vapour: lights about at once
        ftp_material("lpg-relief", 12, 1.0, 12000),       // J relief valve: about 4 min in flames
        ftp_material("none", 1e6, 1.0, 1e6),              // does not burn
    };
    return table;
}

int find_material(std::string_view id) {
    const auto table = ftp_materials();
    for (std::size_t i = 0; i < table.size(); ++i)
        if (table[i].id == id) return static_cast<int>(i);
    return -1;
}

}  // namespace taicho::fire
