#include "fire/party_wall.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/hash.h"
#include "core/rng.h"
#include "fire/exposure.h"
#include "fire/flashover.h"
#include "fire/goods.h"
#include "fire/resting.h"
#include "fire/shared_outline.h"

namespace taicho::fire {
namespace {

bool light_roof(const world::Building& b) { return b.roof_material != "concrete" && !b.roof_material.empty(); }

void wall_edge(const FireStatic& fixed, PlaceIndex from, PlaceIndex to, std::vector<WallEdge>& edges) {
    const world::Place& a = fixed.world->places[from.row()];
    const world::Place& b = fixed.world->places[to.row()];
    const BarrierDef& def = fixed.def.barriers;
    WallEdge edge;
    edge.other = to;
    edge.minutes = def.party_wall_minutes;
    const world::Building& building = fixed.world->buildings[a.building.row()];
    if (building.material == "timber" || building.material == "steel" || building.material == "bamboo")
        edge.minutes = 5.0;  // sheet or ply partition 1-8 min (2.9, J)
    const bool both_top = a.top_storey && b.top_storey && a.building != b.building;
    if (both_top && def.roof_void_open && light_roof(building) &&
        light_roof(fixed.world->buildings[b.building.row()])) {
        const std::uint64_t key = fixed.world->place_key[from.row()] ^ fixed.world->place_key[to.row()];
        edge.after = def.open_void_min + (def.open_void_max - def.open_void_min) *
                                             draw_uniform({fixed.seed, mix64(key), Purpose::RoofOpens, 2});
        edge.mode = SpreadMode::Roof;
    }
    edges.push_back(edge);
}

/// Timber floors burn through; concrete ones outlast the run's interest.
void floor_edge(const FireStatic& fixed, PlaceIndex from, PlaceIndex to, std::vector<WallEdge>& edges) {
    const world::Place& a = fixed.world->places[from.row()];
    if (fixed.world->buildings[a.building.row()].material != "timber") return;
    edges.push_back({to, 15.0, -1.0, SpreadMode::PartyWall});
}

std::vector<WallEdge> find_walls(const FireStatic& fixed, PlaceIndex from) {
    std::vector<WallEdge> edges;
    const world::Place& a = fixed.world->places[from.row()];
    if (!a.building.valid() || a.outline.size() < 3) return edges;
    std::vector<std::uint32_t> near;
    fixed.exposure->grid.buildings_near(a.centre, 0.5 * std::hypot(a.width, a.depth) + 1.0, near);
    for (const std::uint32_t row : near)
        for (const PlaceIndex to : fixed.world->buildings[row].places) {
            const world::Place& b = fixed.world->places[to.row()];
            if (to == from || b.outdoors || fixed.places[to.row()].load <= 0.0f) continue;
            const bool level = b.floor_z < a.floor_z + a.height - 0.5 && a.floor_z < b.floor_z + b.height - 0.5;
            if (level && shared_length(a.outline, b.outline) > 1.0) wall_edge(fixed, from, to, edges);
            const bool above = std::abs(b.floor_z - a.floor_z - a.height) < 0.6;
            if (above && a.building == b.building && distance(a.centre, b.centre) < 0.5 * a.depth)
                floor_edge(fixed, from, to, edges);
        }
    std::sort(edges.begin(), edges.end(), [](const WallEdge& x, const WallEdge& y) { return x.other < y.other; });
    return edges;
}

double equivalent_minutes(const FireStatic& fixed, const GoodsFire& fire) {
    const world::Place& place = fixed.world->places[fire.place.row()];
    VentOpening vent;
    double weighted = 0.0;
    for (const OpeningIndex o : fixed.world->openings_of[fire.place.row()]) {
        const world::Opening& opening = fixed.world->openings[o.row()];
        const double h = opening.soffit_z - opening.sill_z;
        if (opening.horizontal || h <= 0.0) continue;
        vent.area += opening.width * h;
        weighted += opening.width * h * h;
    }
    if (vent.area <= 0.0) return 0.0;
    vent.height = weighted / vent.area;
    const double total = 2.0 * place.area + 2.0 * (place.width + place.depth) * place.height;
    return equivalent_time(fire.energy / place.area / 1e6, fixed.def.barriers.k_b,
                           ventilation_factor_small(vent, place.area, total));
}

}  // namespace

const std::vector<WallEdge>& walls_of(const FireStatic& fixed, PlaceIndex place) {
    ExposureCache& cache = *fixed.exposure;
    const auto [at, fresh] = cache.walls_of.try_emplace(place.v, static_cast<std::uint32_t>(cache.walls.size()));
    if (fresh) cache.walls.push_back(find_walls(fixed, place));
    return cache.walls[at->second];
}

void heat_walls(const FireStatic& fixed, const StepContext& ctx, FireState& state, std::vector<Event>& events) {
    struct Lit {
        PlaceIndex place;
        double time;
        Cause cause;
    };
    std::vector<Lit> lit;
    const double end = ctx.now + ctx.dt;
    each_stirring(state, [&](GoodsFire& fire) {
        if (!(fire.flashover_at < end) || !fire.burning || fire.energy <= 0.0) return;
        const double before = fire.barrier;
        if (fire.wall_minutes < 0.0) fire.wall_minutes = equivalent_minutes(fixed, fire);
        fire.barrier += fire.wall_minutes * fire.hrr * ctx.dt / fire.energy;
        if (fire.barrier < fire.wall_next_minutes && end <= fire.wall_next_at) return;
        fire.wall_next_minutes = fire.wall_next_at = std::numeric_limits<double>::infinity();
        for (const WallEdge& edge : walls_of(fixed, fire.place)) {
            const double due = edge.after >= 0.0 ? fire.flashover_at + edge.after : -1.0;
            if (due >= end) fire.wall_next_at = std::min(fire.wall_next_at, due);
            if (due < 0.0 && edge.minutes > fire.barrier)
                fire.wall_next_minutes = std::min(fire.wall_next_minutes, edge.minutes);
            double at = -1.0;
            if (edge.after >= 0.0) at = fire.flashover_at + edge.after;
            else if (before < edge.minutes && fire.barrier >= edge.minutes)
                at = ctx.now + ctx.dt * (edge.minutes - before) / (fire.barrier - before);
            if (at < ctx.now || at >= end) continue;
            const auto source = static_cast<std::uint32_t>(fixed.openings.size() + fire.place.row());
            lit.push_back({edge.other, at, {edge.mode, source, 0.0, 1.0, fire.actual}});
        }
    });
    for (const Lit& l : lit) {
        const GoodsFire* there = find_goods(state, l.place);
        if (there != nullptr && (there->burning || std::isfinite(there->flashover_at))) continue;
        ignite_goods(fixed, state, l.place, l.time, l.cause, events);
    }
}

}  // namespace taicho::fire
