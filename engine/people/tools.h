#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

/// Breaking and escape tools and what each of them opens (people handbook B4, D1).
namespace taicho::people {

inline constexpr std::uint8_t k_crowbar = 1, k_hammer = 2, k_axe = 4, k_bolt_cutter = 8, k_rope_ladder = 16, k_hood = 32;

/// Bit of a tool by its key; nothing for other words.
[[nodiscard]] constexpr std::optional<std::uint8_t> tool_bit(std::string_view key) {
    if (key == "crowbar") return k_crowbar;
    if (key == "hammer") return k_hammer;
    if (key == "axe") return k_axe;
    if (key == "bolt-cutter") return k_bolt_cutter;
    if (key == "rope-ladder") return k_rope_ladder;
    if (key == "hood") return k_hood;
    return std::nullopt;
}

/// Cages, bars and padlocked leaves: xà beng, búa, rìu, kìm cộng lực (B4).
[[nodiscard]] constexpr bool opens_cage(std::uint8_t tools) {
    return (tools & (k_crowbar | k_hammer | k_axe | k_bolt_cutter)) != 0;
}
/// Brick: not with a bolt cutter.
[[nodiscard]] constexpr bool opens_wall(std::uint8_t tools) { return (tools & (k_crowbar | k_hammer)) != 0; }

}  // namespace taicho::people
