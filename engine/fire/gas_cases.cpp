#include "fire/gas_cases.h"

#include <algorithm>
#include <utility>

namespace taicho::fire {

namespace {

enum Lining : std::uint32_t { k_gypsum, k_brick, k_concrete };

/// alpha t^2 [kW] up to a peak, given every 10 s, then steady.
void grow(GasCase& c, double alpha, double peak, double peak_time) {
    std::vector<double> t, q, a;
    const auto point = [&](double time, double kw) {
        t.push_back(time);
        q.push_back(kw * 1000);
        a.push_back(std::max(0.1, kw / 500));
    };
    for (int i = 0; i * 10 < peak_time - 1e-9; ++i) point(i * 10, alpha * 100.0 * i * i);
    point(peak_time, peak);
    point(c.end, peak);
    c.heat = Curve(t, q);
    c.area = Curve(t, a);
}

void ramp(GasCase& c, double peak, double time) {
    c.heat = Curve({0, time, c.end}, {0, peak * 1000, peak * 1000});
    c.area = Curve({0, time, c.end}, {0.1, peak / 500, peak / 500});
}

std::uint32_t room(GasCase& c, std::string id, double w, double d, double h, double z = 0,
                   std::uint32_t ceiling = k_gypsum) {
    GasRoomDef r;
    r.id = std::move(id);
    r.width = w;
    r.depth = d;
    r.height = h;
    r.floor_z = z;
    r.ceiling = ceiling;
    r.walls = k_brick;
    r.floor = k_concrete;
    c.def.rooms.push_back(r);
    return static_cast<std::uint32_t>(c.def.rooms.size() - 1);
}

void vent(GasCase& c, std::string id, std::uint32_t a, std::uint32_t b, double width, double sill,
          double soffit) {
    GasVentDef v;
    v.id = std::move(id);
    v.a = a;
    v.b = b;
    v.width = width;
    v.sill = sill;
    v.soffit = soffit;
    c.def.vents.push_back(v);
}

void build_c2(GasCase& c) {
    c.end = 900;
    const auto burn = room(c, "Burn", 3.6, 2.4, 2.4), next = room(c, "Adj", 5, 4, 2.4);
    vent(c, "Door12", burn, next, 0.8, 0, 2);
    vent(c, "DoorOut", next, k_outside, 0.9, 0, 2);
    ramp(c, 500, 10);
}

void build_c3(GasCase& c) {
    c.end = 900;
    const auto corridor = room(c, "Corr", 12, 1.6, 2.5);
    for (int i = 1; i <= 5; ++i) {
        const std::string n = std::to_string(i);
        const auto r = room(c, "R" + n, 4, 3, 2.5);
        const bool gap = i == 3 || i == 5;
        vent(c, "D" + n + (gap ? "gap" : ""), r, corridor, 0.9, 0, gap ? 0.01 : 2.0);
        vent(c, "Leak" + n, r, k_outside, 0.005, 0.9, 1.9);
    }
    vent(c, "Exit", corridor, k_outside, 0.9, 0, 2);
    c.fire_room = 1;
    grow(c, 0.01172, 800, 261.26);
}

void build_c4(GasCase& c) {
    c.end = 900;
    for (int i = 0; i < 3; ++i) {
        room(c, "Front" + std::to_string(i), 4, 6, 3.2, 3.2 * i, k_concrete);
        room(c, "Back" + std::to_string(i), 4, 5, 3.2, 3.2 * i, k_concrete);
    }
    const auto stair = room(c, "Stair", 2.2, 3, 9.6, 0, k_concrete);
    for (std::uint32_t i = 0; i < 6; ++i) {
        const std::string id = c.def.rooms[i].id;
        const double z = c.def.rooms[i].floor_z;
        const bool gap = i == 3 || i == 4;
        vent(c, id + (gap ? "_StGap" : "_St"), i, stair, 0.9, z, z + (gap ? 0.01 : 2.1));
        vent(c, id + "_Leak", i, k_outside, 0.01, z + 0.9, z + 2.4);
    }
    vent(c, "EntryDoor", 0, k_outside, 0.9, 0, 2.1);
    GasVentDef hatch;
    hatch.id = "Hatch";
    hatch.a = stair;
    hatch.kind = VentKind::Floor;
    hatch.area = 0.64;
    hatch.sill = 9.6;
    c.def.vents.push_back(hatch);
    grow(c, 0.02345, 1500, 252.91);
}

void build_c5(GasCase& c) {
    c.end = 1800;
    const auto r = room(c, "Room", 4, 4, 2.5);
    vent(c, "LowCrack", r, k_outside, 0.9, 0, 0.01);
    vent(c, "HighCrack", r, k_outside, 0.9, 2.39, 2.4);
    ramp(c, 300, 30);
}

}  // namespace

std::vector<LiningDef> reference_linings() {
    return {{"gypsum", {{0.0125, 0.16, 790, 900}}, 0.9, BackFace::Ambient},
            {"brick", {{0.10, 0.72, 1920, 840}}, 0.9, BackFace::Ambient},
            {"concrete", {{0.15, 1.6, 2300, 880}}, 0.94, BackFace::Ambient}};
}

GasCase reference_case(const std::string& id) {
    GasCase c;
    c.id = id;
    c.def.linings = reference_linings();
    c.def.fuels.emplace_back();
    c.def.fuels.back().id = "wood";
    c.def.settings.all_active = true;
    c.def.settings.oxygen_limit_free_burn = 0;  // CFAST has one limit,
    c.def.settings.opening_radiation = false;    // and loses no radiation through openings
    if (id == "C2") {
        build_c2(c);
    } else if (id == "C3") {
        build_c3(c);
    } else if (id == "C4") {
        build_c4(c);
    } else if (id == "C5") {
        build_c5(c);
    } else {
        const auto r = room(c, "Room", 4, 3, 2.6);
        vent(c, "Door", r, k_outside, 0.9, 0, 2);
        grow(c, 0.0469, 1000, 146.02);
    }
    return c;
}

}  // namespace taicho::fire
