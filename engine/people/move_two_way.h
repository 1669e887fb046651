#pragma once

#include "people/move.h"

/// People who come the other way. The kernel turns people aside from those they see; what stands here is what
/// they agree on: sides at a way, who presses through, and not to fill a landing others must leave.
namespace taicho::people {

void count_two_way(const MoveContext& ctx, const WalkState& s, MoveScratch& w);

/// Are people about to pass this portal from both sides?
[[nodiscard]] bool used_both_ways(const MoveScratch& w, std::uint32_t portal);

void keep_to_the_right(const MoveContext& ctx, WalkState& s, const MoveScratch& w, std::uint32_t i);

[[nodiscard]] bool in_minority(const MoveContext& ctx, const WalkState& s, const MoveScratch& w, std::uint32_t i);

/// Two who dodge each other to the same side, tick after tick, get nowhere: those of the larger stream stand
/// still now and then.
[[nodiscard]] bool gives_way(const MoveContext& ctx, const WalkState& s, const MoveScratch& w, std::uint32_t i);

/// `away` [m] from the way he heads for.
[[nodiscard]] bool holds_back(const MoveContext& ctx, const WalkState& s, const MoveScratch& w, std::uint32_t i, double away);

struct Turn {
    bool waits = false;
    Vec2 aside;           ///< unit: where he goes to let others out; 0 = stands
};

/// On stairs too narrow for two people go by turns; whoever waits makes way for those who come out.
[[nodiscard]] Turn turn_at_narrow_stair(const MoveContext& ctx, const WalkState& s, const MoveScratch& w, std::uint32_t i, double away);

}  // namespace taicho::people
