#include <algorithm>
#include <cmath>
#include <utility>

#include "fire/exposure.h"
#include "fire/outer_faces.h"

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

/// Factor on a point of a flame of a height; `ahead` [m] in front of the emitter's plane.
double flame_factor(Panel base, double height, double ahead, Vec3 at, Vec2 normal) {
    base.origin.x += ahead * base.normal.x;
    base.origin.y += ahead * base.normal.y;
    base.height = height;
    return panel_to_point(base, at, normal);
}

enum class From { Opening, Roof, Face };

/// What receives: an opening, or a face.
struct Site {
    std::uint32_t key = 0;
    Panel panel;
    PlaceIndex place;                    ///< behind it; invalid = nothing
    bool face = false;
};

Site opening_site(const FireStatic& fixed, std::uint32_t row) {
    const OpeningIndex o{std::size_t{row}};
    const world::Opening& opening = fixed.world->openings[row];
    return {row, opening_panel(fixed, o), fixed.openings[row].outwards_b ? opening.a : opening.b, false};
}

Site face_site(const FireStatic& fixed, std::uint32_t face) {
    return {face_key(fixed, face), fixed.faces[face].panel, fixed.faces[face].place, true};
}

/// Fills the factors of an edge; false when even the strongest emitter sends less than the cut-off.
bool set_factors(const FireStatic& fixed, const Panel& from, From kind, const Panel& to, ExposureEdge& edge) {
    const bool opening = kind != From::Roof, flames_out = kind == From::Opening && fixed.def.spread.flames;
    const SpreadDef& def = fixed.def.spread;
    const Vec3 c = to.centre(), m = from.centre();
    const double air = std::max(def.air_transmission_min, 1.0 - def.air_extinction * norm(c - m));
    const double phi = opening ? panel_to_point(from, c, to.normal) : 0.0;
    // A flame stands in front of its wall; nearer than half way the touching flame takes over.
    const double offset = std::min(0.5 * static_cast<double>(edge.gap), k_flame_offset);
    const bool flames = flames_out || !opening;
    Panel base = from;
    if (opening) base.origin.z += from.height;
    const auto far = [&](std::size_t k) { return flame_factor(base, k_flame_heights[k], 0.0, c, to.normal); };
    const auto near = [&](std::size_t k) { return flame_factor(base, k_flame_heights[k], offset, c, to.normal); };
    // Most openings within reach see next to nothing: the tallest flame tells, the others are not asked for.
    constexpr std::size_t k_tallest = k_flame_heights.size() - 1;
    const double tallest = flames ? far(k_tallest) : 0.0;
    const double tallest_near = flames && opening ? near(k_tallest) : tallest;
    const double most = phi + std::max(tallest, tallest_near);
    if (most * strongest_emission(fixed) < def.radiation_cutoff) return false;
    const double seen = visible_share(fixed.exposure->grid, from, to);
    if (most * seen * strongest_emission(fixed) < def.radiation_cutoff) return false;
    edge.opening = static_cast<float>(phi * seen * air);
    edge.offset = static_cast<float>(offset);
    for (std::size_t k = 0; flames && k < k_flame_heights.size(); ++k) {
        const double f = k == k_tallest ? tallest : far(k), n = k == k_tallest ? tallest_near : opening ? near(k) : f;
        edge.flame[k] = static_cast<float>(f * seen * air);
        edge.nearer[k] = static_cast<float>(n * seen * air);
    }
    edge.in_reach = edge.in_reach && seen > 0.0;
    return true;
}

/// How far the flame over an opening, or of a burning face, must reach on its own front to touch a receiver [m];
/// negative: it does not stand in the way. A wall or goods are touched where they begin, a window in its middle.
double up_the_front(From kind, const Panel& from, const Site& to) {
    const double middle = to.panel.centre().z - (from.origin.z + from.height);
    if (kind == From::Opening && !to.face) return middle > 0.0 ? middle : -1.0;
    const double base = to.panel.origin.z - (from.origin.z + from.height);
    if (kind == From::Face && to.face && base > -0.05) return -1.0;  // climbs by its own law
    return to.panel.origin.z + to.panel.height > from.origin.z ? std::max(0.0, base) : -1.0;
}

bool make_edge(const FireStatic& fixed, From kind, const Panel& from, const Site& to, ExposureEdge& edge) {
    const Vec3 c = to.panel.centre();
    const double gap = dot(Vec2{c.x - from.origin.x, c.y - from.origin.y}, from.normal);
    edge.receiver = to.key;
    edge.gap = static_cast<float>(gap);
    const double up = up_the_front(kind, from, to);
    edge.same_facade = std::abs(gap) < 0.5 && dot(from.normal, to.panel.normal) > 0.9 && up >= 0.0 &&
                       covers(from, to.panel);
    edge.above = static_cast<float>(edge.same_facade ? up : c.z - (from.origin.z + from.height));
    edge.in_reach = gap > 0.0 && dot(from.normal, to.panel.normal) < -0.5 && covers(from, to.panel);
    if (edge.same_facade) return true;
    return gap > 0.0 && set_factors(fixed, from, kind, to.panel, edge);
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

bool make_roof_edge(const FireStatic& fixed, PlaceIndex from, const Site& to, ExposureEdge& edge) {
    const world::Place& place = fixed.world->places[from.row()];
    const Vec3 c = to.panel.centre();
    if (!to.place.valid() || fixed.world->places[to.place.row()].building == place.building) return false;
    const Panel panel = roof_panel(place, c);
    const Vec2 way = Vec2{c.x, c.y} - place.centre;
    edge.receiver = to.key;
    edge.gap = static_cast<float>(dot(Vec2{c.x - panel.origin.x, c.y - panel.origin.y}, panel.normal));
    edge.above = static_cast<float>(c.z - panel.origin.z);
    if (edge.gap <= 0.0f || edge.above < -1.0f) return false;
    // The flame leans down the wind: it touches what stands within 45 degrees of it.
    const Vec2 wind{-std::cos(fixed.weather.wind_from), -std::sin(fixed.weather.wind_from)};
    edge.in_reach = dot(normalised(way), wind) > std::sqrt(0.5);
    return set_factors(fixed, panel, From::Roof, to.panel, edge);
}

double reach_radius(const FireStatic& fixed, double area) {
    return std::min(fixed.def.spread.max_range, std::sqrt(area * strongest_emission(fixed) / (k_pi * 2e3)));
}

std::uint32_t receiver_slot(ExposureCache& cache, std::uint32_t key) {
    const auto [at, fresh] = cache.receiver_of.try_emplace(key, static_cast<std::uint32_t>(cache.receivers.size()));
    if (fresh) {
        cache.receivers.push_back(key);
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

/// Slot of an emitter, and whether it is new.
std::pair<std::uint32_t, bool> slot_of(ExposureCache& cache, std::uint32_t key) {
    const auto [known, fresh] = cache.emitter_of.try_emplace(key, static_cast<std::uint32_t>(cache.targets.size()));
    if (fresh) cache.targets.emplace_back();
    return {known->second, fresh};
}

/// Tries every opening and face within the radius; `make` says whether an edge comes of it.
template <class Make>
void connect(const FireStatic& fixed, std::uint32_t key, std::uint32_t slot, Vec2 at, double radius, Make make) {
    ExposureCache& cache = *fixed.exposure;
    const auto attempt = [&](const Site& to) {
        ExposureEdge edge;
        edge.emitter = key;
        edge.emitter_slot = slot;
        if (to.key != key && make(to, edge)) add_edge(cache, edge);
    };
    cache.grid.openings_near(at, radius, cache.found);
    for (const std::uint32_t r : cache.found) attempt(opening_site(fixed, r));
    cache.found.clear();
    faces_near(fixed, at, radius, cache.found);
    for (const std::uint32_t f : cache.found) attempt(face_site(fixed, f));
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

Panel live_panel(const FireStatic& fixed, const LiveOpening& live) {
    return live.is_face() ? fixed.faces[live.face].panel : opening_panel(fixed, live.opening);
}

std::uint32_t emitter_slot(const FireStatic& fixed, OpeningIndex opening, PlaceIndex place) {
    const auto openings = static_cast<std::uint32_t>(fixed.openings.size());
    const auto [slot, fresh] = slot_of(*fixed.exposure, opening.valid() ? opening.v : openings + place.v);
    if (!fresh) return slot;
    if (opening.valid()) {
        const Panel from = opening_panel(fixed, opening);
        const Vec3 m = from.centre();
        const double area = from.width * (from.height + (fixed.def.spread.flames ? 3.0 : 0.0));
        connect(fixed, opening.v, slot, {m.x, m.y}, reach_radius(fixed, area), [&](const Site& to, ExposureEdge& edge) {
            return make_edge(fixed, From::Opening, from, to, edge);
        });
    } else {
        const world::Place& where = fixed.world->places[place.row()];
        const double radius = reach_radius(fixed, std::hypot(where.width, where.depth) * 3.0);
        connect(fixed, openings + place.v, slot, where.centre, radius, [&](const Site& to, ExposureEdge& edge) {
            return make_roof_edge(fixed, place, to, edge);
        });
    }
    return slot;
}

std::uint32_t face_emitter_slot(const FireStatic& fixed, std::uint32_t face) {
    const std::uint32_t key = face_key(fixed, face);
    const auto [slot, fresh] = slot_of(*fixed.exposure, key);
    if (!fresh) return slot;
    const Panel& from = fixed.faces[face].panel;
    const Vec3 m = from.centre();
    connect(fixed, key, slot, {m.x, m.y}, reach_radius(fixed, from.width * from.height),
            [&](const Site& to, ExposureEdge& edge) { return make_edge(fixed, From::Face, from, to, edge); });
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
