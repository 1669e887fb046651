#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/ids.h"
#include "world/world_state.h"

namespace taicho::world {

/// May this opening be crossed? Queries see only the openings for which it is true.
using OpeningFilter = std::function<bool(OpeningIndex)>;

/// Everything a person can walk through now without tool or key.
[[nodiscard]] OpeningFilter walkable_now(const World& world, const WorldState& state);
/// Everything a person could ever walk through: locked and latent ones too.
[[nodiscard]] OpeningFilter walkable_ever(const World& world);

/// Ids of openings, in the given order.
[[nodiscard]] std::vector<std::string> opening_names(const World& world,
                                                     const std::vector<OpeningIndex>& openings);

/// Fewest-openings way of every place to the nearest goal.
struct HopField {
    std::vector<std::uint32_t> hops;  ///< 0 at a goal; 0xFFFFFFFF = cut off
    std::vector<OpeningIndex> next;   ///< opening to take; invalid at goals and when cut off
};

/// What no plan can beat: people over the capacity of the tightest cut.
struct FlowBound {
    double time = 0.0;              ///< [s] nobody gets everyone out sooner; 0 = nobody to move
    double flow = 0.0;              ///< [p/s] through the cut
    std::vector<OpeningIndex> cut;  ///< the openings that bind, ascending
    double behind = 0.0;            ///< [p] people who must pass the cut
    double trapped = 0.0;           ///< [p] people with no way out at all (not in `time`)
};

/// Places joined by openings as a compressed sparse graph (Boost.Graph; in the .cpp only). One
/// extra vertex stands for the way out: exits lead there. Never changes; filters give the views.
class Graph {
  public:
    explicit Graph(const World& world);
    ~Graph();
    Graph(const Graph&) = delete;
    Graph& operator=(const Graph&) = delete;

    /// 1 for each place that can be reached from any start (starts included). The way out is not
    /// crossed.
    [[nodiscard]] std::vector<std::uint8_t> reachable_from(const std::vector<PlaceIndex>& starts,
                                                           const OpeningFilter& filter) const;
    /// 1 for each place from which an exit can be reached.
    [[nodiscard]] std::vector<std::uint8_t> reaches_exit(const OpeningFilter& filter) const;
    /// Fewest openings from each place to the way out.
    [[nodiscard]] HopField hops_to_exit(const OpeningFilter& filter) const;
    /// Fewest openings from each place to any of the goals.
    [[nodiscard]] HopField hops_to(const std::vector<PlaceIndex>& goals,
                                   const OpeningFilter& filter) const;
    /// Openings of the shortest way from a place to the goals of `field`.
    [[nodiscard]] std::vector<OpeningIndex> path(const HopField& field, PlaceIndex from) const;

    /// Evacuation time by max-flow, min-cut (Ford & Fulkerson 1956) with capacity = specific flow x width: the hand
    /// calculation, not a bound on the simulation, whose crowds may pass faster than the SFPE handbook's 1.3 p/(m s) [flag R].
    /// `people` has one entry per place [p]. Newton's method on the time (Dinkelbach 1967): exact.
    [[nodiscard]] FlowBound max_flow_bound(const std::vector<double>& people,
                                           const OpeningFilter& filter,
                                           double specific_flow = 1.3) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace taicho::world
