#include "fire/outdoor_smoke.h"

#include <algorithm>
#include <cmath>

#include "core/constants.h"
#include "fire/cylinder_burst.h"
#include "fire/exposure.h"
#include "fire/goods.h"
#include "fire/ignition.h"
#include "fire/room_air.h"

namespace taicho::fire {
namespace {

constexpr std::uint32_t k_no_piece = 0xFFFFFFFFu;
constexpr double k_rho_cp = 1.2e3;  ///< [J/m3K] air, handbook header

Vec2 wind_vector(const FireStatic& fixed) {
    const Weather& w = fixed.weather;
    return {-w.wind * std::cos(w.wind_from), -w.wind * std::sin(w.wind_from)};
}

/// Direction of the longest side of a piece: the way its alley runs.
Vec2 axis(const world::Place& place) {
    Vec2 best{1, 0};
    double longest = 0.0;
    for (std::size_t i = 0; i < place.outline.size(); ++i) {
        const Vec2 side = place.outline[(i + 1) % place.outline.size()] - place.outline[i];
        if (norm(side) <= longest) continue;
        longest = norm(side);
        best = normalised(side);
    }
    return best;
}

/// Length of a piece along its alley [m].
double length_along(const world::Place& piece) {
    const Vec2 d = axis(piece);
    double lo = 1e300, hi = -1e300;
    for (const Vec2 p : piece.outline) {
        lo = std::min(lo, dot(p, d));
        hi = std::max(hi, dot(p, d));
    }
    return hi - lo;
}

/// Air moving along a piece [m/s], as a vector: the alley channels the wind (handbook 2.5).
Vec2 alley_wind(const FireStatic& fixed, PlaceIndex place) {
    const Vec2 wind = wind_vector(fixed), d = axis(fixed.world->places[place.row()]);
    return (fixed.def.outdoor.alley_wind_along * dot(wind, d)) * d;
}

AlleyPiece make_piece(const FireStatic& fixed, PlaceIndex place) {
    const world::Place& where = fixed.world->places[place.row()];
    const double mixing = 0.5 * fixed.def.outdoor.calm_speed;
    const Vec2 u = alley_wind(fixed, place);
    AlleyPiece piece;
    piece.place = place;
    piece.volume = std::max(1.0, where.area * where.height);
    piece.wind = norm(u);
    piece.height = std::max(1.0, where.height);
    piece.width = std::min(where.area / std::max(1.0, length_along(where)), where.height);
    for (const OpeningIndex o : fixed.world->openings_of[place.row()]) {
        const world::Opening& way = fixed.world->openings[o.row()];
        const PlaceIndex other = way.a == place ? way.b : way.a;
        const bool open_air = other.valid() && fixed.world->places[other.row()].outdoors;
        if (open_air) piece.near.push_back(other);
        if (way.kind != world::OpeningKind::Virtual && way.kind != world::OpeningKind::Exit) continue;
        if (other.valid() && !open_air) continue;
        const Vec2 out = way.a == place ? way.normal : -1.0 * way.normal;
        const double rate = (std::max(0.0, dot(u, out)) + mixing) * way.width * where.height / piece.volume;
        piece.sideways += rate;
        piece.ways.push_back({other, rate});
    }
    return piece;
}

}  // namespace

std::uint32_t piece_row(const FireStatic& fixed, PlaceIndex place) {
    ExposureCache& cache = *fixed.exposure;
    const auto [at, fresh] = cache.piece_of.try_emplace(place.v, static_cast<std::uint32_t>(cache.pieces.size()));
    if (fresh) cache.pieces.push_back(make_piece(fixed, place));
    return at->second;
}

namespace {

/// Row + 1 of `smoke` for each piece, or 0: looked up many times a step, rebuilt when a row comes in between.
void index_smoke(const FireStatic& fixed, const FireState& state) {
    ExposureCache& cache = *fixed.exposure;
    cache.smoke_row.assign(cache.pieces.size(), 0);
    for (std::size_t k = 0; k < state.smoke.size(); ++k)
        cache.smoke_row[state.smoke[k].piece] = static_cast<std::uint32_t>(k + 1);
}

AlleySmoke& row_of_piece(const FireStatic& fixed, FireState& state, std::uint32_t piece) {
    ExposureCache& cache = *fixed.exposure;
    if (piece < cache.smoke_row.size() && cache.smoke_row[piece] != 0) return state.smoke[cache.smoke_row[piece] - 1];
    AlleySmoke row;
    row.place = cache.pieces[piece].place;
    row.piece = piece;
    const auto at = std::lower_bound(state.smoke.begin(), state.smoke.end(), row.place,
                                     [](const AlleySmoke& s, PlaceIndex p) { return s.place < p; });
    const auto k = at - state.smoke.begin();
    state.smoke.insert(at, row);
    index_smoke(fixed, state);
    return state.smoke[static_cast<std::size_t>(k)];
}

AlleySmoke& row_of(const FireStatic& fixed, FireState& state, PlaceIndex place) {
    return row_of_piece(fixed, state, piece_row(fixed, place));
}

/// Cube of the rise of the plume in front of an opening [m3/s3]: velocity scale of a line plume,
/// (g Q' / (rho cp T))^(1/3) with the convective heat per metre of opening (Lee & Emmons 1961).
double plume_speed_cubed(const FireStatic& fixed, double width, double heat) {
    const double per_metre = heat / std::max(0.5, width);
    return constants::k_gravity * per_metre / (k_rho_cp * fixed.weather.temperature);
}

/// Part of what leaves an opening that stays in the street: all of it when the wind along the alley lays the
/// plume down, little when it rises upright. Upright up to a wind of the plume's own speed, as the AGA law has
/// it for flames (u* <= 1, fire-spread handbook 2.5); the shares are those of 4.1 (J).
double kept_share(const FireStatic& fixed, const AlleyPiece& street, bool high, double width, double heat) {
    const OutdoorDef& def = fixed.def.outdoor;
    if (high) return def.share_rising;
    const auto cube = [](double x) { return x * x * x; };
    const double rise = std::max(cube(def.calm_speed), plume_speed_cubed(fixed, width, heat));
    if (cube(street.wind) > rise) return def.share_ground;
    return cube(fixed.weather.wind) > rise ? def.share_lee : def.share_rising;
}

/// What comes out of an opening of a burning or smoke-filled place in a second.
AlleySmoke outflow(const FireStatic& fixed, const FireState& state, OpeningIndex o, PlaceIndex inside) {
    AlleySmoke s;
    const OpeningFire& row = fixed.openings[o.row()];
    if (!fixed.air || row.vent == k_outside) return s;
    const GasVentRow& vent = state.gas.vents[row.vent];
    const bool inside_a = fixed.air->network().vents[row.vent].a == fixed.places[inside.row()].room;
    const double flow = inside_a ? vent.flow_ab : vent.flow_ba;
    const double rise = vent.hot_out - fixed.weather.temperature;
    if (flow <= 0.0 || rise <= 0.0) return s;
    const std::uint32_t room = fixed.places[inside.row()].room;
    const double mass = std::max(1e-9, state.gas.rooms[room].mass[k_upper]);
    const double* species = state.gas.layer_species(room, k_upper);
    s.soot = flow * species[k_soot] / mass;
    s.co = flow * species[k_co] / mass;
    s.heat = flow * constants::k_cp * rise + 0.65 * (vent.fire_ab + vent.fire_ba);
    return s;
}

/// Without a gas model: what burns, spread over the open doors.
AlleySmoke burning_outflow(const FireStatic& fixed, const FireState& state, PlaceIndex inside) {
    AlleySmoke s;
    const GasFuelDef& fuel = fixed.fuels[fixed.places[inside.row()].fuel];
    const double hrr = state.place_hrr[inside.row()];
    s.soot = hrr / fuel.heat_of_combustion * fuel.yield_soot;
    s.co = hrr / fuel.heat_of_combustion * fuel.yield_co;
    s.heat = (1.0 - fuel.radiative_fraction) * hrr;
    return s;
}

void add(AlleySmoke& row, double share, const AlleySmoke& s) {
    row.soot += share * s.soot;
    row.co += share * s.co;
    row.heat += share * s.heat;
}

/// Hands what leaves an opening to the street in front.
void give_off(const FireStatic& fixed, const StepContext& ctx, FireState& state, std::uint32_t piece, bool high,
              double width, const AlleySmoke& s) {
    if (s.heat <= 0.0 && s.soot <= 0.0) return;
    const double kept = ctx.dt * kept_share(fixed, fixed.exposure->pieces[piece], high, width, s.heat);
    add(row_of_piece(fixed, state, piece), kept, s);
}

/// What resting places give off, summed per piece by ascending place whenever who rests has changed.
void emit_resting(const FireStatic& fixed, const StepContext& ctx, FireState& state) {
    ExposureCache& cache = *fixed.exposure;
    if (cache.rest_key != state.rest_key) {
        cache.rest_key = state.rest_key;
        cache.rest_smoke.clear();
        std::vector<std::uint32_t> row_of(cache.pieces.size(), 0);
        for (const PlaceIndex place : state.resting_places) {
            const GoodsFire& g = *find_goods(state, place);
            if (g.outlet_piece == k_no_piece) continue;
            std::uint32_t& row = row_of[g.outlet_piece];
            if (row == 0) {
                cache.rest_smoke.emplace_back().piece = g.outlet_piece;
                row = static_cast<std::uint32_t>(cache.rest_smoke.size());
            }
            const AlleySmoke s = burning_outflow(fixed, state, place);
            const AlleyPiece& street = cache.pieces[g.outlet_piece];
            add(cache.rest_smoke[row - 1], kept_share(fixed, street, g.outlet_high, g.outlet_width, s.heat), s);
        }
    }
    for (const AlleySmoke& s : cache.rest_smoke) add(row_of_piece(fixed, state, s.piece), ctx.dt, s);
}

void emit(const FireStatic& fixed, const StepContext& ctx, FireState& state) {
    for (const PlaceIndex place : state.hot_places) {
        const GoodsFire* goods = fixed.air ? nullptr : find_goods(state, place);
        if (goods != nullptr && goods->outlet_piece != k_no_piece) {
            give_off(fixed, ctx, state, goods->outlet_piece, goods->outlet_high, goods->outlet_width,
                     burning_outflow(fixed, state, place));
            continue;
        }
        const world::Place& where = fixed.world->places[place.row()];
        if (where.outdoors) {
            const AlleySmoke s = burning_outflow(fixed, state, place);
            add(row_of(fixed, state, place), ctx.dt, s);
            continue;
        }
        bool first = true;
        for (const OpeningIndex o : fixed.world->openings_of[place.row()]) {
            const world::Opening& opening = fixed.world->openings[o.row()];
            if (!fixed.openings[o.row()].outdoor) continue;
            const PlaceIndex street = fixed.openings[o.row()].outwards_b ? opening.b : opening.a;
            if (!street.valid()) continue;
            const std::uint32_t piece = piece_row(fixed, street);
            const bool high = opening.sill_z - fixed.world->places[street.row()].floor_z > 2.0;
            AlleySmoke s = outflow(fixed, state, o, place);
            if (!fixed.air && first) {
                s = burning_outflow(fixed, state, place);
                if (GoodsFire* fire = find_goods(state, place)) {
                    fire->outlet_piece = piece;
                    fire->outlet_width = static_cast<float>(opening.width);
                    fire->outlet_high = high;
                }
            }
            first = false;
            give_off(fixed, ctx, state, piece, high, opening.width, s);
        }
    }
}

/// Speed at which what a piece holds leaves through the open sky [m/s]: still smoke slowly, hot smoke as a thermal.
double loss_speed(const FireStatic& fixed, const AlleyPiece& piece, const AlleySmoke& held) {
    const OutdoorDef& def = fixed.def.outdoor;
    const double share = std::max(0.0, held.heat) / (k_rho_cp * piece.volume) / fixed.weather.temperature;
    return def.loss_speed + def.thermal_loss * std::sqrt(constants::k_gravity * share * piece.width);
}

/// Moves smoke with the wind of the alley; exact decay of what a piece holds, shared over its ways out.
void carry(const FireStatic& fixed, const StepContext& ctx, FireState& state) {
    std::vector<AlleySmoke>& before = fixed.exposure->smoke_before;
    before.assign(state.smoke.begin(), state.smoke.end());
    for (const AlleySmoke& b : before) {
        AlleySmoke& row = row_of_piece(fixed, state, b.piece);
        const AlleyPiece& from = fixed.exposure->pieces[b.piece];
        const double total = from.sideways + loss_speed(fixed, from, b) / from.height;
        const double gone = 1.0 - std::exp(-total * ctx.dt);
        row.soot -= gone * b.soot;
        row.co -= gone * b.co;
        row.heat -= gone * b.heat;
        for (std::size_t k = 0; k < fixed.exposure->pieces[b.piece].ways.size(); ++k) {
            // A new neighbour may add a piece: look the way up each time.
            AlleyPiece::Way way = fixed.exposure->pieces[b.piece].ways[k];
            if (!way.other.valid()) continue;
            if (way.piece == k_no_piece) {
                way.piece = piece_row(fixed, way.other);
                fixed.exposure->pieces[b.piece].ways[k].piece = way.piece;
            }
            add(row_of_piece(fixed, state, way.piece), gone * way.rate / total, b);
        }
    }
}

/// Street in front of every opening that radiates and the pieces next to it, ascending. They seldom change.
const std::vector<PlaceIndex>& lit_places(const FireStatic& fixed, const FireState& state) {
    ExposureCache& cache = *fixed.exposure;
    cache.lit_pieces.assign(cache.pieces.size(), 0);
    for (const LiveOpening& live : state.live)
        if (!live.roof() && (live.power > 0.0 || live.flame_height > 0.0) && live.piece < cache.lit_pieces.size())
            cache.lit_pieces[live.piece] = 1;
    if (cache.lit_pieces == cache.lit_before) return cache.lit_places;
    cache.lit_before = cache.lit_pieces;
    cache.lit_places.clear();
    for (std::size_t row = 0; row < cache.pieces.size(); ++row) {
        if (cache.lit_pieces[row] == 0) continue;
        const AlleyPiece& piece = cache.pieces[row];
        cache.lit_places.push_back(piece.place);
        cache.lit_places.insert(cache.lit_places.end(), piece.near.begin(), piece.near.end());
    }
    std::sort(cache.lit_places.begin(), cache.lit_places.end());
    cache.lit_places.erase(std::unique(cache.lit_places.begin(), cache.lit_places.end()), cache.lit_places.end());
    return cache.lit_places;
}

void report(const FireStatic& fixed, FireState& state) {
    std::vector<PlaceIndex>& list = state.outdoor_list;
    list.clear();
    for (const AlleySmoke& s : state.smoke) list.push_back(s.place);
    const auto smoky = static_cast<std::ptrdiff_t>(list.size());
    ExposureCache& cache = *fixed.exposure;
    const std::vector<PlaceIndex>& lit = lit_places(fixed, state);
    list.insert(list.end(), lit.begin(), lit.end());
    std::inplace_merge(list.begin(), list.begin() + smoky, list.end());
    for (const Fireball& ball : state.fireballs)
        for (const OpeningIndex o : fixed.world->openings_of[ball.place.row()]) {
            const world::Opening& opening = fixed.world->openings[o.row()];
            const PlaceIndex street = opening.a == ball.place ? opening.b : opening.a;
            if (!street.valid() || !fixed.world->places[street.row()].outdoors) continue;
            const auto& near = cache.pieces[piece_row(fixed, street)].near;
            list.push_back(street);
            list.insert(list.end(), near.begin(), near.end());
        }
    if (!state.fireballs.empty()) std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace

StreetSmoke street_smoke(double hrr, double heat_of_combustion, double soot_yield, double radiative,
                         double wind, double width, double height) {
    StreetSmoke s;
    const double air = wind * width * height;
    s.soot = hrr / heat_of_combustion * soot_yield / air;
    s.extinction = constants::k_extinction_flaming * s.soot;
    s.rise = (1.0 - radiative) * hrr / (k_rho_cp * air);
    return s;
}

void spread_outdoor_smoke(const FireStatic& fixed, const StepContext& ctx, FireState& state) {
    index_smoke(fixed, state);
    carry(fixed, ctx, state);
    emit(fixed, ctx, state);
    if (!state.resting_places.empty()) emit_resting(fixed, ctx, state);
    std::erase_if(state.smoke, [&](const AlleySmoke& s) {
        const double volume = fixed.exposure->pieces[s.piece].volume;
        // Thinner than 0.001 1/m and less than 0.1 K: clean again.
        return constants::k_extinction_flaming * s.soot < 1e-3 * volume && s.heat < 0.1 * k_rho_cp * volume;
    });
    report(fixed, state);
}

Conditions outdoors(const FireStatic& fixed, const FireState& state, PlaceIndex place, Vec2 at,
                    double height) {
    Conditions c;
    const auto row = std::lower_bound(state.smoke.begin(), state.smoke.end(), place,
                                      [](const AlleySmoke& s, PlaceIndex p) { return s.place < p; });
    c.temperature = fixed.weather.temperature;
    if (row != state.smoke.end() && row->place == place) {
        const double volume = fixed.exposure->pieces[row->piece].volume;
        c.extinction = constants::k_extinction_flaming * row->soot / volume;
        c.temperature += std::min(900.0, row->heat / (k_rho_cp * volume));
        c.co_ppm = 1e6 * (row->co / 0.02801) / (1.2 * volume / 0.02896);
    }
    if (state.place_hrr[place.row()] > 0.0) c.flux += flame_flux_at(fixed, state, place, at, height);
    if (!state.live.empty())
        c.flux += outdoor_flux(fixed, state, {at.x, at.y, fixed.world->places[place.row()].floor_z + height});
    if (!state.fireballs.empty())
        c.flux += fireball_flux(fixed, state, place, {at.x, at.y, fixed.world->places[place.row()].floor_z + height});
    return c;
}

}  // namespace taicho::fire
