#include "picture/playback.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace taicho::picture {

namespace {


std::vector<io::FrameSpan> index_items(const io::Results& r) {
    std::vector<io::FrameSpan> index(r.time_s.size());
    for (std::size_t i = 0; i < r.items.size(); ++i) {
        if (r.items[i].frame >= index.size()) continue;
        io::FrameSpan& span = index[r.items[i].frame];
        if (span.count == 0) span.first = i;
        ++span.count;
    }
    return index;
}

}  // namespace

Playback::Playback(io::Results results) : results_(std::move(results)) {
    item_index_ = index_items(results_);
    std::set<int> seen;
    for (const auto& s : results_.scene.shapes) seen.insert(s.level);
    levels_.assign(seen.begin(), seen.end());
    if (levels_.empty()) levels_.push_back(0);
}

std::size_t Playback::frame_at(double t) const {
    const auto& times = results_.time_s;
    const auto it = std::upper_bound(times.begin(), times.end(), t + 1e-9);
    return it == times.begin() ? 0 : static_cast<std::size_t>(it - times.begin()) - 1;
}

io::FrameSpan Playback::items_of(std::size_t frame) const {
    return frame < item_index_.size() ? item_index_[frame] : io::FrameSpan{};
}

std::vector<std::uint8_t> Playback::opening_states(double t) const {
    std::vector<std::uint8_t> state(results_.ids.openings.size(), 255);
    for (const auto& row : results_.openings) {
        if (row.time <= t && row.opening < state.size()) state[row.opening] = row.state;
    }
    return state;
}

std::vector<std::uint8_t> Playback::building_states(double t) const {
    std::vector<std::uint8_t> state(results_.ids.buildings.size(), 0);
    for (const auto& row : results_.buildings) {
        if (row.time <= t && row.building < state.size()) state[row.building] = row.state;
    }
    return state;
}

Playback::Counts Playback::counts(std::size_t frame) const {
    Counts c;
    if (frame >= frames()) return c;
    const double t = results_.time_s[frame];
    for (const auto& o : results_.outcome) {
        const bool left = o.where == 0 || o.where == 3;
        const bool over = std::isfinite(o.time) && o.time <= t;
        if (o.health == 4 && over) {
            ++c.dead;
        } else if (o.health == 3 && over) {
            ++c.fallen;
        } else if (left && over) {
            ++c.out;
        } else {
            ++c.inside;
        }
    }
    const io::FrameSpan span = results_.frame_index[frame];
    for (std::uint64_t i = span.first; i < span.first + span.count; ++i) {
        c.fighting += results_.trajectory_state[i].state == 6;
    }
    return c;
}

}  // namespace taicho::picture
