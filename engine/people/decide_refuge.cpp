// Where to be while heat shuts the way: the coolest spot within reach.
#include <algorithm>
#include <array>

#include "people/decide_scene.h"
#include "people/dose.h"

namespace taicho::people {

namespace {

constexpr double k_cool = 300.0;          ///< [K] gas that nobody feels as heat
constexpr std::size_t k_places = 48;      ///< places looked at from one spot: a dozen houses along an alley
constexpr double k_smoke_weight = 0.3;    ///< smoke of 1/m counts as this share of the heat borne (J)
constexpr double k_metre_weight = 0.004;  ///< so does a hundredth of a metre: the nearer of two equals (J)

struct Node {
    PlaceIndex place;
    Vec2 entry;
    double way = 0.0;      ///< [m]
};

class Search {
  public:
    Search(const Scene& sc, PersonIndex who, const Here& here)
        : sc_(sc), height_(sc.s.crawling[who.row()] != 0 ? 1.0 : 1.5), from_(sc.s.walk.pos[who.row()]) {
        gate_ = std::max(1.0, heat_share(sc, here.at_face, sc.rules().pass_flux));
        best_ = 0.95 * score(here.place, from_, 0.0);   // worth moving for
        nodes_[count_++] = {here.place, from_, 0.0};
    }

    WalkOrder run() {
        for (std::size_t k = 0; k < count_; ++k) look_around(nodes_[k]);
        return order_;
    }

  private:
    [[nodiscard]] fire::Conditions at(PlaceIndex place, Vec2 spot) const {
        if (!fire::place_affected(sc_.fire, place)) return {};
        return fire::conditions_at(sc_.fire_fixed, sc_.fire, place, spot, height_);
    }

    [[nodiscard]] double score(PlaceIndex place, Vec2 spot, double way) const {
        const fire::Conditions c = at(place, spot);
        return heat_share(sc_, c, sc_.rules().flux_untrained) + k_smoke_weight * c.extinction + k_metre_weight * way;
    }

    void consider(PlaceIndex place, Vec2 spot, double way, bool whole_place) {
        const double s = score(place, spot, way);
        if (s >= best_) return;
        best_ = s;
        order_ = whole_place ? WalkOrder{OrderKind::Place, place, {}} : WalkOrder{OrderKind::Point, place, spot};
    }

    [[nodiscard]] bool seen(PlaceIndex place) const {
        return std::any_of(nodes_.begin(), nodes_.begin() + static_cast<std::ptrdiff_t>(count_),
                           [&](const Node& n) { return n.place == place; });
    }

    /// Nobody goes through a doorway hotter than what can be passed, or than where they stand.
    [[nodiscard]] bool bearable(PlaceIndex place, Vec2 spot) const {
        return heat_share(sc_, at(place, spot), sc_.rules().pass_flux) <= gate_;
    }

    void look_around(Node here) {
        for (const OpeningIndex o : sc_.world.openings_of[here.place.row()]) {
            const world::Opening& w = sc_.world.openings[o.row()];
            const PlaceIndex next = sc_.world.across(o, here.place);
            if (!next.valid() || !w.walkable || w.pass_s > 0.0 || !world::passable(sc_.doors.opening_state[o.row()]))
                continue;
            const Vec2 threshold = 0.5 * (w.p0 + w.p1);
            const double way = here.way + distance(here.entry, threshold);
            if (!bearable(here.place, threshold)) continue;
            consider(here.place, threshold, way, false);
            if (seen(next) || count_ == k_places || !bearable(next, threshold)) continue;
            const Vec2 centre = sc_.world.places[next.row()].centre;
            consider(next, centre, way + distance(threshold, centre), true);
            nodes_[count_++] = {next, threshold, way};
        }
    }

    const Scene& sc_;
    double height_;
    Vec2 from_;
    double gate_ = 1.0;
    double best_ = 0.0;
    WalkOrder order_{OrderKind::None, {}, {}};
    std::array<Node, k_places> nodes_{};
    std::size_t count_ = 0;
};

/// Heat dose (share of what fells, C4) of walking straight from a to b in a place.
double dose_between(const Scene& sc, PlaceIndex place, Vec2 a, Vec2 b, double height, double speed) {
    constexpr int k_points = 5;
    const double seconds = distance(a, b) / std::max(0.1, speed) / k_points;
    double dose = 0.0;
    for (int k = 0; k < k_points; ++k) {
        if (!fire::place_affected(sc.fire, place)) break;
        const Vec2 at = a + ((k + 0.5) / k_points) * (b - a);
        const fire::Conditions c = fire::conditions_at(sc.fire_fixed, sc.fire, place, at, height);
        dose += heat_rate(c.temperature, c.flux, sc.p[Param::RadiantEndpoint], sc.p[Param::RadiantThreshold]) *
                seconds / 60.0;
    }
    return dose;
}

}  // namespace

double heat_share(const Scene& sc, const fire::Conditions& c, double flux) {
    const double gas = (c.temperature - k_cool) / std::max(1.0, sc.rules().hot_gas - k_cool);
    return std::max(c.flux / flux, gas);
}

WalkOrder refuge(const Scene& sc, PersonIndex who, const Here& here) { return Search(sc, who, here).run(); }

bool runs_past(const Scene& sc, PersonIndex who, const Here& here, double most) {
    const WalkState& walk = sc.s.walk;
    const std::size_t i = who.row();
    if (walk.mode[i] != WalkMode::Walking || walk.waypoint[i] == world::k_walk_none) return false;
    const double height = sc.s.crawling[i] != 0 ? 1.0 : 1.5;
    const double speed = walk.v0[i];
    const Vec2 door = 0.5 * (walk.aim_a[i] + walk.aim_b[i]);
    double dose = dose_between(sc, here.place, walk.pos[i], door, height, speed);
    if (dose > most) return false;
    // Through the next place, by its nearest way into the open.
    const Vec2 ahead = door + 0.5 * normalised(door - walk.pos[i]);
    PlaceIndex next;
    for (const OpeningIndex o : sc.world.openings_of[here.place.row()]) {
        const world::Opening& w = sc.world.openings[o.row()];
        if (distance(0.5 * (w.p0 + w.p1), door) < 0.5 * distance(w.p0, w.p1) + 0.1) {
            if (w.exit) return true;
            next = sc.world.across(o, here.place);
            break;
        }
    }
    if (!next.valid()) return false;   // a bend of the same place: judged again from there
    double least = 1e300;
    for (const OpeningIndex o : sc.world.openings_of[next.row()]) {
        const world::Opening& w = sc.world.openings[o.row()];
        const PlaceIndex beyond = sc.world.across(o, next);
        if (beyond == here.place || !w.walkable || !world::passable(sc.doors.opening_state[o.row()])) continue;
        if (!w.exit && !(beyond.valid() && !sc.world.places[next.row()].outdoors)) continue;
        least = std::min(least, dose_between(sc, next, ahead, 0.5 * (w.p0 + w.p1), height, speed));
    }
    if (least < 1e300) return dose + least <= most;
    const bool cool = !fire::place_affected(sc.fire, next) ||
                      heat_share(sc, fire::conditions_at(sc.fire_fixed, sc.fire, next, ahead, height),
                                 sc.rules().pass_flux) <= 1.0;
    return cool;
}

}  // namespace taicho::people
