#include "response/preparedness.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include "../people/people_worlds.h"
#include "response/coverage.h"
#include "response/service.h"
#include "stage.h"

namespace taicho::response {
namespace {

using people::Training;

struct Street {
    world::World world = people::test::row_of_homes(60);
    people::PeopleStatic people;
    ResponseStatic response;
    Problems problems;
    explicit Street(const Measures& m, int cadres = 0, std::map<std::string, double> overrides = {}) {
        people::PeopleDef def = people::test::households(60);
        for (int k = 0; k < cadres; ++k) def.households[static_cast<std::size_t>(3 * k)].cadre = 1;
        def.parameters = std::move(overrides);
        people = people::populate(def, world, 3.0, 2, 7, people::resolve_parameters(def.parameters, problems), problems);
        ResponseDef r;
        r.measures = m;
        response = prepare(r, world, 11, people, problems);
    }
    std::set<std::uint32_t> with_bottle() const {
        std::set<std::uint32_t> out;
        for (const Bottle& b : response.bottles) out.insert(b.owner.v);
        return out;
    }
    std::set<std::uint32_t> with(Training level) const {
        std::set<std::uint32_t> out;
        for (std::size_t i = 0; i < people.size(); ++i) {
            if (people.population.training[i] == level) out.insert(people.population.household[i].v);
        }
        return out;
    }
};

void expect_both_languages(const Problems& problems, const std::string& code) {
    bool found = false;
    for (const Problem& p : problems.list()) {
        if (p.code != code) continue;
        found = true;
        EXPECT_FALSE(p.text.vi.empty() || p.text.en.empty() || p.text.vi == p.text.en) << code;
    }
    EXPECT_TRUE(found) << code;
}

Measures bottles(double fraction) {
    Measures m;
    m.extinguishers.per_household = 1;
    m.extinguishers.households_fraction = fraction;
    return m;
}

TEST(Preparedness, MoreCoverageOnlyAddsHouseholds) {
    std::set<std::uint32_t> before;
    for (const double f : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        const Street s(bottles(f));
        const auto now = s.with_bottle();
        EXPECT_EQ(now.size(), static_cast<std::size_t>(std::lround(60 * f)));
        for (const std::uint32_t h : before) EXPECT_TRUE(now.count(h)) << f;
        before = now;
    }
}

/// A bottle keeps its state whatever else is handed out.
TEST(Preparedness, AnotherMeasureRenumbersNoDraw) {
    const Street alone(bottles(0.5));
    Measures m = bottles(0.5);
    m.fire_points.spacing_m = 100;
    m.training.drill_fraction = 1;
    m.linked_groups.households_fraction = 1;
    const Street more(m);
    std::map<std::uint64_t, std::pair<bool, bool>> state;
    for (const Bottle& b : alone.response.bottles) state[b.key] = {b.works, b.remembered};
    std::size_t same = 0;
    for (const Bottle& b : more.response.bottles) {
        const auto it = state.find(b.key);
        if (it == state.end()) continue;
        EXPECT_EQ(it->second, std::make_pair(b.works, b.remembered));
        ++same;
    }
    EXPECT_EQ(same, state.size());
    EXPECT_GT(more.response.bottles.size(), alone.response.bottles.size());   // those of the fire points
}

TEST(Preparedness, DrillIncludesTalkAndFades) {
    Measures m;
    m.training.talk_fraction = 0.5;
    m.training.drill_fraction = 0.25;
    m.training.months_since = 36;
    const Street s(m);
    // A household without a grown member cannot send anybody.
    EXPECT_NEAR(static_cast<double>(s.with(Training::Drill).size()), 15, 1);
    EXPECT_NEAR(static_cast<double>(s.with(Training::Talk).size()), 15, 1);
    for (std::size_t i = 0; i < s.people.size(); ++i) {
        if (s.people.population.training[i] != Training::None) {
            EXPECT_NEAR(s.people.population.training_retention[i], std::exp(-1.0), 1e-6);
        }
    }
}

TEST(Preparedness, CadresComeFirst) {
    Measures m;
    m.training.drill_fraction = 10.0 / 60;
    m.training.order = CoverageOrder::CadresFirst;
    world::World world = people::test::row_of_homes(60);
    people::PeopleDef def = people::test::households(60);
    for (auto& h : def.households) h.cadre = 0;
    for (std::size_t k = 0; k < 10; ++k) def.households[5 * k].cadre = 1;
    Problems problems;
    auto people = people::populate(def, world, 3.0, 2, 7, people::ParameterSet(), problems);
    const auto order = coverage_order(CoverageOrder::CadresFirst, people, world, 11, Purpose::Training);
    for (std::size_t k = 0; k < 10; ++k) EXPECT_EQ(order[k].v % 5, 0u);
}

TEST(Preparedness, DiffusionOnlyAddsTalk) {
    Measures m;
    m.training.drill_fraction = 0.3;
    m.training.months_since = 24;
    m.linked_groups.households_fraction = 1;
    const Street without(m);
    m.training.diffusion = true;
    const Street with(m);
    EXPECT_EQ(with.with(Training::Drill), without.with(Training::Drill));
    EXPECT_TRUE(without.with(Training::Talk).empty());
    EXPECT_GT(with.with(Training::Talk).size(), 2u);
}

/// Two years at 0.3 a year: each trained home has passed the talk on with 1 - 0.7^2 = 0.51, to one of its own group.
TEST(Preparedness, CadresPassTheTalkOnThroughTheirGroups) {
    Measures m;
    m.training.drill_fraction = 20.0 / 60;
    m.training.order = CoverageOrder::CadresFirst;
    m.training.months_since = 24;
    m.training.diffusion = true;
    m.linked_groups.households_fraction = 1;
    m.linked_groups.group_size = 10;
    const Street s(m, 20);   // every third home at least: three or four in each group of ten
    const auto drilled = s.with(Training::Drill), told = s.with(Training::Talk);
    const auto n = static_cast<double>(drilled.size());
    ASSERT_GE(drilled.size(), 18u);   // a home of children alone sends nobody
    for (const std::uint32_t h : drilled) EXPECT_TRUE(s.people.households[h].cadre);
    EXPECT_NEAR(static_cast<double>(told.size()), n * 0.51, 3.0 * std::sqrt(n * 0.51 * 0.49));
    for (const std::uint32_t h : told) {
        const auto& group = s.people.groups[s.people.households[h].group.row()].households;
        EXPECT_TRUE(std::any_of(group.begin(), group.end(), [&](HouseholdIndex o) { return drilled.count(o.v) != 0; }));
    }
}

TEST(Preparedness, RiskFirstTakesWhatBurnsFastest) {
    world::World world = people::test::row_of_homes(9);
    people::PeopleDef def = people::test::households(9);
    const char* trades[] = {"", "wood", "plastic", "", "paper", "textile", "", "lacquer", ""};
    for (std::size_t k = 0; k < 9; ++k) def.households[k].trade = trades[k];
    Problems problems;
    const auto people = people::populate(def, world, 3.0, 2, 7, people::ParameterSet(), problems);
    const auto order = coverage_order(CoverageOrder::RiskFirst, people, world, 11, Purpose::Training);
    std::string got;
    for (const HouseholdIndex h : order) got += trades[h.v][0] == 'p' || trades[h.v][0] == 'l' ? 'a' : trades[h.v][0] != 0 ? 'b' : 'c';
    EXPECT_EQ(got, "aaabbcccc");   // paper, plastic, lacquer; then other trades; then homes
}

TEST(Preparedness, ByAlleyGoesFromDoorToDoor) {
    world::World world;
    const PlaceIndex first = people::test::add_place(world, "alley-1", world::PlaceUse::Alley, {0, -3}, {12, 0});
    const PlaceIndex second = people::test::add_place(world, "alley-2", world::PlaceUse::Alley, {0, 10}, {12, 13});
    people::PeopleDef def;
    for (int k = 0; k < 4; ++k) {   // listed by turns: alley 2, 1, 2, 1
        const double y = k % 2 == 0 ? 13.0 : 0.0, x = 6.0 * (k / 2);
        const BuildingIndex b = people::test::add_building(world, fmt::format("b{}", k));
        const PlaceIndex room = people::test::add_place(world, fmt::format("r{}", k), world::PlaceUse::Living, {x, y}, {x + 6, y + 6}, 0, b);
        people::test::add_opening(world, fmt::format("d{}", k), room, k % 2 == 0 ? second : first, {x + 2, y}, {x + 2.9, y});
        people::HouseholdDef h;
        h.id = fmt::format("h{}", k);
        h.home = {fmt::format("r{}", k)};
        def.households.push_back(h);
    }
    world::finish(world);
    Problems problems;
    const auto people = people::populate(def, world, 3.0, 2, 7, people::ParameterSet(), problems);
    const auto order = coverage_order(CoverageOrder::ByAlley, people, world, 11, Purpose::Training);
    ASSERT_EQ(order.size(), 4u);
    EXPECT_EQ(order[0].v % 2, 1u);   // both of alley 1, then both of alley 2
    EXPECT_EQ(order[1].v % 2, 1u);
}

TEST(Preparedness, GroupsHaveTheirSizeALeaderAndBells) {
    Measures m;
    m.linked_groups.households_fraction = 0.5;
    m.linked_groups.group_size = 10;
    const Street s(m);
    ASSERT_EQ(s.people.groups.size(), 6u);
    int linked = 0, leaders = 0;
    for (std::size_t g = 0; g < 6; ++g) {
        linked += s.response.group_linked[g];
        for (const HouseholdIndex h : s.people.groups[g].households) {
            EXPECT_EQ(s.people.households[h.row()].has_bell, s.response.group_linked[g] != 0);
        }
    }
    for (const auto l : s.people.population.leader) leaders += l;
    EXPECT_EQ(linked, 3);
    EXPECT_EQ(leaders, 3);
}

TEST(Preparedness, NobodyHasAnythingWithoutMeasures) {
    const Street s(Measures{});
    EXPECT_TRUE(s.response.bottles.empty());
    EXPECT_TRUE(s.with(Training::Talk).empty());
    EXPECT_TRUE(s.with(Training::Drill).empty());
    for (const auto& h : s.people.households) {
        EXPECT_FALSE(h.has_tools || h.has_bell || h.has_second_exit);
    }
}

TEST(Preparedness, UnknownKindIsReported) {
    Measures m = bottles(1);
    m.extinguishers.kind = "MFZL5";
    const Street s(m);
    EXPECT_TRUE(s.problems.has_errors());
    expect_both_languages(s.problems, "E-REF-22");
}

/// A bottle of the map that states no kind has no rating: it is refused with the place where it is drawn.
TEST(Preparedness, BottleWithoutRatingIsReported) {
    world::World world = people::test::row_of_homes(2);
    world::Fixture bottle;
    bottle.id = "bottle-of-the-map";
    bottle.kind = world::FixtureKind::Extinguisher;
    bottle.what = "";
    bottle.place = PlaceIndex(std::size_t{0});
    bottle.pos = {"map.geojson", 12, 3};
    world.fixtures.push_back(bottle);
    world::finish(world);
    Problems problems;
    auto people = people::populate(people::test::households(2), world, 3.0, 2, 7, people::ParameterSet(), problems);
    (void)prepare(ResponseDef{}, world, 11, people, problems);
    expect_both_languages(problems, "E-REF-21");
    for (const Problem& p : problems.list()) {
        if (p.code == "E-REF-21") EXPECT_EQ(p.pos.line, 12);
    }
}

/// A map of rooms alone, without a way in from the open air: crews would never come.
TEST(Preparedness, ServiceThatCannotReachTheMapIsTold) {
    world::World world;
    const BuildingIndex b = people::test::add_building(world, "b0");
    people::test::add_place(world, "r0", world::PlaceUse::Living, {0, 0}, {6, 6}, 0, b);
    world::finish(world);
    for (const bool present : {true, false}) {
        Problems problems;
        auto people = people::populate(people::test::households(1), world, 3.0, 2, 7, people::ParameterSet(), problems);
        ResponseDef r;
        r.measures.fire_service.present = present;
        (void)prepare(r, world, 11, people, problems);
        const auto told = std::count_if(problems.list().begin(), problems.list().end(), [](const Problem& p) { return p.code == "W-MEAS-04"; });
        EXPECT_EQ(told, present ? 1 : 0);
        if (present) expect_both_languages(problems, "W-MEAS-04");
    }
}

/// D6: 60 + 60 s and 0.55 km/min; the median over stations at 3 km is about 7.5 min by day.
TEST(Service, TravelAndHoseFollowTheHandbook) {
    ResponseStatic fixed;
    fixed.station_km = 3.0;
    fixed.hose_m = {200.0};
    const ServiceRules rules;
    double day = 0, night = 0, rush = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        day += travel_time(rules, fixed, seed, 12.0) / 400;
        night += travel_time(rules, fixed, seed, 2.0) / 400;
        rush += travel_time(rules, fixed, seed, 17.5) / 400;
    }
    const double drive = 3000 * 60 / 550.0;
    EXPECT_NEAR(day, 2 * 60 * std::exp(0.045) + drive, 4);
    EXPECT_NEAR(day - night, 0.15 * drive, 1);
    EXPECT_NEAR(rush - day, 0.4 * drive, 1);
    const double water = water_time(rules, fixed, 1, PlaceIndex(std::size_t{0}));
    EXPECT_GE(water, 60 + 420);
    EXPECT_LE(water, 90 + 420);
}

std::size_t know_second_exit(const Street& s) {
    const auto& known = s.people.population.knows_second_exit;
    return static_cast<std::size_t>(std::count(known.begin(), known.end(), 1));
}

/// Rows of the people table that only the handing-out of measures reads.
TEST(Preparedness, RowsOfTrainingAndSecondExitsAreRead) {
    Measures m;
    m.training.talk_fraction = 0.5;
    m.training.months_since = 12.0;
    m.training.diffusion = true;
    m.training.order = CoverageOrder::CadresFirst;
    m.linked_groups.households_fraction = 1.0;
    m.second_exits.households_fraction = 1.0;
    const Street base(m);
    const Street fades(m, 0, {{"training.fade_months", 12.0}});
    const Street spreads(m, 0, {{"training.diffusion_per_year", 0.6}});
    const Street cadres(m, 0, {{"household.cadre", 0.3}});
    const Street knows(m, 0, {{"way.second_exit", 0.6}});
    const auto retention = [](const Street& s) {
        double most = 0.0;
        for (const float r : s.people.population.training_retention) most = std::max(most, static_cast<double>(r));
        return most;
    };
    EXPECT_NEAR(std::log(retention(fades)), 3.0 * std::log(retention(base)), 1e-3);
    EXPECT_GT(spreads.with(Training::Talk).size(), base.with(Training::Talk).size());
    const auto with_cadre = [](const Street& s) {
        return std::count_if(s.people.households.begin(), s.people.households.end(), [](const auto& h) { return h.cadre; });
    };
    EXPECT_GT(with_cadre(cadres), with_cadre(base));
    EXPECT_GT(know_second_exit(knows), know_second_exit(base));
}

}  // namespace
}  // namespace taicho::response
