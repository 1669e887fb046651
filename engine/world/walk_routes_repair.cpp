// Shortest ways over portals: computed once, then mended where something changed.
#include <algorithm>
#include <functional>
#include <limits>

#include "world/walk_routes.h"

namespace taicho::world {

namespace {

constexpr double k_far = std::numeric_limits<double>::infinity();
constexpr std::size_t k_worth_mending = 4;   ///< above one patch in so many changed, all is computed anew

using Heap = std::vector<std::pair<double, std::uint32_t>>;

void push(Heap& heap, double length, std::uint32_t node) {
    heap.emplace_back(length, node);
    std::push_heap(heap.begin(), heap.end(), std::greater<>());
}

std::pair<double, std::uint32_t> pop(Heap& heap) {
    std::pop_heap(heap.begin(), heap.end(), std::greater<>());
    const auto top = heap.back();
    heap.pop_back();
    return top;
}

}  // namespace

/// A node is "has just passed this portal into that patch"; none = outside.
std::uint32_t WalkRoutes::patch_into(std::uint32_t node) const {
    const WalkPortal& g = geometry_.def().portals[node / 2];
    return (node & 1u) != 0 ? g.b : g.a;
}

double WalkRoutes::at_destination(const Table& table, std::uint32_t node) const {
    const WalkDestination& d = destinations_[table.destination];
    const std::uint32_t g = node / 2;
    if (std::find(d.portals.begin(), d.portals.end(), g) != d.portals.end()) return 0.0;
    const std::uint32_t patch = patch_into(node);
    if (patch == k_walk_none || d.spot.patch != patch) return k_far;
    const WalkPortal& p = geometry_.def().portals[g];
    return classes_[table.cls].patch_cost[patch] * ways_.length(spot_target_[table.destination], 0.5 * (p.p0 + p.p1));
}

/// What remains from a node by its best next portal among those `accept` takes.
template <class Accept>
double WalkRoutes::shortest_into(const Table& table, std::uint32_t node, Accept&& accept) const {
    double best = at_destination(table, node);
    const std::uint32_t patch = patch_into(node);
    if (patch == k_walk_none) return best;
    const Class& c = classes_[table.cls];
    const auto portals = geometry_.portals(patch);
    for (std::uint32_t k = 0; k < portals.size(); ++k) {
        const std::uint32_t g = portals[k];
        if (k == slot_[node] || !c.usable[g] || !geometry_.leads_from(g, patch)) continue;
        const std::uint32_t next = 2 * g + (geometry_.def().portals[g].a == patch ? 1u : 0u);
        const double rest = table.remaining[next];
        if (rest == k_far || !accept(next, rest)) continue;
        best = std::min(best, rest + c.portal_cost[g] + c.patch_cost[patch] * across(patch, slot_[node], k));
    }
    return best;
}

/// Dijkstra (1959) from the destination backwards, over the nodes in the heap and whatever they shorten. Ties fall to the
/// lower node number.
void WalkRoutes::spread(Table& table, Heap& heap) {
    const Class& c = classes_[table.cls];
    std::vector<double>& best = table.remaining;
    while (!heap.empty()) {
        const auto [length, node] = pop(heap);
        if (length > best[node]) continue;
        const std::uint32_t g = node / 2;
        const WalkPortal& portal = geometry_.def().portals[g];
        const std::uint32_t from = (node & 1u) != 0 ? portal.a : portal.b;   // side it was entered from
        if (from == k_walk_none || !c.usable[g] || !geometry_.leads_from(g, from)) continue;
        const auto portals = geometry_.portals(from);
        const std::uint32_t at = slot_[2 * g + ((node & 1u) != 0 ? 0u : 1u)];
        for (std::uint32_t k = 0; k < portals.size(); ++k) {
            if (k == at) continue;
            const std::uint32_t h = portals[k];
            const std::uint32_t to = 2 * h + (geometry_.def().portals[h].a == from ? 0u : 1u);
            const double offered = length + c.portal_cost[g] + c.patch_cost[from] * across(from, k, at);
            if (offered >= best[to]) continue;
            best[to] = offered;
            push(heap, offered, to);
        }
    }
}

void WalkRoutes::solve(Table& table) {
    const WalkDestination& d = destinations_[table.destination];
    table.remaining.assign(2 * geometry_.portal_count(), k_far);
    Heap& heap = work_.heap;
    heap.clear();
    const auto start = [&](std::uint32_t node) {
        const double length = at_destination(table, node);
        if (length >= table.remaining[node]) return;
        table.remaining[node] = length;
        push(heap, length, node);
    };
    for (const std::uint32_t g : d.portals) {
        start(2 * g);
        start(2 * g + 1);
    }
    if (d.spot.patch != k_walk_none) {
        for (const std::uint32_t g : geometry_.portals(d.spot.patch)) start(2 * g + (geometry_.def().portals[g].a == d.spot.patch ? 0u : 1u));
    }
    spread(table, heap);
    ++table.version;
    table.knows = classes_[table.cls].changed.size();
}

/// Ramalingam and Reps (1996): nodes whose shortest way led through what changed for the worse are found in the order of their
/// old length and forgotten; they and what changed for the better are then offered again. The result is that of `solve`,
/// bit for bit: each value is the least over the same sums.
void WalkRoutes::repair(Table& table) {
    const Class& c = classes_[table.cls];
    Repair& w = work_;
    w.dirty.resize(geometry_.patch_count(), 0);
    w.lost.resize(2 * geometry_.portal_count(), 0);
    w.patches.clear();
    for (std::size_t k = table.knows; k < c.changed.size(); ++k) {
        if (w.dirty[c.changed[k]] != 0) continue;
        w.dirty[c.changed[k]] = 1;
        w.patches.push_back(c.changed[k]);
    }
    for (const std::uint32_t p : w.patches) w.dirty[p] = 0;
    if (w.patches.size() * k_worth_mending > geometry_.patch_count()) {
        solve(table);
        return;
    }
    std::vector<double>& best = table.remaining;
    w.heap.clear();
    w.candidates.clear();
    w.lost_list.clear();
    for (const std::uint32_t p : w.patches) {
        for (const std::uint32_t h : geometry_.portals(p)) {
            const std::uint32_t node = 2 * h + (geometry_.def().portals[h].a == p ? 0u : 1u);
            w.candidates.push_back(node);
            if (best[node] != k_far) push(w.heap, best[node], node);
        }
    }
    while (!w.heap.empty()) {
        const auto [length, node] = pop(w.heap);
        if (w.lost[node] != 0) continue;
        // Only a strictly shorter rest supports: two nodes no way apart must not hold each other up.
        const double held = shortest_into(table, node, [&](std::uint32_t next, double rest) { return w.lost[next] == 0 && rest < length; });
        if (held <= length) continue;
        w.lost[node] = 1;
        w.lost_list.push_back(node);
        const std::uint32_t from = patch_into(node ^ 1u);
        if (from == k_walk_none) continue;
        for (const std::uint32_t h : geometry_.portals(from)) {
            const std::uint32_t to = 2 * h + (geometry_.def().portals[h].a == from ? 0u : 1u);
            if (h != node / 2 && w.lost[to] == 0 && best[to] != k_far && best[to] >= length) push(w.heap, best[to], to);
        }
    }
    for (const std::uint32_t node : w.lost_list) best[node] = k_far;
    const auto offer = [&](std::uint32_t node) {
        const double length = shortest_into(table, node, [](std::uint32_t, double) { return true; });
        if (length >= best[node]) return;
        best[node] = length;
        push(w.heap, length, node);
    };
    for (const std::uint32_t node : w.lost_list) offer(node);
    for (const std::uint32_t node : w.candidates) offer(node);
    for (const std::uint32_t node : w.lost_list) w.lost[node] = 0;
    spread(table, w.heap);
    ++table.version;
    table.knows = c.changed.size();
}

}  // namespace taicho::world
