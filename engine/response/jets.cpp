#include "response/jets.h"

#include <algorithm>

#include "fire/conditions.h"
#include "fire/exposure.h"

namespace taicho::response {

namespace {

constexpr double k_pool = 1.8e6;   // [W/m2] liquid pools (people handbook A9)

}  // namespace

std::vector<std::pair<double, PlaceIndex>> burning_places(const fire::FireStatic& fixed, const fire::FireState& fire) {
    std::vector<std::pair<double, PlaceIndex>> out;
    const auto listed = [&](PlaceIndex p) {
        return std::any_of(out.begin(), out.end(), [&](const auto& x) { return x.second == p; });
    };
    for (const ItemIndex i : fire.burning) {
        const PlaceIndex p = fixed.items[i.row()].place;
        if (!listed(p)) out.emplace_back(fire::place_hrr(fire, p), p);
    }
    for (const fire::GoodsFire& g : fire.goods) {
        if (g.burning && !listed(g.place)) out.emplace_back(std::max(g.hrr, fire::place_hrr(fire, g.place)), g.place);
    }
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    return out;
}

void play_on(const LineRules& rules, const SuppressionRules& water, const fire::FireStatic& fixed, const fire::FireState& fire,
             PlaceIndex place, double hrr, const Line& line, fire::Requests& requests, std::vector<Attack>& attacks) {
    double capacity = line.flow * rules.efficiency * water.water_absorbs;
    if (fixed.world->places[place.row()].level > rules.reach_level) capacity *= rules.unreachable;
    const double share = hrr > capacity ? capacity / hrr : 1.0;
    fire::AgentRequest r;
    r.place = place;
    r.agent = fire::Agent::Water;
    r.rate = share * capacity / rules.knock_s;
    r.area_rate = 0.1 * share;
    r.critical_area = capacity / k_pool;
    r.cooling = 0.5 * capacity * share;
    r.by = line.by;
    requests.agent.push_back(r);
    for (const ItemIndex i : fire.burning) {
        if (fixed.items[i.row()].place == place) attacks.push_back({i, place, line.by, line.means});
    }
}

bool wet_neighbours(const LineRules& rules, const fire::FireState& fire, double flow, fire::Requests& requests) {
    const fire::MostExposed worst = fire::most_exposed(fire, rules.wet_flux);
    if (worst.opening.valid()) requests.wetting.push_back({worst.opening, 0.5 * flow});
    return worst.opening.valid();
}

}  // namespace taicho::response
