#pragma once

#include <string>
#include <vector>

#include "world/assemble_draft.h"

/// Cutting open air into pieces of 10-20 m. Sample points stand every ~14 m along the alleys and at
/// their junctions; each piece is what lies nearest to one sample (a Voronoi cell within the open
/// air), so two neighbouring pieces meet in a straight cut. A gate stands between two samples
/// placed for it.
namespace taicho::world {

struct Sample {
    Vec2 at;
    std::size_t alley = 0;  ///< feature row
    bool gate = false;
};

/// One piece of open air.
struct Piece {
    Shape shape;
    std::size_t alley = 0;  ///< feature row
    int number = 0;         ///< `<alley>-p<number>`
};

/// Two pieces meet along a segment.
struct Meeting {
    std::size_t a = 0, b = 0;
    Vec2 p0, p1;
};

/// Areas of one alley feature: its polygon, or strips about its line with square joints.
[[nodiscard]] std::vector<Shape> alley_shapes(const Feature& alley);
[[nodiscard]] std::vector<Sample> alley_samples(const Draft& draft);
/// Voronoi cell of sample i among all, within 40 m; convex.
[[nodiscard]] Ring voronoi_cell(const std::vector<Sample>& samples, const BoxGrid& grid,
                                std::size_t i);
/// Segments along which pieces touch, merged per pair, in (a, b) order.
[[nodiscard]] std::vector<Meeting> meetings(const std::vector<Piece>& pieces);
/// Joins cuttings without a sample of their own, and slivers, to the neighbour they share most
/// with.
void merge_small(std::vector<Piece>& pieces, const std::vector<std::uint8_t>& has_sample);

}  // namespace taicho::world
