#include "fire/ignition.h"

#include <algorithm>
#include <cmath>

#include "fire/goods.h"
#include "fire/item_burning.h"
#include "fire/room_air.h"

namespace taicho::fire {
namespace {

constexpr double k_pi = 3.14159265358979323846;

/// Flux of a package on goods it touches: full half as much again above the least burning that does so, none half below
/// it. A jump would tie the moment of ignition to the step.
double touching(const SpreadDef& def, double hrr) {
    return def.touching_flux * std::clamp(hrr / def.touching_hrr - 0.5, 0.0, 1.0);
}

/// One burning package as a source seen from a face at plan distance `d` whose height runs from low to high.
double source_flux(const FireStatic& fixed, const Item& source, double hrr, double d, double low,
                   double high, bool package, bool& contact) {
    contact = false;
    if (hrr <= 0.0) return 0.0;
    const double flame = std::max(0.1, package_flame_height(hrr, source.area));
    const double gap = std::max({0.0, low - (source.base + flame), source.base - high});
    const double r = std::sqrt(d * d + gap * gap);
    const double point = point_source_flux(source.radiative, hrr, std::max(r, source.radius));
    // Half the diameter is where the point source stops being one and the flame itself touches.
    const double touch = package && r <= source.radius ? touching(fixed.def.spread, hrr) : 0.0;
    contact = touch > point;
    return std::max(point, touch);
}

/// Advances one accumulator; returns the moment it lights, or negative.
double gather(const FireStatic& fixed, const FtpMaterial& material, double& share, double q0, double q1,
              const StepContext& ctx) {
    if (share >= 1.0) return ctx.now;
    const FtpStep step = advance_share(material, share, q0, q1, ctx.dt, fixed.def.spread.ftp_leak);
    share = step.share;
    return step.ignites_after < 0.0 ? -1.0 : ctx.now + step.ignites_after;
}

struct Lit {
    double time;
    ItemIndex item;
    Cause cause;
};

void heat_item(const FireStatic& fixed, const StepContext& ctx, FireState& state, ItemIndex item,
               bool warm, std::vector<Lit>& lit) {
    const std::size_t i = item.row();
    const Item& what = fixed.items[i];
    const FlameFlux flame = flame_flux(fixed, state, item);
    const double layer = warm ? layer_flux(fixed, state, what.place, what.top) : 0.0;
    // In a developed room flames are everywhere: the layer's flux comes with a pilot.
    const bool developed = state.place_stage[what.place.row()] >= 3;
    const double piloted = flame.flux + (developed ? layer : 0.0);
    const double side = gather(fixed, what.piloted, state.item_ftp_piloted[i], state.item_flux[i], piloted, ctx);
    const double top = gather(fixed, what.unpiloted, state.item_ftp_unpiloted[i], state.item_layer_flux[i],
                              layer, ctx);
    state.item_flux[i] = piloted;
    state.item_layer_flux[i] = layer;
    if (side < 0.0 && top < 0.0) return;
    const bool by_side = side >= 0.0 && (top < 0.0 || side <= top);
    Lit l{by_side ? side : top, item, {}};
    l.cause.mode = !by_side ? SpreadMode::HotLayer
                            : flame.mode;
    l.cause.object = by_side ? flame.strongest.v : 0xFFFFFFFFu;
    l.cause.flux = by_side ? piloted : layer;
    l.cause.source_hrr = by_side && flame.strongest.valid() ? radiating_hrr(state, flame.strongest)
                                                            : state.place_hrr[what.place.row()];
    lit.push_back(l);
}

}  // namespace

double point_source_flux(double radiative, double hrr, double r) {
    return radiative * hrr / (4.0 * k_pi * r * r);
}

double package_flame_height(double hrr, double area) {
    const double kw = hrr / 1e3, d = std::sqrt(4.0 * area / k_pi);
    const double q_star = kw / (1.2 * 1.0 * 293.15 * std::sqrt(9.81 * d) * d * d);
    if (q_star < 0.5) return 3.3 * d * std::pow(q_star, 2.0 / 3.0);
    return std::max(0.0, 0.235 * std::pow(kw, 0.4) - 1.02 * d);
}

namespace {

/// How far a source passes flame on beyond its own: jets and thrown cells of a lithium pack at its start, fuel that
/// runs burning over the floor as a stream as long as its pool rate feeds (handbook 1.5) [m].
double thrown_reach(const FireStatic& fixed, const FireState& state, ItemIndex source, double hrr, const Item& target,
                    SpreadMode& mode) {
    const SpreadDef& def = fixed.def.spread;
    const Item& what = fixed.item(source);
    if (what.cls == ItemClass::Lithium && state.now - state.item_ignited_at[source.row()] <= def.pack_time) {
        mode = SpreadMode::FlameContact;
        return def.pack_reach;
    }
    constexpr double floor = 0.3;   // [m] what stands higher is not reached by what runs below
    if (!what.runs || target.base > floor) return -1.0;
    mode = SpreadMode::RunningFuel;
    return hrr / (def.running_rate * def.running_width);
}

}  // namespace

FlameFlux flame_flux(const FireStatic& fixed, const FireState& state, ItemIndex target) {
    const Item& what = fixed.item(target);
    FlameFlux sum;
    const std::size_t p = what.place.row();
    for (std::uint32_t k = fixed.items_start[p]; k < fixed.items_start[p + 1]; ++k) {
        const ItemIndex j = fixed.items_of[k];
        if (j == target || state.item_phase[j.row()] != ItemPhase::Burning) continue;
        const Item& source = fixed.item(j);
        // From the centre of the flame to the near face of the target.
        const double d = std::max(0.0, distance(source.at, what.at) - what.radius);
        bool contact = false;
        const double hrr = radiating_hrr(state, j);
        double q = source_flux(fixed, source, hrr, d, what.base, what.top, true, contact);
        SpreadMode mode = contact ? SpreadMode::FlameContact : SpreadMode::PointSource;
        const double touch = touching(fixed.def.spread, hrr);
        SpreadMode thrown = mode;
        if (touch > q && d <= thrown_reach(fixed, state, j, hrr, what, thrown)) {
            q = touch;
            mode = thrown;
        }
        sum.flux += q;
        if (q <= sum.strongest_flux) continue;
        sum.strongest_flux = q;
        sum.strongest = j;
        sum.mode = mode;
    }
    return sum;
}

double flame_flux_at(const FireStatic& fixed, const FireState& state, PlaceIndex place, Vec2 at,
                     double height) {
    double sum = 0.0;
    const std::size_t p = place.row();
    for (std::uint32_t k = fixed.items_start[p]; k < fixed.items_start[p + 1]; ++k) {
        const ItemIndex j = fixed.items_of[k];
        if (state.item_phase[j.row()] != ItemPhase::Burning) continue;
        bool contact = false;
        sum += source_flux(fixed, fixed.item(j), radiating_hrr(state, j), distance(fixed.item(j).at, at),
                           height, height, false, contact);
    }
    if (const GoodsFire* g = find_goods(state, place); g != nullptr && g->burning) {
        const double r = std::max(0.5, std::sqrt(fixed.world->places[p].area / k_pi));
        sum += point_source_flux(fixed.fuels[fixed.places[p].fuel].radiative_fraction, g->actual, r);
    }
    return sum;
}

void heat_items(const FireStatic& fixed, const StepContext& ctx, FireState& state,
                std::vector<Event>& events) {
    std::vector<Lit> lit;
    for (const PlaceIndex place : state.hot_places) {
        const std::size_t p = place.row();
        const bool warm = upper_temperature(fixed, state, place) >
                          fixed.weather.temperature + fixed.def.burning.warm_rise;
        if (!warm && state.place_hrr[p] <= 0.0) continue;
        for (std::uint32_t k = fixed.items_start[p]; k < fixed.items_start[p + 1]; ++k) {
            const ItemIndex item = fixed.items_of[k];
            const ItemPhase phase = state.item_phase[item.row()];
            if (phase == ItemPhase::Unburnt || phase == ItemPhase::Out)
                heat_item(fixed, ctx, state, item, warm, lit);
        }
    }
    for (const Lit& l : lit) ignite_item(fixed, state, l.item, l.time, l.cause, events);
}

}  // namespace taicho::fire
