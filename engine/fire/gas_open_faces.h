#pragma once

#include <array>

#include "fire/gas_network.h"
#include "fire/gas_radiation.h"

/// Openings as parts of a room's surfaces that reflect nothing and shine with what stands behind them: the black open air
/// (zone-model section 7), or what falls on their other side in the next room.
namespace taicho::fire {

struct OpenFaces {
    std::array<double, 4> share{};  ///< [-] of each surface that is open
    std::array<double, 4> power{};  ///< [W/m2] what shines in through that, mean
    std::array<double, 4> scale{};  ///< [-] of the openings' areas that counts; below 1 where they would fill the surface
    bool any = false, inner = false;
};

/// What is open of a room's surfaces now, with the layer `interface_height` [m] above its floor; `glows`: to other rooms
/// too.
[[nodiscard]] OpenFaces open_faces(const GasNetwork& net, const GasState& s, std::uint32_t room, double interface_height,
                                   bool glows);

/// Emissivities and temperatures of surface and opening taken together, by area.
void open_surfaces(const OpenFaces& open, RadiationInput& in);

/// Parts what the joined surfaces received: `out.net` and `out.share` are left with the part of the linings, `out.lost`
/// with that of the openings. `linings` as they were before `open_surfaces`, `joined` after it. Returns what falls on
/// the surfaces [W/m2].
std::array<double, 4> part_openings(const OpenFaces& open, const RadiationInput& linings, const RadiationInput& joined,
                                    const std::array<double, 4>& area, GasRadiationRow& out);

/// Writes down what the openings to other rooms lose; returns their sum [W].
double part_inner(const GasNetwork& net, GasState& s, std::uint32_t room, double interface_height, const OpenFaces& open,
                  const std::array<double, 4>& falls);

/// Adds what the layers radiate out through openings within the step [W]; returns the part through inner ones.
double add_layer_glow(const GasNetwork& net, GasState& s, std::uint32_t room, double interface_height, double glow);

}  // namespace taicho::fire
