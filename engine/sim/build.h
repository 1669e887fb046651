#pragma once

#include <memory>


#include "core/problems.h"
#include "sim/model.h"
#include "sim/state.h"

namespace taicho::sim {

/// The part of a model that every run of a study shares: it depends on the map alone.
struct SharedPlace {
    std::string key;   ///< what it was built from (`place_key`)
    std::shared_ptr<const world::World> world;
    std::shared_ptr<const world::WalkWorld> walk;
};

/// Scenarios of equal keys may share a place.
[[nodiscard]] std::string place_key(const Scenario& scenario);

/// Joins the map into a world. Null pointers when the map has errors.
[[nodiscard]] SharedPlace build_place(const Scenario& scenario, Problems& problems);

/// Populates the place, hands out what the measures state, draws the ignition. Usable only when no error
/// was added.
[[nodiscard]] Model build_model(std::shared_ptr<const Scenario> scenario, const SharedPlace& place,
                                Problems& problems);

/// State at t = 0, with the ignition and the scenario's timed actions due.
[[nodiscard]] State initial_state(const Model& model);

}  // namespace taicho::sim
