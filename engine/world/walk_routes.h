#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "world/walk_ways.h"

namespace taicho::world {

/// Where somebody wants to be: through one of `portals`, or on a line (point) of a patch.
struct WalkDestination {
    std::vector<std::uint32_t> portals;
    WalkTarget spot;              ///< patch none = no spot
    double arrive_along = 0.0;    ///< [m] beyond the ends of the spot that still counts as there
    double arrive_across = 0.3;   ///< [m] beside the spot that still counts as there
    bool leaves = false;          ///< who arrives is out of the scene
};

/// What the next portal is and how far it all is.
struct WalkStep {
    std::uint32_t portal = k_walk_none;  ///< none = walk to the spot of the destination
    double length = 0.0;                 ///< [m] equivalent; infinite = no way
};

/// Ways over portals, one table per (destination, knowledge class), shared by all with the same two.
/// What a class may use and what it costs is set from outside when something changed; a table is then
/// mended once, at the next `refresh`, where the change reaches, not per person or per tick.
class WalkRoutes {
  public:
    explicit WalkRoutes(const WalkGeometry& geometry);

    std::uint32_t add_destination(const WalkDestination& destination);
    /// A class that may use everything at no extra cost.
    std::uint32_t add_class();
    /// A class that may use what another may now, at the same cost.
    std::uint32_t add_class_like(std::uint32_t cls);
    void set_usable(std::uint32_t cls, std::uint32_t portal, bool usable);
    /// [m] equivalent length added for passing a portal (queue, key, risk, unfamiliar).
    void set_portal_cost(std::uint32_t cls, std::uint32_t portal, double metres);
    /// [-] multiplies lengths inside a patch (smoke, stairs), > 0.
    void set_patch_cost(std::uint32_t cls, std::uint32_t patch, double factor);

    /// Handle of a table; computed now if new. Not while a tick runs.
    std::uint32_t route(std::uint32_t destination, std::uint32_t cls);
    /// Mends the tables whose class changed, but for those at rest. Call between ticks.
    void refresh();
    /// A table nobody walks by need not be kept right; it is mended when woken.
    void set_resting(std::uint32_t route, bool resting);
    /// Number that changes when the table's content changed.
    [[nodiscard]] std::uint32_t version(std::uint32_t route) const { return tables_[route].version; }

    /// Best next step from a point of a patch. Going back through `came_by` counts as `turn_back` longer, so
    /// that two ways of equal length do not send anybody to and fro.
    [[nodiscard]] WalkStep step_from(std::uint32_t route, std::uint32_t patch, Vec2 p,
                                     std::uint32_t came_by = k_walk_none, double turn_back = 0.0) const;
    [[nodiscard]] double distance_to(std::uint32_t route, std::uint32_t patch, Vec2 p) const {
        return step_from(route, patch, p).length;
    }
    [[nodiscard]] std::uint32_t first_portal(std::uint32_t route, std::uint32_t patch, Vec2 p) const {
        return step_from(route, patch, p).portal;
    }
    /// Length of the way through one portal of the patch, cut in two; infinite rest = not that way.
    struct Via {
        double to_portal;  ///< [m]
        double rest;       ///< [m] equivalent
    };
    [[nodiscard]] Via via(std::uint32_t route, std::uint32_t patch, Vec2 p, std::uint32_t portal) const;
    /// Remaining length once the portal has been passed into `patch` (none = outside).
    [[nodiscard]] double remaining(std::uint32_t route, std::uint32_t portal, std::uint32_t into) const;

    [[nodiscard]] const WalkDestination& destination(std::uint32_t d) const { return destinations_[d]; }
    [[nodiscard]] const WalkDestination& destination_of(std::uint32_t route) const {
        return destinations_[tables_[route].destination];
    }
    /// Target rows of `ways()` to walk to for a step.
    [[nodiscard]] std::uint32_t target_of(std::uint32_t route, std::uint32_t patch, std::uint32_t portal) const;
    [[nodiscard]] const WalkWays& ways() const { return ways_; }
    [[nodiscard]] std::uint32_t route_count() const { return static_cast<std::uint32_t>(tables_.size()); }

  private:
    struct Class {
        std::vector<std::uint8_t> usable;
        std::vector<double> portal_cost;
        std::vector<double> patch_cost;
        std::vector<std::uint32_t> changed;   ///< patches out of which ways changed, in the order it happened
    };
    struct Table {
        std::uint32_t destination = 0, cls = 0, version = 0;
        bool resting = false;
        std::size_t knows = 0;          ///< changes of the class that are in it
        std::vector<double> remaining;  ///< [m] 2 * portal + (into a ? 0 : 1)
    };
    /// Memory of `repair`, kept between calls.
    struct Repair {
        std::vector<std::uint8_t> dirty, lost;   ///< per patch, per node
        std::vector<std::uint32_t> patches, candidates, lost_list;
        std::vector<std::pair<double, std::uint32_t>> heap;
    };
    void note_portal(Class& c, std::uint32_t portal);
    void solve(Table& table);
    void repair(Table& table);                                                       // walk_routes_repair.cpp
    void spread(Table& table, std::vector<std::pair<double, std::uint32_t>>& heap);  // walk_routes_repair.cpp
    [[nodiscard]] std::uint32_t patch_into(std::uint32_t node) const;
    [[nodiscard]] double at_destination(const Table& table, std::uint32_t node) const;
    template <class Accept>
    [[nodiscard]] double shortest_into(const Table& table, std::uint32_t node, Accept&& accept) const;
    [[nodiscard]] double across(std::uint32_t patch, std::uint32_t from, std::uint32_t to) const;

    const WalkGeometry& geometry_;
    WalkWays ways_;
    std::vector<WalkDestination> destinations_;
    std::vector<std::uint32_t> spot_target_;
    std::vector<Class> classes_;
    std::vector<Table> tables_;
    std::vector<std::size_t> across_begin_;  ///< per patch: n x n lengths between its portals
    std::vector<float> across_;
    std::vector<std::uint32_t> slot_;        ///< per node: row of its portal among those of the patch it leads into
    Repair work_;
};

}  // namespace taicho::world
