#include <cmath>

#include "core/text.h"
#include "fire/gas_fuel.h"
#include "fire/gas_network.h"

namespace taicho::fire {

namespace {

void add(Problems& out, std::string code, std::string path, std::string found, std::string allowed,
         std::string vi, std::string en, Problem::Severity severity = Problem::Severity::Error) {
    Problem p;
    p.severity = severity;
    p.code = std::move(code);
    p.path = std::move(path);
    p.found = std::move(found);
    p.allowed = std::move(allowed);
    p.text = {std::move(vi), std::move(en)};
    out.add(std::move(p));
}

void check_rooms(const GasBuildingDef& def, Problems& out) {
    const std::size_t linings = def.linings.size();
    for (const GasRoomDef& r : def.rooms) {
        const std::string path = "gas.rooms." + r.id;
        if (!(r.width > 0 && r.depth > 0 && r.height > 0 && r.area >= 0))
            add(out, "E-GAS-01", path, "", "> 0", "Kích thước phòng phải lớn hơn 0.",
                "The size of a room must be positive.");
        if (r.ceiling >= linings || r.walls >= linings || r.floor >= linings)
            add(out, "E-GAS-02", path, "", "", "Phòng thiếu lớp vật liệu trần, tường hoặc sàn.",
                "A lining of ceiling, walls or floor is missing.");
    }
}

void check_vent(const GasBuildingDef& def, const GasVentDef& v, Problems& out) {
    const std::string path = "gas.vents." + v.id;
    const auto known = [&](std::uint32_t r) { return r == k_outside || r < def.rooms.size(); };
    if (!known(v.a) || !known(v.b) || v.a == v.b) {
        add(out, "E-GAS-03", path, "", "", "Ô mở phải nối hai nơi khác nhau có thật.",
            "An opening must join two different existing places.");
        return;
    }
    if (v.kind == VentKind::Wall && !(v.soffit > v.sill))
        add(out, "E-GAS-04", path, "", "soffit > sill", "Mép trên của ô mở thấp hơn mép dưới.",
            "The soffit of the opening is not above its sill.");
    const double size = v.kind == VentKind::Wall ? v.width
                        : v.kind == VentKind::Floor ? v.area : v.volume_flow;
    if (!(size > 0))
        add(out, "E-GAS-05", path, "", "> 0", "Ô mở có diện tích bằng 0.",
            "The opening has no area.");
    if (v.kind != VentKind::Wall) return;
    for (const std::uint32_t r : {v.a, v.b}) {
        if (r == k_outside) continue;
        const GasRoomDef& room = def.rooms[r];
        if (v.soffit > room.floor_z + room.height + 1e-6 || v.sill < room.floor_z - 1e-6)
            add(out, "E-GAS-06", path, room.id, "", "Ô mở vượt ra ngoài trần hoặc sàn của phòng.",
                "The opening reaches beyond the ceiling or the floor of the room.");
    }
}

void check_fuels(const GasBuildingDef& def, Problems& out) {
    for (const GasFuelDef& f : def.fuels) {
        const std::string path = "gas.fuels." + f.id;
        const GasFuel fuel = prepare_fuel(f);
        if (!(f.carbon > 0 && f.heat_of_combustion > 0) || fuel.product[k_co2] < 0 ||
            fuel.product[k_h2o] < 0 || fuel.product[k_o2] >= 0) {
            add(out, "E-GAS-07", path, "", "", "Công thức nhiên liệu và sản phẩm cháy mâu thuẫn.",
                "Formula and yields of the fuel contradict each other.");
            continue;
        }
        const double ratio = -fuel.product[k_o2] * constants::k_heat_per_o2 / f.heat_of_combustion;
        if (ratio < 0.5 || ratio > 2.0)
            add(out, "E-GAS-08", path, "", "0.5..2",
                "Nhiệt cháy không khớp lượng ôxy tiêu thụ của nhiên liệu.",
                "Heat of combustion and oxygen use of the fuel disagree.");
        else if (ratio < 0.8 || ratio > 1.25)
            add(out, "W-GAS-08", path, "", "0.8..1.25",
                "Nhiệt cháy hơi lệch so với lượng ôxy tiêu thụ.",
                "Heat of combustion and oxygen use of the fuel differ.", Problem::Severity::Warning);
    }
}

}  // namespace

Problems check_gas(const GasBuildingDef& def) {
    Problems out;
    for (const LiningDef& l : def.linings) {
        bool good = !l.sheets.empty() && l.emissivity > 0.01 && l.emissivity <= 1;
        for (const GasSheetDef& s : l.sheets)
            good = good && s.thickness > 0 && s.conductivity > 0 && s.density > 0 && s.heat > 0;
        if (!good)
            add(out, "E-GAS-09", "gas.linings." + l.id, "", "> 0",
                "Lớp vật liệu phải có chiều dày và tính chất nhiệt lớn hơn 0.",
                "A lining needs sheets of positive thickness and thermal properties.");
    }
    check_rooms(def, out);
    for (const GasVentDef& v : def.vents) check_vent(def, v, out);
    check_fuels(def, out);
    return out;
}

}  // namespace taicho::fire
