#include "sim/evacuation_bound.h"

#include "people/orders.h"
#include "world/graph.h"

namespace taicho::sim {

EvacuationBound evacuation_bound(const Model& model, const State& state) {
    const world::World& world = *model.world;
    std::vector<double> people(world.places.size(), 0.0);
    for (std::uint32_t i = 0; i < state.people.walk.size(); ++i) {
        const PlaceIndex place = people::place_of(world, state.people, PersonIndex(i));
        if (place.valid()) people[place.row()] += 1.0;
    }
    const world::FlowBound bound = world.graph->max_flow_bound(people, world::walkable_ever(world));
    return {bound.time, bound.flow, bound.behind, bound.trapped, world::opening_names(world, bound.cut)};
}

}  // namespace taicho::sim
