// Persons stated one by one and those who arrive later.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "core/hash.h"
#include "core/rng.h"
#include "people/population_build.h"
#include "world/walk_geometry.h"

namespace taicho::people {

namespace {

constexpr double k_loose = 0.45;        // [-] of that: fuller rooms are filled by a lattice, not by drawing
constexpr double k_most_covered = 0.9069; // [-] share of a floor that discs on a hexagonal lattice cover
constexpr double k_in_wall = 0.02;      // [m] a body may lean this far into a wall (pedestrian handbook, U1)
constexpr double k_same_spot = 0.05;    // [m] two bodies this near are one

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
    if (place.valid()) return place;
    const std::string where = def.has_at ? fmt::format("({}, {}) level {}", def.at.x, def.at.y, def.level)
                                         : def.in;
    report(ctx, "E-REF-05", def.pos, def.id, where,
           fmt::format("{} stands at {}, which is no walkable place", def.id, where),
           fmt::format("{} đứng ở {} không phải chỗ đi lại được", def.id, where));
    return place;
}

void warn(BuildContext& ctx, const char* code, const PersonDef& def, const std::string& en, const std::string& vi) {
    Problem p;
    p.severity = Problem::Severity::Warning;
    p.code = code;
    p.pos = def.pos;
    p.path = def.id;
    p.text = {vi, en};
    ctx.problems.add(std::move(p));
}

/// Distance to the nearest edge that is no way through [m].
double distance_to_wall(const world::World& world, const world::Patch& patch, Vec2 at) {
    double way = 1e300;
    const double edge = wall_distance(patch, at);
    for (const world::Opening& o : world.openings) {
        if (o.walkable) way = std::min(way, distance(at, world::nearest_on_segment(o.p0, o.p1, at)));
    }
    for (const world::Join& j : world.joins) way = std::min(way, distance(at, world::nearest_on_segment(j.p0, j.p1, at)));
    return way <= edge + k_in_wall ? 1e300 : edge;
}

/// A stated spot: not somebody else's, and clear of the walls.
void check_spot(BuildContext& ctx, const PersonDef& def, const Placer& placer) {
    const PatchIndex index = ctx.world.patch_at(def.at, def.level);
    const world::Patch& patch = ctx.world.patches[index.row()];
    const double free = placer.free_distance(def.at, patch.sheet);
    if (free < k_same_spot || def.count > 1) {
        const std::string where = fmt::format("({}, {})", def.at.x, def.at.y);
        warn(ctx, "W-RANGE-03", def,
             fmt::format("{}: several people on one spot {}, they push one another apart; give `in` to spread them", def.id, where),
             fmt::format("{}: nhiều người cùng một chỗ {}, họ sẽ đẩy nhau ra; hãy dùng `in` để rải ra", def.id, where));
        return;
    }
    const double wall = distance_to_wall(ctx.world, patch, def.at);
    if (wall < def.body_radius - k_in_wall) {
        warn(ctx, "W-RANGE-02", def,
             fmt::format("{} stands {:.2f} m into a wall at ({}, {}); pushed off it once walking", def.id,
                         def.body_radius - wall, def.at.x, def.at.y),
             fmt::format("{} lấn vào tường {:.2f} m tại ({}, {}); sẽ được đẩy ra khi bắt đầu đi", def.id,
                         def.body_radius - wall, def.at.x, def.at.y));
    }
}

/// The spot itself, or beside it by millimetres where somebody has it already: bodies in one point have no direction
/// in which to push each other.
Vec2 apart(Placer& placer, const world::Patch& patch, Vec2 at) {
    constexpr double k_step = 1e-3, k_golden = 2.399963229728653;
    Vec2 spot = at;
    for (int n = 1; placer.free_distance(spot, patch.sheet) < 0.5 * k_step; ++n) {
        const Vec2 off = k_step * std::sqrt(n) * Vec2{std::cos(k_golden * n), std::sin(k_golden * n)};
        if (has_room(patch, at + off, 0.0)) spot = at + off;
    }
    placer.take(spot, patch.sheet);
    return spot;
}

/// Floor under the bodies of one entry [m2].
double bodies(const PersonDef& def) {
    return static_cast<double>(def.count) * std::acos(-1.0) * def.body_radius * def.body_radius;
}

/// Where the people of one entry stand; empty where they do not fit beside the bodies (`already` [m2]) put there before.
std::vector<Vec2> spots_of(BuildContext& ctx, const PersonDef& def, PlaceIndex place, double already, Placer& placer) {
    std::vector<Vec2> spots;
    const auto count = static_cast<std::size_t>(def.count);
    if (def.has_at) {
        check_spot(ctx, def, placer);
        const world::Patch& patch = ctx.world.patches[ctx.world.patch_at(def.at, def.level).row()];
        for (std::size_t k = 0; k < count; ++k) spots.push_back(apart(placer, patch, def.at));
        return spots;
    }
    const double full = (already + bodies(def)) / (k_most_covered * std::max(1e-9, ctx.world.places[place.row()].area));
    if (count > 1 && full > k_loose) {
        spots = placer.put_dense(hash_text(def.id), place, full <= 1.0 ? count : 0, def.body_radius);
        if (spots.size() == count) return spots;
        if (already == 0.0 || full > 1.0) {
            report(ctx, "E-RANGE-05", def.pos, def.id, fmt::format("{}", def.count),
                   fmt::format("{} people do not fit into {}", def.count, def.in),
                   fmt::format("{} người không đứng vừa trong {}", def.count, def.in));
            return {};
        }
        warn(ctx, "W-RANGE-03", def,
             fmt::format("{}: no free spot for all {} beside those already in {}, they push one another apart; put everybody "
                         "there with one entry", def.id, def.count, def.in),
             fmt::format("{}: không còn đủ chỗ trống cho {} người bên cạnh những người đã ở {}, họ sẽ đẩy nhau ra; hãy đặt mọi "
                         "người bằng một mục", def.id, def.count, def.in));
        spots.clear();
    }
    for (std::size_t k = 0; k < count; ++k) {
        const std::string id = count == 1 ? def.id : fmt::format("{}-{}", def.id, k + 1);
        spots.push_back(placer.put(hash_text(id), place, def.body_radius));
    }
    return spots;
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

/// Who carries whom; those who carry stand in the list before.
void note_carriers(BuildContext& ctx, PeopleStatic& out, const PersonDef& def, PersonIndex row,
                   const std::map<std::string, PersonIndex>& listed) {
    if (def.carried_by.empty()) return;
    PrescribedCarry c{row, {}, {}};
    for (std::size_t k = 0; k < def.carried_by.size(); ++k) {
        const auto at = listed.find(def.carried_by[k]);
        if (at != listed.end() && k < 2) {
            (k == 0 ? c.first : c.second) = at->second;
            continue;
        }
        report(ctx, k < 2 ? "E-REF-10" : "E-RANGE-04", def.pos, def.id, def.carried_by[k],
               k < 2 ? fmt::format("{} is carried by '{}', who is not listed before", def.id, def.carried_by[k])
                     : fmt::format("{} is carried by more than two", def.id),
               k < 2 ? fmt::format("{} được '{}' mang ra nhưng người này không có trong danh sách phía trên", def.id, def.carried_by[k])
                     : fmt::format("{} được hơn hai người mang ra", def.id));
    }
    if (c.first.valid()) out.carries.push_back(c);
}

void build_prescribed(BuildContext& ctx, PeopleStatic& out, Placer& placer) {
    std::map<std::string, std::uint32_t> groups;
    std::map<std::string, PersonIndex> listed;
    std::map<std::uint32_t, double> filled;   // [m2] of bodies per place
    for (const PersonDef& def : ctx.def.persons) {
        const auto orders = static_cast<std::uint32_t>(out.prescribed.size());
        out.prescribed.push_back(orders_of(ctx, def));
        const PlaceIndex place = place_of(ctx, def);
        if (!place.valid()) continue;
        double& taken = filled[place.v];
        const std::vector<Vec2> spots = spots_of(ctx, def, place, taken, placer);
        taken += bodies(def);
        for (std::size_t k = 0; k < spots.size(); ++k) {
            const std::string id = def.count == 1 ? def.id : fmt::format("{}-{}", def.id, k + 1);
            const PersonIndex row = append_person(out, id, hash_text(id));
            fill(ctx, out, def, row);
            out.prescribed_of[row.row()] = orders;
            if (!def.group.empty())
                out.walk_group[row.row()] =
                    groups.try_emplace(def.group, static_cast<std::uint32_t>(groups.size())).first->second;
            out.population.start_place[row.row()] = place;
            out.population.start_at[row.row()] = spots[k];
            note_carriers(ctx, out, def, row, listed);
            listed.emplace(id, row);
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
