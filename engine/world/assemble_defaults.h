#pragma once

#include "world/world.h"

/// What an opening is when the map does not say. Sizes are those of Vietnamese houses; times and
/// risks are judgements [flag J] that the map overrides per opening (`pass_s`, `risk_fraction`,
/// ...).
namespace taicho::world {

struct OpeningDefault {
    double sill = 0.0;    ///< [m] above the floor
    double height = 2.0;  ///< [m] sill to soffit; < 0: up to the ceiling
    OpeningState leaf = OpeningState::Closed;
    bool walkable = true;
    bool glazed = false;
    const char* material = "";
    double open_s = 1.5;  ///< [s] to open from inside, J
    double pass_s = 0.0;  ///< [s] extra to pass
    double risk = 0.0;    ///< [-] chance of a fall per passage
};

/// Roof ways and neighbours' balconies take 20-60 s to use (people handbook A7, J): the middle.
/// Ladders 8-12 s per storey (J). Door and window heights: TCVN practice, interop page 3.1
/// (door 2.0 m).
[[nodiscard]] inline OpeningDefault opening_default(OpeningKind kind) {
    using K = OpeningKind;
    using S = OpeningState;
    switch (kind) {
        case K::Door:
            return {0.0, 2.0, S::Closed, true, false, "timber-hollow", 1.5, 0.0, 0.0};
        case K::Shutter:
            return {0.0, 2.6, S::Closed, true, false, "steel-roller", 8.0, 0.0, 0.0};
        case K::Window:
            return {0.9, 1.2, S::Closed, false, true, "glass", 2.0, 0.0, 0.0};
        case K::Cage:
            return {0.9, 1.2, S::Locked, true, false, "steel", 5.0, 5.0, 0.02};
        case K::Hatch:
            return {0.0, 2.0, S::Closed, true, false, "steel", 5.0, 10.0, 0.01};
        case K::RoofWay:
            return {0.0, 2.0, S::Closed, true, false, "", 3.0, 40.0, 0.01};
        case K::Balcony:
            return {0.0, 2.0, S::Open, true, false, "", 0.0, 40.0, 0.01};
        case K::Gate:
            return {0.0, 2.2, S::Open, true, false, "steel", 3.0, 0.0, 0.0};
        case K::Exit:
            return {0.0, 2.1, S::Open, true, false, "", 0.0, 0.0, 0.0};
        case K::StairConnection:
            return {0.0, -1.0, S::Open, true, false, "", 0.0, 0.0, 0.0};
        case K::Virtual:
            return {0.0, -1.0, S::Open, true, false, "", 0.0, 0.0, 0.0};
        case K::Leak:
            return {0.0, -1.0, S::Open, false, false, "", 0.0, 0.0, 0.0};
    }
    return {};
}

/// Lengths that decide how features are joined.
struct AssembleLimits {
    double snap = 0.10;           ///< [m] interop page 3.1
    double storey = 3.0;          ///< [m] default storey height, interop page 3.1
    double alley_width = 2.0;     ///< [m] J
    double piece = 14.0;          ///< [m] aimed length of an alley piece: 10-20 m (design page 2)
    double doorstep = 2.0;        ///< [m] farthest alley edge a street door is joined to, J
    double sliver = 0.5;          ///< [m2] alley cuttings below this go to a neighbour
    double body = 0.40;           ///< [m] two body radii of 0.2 m: narrower needs turning sideways
    double wall = 0.10;           ///< [m] wall line without thickness, J
    double street_wall = 6.0;     ///< [m] height of open air where no building stands near, J
    double smallest_area = 0.01;  ///< [m2] interop page 3.1
    double overlap = 0.05;        ///< [m2] rooms overlapping by less are drawing noise, J
    double above_ceiling = 0.005; ///< [m] an opening this little above the ceiling is rounding, J
    double farthest = 100e3;      ///< [m] from the origin, interop page 3.1
};
inline constexpr AssembleLimits k_limits{};

}  // namespace taicho::world
