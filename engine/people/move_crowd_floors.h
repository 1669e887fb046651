#pragma once

#include "people/move_crowds.h"

namespace taicho::people {

// Floors of the families of the published tests, with their measures open. The published ones have the
// numbers of the verification page; the others are there to see that no number was tuned to.

/// S-04, S-18, S-24: room, an opening of `width` and `depth`, room behind it.
struct DoorFloor {
    double room_x = 8.0, room_y = 5.0;   ///< [m]
    double width = 1.0, depth = 0.2;     ///< [m] of the opening
    double at = 0.5;                     ///< [-] place along the wall, 0 = in the corner
    std::size_t people = 100;
    double filled = 1.0;                 ///< [-] share of the room the people stand in, from the far wall
    double radius = 0.20;                ///< [m]
};
[[nodiscard]] Crowd door_crowd(const DoorFloor& f, std::uint64_t seed);

/// S-08: two rooms 10 x 10 joined by a corridor; `right` go to the right, `left` to the left.
struct CounterFloor {
    double width = 2.0, length = 10.0;   ///< [m] of the corridor
    std::size_t right = 100, left = 0;
};
[[nodiscard]] Crowd counter_crowd(const CounterFloor& f, std::uint64_t seed);

/// S-06, S-20: corridor with one bend of any angle.
struct BendFloor {
    double width = 2.0;                  ///< [m]
    double leg = 10.0;                   ///< [m] inner length of each leg
    double turn = 90.0;                  ///< [deg] -170 .. 170, positive = left
    std::size_t people = 20;
    double start = 6.0;                  ///< [m] depth of the crowd at the far end
};
[[nodiscard]] Crowd bend_crowd(const BendFloor& f, std::uint64_t seed);

/// Two streams meet and go on as one: T (from both ends of a cross bar) or from the side into a straight.
struct MergeFloor {
    double branch_a = 2.0, branch_b = 2.0, stem = 2.0;  ///< [m] widths
    bool from_side = false;              ///< b joins the straight a from the side; else a and b meet head on
    std::size_t people_a = 60, people_b = 60;
};
[[nodiscard]] Crowd merge_crowd(const MergeFloor& f, std::uint64_t seed);

/// Storeys over one another, joined by switchback stairs with half landings; everybody goes to the lowest (or
/// highest) storey and out.
struct StairFloor {
    double width = 1.2, plan = 3.0, rise = 1.7;  ///< [m] of one flight
    int storeys = 3;
    bool up = false;
    std::size_t people_per_storey = 30;
    std::size_t against = 0;             ///< people who come the other way from the exit storey
};
[[nodiscard]] Crowd stair_crowd(const StairFloor& f, std::uint64_t seed);

/// Room with several exits, everybody to the one he likes; with furniture if asked for.
struct ExitsFloor {
    double room_x = 20.0, room_y = 12.0; ///< [m]
    std::vector<double> widths{1.0, 1.0};  ///< [m] of the exits, spread over the right and the lower wall
    std::size_t people = 200;
    int tables = 0;                      ///< rows and columns of tables 1.2 x 0.8 m
    bool weighs_queues = true;
};
[[nodiscard]] Crowd exits_crowd(const ExitsFloor& f, std::uint64_t seed);

/// Alley with things parked along it on one side or in turn on both, people along and against.
struct AlleyFloor {
    double width = 2.5, length = 40.0;   ///< [m]
    double parked = 0.9;                 ///< [m] what the rows take of the width
    double row = 4.0, gap = 1.5;         ///< [m] length of a row, free length between two
    bool staggered = false;              ///< rows in turn on both sides
    std::size_t along = 60, against = 0;
};
[[nodiscard]] Crowd alley_crowd(const AlleyFloor& f, std::uint64_t seed);

/// Streams from the arms of a crossing, each straight on (n, e, s, w people start there).
struct CrossingFloor {
    double width = 3.0, arm = 12.0;      ///< [m]
    std::size_t from_west = 40, from_south = 40, from_east = 0, from_north = 0;
};
[[nodiscard]] Crowd crossing_crowd(const CrossingFloor& f, std::uint64_t seed);

}  // namespace taicho::people
