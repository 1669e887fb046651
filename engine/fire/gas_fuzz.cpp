#include "fire/gas_fuzz.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "core/hash.h"
#include "fire/gas_cases.h"
#include "fire/gas_model.h"

namespace taicho::fire {
namespace {

/// Splitmix64 stream of one case.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : x_(seed) {}
    double between(double a, double b) {
        x_ += 0x9e3779b97f4a7c15ull;
        return a + (b - a) * static_cast<double>(mix64(x_) >> 11) * 0x1.0p-53;
    }
    int below(int n) { return static_cast<int>(between(0, n)); }
    bool chance(double p) { return between(0, 1) < p; }

  private:
    std::uint64_t x_;
};

GasFuelDef foam() {
    GasFuelDef f;
    f.hydrogen = 1.74;
    f.oxygen = 0.323;
    f.nitrogen = 0.07;
    f.heat_of_combustion = 24e6;
    f.yield_soot = 0.13;
    f.yield_co = 0.04;
    f.yield_hcn = 0.01;
    return f;
}

GasRoomDef random_room(Dice& d, int row, int linings) {
    GasRoomDef r;
    r.id = std::to_string(row);
    r.width = std::exp(d.between(0, 3));
    r.depth = std::exp(d.between(0, 3));
    r.height = d.between(2, d.chance(0.1) ? 20 : 4);
    r.floor_z = 3.0 * d.below(4);
    r.well_mixed = d.chance(0.2);
    r.ceiling = static_cast<std::uint32_t>(d.below(linings));
    r.walls = static_cast<std::uint32_t>(d.below(linings));
    r.floor = static_cast<std::uint32_t>(d.below(linings));
    return r;
}

/// An opening of some kind within the heights its rooms share.
void shape_vent(Dice& d, const GasRoomDef& a, double low, double high, GasVentDef& v) {
    v.facade_normal = d.between(0, 6.28);
    v.open_fraction = d.chance(0.3) ? 0 : d.between(0, 1);
    v.leak = d.chance(0.3);
    if (high - low < 0.1 || d.chance(0.15)) {
        v.kind = VentKind::Floor;
        v.area = std::exp(d.between(-5, 1));
        v.sill = a.floor_z + a.height;
        v.shape = d.chance(0.5) ? VentShape::Round : VentShape::Square;
    } else if (d.chance(0.05)) {
        v.kind = VentKind::Mechanical;
        v.volume_flow = d.between(0.01, 2);
        v.sill = 0.5 * (low + high);
    } else {
        v.width = std::exp(d.between(-5, 1));
        v.sill = low + (d.chance(0.5) ? 0 : d.between(0, 0.5) * (high - low));
        v.soffit = v.sill + d.between(0.05, 1) * (high - v.sill);
    }
}

void add_random_vents(Dice& d, GasBuildingDef& b) {
    const int rooms = static_cast<int>(b.rooms.size());
    const int vents = d.below(3 * rooms + 1);
    for (int i = 0; i < vents; ++i) {
        GasVentDef v;
        v.id = std::to_string(i);
        v.a = static_cast<std::uint32_t>(d.below(rooms));
        v.b = d.chance(0.4) ? k_outside : static_cast<std::uint32_t>(d.below(rooms));
        if (v.a == v.b) continue;
        const GasRoomDef& a = b.rooms[v.a];
        double low = a.floor_z, high = a.floor_z + a.height;
        if (v.b != k_outside) {
            low = std::max(low, b.rooms[v.b].floor_z);
            high = std::min(high, b.rooms[v.b].floor_z + b.rooms[v.b].height);
        }
        shape_vent(d, a, low, high, v);
        b.vents.push_back(v);
    }
}

GasBuildingDef random_building(Dice& d) {
    GasBuildingDef b;
    b.linings = reference_linings();
    b.linings.push_back({"wool", {{0.05, 0.035, 30, 840}}, 0.9, BackFace::Ambient});
    b.linings.push_back({"steel", {{0.0006, 45, 7850, 460}}, 0.3, BackFace::Ambient});
    b.linings.push_back({"lined", {{0.012, 0.12, 500, 1600}, {0.05, 0.04, 50, 900}}, 0.9, BackFace::Adiabatic});
    b.fuels = {GasFuelDef{}, foam()};
    b.settings.all_active = d.chance(0.3);
    b.settings.interior_temperature = d.chance(0.3) ? d.between(285, 310) : 293.15;
    b.settings.wind_speed = d.chance(0.3) ? d.between(0, 15) : 0;
    b.settings.co_with_ventilation = d.chance(0.5);
    const int rooms = 1 + d.below(8);
    for (int i = 0; i < rooms; ++i) b.rooms.push_back(random_room(d, i, static_cast<int>(b.linings.size())));
    add_random_vents(d, b);
    return b;
}

/// Walls and slabs between any two rooms; of steel sheet heat has passed them at once.
void add_shared_walls(Dice d, GasBuildingDef& b) {
    const int rooms = static_cast<int>(b.rooms.size());
    for (int i = d.below(rooms + 1); i > 0; --i) {
        GasSharedWallDef w;
        w.a = static_cast<std::uint32_t>(d.below(rooms));
        w.b = static_cast<std::uint32_t>(d.below(rooms));
        w.level = d.chance(0.3);
        w.low = b.rooms[w.a].floor_z;
        w.high = w.low + d.between(0.1, b.rooms[w.a].height);
        w.area = d.between(0.2, 1) * b.rooms[w.a].width * (w.level ? b.rooms[w.a].depth : w.high - w.low);
        w.lining = static_cast<std::uint32_t>(d.below(static_cast<int>(b.linings.size())));
        if (d.chance(0.3)) w.second = static_cast<std::uint32_t>(d.below(static_cast<int>(b.linings.size())));
        if (w.a != w.b) b.shared_walls.push_back(w);
    }
}

/// What is unsound in a state; empty = nothing.
std::string unsound(const GasNetwork& net, const GasState& s) {
    for (std::size_t r = 0; r < s.rooms.size(); ++r) {
        const GasRoomRow& row = s.rooms[r];
        const std::string where = "room " + std::to_string(r) + (net.rooms[r].well_mixed ? " mixed" : "");
        for (int l = 0; l < (net.rooms[r].well_mixed ? 1 : 2); ++l) {
            const auto i = static_cast<std::size_t>(l);
            const std::string layer = where + " layer " + std::to_string(l);
            if (!(row.mass[i] > 0)) return layer + " mass " + std::to_string(row.mass[i]);
            if (!(row.temperature[i] > 150 && row.temperature[i] < 4000))
                return layer + " T " + std::to_string(row.temperature[i]);
            double sum = 0;
            for (int k = 0; k < s.species; ++k) {
                const double m = s.layer_species(r, l)[k];
                if (!(m >= 0)) return layer + " species";
                sum += m;
            }
            if (sum > row.mass[i] * (1 + 1e-6)) return layer + " species above mass";
        }
        for (int k = 0; k < k_wall_nodes * 4; ++k)
            if (!(s.walls(r)[k] > 150 && s.walls(r)[k] < 4000))
                return where + " wall node " + std::to_string(k) + " " + std::to_string(s.walls(r)[k]);
        if (!std::isfinite(row.flow_pressure)) return where + " pressure";
        const bool high = std::fabs(row.flow_pressure) > 5000 + 12 * std::fabs(net.rooms[r].floor_z);
        if (high && s.counts[static_cast<std::size_t>(GasDiagnostic::Code::Overpressure)] == 0)
            return where + " pressure without diagnostic";
    }
    return {};
}

/// Fires of a case, none lit yet.
std::vector<GasFire> random_fires(Dice& d, int rooms, std::vector<double>& peak) {
    std::vector<GasFire> fires(static_cast<std::size_t>(1 + d.below(3)));
    peak.resize(fires.size());
    for (std::size_t i = 0; i < fires.size(); ++i) {
        fires[i].room = static_cast<std::uint32_t>(d.below(rooms));
        fires[i].fuel = static_cast<std::uint32_t>(d.below(2));
        fires[i].base = d.between(0, 2.5);
        fires[i].area = std::exp(d.between(-3, 2));
        fires[i].position = static_cast<FirePosition>(d.below(3));
        peak[i] = std::exp(d.between(9, 15.5));
    }
    return fires;
}

void close_books(const GasState& s, GasFuzzResult& out) {
    double content = 0;
    for (const GasRoomRow& r : s.rooms) content += r.mass[0] + r.mass[1];
    for (const GasBalance& b : s.balance) {
        out.mass_error = std::max(out.mass_error, std::fabs(b.mass_error()) / (content + b.mass_total));
        // A case without a burning fire has no heat to measure by: 10 kJ, what warms a bucket of air.
        out.energy_error = std::max(out.energy_error, std::fabs(b.energy_error()) / std::max(1e4, b.energy_fire));
    }
    out.halved = s.counts[static_cast<std::size_t>(GasDiagnostic::Code::StepShrunk)];
    out.unconverged = s.counts[static_cast<std::size_t>(GasDiagnostic::Code::PressureStopped)];
    out.overpressure = s.counts[static_cast<std::size_t>(GasDiagnostic::Code::Overpressure)];
}

}  // namespace

GasFuzzResult run_gas_fuzz(std::uint64_t seed) {
    constexpr int k_steps = 240;  // of 0.5 s
    constexpr std::uint64_t k_wall_dice = 0x5ead1;  // a stream of their own: the rest of a case stays what it was
    GasFuzzResult out;
    Dice d(mix64(seed + 1));
    GasBuildingDef building = random_building(d);
    add_shared_walls(Dice(mix64(seed + 1) ^ k_wall_dice), building);
    const auto net = std::make_shared<const GasNetwork>(build_gas_network(building));
    GasModel model(net);
    GasState s = initial_gas_state(*net);
    std::vector<double> peak;
    std::vector<GasFire> fires = random_fires(d, static_cast<int>(net->rooms.size()), peak);
    std::vector<GasFireResult> results(fires.size());
    for (int step = 0; step < k_steps; ++step) {
        if (d.chance(0.05) && !net->vents.empty())
            model.set_vent_fraction(s, static_cast<std::uint32_t>(d.below(static_cast<int>(net->vents.size()))),
                                    d.chance(0.5) ? 0.0 : d.between(0, 1));
        for (std::size_t i = 0; i < fires.size(); ++i) {
            if (d.chance(0.02)) fires[i].heat = d.chance(0.3) ? 0 : peak[i] * d.between(0, 1);
            fires[i].cooling = d.chance(0.1) ? d.between(0, 2e6) : 0;
            fires[i].steam = fires[i].cooling / 2.6e6;
        }
        model.advance(s, fires, results, 0.5 * step, 0.5);
        out.fault = unsound(*net, s);
        for (std::size_t i = 0; i < fires.size(); ++i)
            if (!(results[i].heat >= 0 && results[i].heat <= fires[i].heat * (1 + 1e-12))) out.fault = "burns more than there is";
        if (out.fault.empty()) continue;
        out.fault = "case " + std::to_string(seed) + ", step " + std::to_string(step) + ": " + out.fault;
        break;
    }
    close_books(s, out);
    return out;
}

}  // namespace taicho::fire
