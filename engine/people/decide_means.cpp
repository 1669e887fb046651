// With what one fights: what is known and near, what is taken up first, how it is used (people handbook A8).
#include "people/decide_means.h"

#include <algorithm>

#include "fire/fire_static.h"

namespace taicho::people {

namespace {

constexpr double k_take_range = 60.0;    ///< [m] way to a bottle that is still fetched (J)
constexpr double k_throw_reach = 3.0;    ///< [m] from which water is thrown (J)
constexpr double k_cloth_reach = 1.2;    ///< [m]
constexpr double k_hose_length = 25.0;   ///< [m] of hose, and how far somebody goes for one (J)
constexpr double k_hose_reach = 6.0;     ///< [m] jet of a garden hose or reel (J)

/// Nearest hose that is not known to be dead and that reaches the fire.
FixtureIndex near_hose(const Scene& sc, PersonIndex who) {
    const auto& things = sc.people.decide.things;
    const ItemIndex item = sc.s.target_item[who.row()];
    FixtureIndex best;
    double least = k_hose_length;
    for (std::size_t t = 0; t < things.size(); ++t) {
        if (things[t].kind != ThingKind::Hose || found_gone(sc, who, FixtureIndex(t))) continue;
        const double way = way_length(sc, who, things[t].place, things[t].at);
        if (way >= least) continue;
        if (item.valid() && distance(things[t].at, sc.fire_fixed.items[item.row()].at) > k_hose_length) continue;
        least = way;
        best = FixtureIndex(t);
    }
    return best;
}

double next_throw(const Scene& sc, PersonIndex who) {
    const DecideRules& r = sc.rules();
    const double u = uniform(sc, who, Purpose::BucketThrow, sc.d().throws[who.row()]);
    const HouseholdIndex home = sc.people.population.household[who.row()];
    if (home.valid() && !sc.people.households[home.row()].stored_water) {
        return r.throw_tap_low + (r.throw_tap_high - r.throw_tap_low) * u;
    }
    // What stands ready in basins is soon thrown; then each bucket is filled at the tap.
    const bool tap = static_cast<double>(sc.d().throws[who.row()]) > r.stored_throws;
    return tap ? r.throw_tap_low + (r.throw_tap_high - r.throw_tap_low) * u
               : r.throw_low + (r.throw_high - r.throw_low) * u;
}

}  // namespace

KnownBottle nearest_bottle(const Scene& sc, PersonIndex who) {
    KnownBottle best;
    const auto look_at = [&](FixtureIndex f, bool own) {
        const Thing& t = sc.people.decide.things[f.row()];
        if (t.kind != ThingKind::Bottle || (own && !t.remembered) || found_gone(sc, who, f)) return;
        // One lasting draw per person: who knows one cabinet of the quarter knows the others.
        if (!own && t.known_share < 1.0 && uniform(sc, who, Purpose::FirePoint) >= t.known_share) return;
        const double way = way_length(sc, who, t.place, t.at);
        if (way < best.way && way < k_take_range) best = {f, way};
    };
    const HouseholdIndex home = sc.people.population.household[who.row()];
    if (home.valid()) {
        for (const FixtureIndex f : sc.people.households[home.row()].bottles) look_at(f, true);
    }
    for (const FixtureIndex f : sc.people.decide.public_bottles) look_at(f, false);
    return best;
}

void arm(const Scene& sc, PersonIndex who, const KnownBottle& bottle, double hrr) {
    const std::size_t i = who.row();
    MeansInputs in;
    in.hrr = hrr;
    in.bottle_near = bottle.bottle.valid() && bottle.way <= sc.rules().near_bottle;
    in.bottle_known = bottle.bottle.valid() || sc.s.holds[i].valid();
    const FixtureIndex hose = near_hose(sc, who);
    in.hose = hose.valid();
    in.cloth_tried = sc.d().cloth_tried[i] != 0;
    const Means means = choose_means(sc.rules(), in, uniform(sc, who, Purpose::MeansChoice));
    sc.d().means[i] = means;
    sc.s.target_fixture[i] = means == Means::Hose ? hose : bottle.bottle;
    set_task(sc, who, Task::GoFight, Activity::Preparing, 0);
    const bool fetch = (means == Means::Bottle && !sc.s.holds[i].valid()) || means == Means::Hose;
    if (fetch) set_task(sc, who, Task::FetchBottle, Activity::Preparing, 0);
    if (means == Means::Bucket) set_task(sc, who, Task::FetchWater, Activity::Preparing, 0);
}

double reach_of(const Scene& sc, PersonIndex who) {
    const std::size_t i = who.row();
    switch (sc.d().means[i]) {
        case Means::Cloth: return k_cloth_reach;
        case Means::Bottle: {
            const FixtureIndex f = sc.s.holds[i].valid() ? sc.s.holds[i] : sc.s.target_fixture[i];
            return f.valid() ? sc.people.decide.things[f.row()].reach : k_throw_reach;
        }
        case Means::Hose: return k_hose_reach;
        default: return k_throw_reach;
    }
}

bool in_reach(const Scene& sc, PersonIndex who, const Here& here, ItemIndex item, double reach) {
    const fire::Item& it = sc.fire_fixed.items[item.row()];
    if (distance(sc.s.walk.pos[who.row()], it.at) > std::max(reach, it.radius + 0.8)) return false;
    if (here.place == it.place) return true;
    for (const OpeningIndex o : sc.world.openings_of[it.place.row()]) {
        if (sc.world.across(o, it.place) == here.place && world::is_open(sc.doors.opening_state[o.row()])) return true;
    }
    return false;
}

void use_means(const Scene& sc, PersonIndex who) {
    const std::size_t i = who.row();
    const ItemIndex item = sc.s.target_item[i];
    switch (sc.d().means[i]) {
        case Means::Bottle: {
            Intent& use = intend(sc, who, IntentKind::Discharge);
            use.fixture = sc.s.holds[i];
            use.item = item;
            break;
        }
        case Means::Hose: {
            Intent& use = intend(sc, who, IntentKind::UseHose);
            use.fixture = sc.s.target_fixture[i];
            use.item = item;
            break;
        }
        case Means::Cloth:
            if (sc.now() < sc.s.task_until[i]) return;
            intend(sc, who, IntentKind::Smother).item = item;
            sc.d().cloth_tried[i] = 1;
            sc.s.task_until[i] = sc.now() + 1e9;
            break;
        default:
            if (sc.now() < sc.s.task_until[i]) return;
            intend(sc, who, IntentKind::ThrowWater).item = item;
            if (sc.d().throws[i] < 255) ++sc.d().throws[i];
            sc.s.task_until[i] = sc.now() + next_throw(sc, who);
    }
}

}  // namespace taicho::people
