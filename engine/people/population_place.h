#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "people/population_draw.h"
#include "world/world.h"

/// Where people are at the start.
namespace taicho::people {

/// Puts people on free spots of places, a body apart as long as there is room. Keeps what is taken, so
/// the order of calls matters: rows are placed in row order.
class Placer {
  public:
    Placer(const world::World& world, std::uint64_t seed) : world_(world), seed_(seed) {}
    /// A point of the place's largest level patch drawn by the person's key; the centre where nobody can walk.
    [[nodiscard]] Vec2 put(std::uint64_t key, PlaceIndex place, double radius);
    /// Places for a crowd that fills its room, in no order; none where they do not fit.
    [[nodiscard]] std::vector<Vec2> put_dense(std::uint64_t key, PlaceIndex place, std::size_t count, double radius);
    /// Distance to the nearest stated or drawn position on the sheet [m], at most 1.
    [[nodiscard]] double free_distance(Vec2 at, int sheet) const;
    /// Notes a stated position as taken.
    void take(Vec2 at, int sheet);

  private:
    [[nodiscard]] std::vector<Vec2> lattice(const world::Patch& patch, double spacing, double radius) const;
    const world::World& world_;
    std::uint64_t seed_;
    std::unordered_map<std::uint64_t, std::vector<Vec2>> cells_;   // looked up by cell, never iterated
};

/// Distance to the nearest edge of the patch, way or wall [m].
[[nodiscard]] double wall_distance(const world::Patch& patch, Vec2 p);
/// Does a body stand inside the patch, clear of its walls?
[[nodiscard]] bool has_room(const world::Patch& patch, Vec2 at, double radius);

/// Largest patch of a place, level ones first; invalid when nobody can walk there.
[[nodiscard]] PatchIndex main_patch(const world::World& world, PlaceIndex place);

/// Rooms of a household by what they serve for; only those where somebody can stand.
struct Rooms {
    std::vector<PlaceIndex> beds, living, work, lofts, any;
};
/// `places`: all places of the dwelling; `home`: those named as its home, taken first.
[[nodiscard]] Rooms sort_rooms(const world::World& world, const std::vector<PlaceIndex>& home,
                               const std::vector<PlaceIndex>& places);
/// Where a person is: bedrooms for sleepers, the shop or workshop for those at work, else a room drawn by the
/// person's key. Invalid when the household has no room.
[[nodiscard]] PlaceIndex start_place(const Rooms& rooms, const DrawSource& src, const Draft& person,
                                     bool asleep, bool working);

}  // namespace taicho::people
