#pragma once

#include <chrono>
#include <cstddef>

#include "cli/commands.h"

namespace taicho::cli {

/// A bar with the time left on a terminal, a line per 10 % elsewhere, nothing when quiet or in the first
/// two seconds.
class Progress {
  public:
    explicit Progress(const Common& common);
    ~Progress();
    void show(std::size_t done, std::size_t total);

  private:
    bool terminal_, quiet_, vi_, drawn_ = false;
    int tenth_ = 0;
    std::size_t first_done_ = 0;
    bool first_ = true;
    std::chrono::steady_clock::time_point start_;
};

}  // namespace taicho::cli
