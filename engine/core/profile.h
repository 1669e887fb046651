#pragma once

#include <array>
#include <chrono>
#include <string_view>

namespace taicho {

/// Phases of a step, in order; each has a timer, stored with the results (provenance, never hashed).
enum class Phase { Requests, Response, Fire, Perceive, Decide, Move, Harm, Resolve, Record, Count };
[[nodiscard]] std::string_view phase_name(Phase phase);

/// Wall seconds spent per phase.
struct Profile {
    std::array<double, static_cast<std::size_t>(Phase::Count)> seconds{};
};

/// Adds the time until destruction to one phase.
class PhaseTimer {
  public:
    PhaseTimer(Profile& profile, Phase phase)
        : profile_(profile), phase_(phase), start_(std::chrono::steady_clock::now()) {}
    ~PhaseTimer() {
        const std::chrono::duration<double> d = std::chrono::steady_clock::now() - start_;
        profile_.seconds[static_cast<std::size_t>(phase_)] += d.count();
    }
    PhaseTimer(const PhaseTimer&) = delete;
    PhaseTimer& operator=(const PhaseTimer&) = delete;

  private:
    Profile& profile_;
    Phase phase_;
    std::chrono::steady_clock::time_point start_;
};

}  // namespace taicho
