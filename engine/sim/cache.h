#pragma once

#include <cstdint>

#include "people/move.h"
#include "people/orders.h"
#include "sim/model.h"
#include "world/walk_routes.h"

namespace taicho::sim {

/// Work space of a run beside its state: route tables and scratch, rebuilt from the state, never hashed.
struct Cache {
    explicit Cache(const Model& model)
        : routes(model.walk->geometry), orders(*model.world, *model.walk, routes) {}
    Cache(const Cache&) = delete;
    Cache& operator=(const Cache&) = delete;
    world::WalkRoutes routes;
    people::OrderRoutes orders;
    people::MoveDef move_def;
    people::MoveScratch move;
    people::WalkEvents walked;
    std::uint64_t portals_seen = ~std::uint64_t{0};   ///< world version the portals were last set from
};

}  // namespace taicho::sim
