#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "core/ids.h"
#include "fire/gas_state.h"

namespace taicho::fire {

enum class ItemPhase : std::uint8_t { Unburnt, Burning, Out, BurntOut };

/// How a fire got from its source to what it lit (fire-spread handbook section 0).
enum class SpreadMode : std::uint8_t {
    Started, PointSource, HotLayer, OpeningRadiation, FlameContact, Facade, PartyWall, Roof, Brand,
    RunningFuel, ReIgnition
};

enum class BuildingPhase : std::uint8_t { Whole, Exposed, Burning, BurntOut };

/// What changes during a run. Item columns are one row per item of FireStatic.
struct FireState {
    // items
    std::vector<ItemPhase> item_phase;
    std::vector<double> item_ignited_at;     ///< [s]
    std::vector<double> item_hrr;            ///< [W] wanted by the item this slow step (before oxygen)
    std::vector<double> item_burnt;          ///< [J] released so far
    std::vector<double> item_knocked;        ///< [W] taken away by agent, hot and ready to come back
    std::vector<double> item_ftp_piloted;    ///< [SI] flux-time product
    std::vector<double> item_ftp_unpiloted;
    std::vector<double> item_flux;           ///< [W/m2] last received
    std::vector<ItemIndex> burning;          ///< ascending rows of burning items
    // places
    std::vector<double> place_hrr;           ///< [W] burnt inside
    std::vector<std::uint8_t> place_stage;   ///< 0 cold, 1 heating, 2 local fire, 3 flashover, 4 decay, 5 burnt out
    std::vector<double> place_burnt_area;    ///< [m2] floor area lost
    // openings as receivers and radiators
    std::vector<double> opening_ftp;
    std::vector<double> opening_flux;        ///< [W/m2] received from outside
    std::vector<double> opening_power;       ///< [W/m2] emissive power when its place burns
    // buildings
    std::vector<BuildingPhase> building_phase;
    // outdoors, per place (alley pieces only)
    std::vector<double> alley_extinction;    ///< [1/m]
    std::vector<double> alley_temperature;   ///< [K]
    std::vector<double> alley_co_ppm;
    std::vector<std::uint8_t> affected;      ///< 1 = conditions differ from ambient
    std::vector<PlaceIndex> affected_list;   ///< ascending
    // gas indoors
    GasState gas;
    double energy_released = 0.0;            ///< [J] integral of everything that burnt
};

}  // namespace taicho::fire
