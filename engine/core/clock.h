#pragma once

#include <cmath>
#include <cstdint>

#include "core/constants.h"

namespace taicho {

/// Time of a run: `tick * tick_s`, never a running sum. Every `ticks_per_slow` ticks is a slow step.
struct Clock {
    std::int64_t tick = 0;
    double tick_s = constants::k_tick_s;
    int ticks_per_slow = 10;

    [[nodiscard]] double now() const { return static_cast<double>(tick) * tick_s; }
    [[nodiscard]] double slow_s() const { return tick_s * ticks_per_slow; }
    [[nodiscard]] bool at_slow_step() const { return tick % ticks_per_slow == 0; }
    [[nodiscard]] std::int64_t tick_at_or_after(double t) const {
        return static_cast<std::int64_t>(std::ceil(t / tick_s - 1e-9));
    }
    friend bool operator==(const Clock&, const Clock&) = default;
};

}  // namespace taicho
