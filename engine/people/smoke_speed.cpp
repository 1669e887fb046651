#include "people/smoke_speed.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace taicho::people {

namespace {

struct LawName {
    std::string_view key;
    SmokeLaw law;
};
constexpr std::array<LawName, 7> k_laws = {{{"fridolf", SmokeLaw::Fridolf},
                                            {"jin", SmokeLaw::Jin},
                                            {"jin-irritant", SmokeLaw::JinIrritant},
                                            {"frantzich", SmokeLaw::Frantzich},
                                            {"fds-evac", SmokeLaw::FdsEvac},
                                            {"purser", SmokeLaw::Purser2003},
                                            {"purser-irritant", SmokeLaw::PurserIrritant}}};

constexpr double k_floor = 0.3;  // [m/s] Jin: slowest seen; absolute laws fall to 0 beyond their data

double law_value(SmokeLaw law, double v0, double k, double c) {
    switch (law) {
        case SmokeLaw::Fridolf:  // Fridolf et al. 2019 eq. 7, x = visibility [m], data 0.3-3 m
            return std::max(0.2, v0 - 0.34 * (3.0 - c / k));
        case SmokeLaw::Jin:  // Purser's line through Jin, data K 0.5-1.13
            return 1.0573 - 0.4326 * k;
        case SmokeLaw::JinIrritant:  // data K 0.32-0.47
            return 1.1517 - 0.9578 * k;
        case SmokeLaw::Frantzich:  // Frantzich and Nilsson 2003, data K 1.9-7.4
            return 0.706 - 0.057 * k;
        case SmokeLaw::FdsEvac:
            return v0 * std::max(0.1, 1.0 - 0.057 * k / 0.706);
        case SmokeLaw::Purser2003:  // fractional; K = 2.303 OD, data OD 0.13-0.55
            return std::max(k_floor, v0 * (1.236 - 1.738 * k / 2.303));
        case SmokeLaw::PurserIrritant:  // SFPE 63.10, moderately irritant
            return 0.6423 - 0.1364 * std::log(k);
    }
    return v0;
}

}  // namespace

std::optional<SmokeLaw> smoke_law_from(std::string_view key) {
    for (const LawName& row : k_laws)
        if (row.key == key) return row.law;
    return std::nullopt;
}

const std::vector<std::string_view>& smoke_law_keys() {
    static const std::vector<std::string_view> keys = [] {
        std::vector<std::string_view> out;
        for (const LawName& row : k_laws) out.push_back(row.key);
        return out;
    }();
    return keys;
}

double speed_in_smoke(SmokeLaw law, double v0, double extinction, double visibility_constant) {
    if (extinction <= 1e-6) return v0;
    return std::clamp(law_value(law, v0, extinction, visibility_constant), 0.0, v0);
}

double irritant_factor(double fic) {
    const double x = std::clamp(fic, 0.0, 1.0);
    const double a = 1000.0 * x / 160.0;
    return (std::exp(-a * a) + 0.2 * (1.0 - x)) / 1.2;
}

double combine_factors(double smoke, double irritant) {
    return std::max(0.0, smoke + irritant - 1.0);
}

}  // namespace taicho::people
