#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <memory>
#include <string>

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

GasBuildingDef random_building(Dice& d) {
    GasBuildingDef b;
    b.linings = reference_linings();
    b.linings.push_back({"wool", {{0.05, 0.035, 30, 840}}, 0.9, BackFace::Ambient});
    b.linings.push_back({"steel", {{0.0006, 45, 7850, 460}}, 0.3, BackFace::Ambient});
    b.linings.push_back({"lined", {{0.012, 0.12, 500, 1600}, {0.05, 0.04, 50, 900}}, 0.9, BackFace::Adiabatic});
    b.fuels.emplace_back();
    GasFuelDef foam;
    foam.hydrogen = 1.74;
    foam.oxygen = 0.323;
    foam.nitrogen = 0.07;
    foam.heat_of_combustion = 24e6;
    foam.yield_soot = 0.13;
    foam.yield_co = 0.04;
    foam.yield_hcn = 0.01;
    b.fuels.push_back(foam);
    b.settings.all_active = d.chance(0.3);
    b.settings.interior_temperature = d.chance(0.3) ? d.between(285, 310) : 293.15;
    b.settings.wind_speed = d.chance(0.3) ? d.between(0, 15) : 0;
    b.settings.co_with_ventilation = d.chance(0.5);
    const int rooms = 1 + d.below(8);
    for (int i = 0; i < rooms; ++i) {
        GasRoomDef r;
        r.id = std::to_string(i);
        r.width = std::exp(d.between(0, 3));
        r.depth = std::exp(d.between(0, 3));
        r.height = d.between(2, d.chance(0.1) ? 20 : 4);
        r.floor_z = 3.0 * d.below(4);
        r.well_mixed = d.chance(0.2);
        r.ceiling = static_cast<std::uint32_t>(d.below(6));
        r.walls = static_cast<std::uint32_t>(d.below(6));
        r.floor = static_cast<std::uint32_t>(d.below(6));
        b.rooms.push_back(r);
    }
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
        b.vents.push_back(v);
    }
    return b;
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

/// Random fires, leaves that open and shut, water; 120 s.
void run_case(std::uint64_t seed, std::uint64_t& halved) {
    Dice d(mix64(seed + 1));
    const auto net = std::make_shared<const GasNetwork>(build_gas_network(random_building(d)));
    GasModel model(net);
    GasState s = initial_gas_state(*net);
    std::vector<GasFire> fires(static_cast<std::size_t>(1 + d.below(3)));
    std::vector<GasFireResult> results(fires.size());
    std::vector<double> peak(fires.size());
    for (std::size_t i = 0; i < fires.size(); ++i) {
        fires[i].room = static_cast<std::uint32_t>(d.below(static_cast<int>(net->rooms.size())));
        fires[i].fuel = static_cast<std::uint32_t>(d.below(2));
        fires[i].base = d.between(0, 2.5);
        fires[i].area = std::exp(d.between(-3, 2));
        fires[i].position = static_cast<FirePosition>(d.below(3));
        peak[i] = std::exp(d.between(9, 15.5));
    }
    for (int step = 0; step < 240; ++step) {
        if (d.chance(0.05) && !net->vents.empty())
            model.set_vent_fraction(s, static_cast<std::uint32_t>(d.below(static_cast<int>(net->vents.size()))),
                                    d.chance(0.5) ? 0.0 : d.between(0, 1));
        for (std::size_t i = 0; i < fires.size(); ++i) {
            if (d.chance(0.02)) fires[i].heat = d.chance(0.3) ? 0 : peak[i] * d.between(0, 1);
            fires[i].cooling = d.chance(0.1) ? d.between(0, 2e6) : 0;
            fires[i].steam = fires[i].cooling / 2.6e6;
        }
        model.advance(s, fires, results, 0.5 * step, 0.5);
        ASSERT_EQ(unsound(*net, s), "") << "case " << seed << " at step " << step;
        for (std::size_t i = 0; i < fires.size(); ++i) {
            ASSERT_LE(results[i].heat, fires[i].heat * (1 + 1e-12)) << seed;
            ASSERT_GE(results[i].heat, 0) << seed;
        }
    }
    double content = 0;
    for (const GasRoomRow& r : s.rooms) content += r.mass[0] + r.mass[1];
    for (const GasBalance& b : s.balance) {
        EXPECT_LT(std::fabs(b.mass_error()), 1e-9 * (content + b.mass_total)) << "case " << seed;
        EXPECT_LT(std::fabs(b.energy_error()), 1e-4 * b.energy_fire + 1.0) << "case " << seed;
    }
    halved += s.counts[static_cast<std::size_t>(GasDiagnostic::Code::StepShrunk)];
}

TEST(GasFuzz, RandomBuildingsStaySound) {
    const char* asked = std::getenv("TAICHO_FUZZ_CASES");
    const int cases = asked != nullptr ? std::atoi(asked) : 300;
    std::uint64_t halved = 0;
    for (int i = 0; i < cases && !HasFatalFailure(); ++i) run_case(static_cast<std::uint64_t>(i), halved);
    // A stall would show as steps halved without end.
    EXPECT_LT(halved, static_cast<std::uint64_t>(cases) * 240);
    RecordProperty("halved_steps", std::to_string(halved));
}

}  // namespace
}  // namespace taicho::fire
