#pragma once

#include <fmt/format.h>

#include <functional>
#include <string>

namespace taicho {

enum class LogLevel { Debug, Info, Warning, Error };

/// Where log lines go. The engine neither prints nor exits: the command line sets a sink once.
using LogSink = std::function<void(LogLevel, const std::string&)>;
void set_log_sink(LogSink sink);
void log_line(LogLevel level, const std::string& text);

template <class... Args>
void log_info(fmt::format_string<Args...> f, Args&&... args) {
    log_line(LogLevel::Info, fmt::format(f, std::forward<Args>(args)...));
}
template <class... Args>
void log_warning(fmt::format_string<Args...> f, Args&&... args) {
    log_line(LogLevel::Warning, fmt::format(f, std::forward<Args>(args)...));
}

}  // namespace taicho
