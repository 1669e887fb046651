#pragma once

#include <cstdint>
#include <compare>
#include <map>
#include <tuple>
#include <vector>

#include "core/step_context.h"
#include "fire/conditions.h"
#include "people/decide_state.h"
#include "people/people_state.h"
#include "people/population.h"
#include "people/smoke_memory.h"
#include "world/walk_routes.h"
#include "world/walk_world.h"
#include "world/world_state.h"

namespace taicho::people {

/// Turns walking orders into routes. Lives beside the state (route tables are shared work space): everything in
/// it can be rebuilt from the state, so a checkpoint holds orders, not handles.
///
/// Classes of knowledge: which places of smoke or heat are known of (SmokeMemory; 20 times as long), how wide a way the
/// body needs, and whether one is driven: then roof ways, balconies and cut cages too. Locked leaves count among the usual
/// ways, since residents wait there for the key, at a price. A class is made when first somebody has it; tables nobody
/// walks by rest.
class OrderRoutes {
  public:
    OrderRoutes(const world::World& world, const world::WalkWorld& walk, world::WalkRoutes& routes);

    /// People look round for smoke; everybody whose order, or way by what they know now, differs from where they are going
    /// is sent. Between ticks, after decide.
    void apply(const StepContext& ctx, const PeopleStatic& people, const world::WorldState& doors, PeopleState& state);
    /// Sets off those whose stated time falls into this tick. Every tick.
    void start_due(double now, const PeopleStatic& people, PeopleState& state);
    /// Which ways exist now; cheap when nothing changed. Call before `apply`.
    void update(const world::WorldState& doors, const fire::FireStatic& fire_fixed,
                const fire::FireState& fire, const DecideRules& rules);
  private:
    struct Knows {
        std::uint32_t smoke = 0;      ///< row of DecideState::smoke_sets
        int width_cm = 0;             ///< least way the body passes; 0 = any
        bool driven = false;
        friend auto operator<=>(const Knows&, const Knows&) = default;
    };
    struct Class {
        Knows knows;
        std::uint32_t handle = 0;
        std::vector<PlaceIndex> places;   ///< of the set, which another state may have under another row
    };
    using Aim = std::tuple<int, std::uint32_t, double, double>;
    void update_openings(const world::WorldState& doors);
    void update_smoke(const fire::FireStatic& fire_fixed, const fire::FireState& fire,
                      const DecideRules& rules);
    void set_smoky(PlaceIndex place, bool smoky);
    void price_smoke(std::uint32_t cls, PlaceIndex place, bool smoky);
    void set_opening(const Class& c, std::size_t opening, world::OpeningState s);
    std::uint32_t class_of(const Knows& knows, const DecideState& decide);
    [[nodiscard]] std::uint32_t route(const Aim& aim, const Knows& knows, const DecideState& decide, const world::WalkDestination& d);
    [[nodiscard]] std::uint32_t route_of(const WalkOrder& order, Knows knows, const DecideState& decide);
    [[nodiscard]] std::uint32_t route_by_exit(OpeningIndex exit, const Knows& knows, const DecideState& decide);
    [[nodiscard]] std::uint32_t assigned_exit(const StepContext& ctx, const PeopleStatic& people, const PeopleState& state,
                                              std::size_t row, const Knows& knows);
    [[nodiscard]] world::WalkDestination destination(const WalkOrder& order) const;
    void rest_unused(const WalkState& walk);

    const world::World& world_;
    const world::WalkWorld& walk_;
    world::WalkRoutes& routes_;
    SmokeMemory memory_;
    std::vector<Class> classes_;                     ///< in the order they were needed
    std::map<Knows, std::uint32_t> class_rows_;
    std::vector<std::vector<std::uint32_t>> classes_by_place_;   ///< rows of classes that know of a place
    std::vector<world::OpeningState> doors_;         ///< as last told to the classes
    std::uint64_t seen_version_ = ~std::uint64_t{0};
    std::vector<PlaceIndex> smoky_list_;
    std::map<Aim, std::uint32_t> destinations_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> made_;   ///< destination and class row: route
    std::vector<std::uint8_t> used_;                 ///< per route
    std::vector<std::uint32_t> exits_;               ///< portals
    std::vector<std::pair<PersonIndex, std::uint32_t>> due_;   ///< leave at their stated time, by which route; renewed by `apply`
};

/// Place somebody stands in; invalid when outside every patch.
[[nodiscard]] PlaceIndex place_of(const world::World& world, const PeopleState& state, PersonIndex person);
/// Has the person reached where the order sends them (`reach` metres for a point)?
[[nodiscard]] bool arrived(const world::World& world, const PeopleState& state, PersonIndex person,
                           const WalkOrder& order, double reach);

/// Leaves of a home and its building that its members have the key of: locked ones that need no tool.
[[nodiscard]] std::vector<OpeningIndex> own_doors(const world::World& world, const Household& home);

}  // namespace taicho::people
