#pragma once

#include <cstdint>

#include "people/move_def.h"

namespace taicho::people {

/// A wall near a cell, local coordinates. A soft one is an open portal: whoever does not mean to pass it
/// does not steer through it and keeps gently off, but may stand across it.
struct MoveWall {
    float ax, ay, bx, by;
    std::uint32_t portal;  ///< of a soft one, else none
    bool soft;
};

/// One person of the cell being moved.
struct MovePerson {
    float e0x, e0y;   ///< wanted direction, unit or zero
    float v0;         ///< [m/s] desired speed in the plan
    float side;       ///< side step from the lanes ahead, + = left; out: the way he dodges
    float contact;    ///< [-] share of the contact distance needed now
    float thin;       ///< [-] share of it needed beside those whose way differs; 1 = no difference made
    float thin_dot;   ///< [-] way differs: cosine of the angle between the two below this
    std::uint32_t waypoint;
    bool stuck;       ///< does not get on
    // out
    float dx, dy;     ///< [m] displacement of this tick
    float vx, vy;     ///< [m/s] own walking, without pushes
    std::uint32_t reverted;
};

/// The people of one cell and patch with everybody near them. Candidates [0, people_count) are the
/// people themselves, in the same order; arrays hold whole lanes of 8, padded with far points.
struct MoveCell {
    const float* x;   ///< [m] local to the cell
    const float* y;
    const float* r;
    const float* ex;  ///< wanted direction of the candidate (zero if standing)
    const float* ey;
    int count = 0;    ///< multiple of 8
    MovePerson* people = nullptr;
    int people_count = 0;
    const MoveWall* walls = nullptr;
    int wall_count = 0;
    float* near_x = nullptr;  ///< room for count + 8 floats each
    float* near_y = nullptr;
    float* near_r = nullptr;
    float dt = 0.05f;
};

using MoveKernel = void (*)(const MoveDef&, const MoveCell&);

/// Kernel for this machine: 256-bit lanes where they exist, else the same arithmetic in narrower ones.
/// Both give the same bits: lane by lane, no fused multiply-add, sums in one order.
[[nodiscard]] MoveKernel move_kernel();
/// Forces the narrow kernel (tests compare the two).
void move_kernel_force_base(bool on);

namespace move_base {
void run(const MoveDef&, const MoveCell&);
}
namespace move_wide {
void run(const MoveDef&, const MoveCell&);
}

}  // namespace taicho::people
