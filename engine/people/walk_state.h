#pragma once

#include <cstdint>
#include <vector>

#include "core/vec2.h"
#include "world/walk_def.h"

namespace taicho::people {

enum class WalkMode : std::uint8_t {
    Absent,    ///< not in the scene
    Still,     ///< asleep, waiting, lying: an obstacle, costs nothing
    Walking,   ///< on the way, or wanting to be
    Passage,   ///< inside a timed single-file passage
    Arrived,   ///< reached the spot; stands there
    Out,       ///< left the scene
    Carried    ///< moved by `carrier`, takes no room of its own
};

/// What a walker waits for, for diagnostics and pictures.
enum class WalkWait : std::uint8_t { None, Crowd, ClosedPortal, FlowCap, SingleFile, NoWay };

/// Columns of everybody's movement; row = person. A plain value.
struct WalkState {
    std::vector<Vec2> pos;              ///< [m]
    std::vector<Vec2> vel;              ///< [m/s] in the plan
    std::vector<std::uint32_t> patch;
    std::vector<float> v0;              ///< [m/s] desired now, on the level (smoke, age, load already in)
    std::vector<float> up, down;        ///< [-] of v0 along the incline, on stairs
    std::vector<float> radius;          ///< [m] body
    std::vector<std::uint32_t> route;   ///< table of WalkRoutes; none = stand
    std::vector<std::uint32_t> route_version;
    std::vector<std::uint32_t> waypoint;  ///< next portal, none = the spot itself
    std::vector<std::uint32_t> came_by;   ///< portal passed last; none
    std::vector<Vec2> aim_a, aim_b;     ///< [m] heads for any point of this line
    std::vector<std::uint32_t> corner;  ///< corner being rounded
    std::vector<float> side;            ///< [-] side step remembered from the lanes ahead
    std::vector<float> still_s;         ///< [s] standing though wanting to walk
    std::vector<Vec2> anchor;           ///< [m] last place left behind for good ...
    std::vector<float> anchored_s;      ///< [s] ... and how long the person has walked about it, or stood
    std::vector<std::uint32_t> group;   ///< walks together with; none = alone
    std::vector<std::uint32_t> carrier; ///< who carries this person; none
    std::vector<std::uint8_t> sees_queue; ///< weighs the queues at the portals in sight when choosing
    std::vector<std::uint8_t> keeps_right; ///< aims for the right part of a way others come through
    std::vector<WalkMode> mode;
    std::vector<WalkWait> wait;

    std::vector<double> passage_from, passage_until;  ///< [s] inside a single-file passage

    std::vector<std::uint32_t> active;   ///< rows walking, ascending
    std::vector<std::uint32_t> touched;  ///< rows whose mode or place was set from outside since the last tick

    // per portal
    std::vector<std::uint8_t> passable;    ///< 1 = open now; set from outside
    std::vector<float> opening_s;          ///< [s] a closed one opens after somebody works on it; < 0 = never
    std::vector<double> opens_at;          ///< [s] being opened, done then; infinite = nobody is at it
    std::vector<double> free_at;           ///< [s] flow cap or single file: next one may pass then
    std::int64_t tick = 0;
    double now = 0.0;                      ///< [s] tick * dt

    [[nodiscard]] std::size_t size() const { return pos.size(); }
};

/// A portal passed, or the spot reached (portal none).
struct WalkPassage {
    double time = 0.0;  ///< [s] interpolated between the two positions
    std::uint32_t person = 0;
    std::uint32_t portal = world::k_walk_none;
    std::uint32_t into = world::k_walk_none;  ///< patch, none = outside
};

/// Somebody who has trouble on the way: where, and what they waited for.
struct WalkStuck {
    double time = 0.0;  ///< [s]
    std::uint32_t person = 0;
    std::uint32_t patch = 0;
    Vec2 at;
    WalkWait wait = WalkWait::None;
};

/// What one tick reports.
struct WalkEvents {
    std::vector<WalkPassage> passages;
    std::vector<WalkStuck> stuck;                 ///< newly stuck, counted as a diagnostic
    std::vector<std::uint32_t> portals_opened;    ///< opened by people this tick: tell the world
    std::vector<WalkStuck> no_way;                ///< people without any way left (newly), a diagnostic
    std::uint32_t wall_reverts = 0;               ///< steps undone because they would have met a wall ...
    WalkStuck reverted;                           ///< ... and the first of them
    std::vector<WalkStuck> lost;                  ///< found off their patch and put back, a diagnostic
    void clear() { *this = {}; }
};

}  // namespace taicho::people
