#include <algorithm>
#include <cmath>

#include "world/assemble_draft.h"

/// Stairs: inclined patches, the wells they leave in the floors, and what joins them to both
/// storeys.
namespace taicho::world {

namespace {

/// Edge of the ring that faces `direction` most.
void facing_edge(const Ring& ring, Vec2 direction, Vec2& a, Vec2& b) {
    double best = -1e300;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Vec2 p = ring[i], q = ring[(i + 1) % ring.size()];
        const Vec2 out = -1.0 * perpendicular(normalised(q - p));  // counter-clockwise ring
        const double score = dot(out, direction) + 1e-3 * distance(p, q);
        if (score > best) best = score, a = p, b = q;
    }
}

/// First place before an edge that people can stand in; `skip` is not looked at.
PlaceIndex place_before(const Draft& d, Vec2 a, Vec2 b, Vec2 outward, int level, bool mezzanine) {
    for (const double reach : {0.15, 0.05, 0.25}) {
        for (const PlaceIndex p : holding(d, 0.5 * (a + b) + reach * outward, level)) {
            if (d.flight_place[p.row()] || d.sheet_of_place[p.row()] < 0) continue;
            if (d.is_kind(p, FeatureKind::Mezzanine) != mezzanine) continue;
            return p;
        }
    }
    return {};
}

PlaceIndex bottom_of(const Draft& d, const Feature& f, const Flight& x) {
    return place_before(d, x.b0, x.b1, -1.0 * x.up, f.from_level, false);
}

PlaceIndex top_of(const Draft& d, const Feature& f, const Flight& x) {
    return place_before(d, x.t0, x.t1, x.up, f.to_level, f.from_level == f.to_level);
}

void set_direction(const Ring& ring, Vec2 up, Flight& x) {
    x.up = normalised(up);
    facing_edge(ring, -1.0 * x.up, x.b0, x.b1);
    facing_edge(ring, x.up, x.t0, x.t1);
    double lo = 1e300, hi = -1e300;
    for (const Vec2 p : ring) lo = std::min(lo, dot(p, x.up)), hi = std::max(hi, dot(p, x.up));
    x.run = hi - lo;
}

/// Without `up` the flight leads the one way that has a floor at both ends.
bool guess_direction(Draft& d, const Feature& f, const Ring& ring, Flight& x) {
    const Vec2 along = smallest_rectangle(ring).along;
    for (const Vec2 axis : {along, perpendicular(along)}) {
        int fits = 0;
        Vec2 up;
        for (const double sign : {1.0, -1.0}) {
            set_direction(ring, sign * axis, x);
            if (!bottom_of(d, f, x).valid() || !top_of(d, f, x).valid()) continue;
            ++fits;
            up = sign * axis;
        }
        if (fits == 1) {
            set_direction(ring, up, x);
            return true;
        }
        if (fits == 2) break;
    }
    error_at(d, "E-GEO-12", f, where(f),
             "không rõ hướng lên của cầu thang: hãy cho `up` = [dx, dy].",
             "it is not clear which way this stair leads up: give `up` = [dx, dy].");
    return false;
}

bool find_ends(Draft& d, const Feature& f, Flight& x) {
    x.bottom =
        named_place(d, f, !f.place.empty() ? f.place : f.from, f.place.empty() ? "from" : "place");
    x.top = named_place(d, f, f.to, "to");
    if (!x.bottom.valid() && f.place.empty() && f.from.empty()) x.bottom = bottom_of(d, f, x);
    if (!x.top.valid() && f.to.empty()) x.top = top_of(d, f, x);
    if (!x.bottom.valid() && f.place.empty() && f.from.empty()) {
        error_at(
            d, "E-GEO-11", f, 0.5 * (x.b0 + x.b1),
            "chân cầu thang không chạm không gian nào ở tầng " + std::to_string(f.from_level) + ".",
            "its foot meets no place on level " + std::to_string(f.from_level) + ".");
    }
    if (!x.top.valid() && f.to.empty()) {
        error_at(
            d, "E-GEO-10", f, 0.5 * (x.t0 + x.t1),
            "đầu cầu thang không chạm không gian nào ở tầng " + std::to_string(f.to_level) + ".",
            "its head meets no place on level " + std::to_string(f.to_level) + ".");
    }
    return x.bottom.valid() && x.top.valid();
}

void check_slope(Draft& d, const Feature& f, const Flight& x) {
    const double rise =
        d.world.places[x.top.row()].floor_z - d.world.places[x.bottom.row()].floor_z;
    const double slope = rise / std::max(x.run, 1e-3);
    if (slope > 0.15 && slope <= 1.2) return;  // 50 degrees: steeper is a ladder
    warn_at(d, "W-GEO-10", f, where(f),
            "dốc " + metres(slope) + " (cao " + metres(rise) + " m trên " + metres(x.run) +
                " m): có đúng không?",
            "its slope is " + metres(slope) + " (" + metres(rise) + " m over " + metres(x.run) +
                " m): is that right?");
}

PlaceIndex own_place(Draft& d, std::size_t row, const Ring& ring, const Flight& x) {
    const Feature& f = d.map.features[row];
    const Place& bottom = d.world.places[x.bottom.row()];
    Place p;
    p.id = f.id;
    p.use = PlaceUse::Stair;
    p.level = f.from_level;
    p.building = bottom.outdoors ? d.world.places[x.top.row()].building : bottom.building;
    p.outdoors = bottom.outdoors && d.world.places[x.top.row()].outdoors;
    p.floor_z = bottom.floor_z;
    p.height = std::max(d.world.places[x.top.row()].floor_z - bottom.floor_z, 2.0);
    p.well_mixed = true;
    const BuildingIndex b = p.building;
    const PlaceIndex place = d.add_place(std::move(p), Shape{ring, {}}, row, -1);
    d.flight_place[place.row()] = 1;
    if (b.valid()) d.world.buildings[b.row()].places.push_back(place);
    return place;
}

}  // namespace

void make_flights(Draft& d) {
    for (std::size_t i = 0; i < d.map.features.size(); ++i) {
        const Feature& f = d.map.features[i];
        if (f.kind != FeatureKind::Stair || !d.sound[i]) continue;
        Ring ring = f.rings[0];
        if (signed_area(ring) < 0.0) std::reverse(ring.begin(), ring.end());
        Flight x;
        x.feature = i;
        if (f.up && norm(*f.up) > 0.0)
            set_direction(ring, *f.up, x);
        else if (!guess_direction(d, f, ring, x))
            continue;
        if (!find_ends(d, f, x)) continue;
        check_slope(d, f, x);
        x.place = f.place.empty() ? own_place(d, i, ring, x) : x.bottom;
        d.cuts.push_back({f.from_level, Shape{ring, {}}, true});
        if (f.to_level != f.from_level) d.cuts.push_back({f.to_level, Shape{ring, {}}, true});
        d.flights.push_back(x);
    }
    index_places(d);
}

namespace {

/// Nearest level patch of a place (flights aside).
PatchIndex floor_patch(const World& w, PlaceIndex place, Vec2 p) {
    PatchIndex best;
    double least = 0.5;  // [m] farther than this the stair hangs in the air
    const Place& owner = w.places[place.row()];
    for (std::uint32_t i = 0; i < owner.patch_count; ++i) {
        const PatchIndex row(owner.first_patch + i);
        const Patch& patch = w.patches[row.row()];
        if (patch.stair) continue;
        const double dist = nearest_on(Shape{patch.outline, patch.holes}, p).distance;
        if (dist < least) least = dist, best = row;
    }
    return best;
}

Opening stair_opening(const Draft& d, const Flight& x, bool top) {
    const Feature& f = d.map.features[x.feature];
    Opening o;
    o.kind = OpeningKind::StairConnection;
    o.id = f.id + (top ? "-top" : "-foot");
    o.p0 = top ? x.t0 : x.b0;
    o.p1 = top ? x.t1 : x.b1;
    o.a = top ? x.place : x.bottom;
    o.b = top ? x.top : x.place;
    o.normal = x.up;
    o.level = top ? f.to_level : f.from_level;
    o.width = std::min(f.width_m.value_or(1e9), distance(o.p0, o.p1));
    o.initial = OpeningState::Open;
    o.open_s = 0.0;
    o.building = d.world.places[x.place.row()].building;
    return o;
}

void connect_foot(Draft& d, const Flight& x) {
    const Feature& f = d.map.features[x.feature];
    const Vec2 mid = 0.5 * (x.b0 + x.b1);
    const PatchIndex landing = floor_patch(d.world, x.bottom, mid);
    if (!landing.valid()) {
        error_at(
            d, "E-GEO-11", f, mid,
            "chân cầu thang không nối với mặt sàn của `" + d.world.places[x.bottom.row()].id + "`.",
            "its foot does not meet the floor of `" + d.world.places[x.bottom.row()].id + "`.");
        return;
    }
    if (x.place == x.bottom) {
        d.world.joins.push_back({landing, x.patch, x.b0, x.b1});
        return;
    }
    Opening o = stair_opening(d, x, false);
    o.patch_a = landing;
    o.patch_b = x.patch;
    o.sill_z = d.world.places[x.bottom.row()].floor_z;
    o.soffit_z = o.sill_z + std::min(d.world.places[x.bottom.row()].height,
                                     d.world.places[x.place.row()].height);
    d.world.openings.push_back(std::move(o));
}

void connect_head(Draft& d, const Flight& x) {
    const Feature& f = d.map.features[x.feature];
    const Vec2 mid = 0.5 * (x.t0 + x.t1);
    Opening o = stair_opening(d, x, true);
    o.patch_a = x.patch;
    o.patch_b = floor_patch(d.world, x.top, mid);
    if (!o.patch_b.valid()) {
        error_at(
            d, "E-GEO-10", f, mid,
            "đầu cầu thang không nối với mặt sàn của `" + d.world.places[x.top.row()].id + "`.",
            "its head does not meet the floor of `" + d.world.places[x.top.row()].id + "`.");
        return;
    }
    o.sill_z = o.soffit_z = d.world.places[x.top.row()].floor_z;
    o.horizontal = true;
    o.area = std::abs(signed_area(f.rings[0]));
    d.world.openings.push_back(std::move(o));
}

}  // namespace

void make_stair_connections(Draft& d) {
    for (const Flight& x : d.flights) {
        connect_foot(d, x);
        connect_head(d, x);
    }
}

}  // namespace taicho::world
