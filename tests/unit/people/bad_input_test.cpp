// What a scenario may get wrong about people: each is an error with its place and both languages.
#include <gtest/gtest.h>

#include "people/population.h"
#include "people/population_place.h"
#include "people_worlds.h"

namespace taicho::people::test {
namespace {

/// The only problem of building this population.
Problem only_problem(const PeopleDef& def, const ParameterSet& parameters = {}) {
    const world::World w = row_of_homes(2);
    Problems problems;
    (void)populate(def, w, 20.0, 2, 1, parameters, problems);
    EXPECT_EQ(problems.list().size(), 1u);
    return problems.list().empty() ? Problem{} : problems.list().front();
}

void expect_error(const Problem& p, const std::string& code, const std::string& path) {
    EXPECT_EQ(p.code, code);
    EXPECT_EQ(p.path, path);
    EXPECT_EQ(p.severity, Problem::Severity::Error);
    EXPECT_EQ(p.pos.line, 7u);
    EXPECT_FALSE(p.text.vi.empty());
    EXPECT_FALSE(p.text.en.empty());
    EXPECT_NE(p.text.vi, p.text.en);
}

PersonDef person() {
    PersonDef p;
    p.id = "an";
    p.in = "r0";
    p.pos.line = 7;
    return p;
}

HouseholdDef household() {
    HouseholdDef h = households(1).households.front();
    h.pos.line = 7;
    return h;
}

TEST(BadInput, SpeedWithoutBounds) {
    PeopleDef def;
    def.persons = {person()};
    def.persons[0].speed = Distribution::normal(1.2, 0.4);
    expect_error(only_problem(def), "E-RANGE-03", "an");
}

TEST(BadInput, ResponseTimeWithoutBounds) {
    PeopleDef def;
    def.persons = {person()};
    def.persons[0].response = Distribution::normal(30, 20);
    expect_error(only_problem(def), "E-RANGE-03", "an");
    def.persons[0].response = Distribution::normal(30, 20).within(0, 90);
    const world::World w = row_of_homes(2);
    Problems none;
    (void)populate(def, w, 20.0, 2, 1, {}, none);
    EXPECT_TRUE(none.list().empty());
}

TEST(BadInput, AgeOutsideALife) {
    PeopleDef def;
    def.households = {household()};
    def.households[0].members.resize(1);
    def.households[0].members[0].age = 140;
    expect_error(only_problem(def), "E-RANGE-02", "h0");
}

TEST(BadInput, HouseholdWithoutHome) {
    PeopleDef def;
    def.households = {household()};
    def.households[0].home.clear();
    expect_error(only_problem(def), "E-REF-03", "h0");
}

TEST(BadInput, HomeThatIsNotOnTheMap) {
    PeopleDef def;
    def.households = {household()};
    def.households[0].home = {"r7"};
    expect_error(only_problem(def), "E-REF-02", "h0");
}

TEST(BadInput, MoreMembersThanTheRoomHolds) {
    PeopleDef def;
    def.households = {household()};
    def.households[0].member_count = 400;
    expect_error(only_problem(def), "E-RANGE-05", "h0");
}

TEST(BadInput, MorePeopleThanTheRoomHolds) {
    PeopleDef def;
    def.persons = {person()};
    def.persons[0].count = 500;
    expect_error(only_problem(def), "E-RANGE-05", "an");
}

TEST(BadInput, SeveralEntriesThatTogetherDoNotFit) {
    PeopleDef def;
    def.persons = {person(), person(), person()};   // 0.30, 0.61 and 0.91 of the floor: bodies cover at most 0.907
    const world::World w = row_of_homes(2);
    const double area = w.places[w.place("r0").row()].area;
    for (std::size_t k = 0; k < 3; ++k) {
        def.persons[k].id = "g" + std::to_string(k);
        def.persons[k].count = static_cast<int>(0.304 * area / (3.1416 * 0.04));
    }
    def.persons[2].pos.line = 7;
    def.persons[2].id = "an";
    Problems problems;
    (void)populate(def, w, 20.0, 2, 1, {}, problems);
    ASSERT_EQ(problems.list().size(), 2u);
    EXPECT_EQ(problems.list().front().code, "W-RANGE-03");
    expect_error(problems.list().back(), "E-RANGE-05", "an");
}

TEST(BadInput, CrowdThatFillsItsRoomStandsInNobody) {
    PeopleDef def;
    def.persons = {person()};
    const world::World w = row_of_homes(2);
    const double area = w.places[w.place("r0").row()].area;
    def.persons[0].count = static_cast<int>(5.0 * area);
    Problems problems;
    const PeopleStatic made = populate(def, w, 20.0, 2, 1, {}, problems);
    ASSERT_TRUE(problems.list().empty());
    const auto& at = made.population.start_at;
    ASSERT_EQ(at.size(), static_cast<std::size_t>(def.persons[0].count));
    double nearest = 1e9;
    for (std::size_t i = 0; i < at.size(); ++i) {
        EXPECT_TRUE(has_room(w.patches[w.places[w.place("r0").row()].first_patch], at[i], 0.2));
        for (std::size_t j = 0; j < i; ++j) nearest = std::min(nearest, distance(at[i], at[j]));
    }
    EXPECT_GE(nearest, 0.4 - 1e-9);
}

void expect_warning(const PeopleDef& def, const std::string& code) {
    const world::World w = row_of_homes(2);
    Problems problems;
    (void)populate(def, w, 20.0, 2, 1, {}, problems);
    ASSERT_EQ(problems.list().size(), 1u);
    const Problem& p = problems.list().front();
    EXPECT_EQ(p.code, code);
    EXPECT_EQ(p.severity, Problem::Severity::Warning);
    EXPECT_EQ(p.pos.line, 7);
    EXPECT_NE(p.text.vi, p.text.en);
}

TEST(BadInput, BodyInTheWall) {
    const world::World w = row_of_homes(2);
    PeopleDef def;
    def.persons = {person()};
    def.persons[0].has_at = true;
    const Vec2 corner = w.places[w.place("r0").row()].outline.front();
    def.persons[0].at = corner + Vec2{0.1, 0.1};
    expect_warning(def, "W-RANGE-02");
    def.persons[0].at = corner - Vec2{0.0, 50.0};
    expect_error(only_problem(def), "E-REF-05", "an");
}

TEST(BadInput, SeveralPeopleOnOneSpot) {
    PeopleDef def;
    def.persons = {person()};
    def.persons[0].has_at = true;
    const world::World w = row_of_homes(2);
    def.persons[0].at = w.places[w.place("r0").row()].centre;
    def.persons[0].count = 3;
    expect_warning(def, "W-RANGE-03");
    Problems problems;
    const PeopleStatic made = populate(def, w, 20.0, 2, 1, {}, problems);
    EXPECT_GT(distance(made.population.start_at[0], made.population.start_at[1]), 0.0);
}

TEST(BadInput, ExitChancesThatDoNotSumToOne) {
    PeopleDef def;
    def.persons = {person()};
    def.persons[0].exits = {"d0", "d1"};
    def.persons[0].exit_weights = {0.5, 0.6};
    expect_error(only_problem(def), "E-RANGE-04", "an");
}

TEST(BadInput, HouseholdSizesThatDoNotSumToOne) {
    Problems ignored;
    const ParameterSet parameters = resolve_parameters({{"household.size_1", 0.9}}, ignored);
    const Problem p = only_problem({}, parameters);
    EXPECT_EQ(p.code, "E-RANGE-04");
    EXPECT_FALSE(p.text.vi.empty());
}

}  // namespace
}  // namespace taicho::people::test
