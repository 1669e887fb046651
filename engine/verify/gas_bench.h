#pragma once

#include <memory>
#include <vector>

#include "fire/gas_cases.h"
#include "fire/gas_model.h"

/// A building of a few rooms run by hand: what the checks of the gas model against closed forms share.
namespace taicho::verify {

struct GasBench {
    explicit GasBench(const fire::GasBuildingDef& d)
        : net(std::make_shared<const fire::GasNetwork>(fire::build_gas_network(d))), model(net),
          s(fire::initial_gas_state(*net)) {}

    /// One step with a fire of `heat` [W] in `room`.
    void step(double heat, std::uint32_t room = 0) {
        fire::GasFire f;
        f.room = room;
        f.heat = heat;
        fire::GasFireResult r;
        model.advance(s, {&f, 1}, {&r, 1}, time, net->settings.step);
        time += net->settings.step;
        burned += r.heat * net->settings.step;
        rate = r.heat;
    }
    void run(double end, double heat) {
        while (time < end - 1e-9) step(heat);
    }
    [[nodiscard]] double mass() const {
        double sum = 0.0;
        for (const fire::GasRoomRow& r : s.rooms) sum += r.mass[0] + r.mass[1];
        return sum;
    }

    std::shared_ptr<const fire::GasNetwork> net;
    fire::GasModel model;
    fire::GasState s;
    double time = 0.0;    ///< [s]
    double burned = 0.0;  ///< [J]
    double rate = 0.0;    ///< [W] of the last step
};

/// One room with the linings of the reference cases, simulated in full.
[[nodiscard]] inline fire::GasBuildingDef one_gas_room(double width, double depth, double height) {
    fire::GasBuildingDef d;
    d.linings = fire::reference_linings();
    d.fuels.emplace_back();
    fire::GasRoomDef r;
    r.id = "room";
    r.width = width;
    r.depth = depth;
    r.height = height;
    r.walls = 1;
    r.floor = 2;
    d.rooms.push_back(r);
    d.settings.all_active = true;
    return d;
}

}  // namespace taicho::verify
