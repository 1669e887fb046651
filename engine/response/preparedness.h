#pragma once

#include <cstdint>

#include "core/problems.h"
#include "core/rng.h"
#include "people/population.h"
#include "response/response_static.h"
#include "world/world.h"
#include "world/world_state.h"

namespace taicho::response {

/// Hands out what the measures state: bottles, training, tools, bells, volunteers, second exits, fire points.
/// Writes the training columns and household fields of `people` and the things people know. Every draw is one
/// lasting uniform keyed by household (or thing), so that raising a fraction only adds and removing a measure
/// renumbers nothing.
[[nodiscard]] ResponseStatic prepare(const ResponseDef& def, const world::World& world, std::uint64_t seed,
                                     people::PeopleStatic& people, Problems& problems);

/// Doors as the measures leave them: second ways opened, wedges under closers.
void prepare_world(const ResponseStatic& fixed, const world::World& world, world::WorldState& state);

[[nodiscard]] ResponseState initial_state(const ResponseStatic& fixed);

/// The member who is trained or volunteers: one lasting draw per person, the least wins; invalid: no adult.
[[nodiscard]] PersonIndex pick_member(const people::PeopleStatic& people, const people::Household& home, std::uint64_t seed, Purpose purpose);
/// Raises somebody's training to a level; never lowers it.
void teach(people::PeopleStatic& people, PersonIndex who, people::Training level, double months);

// The parts of `prepare`, for tests; in the order it calls them.
void train(const Measures& m, const world::World& world, std::uint64_t seed, people::PeopleStatic& people);
void link_groups(const Measures& m, const world::World& world, std::uint64_t seed, people::PeopleStatic& people,
                 ResponseStatic& out);
void equip_households(const Measures& m, const world::World& world, std::uint64_t seed, people::PeopleStatic& people);
void open_second_exits(const Measures& m, const world::World& world, std::uint64_t seed,
                       people::PeopleStatic& people, ResponseStatic& out);
void place_hoses(const Measures& m, const world::World& world, std::uint64_t seed, people::PeopleStatic& people,
                 ResponseStatic& out);
void place_bottles(const ResponseDef& def, const world::World& world, std::uint64_t seed,
                   people::PeopleStatic& people, ResponseStatic& out, Problems& problems);

void place_home_bottles(const ResponseDef& def, const world::World& world, std::uint64_t seed,
                        people::PeopleStatic& people, ResponseStatic& out, Problems& problems);

void check_kinds(const std::string& path, const std::vector<std::string>& kinds, bool bottles, Problems& problems);
void give_kit(const Measures& m, const world::World& world, std::uint64_t seed, people::PeopleStatic& people);
void set_doors(const Measures& m, const world::World& world, std::uint64_t seed, ResponseStatic& out);
void organise(const Measures& m, const world::World& world, std::uint64_t seed, people::PeopleStatic& people,
              ResponseStatic& out, Problems& problems);
void place_water(const Measures& m, const world::World& world, const people::PeopleStatic& people, ResponseStatic& out,
                 Problems& problems);

void fit_block_systems(const Measures& m, const world::World& world, std::uint64_t seed, people::PeopleStatic& people,
                       ResponseStatic& out, Problems& problems);

/// Where the measure puts fire points: every `spacing_m` along the alleys, in map order (people D1).
struct FirePointPlace {
    PlaceIndex place;
    std::uint64_t key = 0;
};
[[nodiscard]] std::vector<FirePointPlace> fire_point_places(const Measures& m, const world::World& world);
/// Words of a list written with commas or spaces: what a drawn cabinet holds.
[[nodiscard]] std::vector<std::string> words_of(const std::string& text);

}  // namespace taicho::response
