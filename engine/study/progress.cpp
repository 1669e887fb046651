#include "study/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace taicho::study {

namespace {
constexpr double k_redraw_s = 0.2;
constexpr std::size_t k_bar = 30;
}  // namespace

Progress::Progress(std::string lang, bool terminal, std::function<void(const std::string&)> write)
    : lang_(std::move(lang)),
      terminal_(terminal),
      write_(std::move(write)),
      start_(std::chrono::steady_clock::now()),
      last_(start_ - std::chrono::hours(1)) {}

void Progress::update(std::size_t done, std::size_t total) {
    const auto now = std::chrono::steady_clock::now();
    const std::chrono::duration<double> elapsed = now - start_;
    const bool end = done >= total;
    if (terminal_) {
        const std::chrono::duration<double> since = now - last_;
        if (!end && since.count() < k_redraw_s) return;
        last_ = now;
        write_("\r\x1b[K" + progress_text(done, total, elapsed.count(), true, lang_) + (end ? "\n" : ""));
        return;
    }
    const int tenths = total > 0 ? static_cast<int>(10 * done / total) : 10;
    if (tenths <= tenths_) return;
    tenths_ = tenths;
    write_(progress_text(done, total, elapsed.count(), false, lang_) + "\n");
}

std::string duration_text(double seconds, const std::string& lang) {
    const bool en = lang == "en";
    const auto s = static_cast<long long>(std::ceil(std::max(0.0, seconds)));
    if (s < 60) return fmt::format(fmt::runtime(en ? "{} s" : "{} giây"), s);
    if (s < 3600) return fmt::format(fmt::runtime(en ? "{} min {} s" : "{} phút {} giây"), s / 60, s % 60);
    return fmt::format(fmt::runtime(en ? "{} h {:02} min" : "{} giờ {:02} phút"), s / 3600, s % 3600 / 60);
}

std::string progress_text(std::size_t done, std::size_t total, double elapsed_s, bool bar,
                          const std::string& lang) {
    const bool en = lang == "en";
    const double share = total > 0 ? static_cast<double>(done) / static_cast<double>(total) : 1.0;
    std::string out;
    if (bar) {
        const auto full = static_cast<std::size_t>(std::floor(share * static_cast<double>(k_bar)));
        out = "[" + std::string(full, '#') + std::string(k_bar - full, '.') + "] ";
    }
    out += fmt::format("{:3.0f} %  {}/{}", std::floor(100.0 * share), done, total);
    if (done > 0 && done < total) {
        const double left = elapsed_s * (1.0 - share) / share;
        out += fmt::format(fmt::runtime(en ? "  {} left" : "  còn {}"), duration_text(left, lang));
    } else if (done >= total) {
        out += fmt::format(fmt::runtime(en ? "  in {}" : "  trong {}"), duration_text(elapsed_s, lang));
    }
    return out;
}

}  // namespace taicho::study
