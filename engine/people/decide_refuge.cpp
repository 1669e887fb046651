// Where to be while heat shuts the way: the coolest spot within reach.
#include <algorithm>
#include <array>

#include "people/decide_scene.h"
#include "people/dose.h"
#include "people/smoke_speed.h"

namespace taicho::people {

namespace {

constexpr double k_cool = 300.0;          ///< [K] gas that nobody feels as heat
constexpr std::size_t k_places = 48;      ///< places looked at from one spot: a dozen houses along an alley
constexpr double k_smoke_weight = 0.3;    ///< smoke of 1/m counts as this share of the heat borne (J)
constexpr double k_blind = 5.0;           ///< [1/m] more is not told apart (J)
constexpr double k_worth = 0.8;           ///< [-] nobody moves for less than a fifth (J)
constexpr double k_dose_weight = 10.0;    ///< so does a tenth of the heat dose that fells, met on the way (J)
constexpr double k_stays_min = 0.5;       ///< [min] who stays, stays as long as a look around takes (J)
constexpr double k_metre_weight = 0.004;  ///< so does each metre of way: the nearer of two equals (J)
constexpr double k_stair_weight = 0.5;    ///< so does a stair: where smoke and heat go next (J)
constexpr double k_open_weight = 0.2;     ///< so does a room that cannot be shut off (J)

struct Node {
    PlaceIndex place;
    Vec2 entry;
    double way = 0.0;      ///< [m]
    double dose = 0.0;     ///< heat dose of getting there, share of what fells (C4)
    bool start = false;
};

/// Heat dose (share of what fells, C4) of walking straight from a to b in a place, at the speed its smoke allows.
double dose_between(const Scene& sc, PlaceIndex place, Vec2 a, Vec2 b, double height, double free_speed) {
    constexpr int k_points = 5;
    constexpr double k_slowest = 0.1;   // [m/s] somebody led or carried in thick smoke
    double dose = 0.0;
    for (int k = 0; k < k_points; ++k) {
        if (!fire::place_affected(sc.fire, place)) break;
        const Vec2 at = a + ((k + 0.5) / k_points) * (b - a);
        const fire::Conditions c = fire::conditions_at(sc.fire_fixed, sc.fire, place, at, height);
        const double speed = speed_in_smoke(sc.people.smoke_law, free_speed, c.extinction, sc.p[Param::VisibilityConstant]);
        const double minutes = distance(a, b) / std::max(k_slowest, speed) / k_points / 60.0;
        dose += heat_rate(c.temperature, c.flux, sc.p[Param::RadiantEndpoint], sc.p[Param::RadiantThreshold]) * minutes;
    }
    return dose;
}

/// Looks as far as one sees: the alley from end to end, a stair up and down, elsewhere one doorway. Behind a shut door the air
/// is taken for fresh, behind an open one out of sight for that before it; from a room one does not bet on other rooms.
class Search {
  public:
    Search(const Scene& sc, PersonIndex who, const Here& here, bool rooms_only)
        : sc_(sc), rooms_only_(rooms_only), height_(sc.s.crawling[who.row()] != 0 ? 1.0 : 1.5),
          speed_(sc.people.population.speed_free[who.row()]) {
        // Out of heat that cannot be borne people go through more than to somewhere a little better (C4).
        const Node start{here.place, sc.s.walk.pos[who.row()], 0.0, 0.0, true};
        const fire::Conditions air = at(start.place, start.entry);
        most_ = heat_share(sc, here.at_face, sc.rules().flux_untrained) > 1.0 ? std::max(sc.rules().run_burn, staying(air))
                                                                              : sc.rules().run_pain;
        const double stay = badness(air) + k_dose_weight * staying(air) + shelter_weight(start.place);
        best_ = rooms_only && !room(here.place) ? stay + 1.0 : k_worth * stay;
        nodes_[count_++] = start;
    }

    WalkOrder run() {
        for (std::size_t k = 0; k < count_; ++k) {
            if (k == 0 || (looks_on(nodes_[0].place) && looks_on(nodes_[k].place))) look_around(nodes_[k]);
        }
        return order_;
    }

  private:
    [[nodiscard]] bool outdoors(PlaceIndex place) const { return sc_.world.places[place.row()].outdoors; }
    [[nodiscard]] bool looks_on(PlaceIndex place) const {
        return outdoors(place) || sc_.world.places[place.row()].use == world::PlaceUse::Stair;
    }
    [[nodiscard]] bool room(PlaceIndex place) const {
        return !looks_on(place) && sc_.world.places[place.row()].use != world::PlaceUse::Corridor;
    }

    [[nodiscard]] fire::Conditions at(PlaceIndex place, Vec2 spot) const {
        if (!fire::place_affected(sc_.fire, place)) return {};
        return fire::conditions_at(sc_.fire_fixed, sc_.fire, place, spot, height_);
    }

    [[nodiscard]] double badness(const fire::Conditions& c) const {
        return heat_share(sc_, c, sc_.rules().flux_untrained) + k_smoke_weight * std::min(c.extinction, k_blind);
    }

    /// Heat dose of standing in it for a while, share of what fells (C4).
    [[nodiscard]] double staying(const fire::Conditions& c) const {
        return k_stays_min * heat_rate(c.temperature, c.flux, sc_.p[Param::RadiantEndpoint], sc_.p[Param::RadiantThreshold]);
    }

    /// A stair is a chimney; a room open to its neighbours fills as they do.
    [[nodiscard]] double shelter_weight(PlaceIndex place) const {
        if (outdoors(place)) return 0.0;
        if (!room(place)) return k_stair_weight;
        const auto& around = sc_.world.openings_of[place.row()];
        const bool open = std::any_of(around.begin(), around.end(), [&](OpeningIndex o) {
            const world::Opening& w = sc_.world.openings[o.row()];
            return w.walkable && !w.latent && w.pass_s <= 0.0 && w.kind != world::OpeningKind::Door;
        });
        return open ? k_open_weight : 0.0;
    }

    void consider(const WalkOrder& order, const fire::Conditions& air, double way, double dose) {
        if (dose > most_) return;
        const double s = badness(air) + k_metre_weight * way + k_dose_weight * (dose + staying(air)) + shelter_weight(order.place);
        if (s >= best_) return;
        best_ = s;
        order_ = order;
    }

    [[nodiscard]] bool seen(PlaceIndex place) const {
        return std::any_of(nodes_.begin(), nodes_.begin() + static_cast<std::ptrdiff_t>(count_),
                           [&](const Node& n) { return n.place == place; });
    }

    void look_around(Node from) {
        for (const OpeningIndex o : sc_.world.openings_of[from.place.row()]) {
            const world::Opening& w = sc_.world.openings[o.row()];
            const PlaceIndex next = sc_.world.across(o, from.place);
            const world::OpeningState leaf = sc_.doors.opening_state[o.row()];
            if (!next.valid() || !w.walkable || w.pass_s > 0.0 || !world::passable(leaf)) continue;
            const Vec2 threshold = 0.5 * (w.p0 + w.p1);
            const double way = from.way + distance(from.entry, threshold);
            const double dose = from.dose + dose_between(sc_, from.place, from.entry, threshold, height_, speed_);
            // An alley is long, one end of it cool; in a room one goes in, away from the door.
            if (outdoors(from.place))
                consider({OrderKind::Point, from.place, threshold}, at(from.place, threshold), way, dose);
            if (seen(next) || count_ == k_places || (rooms_only_ && outdoors(next)) || dose > most_) continue;
            const bool in_sight = world::is_open(leaf) && (from.start || looks_on(next));
            nodes_[count_++] = {next, threshold, way, dose, false};
            if (rooms_only_ && !room(next)) continue;
            const Vec2 centre = sc_.world.places[next.row()].centre;
            const fire::Conditions air = in_sight               ? at(next, centre)
                                         : world::is_open(leaf) ? at(from.place, threshold)
                                                                : fire::Conditions{};
            const double inside = in_sight ? dose_between(sc_, next, threshold, centre, height_, speed_) : 0.0;
            consider({OrderKind::Place, next, {}}, air, way + distance(threshold, centre), dose + inside);
        }
    }

    const Scene& sc_;
    bool rooms_only_;
    double height_;
    double speed_;         ///< [m/s] in clear air
    double most_ = 0.0;    ///< heat dose gone through, share of what fells
    double best_ = 0.0;
    WalkOrder order_{OrderKind::None, {}, {}};
    std::array<Node, k_places> nodes_{};
    std::size_t count_ = 0;
};

}  // namespace

double heat_share(const Scene& sc, const fire::Conditions& c, double flux) {
    const double gas = (c.temperature - k_cool) / std::max(1.0, sc.rules().hot_gas - k_cool);
    return std::max(c.flux / flux, gas);
}

WalkOrder refuge(const Scene& sc, PersonIndex who, const Here& here) { return Search(sc, who, here, false).run(); }

WalkOrder refuge_room(const Scene& sc, PersonIndex who, const Here& here) {
    if (!here.place.valid() || sc.world.places[here.place.row()].outdoors) return {OrderKind::None, {}, {}};
    return Search(sc, who, here, true).run();
}

double dose_ahead(const Scene& sc, PersonIndex who, const Here& here) {
    const WalkState& walk = sc.s.walk;
    const std::size_t i = who.row();
    if (walk.mode[i] != WalkMode::Walking || walk.waypoint[i] == world::k_walk_none) return 0.0;
    return dose_between(sc, here.place, walk.pos[i], 0.5 * (walk.aim_a[i] + walk.aim_b[i]), sc.s.crawling[i] != 0 ? 1.0 : 1.5,
                        sc.people.population.speed_free[i]);
}

bool runs_past(const Scene& sc, PersonIndex who, const Here& here, double most) {
    const WalkState& walk = sc.s.walk;
    const std::size_t i = who.row();
    if (walk.mode[i] != WalkMode::Walking || walk.waypoint[i] == world::k_walk_none) return false;
    const double height = sc.s.crawling[i] != 0 ? 1.0 : 1.5;
    const double speed = sc.people.population.speed_free[i];
    const Vec2 door = 0.5 * (walk.aim_a[i] + walk.aim_b[i]);
    const double dose = dose_ahead(sc, who, here);
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
