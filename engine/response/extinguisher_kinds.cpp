#include "response/extinguisher_kinds.h"

namespace taicho::response {

namespace {

using fire::Agent;

// HRR of the ratings: 1A 0.33, 2A 0.80, 4A 1.5, 6A 2.2, 10A 3.7 MW (A6); trays 21B 0.66, 34B 1.07, 55B 1.73,
// 144B 4.5, 233B 7.3 m2 (A3). CO2 takes 3 kg for 0.15 MW of solids (A6, J); it does not cool, so what it
// puts out burns again with 0.6 (A4, J). The mini bottle has no rating: powder at 5 kg/MW (A6), no tray.
constexpr ExtinguisherKind k_kinds[] = {
    {"MFZL1", Agent::PowderAbc, 1.0, 0.12, 2.5, 3.0, 0.33e6, 0.66, -1.0, true, "bình bột ABC 1 kg"},
    {"MFZL2", Agent::PowderAbc, 2.0, 0.25, 3.0, 3.0, 0.33e6, 1.07, -1.0, true, "bình bột ABC 2 kg"},
    {"MFZL4", Agent::PowderAbc, 4.0, 0.31, 3.5, 4.0, 0.80e6, 1.73, -1.0, true, "bình bột ABC 4 kg"},
    {"MFZL8", Agent::PowderAbc, 8.0, 0.53, 4.5, 4.5, 1.50e6, 4.50, -1.0, true, "bình bột ABC 8 kg"},
    {"MFTZL35", Agent::PowderAbc, 35.0, 1.50, 6.0, 8.0, 2.95e6, 7.30, -1.0, true, "xe đẩy bột ABC 35 kg"},
    {"MFZ4", Agent::PowderBc, 4.0, 0.31, 3.5, 4.0, 0.0, 1.73, -1.0, true, "bình bột BC 4 kg"},
    {"MFZ8", Agent::PowderBc, 8.0, 0.53, 4.5, 4.5, 0.0, 4.50, -1.0, true, "bình bột BC 8 kg"},
    {"MT3", Agent::Co2, 3.0, 0.35, 1.5, 2.0, 0.15e6, 1.07, 0.6, false, "bình khí CO2 3 kg"},
    {"MT5", Agent::Co2, 5.0, 0.45, 2.0, 2.5, 0.25e6, 1.73, 0.6, false, "bình khí CO2 5 kg"},
    {"mini", Agent::PowderAbc, 0.5, 0.07, 1.5, 2.0, 0.10e6, 0.0, -1.0, true, "bình mini 0,5 kg"},
};

}  // namespace

std::span<const ExtinguisherKind> extinguisher_kinds() { return k_kinds; }

std::optional<std::uint8_t> extinguisher_kind(std::string_view name) {
    for (std::size_t i = 0; i < std::size(k_kinds); ++i) {
        if (name == k_kinds[i].name) return static_cast<std::uint8_t>(i);
    }
    return std::nullopt;
}

}  // namespace taicho::response
