#include "people/waking.h"

#include <cmath>

#include "core/rng.h"

namespace taicho::people {

WakeGroup wake_group(const ParameterSet& p, int age, bool alcohol, bool hard_of_hearing) {
    if (age < p[Param::WakeChildMinAge]) return WakeGroup::Infant;
    if (hard_of_hearing) return WakeGroup::HardOfHearing;
    if (alcohol) return WakeGroup::Alcohol;
    if (age >= 65) return WakeGroup::Older;
    return age < 13 ? WakeGroup::Child : WakeGroup::Adult;
}

namespace {

struct Logistic {
    double l50, s, low_gain;   ///< [dBA], [dB], [dB] by which low tones and voices wake earlier
};

Logistic logistic_of(const ParameterSet& p, WakeGroup group) {
    const double adult = p[Param::WakeLowAdult];
    switch (group) {
        case WakeGroup::Older:
            return {p[Param::WakeOlderL50], p[Param::WakeOlderS], p[Param::WakeLowOlder]};
        case WakeGroup::Child:
            return {p[Param::WakeChildL50], p[Param::WakeChildS], p[Param::WakeLowChild]};
        case WakeGroup::Alcohol: return {p[Param::WakeAlcoholL50], p[Param::WakeAlcoholS], adult};
        case WakeGroup::HardOfHearing: return {p[Param::WakeHearingL50], p[Param::WakeHearingS], adult};
        default: return {p[Param::WakeAdultL50], p[Param::WakeAdultS], adult};
    }
}

}  // namespace

// Handbook B2: 1 / (1 + exp(-(L - L50) / s)), fitted to the waking studies named there (J on R).
double wake_probability(const ParameterSet& p, WakeGroup group, double level, bool low) {
    if (group == WakeGroup::Infant) return 0.0;
    const Logistic g = logistic_of(p, group);
    return 1.0 / (1.0 + std::exp(-(level - g.l50 + (low ? g.low_gain : 0.0)) / g.s));
}

double knock_wake_probability(const ParameterSet& p, WakeGroup group, int age) {
    if (group == WakeGroup::Infant) return 0.0;
    if (age >= 65) return p[Param::KnockWakesOlder];
    return p[age < 13 ? Param::KnockWakesChild : Param::KnockWakesAdult];
}

Distribution wake_delay(const ParameterSet& p, WakeGroup group, bool voice) {
    if (group != WakeGroup::Child) return p.lognormal(Param::WakeDelayAdultMedian, Param::WakeDelayAdultSigma);
    return voice ? p.lognormal(Param::WakeDelayChildVoiceMedian, Param::WakeDelayChildVoiceSigma)
                 : p.lognormal(Param::WakeDelayChildToneMedian, Param::WakeDelayChildToneSigma);
}

double wake_latent(std::uint64_t seed, std::uint64_t person_key) {
    return draw_uniform({seed, person_key, Purpose::WakeThreshold});
}

}  // namespace taicho::people
