#pragma once

#include "fire/fire_state.h"

namespace taicho::fire {

/// Stable English key of a mode of spread, as files and `run --chain` spell it.
[[nodiscard]] constexpr const char* spread_mode_name(SpreadMode mode) {
    switch (mode) {
        case SpreadMode::Started: return "started";
        case SpreadMode::PointSource: return "point-source";
        case SpreadMode::HotLayer: return "hot-layer";
        case SpreadMode::OpeningRadiation: return "opening-radiation";
        case SpreadMode::FlameContact: return "flame-contact";
        case SpreadMode::Facade: return "facade";
        case SpreadMode::PartyWall: return "party-wall";
        case SpreadMode::Roof: return "roof";
        case SpreadMode::Brand: return "brand";
        case SpreadMode::RunningFuel: return "running-fuel";
        case SpreadMode::ReIgnition: return "re-ignition";
    }
    return "unknown";
}

}  // namespace taicho::fire
