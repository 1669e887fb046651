#include "core/log.h"

#include <mutex>

namespace taicho {

namespace {
std::mutex g_mutex;
LogSink g_sink;
}  // namespace

void set_log_sink(LogSink sink) {
    const std::lock_guard lock(g_mutex);
    g_sink = std::move(sink);
}

void log_line(LogLevel level, const std::string& text) {
    const std::lock_guard lock(g_mutex);
    if (g_sink) g_sink(level, text);
}

}  // namespace taicho
