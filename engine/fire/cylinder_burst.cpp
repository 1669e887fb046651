#include "fire/cylinder_burst.h"

#include <algorithm>
#include <cmath>

#include "core/rng.h"
#include "fire/exposure.h"
#include "fire/ftp.h"
#include "fire/ignition.h"
#include "fire/item_burning.h"
#include "fire/spread_formulas.h"

namespace taicho::fire {
namespace {

constexpr double k_lpg_heat = 46e6;        ///< [J/kg] net heat of combustion (handbook 1.4)
constexpr std::uint32_t k_bursts = 40, k_burst_time = 41;   ///< occasions of the draws of a cylinder

/// Moment a burning cylinder bursts [s]; negative = it vents to its end.
double burst_time(const FireStatic& fixed, const FireState& state, ItemIndex item) {
    const CylinderDef& def = fixed.def.cylinders;
    const Item& what = fixed.item(item);
    if (what.cls != ItemClass::Gas || what.law.curve != nullptr) return -1.0;
    const DrawKey key{fixed.seed, what.key, Purpose::ItemKind, k_bursts};
    if (def.burst_fraction <= 0.0 || !draw_chance(key, def.burst_fraction)) return -1.0;
    DrawKey when = key;
    when.occasion = k_burst_time;
    return state.item_ignited_at[item.row()] + def.burst_min + (def.burst_max - def.burst_min) * draw_uniform(when);
}

/// Where the ball stands: over the cylinder, or in front of the widest way out of its place.
Vec3 ball_centre(const FireStatic& fixed, const Item& what) {
    const world::Place& place = fixed.world->places[what.place.row()];
    Vec3 at{what.at.x, what.at.y, place.floor_z + what.base};
    double widest = 0.0;
    if (!place.outdoors)
        for (const OpeningIndex o : fixed.world->openings_of[what.place.row()]) {
            if (!fixed.openings[o.row()].outdoor || fixed.world->openings[o.row()].horizontal) continue;
            const Panel p = opening_panel(fixed, o);
            if (p.width * p.height <= widest) continue;
            widest = p.width * p.height;
            const Vec3 c = p.centre();
            constexpr double ahead = 1.0;   // [m] clear of the front it comes out of
            at = {c.x + ahead * p.normal.x, c.y + ahead * p.normal.y, c.z};
        }
    return at;
}

double ball_flux(const Fireball& ball, double distance_m) {
    const double r = std::max(distance_m, ball.radius);
    return point_source_flux(1.0, ball.power, r);
}

/// What stands in the same place sees the whole ball at once.
void light_around(const FireStatic& fixed, FireState& state, ItemIndex cylinder, const Fireball& ball,
                  std::vector<Event>& events) {
    const Item& source = fixed.item(cylinder);
    const std::size_t p = source.place.row();
    for (std::uint32_t k = fixed.items_start[p]; k < fixed.items_start[p + 1]; ++k) {
        const ItemIndex item = fixed.items_of[k];
        const std::size_t i = item.row();
        if (item == cylinder || (state.item_phase[i] != ItemPhase::Unburnt && state.item_phase[i] != ItemPhase::Out)) continue;
        const double q = ball_flux(ball, distance(fixed.items[i].at, source.at));
        const FtpStep step = advance_share(fixed.items[i].piloted, state.item_ftp_piloted[i], q, q, ball.until - ball.from);
        state.item_ftp_piloted[i] = step.share;
        if (step.ignites_after < 0.0) continue;
        ignite_item(fixed, state, item, ball.from + step.ignites_after, {SpreadMode::FlameContact, cylinder.v, q, 1.0, ball.power},
                    events);
    }
}

void blow_out(const FireStatic& fixed, const world::WorldState& world, PlaceIndex place, double time,
              std::vector<world::Request>& out) {
    for (const OpeningIndex o : fixed.world->openings_of[place.row()]) {
        const auto s = world.opening_state[o.row()];
        if (s != world::OpeningState::Closed && s != world::OpeningState::Locked) continue;
        world::Request r;
        r.time = time;
        r.opening = o;
        r.state = world::OpeningState::Broken;
        r.open_fraction = 1.0f;
        out.push_back(r);
    }
}

void burst(const FireStatic& fixed, const world::WorldState& world, FireState& state, ItemIndex item, double time,
           std::vector<world::Request>& openings, std::vector<Event>& events) {
    const std::size_t i = item.row();
    const Item& what = fixed.item(item);
    const double left = std::max(0.0, what.law.energy - state.item_spent[i]), mass = left / k_lpg_heat;
    state.item_phase[i] = ItemPhase::BurntOut;
    state.item_spent[i] = what.law.energy;
    Event e;
    e.time = time;
    e.kind = EventKind::ItemOut;
    e.mode = 3;
    e.subject = item.v;
    e.place = what.place.v;
    e.values = {mass, fireball_diameter(mass), fireball_time(mass), 0};
    events.push_back(e);
    if (mass <= 0.0) return;
    Fireball ball;
    ball.place = what.place;
    ball.at = ball_centre(fixed, what);
    ball.radius = 0.5 * fireball_diameter(mass);
    ball.from = time;
    ball.until = time + fireball_time(mass);
    ball.power = fixed.def.cylinders.radiative_fraction * left / (ball.until - ball.from);
    state.fireballs.push_back(ball);
    blow_out(fixed, world, what.place, time, openings);
    light_around(fixed, state, item, ball, events);
}

}  // namespace

void burst_cylinders(const FireStatic& fixed, const StepContext& ctx, const world::WorldState& world, FireState& state,
                     std::vector<world::Request>& openings, std::vector<Event>& events) {
    const double end = ctx.now + ctx.dt;
    std::vector<ItemIndex> due;
    for (const ItemIndex item : state.burning) {
        if (state.item_phase[item.row()] != ItemPhase::Burning) continue;
        const double at = burst_time(fixed, state, item);
        if (at >= ctx.now && at < end) due.push_back(item);
    }
    for (const ItemIndex item : due) burst(fixed, world, state, item, burst_time(fixed, state, item), openings, events);
    std::erase_if(state.fireballs, [&](const Fireball& b) { return b.until <= ctx.now; });
    for (Fireball& b : state.fireballs)
        b.share = std::max(0.0, std::min(end, b.until) - std::max(ctx.now, b.from)) / ctx.dt;
}

double fireball_flux(const FireStatic& fixed, const FireState& state, PlaceIndex place, Vec3 at) {
    double sum = 0.0;
    for (const Fireball& b : state.fireballs) {
        if (!fixed.world->places[place.row()].outdoors && b.place != place) continue;
        const double d = norm(at - b.at);
        if (b.place != place && d > b.radius && fixed.exposure->grid.blocked(b.at, at)) continue;
        sum += b.share * ball_flux(b, d);
    }
    return sum;
}

}  // namespace taicho::fire
