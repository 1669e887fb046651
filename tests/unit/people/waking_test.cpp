#include "people/waking.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/hash.h"
#include "people/sound.h"
#include "people_worlds.h"

namespace taicho::people {
namespace {

using namespace test;

struct Row {
    WakeGroup group;
    double at55, at75, at85;
};
const Row k_table[] = {{WakeGroup::Adult, 0.50, 0.97, 1.0},
                       {WakeGroup::Older, 0.17, 0.78, 0.94},
                       {WakeGroup::Child, 0.03, 0.25, 0.53},
                       {WakeGroup::Alcohol, 0.08, 0.61, 0.86},
                       {WakeGroup::HardOfHearing, 0.07, 0.57, 0.85}};

TEST(Waking, TableOfTheHandbook) {   // B2, printed with two digits
    const ParameterSet p;
    for (const Row& r : k_table) {
        EXPECT_NEAR(wake_probability(p, r.group, 55, false), r.at55, 0.006);
        EXPECT_NEAR(wake_probability(p, r.group, 75, false), r.at75, 0.006);
        EXPECT_NEAR(wake_probability(p, r.group, 85, false), r.at85, 0.0075);
    }
    EXPECT_EQ(wake_probability(p, WakeGroup::Infant, 120, true), 0.0);
}

TEST(Waking, MonteCarloWithinTheBinomialBand) {   // 10 000 people, 99 %
    const ParameterSet p;
    const int n = 10000;
    for (const Row& r : k_table) {
        for (const double level : {55.0, 75.0, 85.0}) {
            int woke = 0;
            const double chance = wake_probability(p, r.group, level, false);
            for (int i = 0; i < n; ++i)
                woke += wake_latent(11, hash_text(fmt::format("person-{}-{}", static_cast<int>(r.group), i))) <
                        chance;
            EXPECT_NEAR(woke / static_cast<double>(n), chance, 2.576 * std::sqrt(chance * (1 - chance) / n));
        }
    }
}

TEST(Waking, LouderNeverWakesFewer) {
    const ParameterSet p;
    for (const Row& r : k_table) {
        double last = 0.0;
        for (double level = 20; level < 110; level += 1) {
            const double now = wake_probability(p, r.group, level, false);
            EXPECT_GE(now, last);
            EXPECT_GE(wake_probability(p, r.group, level, true), now);
            last = now;
        }
    }
}

TEST(Waking, GroupsAndDelays) {
    const ParameterSet p;
    EXPECT_EQ(wake_group(p, 35, false, false), WakeGroup::Adult);
    EXPECT_EQ(wake_group(p, 35, true, false), WakeGroup::Alcohol);
    EXPECT_EQ(wake_group(p, 70, true, true), WakeGroup::HardOfHearing);
    EXPECT_EQ(wake_group(p, 65, false, false), WakeGroup::Older);
    EXPECT_EQ(wake_group(p, 12, false, false), WakeGroup::Child);
    EXPECT_EQ(wake_group(p, 13, false, false), WakeGroup::Adult);
    EXPECT_EQ(wake_group(p, 4, false, true), WakeGroup::Infant);
    EXPECT_EQ(wake_delay(p, WakeGroup::Child, false).a, 100.0);
    EXPECT_EQ(wake_delay(p, WakeGroup::Child, true).a, 15.0);
    EXPECT_EQ(wake_delay(p, WakeGroup::Older, false).a, 4.0);
    EXPECT_EQ(knock_wake_probability(p, WakeGroup::Adult, 30), 0.9);
    EXPECT_EQ(knock_wake_probability(p, WakeGroup::Older, 70), 0.8);
    EXPECT_EQ(knock_wake_probability(p, WakeGroup::Child, 8), 0.85);
}

/// Three rooms in a row joined by doors, and one above the first, without a stair.
world::World three_rooms() {
    world::World w;
    const BuildingIndex b = add_building(w, "b");
    const PlaceIndex a = add_place(w, "a", world::PlaceUse::Living, {0, 0}, {4, 4}, 0, b);
    const PlaceIndex c = add_place(w, "c", world::PlaceUse::Living, {4, 0}, {8, 4}, 0, b);
    const PlaceIndex d = add_place(w, "d", world::PlaceUse::Living, {8, 0}, {12, 4}, 0, b);
    add_place(w, "up", world::PlaceUse::Bedroom, {0, 0}, {4, 4}, 1, b);
    add_opening(w, "ac", a, c, {4, 1}, {4, 2});
    add_opening(w, "cd", c, d, {8, 1}, {8, 2});
    world::finish(w);
    return w;
}

double loss_to(const std::vector<SoundPath>& paths, PlaceIndex place) {
    for (const SoundPath& s : paths)
        if (s.place == place) return s.loss;
    return 1e9;
}

TEST(Sound, LeavesAndWayWeaken) {
    const world::World w = three_rooms();
    const ParameterSet p;
    world::WorldState state = world::initial_state(w);
    const auto shut = sound_paths(w, state, p, w.place("a"));
    const double near = loss_to(shut, w.place("a"));
    EXPECT_LT(near, 8.0);
    EXPECT_NEAR(loss_to(shut, w.place("c")), 17.5 + 20 * std::log10(2.0 + 2.06), 0.5);
    EXPECT_GT(loss_to(shut, w.place("d")), loss_to(shut, w.place("c")) + 17.5);
    EXPECT_GT(loss_to(shut, w.place("up")), 40.0) << "only through the slab";
    state.opening_state[w.opening("ac").row()] = world::OpeningState::Open;
    const auto open = sound_paths(w, state, p, w.place("a"));
    EXPECT_NEAR(loss_to(shut, w.place("c")) - loss_to(open, w.place("c")), 17.5, 1e-4);
}

TEST(Sound, IsBounded) {
    const world::World w = row_of_homes(3000);
    const world::WorldState state = world::initial_state(w);
    const auto paths = sound_paths(w, state, ParameterSet{}, w.place("r0"), 30.0);
    EXPECT_LT(paths.size(), 5u);
}

TEST(Sound, CacheFollowsTheOpenings) {
    const world::World w = three_rooms();
    const ParameterSet p;
    world::WorldState state = world::initial_state(w);
    SoundCache cache;
    const double shut = loss_to(cached_paths(w, state, p, cache, w.place("a")), w.place("c"));
    (void)cached_paths(w, state, p, cache, w.place("d"));
    EXPECT_EQ(cache.from.size(), 2u);
    state.opening_state[w.opening("ac").row()] = world::OpeningState::Open;
    ++state.version;
    EXPECT_LT(loss_to(cached_paths(w, state, p, cache, w.place("a")), w.place("c")), shut);
    EXPECT_EQ(cache.from.size(), 1u);
}

TEST(Sound, NoiseOfAFire) {
    const ParameterSet p;
    EXPECT_DOUBLE_EQ(fire_noise(p, 100e3), 55.0);
    EXPECT_DOUBLE_EQ(fire_noise(p, 1e6), 65.0);
    EXPECT_LT(fire_noise(p, 0.0), 0.0);
}

}  // namespace
}  // namespace taicho::people
