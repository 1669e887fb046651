#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "core/ids.h"
#include "people/people_state.h"
#include "people/population.h"
#include "world/world.h"
#include "world/world_state.h"

/// Which places full of smoke or heat somebody has seen, stood in or been told of. Ways are chosen by that alone: who has
/// not met the smoke walks into it as anybody would, and turns back.
namespace taicho::people {

/// Sets of places, each stored once in `DecideState::smoke_sets`; row 0 is the empty one. Persons hold rows.
class SmokeMemory {
  public:
    explicit SmokeMemory(const world::World& world);

    /// A place has become, or is no longer, too bad to choose a way through.
    void mark(PlaceIndex place, bool bad);
    [[nodiscard]] bool bad(PlaceIndex place) const { return bad_[place.row()] != 0; }

    /// Everybody awake and aware adds what is bad where they stand, what they see through open doors of it, and where
    /// they believe the fire is.
    void look(const PeopleStatic& people, const world::WorldState& doors, PeopleState& state);

  private:
    void add(DecideState& d, std::size_t person, PlaceIndex place);
    std::uint32_t row_of(DecideState& d, const std::vector<PlaceIndex>& set);

    const world::World& world_;
    std::vector<std::uint8_t> bad_;                          ///< per place
    std::vector<std::uint16_t> near_;                        ///< per place: bad ones among it and those it opens into
    std::map<std::vector<PlaceIndex>, std::uint32_t> rows_;  ///< rebuilt from the state
};

}  // namespace taicho::people
