#pragma once

#include <cstdint>
#include <vector>

#include "people/move_def.h"
#include "people/walk_state.h"
#include "world/walk_routes.h"

namespace taicho::people {

/// Work space of the movement; not part of the state, rebuilt from it when empty. Row k belongs to the
/// k-th active walker, `s_*` rows are in cell order.
struct MoveScratch {
    struct Cell {
        std::uint32_t id;
        int cx, cy;
        std::uint32_t sheet;
    };
    std::vector<std::uint32_t> cell_of;          ///< per walker
    std::vector<float> e0x, e0y, v0;             ///< wanted direction, desired speed in the plan
    std::vector<float> contact;                  ///< share of the contact distance needed now
    std::vector<float> thin, thin_dot;           ///< see MovePerson
    std::vector<std::uint32_t> rank_of_cell;     ///< per cell id; none = nobody there
    std::vector<Cell> cells, new_cells;          ///< occupied, ascending id; not occupied a tick ago
    std::vector<std::uint32_t> cell_start;       ///< cells + 1
    std::vector<std::uint32_t> order;            ///< walker (subscript k) per sorted row
    std::vector<float> s_x, s_y, s_r, s_ex, s_ey;
    std::vector<std::uint32_t> s_patch;
    std::vector<std::uint32_t> cell_patch;       ///< per occupied cell: the patch of all in it, none = mixed
    std::vector<float> lanes;                    ///< 32 per occupied cell: 16 half-metre squares, x and y
    std::vector<std::uint32_t> still_head;       ///< per cell id: first still body
    std::vector<std::uint32_t> still_next;       ///< per person
    std::vector<std::uint32_t> still_cell;       ///< per person; none = not listed
    std::vector<std::vector<std::uint32_t>> box_cross, box_done, box_ask, box_lost, box_reverted;  ///< per block
    std::vector<Vec2> from;                      ///< per person: place before a step that met a portal
    std::vector<std::uint32_t> passing;          ///< rows inside a single-file passage
    std::vector<std::vector<float>> queue;       ///< per portal: distances of those heading for it, ascending
    std::vector<std::vector<float>> corner_queue;  ///< per corner, likewise
    struct TwoWay {
        std::uint32_t a = 0, b = 0;          ///< how many are about to pass from either side
        std::uint32_t all_a = 0, all_b = 0;  ///< ... and head for it at all
    };
    std::vector<TwoWay> two_way;                   ///< per portal
    std::vector<std::uint32_t> in_patch;           ///< walkers per patch, of the same second
    std::vector<std::uint32_t> corners_used;
    std::vector<std::uint32_t> carried;          ///< rows moved by somebody, ascending
    struct Group {
        float slowest = 1e9f;  ///< [m/s] of its walking members
        float farthest = 0.0f; ///< [m] longest way left
    };
    std::vector<Group> groups;                   ///< renewed every half second
    std::vector<float> way_left;                 ///< [m] per person in a group
};

/// Everything one tick needs beside the state.
struct MoveContext {
    const world::WalkGeometry& geometry;
    const world::WalkRoutes& routes;
    const MoveDef& def;
    double dt = 0.05;              ///< [s]
    std::uint64_t seed = 0;        ///< run seed
    const std::vector<std::uint64_t>* keys = nullptr;  ///< stable key per person; null = row number
};

/// Room for n people, absent.
void resize_walk(WalkState& state, std::size_t n);
/// Room for the portals: all open, nobody at them.
void open_portals(WalkState& state, std::size_t n);
/// Puts a person somewhere, standing still.
void place_person(WalkState& state, std::uint32_t row, std::uint32_t patch, Vec2 at);
/// Sends a person to the destination of a route (table handle of WalkRoutes).
void walk_to(WalkState& state, std::uint32_t row, std::uint32_t route);
/// Makes a person stand (asleep, fallen, waiting); the body stays where it is.
void stand_still(WalkState& state, std::uint32_t row);
/// Takes a person out of the scene.
void take_out(WalkState& state, std::uint32_t row, WalkMode how);
/// The person is carried (mode Carried) by another from now on.
void carry(WalkState& state, std::uint32_t row, std::uint32_t carrier);

/// Moves everybody who walks by one tick: chooses ways where something changed, steps, keeps off walls
/// and one another, passes portals. Same bits for any number of threads. `events` is cleared first.
void move_tick(const MoveContext& ctx, WalkState& state, MoveScratch& scratch, WalkEvents& events);

/// Keyed hash of what moved, for determinism tests.
[[nodiscard]] std::uint64_t walk_hash(const WalkState& state);

// Phases, for the profile and for tests --------------------------------------------------------
namespace move_phase {
void settle(const MoveContext& ctx, WalkState& state, MoveScratch& scratch);
void plan(const MoveContext& ctx, WalkState& state, MoveScratch& scratch);
void sort(const MoveContext& ctx, const WalkState& state, MoveScratch& scratch);
void lanes(const MoveContext& ctx, WalkState& state, MoveScratch& scratch);
void step(const MoveContext& ctx, WalkState& state, MoveScratch& scratch);
void portals(const MoveContext& ctx, WalkState& state, MoveScratch& scratch, WalkEvents& events);
}  // namespace move_phase

inline constexpr std::size_t k_walker_block = 1024;  ///< walkers per parallel block
inline constexpr std::size_t k_cell_block = 32;      ///< occupied cells per parallel block

}  // namespace taicho::people
