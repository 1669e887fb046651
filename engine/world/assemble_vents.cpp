#include <cmath>

#include "world/assemble_draft.h"

/// Ways of smoke that nobody walks: voids from storey to storey, open edges of mezzanines.
namespace taicho::world {

namespace {

Opening gas_only(OpeningKind kind, std::string id, PlaceIndex a, PlaceIndex b) {
    Opening o;
    o.kind = kind;
    o.id = std::move(id);
    o.a = a;
    o.b = b;
    o.walkable = false;
    o.initial = OpeningState::Open;
    o.open_s = 0.0;
    return o;
}

/// Storeys of one void are stacked; a light well ends in the sky unless its `leaf` is closed.
void stack_void(Draft& d, std::size_t row) {
    const Feature& f = d.map.features[row];
    std::vector<PlaceIndex> storeys;
    for (std::size_t i = 0; i < d.world.places.size(); ++i) {
        if (d.feature_of_place[i] == row) storeys.push_back(PlaceIndex(i));
    }
    for (std::size_t k = 0; k < storeys.size(); ++k) {
        const Place& p = d.world.places[storeys[k].row()];
        const bool top = k + 1 == storeys.size();
        const bool sky = f.leaf.empty() ? p.use == PlaceUse::LightWell : f.leaf == "open";
        if (top && !sky) break;
        Opening o = gas_only(OpeningKind::StairConnection, p.id + (top ? "-sky" : "-up"),
                             storeys[k], top ? PlaceIndex{} : storeys[k + 1]);
        const Ring& r = p.outline;
        o.p0 = r[0];
        o.p1 = r[1];
        o.normal = perpendicular(normalised(o.p1 - o.p0));
        o.level = p.level;
        o.horizontal = true;
        o.area = p.area;
        o.width = std::sqrt(p.area);
        o.sill_z = o.soffit_z = p.floor_z + p.height;
        o.building = p.building;
        d.world.openings.push_back(std::move(o));
    }
}

/// The open edges of a mezzanine: air passes, people do not.
void open_mezzanine(Draft& d, PlaceIndex mezzanine) {
    const Place& m = d.world.places[mezzanine.row()];
    PlaceIndex room;
    for (const PlaceIndex p : holding(d, m.centre, m.level)) {
        if (!d.is_kind(p, FeatureKind::Mezzanine) && !d.world.places[p.row()].outdoors) {
            room = p;
            break;
        }
    }
    if (!room.valid()) return;
    const Shape& around = d.shape_of_place[room.row()];
    const Ring& r = m.outline;
    int n = 0;
    for (std::size_t i = 0; i < r.size(); ++i) {
        const Vec2 a = r[i], b = r[(i + 1) % r.size()];
        if (nearest_on(around, 0.5 * (a + b)).distance <= k_limits.snap)
            continue;  // against a wall
        Opening o =
            gas_only(OpeningKind::Virtual, m.id + "-edge" + std::to_string(++n), mezzanine, room);
        o.p0 = a;
        o.p1 = b;
        o.normal = -1.0 * perpendicular(normalised(b - a));
        o.level = m.level;
        o.width = distance(a, b);
        o.sill_z = m.floor_z;
        o.soffit_z = m.floor_z + m.height;
        o.building = m.building;
        d.world.openings.push_back(std::move(o));
    }
}

}  // namespace

void make_vertical_vents(Draft& d) {
    for (std::size_t i = 0; i < d.map.features.size(); ++i) {
        if (d.map.features[i].kind == FeatureKind::Void && d.sound[i]) stack_void(d, i);
    }
    for (std::size_t i = 0; i < d.world.places.size(); ++i) {
        if (d.is_kind(PlaceIndex(i), FeatureKind::Mezzanine)) open_mezzanine(d, PlaceIndex(i));
    }
}

}  // namespace taicho::world
