#pragma once

#include <string_view>
#include <vector>

#include <optional>

/// How smoke slows a walker. Laws of the people handbook C5; Fridolf et al. 2019 is the default, the
/// others are for sensitivity and for tests that name them.
namespace taicho::people {

enum class SmokeLaw : unsigned char {
    Fridolf, Jin, JinIrritant, Frantzich, FdsEvac, Purser2003, PurserIrritant
};

/// Key as the scenario spells it: fridolf | jin | jin-irritant | frantzich | fds-evac | purser | purser-irritant.
[[nodiscard]] std::optional<SmokeLaw> smoke_law_from(std::string_view key);
[[nodiscard]] const std::vector<std::string_view>& smoke_law_keys();

/// Speed [m/s] of somebody who walks v0 [m/s] in clear air, in smoke of extinction K [1/m]. Never above v0,
/// never below 0; clear air gives v0 exactly.
[[nodiscard]] double speed_in_smoke(SmokeLaw law, double v0, double extinction,
                                    double visibility_constant = 2.0);
/// Factor of irritancy x = FIC on the incapacitation scale (concept curve).
[[nodiscard]] double irritant_factor(double fic);
/// Losses added: 1 - (1 - F_smoke) - (1 - F_irr), not below 0.
[[nodiscard]] double combine_factors(double smoke, double irritant);

}  // namespace taicho::people
