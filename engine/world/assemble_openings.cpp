#include <algorithm>
#include <cmath>

#include "world/assemble_draft.h"

/// Doors, windows, shutters, cages, hatches, roof ways, balconies, gates and exits.
namespace taicho::world {

namespace {

std::optional<OpeningKind> opening_kind(const Feature& f) {
    switch (f.kind) {
        case FeatureKind::Door:
            return OpeningKind::Door;
        case FeatureKind::Window:
            return OpeningKind::Window;
        case FeatureKind::Shutter:
            return OpeningKind::Shutter;
        case FeatureKind::Cage:
            return OpeningKind::Cage;
        case FeatureKind::Hatch:
            return OpeningKind::Hatch;
        case FeatureKind::RoofWay:
            return OpeningKind::RoofWay;
        case FeatureKind::Gate:
            return OpeningKind::Gate;
        case FeatureKind::Exit:
            return OpeningKind::Exit;
        case FeatureKind::Balcony:
            return f.rings.empty() ? std::optional(OpeningKind::Balcony) : std::nullopt;
        default:
            return std::nullopt;
    }
}

OpeningState leaf_of(const Feature& f, const OpeningDefault& def) {
    if (f.latent) return OpeningState::None;
    if (f.leaf == "open") return OpeningState::Open;
    if (f.leaf == "closed") return OpeningState::Closed;
    if (f.leaf == "locked") return OpeningState::Locked;
    return def.leaf;
}

/// Stretches or shortens the threshold about its middle to the clear width.
void set_width(Draft& d, const Feature& f, Opening& o) {
    const double length = distance(o.p0, o.p1);
    o.width = f.width_m.value_or(length);
    if (o.width > length + 0.02) {
        warn_at(d, "W-GEO-12", f, where(f),
                "`width_m` " + metres(o.width) + " rộng hơn đoạn vẽ " + metres(length) +
                    " m; dùng đoạn vẽ.",
                "`width_m` " + metres(o.width) + " is more than the line of " + metres(length) +
                    " m; the line counts.");
        o.width = length;
    }
    const Vec2 mid = 0.5 * (o.p0 + o.p1), half = (0.5 * o.width) * normalised(o.p1 - o.p0);
    o.p0 = mid - half;
    o.p1 = mid + half;
}

/// The two sides of the line: who lies there.
struct Sides {
    PlaceIndex left, right;
    bool ambiguous = false;
};

Sides sides_of(const Draft& d, const Feature& f) {
    const Vec2 mid = where(f), n = perpendicular(normalised(f.line.back() - f.line.front()));
    const auto left = touching(d, mid, n, f.level, k_limits.snap);
    const auto right = touching(d, mid, -1.0 * n, f.level, k_limits.snap);
    Sides s;
    if (!left.empty()) s.left = left[0];
    if (!right.empty()) s.right = right[0];
    const auto rooms = [&](const std::vector<PlaceIndex>& v) {
        return std::count_if(v.begin(), v.end(), [&](PlaceIndex p) {
            return !d.world.places[p.row()].outdoors && !d.flight_place[p.row()] &&
                   !d.is_kind(p, FeatureKind::Mezzanine);
        });
    };
    s.ambiguous = rooms(left) > 1 || rooms(right) > 1;
    return s;
}

/// A gate drawn across open air stands on the cut that was made for it.
std::size_t virtual_under(const Draft& d, const Feature& f) {
    const Vec2 mid = where(f);
    for (std::size_t i = 0; i < d.world.openings.size(); ++i) {
        const Opening& o = d.world.openings[i];
        if (o.kind != OpeningKind::Virtual || !o.walkable) continue;
        const Vec2 u = normalised(o.p1 - o.p0), v = normalised(f.line[1] - f.line[0]);
        if (std::abs(cross(u, v)) > 0.2) continue;
        if (distance(closest_on_segment(o.p0, o.p1, mid), mid) < 0.3) return i;
    }
    return Draft::k_none;
}

/// Exits end in open air drawn a little shorter or longer than it is: the nearest edge within 1 m.
bool snap_exit(Draft& d, const Feature& f, Opening& o) {
    const auto grid = d.places_on.find(f.level);
    if (grid == d.places_on.end()) return false;
    const Vec2 mid = where(f), v = normalised(f.line.back() - f.line.front());
    Nearest best;
    PlaceIndex place;
    for (const std::uint32_t i : grid->second.near(mid, 1.0)) {
        if (d.sheet_of_place[i] < 0) continue;
        const Nearest n = nearest_on(d.shape_of_place[i], mid);
        if (std::abs(dot(normalised(n.b - n.a), v)) < 0.9 || n.distance >= best.distance) continue;
        best = n;
        place = PlaceIndex(i);
    }
    if (!place.valid() || best.distance > 1.0) return false;
    o.a = place;
    o.p0 = closest_on_segment(best.a, best.b, f.line.front());
    o.p1 = closest_on_segment(best.a, best.b, f.line.back());
    if (distance(o.p0, o.p1) < 0.2) return false;
    note_at(d, "W-GEO-02", f, mid, "được kéo " + metres(best.distance) + " m tới mép.",
            "was moved " + metres(best.distance) + " m to the edge.");
    return true;
}

void snap_to_wall(Draft& d, const Feature& f, Opening& o) {
    if (f.kind == FeatureKind::Hatch) return;  // it lies in the ceiling
    const Shape& shape = d.shape_of_place[o.a.row()];
    const Vec2 mid = where(f);
    const Nearest n = nearest_on(shape, mid);
    if (n.distance <= 0.01 || o.b.valid()) return;
    const Vec2 shift = n.point - mid;
    o.p0 = o.p0 + shift;
    o.p1 = o.p1 + shift;
    note_at(d, "W-GEO-02", f, mid, "được kéo " + metres(n.distance) + " m tới tường.",
            "was moved " + metres(n.distance) + " m to the wall.");
}

/// `from` and `to` first, then what the line touches; returns false when nothing is joined.
bool join_places(Draft& d, const Feature& f, Opening& o) {
    const PlaceIndex from = named_place(d, f, f.from, "from"), to = named_place(d, f, f.to, "to");
    if ((!f.from.empty() && !from.valid()) || (!f.to.empty() && !to.valid())) return false;
    const Sides s = sides_of(d, f);
    if (s.ambiguous && f.from.empty() && f.to.empty()) {
        warn_at(
            d, "W-GEO-13", f, where(f),
            "chạm nhiều phòng ở một phía; hãy ghi `from` và `to` nếu chọn sai.",
            "touches several rooms on one side; give `from` and `to` if the wrong one is taken.");
    }
    const auto other = [&](PlaceIndex than) { return s.left == than ? s.right : s.left; };
    o.a = from.valid() ? from : to.valid() ? other(to) : s.left.valid() ? s.left : s.right;
    o.b = to.valid() ? to : from.valid() ? other(from) : s.left.valid() ? s.right : PlaceIndex{};
    if (!o.a.valid()) std::swap(o.a, o.b);
    if (o.a.valid()) {
        if (o.a == o.b) o.b = {};
        // indoors first, then row order, so that `a` does not depend on how the line was drawn
        const auto order = [&](PlaceIndex p) {
            return std::pair(d.world.places[p.row()].outdoors, p.v);
        };
        if (o.b.valid() && !from.valid() && order(o.b) < order(o.a)) std::swap(o.a, o.b);
        snap_to_wall(d, f, o);
        return true;
    }
    if (f.kind == FeatureKind::Exit && snap_exit(d, f, o)) return true;
    const char* code = f.kind == FeatureKind::Exit ? "E-GEO-15" : "E-GEO-05";
    error_at(d, code, f, where(f),
             "không chạm không gian nào ở tầng " + std::to_string(f.level) + " (trong 0,10 m).",
             "touches no place on level " + std::to_string(f.level) + " (within 0.10 m).");
    return false;
}

void set_normal(const Draft& d, Opening& o) {
    Vec2 n = perpendicular(normalised(o.p1 - o.p0));
    const Vec2 mid = 0.5 * (o.p0 + o.p1);
    const Shape& a = d.shape_of_place[o.a.row()];
    bool turn = contains(a, mid + 0.15 * n) && !contains(a, mid - 0.15 * n);
    if (!turn && o.b.valid() && !contains(a, mid - 0.15 * n)) {  // named places apart from the line
        turn = dot(d.world.places[o.b.row()].centre - d.world.places[o.a.row()].centre, n) < 0.0;
    }
    o.normal = turn ? -1.0 * n : n;
}

void set_heights(Draft& d, const Feature& f, const OpeningDefault& def, Opening& o) {
    const Place& a = d.world.places[o.a.row()];
    double floor = a.floor_z, ceiling = a.floor_z + a.height;
    if (o.b.valid()) {
        const Place& b = d.world.places[o.b.row()];
        floor = std::max(floor, b.outdoors ? floor : b.floor_z);
        if (!b.outdoors) ceiling = std::min(ceiling, b.floor_z + b.height);
    }
    o.sill_z = floor + f.sill_m.value_or(def.sill);
    o.soffit_z =
        def.height < 0.0 && !f.height_m ? ceiling : o.sill_z + f.height_m.value_or(def.height);
    if (!a.outdoors && o.soffit_z > ceiling && !f.height_m) o.soffit_z = ceiling;
    const bool upright = o.kind != OpeningKind::Hatch && o.kind != OpeningKind::RoofWay;
    if (upright && !a.outdoors && o.soffit_z > ceiling + k_limits.above_ceiling) {
        const std::string top = metres(o.soffit_z - floor), limit = metres(ceiling - floor);
        error_at(d, "E-GEO-27", f, where(f), "mép trên cao " + top + " m so với sàn, vượt trần ở " + limit + " m.",
                 "its soffit, " + top + " m above the floor, lies above the ceiling at " + limit + " m.");
    } else if (o.soffit_z <= o.sill_z) {
        error_at(d, "E-GEO-09", f, where(f),
                 "mép trên (" + metres(o.soffit_z) + " m) không cao hơn mép dưới (" +
                     metres(o.sill_z) + " m).",
                 "the soffit (" + metres(o.soffit_z) + " m) is not above the sill (" +
                     metres(o.sill_z) + " m).");
    }
}

/// A hatch in a floor joins two storeys, one with a single place lies in its ceiling under the sky: gas passes
/// vertically.
void set_horizontal(const Draft& d, const Feature& f, Opening& o) {
    if (o.kind != OpeningKind::Hatch) return;
    const Place& a = d.world.places[o.a.row()];
    if (o.b.valid() && a.level == d.world.places[o.b.row()].level) return;
    o.horizontal = true;
    o.area = o.width * f.height_m.value_or(o.width);
    o.sill_z = o.soffit_z =
        o.b.valid() ? std::max(a.floor_z, d.world.places[o.b.row()].floor_z) : a.floor_z + a.height;
}

void set_patches(Draft& d, const Feature& f, Opening& o) {
    const Vec2 mid = 0.5 * (o.p0 + o.p1);
    double da = 0.0, db = 0.0;
    o.patch_a = nearest_patch(d.world, o.a, mid, &da);
    o.patch_b = nearest_patch(d.world, o.b, mid, &db);
    if (!o.walkable) return;
    const bool leads_on = o.exit || o.patch_b.valid();
    if (!o.patch_a.valid() || !leads_on) o.walkable = false;
    const bool named = !f.from.empty() || !f.to.empty();
    if (!named && o.walkable && (da > 0.3 || (o.patch_b.valid() && db > 0.3))) {
        o.walkable = false;
        warn_at(d, "W-GEO-07", f, mid, "bị vật cản hoặc ô thang chắn: không đi qua được.",
                "is blocked by an obstacle or a stair well: nobody can pass.");
    }
    if (!leads_on && f.kind != FeatureKind::Window && f.kind != FeatureKind::Cage) {
        warn_at(d, "W-GEO-06", f, mid,
                "mở ra khoảng không, không có ngõ hay sân nào ở đó: chỉ thông khí, không đi được.",
                "opens into the air with no alley or yard there: a vent, not a way.");
    }
    if (o.walkable && o.width < k_limits.body) {
        o.walkable = o.pass_s > 0.0;  // in single file one turns sideways
        warn_at(d, "W-GEO-04", f, mid,
                "rộng " + metres(o.width) + " m, hẹp hơn thân người (0,40 m)" +
                    (o.walkable ? "." : ": không ai đi qua được."),
                "is " + metres(o.width) + " m wide, narrower than a body (0.40 m)" +
                    (o.walkable ? "." : ": nobody can pass."));
    }
}

void set_leaf(const Feature& f, const OpeningDefault& def, Opening& o) {
    o.initial = leaf_of(f, def);
    o.latent = f.latent;
    o.barred = f.barred;
    o.self_closing = f.self_closing;
    o.glazed = def.glazed;
    o.material = f.material.empty() ? def.material : f.material;
    o.needs = f.needs;
    if (o.needs.empty() && (f.latent || o.initial == OpeningState::Locked)) {
        o.needs = f.latent || o.kind == OpeningKind::Cage ? "tool" : "key";
    }
    o.pass_s = f.pass_s.value_or(def.pass_s);
    o.risk_fraction = f.risk_fraction.value_or(def.risk);
    o.open_s = def.open_s;
    if (f.locked_until_s) o.locked_until_s = *f.locked_until_s;
    o.walkable = o.kind == OpeningKind::Window ? f.pass_s.has_value() && !f.barred : def.walkable;
    o.exit = o.kind == OpeningKind::Exit;
}

Opening make_opening(const Feature& f, OpeningKind kind) {
    Opening o;
    o.id = f.id;
    o.kind = kind;
    o.level = f.level;
    o.p0 = f.line.front();
    o.p1 = f.line.back();
    return o;
}

void put_gate_on_cut(Draft& d, const Feature& f, Opening& cut) {
    const OpeningDefault def = opening_default(OpeningKind::Gate);
    Opening o = make_opening(f, OpeningKind::Gate);
    o.a = cut.a;
    o.b = cut.b;
    const Vec2 mid = where(f);
    o.p0 = closest_on_segment(cut.p0, cut.p1, f.line.front());
    o.p1 = closest_on_segment(cut.p0, cut.p1, f.line.back());
    if (distance(o.p0, o.p1) < 0.2) o.p0 = cut.p0, o.p1 = cut.p1;
    set_leaf(f, def, o);
    set_width(d, f, o);
    o.normal = cut.normal;
    o.sill_z = cut.sill_z;
    o.soffit_z = cut.sill_z + f.height_m.value_or(def.height);
    o.patch_a = nearest_patch(d.world, o.a, mid);
    o.patch_b = nearest_patch(d.world, o.b, mid);
    cut = std::move(o);
}

}  // namespace

void make_openings(Draft& d) {
    for (Opening& o : d.world.openings) {  // the cuts of open air, made before there were patches
        const Vec2 mid = 0.5 * (o.p0 + o.p1);
        o.patch_a = nearest_patch(d.world, o.a, mid);
        o.patch_b = nearest_patch(d.world, o.b, mid);
        o.walkable = o.patch_a.valid() && o.patch_b.valid();
    }
    for (std::size_t i = 0; i < d.map.features.size(); ++i) {
        const Feature& f = d.map.features[i];
        const auto kind = opening_kind(f);
        if (!kind || !d.sound[i]) continue;
        if (*kind == OpeningKind::Gate) {
            const std::size_t cut = virtual_under(d, f);
            if (cut != Draft::k_none) {
                put_gate_on_cut(d, f, d.world.openings[cut]);
                continue;
            }
        }
        const OpeningDefault def = opening_default(*kind);
        Opening o = make_opening(f, *kind);
        if (!join_places(d, f, o)) continue;
        set_leaf(f, def, o);
        if (o.exit) o.b = {};
        set_width(d, f, o);
        set_normal(d, o);
        set_heights(d, f, def, o);
        set_horizontal(d, f, o);
        set_patches(d, f, o);
        const Place& a = d.world.places[o.a.row()];
        o.building =
            a.building.valid() || !o.b.valid() ? a.building : d.world.places[o.b.row()].building;
        d.world.openings.push_back(std::move(o));
    }
}

}  // namespace taicho::world
