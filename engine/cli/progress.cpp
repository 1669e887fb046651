#include "cli/progress.h"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <string>

namespace taicho::cli {

Progress::Progress(const Common& common)
    : terminal_(isatty(STDERR_FILENO) != 0), quiet_(common.quiet), vi_(common.lang != "en"),
      start_(std::chrono::steady_clock::now()) {}

Progress::~Progress() {
    if (drawn_) std::fputc('\n', stderr);
}

void Progress::show(std::size_t done, std::size_t total) {
    if (quiet_ || total == 0) return;
    if (first_) {
        first_ = false;
        first_done_ = done;   // runs found finished: they took no time
    }
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start_;
    if (spent.count() < 2.0) return;
    const std::size_t worked = done - std::min(done, first_done_);
    const double left = worked > 0 ? spent.count() / static_cast<double>(worked) * static_cast<double>(total - done) : 0.0;
    const int percent = static_cast<int>(100 * done / total);
    if (terminal_) {
        const int full = percent * 30 / 100;
        std::fprintf(stderr, "\r[%s%s] %3d %%  %zu/%zu  %s %d:%02d ", std::string(full, '#').c_str(),
                     std::string(30 - full, '.').c_str(), percent, done, total, vi_ ? "còn" : "left",
                     static_cast<int>(left) / 60, static_cast<int>(left) % 60);
        std::fflush(stderr);
        drawn_ = true;
    } else if (percent / 10 > tenth_) {
        tenth_ = percent / 10;
        std::fprintf(stderr, "%d %% (%zu/%zu)\n", percent, done, total);
    }
}

}  // namespace taicho::cli
