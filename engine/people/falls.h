#pragma once

#include <vector>

#include "core/event.h"
#include "people/people_state.h"

namespace taicho::people {

/// Somebody comes down from a storey, by a jump or a slip (people handbook B5): unhurt, hurt or dead by the draw `u`, and
/// outside (`outside`) or still on the way. Writes the harm columns; tells `how` (Jumped, Fell), Injured or Died.
struct FallFrom {
    PlaceIndex place;
    int level = 0;
    bool outside = true;
    EventKind how = EventKind::Jumped;
};
void come_down(PeopleState& state, PersonIndex who, const FallFrom& from, double u, double now, std::vector<Event>& events);

}  // namespace taicho::people
