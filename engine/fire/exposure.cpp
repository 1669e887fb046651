#include "fire/exposure.h"

#include <algorithm>
#include <cmath>

#include "core/parallel.h"
#include "fire/goods.h"
#include "fire/materials.h"
#include "fire/opening_failure.h"
#include "fire/outer_faces.h"
#include "fire/outer_fire.h"

namespace taicho::fire {
namespace {

constexpr std::size_t k_receivers = 64;   ///< receivers of one parallel block
constexpr std::uint32_t k_no_face = 0xFFFFFFFFu;
constexpr double k_exposed = 4e3;         ///< [W/m2] from here on a house counts as exposed (glass cracks; 2.1)

/// A part of a receiver's flux that goes straight from `from` at `at` to `to` at the end of the step.
struct Part {
    double at, from, to;
};

/// What a receiver gets over the step.
struct Received {
    double q0 = 0.0, q1 = 0.0;      ///< [W/m2] of what was on before
    std::vector<Part> switched;     ///< came on within the step, ascending
    double total = 0.0;             ///< [W/m2] at the end of the step
    double strongest = 0.0;         ///< [W/m2]
};

double flame_factor(const std::array<float, 4>& factor, double height) {
    constexpr std::array<double, 5> h{0.0, 1.0, 2.0, 4.0, 6.0};
    if (height <= 0.0) return 0.0;
    for (std::size_t k = 1; k < h.size(); ++k) {
        if (height > h[k] && k + 1 < h.size()) continue;
        const double low = k == 1 ? 0.0 : factor[k - 2], high = factor[k - 1];
        return low + (high - low) * std::min(1.0, (height - h[k - 1]) / (h[k] - h[k - 1]));
    }
    return factor[3];
}

/// Flux over one edge from the flame in front of the opening or over the roof; says how it gets there.
double flame_part(const FireStatic& fixed, const LiveOpening& live, const ExposureEdge& edge, SpreadMode& mode) {
    if (live.flame_height <= 0.0) return 0.0;
    if (edge.same_facade) {
        mode = SpreadMode::Facade;
        if (edge.above > live.flame_height) return 0.0;
        const double f = edge.above / live.flame_height;
        return live.flame_foot + f * (live.flame_top - live.flame_foot);
    }
    const bool touches = edge.in_reach && live.flame_reach >= edge.gap && edge.above < live.flame_height &&
                         edge.above > -3.0;
    mode = live.roof() ? SpreadMode::Roof : touches ? SpreadMode::FlameContact : SpreadMode::OpeningRadiation;
    if (touches) return fixed.def.spread.contact_flux;
    const double far = flame_factor(edge.flame, live.flame_height);
    if (edge.offset <= 0.0f || live.flame_front <= 0.0) return live.flame_power * far;
    const double near = flame_factor(edge.nearer, live.flame_height);
    return live.flame_power * (far + (near - far) * std::min(1.0, live.flame_front / edge.offset));
}

void add(const FireStatic& fixed, const StepContext& ctx, const LiveOpening& live, const ExposureEdge& edge,
         ReceiverRow& row, Received& r) {
    SpreadMode mode = SpreadMode::OpeningRadiation;
    const double flame = flame_part(fixed, live, edge, mode);
    const double to = live.power * edge.opening + flame;
    if (live.switched_at >= ctx.now) {
        const Part part{live.switched_at, live.power_switched * edge.opening + flame, to};
        const auto at = std::upper_bound(r.switched.begin(), r.switched.end(), part,
                                         [](const Part& a, const Part& b) { return a.at < b.at; });
        r.switched.insert(at, part);
    } else {
        r.q1 += to;
    }
    r.total += to;
    if (to <= r.strongest) return;
    r.strongest = to;
    row.source = edge.emitter;
    row.fire = live.place;
    row.mode = flame > live.power * edge.opening ? mode : SpreadMode::OpeningRadiation;
}

/// Sums a receiver's emitters in ascending order.
Received gather(const FireStatic& fixed, const StepContext& ctx, const FireState& state, std::uint32_t slot,
                ReceiverRow& row) {
    Received r;
    r.q0 = row.flux;
    for (const ExposureEdge& edge : fixed.exposure->sources[slot]) {
        const std::uint32_t live = edge.emitter_slot < state.emitter_row.size() ? state.emitter_row[edge.emitter_slot] : 0;
        if (live != 0) add(fixed, ctx, state.live[live - 1], edge, row, r);
    }
    return r;
}

PlaceIndex indoor_side(const FireStatic& fixed, OpeningIndex o) {
    const world::Opening& opening = fixed.world->openings[o.row()];
    return fixed.openings[o.row()].outwards_b ? opening.a : opening.b;
}

std::uint32_t material_row(const FireStatic& fixed, std::string_view id) {
    return static_cast<std::uint32_t>(std::max(0, find_material(fixed.materials, id)));
}

/// What of the flux on its outside gets to the things behind an opening, and what they are made of.
void look_behind(const FireStatic& fixed, const world::WorldState& world, ReceiverRow& row) {
    if (row.face != k_no_face) return;
    // Rows of the library stand first in every list.
    static const std::uint32_t unpiloted = material_row(fixed, "item-unpiloted"), wood = material_row(fixed, "wood");
    const auto s = world.opening_state[row.opening.row()];
    if (row.leaf == static_cast<std::uint8_t>(s)) return;
    row.leaf = static_cast<std::uint8_t>(s);
    const std::string& stated = fixed.def.spread.receiver_material;
    row.material = stated.empty() ? fixed.places[row.place.row()].material : material_row(fixed, stated);
    row.transmission = s == world::OpeningState::None ? 0.0 : 1.0;
    if (world::is_open(s) || s == world::OpeningState::None) return;
    const world::Opening& opening = fixed.world->openings[row.opening.row()];
    const bool glazed = opening.glazed || opening.kind == world::OpeningKind::Window;
    if (glazed && opening.kind != world::OpeningKind::Cage) {
        row.transmission = fixed.def.spread.pane_transmission;
        row.material = unpiloted;
    } else if (opening.kind == world::OpeningKind::Shutter || opening.material.rfind("steel", 0) == 0) {
        row.transmission = fixed.def.spread.steel_transmission;
    } else if (opening.kind == world::OpeningKind::Door) {
        row.material = wood;  // the leaf itself
    }
}

/// Water aimed at an opening also runs over the piece of wall it sits in.
bool wets(const FireStatic& fixed, OpeningIndex aimed, const ReceiverRow& row) {
    if (row.face == k_no_face) return aimed == row.opening;
    if (!aimed.valid() || !fixed.openings[aimed.row()].outdoor) return false;
    const OuterFace& face = fixed.faces[row.face];
    const auto& own = fixed.world->openings_of[face.place.row()];
    if (std::find(own.begin(), own.end(), aimed) == own.end()) return false;
    const Panel p = opening_panel(fixed, aimed);
    const Vec3 c = p.centre();
    const Vec2 way = Vec2{c.x, c.y} - Vec2{face.panel.origin.x, face.panel.origin.y};
    const double along = dot(way, face.panel.along);
    return dot(p.normal, face.panel.normal) > 0.9 && along >= 0.0 && along <= face.panel.width &&
           std::abs(dot(way, face.panel.normal)) < 0.5;
}

/// Net flux of the water on a receiver [W/m2]; 2.6 MJ/kg evaporated (handbook 5).
double wetting(const FireStatic& fixed, const Requests& requests, const ReceiverRow& row) {
    double flow = 0.0;
    for (const WettingRequest& w : requests.wetting)
        if (wets(fixed, w.opening, row)) flow += w.flow;
    if (flow <= 0.0) return 0.0;
    const Panel p = row.face == k_no_face ? opening_panel(fixed, row.opening) : fixed.faces[row.face].panel;
    return 2.6e6 * flow / (p.width * p.height);
}

/// Runs the flux-time product through the step, piece by piece; the moment it lights, or negative.
double run_product(const FireStatic& fixed, const StepContext& ctx, const Received& r, double water,
                   ReceiverRow& row) {
    const double end = ctx.now + ctx.dt;
    const double leak = water > 0.0 ? 1.0 : fixed.def.spread.ftp_leak;
    FtpMaterial material = fixed.materials[row.material];
    if (water > 0.0) material.leak_time = 20.0;  // wetted surfaces cool fast (handbook 5)
    double from = ctx.now;
    for (std::size_t k = 0; k <= r.switched.size(); ++k) {
        const double to = k < r.switched.size() ? r.switched[k].at : end;
        if (to <= from) continue;
        const auto flux = [&](double t) {
            double q = r.q0 + (r.q1 - r.q0) * (t - ctx.now) / ctx.dt;
            for (std::size_t j = 0; j < k; ++j) {
                const Part& p = r.switched[j];
                q += p.at < end ? p.from + (p.to - p.from) * (t - p.at) / (end - p.at) : 0.0;
            }
            return std::max(0.0, q - water) * row.transmission;
        };
        const FtpStep step = advance_share(material, row.share, flux(from), flux(to), to - from, leak);
        row.share = step.share;
        if (step.ignites_after >= 0.0) return from + step.ignites_after;
        from = to;
    }
    return -1.0;
}

/// The thing nearest to a hot opening, within reach; else the goods of the place.
void light_behind(const FireStatic& fixed, FireState& state, PlaceIndex place, OpeningIndex o, double time,
                  const Cause& cause, std::vector<Event>& events) {
    const world::Opening& opening = fixed.world->openings[o.row()];
    const Vec2 middle = 0.5 * (opening.p0 + opening.p1);
    ItemIndex nearest;
    double best = fixed.def.developed.goods_reach;
    for (std::uint32_t k = fixed.items_start[place.row()]; k < fixed.items_start[place.row() + 1]; ++k) {
        const ItemIndex i = fixed.items_of[k];
        if (state.item_phase[i.row()] != ItemPhase::Unburnt || fixed.item(i).piloted.q_cr > 1e8) continue;
        const double d = std::max(0.0, distance(fixed.item(i).at, middle) - fixed.item(i).radius);
        if (d >= best) continue;
        best = d;
        nearest = i;
    }
    if (nearest.valid()) {
        (void)place_fire(fixed, state, place, time);
        ignite_item(fixed, state, nearest, time, cause, events);
    } else if (GoodsFire* g = find_goods(state, place); g != nullptr && g->burning) {
        add_front(*g);
    } else {
        ignite_goods(fixed, state, place, time, cause, events);
    }
}

/// A place whose openings need no flux from outside any more: its own fire has all of it.
bool flashed_over(const FireState& state, PlaceIndex place) {
    const GoodsFire* there = find_goods(state, place);
    return there != nullptr && std::isfinite(there->flashover_at);
}

/// Nothing more can light there: the place has flashed over, the front burns or has burnt.
bool taken(const FireStatic& fixed, const FireState& state, const ReceiverRow& r) {
    if (r.face != k_no_face && fixed.faces[r.face].burns()) return state.face_stage[r.face] != 0;
    return r.place.valid() && flashed_over(state, r.place);
}

struct Lit {
    double time;
    std::uint32_t slot;
};

/// Openings, then faces.
std::pair<std::uint32_t, std::uint32_t> order(const ReceiverRow& r) { return {r.opening.v, r.face}; }

/// What lights first comes first, however the receivers are numbered.
void light_all(const FireStatic& fixed, FireState& state, std::vector<Lit>& lit, std::vector<Event>& events) {
    const auto& rows = state.receivers;
    std::sort(lit.begin(), lit.end(), [&](const Lit& a, const Lit& b) {
        return a.time != b.time ? a.time < b.time : order(rows[a.slot]) < order(rows[b.slot]);
    });
    for (const Lit& l : lit) {
        const ReceiverRow& r = state.receivers[l.slot];
        if (taken(fixed, state, r)) continue;
        Cause cause{r.mode, r.source, r.flux * r.transmission, 1.0, 0.0};
        cause.heated = r.hot_since >= 0.0 ? l.time - r.hot_since : 0.0;
        if (r.fire.valid()) cause.source_hrr = state.place_hrr[r.fire.row()];
        if (r.face == k_no_face) light_behind(fixed, state, r.place, r.opening, l.time, cause, events);
        else if (fixed.faces[r.face].burns()) light_face(fixed, state, r.face, l.time, cause, events);
        else ignite_goods(fixed, state, r.place, l.time, cause, events);
    }
}

/// Nothing around these changed: their products grow at the pace they have.
void rise(const FireStatic& fixed, const StepContext& ctx, FireState& state, const std::vector<std::uint8_t>& marked, std::vector<Lit>& lit) {
    std::size_t kept = 0;
    for (const std::uint32_t slot : state.rising) {
        ReceiverRow& r = state.receivers[slot];
        if (marked[slot] != 0) continue;  // summed anew; listed again if it still grows
        if (taken(fixed, state, r)) {
            r.rising = false;
            continue;
        }
        const double next = r.share + r.pace * ctx.dt;
        if (next >= 1.0) {
            lit.push_back({ctx.now + (1.0 - r.share) / r.pace, slot});
            r.share = 1.0;
            r.rising = false;
            continue;
        }
        r.share = next;
        state.rising[kept++] = slot;
    }
    state.rising.resize(kept);
}

void note_exposed(const FireStatic& fixed, FireState& state, const ReceiverRow& row) {
    if (row.flux <= k_exposed) return;
    const BuildingIndex building = fixed.world->places[row.place.row()].building;
    if (building.valid() && state.building_phase[building.row()] == BuildingPhase::Whole)
        state.building_phase[building.row()] = BuildingPhase::Exposed;
}

/// A receiver around which something changed; the moment it lights, or negative.
double receive(const FireStatic& fixed, const StepContext& ctx, const world::WorldState& world,
               const Requests& requests, const FireState& state, std::uint32_t slot, ReceiverRow& row) {
    row.rising = false;
    if (taken(fixed, state, row)) {
        row.flux = row.pace = 0.0;
        return -1.0;
    }
    const Received r = gather(fixed, ctx, state, slot, row);
    row.flux = r.total;
    row.peak_flux = std::max(row.peak_flux, r.total);
    row.pace = 0.0;
    if (row.share >= 1.0 || !row.place.valid()) return -1.0;
    look_behind(fixed, world, row);
    const FtpMaterial& material = fixed.materials[row.material];
    const bool hot = std::max(r.q0, r.total) * row.transmission > material.q_cr;
    if (!hot && row.share <= 0.0) return -1.0;
    const double water = wetting(fixed, requests, row);
    const double at = run_product(fixed, ctx, r, water, row);
    if (at >= 0.0) return at;
    row.pace = ftp_pace(material, std::max(0.0, row.flux - water) * row.transmission);
    row.rising = row.pace > 0.0;
    if (row.rising && row.hot_since < 0.0) row.hot_since = ctx.now;
    return -1.0;
}

/// Receivers, their edges and emitters lie far apart in memory: the next ones are fetched while one is summed.
void fetch_ahead(const ExposureCache& cache, const FireState& state, std::size_t k, std::size_t end) {
    constexpr std::size_t k_rows = 9, k_edges = 6, k_emitters = 3, k_lines = 8;
    if (k + k_rows < end) {
        const std::uint32_t slot = cache.dirty[k + k_rows];
        __builtin_prefetch(&cache.sources[slot]);
        __builtin_prefetch(&state.receivers[slot], 1);
    }
    if (k + k_edges < end) {
        const auto& edges = cache.sources[cache.dirty[k + k_edges]];
        const std::size_t lines = std::min(k_lines, edges.size());
        for (std::size_t i = 0; i < lines; ++i) __builtin_prefetch(edges.data() + i);
    }
    if (k + k_emitters >= end) return;
    const auto& edges = cache.sources[cache.dirty[k + k_emitters]];
    const std::size_t lines = std::min(k_lines, edges.size());
    for (std::size_t i = 0; i < lines; ++i) {
        const std::uint32_t emitter = edges[i].emitter_slot;
        const std::uint32_t live = emitter < state.emitter_row.size() ? state.emitter_row[emitter] : 0;
        if (live == 0) continue;
        __builtin_prefetch(&state.live[live - 1]);
        __builtin_prefetch(&state.live[live - 1].flame_height);
    }
}

/// Receivers to sum anew: targets of emitters that changed, and those whose leaf did.
void list_dirty(const FireStatic& fixed, FireState& state, bool all) {
    ExposureCache& cache = *fixed.exposure;
    const auto mark = [&](std::uint32_t slot) {
        if (cache.marked[slot] != 0) return;
        cache.marked[slot] = 1;
        cache.dirty.push_back(slot);
    };
    for (std::size_t k = 0; k < state.live.size(); ++k) {
        if (cache.changed[k] == 0) continue;
        for (const std::uint32_t slot : cache.targets[state.live[k].slot]) mark(slot);
    }
    if (!all) {
        for (const OpeningIndex o : cache.moved)
            if (const auto slot = cache.receiver_of.find(o.v); slot != cache.receiver_of.end()) mark(slot->second);
        return;
    }
    for (std::uint32_t slot = 0; slot < state.receivers.size(); ++slot) {
        const ReceiverRow& r = state.receivers[slot];
        if (r.flux <= 0.0 && r.share <= 0.0) continue;
        mark(slot);
    }
}

/// Rows for receivers whose emitters are new.
void add_receivers(const FireStatic& fixed, FireState& state) {
    const ExposureCache& cache = *fixed.exposure;
    while (state.receivers.size() < cache.receivers.size()) {
        ReceiverRow row;
        const std::uint32_t key = cache.receivers[state.receivers.size()];
        if (is_face_key(fixed, key)) {
            row.face = face_of_key(fixed, key);
            const OuterFace& face = fixed.faces[row.face];
            row.place = face.place;
            row.material = face.material;
            row.transmission = face.burns() ? 1.0 : fixed.def.spread.steel_transmission;
        } else {
            row.opening = OpeningIndex(std::size_t{key});
            row.place = indoor_side(fixed, row.opening);
            row.glass = is_glass(fixed.world->openings[row.opening.row()]);
        }
        state.receivers.push_back(row);
    }
}

}  // namespace

void expose(const FireStatic& fixed, const StepContext& ctx, const world::WorldState& world,
            const Requests& requests, FireState& state, std::vector<Event>& events) {
    ExposureCache& cache = *fixed.exposure;
    cache.dirty.clear();
    if (!fixed.def.spread.exposure) return;
    update_live(fixed, ctx, world, state);
    burn_faces(fixed, ctx, state, events);
    if (state.live.empty()) return;
    add_receivers(fixed, state);
    cache.marked.resize(cache.receivers.size(), 0);
    const bool dry = requests.wetting.empty() && fixed.def.spread.ftp_leak <= 0.0;
    list_dirty(fixed, state, !dry || state.receivers_stale);
    // A wetted step leaves paces that hold with that water only.
    state.receivers_stale = !dry;
    cache.lit_at.resize(cache.dirty.size());
    parallel_for(cache.dirty.size(), k_receivers, [&](Range range, std::size_t) {
        for (std::size_t k = range.begin; k < range.end; ++k) {
            fetch_ahead(cache, state, k, range.end);
            cache.lit_at[k] = receive(fixed, ctx, world, requests, state, cache.dirty[k], state.receivers[cache.dirty[k]]);
        }
    });
    std::vector<Lit> lit;
    rise(fixed, ctx, state, cache.marked, lit);
    for (std::size_t k = 0; k < cache.dirty.size(); ++k) {
        const std::uint32_t slot = cache.dirty[k];
        if (k + 8 < cache.dirty.size()) __builtin_prefetch(&state.receivers[cache.dirty[k + 8]]);
        const ReceiverRow& row = state.receivers[slot];
        cache.marked[slot] = 0;
        if (row.place.valid()) note_exposed(fixed, state, row);
        if (row.rising) state.rising.push_back(slot);
        if (cache.lit_at[k] >= 0.0) lit.push_back({cache.lit_at[k], slot});
    }
    if (!lit.empty()) light_all(fixed, state, lit, events);
}

MostExposed most_exposed(const FireState& state, double least) {
    MostExposed most;
    most.flux = least;
    for (const ReceiverRow& r : state.receivers) {
        if (!r.opening.valid() || r.flux <= least || r.flux < most.flux || (r.flux == most.flux && !(r.opening < most.opening))) continue;
        most.flux = r.flux;
        most.opening = r.opening;
    }
    return most;
}

double outdoor_flux(const FireStatic& fixed, const FireState& state, Vec3 at) {
    double sum = 0.0;
    const SpreadDef& def = fixed.def.spread;
    for (const LiveOpening& live : state.live) {
        // A flame over a roof stands above the eaves: it is not seen from the alley below.
        if (live.roof() || (live.power <= 0.0 && live.flame_height <= 0.0)) continue;
        const Panel panel = live_panel(fixed, live);
        const Vec3 c = panel.centre();
        const double away = norm(at - c);
        if (away > def.max_range) continue;
        const double air = std::max(def.air_transmission_min, 1.0 - def.air_extinction * away);
        double q = live.power * panel_to_any(panel, at);
        if (live.flame_height > 0.1 && !live.is_face()) {
            Panel flame = panel;
            flame.origin.z += panel.height;
            flame.height = live.flame_height;
            q += live.flame_power * panel_to_any(flame, at);
        }
        if (q * air < 50.0) continue;
        if (!fixed.exposure->grid.blocked({c.x + 0.05 * panel.normal.x, c.y + 0.05 * panel.normal.y, c.z}, at))
            sum += q * air;
    }
    return sum;
}

}  // namespace taicho::fire
