#include "response/coverage.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "core/rng.h"

namespace taicho::response {

namespace {

/// Lower = earlier. Risk: trades whose goods burn fastest (people D4), then other trades, then homes.
int risk_class(const people::Household& h) {
    if (h.trade == "paper" || h.trade == "plastic" || h.trade == "lacquer") return 0;
    if (!h.trade.empty()) return 1;
    return 2;
}

double along_alley(const people::Household& h, const world::World& world) {
    if (!h.door_place.valid()) return 0.0;
    return static_cast<double>(h.door_place.v) * 1e3 + world.places[h.door_place.row()].centre.x;
}

}  // namespace

std::vector<HouseholdIndex> coverage_order(CoverageOrder order, const people::PeopleStatic& people,
                                           const world::World& world, std::uint64_t seed, Purpose purpose) {
    using Rank = std::tuple<double, double, std::uint32_t>;
    std::vector<Rank> ranks;
    for (std::size_t j = 0; j < people.households.size(); ++j) {
        const people::Household& h = people.households[j];
        const double u = draw_uniform({seed, h.key, purpose, 0});
        double cls = 0.0;
        if (order == CoverageOrder::CadresFirst) cls = h.cadre ? 0.0 : 1.0;
        if (order == CoverageOrder::RiskFirst) cls = risk_class(h);
        if (order == CoverageOrder::ByAlley) cls = along_alley(h, world);
        ranks.emplace_back(cls, u, static_cast<std::uint32_t>(j));
    }
    std::sort(ranks.begin(), ranks.end());
    std::vector<HouseholdIndex> out;
    for (const Rank& r : ranks) out.emplace_back(std::get<2>(r));
    return out;
}

std::vector<std::uint8_t> first_of(const std::vector<HouseholdIndex>& order, double fraction) {
    std::vector<std::uint8_t> mask(order.size(), 0);
    const auto n = static_cast<std::size_t>(std::lround(std::clamp(fraction, 0.0, 1.0) * static_cast<double>(order.size())));
    for (std::size_t k = 0; k < n; ++k) mask[order[k].row()] = 1;
    return mask;
}

}  // namespace taicho::response
