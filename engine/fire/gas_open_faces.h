#pragma once

#include <array>

#include "fire/gas_network.h"
#include "fire/gas_radiation.h"

/// Openings to the open air as parts of a room's surfaces that radiate and reflect nothing back: black at the
/// temperature outside (zone-model section 7).
namespace taicho::fire {

struct OpenFaces {
    std::array<double, 4> share{};  ///< [-] of each surface that is open
    bool any = false;
};

/// What is open of a room's surfaces now, with the layer `interface_height` [m] above its floor.
[[nodiscard]] OpenFaces open_faces(const GasNetwork& net, const GasState& s, std::uint32_t room,
                                   double interface_height);

/// Emissivities and temperatures of surface and opening taken together, by area.
void open_surfaces(const OpenFaces& open, double outdoors, RadiationInput& in);

/// Parts what the joined surfaces received: `out.net` and `out.share` are left with the part of the linings, `out.lost`
/// with that of the openings. `linings` as they were before `open_surfaces`, `joined` after it.
void part_openings(const OpenFaces& open, const RadiationInput& linings, const RadiationInput& joined,
                   const std::array<double, 4>& area, GasRadiationRow& out);

}  // namespace taicho::fire
