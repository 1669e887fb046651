#pragma once

#include <memory>

#include "fire/draw_ignition.h"
#include "fire/fire_static.h"
#include "people/parameters.h"
#include "people/population.h"
#include "response/response_static.h"
#include "sim/scenario.h"
#include "world/walk_world.h"
#include "world/world.h"

namespace taicho::sim {

/// Everything that stays fixed during a run. The map and its walking geometry are shared by all runs of
/// a study; the rest depends on the seeds and the arm.
struct Model {
    std::shared_ptr<const Scenario> scenario;
    std::shared_ptr<const world::World> world;
    std::shared_ptr<const world::WalkWorld> walk;
    std::shared_ptr<const fire::FireStatic> fire;
    people::ParameterSet parameters;
    people::PeopleStatic people;
    response::ResponseStatic response;
    double start_hour = 0.0;             ///< [h] stated, or drawn with the ignition
    fire::IgnitionDraw ignition;         ///< what is set alight and why; invalid item = nothing
    double ignition_s = 0.0;             ///< [s]
};

}  // namespace taicho::sim
