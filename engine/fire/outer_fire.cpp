#include "fire/outer_fire.h"

#include <algorithm>
#include <cmath>

#include "fire/exposure.h"
#include "fire/external_flame.h"
#include "fire/goods.h"
#include "fire/outdoor_smoke.h"
#include "fire/outer_faces.h"

namespace taicho::fire {
namespace {

constexpr double k_lick = 0.05;   ///< [m] a burning wall touches what is on it, not what is above it
constexpr double k_wood_heat = 17.5e6;   ///< [J/kg] net heat of combustion of wood (EN 1991-1-2 annex E)

double burning_time(const FireStatic& fixed, std::uint32_t face) {
    const OutsideDef& def = fixed.def.outside;
    if (fixed.faces[face].kind == OuterFace::Kind::Cage) return def.cage_energy / def.cage_rate;
    return draw_face(fixed, face, 0, def.wall_burn_min, def.wall_burn_max);
}

/// Height of the flame of a face over its foot, and what it radiates [m], [W/m2].
struct Sheet {
    double height = 0.0, power = 0.0;
};

Sheet flame_sheet(const FireStatic& fixed, const OuterFace& face) {
    if (face.kind != OuterFace::Kind::Cage) return {face.panel.height, fixed.def.outside.wall_power};
    const double rate = fixed.def.outside.cage_rate, length = row_flame_length(rate);
    // The radiated share leaves over both sides of the sheet, through the rectangle of the cage.
    const double sheet = fixed.def.spread.flame_radiative_fraction * rate / (2.0 * length);
    return {length, sheet * std::max(1.0, length / face.panel.height)};
}

/// How far the wind lays the flame of a front over the alley [m] (AGA, handbook 2.5).
double lean_out(const FireStatic& fixed, const OuterFace& face, const Sheet& sheet) {
    const double u = away_wind(fixed, face.panel.normal);
    if (u <= 0.0) return 0.0;
    const double burnt = sheet.power / fixed.def.spread.flame_radiative_fraction / k_wood_heat;
    return sheet.height * std::sin(tilt_aga(wind_number(u, burnt, sheet.height)));
}

void set_power(const FireStatic& fixed, const OuterFace& face, double grown, LiveOpening& row) {
    row.power = row.flame_height = row.flame_reach = row.flame_foot = row.flame_top = 0.0;
    if (grown <= 0.0) return;
    const Sheet sheet = flame_sheet(fixed, face);
    row.power = grown * sheet.power;
    if (!fixed.def.spread.flames) return;
    row.flame_height = std::max(k_lick, sheet.height - face.panel.height);
    row.flame_reach = grown * lean_out(fixed, face, sheet);
    row.flame_foot = row.flame_top = grown * fixed.def.spread.contact_flux;
}

/// Alley in front of a face: that of an opening of the same place on the same front.
std::uint32_t piece_in_front(const FireStatic& fixed, const OuterFace& face) {
    for (const OpeningIndex o : fixed.world->openings_of[face.place.row()]) {
        if (!fixed.openings[o.row()].outdoor || fixed.world->openings[o.row()].horizontal) continue;
        if (dot(opening_panel(fixed, o).normal, face.panel.normal) < 0.9) continue;
        const world::Opening& opening = fixed.world->openings[o.row()];
        const PlaceIndex street = fixed.openings[o.row()].outwards_b ? opening.b : opening.a;
        if (street.valid()) return piece_row(fixed, street);
    }
    return 0xFFFFFFFFu;
}

std::uint32_t add_live(const FireStatic& fixed, FireState& state, std::uint32_t face) {
    LiveOpening row;
    row.place = fixed.faces[face].place;
    row.face = face;
    row.slot = face_emitter_slot(fixed, face);
    row.piece = piece_in_front(fixed, fixed.faces[face]);
    state.live.push_back(row);
    if (row.slot >= state.emitter_row.size()) state.emitter_row.resize(row.slot + 1, 0);
    state.emitter_row[row.slot] = static_cast<std::uint32_t>(state.live.size());
    return static_cast<std::uint32_t>(state.live.size() - 1);
}

void expect(FireState& state, const FaceDue& due) {
    state.faces_due.insert(std::upper_bound(state.faces_due.begin(), state.faces_due.end(), due), due);
}

/// The same kind of front on the storey above lights after its time.
void climb(const FireStatic& fixed, FireState& state, std::uint32_t face, double time) {
    const OuterFace& from = fixed.faces[face];
    const OutsideDef& def = fixed.def.outside;
    const BuildingIndex building = fixed.world->places[from.place.row()].building;
    const bool cage = from.kind == OuterFace::Kind::Cage;
    const double storey = fixed.world->places[from.place.row()].height;
    for (std::uint32_t f = fixed.faces_start[building.row()]; f < fixed.faces_start[building.row() + 1]; ++f) {
        const OuterFace& to = fixed.faces[f];
        if (!to.burns() || (to.kind == OuterFace::Kind::Cage) != cage || state.face_stage[f] != 0) continue;
        if (!stands_over(from.panel, to.panel, cage ? storey : 0.5)) continue;
        const double takes = cage ? draw_face(fixed, face, 1, def.cage_climb_min, def.cage_climb_max)
                                  : from.panel.height / draw_face(fixed, face, 1, def.climb_min, def.climb_max);
        expect(state, {time + takes, f, face_key(fixed, from.first)});
    }
}

void light_piece(const FireStatic& fixed, FireState& state, std::uint32_t face, double time) {
    state.face_stage[face] = 1;
    FaceFire fire;
    fire.face = face;
    fire.live = add_live(fixed, state, face);
    fire.lit_at = time;
    fire.ends_at = time + burning_time(fixed, face);
    state.face_fires.push_back(fire);
    climb(fixed, state, face, time);
}

/// The wall is through: everything behind it is open to the flames.
void burn_through(const FireStatic& fixed, FireState& state, const FaceFire& fire, std::vector<Event>& events) {
    const OuterFace& face = fixed.faces[fire.face];
    state.face_stage[fire.face] = 2;
    if (face.kind == OuterFace::Kind::Cage || fire.face != face.first) return;
    const Cause cause{SpreadMode::FlameContact, face_key(fixed, face.first), fixed.def.spread.contact_flux, 1.0,
                      state.place_hrr[face.place.row()]};
    involve_goods(fixed, state, face.place, fire.ends_at, cause, events);
}

/// Brings one fire to the end of the step; true when its row changed.
bool advance_fire(const FireStatic& fixed, const StepContext& ctx, FireState& state, FaceFire& fire) {
    if (fire.steady && fire.ends_at >= ctx.now + ctx.dt) return false;
    const double end = ctx.now + ctx.dt, ramp = fixed.def.outside.ramp;
    const double grown = fire.ends_at < end ? 0.0
                         : ramp > 0.0       ? std::clamp((end - fire.lit_at) / ramp, 0.0, 1.0)
                                            : 1.0;
    fire.steady = grown >= 1.0;
    set_power(fixed, fixed.faces[fire.face], grown, state.live[fire.live]);
    return true;
}

}  // namespace

double row_flame_length(double rate) { return 0.034 * std::pow(rate / 1e3, 2.0 / 3.0); }

void light_face(const FireStatic& fixed, FireState& state, std::uint32_t face, double time, const Cause& cause,
                std::vector<Event>& events) {
    const OuterFace& what = fixed.faces[face];
    if (!what.burns() || state.face_stage[face] != 0) return;
    Event e;
    e.time = time;
    e.kind = EventKind::OutsideLit;
    e.mode = static_cast<std::uint16_t>(cause.mode);
    e.subject = face_key(fixed, what.first);
    e.object = cause.object;
    e.place = what.place.v;
    e.values = {cause.flux / 1e3, cause.share, cause.source_hrr / 1e3, cause.heated};
    events.push_back(e);
    for (std::uint32_t f = what.first; f < what.first + what.count; ++f)
        if (state.face_stage[f] == 0) light_piece(fixed, state, f, time);
    const BuildingIndex building = fixed.world->places[what.place.row()].building;
    if (building.valid() && state.building_phase[building.row()] < BuildingPhase::Burning)
        state.building_phase[building.row()] = BuildingPhase::Burning;
}

void expect_from_inside(const FireStatic& fixed, FireState& state, const GoodsFire& fire) {
    if (fixed.faces.empty()) return;
    const BuildingIndex building = fixed.world->places[fire.place.row()].building;
    if (!building.valid()) return;
    const OutsideDef& def = fixed.def.outside;
    for (std::uint32_t f = fixed.faces_start[building.row()]; f < fixed.faces_start[building.row() + 1]; ++f) {
        const OuterFace& face = fixed.faces[f];
        const bool boards = face.kind == OuterFace::Kind::Boards;
        if (face.place != fire.place || f != face.first || (!boards && face.kind != OuterFace::Kind::Woven)) continue;
        const double takes = boards ? draw_face(fixed, f, 2, def.board_min, def.board_max)
                                    : draw_face(fixed, f, 2, def.woven_min, def.woven_max);
        expect(state, {fire.flashover_at + takes, f, static_cast<std::uint32_t>(fixed.openings.size() + fire.place.row())});
    }
}

void burn_faces(const FireStatic& fixed, const StepContext& ctx, FireState& state, std::vector<Event>& events) {
    if (fixed.faces.empty()) return;
    const double end = ctx.now + ctx.dt;
    std::size_t due = 0;
    for (; due < state.faces_due.size() && state.faces_due[due].time < end; ++due) {
        const FaceDue d = state.faces_due[due];
        const bool inside = !is_face_key(fixed, d.source);
        light_face(fixed, state, d.face, d.time,
                   {inside ? SpreadMode::PartyWall : SpreadMode::Facade, d.source, 0.0, 1.0,
                    state.place_hrr[fixed.faces[d.face].place.row()]},
                   events);
    }
    state.faces_due.erase(state.faces_due.begin(), state.faces_due.begin() + static_cast<std::ptrdiff_t>(due));
    std::vector<std::uint8_t>& changed = fixed.exposure->changed;
    changed.resize(state.live.size(), 0);
    for (std::size_t k = 0; k < state.face_fires.size(); ++k)
        if (advance_fire(fixed, ctx, state, state.face_fires[k])) changed[state.face_fires[k].live] = 1;
    std::erase_if(state.face_fires, [&](const FaceFire& fire) {
        if (fire.ends_at >= end) return false;
        burn_through(fixed, state, fire, events);
        return true;
    });
}

}  // namespace taicho::fire
