#include <algorithm>
#include <cmath>

#include "fire/exposure.h"

namespace taicho::fire {
namespace {

constexpr double k_pi = 3.14159265358979323846;
constexpr std::array<double, 4> k_flame_heights{1.0, 2.0, 4.0, 6.0};
constexpr double k_flame_offset = 1.5;   ///< [m] second distance at which flame factors are kept; between: straight

double strongest_emission(const FireStatic& fixed) {
    // 168 kW/m2: opening of a normal fire load (handbook 2.2).
    return std::max(168e3, fixed.def.spread.emissive_power);
}

/// Visible share of a panel from another: 3 x 3 pairs of points, lifted off the walls.
double visible_share(const OutdoorGrid& grid, const Panel& a, const Panel& b) {
    int seen = 0;
    const auto point = [](const Panel& p, double f) {
        return Vec3{p.origin.x + f * p.width * p.along.x + 0.05 * p.normal.x,
                    p.origin.y + f * p.width * p.along.y + 0.05 * p.normal.y, p.origin.z + 0.5 * p.height};
    };
    for (const double f : {0.15, 0.5, 0.85})
        for (const double g : {0.15, 0.5, 0.85}) seen += grid.blocked(point(a, f), point(b, g)) ? 0 : 1;
    return seen / 9.0;
}

/// Positions of the receiver along the emitter: does its front cover it?
bool covers(const Panel& emitter, const Panel& receiver) {
    const auto along = [&](double f) {
        const Vec3 o = receiver.origin;
        const Vec2 p{o.x + f * receiver.width * receiver.along.x, o.y + f * receiver.width * receiver.along.y};
        return dot(p - Vec2{emitter.origin.x, emitter.origin.y}, emitter.along);
    };
    const double a = std::min(along(0), along(1)), b = std::max(along(0), along(1));
    return b > 0.0 && a < emitter.width;
}

/// Factors of a flame of the four heights on a point; `ahead` [m] in front of the emitter's plane.
std::array<double, 4> flame_factors(Panel base, double ahead, Vec3 at, Vec2 normal) {
    base.origin.x += ahead * base.normal.x;
    base.origin.y += ahead * base.normal.y;
    std::array<double, 4> f{};
    for (std::size_t k = 0; k < f.size(); ++k) {
        base.height = k_flame_heights[k];
        f[k] = panel_to_point(base, at, normal);
    }
    return f;
}

/// Fills the factors of an edge; false when even the strongest emitter sends less than the cut-off.
bool set_factors(const FireStatic& fixed, const Panel& from, bool opening, const Panel& to, ExposureEdge& edge) {
    const SpreadDef& def = fixed.def.spread;
    const Vec3 c = to.centre(), m = from.centre();
    const double air = std::max(def.air_transmission_min, 1.0 - def.air_extinction * norm(c - m));
    const double phi = opening ? panel_to_point(from, c, to.normal) : 0.0;
    std::array<double, 4> flame{}, nearer{};
    // A flame stands in front of its wall; nearer than half way the touching flame takes over.
    const double offset = std::min(0.5 * static_cast<double>(edge.gap), k_flame_offset);
    if (def.flames || !opening) {
        Panel base = from;
        if (opening) base.origin.z += from.height;
        flame = flame_factors(base, 0.0, c, to.normal);
        nearer = opening ? flame_factors(base, offset, c, to.normal) : flame;
    }
    const double most = phi + std::max(flame.back(), nearer.back());
    if (most * strongest_emission(fixed) < def.radiation_cutoff) return false;
    const double seen = visible_share(fixed.exposure->grid, from, to);
    if (most * seen * strongest_emission(fixed) < def.radiation_cutoff) return false;
    edge.opening = static_cast<float>(phi * seen * air);
    edge.offset = static_cast<float>(offset);
    for (std::size_t k = 0; k < flame.size(); ++k) {
        edge.flame[k] = static_cast<float>(flame[k] * seen * air);
        edge.nearer[k] = static_cast<float>(nearer[k] * seen * air);
    }
    edge.in_reach = edge.in_reach && seen > 0.0;
    return true;
}

bool make_edge(const FireStatic& fixed, const Panel& from, OpeningIndex r, ExposureEdge& edge) {
    const Panel to = opening_panel(fixed, r);
    const Vec3 c = to.centre();
    const double gap = dot(Vec2{c.x - from.origin.x, c.y - from.origin.y}, from.normal);
    edge.receiver = r.v;
    edge.gap = static_cast<float>(gap);
    edge.above = static_cast<float>(c.z - (from.origin.z + from.height));
    edge.same_facade = std::abs(gap) < 0.5 && dot(from.normal, to.normal) > 0.9 && edge.above > 0.0f &&
                       covers(from, to);
    edge.in_reach = gap > 0.0 && dot(from.normal, to.normal) < -0.5 && covers(from, to);
    if (edge.same_facade) return true;
    return gap > 0.0 && set_factors(fixed, from, true, to, edge);
}

/// The flame over a place's roof as an upright face at the edge of the roof nearest to a point, across the way
/// to it (handbook 2.6: it radiates to upper windows and taller neighbours).
Panel roof_panel(const world::Place& place, Vec3 to) {
    const Vec2 d = normalised(Vec2{to.x, to.y} - place.centre), across = perpendicular(d);
    double front = -1e300, left = 1e300, right = -1e300;
    for (const Vec2 v : place.outline) {
        front = std::max(front, dot(v - place.centre, d));
        left = std::min(left, dot(v - place.centre, across));
        right = std::max(right, dot(v - place.centre, across));
    }
    const Vec2 o = place.centre + front * d + left * across;
    return {{o.x, o.y, place.floor_z + place.height}, across, d, right - left, k_flame_heights[1]};
}

bool make_roof_edge(const FireStatic& fixed, PlaceIndex from, OpeningIndex r, ExposureEdge& edge) {
    const world::Place& place = fixed.world->places[from.row()];
    const Panel to = opening_panel(fixed, r);
    const Vec3 c = to.centre();
    const PlaceIndex inside = fixed.openings[r.row()].outwards_b ? fixed.world->openings[r.row()].a
                                                                 : fixed.world->openings[r.row()].b;
    if (!inside.valid() || fixed.world->places[inside.row()].building == place.building) return false;
    const Panel panel = roof_panel(place, c);
    const Vec2 way = Vec2{c.x, c.y} - place.centre;
    edge.receiver = r.v;
    edge.gap = static_cast<float>(dot(Vec2{c.x - panel.origin.x, c.y - panel.origin.y}, panel.normal));
    edge.above = static_cast<float>(c.z - panel.origin.z);
    if (edge.gap <= 0.0f || edge.above < -1.0f) return false;
    // The flame leans down the wind: it touches what stands within 45 degrees of it.
    const Vec2 wind{-std::cos(fixed.weather.wind_from), -std::sin(fixed.weather.wind_from)};
    edge.in_reach = dot(normalised(way), wind) > std::sqrt(0.5);
    return set_factors(fixed, panel, false, to, edge);
}

double reach_radius(const FireStatic& fixed, double area) {
    return std::min(fixed.def.spread.max_range, std::sqrt(area * strongest_emission(fixed) / (k_pi * 2e3)));
}

std::uint32_t receiver_slot(ExposureCache& cache, std::uint32_t opening) {
    const auto [at, fresh] = cache.receiver_of.try_emplace(opening, static_cast<std::uint32_t>(cache.receivers.size()));
    if (fresh) {
        cache.receivers.push_back(OpeningIndex(std::size_t{opening}));
        cache.sources.emplace_back();
    }
    return at->second;
}

/// Hands the edges of a new emitter to their receivers.
void add_edge(ExposureCache& cache, const ExposureEdge& edge) {
    const std::uint32_t slot = receiver_slot(cache, edge.receiver);
    auto& sources = cache.sources[slot];
    const auto at = std::upper_bound(sources.begin(), sources.end(), edge.emitter,
                                     [](std::uint32_t e, const ExposureEdge& x) { return e < x.emitter; });
    sources.insert(at, edge);
    cache.targets[edge.emitter_slot].push_back(slot);
}

}  // namespace

void build_exposure(FireStatic& fixed) {
    fixed.exposure = std::make_shared<ExposureCache>();
    std::vector<std::uint8_t> outdoor(fixed.openings.size());
    for (std::size_t o = 0; o < outdoor.size(); ++o)
        outdoor[o] = fixed.openings[o].outdoor && !fixed.world->openings[o].horizontal;
    fixed.exposure->grid = OutdoorGrid(*fixed.world, outdoor);
}

std::size_t exposure_bytes(const FireStatic& fixed) {
    const ExposureCache& c = *fixed.exposure;
    std::size_t sum = c.grid.bytes();
    for (const auto& list : c.sources) sum += list.size() * sizeof(ExposureEdge);
    return sum;
}

Panel opening_panel(const FireStatic& fixed, OpeningIndex row) {
    const world::Opening& o = fixed.world->openings[row.row()];
    const Vec2 normal = fixed.openings[row.row()].outwards_b ? o.normal : -1.0 * o.normal;
    return {{o.p0.x, o.p0.y, o.sill_z}, normalised(o.p1 - o.p0), normal,
            distance(o.p0, o.p1), std::max(0.05, o.soffit_z - o.sill_z)};
}

std::uint32_t emitter_slot(const FireStatic& fixed, OpeningIndex opening, PlaceIndex place) {
    ExposureCache& cache = *fixed.exposure;
    const std::size_t openings = fixed.openings.size();
    const auto key = static_cast<std::uint32_t>(opening.valid() ? opening.row() : openings + place.row());
    const auto [known, fresh] = cache.emitter_of.try_emplace(key, static_cast<std::uint32_t>(cache.targets.size()));
    const std::uint32_t slot = known->second;
    if (!fresh) return slot;
    cache.targets.emplace_back();
    ExposureEdge edge;
    if (opening.valid()) {
        const Panel from = opening_panel(fixed, opening);
        const Vec3 m = from.centre();
        const double area = from.width * (from.height + (fixed.def.spread.flames ? 3.0 : 0.0));
        cache.grid.openings_near({m.x, m.y}, reach_radius(fixed, area), cache.found);
    } else {
        const world::Place& where = fixed.world->places[place.row()];
        cache.grid.openings_near(where.centre, reach_radius(fixed, std::hypot(where.width, where.depth) * 3.0),
                                 cache.found);
    }
    for (const std::uint32_t r : cache.found) {
        edge = {};
        edge.emitter = key;
        edge.emitter_slot = slot;
        const OpeningIndex to{std::size_t{r}};
        if (r == key) continue;
        if (opening.valid() ? make_edge(fixed, opening_panel(fixed, opening), to, edge)
                            : make_roof_edge(fixed, place, to, edge))
            add_edge(cache, edge);
    }
    return slot;
}

std::vector<ExposureEdge> edges_of(const FireStatic& fixed, OpeningIndex emitter) {
    const std::uint32_t slot = emitter_slot(fixed, emitter, {});
    std::vector<ExposureEdge> edges;
    for (const std::uint32_t r : fixed.exposure->targets[slot])
        for (const ExposureEdge& e : fixed.exposure->sources[r])
            if (e.emitter_slot == slot) edges.push_back(e);
    return edges;
}

}  // namespace taicho::fire
