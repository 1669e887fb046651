#include "people/harm.h"
#include "people/tools.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/hash.h"

#include "fake_fire.h"
#include "people/move.h"
#include "people_worlds.h"

namespace taicho::people {
namespace {

using namespace test;

/// Listed people in one room of stated air.
struct Room {
    world::World world = row_of_homes(2);
    world::WorldState openings = world::initial_state(world);
    ParameterSet parameters;
    PeopleDef def;
    PeopleStatic fixed;
    PeopleState state;
    fire::FireStatic fire_static;
    fire::FireState fire;
    std::vector<Event> events;
    StepContext ctx;

    explicit Room(int count = 1, double threshold = 1.0, const std::string& hcn = "exponential") {
        PersonDef p;
        p.id = "p";
        p.in = "r0";
        p.count = count;
        p.incapacitation_fed = threshold;
        p.speed = Distribution::fixed(1.2);
        def.persons = {p};
        def.hcn_form = hcn;
        Problems problems;
        fixed = populate(def, world, 3.0, 2, 9, parameters, problems);
        EXPECT_FALSE(problems.has_errors());
        for (auto& h : fixed.population.heat_threshold) h = 1.0f;
        state = initial_state(fixed, world, parameters);
        fire_static = fire::cold_fire(world.places.size(), fire);
        fire_static.split = 1.2;
    }
    void air(const fire::Conditions& low, const fire::Conditions& high) {
        fire::set_place(fire_static, fire, world.place("r0"), low, high);
        state.exposed.clear();
        for (std::size_t i = 0; i < fixed.size(); ++i) state.exposed.push_back(PersonIndex(i));
    }
    void air(const fire::Conditions& c) { air(c, c); }
    void step() {
        harm(ctx, fixed, parameters, world, openings, fire_static, fire, state, events);
        ctx.now += ctx.dt;
    }
    void run(double until) {
        while (ctx.now < until - 1e-9) step();
    }
    [[nodiscard]] const Event* find(EventKind kind) const {
        for (const Event& e : events)
            if (e.kind == kind) return &e;
        return nullptr;
    }
};

fire::Conditions gas(double co, double co2, double o2) {
    fire::Conditions c;
    c.co_ppm = co;
    c.co2_percent = co2;
    c.o2_percent = o2;
    c.temperature = 273.15;
    return c;
}

void check_s21(const fire::Conditions& c, double expected) {
    Room room;
    room.air(c);
    const double rate = asphyxiant_rate(air_of(c), WorkRate::Light, HcnForm::Exponential) / 60.0;
    while (room.ctx.now < 2000.0 && !room.find(EventKind::Incapacitated)) {
        room.step();
        EXPECT_NEAR(room.state.fed_gas[0], rate * room.ctx.now, 1e-9);
    }
    const Event* fell = room.find(EventKind::Incapacitated);
    ASSERT_NE(fell, nullptr);
    EXPECT_NEAR(fell->time, expected, 0.5);
    EXPECT_NEAR(fell->time, 1.0 / rate, 1e-6) << "exact, not at a step";
    EXPECT_EQ(room.state.activity[0], Activity::Incapacitated);
    EXPECT_EQ(room.state.cause[0], static_cast<std::uint8_t>(HarmCause::Gas));
    const double after = room.ctx.now;
    room.run(after + 100);
    EXPECT_EQ(room.state.out_at[0], std::numeric_limits<double>::infinity());
}

TEST(Harm, S21ThinAir) { check_s21(gas(0, 0, 12), 1666.3); }
TEST(Harm, S21CarbonMonoxide) { check_s21(gas(1000, 0, 21), 1692.8); }

TEST(Harm, HalfTheDoseAtHalfTheTime) {
    Room half(1, 0.5), full(1, 1.0);
    half.air(gas(3000, 3, 17));
    full.air(gas(3000, 3, 17));
    half.run(1200);
    full.run(1200);
    EXPECT_NEAR(2 * half.find(EventKind::Incapacitated)->time, full.find(EventKind::Incapacitated)->time, 1e-6);
}

TEST(Harm, FightingBreathesDeeper) {
    Room room(2, 100.0);
    room.air(gas(2000, 0, 20.9));
    room.state.activity[0] = Activity::Fighting;
    room.run(60);
    EXPECT_NEAR(room.state.fed_gas[0] / room.state.fed_gas[1], 3.0, 1e-9);   // 50/20 against 25/30
}

TEST(Harm, DeathFollowsAtTheMultiple) {
    Room room;
    room.air(gas(10000, 0, 20.9));
    room.run(1200);
    const Event* fell = room.find(EventKind::Incapacitated);
    const Event* died = room.find(EventKind::Died);
    ASSERT_NE(fell, nullptr);
    ASSERT_NE(died, nullptr);
    const double light = co_rate(10000, WorkRate::Light) / 60.0, rest = co_rate(10000, WorkRate::Rest) / 60.0;
    EXPECT_NEAR(fell->time, 1.0 / light, 1e-6);
    EXPECT_NEAR(died->time - fell->time, 1.5 / rest, 0.5 * (light / rest)) << "at rest once fallen";
    EXPECT_EQ(room.state.activity[0], Activity::Dead);
    EXPECT_NEAR(room.find(EventKind::Injured)->time, 0.3 / light, 1e-9);
    const double dose = room.state.fed_gas[0];
    room.run(1400);
    EXPECT_EQ(room.state.fed_gas[0], dose) << "the dead take no more";
}

TEST(Harm, RadiantHeat) {   // C4: 71 s at 5 kW/m2 to r = 10, 28 s at r = 4
    Room room;
    fire::Conditions c;
    c.temperature = 273.15;
    c.flux = 5000;
    room.air(c);
    room.run(200);
    EXPECT_NEAR(room.find(EventKind::Incapacitated)->time, 70.55, 0.05);
    EXPECT_NEAR(room.find(EventKind::Injured)->time, 28.22, 0.05);
    EXPECT_EQ(room.find(EventKind::Incapacitated)->mode, static_cast<std::uint16_t>(HarmCause::Flux));
    EXPECT_NEAR(room.find(EventKind::Died)->time, 70.55 * 1.67, 0.2);
    EXPECT_EQ(room.state.fed_gas[0], 0.0) << "heat and gas are kept apart";
}

TEST(Harm, HotAir) {   // C4: 2.0 min at 150 C
    Room room;
    fire::Conditions c;
    c.temperature = 150 + 273.15;
    room.air(c);
    room.run(200);
    EXPECT_NEAR(room.find(EventKind::Incapacitated)->time, 60 * 1.99646, 0.05);
    EXPECT_EQ(room.find(EventKind::Incapacitated)->mode, static_cast<std::uint16_t>(HarmCause::Heat));
}

TEST(Harm, CrouchingKeepsBelowTheLayer) {
    Room room(2, 1.0);
    room.air({}, gas(5000, 0, 18));
    room.state.crawling[0] = 1;
    room.run(300);
    EXPECT_LT(room.state.fed_gas[0], 1e-9);
    EXPECT_GT(room.state.fed_gas[1], 0.5);
}

TEST(Harm, IrritantSmokeSlowsButDoesNotFreeze) {
    Room room;
    fire::Conditions c;
    c.temperature = 273.15;
    c.hcl_ppm = 180;   // a fifth of what overcomes (C2)
    c.extinction = 6.0;
    room.air(c);
    room.step();
    EXPECT_EQ(combine_factors(0.2 / 1.2, irritant_factor(0.2)), 0.0) << "losses added up would stop people";
    EXPECT_NEAR(room.state.walk.v0[0], 0.2, 1e-6);
}

TEST(Harm, IrritantsMakeFall) {
    Room room;
    fire::Conditions c;
    c.temperature = 273.15;
    c.hcl_ppm = 450;
    room.air(c);
    room.step();
    EXPECT_NEAR(room.state.fic[0], 0.5, 1e-6);
    EXPECT_NEAR(room.state.walk.v0[0], std::max(0.2, 1.2 * irritant_factor(0.5)), 1e-6);
    EXPECT_EQ(room.find(EventKind::Incapacitated), nullptr);
    c.hcl_ppm = 950;
    room.air(c);
    room.step();
    EXPECT_EQ(room.find(EventKind::Incapacitated), nullptr) << "a breath is held while one turns round";
    room.run(11);
    ASSERT_NE(room.find(EventKind::Incapacitated), nullptr);
    EXPECT_EQ(room.find(EventKind::Incapacitated)->mode, static_cast<std::uint16_t>(HarmCause::Irritant));
}

TEST(Harm, SmokeSlowsAndClearAirRestores) {
    Room room;
    fire::Conditions c;
    c.extinction = 1.0;
    room.air(c);
    room.step();
    EXPECT_NEAR(room.state.walk.v0[0], 0.86, 1e-6);   // Fridolf at K = 1
    room.state.crawling[0] = 1;
    room.step();
    EXPECT_NEAR(room.state.walk.v0[0], 0.43, 1e-6);
    room.state.crawling[0] = 0;
    room.state.exposed.clear();
    room.state.attentive = {PersonIndex(std::size_t{0})};
    room.step();
    EXPECT_FLOAT_EQ(room.state.walk.v0[0], 1.2f);
}

TEST(Harm, ShelterBehindADoor) {
    Room room(1, 10.0);
    room.air(gas(5000, 0, 20.9));
    room.state.activity[0] = Activity::Sheltering;
    EXPECT_EQ(shelter_factor(room.parameters, room.world, room.openings, room.fire, room.state, 0), 0.5);
    room.step();
    EXPECT_NEAR(room.state.fed_gas[0], 0.5 * co_rate(5000, WorkRate::Light) * 0.5 / 60, 1e-12);
    room.openings.opening_state[0] = world::OpeningState::Open;   // onto the clean alley: fresh air
    EXPECT_EQ(shelter_factor(room.parameters, room.world, room.openings, room.fire, room.state, 0), 0.1);
}

/// 30 s to put it on, then a tenth of the dose for a quarter of an hour, by hand; without one, or away from it, all.
TEST(Harm, HoodTakesNineTenthsOfTheGasWhileItsFilterLasts) {
    const auto dose = [](bool hood, bool at_home) {
        Room room(1, 1e6);
        Problems problems;
        Household h;
        h.key = 5;
        h.home = {room.world.place("r0")};
        h.tools = hood ? k_hood : k_crowbar;
        room.fixed.households = {h};
        room.fixed.population.household[0] = HouseholdIndex(std::size_t{0});
        room.fixed.population.age[0] = 30;
        room.fixed.household_of_place.assign(room.world.places.size(), {});
        if (at_home) room.fixed.household_of_place[room.world.place("r0").row()] = HouseholdIndex(std::size_t{0});
        room.parameters = resolve_parameters({{"hood.untrained", 1.0}}, problems);
        room.state.awake[0] = 1;
        room.state.aware_at[0] = 0.0;
        fire::Conditions c = gas(2000, 0, 20.9);
        c.extinction = 1.0;
        room.air(c);
        room.run(1200);
        return room.state.fed_gas[0];
    };
    const double rate = co_rate(2000, WorkRate::Light) / 60.0;
    EXPECT_NEAR(dose(false, true), rate * 1200.0, 1e-6);
    EXPECT_NEAR(dose(true, false), rate * 1200.0, 1e-6);
    EXPECT_NEAR(dose(true, true), rate * (30.0 + 0.1 * 900.0 + 270.0), 1e-6);
}

TEST(Harm, WhoFallsLetsGo) {
    Room room(2);
    room.fixed.population.age[1] = 4;
    room.fixed.population.incap_threshold[1] = 100.0f;
    room.state.target_person[0] = PersonIndex(std::size_t{1});
    room.state.carried_by[1] = PersonIndex(std::size_t{0});
    room.state.activity[1] = Activity::Carried;
    carry(room.state.walk, 1, 0);
    room.air(gas(20000, 0, 20.9));
    room.step();
    EXPECT_NEAR(room.state.walk.v0[0], 1.2 * 0.8, 1e-6);
    room.run(200);
    EXPECT_EQ(room.state.activity[0], Activity::Incapacitated);
    EXPECT_FALSE(room.state.carried_by[1].valid());
    EXPECT_NE(room.state.activity[1], Activity::Carried);
}

TEST(Harm, SharesThatFallFollowTheThresholds) {   // C3: 0.10, 0.50, 0.88 at FED 0.3, 1, 3
    Room room(200, -1.0);
    int fallen[3] = {};
    const double rate = co_rate(10000, WorkRate::Light) / 60.0;
    const double dose[3] = {0.3, 1.0, 3.0};
    int people = 0;
    for (int batch = 0; batch < 10; ++batch) {
        Room r(200, -1.0);
        for (std::size_t i = 0; i < r.fixed.size(); ++i) {
            r.fixed.population.incap_threshold[i] = static_cast<float>(
                quantile(r.parameters.lognormal(Param::IncapMedian, Param::IncapSigma),
                         draw_uniform({77, hash_text(fmt::format("{}-{}", batch, i)), Purpose::IncapThreshold})));
        }
        r.air(gas(10000, 0, 20.9));
        for (int k = 0; k < 3; ++k) {
            r.run(dose[k] / rate);
            for (std::size_t i = 0; i < r.fixed.size(); ++i)
                fallen[k] += r.state.incapacitated_at[i] <= dose[k] / rate;
        }
        people += 200;
    }
    EXPECT_NEAR(fallen[0] / double(people), 0.10, 2.576 * std::sqrt(0.10 * 0.90 / people));
    EXPECT_NEAR(fallen[1] / double(people), 0.50, 2.576 * std::sqrt(0.25 / people));
    EXPECT_NEAR(fallen[2] / double(people), 0.88, 2.576 * std::sqrt(0.88 * 0.12 / people));
}

TEST(Harm, CleanAirHarmsNobody) {
    Room room(50);
    room.air({});
    room.run(900);
    EXPECT_TRUE(room.events.empty());
    for (std::size_t i = 0; i < 50; ++i) EXPECT_EQ(room.state.fed_gas[i], 0.0);
}

}  // namespace
}  // namespace taicho::people
