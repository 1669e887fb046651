#include "fake_fire.h"

#include <algorithm>

namespace taicho::fire {

FireStatic cold_fire(std::size_t places, FireState& state) {
    state.affected.assign(places, 0);
    state.place_hrr.assign(places, 0.0);
    return {std::vector<Conditions>(places), std::vector<Conditions>(places)};
}

void set_place(FireStatic& fixed, FireState& state, PlaceIndex place, const Conditions& low,
               const Conditions& high, double hrr) {
    fixed.low[place.row()] = low;
    fixed.high[place.row()] = high;
    state.place_hrr[place.row()] = hrr;
    state.affected[place.row()] = 1;
    auto& list = state.affected_list;
    if (std::find(list.begin(), list.end(), place) == list.end()) list.push_back(place);
    std::sort(list.begin(), list.end());
}

Conditions conditions_at(const FireStatic& fixed, const FireState& state, PlaceIndex place, Vec2, double height) {
    if (!state.affected[place.row()]) return {};
    return height > fixed.split ? fixed.high[place.row()] : fixed.low[place.row()];
}

bool place_affected(const FireState& state, PlaceIndex place) { return state.affected[place.row()] != 0; }
double place_hrr(const FireState& state, PlaceIndex place) { return state.place_hrr[place.row()]; }
ItemIndex burning_item(const FireStatic&, const FireState&, PlaceIndex) { return {}; }

}  // namespace taicho::fire
