// Persons stated one by one and those who arrive later.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "core/hash.h"
#include "core/rng.h"
#include "people/population_build.h"

namespace taicho::people {

namespace {

constexpr double k_max_density = 6.0;   // [1/m2] more bodies do not fit

Prescribed orders_of(BuildContext& ctx, const PersonDef& def) {
    Prescribed out;
    for (const std::string& id : def.exits) {
        const OpeningIndex o = ctx.world.opening(id);
        if (o.valid()) {
            out.exits.push_back(o);
            continue;
        }
        std::vector<std::string> ids;
        for (const auto& opening : ctx.world.openings) ids.push_back(opening.id);
        report(ctx, "E-REF-04", def.pos, def.id, id,
               fmt::format("{} is told to use '{}', which is not an opening of the map", def.id, id),
               fmt::format("{} phải dùng '{}' nhưng bản đồ không có lối này", def.id, id),
               closest(id, ids));
    }
    if (def.exit_weights.size() == out.exits.size()) out.exit_weights = def.exit_weights;
    out.route = def.route;
    return out;
}

PlaceIndex place_of(BuildContext& ctx, const PersonDef& def) {
    const PlaceIndex place =
        def.has_at ? ctx.world.place_at(def.at, def.level) : ctx.world.place(def.in);
    if (place.valid()) {
        const double room = ctx.world.places[place.row()].area * k_max_density;
        if (!def.has_at && def.count > room && room > 0.0)
            report(ctx, "E-RANGE-05", def.pos, def.id, fmt::format("{}", def.count),
                   fmt::format("{} people do not fit into {}", def.count, def.in),
                   fmt::format("{} người không đứng vừa trong {}", def.count, def.in));
        return place;
    }
    const std::string where = def.has_at ? fmt::format("({}, {}) level {}", def.at.x, def.at.y, def.level)
                                         : def.in;
    report(ctx, "E-REF-05", def.pos, def.id, where,
           fmt::format("{} stands at {}, which is no walkable place", def.id, where),
           fmt::format("{} đứng ở {} không phải chỗ đi lại được", def.id, where));
    return place;
}

void fill(BuildContext& ctx, PeopleStatic& out, const PersonDef& def, PersonIndex row) {
    Population& p = out.population;
    const std::size_t i = row.row();
    const std::uint64_t key = p.key[i];
    const std::uint64_t seed = ctx.src.seed;
    const ParameterSet& parameters = *ctx.src.parameters;
    p.age[i] = static_cast<std::uint8_t>(std::clamp(def.age, 0.0, 120.0));
    p.male[i] = draw_chance({seed, key, Purpose::Sex}, 0.5) ? 1 : 0;
    p.speed_free[i] = static_cast<float>(sample(def.speed, {seed, key, Purpose::WalkingSpeed}));
    p.body_radius[i] = static_cast<float>(def.body_radius);
    p.incap_threshold[i] =
        def.incapacitation_fed >= 0.0
            ? static_cast<float>(def.incapacitation_fed)
            : static_cast<float>(quantile(parameters.lognormal(Param::IncapMedian, Param::IncapSigma),
                                          draw_uniform({seed, key, Purpose::IncapThreshold})));
    p.heat_threshold[i] =
        static_cast<float>(quantile(Distribution::lognormal(1.0, parameters[Param::HeatSigma]),
                                    draw_uniform({seed, key, Purpose::HeatThreshold})));
    const bool waits = def.response.kind == Distribution::Kind::Fixed && def.response.a < 0.0;
    if (!waits)
        p.prescribed_response[i] = static_cast<float>(sample(def.response, {seed, key, Purpose::PreTravel}));
}

}  // namespace

void build_prescribed(BuildContext& ctx, PeopleStatic& out, Placer& placer) {
    std::map<std::string, std::uint32_t> groups;
    for (const PersonDef& def : ctx.def.persons) {
        const auto orders = static_cast<std::uint32_t>(out.prescribed.size());
        out.prescribed.push_back(orders_of(ctx, def));
        const PlaceIndex place = place_of(ctx, def);
        if (!place.valid()) continue;
        for (int k = 0; k < def.count; ++k) {
            const std::string id = def.count == 1 ? def.id : fmt::format("{}-{}", def.id, k + 1);
            const PersonIndex row = append_person(out, id, hash_text(id));
            fill(ctx, out, def, row);
            out.prescribed_of[row.row()] = orders;
            if (!def.group.empty())
                out.walk_group[row.row()] =
                    groups.try_emplace(def.group, static_cast<std::uint32_t>(groups.size())).first->second;
            out.population.start_place[row.row()] = place;
            out.population.start_at[row.row()] =
                def.has_at ? def.at : placer.put(hash_text(id), place, def.body_radius);
        }
    }
    for (const ArrivalDef& def : ctx.def.arrivals) {
        const OpeningIndex at = ctx.world.opening(def.at);
        if (!at.valid())
            report(ctx, "E-REF-04", def.pos, def.at, def.at,
                   fmt::format("people arrive at '{}', which is not an opening of the map", def.at),
                   fmt::format("người đến qua '{}' nhưng bản đồ không có lối này", def.at));
        for (std::size_t k = 0; at.valid() && k < def.times.size(); ++k) {
            const std::string id = fmt::format("arrival-{}-{}", def.at, k + 1);
            const PersonIndex row = append_person(out, id, hash_text(id));
            fill(ctx, out, PersonDef{}, row);
            const world::Opening& opening = ctx.world.openings[at.row()];
            out.population.present[row.row()] = 0;
            out.population.start_place[row.row()] = opening.a;
            out.population.start_at[row.row()] = 0.5 * (opening.p0 + opening.p1);
            out.population.prescribed_response[row.row()] = static_cast<float>(def.times[k]);
            out.arrivals.push_back({row, at, def.times[k]});
        }
    }
    std::stable_sort(out.arrivals.begin(), out.arrivals.end(),
                     [](const Arrival& a, const Arrival& b) { return a.time < b.time; });
}

}  // namespace taicho::people
