// What a scenario may get wrong about people: each is an error with its place and both languages.
#include <gtest/gtest.h>

#include "people/population.h"
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
