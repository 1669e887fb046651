#include <algorithm>
#include <cmath>

#include "fire/exposure.h"

namespace taicho::fire {
namespace {

constexpr double k_pi = 3.14159265358979323846;
constexpr std::array<double, 4> k_flame_heights{1.0, 2.0, 4.0, 6.0};

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

Panel flame_panel(const Panel& opening, double height) {
    Panel p = opening;
    p.origin.z += opening.height;
    p.height = height;
    return p;
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

bool make_edge(const FireStatic& fixed, const Panel& from, OpeningIndex r, ExposureEdge& edge) {
    const Panel to = opening_panel(fixed, r);
    const Vec3 c = to.centre(), m = from.centre();
    const double gap = dot(Vec2{c.x - from.origin.x, c.y - from.origin.y}, from.normal);
    edge.receiver = r.v;
    edge.gap = static_cast<float>(gap);
    edge.above = static_cast<float>(c.z - (from.origin.z + from.height));
    edge.same_facade = std::abs(gap) < 0.5 && dot(from.normal, to.normal) > 0.9 && edge.above > 0.0f &&
                       covers(from, to);
    edge.in_reach = gap > 0.0 && dot(from.normal, to.normal) < -0.5 && covers(from, to);
    if (edge.same_facade) return true;
    if (gap <= 0.0) return false;
    const double away = norm(c - m);
    const SpreadDef& def = fixed.def.spread;
    const double air = std::max(def.air_transmission_min, 1.0 - def.air_extinction * away);
    double phi = panel_to_point(from, c, to.normal);
    double most = phi;
    std::array<double, 4> flame{};
    for (std::size_t k = 0; k < flame.size() && def.flames; ++k) {
        flame[k] = panel_to_point(flame_panel(from, k_flame_heights[k]), c, to.normal);
        most = std::max(most, phi + flame[k]);
    }
    if (most * strongest_emission(fixed) < def.radiation_cutoff) return false;
    const double seen = visible_share(fixed.exposure->grid, from, to);
    if (most * seen * strongest_emission(fixed) < def.radiation_cutoff) return false;
    edge.opening = static_cast<float>(phi * seen * air);
    for (std::size_t k = 0; k < flame.size(); ++k) edge.flame[k] = static_cast<float>(flame[k] * seen * air);
    edge.in_reach = edge.in_reach && seen > 0.0;
    return true;
}

}  // namespace

void build_exposure(FireStatic& fixed) {
    fixed.exposure = std::make_shared<ExposureCache>();
    std::vector<std::uint8_t> outdoor(fixed.openings.size());
    for (std::size_t o = 0; o < outdoor.size(); ++o)
        outdoor[o] = fixed.openings[o].outdoor && !fixed.world->openings[o].horizontal;
    fixed.exposure->grid = OutdoorGrid(*fixed.world, outdoor);
    fixed.exposure->list_of.assign(outdoor.size(), 0);
    fixed.exposure->slot_of.assign(outdoor.size(), 0);
}

std::size_t exposure_bytes(const FireStatic& fixed) {
    const ExposureCache& c = *fixed.exposure;
    std::size_t sum = c.grid.bytes() + 4 * (c.list_of.size() + c.slot_of.size() + c.walls_of.size());
    for (const auto& list : c.lists) sum += list.size() * sizeof(ExposureEdge);
    return sum;
}

Panel opening_panel(const FireStatic& fixed, OpeningIndex row) {
    const world::Opening& o = fixed.world->openings[row.row()];
    const Vec2 normal = fixed.openings[row.row()].outwards_b ? o.normal : -1.0 * o.normal;
    return {{o.p0.x, o.p0.y, o.sill_z}, normalised(o.p1 - o.p0), normal,
            distance(o.p0, o.p1), std::max(0.05, o.soffit_z - o.sill_z)};
}

const std::vector<ExposureEdge>& edges_of(const FireStatic& fixed, OpeningIndex emitter) {
    ExposureCache& cache = *fixed.exposure;
    std::uint32_t& row = cache.list_of[emitter.row()];
    if (row != 0) return cache.lists[row - 1];
    const Panel from = opening_panel(fixed, emitter);
    const double area = from.width * (from.height + (fixed.def.spread.flames ? 3.0 : 0.0));
    const double radius = std::min(fixed.def.spread.max_range,
                                   std::sqrt(area * strongest_emission(fixed) / (k_pi * 2e3)));
    const Vec3 m = from.centre();
    cache.grid.openings_near({m.x, m.y}, radius, cache.found);
    std::vector<ExposureEdge> edges;
    for (const std::uint32_t r : cache.found) {
        ExposureEdge edge;
        if (r != emitter.v && make_edge(fixed, from, OpeningIndex(r), edge)) edges.push_back(edge);
    }
    cache.lists.push_back(std::move(edges));
    row = static_cast<std::uint32_t>(cache.lists.size());
    return cache.lists.back();
}

}  // namespace taicho::fire
