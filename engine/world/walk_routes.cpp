#include "world/walk_routes.h"

#include <algorithm>
#include <limits>

namespace taicho::world {

namespace {
constexpr double k_far = std::numeric_limits<double>::infinity();
}

WalkRoutes::WalkRoutes(const WalkGeometry& geometry) : geometry_(geometry), ways_(geometry) {
    across_begin_.resize(geometry.patch_count() + 1, 0);
    for (std::uint32_t i = 0; i < geometry.patch_count(); ++i) {
        const auto portals = geometry.portals(i);
        across_begin_[i] = across_.size();
        for (const std::uint32_t from : portals) {
            const WalkPortal& g = geometry.def().portals[from];
            const Vec2 mid = 0.5 * (g.p0 + g.p1);
            for (const std::uint32_t to : portals) {
                const std::uint32_t t = ways_.portal_target(to, i);
                across_.push_back(from == to ? 0.0f : static_cast<float>(ways_.length(t, mid)));
            }
        }
    }
    across_begin_.back() = across_.size();
    slot_.assign(2 * geometry.portal_count(), 0);
    for (std::uint32_t i = 0; i < geometry.patch_count(); ++i) {
        const auto portals = geometry.portals(i);
        for (std::uint32_t k = 0; k < portals.size(); ++k) {
            slot_[2 * portals[k] + (geometry.def().portals[portals[k]].a == i ? 0u : 1u)] = k;
        }
    }
}

void WalkRoutes::note_portal(Class& c, std::uint32_t portal) {
    const WalkPortal& g = geometry_.def().portals[portal];
    if (g.a != k_walk_none) c.changed.push_back(g.a);
    if (g.b != k_walk_none) c.changed.push_back(g.b);
}

std::uint32_t WalkRoutes::add_destination(const WalkDestination& destination) {
    destinations_.push_back(destination);
    spot_target_.push_back(destination.spot.patch == k_walk_none ? k_walk_none : ways_.add_target(destination.spot));
    return static_cast<std::uint32_t>(destinations_.size() - 1);
}

std::uint32_t WalkRoutes::add_class() {
    Class c;
    c.usable.assign(geometry_.portal_count(), 1);
    c.portal_cost.assign(geometry_.portal_count(), 0.0);
    c.patch_cost.assign(geometry_.patch_count(), 1.0);
    classes_.push_back(std::move(c));
    return static_cast<std::uint32_t>(classes_.size() - 1);
}

std::uint32_t WalkRoutes::add_class_like(std::uint32_t cls) {
    Class c = classes_[cls];
    c.changed.clear();
    classes_.push_back(std::move(c));
    return static_cast<std::uint32_t>(classes_.size() - 1);
}

void WalkRoutes::set_resting(std::uint32_t route, bool resting) {
    Table& t = tables_[route];
    t.resting = resting;
    if (!resting && t.knows != classes_[t.cls].changed.size()) repair(t);
}

void WalkRoutes::set_usable(std::uint32_t cls, std::uint32_t portal, bool usable) {
    Class& c = classes_[cls];
    if ((c.usable[portal] != 0) == usable) return;
    c.usable[portal] = usable;
    note_portal(c, portal);
}

void WalkRoutes::set_portal_cost(std::uint32_t cls, std::uint32_t portal, double metres) {
    Class& c = classes_[cls];
    if (c.portal_cost[portal] == metres) return;
    c.portal_cost[portal] = metres;
    note_portal(c, portal);
}

void WalkRoutes::set_patch_cost(std::uint32_t cls, std::uint32_t patch, double factor) {
    Class& c = classes_[cls];
    if (c.patch_cost[patch] == factor) return;
    c.patch_cost[patch] = factor;
    c.changed.push_back(patch);
}

std::uint32_t WalkRoutes::route(std::uint32_t destination, std::uint32_t cls) {
    for (std::uint32_t t = 0; t < tables_.size(); ++t) {
        if (tables_[t].destination == destination && tables_[t].cls == cls) return t;
    }
    Table table;
    table.destination = destination;
    table.cls = cls;
    solve(table);
    tables_.push_back(std::move(table));
    return static_cast<std::uint32_t>(tables_.size() - 1);
}

void WalkRoutes::refresh() {
    for (Table& t : tables_) {
        if (!t.resting && t.knows != classes_[t.cls].changed.size()) repair(t);
    }
}

double WalkRoutes::across(std::uint32_t patch, std::uint32_t from, std::uint32_t to) const {
    const std::size_t n = geometry_.portals(patch).size();
    return across_[across_begin_[patch] + from * n + to];
}

double WalkRoutes::remaining(std::uint32_t route, std::uint32_t portal, std::uint32_t into) const {
    return tables_[route].remaining[2 * portal + (geometry_.def().portals[portal].a == into ? 0u : 1u)];
}

WalkStep WalkRoutes::step_from(std::uint32_t route, std::uint32_t patch, Vec2 p, std::uint32_t came_by,
                               double turn_back) const {
    const Table& t = tables_[route];
    const Class& c = classes_[t.cls];
    const WalkDestination& d = destinations_[t.destination];
    WalkStep best{k_walk_none, k_far};
    if (d.spot.patch == patch) best.length = c.patch_cost[patch] * ways_.length(spot_target_[t.destination], p);
    for (const std::uint32_t g : geometry_.portals(patch)) {
        if (!c.usable[g] || !geometry_.leads_from(g, patch)) continue;
        const double rest = remaining(route, g, geometry_.beyond(g, patch)) + c.portal_cost[g] + (g == came_by ? turn_back : 0.0);
        if (!(rest < best.length)) continue;
        const double length = rest + c.patch_cost[patch] * ways_.length(ways_.portal_target(g, patch), p);
        if (length < best.length) best = {g, length};
    }
    return best;
}

WalkRoutes::Via WalkRoutes::via(std::uint32_t route, std::uint32_t patch, Vec2 p, std::uint32_t portal) const {
    const Class& c = classes_[tables_[route].cls];
    if (!c.usable[portal] || !geometry_.leads_from(portal, patch)) return {k_far, k_far};
    return {c.patch_cost[patch] * ways_.length(ways_.portal_target(portal, patch), p),
            remaining(route, portal, geometry_.beyond(portal, patch)) + c.portal_cost[portal]};
}

std::uint32_t WalkRoutes::target_of(std::uint32_t route, std::uint32_t patch, std::uint32_t portal) const {
    return portal == k_walk_none ? spot_target_[tables_[route].destination] : ways_.portal_target(portal, patch);
}

}  // namespace taicho::world
