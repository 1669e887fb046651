#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "io/results_data.h"

namespace taicho::picture {

/// A recording made ready for random access: which rows belong to a frame, which doors stand open.
class Playback {
  public:
    explicit Playback(io::Results results);

    [[nodiscard]] const io::Results& results() const { return results_; }
    [[nodiscard]] std::size_t frames() const { return results_.time_s.size(); }
    [[nodiscard]] double end_s() const { return results_.time_s.empty() ? 0.0 : results_.time_s.back(); }
    /// Last frame at or before t; 0 before the first.
    [[nodiscard]] std::size_t frame_at(double t) const;
    /// Burning items of a frame.
    [[nodiscard]] io::FrameSpan items_of(std::size_t frame) const;
    /// Storeys that have any shape, ascending.
    [[nodiscard]] const std::vector<int>& levels() const { return levels_; }
    /// State of each opening at t (world::OpeningState), 255 = as drawn.
    [[nodiscard]] std::vector<std::uint8_t> opening_states(double t) const;
    /// State of each building at t: 0 whole .. 3 burnt out.
    [[nodiscard]] std::vector<std::uint8_t> building_states(double t) const;
    /// Counts at a frame: still inside, out, hurt or fallen, dead.
    struct Counts {
        int inside = 0, out = 0, fallen = 0, dead = 0, fighting = 0;
    };
    [[nodiscard]] Counts counts(std::size_t frame) const;

  private:
    io::Results results_;
    std::vector<io::FrameSpan> item_index_;
    std::vector<int> levels_;
};

}  // namespace taicho::picture
