#include "fire/exposure.h"

#include <algorithm>
#include <cmath>

#include "fire/goods.h"
#include "fire/materials.h"

namespace taicho::fire {
namespace {

/// A part of a receiver's flux that goes straight from `from` at `at` to `to` at the end of the step.
struct Part {
    double at, from, to;
};

/// What a receiver gets over the step.
struct Received {
    OpeningIndex opening;
    double q0 = 0.0, q1 = 0.0;      ///< [W/m2] of what was on before
    std::vector<Part> switched;     ///< came on within the step, ascending
    double strongest = 0.0;         ///< [W/m2]
    std::uint32_t source = 0xFFFFFFFFu;
    PlaceIndex fire;
    SpreadMode mode = SpreadMode::OpeningRadiation;
};

double flame_factor(const ExposureEdge& e, double height) {
    constexpr std::array<double, 5> h{0.0, 1.0, 2.0, 4.0, 6.0};
    if (height <= 0.0) return 0.0;
    for (std::size_t k = 1; k < h.size(); ++k) {
        if (height > h[k] && k + 1 < h.size()) continue;
        const double low = k == 1 ? 0.0 : e.flame[k - 2], high = e.flame[k - 1];
        return low + (high - low) * std::min(1.0, (height - h[k - 1]) / (h[k] - h[k - 1]));
    }
    return e.flame[3];
}

/// Flux over one edge from everything in front of the opening; says which part is the strongest.
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
    if (touches) {
        mode = SpreadMode::FlameContact;
        return fixed.def.spread.contact_flux;
    }
    return live.flame_power * flame_factor(edge, live.flame_height);
}

void add(const FireStatic& fixed, const LiveOpening& live, const ExposureEdge& edge, Received& r) {
    SpreadMode mode = SpreadMode::OpeningRadiation;
    const double flame = flame_part(fixed, live, edge, mode);
    const double from = live.power_before * edge.opening + flame, to = live.power * edge.opening + flame;
    if (live.switched_at >= 0.0) {
        const Part part{live.switched_at, from, to};
        const auto at = std::upper_bound(r.switched.begin(), r.switched.end(), part,
                                         [](const Part& a, const Part& b) { return a.at < b.at; });
        r.switched.insert(at, part);
    } else {
        r.q0 += from;
        r.q1 += to;
    }
    if (to <= r.strongest) return;
    r.strongest = to;
    r.source = live.opening.v;
    r.fire = live.place;
    r.mode = flame > live.power * edge.opening ? mode : SpreadMode::OpeningRadiation;
}

/// Receivers of the step in ascending order: those hit now and those hit before.
std::vector<Received> gather(const FireStatic& fixed, const FireState& state) {
    ExposureCache& cache = *fixed.exposure;
    std::vector<Received> list;
    const auto slot = [&](OpeningIndex o) -> Received& {
        std::uint32_t& row = cache.slot_of[o.row()];
        if (row == 0) {
            list.emplace_back();
            list.back().opening = o;
            row = static_cast<std::uint32_t>(list.size());
        }
        return list[row - 1];
    };
    for (const LiveOpening& live : state.live)  // ascending, so every sum is in that order
        for (const ExposureEdge& edge : edges_of(fixed, live.opening))
            add(fixed, live, edge, slot(OpeningIndex(edge.receiver)));
    for (const OpeningIndex o : state.exposed) (void)slot(o);
    for (const Received& r : list) cache.slot_of[r.opening.row()] = 0;
    std::sort(list.begin(), list.end(), [](const Received& a, const Received& b) { return a.opening < b.opening; });
    return list;
}

PlaceIndex indoor_side(const FireStatic& fixed, OpeningIndex o) {
    const world::Opening& opening = fixed.world->openings[o.row()];
    return fixed.openings[o.row()].outwards_b ? opening.a : opening.b;
}

/// What of the flux on its outside gets to the things behind an opening, and what they are made of.
struct Behind {
    double transmission = 1.0;
    std::uint32_t material = 0;  ///< row of the materials
};

std::uint32_t material_row(std::string_view id) {
    return static_cast<std::uint32_t>(std::max(0, find_material(id)));
}

Behind behind(const FireStatic& fixed, const world::WorldState& world, OpeningIndex o, PlaceIndex place) {
    static const std::uint32_t unpiloted = material_row("item-unpiloted"), wood = material_row("wood");
    Behind b;
    const std::string& stated = fixed.def.spread.receiver_material;
    b.material = stated.empty() ? fixed.places[place.row()].material : material_row(stated);
    const auto s = world.opening_state[o.row()];
    if (s == world::OpeningState::None) b.transmission = 0.0;
    if (world::is_open(s) || s == world::OpeningState::None) return b;
    const world::Opening& opening = fixed.world->openings[o.row()];
    const bool glazed = opening.glazed || opening.kind == world::OpeningKind::Window;
    if (glazed && opening.kind != world::OpeningKind::Cage) {
        b.transmission = fixed.def.spread.pane_transmission;
        b.material = unpiloted;
    } else if (opening.kind == world::OpeningKind::Shutter || opening.material.rfind("steel", 0) == 0) {
        b.transmission = fixed.def.spread.steel_transmission;
    } else if (opening.kind == world::OpeningKind::Door) {
        b.material = wood;  // the leaf itself
    }
    return b;
}

/// Net flux of the water on a receiver [W/m2]; 2.6 MJ/kg evaporated (handbook 5).
double wetting(const FireStatic& fixed, const Requests& requests, OpeningIndex o) {
    double flow = 0.0;
    for (const WettingRequest& w : requests.wetting)
        if (w.opening == o) flow += w.flow;
    if (flow <= 0.0) return 0.0;
    const Panel p = opening_panel(fixed, o);
    return 2.6e6 * flow / (p.width * p.height);
}

/// Runs the flux-time product through the step, piece by piece; the moment it lights, or negative.
double run_product(const FireStatic& fixed, const StepContext& ctx, const Received& r, const Behind& b,
                   double water, double& share) {
    const double end = ctx.now + ctx.dt;
    const double leak = water > 0.0 ? 1.0 : fixed.def.spread.ftp_leak;
    FtpMaterial material = ftp_materials()[b.material];
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
            return std::max(0.0, q - water) * b.transmission;
        };
        const FtpStep step = advance_share(material, share, flux(from), flux(to), to - from, leak);
        share = step.share;
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
    } else {
        ignite_goods(fixed, state, place, time, cause, events);
    }
}

bool burns(const FireState& state, PlaceIndex place) {
    const GoodsFire* there = find_goods(state, place);
    return there != nullptr && (there->burning || std::isfinite(there->flashover_at));
}

void light(const FireStatic& fixed, FireState& state, const RisingOpening& r, double time, std::vector<Event>& events) {
    Cause cause{r.mode, r.source, r.flux, 1.0, 0.0};
    if (r.fire.valid()) cause.source_hrr = state.place_hrr[r.fire.row()];
    light_behind(fixed, state, r.place, r.opening, time, cause, events);
}

/// Nothing around changed: only products above their critical flux move.
void rise(const FireStatic& fixed, const StepContext& ctx, FireState& state, std::vector<Event>& events) {
    std::size_t kept = 0;
    for (const RisingOpening& r : state.rising) {
        double& share = state.opening_ftp[r.opening.row()];
        if (share >= 1.0 || burns(state, r.place)) continue;
        const FtpStep step = advance_share(ftp_materials()[r.material], share, r.flux, r.flux, ctx.dt);
        share = step.share;
        if (step.ignites_after >= 0.0) light(fixed, state, r, ctx.now + step.ignites_after, events);
        else state.rising[kept++] = r;
    }
    state.rising.resize(kept);
}

void note_exposed(const FireStatic& fixed, FireState& state, PlaceIndex place, double flux) {
    const BuildingIndex building = fixed.world->places[place.row()].building;
    if (building.valid() && flux > 4e3 && state.building_phase[building.row()] == BuildingPhase::Whole)
        state.building_phase[building.row()] = BuildingPhase::Exposed;
}

void receive(const FireStatic& fixed, const StepContext& ctx, const world::WorldState& world,
             const Requests& requests, FireState& state, const Received& r, std::vector<Event>& events) {
    const std::size_t o = r.opening.row();
    double q1 = r.q1;
    for (const Part& p : r.switched) q1 += p.to;
    state.opening_flux[o] = q1;
    if (q1 > 0.0) state.exposed.push_back(r.opening);
    const PlaceIndex place = indoor_side(fixed, r.opening);
    if (state.opening_ftp[o] >= 1.0 || !place.valid()) return;
    const Behind b = behind(fixed, world, r.opening, place);
    const FtpMaterial& material = ftp_materials()[b.material];
    const bool hot = std::max(r.q0, q1) * b.transmission > material.q_cr || !r.switched.empty();
    if (!hot && state.opening_ftp[o] <= 0.0) return note_exposed(fixed, state, place, q1);
    if (burns(state, place)) return;
    const double water = wetting(fixed, requests, r.opening);
    const double at = run_product(fixed, ctx, r, b, water, state.opening_ftp[o]);
    note_exposed(fixed, state, place, q1);
    const RisingOpening row{r.opening, place, q1 * b.transmission, b.material, r.source, r.fire, r.mode};
    if (at >= 0.0) light(fixed, state, row, at, events);
    else if (row.flux > material.q_cr) state.rising.push_back(row);
}

}  // namespace

void expose(const FireStatic& fixed, const StepContext& ctx, const world::WorldState& world,
            const Requests& requests, FireState& state, std::vector<Event>& events) {
    if (!fixed.def.spread.exposure) return;
    const bool steady = list_live_openings(fixed, ctx, world, state);
    if (state.live.empty() && state.exposed.empty()) return;
    const bool dry = requests.wetting.empty() && fixed.def.spread.ftp_leak <= 0.0;
    if (steady && dry && state.exposed_version == world.version) return rise(fixed, ctx, state, events);
    const std::vector<Received> list = gather(fixed, state);
    state.exposed.clear();
    state.rising.clear();
    // A wetted step leaves fluxes that hold with that water only.
    state.exposed_version = dry ? world.version : ~0ull;
    for (const Received& r : list) receive(fixed, ctx, world, requests, state, r, events);
}

double outdoor_flux(const FireStatic& fixed, const FireState& state, Vec3 at) {
    double sum = 0.0;
    const SpreadDef& def = fixed.def.spread;
    for (const LiveOpening& live : state.live) {
        const Panel panel = opening_panel(fixed, live.opening);
        const Vec3 c = panel.centre();
        const double away = norm(at - c);
        if (away > def.max_range) continue;
        const double air = std::max(def.air_transmission_min, 1.0 - def.air_extinction * away);
        double q = live.power * panel_to_any(panel, at);
        if (live.flame_height > 0.1) {
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
