#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>

namespace taicho::study {

/// How far a study is, for people: a bar with the time left on a terminal, else a line per 10 %.
class Progress {
  public:
    /// `write` gets the text as it is to be printed, with its line end or carriage return.
    Progress(std::string lang, bool terminal, std::function<void(const std::string&)> write);
    /// Call after each run.
    void update(std::size_t done, std::size_t total);

  private:
    std::string lang_;
    bool terminal_;
    std::function<void(const std::string&)> write_;
    std::chrono::steady_clock::time_point start_, last_;
    int tenths_ = 0;
};

/// "1 min 20 s", "45 s", "2 h 05 min" in the language.
[[nodiscard]] std::string duration_text(double seconds, const std::string& lang);
/// One state of the bar: "[######......]  50 %  30/60  còn 12 s".
[[nodiscard]] std::string progress_text(std::size_t done, std::size_t total, double elapsed_s,
                                        bool bar, const std::string& lang);

}  // namespace taicho::study
