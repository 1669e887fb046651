#include <cmath>

#include "core/text.h"
#include "fire/gas_fuel.h"
#include "fire/gas_network.h"

namespace taicho::fire {

namespace {

void add(Problems& out, std::string code, std::string path, std::string found, std::string allowed,
         std::string vi, std::string en, const SourcePos& pos = {},
         Problem::Severity severity = Problem::Severity::Error) {
    Problem p;
    p.severity = severity;
    p.code = std::move(code);
    p.pos = pos;
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

void check_shared_walls(const GasBuildingDef& def, Problems& out) {
    for (std::size_t i = 0; i < def.shared_walls.size(); ++i) {
        const GasSharedWallDef& w = def.shared_walls[i];
        const bool joined = w.a < def.rooms.size() && w.b < def.rooms.size() && w.a != w.b && w.lining < def.linings.size() &&
                            (w.second == k_outside || w.second < def.linings.size());
        if (joined && w.area > 0 && (w.level || w.high > w.low)) continue;
        add(out, "E-GAS-10", "gas.shared_walls." + to_text(static_cast<double>(i)), "", "",
            "Tường chung phải nằm giữa hai phòng khác nhau, có diện tích và vật liệu.",
            "A shared wall must lie between two different rooms and have an area and a lining.");
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

/// Formula, yields and heat of combustion of a fuel against each other: carbon and hydrogen must suffice for
/// the products, and the oxygen used times Huggett's 13.1 MJ/kg must be the heat (handbook zone-model 5).
void check_fuel(const GasFuelDef& f, Problems& out) {
    const std::string path = "fuels." + f.id;
    const GasFuel fuel = prepare_fuel(f);
    if (!(f.carbon > 0 && f.heat_of_combustion > 0) || fuel.product[k_co2] < 0 || fuel.product[k_h2o] < 0 ||
        fuel.product[k_o2] >= 0)
        return add(out, "E-GAS-07", path, f.id, "",
                   "nhiên liệu `" + f.id + "`: công thức không đủ cho các sản phẩm cháy đã khai.",
                   "fuel `" + f.id + "`: the formula does not suffice for the stated yields.", f.pos);
    const double by_oxygen = -fuel.product[k_o2] * constants::k_heat_per_o2;
    const double ratio = by_oxygen / f.heat_of_combustion;
    const bool wrong = ratio < 0.5 || ratio > 2.0;
    if (!wrong && ratio > 0.8 && ratio < 1.25) return;
    const std::string own = to_text(std::round(f.heat_of_combustion / 1e4) / 100), oxygen = to_text(std::round(by_oxygen / 1e4) / 100);
    add(out, wrong ? "E-GAS-08" : "W-GAS-08", path, own, oxygen,
        "nhiên liệu `" + f.id + "`: nhiệt trị " + own + " MJ/kg không khớp lượng ôxy tiêu thụ, ứng với " + oxygen + " MJ/kg.",
        "fuel `" + f.id + "`: a heat of combustion of " + own + " MJ/kg disagrees with the oxygen it uses, which gives " +
            oxygen + " MJ/kg.",
        f.pos, wrong ? Problem::Severity::Error : Problem::Severity::Warning);
}

}  // namespace

Problems check_gas(const GasBuildingDef& def) {
    Problems out;
    for (const LiningDef& l : def.linings) {
        bool good = !l.sheets.empty() && l.emissivity > 0.01 && l.emissivity <= 1;
        for (const GasSheetDef& s : l.sheets)
            good = good && s.thickness > 0 && s.conductivity > 0 && s.density > 0 && s.heat > 0;
        if (!good)
            add(out, "E-GAS-09", "linings." + l.id, l.id, "> 0",
                "bộ lớp `" + l.id + "` cần ít nhất một lớp có chiều dày và tính chất nhiệt lớn hơn 0.",
                "lining `" + l.id + "` needs sheets of positive thickness and thermal properties.", l.pos);
    }
    check_rooms(def, out);
    for (const GasVentDef& v : def.vents) check_vent(def, v, out);
    for (const GasFuelDef& f : def.fuels) check_fuel(f, out);
    check_shared_walls(def, out);
    return out;
}

}  // namespace taicho::fire
