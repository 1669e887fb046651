#pragma once

#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

#include "core/step_context.h"
#include "fire/conditions.h"
#include "people/decide_state.h"
#include "people/people_state.h"
#include "people/population.h"
#include "world/walk_routes.h"
#include "world/walk_world.h"
#include "world/world_state.h"

namespace taicho::people {

/// Turns walking orders into routes. Lives beside the state (route tables are shared work space): everything in
/// it can be rebuilt from the state, so a checkpoint holds orders, not handles.
///
/// Three classes of knowledge. Common: doors, stairs, gates; locked ones too, since residents wait there for the
/// key, at a price. Clear: the same, places full of smoke or heat avoided. Driven: like clear, and roof ways,
/// balconies and cut cages too.
class OrderRoutes {
  public:
    OrderRoutes(const world::World& world, const world::WalkWorld& walk, world::WalkRoutes& routes);

    /// Sends everybody whose order differs from where they are going. Between ticks, after decide.
    void apply(const StepContext& ctx, const PeopleStatic& people, PeopleState& state);
    /// Sets off those whose stated time falls into this tick. Every tick.
    void start_due(double now, const PeopleStatic& people, PeopleState& state);
    /// Which ways exist now; cheap when nothing changed. Call before `apply`.
    void update(const world::WorldState& doors, const fire::FireStatic& fire_fixed,
                const fire::FireState& fire, const DecideRules& rules);
    /// Route of an order, made when first asked for.
    [[nodiscard]] std::uint32_t route_of(const WalkOrder& order);

  private:
    using Key = std::tuple<int, std::uint32_t, double, double>;
    void update_openings(const world::WorldState& doors);
    void update_smoke(const fire::FireStatic& fire_fixed, const fire::FireState& fire,
                      const DecideRules& rules);
    void set_smoky(PlaceIndex place, bool smoky);
    [[nodiscard]] std::uint32_t assigned_exit(const StepContext& ctx, const PeopleStatic& people, const PeopleState& state,
                                              std::size_t row);
    [[nodiscard]] std::uint32_t route_by_exit(OpeningIndex exit);
    [[nodiscard]] std::uint32_t make_route(const Key& key, const world::WalkDestination& d, std::uint32_t cls);
    [[nodiscard]] world::WalkDestination destination(const WalkOrder& order) const;

    const world::World& world_;
    const world::WalkWorld& walk_;
    world::WalkRoutes& routes_;
    std::uint32_t common_ = 0, driven_ = 0, clear_ = 0;          ///< classes
    std::uint64_t seen_version_ = ~std::uint64_t{0};
    std::vector<std::uint8_t> smoky_;                ///< per place
    std::vector<PlaceIndex> smoky_list_;
    std::map<Key, std::uint32_t> made_;
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
