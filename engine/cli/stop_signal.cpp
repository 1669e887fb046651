#include "cli/stop_signal.h"

#include <csignal>

namespace taicho::cli {

namespace {

std::atomic<bool> g_stop{false};

void on_signal(int signal) {
    if (g_stop.exchange(true)) std::signal(signal, SIG_DFL);
}

}  // namespace

std::atomic<bool>& stop_on_signal() {
    static const bool installed = [] {
        std::signal(SIGINT, on_signal);
        std::signal(SIGTERM, on_signal);
        return true;
    }();
    (void)installed;
    return g_stop;
}

}  // namespace taicho::cli
