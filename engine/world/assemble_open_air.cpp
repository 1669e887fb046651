#include "world/assemble_open_air.h"

#include <fmt/format.h>

#include <algorithm>

#include "world/assemble_boolean.h"

namespace taicho::world {

namespace {

/// Shapes by position, for cutting cell by cell.
struct Layer {
    std::vector<Shape> shapes;
    BoxGrid grid{16.0};

    void add(Shape s) {
        grid.add(box_of(s.outline), static_cast<std::uint32_t>(shapes.size()));
        shapes.push_back(std::move(s));
    }
    [[nodiscard]] std::vector<Shape> near(const Box& box) const {
        std::vector<Shape> out;
        for (const std::uint32_t i : grid.near(box)) {
            if (box.meets(box_of(shapes[i].outline))) out.push_back(shapes[i]);
        }
        return out;
    }
    [[nodiscard]] bool holds(Vec2 p) const {
        for (const std::uint32_t i : grid.near(p, 0.0)) {
            if (contains(shapes[i], p)) return true;
        }
        return false;
    }
};

/// What is not open air: footprints, ground-floor places, walls and obstacles.
Layer solid_layer(const Draft& d) {
    Layer solid;
    for (const Building& b : d.world.buildings) solid.add({b.footprint, {}});
    for (std::size_t i = 0; i < d.world.places.size(); ++i) {
        const Place& p = d.world.places[i];
        if (p.level == 0 && (!p.outdoors || p.use != PlaceUse::Balcony)) {
            solid.add(d.shape_of_place[i]);
        }
    }
    for (const CutArea& c : d.cuts) {
        if (c.level == 0 && !c.flight) solid.add(c.shape);
    }
    solid.grid.sort();
    return solid;
}

bool is_street_door(const Feature& f) {
    return f.level == 0 &&
           (f.kind == FeatureKind::Door || f.kind == FeatureKind::Shutter ||
            f.kind == FeatureKind::Gate) &&
           f.to.empty();
}

/// A street door a little way from the alley's drawn edge gets a step of open air in front of it.
void add_doorsteps(Draft& d, Layer& air, const Layer& solid) {
    std::vector<Shape> steps;
    for (std::size_t i = 0; i < d.map.features.size(); ++i) {
        const Feature& f = d.map.features[i];
        if (!is_street_door(f) || !d.sound[i]) continue;
        const Vec2 mid = where(f);
        const Vec2 along = normalised(f.line[1] - f.line[0]);
        for (const double sign : {1.0, -1.0}) {
            const Vec2 n = sign * perpendicular(along);
            if (solid.holds(mid + 0.15 * n) || air.holds(mid + 0.11 * n)) continue;
            if (touching(d, mid, -1.0 * n, 0, k_limits.snap).empty()) continue;
            for (double reach = 0.2; reach <= k_limits.doorstep; reach += 0.1) {
                if (solid.holds(mid + reach * n)) break;
                if (!air.holds(mid + reach * n)) continue;
                const Vec2 out = (reach + 0.05) * n;
                Ring quad = {f.line[0], f.line[1], f.line[1] + out, f.line[0] + out};
                if (signed_area(quad) < 0.0) std::reverse(quad.begin(), quad.end());
                steps.push_back({quad, {}});
                note_at(
                    d, "W-GEO-05", f, mid,
                    "cách mép ngõ " + metres(reach) + " m; nối bằng một bậc thềm.",
                    "stands " + metres(reach) + " m from the alley's edge; joined by a doorstep.");
                break;
            }
        }
    }
    for (Shape& s : steps) air.add(std::move(s));
    air.grid.sort();
}

Layer air_layer(Draft& d, const Layer& solid) {
    Layer air;
    for (std::size_t i = 0; i < d.map.features.size(); ++i) {
        if (d.map.features[i].kind != FeatureKind::Alley || !d.sound[i]) continue;
        for (Shape& s : alley_shapes(d.map.features[i])) air.add(std::move(s));
    }
    air.grid.sort();
    add_doorsteps(d, air, solid);
    return air;
}

std::vector<Piece> cut_pieces(const std::vector<Sample>& samples, const Layer& air,
                              const Layer& solid) {
    BoxGrid grid(16.0);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        grid.add(Box{samples[i].at, samples[i].at}, static_cast<std::uint32_t>(i));
    }
    grid.sort();
    std::vector<Piece> pieces;
    std::vector<std::uint8_t> has_sample;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const Ring cell = voronoi_cell(samples, grid, i);
        if (cell.size() < 3) continue;
        const Box box = box_of(cell);
        const std::vector<Shape> parts = cut_out(air.near(box), solid.near(box), cell);
        // the part with the sample; a sample inside a wall belongs to the largest part
        std::size_t own = 0;
        for (std::size_t k = 0; k < parts.size(); ++k) {
            if (contains(parts[k], samples[i].at)) {
                own = k;
                break;
            }
            if (area_of(parts[k]) > area_of(parts[own])) own = k;
        }
        for (std::size_t k = 0; k < parts.size(); ++k) {
            pieces.push_back({parts[k], samples[i].alley, 0});
            has_sample.push_back(k == own);
        }
    }
    merge_small(pieces, has_sample);
    return pieces;
}

double street_wall(const Draft& d, const BoxGrid& houses, const Shape& piece) {
    double sum = 0.0;
    int n = 0;
    const Box box = box_of(piece.outline).grown(1.0);
    for (const std::uint32_t i : houses.near(box)) {
        if (!box.meets(box_of(d.world.buildings[i].footprint))) continue;
        sum += d.world.buildings[i].height;
        ++n;
    }
    return n > 0 ? sum / n : k_limits.street_wall;
}

void add_pieces(Draft& d, std::vector<Piece>& pieces) {
    BoxGrid houses(16.0);
    for (std::size_t i = 0; i < d.world.buildings.size(); ++i) {
        houses.add(box_of(d.world.buildings[i].footprint), static_cast<std::uint32_t>(i));
    }
    houses.sort();
    std::map<std::size_t, int> count;
    for (Piece& p : pieces) {
        const Feature& alley = d.map.features[p.alley];
        p.number = ++count[p.alley];
        Place place;
        place.id = fmt::format("{}-p{}", alley.id, p.number);
        place.use = alley.use == "yard" ? PlaceUse::Yard : PlaceUse::Alley;
        place.outdoors = true;
        place.floor_z = alley.elevation_m.value_or(0.0);
        place.height = street_wall(d, houses, p.shape);
        d.add_place(std::move(place), p.shape, Draft::k_none, d.level_sheet(0));
    }
}

void add_cuts(Draft& d, const std::vector<Piece>& pieces, std::size_t first) {
    std::map<std::pair<std::size_t, std::size_t>, int> count;
    for (const Meeting& m : meetings(pieces)) {
        Opening o;
        o.a = PlaceIndex(first + m.a);
        o.b = PlaceIndex(first + m.b);
        const Place& a = d.world.places[o.a.row()];
        const int nth = ++count[{m.a, m.b}];
        o.id = a.id + "~" + d.world.places[o.b.row()].id + (nth > 1 ? fmt::format("~{}", nth) : "");
        o.kind = OpeningKind::Virtual;
        o.p0 = m.p0;
        o.p1 = m.p1;
        o.normal =
            -1.0 * perpendicular(normalised(m.p1 - m.p0));  // outline runs with `a` on its left
        o.width = distance(m.p0, m.p1);
        o.sill_z = a.floor_z;
        o.soffit_z = a.floor_z + std::min(a.height, d.world.places[o.b.row()].height);
        o.initial = OpeningState::Open;
        o.open_s = 0.0;
        d.world.openings.push_back(std::move(o));
    }
}

}  // namespace

void make_open_air(Draft& d) {
    const Layer solid = solid_layer(d);
    const Layer air = air_layer(d, solid);
    const std::vector<Sample> samples = alley_samples(d);
    if (samples.empty()) return;
    std::vector<Piece> pieces = cut_pieces(samples, air, solid);
    std::stable_sort(pieces.begin(), pieces.end(),
                     [](const Piece& a, const Piece& b) { return a.alley < b.alley; });
    const std::size_t first = d.world.places.size();
    add_pieces(d, pieces);
    add_cuts(d, pieces, first);
    index_places(d);
}

}  // namespace taicho::world
