#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "fire/fire_state.h"
#include "fire/fire_static.h"
#include "people/move_scenes.h"
#include "people/population.h"
#include "world/request.h"
#include "world/world_state.h"

/// Scenes of the benchmark page that time what people know, decide and suffer.
namespace taicho::people {

/// Dwellings of one room in rows along alleys, four people each, everybody at home; nothing burns.
struct PeopleScene {
    std::shared_ptr<const world::World> world;
    world::WorldState openings;
    std::shared_ptr<const fire::FireStatic> fire_fixed;
    fire::FireState fire;
    PeopleStatic people;
    PeopleState state;
    MoveScene ticks;               ///< an empty floor: what movement costs where nobody walks
    double now = 0.0;              ///< [s]
    std::size_t events = 0, intents = 0;

    /// Half a second: cues, decisions, harm; movement ticks while nobody walks.
    void slow_step();
    /// One new cue, of the next kind in rising order, for everybody.
    void cue_for_all(int occasion);
};

[[nodiscard]] PeopleScene dwellings_scene(std::size_t people, bool asleep);

}  // namespace taicho::people
