#include <algorithm>

#include "world/assemble_boolean.h"
#include "world/assemble_draft.h"

/// Where people walk: places less obstacles and stair wells, and the inclined flights.
namespace taicho::world {

void collect_cuts(Draft& d) {
    for (std::size_t i = 0; i < d.map.features.size(); ++i) {
        const Feature& f = d.map.features[i];
        if (!d.sound[i]) continue;
        if (f.kind == FeatureKind::Obstacle || (f.kind == FeatureKind::Wall && !f.rings.empty())) {
            Ring ring = f.rings[0];
            if (signed_area(ring) < 0.0) std::reverse(ring.begin(), ring.end());
            d.cuts.push_back({f.level, Shape{ring, {}}, false});
        } else if (f.kind == FeatureKind::Wall) {
            for (std::size_t k = 1; k < f.line.size(); ++k) {
                if (distance(f.line[k - 1], f.line[k]) < 1e-6) continue;
                const double w = f.thickness_m.value_or(k_limits.wall);
                d.cuts.push_back({f.level, Shape{strip(f.line[k - 1], f.line[k], w), {}}, false});
            }
        }
    }
}

namespace {

/// A wall drawn on the room's own outline changes nothing: the outline is the wall.
bool lies_on_outline(const Shape& room, const Ring& cut) {
    return std::all_of(cut.begin(), cut.end(),
                       [&](Vec2 p) { return nearest_on(room, p).distance <= k_limits.snap; });
}

std::vector<Shape> walkable_parts(const Draft& d, PlaceIndex place,
                                  const std::vector<std::uint32_t>& near) {
    const Shape& whole = d.shape_of_place[place.row()];
    const Box box = box_of(whole.outline);
    std::vector<Shape> minus;
    const bool mezzanine = d.is_kind(place, FeatureKind::Mezzanine);
    const bool air = d.world.places[place.row()].outdoors;
    for (const std::uint32_t i : near) {
        const CutArea& c = d.cuts[i];
        if (c.level != d.world.places[place.row()].level || !box.meets(box_of(c.shape.outline)))
            continue;
        if (!c.flight && (mezzanine || air || lies_on_outline(whole, c.shape.outline))) continue;
        minus.push_back(c.shape);
    }
    if (minus.empty()) return {whole};
    std::vector<Shape> parts = subtract({whole}, minus);
    // slots narrower than any body are not floor
    std::erase_if(parts, [](const Shape& s) { return area_of(s) < 0.05; });
    return parts;
}

Patch flight_patch(Draft& d, const Flight& x) {
    const Feature& f = d.map.features[x.feature];
    Patch p;
    p.place = x.place;
    p.outline = f.rings[0];
    if (signed_area(p.outline) < 0.0) std::reverse(p.outline.begin(), p.outline.end());
    p.sheet = d.new_sheet();
    p.z0 = d.world.places[x.bottom.row()].floor_z;
    p.ref = 0.5 * (x.b0 + x.b1);
    p.grad = ((d.world.places[x.top.row()].floor_z - p.z0) / std::max(x.run, 1e-3)) * x.up;
    p.stair = true;
    return p;
}

}  // namespace

void make_patches(Draft& d) {
    BoxGrid grid(8.0);
    for (std::size_t i = 0; i < d.cuts.size(); ++i) {
        grid.add(box_of(d.cuts[i].shape.outline), static_cast<std::uint32_t>(i));
    }
    grid.sort();
    std::multimap<PlaceIndex, std::size_t> flights;
    for (std::size_t k = 0; k < d.flights.size(); ++k) flights.emplace(d.flights[k].place, k);
    for (std::size_t i = 0; i < d.world.places.size(); ++i) {
        Place& place = d.world.places[i];
        place.first_patch = static_cast<std::uint32_t>(d.world.patches.size());
        if (d.sheet_of_place[i] >= 0) {
            const auto near = grid.near(box_of(d.shape_of_place[i].outline));
            for (Shape& s : walkable_parts(d, PlaceIndex(i), near)) {
                Patch p;
                p.place = PlaceIndex(i);
                p.outline = std::move(s.outline);
                p.holes = std::move(s.holes);
                p.sheet = d.sheet_of_place[i];
                p.z0 = place.floor_z;
                p.ref = place.centre;
                d.world.patches.push_back(std::move(p));
            }
        }
        const auto [begin, end] = flights.equal_range(PlaceIndex(i));
        for (auto it = begin; it != end; ++it) {
            d.flights[it->second].patch = PatchIndex(d.world.patches.size());
            d.world.patches.push_back(flight_patch(d, d.flights[it->second]));
        }
        place.patch_count = static_cast<std::uint32_t>(d.world.patches.size()) - place.first_patch;
    }
}

}  // namespace taicho::world
