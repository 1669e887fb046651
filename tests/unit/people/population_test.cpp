#include "people/population.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include <fmt/format.h>

#include "people/place_lists.h"
#include "people/population_draw.h"
#include "people_worlds.h"

namespace taicho::people {
namespace {

using namespace test;

struct Village {
    world::World world;
    PeopleDef def;
    ParameterSet parameters;
    explicit Village(int n) : world(row_of_homes(n)), def(households(n)) {}
    PeopleStatic at(double hour, std::uint64_t seed = 7, int weekday = 2) const {
        Problems problems;
        PeopleStatic p = populate(def, world, hour, weekday, seed, parameters, problems);
        for (const auto& problem : problems.list()) {
            if (problem.severity == Problem::Severity::Error) ADD_FAILURE() << problem.text.en;
        }
        return p;
    }
};

template <std::size_t N>
double chi_square(const std::array<double, N>& seen, const std::array<double, N>& share) {
    double total = 0.0;
    double sum = 0.0;
    for (const double s : seen) total += s;
    for (std::size_t i = 0; i < N; ++i)
        sum += (seen[i] - share[i] * total) * (seen[i] - share[i] * total) / (share[i] * total);
    return sum;
}

TEST(Population, HouseholdSizesFollowTheTable) {
    const PeopleStatic p = Village(4000).at(3.0);
    std::array<double, 7> seen{};
    for (const Household& h : p.households) seen[h.members.size() - 1] += 1;
    const std::array<double, 7> share{0.11, 0.17, 0.22, 0.265, 0.135, 0.065, 0.035};
    EXPECT_LT(chi_square(seen, share), 16.8);   // 6 degrees of freedom, 1 %
}

TEST(Population, AgeSharesFollowTheTable) {
    // Members of a household are not independent, so one person per household is looked at, drawn in turn;
    // households are taken in proportion to their size by taking every member of every fourth household.
    const PeopleStatic p = Village(6000).at(3.0);
    std::array<double, 3> seen{};
    double people = 0.0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const int age = p.population.age[i];
        seen[age < 15 ? 0 : age < 65 ? 1 : 2] += 1;
        people += 1;
    }
    // Couples share the draw that makes them old: the variance of that share is at most doubled.
    EXPECT_NEAR(seen[0] / people, 0.24, 3.0 * std::sqrt(0.24 * 0.76 / people));
    EXPECT_NEAR(seen[2] / people, 0.08, 3.0 * std::sqrt(2.0 * 0.08 * 0.92 / people));
    EXPECT_NEAR(seen[1] / people, 0.68, 3.0 * std::sqrt(2.0 * 0.68 * 0.32 / people));
}

TEST(Population, SexAbilityAndAlcohol) {
    const PeopleStatic p = Village(6000).at(23.5);
    std::array<double, 2> sex{};
    std::array<double, 2> impaired{};
    std::array<double, 2> alcohol{};
    for (std::size_t i = 0; i < p.size(); ++i) {
        const Population& q = p.population;
        sex[q.male[i]] += 1;
        if (q.age[i] >= 5) impaired[q.walking[i] == Walking::Impaired ? 1 : 0] += 1;
        if (q.age[i] < 5) {
            EXPECT_EQ(q.walking[i], Walking::Carried);
        }
        if (q.male[i] && q.age[i] >= 18) alcohol[q.alcohol[i]] += 1;
        if (!q.male[i] || q.age[i] < 18) {
            EXPECT_EQ(q.alcohol[i], 0);
        }
    }
    EXPECT_LT(chi_square(sex, {0.5, 0.5}), 6.63);
    EXPECT_LT(chi_square(impaired, {0.97, 0.03}), 6.63);
    EXPECT_LT(chi_square(alcohol, {0.85, 0.15}), 6.63);
    const PeopleStatic day = Village(200).at(10.0);
    for (const auto a : day.population.alcohol) EXPECT_EQ(a, 0);
}

TEST(Population, TenantsFollowTheirTable) {   // D5: 85 % aged 18-30, one or two to a room
    const ParameterSet p;
    const DrawSource src{1, &p};
    std::array<double, 2> pair{}, young{};
    for (int k = 0; k < 4000; ++k) {
        HouseholdDef def;
        def.id = fmt::format("tenants-{}", k);
        const std::vector<Draft> room = draw_members(src, def, true);
        ASSERT_LE(room.size(), 2u);
        pair[room.size() - 1] += 1;
        const int age = room.front().age;
        EXPECT_EQ(room.front().kin, Kin::Tenant);
        EXPECT_TRUE(age >= 18 && age <= 60);
        young[age <= 30 ? 0 : 1] += 1;
    }
    EXPECT_LT(chi_square(young, {0.85, 0.15}), 6.63);
    EXPECT_LT(chi_square(pair, {1.0 - p[Param::TenantPair], p[Param::TenantPair]}), 6.63);
}

TEST(Population, LiveInWorkersFollowTheirTable) {   // D5: 2-8 in 30 % of workshops, none where nothing is made
    const ParameterSet p;
    const DrawSource src{1, &p};
    std::array<double, 2> any{};
    std::array<double, 7> many{};
    for (int k = 0; k < 6000; ++k) {
        HouseholdDef def;
        def.id = fmt::format("shop-{}", k);
        def.workers = 0;
        const std::size_t n = draw_workers(src, def, "wood").size();
        any[n > 0 ? 1 : 0] += 1;
        if (n > 0) {
            ASSERT_TRUE(n >= 2 && n <= 8);
            many[n - 2] += 1;
        }
        EXPECT_TRUE(draw_workers(src, def, "").empty());
    }
    EXPECT_LT(chi_square(any, {0.7, 0.3}), 6.63);
    std::array<double, 7> even{};
    even.fill(1.0 / 7);
    EXPECT_LT(chi_square(many, even), 16.8);   // 6 degrees of freedom, 1 %
}

TEST(Population, FamiliesHangTogether) {
    const PeopleStatic p = Village(2000).at(3.0);
    for (const Household& h : p.households) {
        const int oldest = p.population.age[h.members[0].row()];
        EXPECT_GE(oldest, 18) << "a child does not live alone";
        for (std::size_t k = 2; k < h.members.size(); ++k) {
            const int age = p.population.age[h.members[k].row()];
            if (age < 15) {
                EXPECT_GE(oldest - age, 18);
            }
        }
        if (h.members.size() > 1) {
            EXPECT_NE(p.population.male[h.members[0].row()], p.population.male[h.members[1].row()]);
        }
    }
}

TEST(Population, PresenceAndSleepByHour) {
    const Village village(6000);
    struct Hour {
        double hour, present, asleep;
    };
    for (const Hour& h : {Hour{3, 0.95, 0.97}, Hour{10, 0.45, 0.08}, Hour{13, 0.45, 0.20}, Hour{20, 0.85, 0.06}}) {
        const PeopleStatic p = village.at(h.hour);
        double present = 0, asleep = 0;
        for (std::size_t i = 0; i < p.size(); ++i) {
            present += p.population.present[i];
            asleep += p.population.asleep[i];
        }
        const double n = static_cast<double>(p.size());
        // Small children share a parent's draw, so the share varies up to twice as much.
        EXPECT_NEAR(present / n, h.present, 3 * std::sqrt(2 * h.present * (1 - h.present) / n)) << h.hour;
        EXPECT_NEAR(asleep / present, h.asleep, 3 * std::sqrt(h.asleep * (1 - h.asleep) / present)) << h.hour;
    }
}

TEST(Population, TheSamePeopleAtEveryHour) {
    const Village village(300);
    const PeopleStatic night = village.at(3.0);
    const PeopleStatic day = village.at(10.0);
    ASSERT_EQ(night.size(), day.size());
    for (std::size_t i = 0; i < night.size(); ++i) {
        EXPECT_EQ(night.population.id[i], day.population.id[i]);
        EXPECT_EQ(night.population.age[i], day.population.age[i]);
        EXPECT_EQ(night.population.speed_free[i], day.population.speed_free[i]);
        EXPECT_EQ(night.population.incap_threshold[i], day.population.incap_threshold[i]);
        if (day.population.present[i]) {
            EXPECT_TRUE(night.population.present[i]);
        }
        if (day.population.asleep[i] && night.population.present[i]) {
            EXPECT_TRUE(night.population.asleep[i]);
        }
    }
}

TEST(Population, SeedDecides) {
    const Village village(100);
    const PeopleStatic a = village.at(3.0, 5), b = village.at(3.0, 5), c = village.at(3.0, 6);
    EXPECT_EQ(a.population.id, b.population.id);
    EXPECT_EQ(a.population.age, b.population.age);
    EXPECT_EQ(a.population.speed_free, b.population.speed_free);
    EXPECT_NE(a.population.speed_free, c.population.speed_free);
}

TEST(Population, AddingAHomeShiftsNobody) {
    const PeopleStatic few = Village(50).at(3.0);
    const PeopleStatic more = Village(51).at(3.0);
    for (std::size_t i = 0; i < few.size(); ++i) {
        EXPECT_EQ(few.population.id[i], more.population.id[i]);
        EXPECT_EQ(few.population.age[i], more.population.age[i]);
    }
}

TEST(Population, SpeedsByAgeAndSex) {   // B4
    const PeopleStatic p = Village(6000).at(3.0);
    std::array<double, 4> sum{}, n{};
    for (std::size_t i = 0; i < p.size(); ++i) {
        const Population& q = p.population;
        if (q.walking[i] != Walking::Normal || (q.age[i] >= 13 && q.age[i] < 18)) continue;
        const std::size_t group = q.age[i] < 13 ? 0 : q.age[i] >= 65 ? 1 : q.male[i] ? 2 : 3;
        sum[group] += q.speed_free[i];
        n[group] += 1;
    }
    const std::array<double, 4> mean{0.9, 0.8, 1.35, 1.15}, sd{0.3, 0.3, 0.2, 0.2};
    // Cut-offs move a mean by up to 0.02 m/s.
    for (std::size_t g = 0; g < 4; ++g)
        EXPECT_NEAR(sum[g] / n[g], mean[g], 0.02 + 3 * sd[g] / std::sqrt(n[g])) << g;
}

TEST(Population, ThresholdsFollowTheLaw) {   // C3: P(incapacitated) at 0.3, 1, 3
    const PeopleStatic p = Village(6000).at(3.0);
    double n = 0, below03 = 0, below1 = 0, below3 = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const Population& q = p.population;
        if (q.age[i] < 6 || q.age[i] >= 65 || q.walking[i] != Walking::Normal) continue;
        n += 1;
        below03 += q.incap_threshold[i] < 0.3f;
        below1 += q.incap_threshold[i] < 1.0f;
        below3 += q.incap_threshold[i] < 3.0f;
    }
    EXPECT_NEAR(below03 / n, 0.10, 0.01);
    EXPECT_NEAR(below1 / n, 0.50, 0.013);
    EXPECT_NEAR(below3 / n, 0.88, 0.01);
}

TEST(Population, ListedMembersStandAsListed) {
    Village village(1);
    MemberDef a, b;
    a.age = 41;
    a.male = 1;
    b.age = 72;
    b.walking = "impaired";
    village.def.households[0].members = {a, b};
    const PeopleStatic p = village.at(3.0);
    ASSERT_EQ(p.size(), 2u);
    EXPECT_EQ(p.population.id[0], "h0-m1");
    EXPECT_EQ(p.population.age[0], 41);
    EXPECT_EQ(p.population.male[0], 1);
    EXPECT_EQ(p.population.age[1], 72);
    EXPECT_EQ(p.population.walking[1], Walking::Impaired);
    EXPECT_EQ(p.households[0].front_door, village.world.opening("d0"));
    EXPECT_EQ(p.households[0].door_place, village.world.place("alley"));
    EXPECT_EQ(p.household_of_place[village.world.place("r0").row()], HouseholdIndex(std::size_t{0}));
    EXPECT_FALSE(p.household_of_place[village.world.place("alley").row()].valid());
}

TEST(Population, PeopleStandApartInsideTheirRoom) {
    const Village village(300);
    const PeopleStatic p = village.at(3.0);
    for (const Household& h : p.households) {
        for (const PersonIndex a : h.members) {
            if (!p.population.present[a.row()]) continue;
            const Vec2 at = p.population.start_at[a.row()];
            EXPECT_EQ(village.world.place_at(at, 0), p.population.start_place[a.row()]);
            for (const PersonIndex b : h.members)
                if (a < b && p.population.present[b.row()]) {
                    EXPECT_GE(distance(at, p.population.start_at[b.row()]), 0.29);
                }
        }
    }
}

TEST(Population, WorkersComeByDay) {
    world::World w;
    const BuildingIndex b = add_building(w, "b0", "work");
    add_place(w, "shop", world::PlaceUse::Workshop, {0, 0}, {10, 10}, 0, b);
    add_place(w, "loft", world::PlaceUse::Mezzanine, {0, 0}, {10, 4}, 1, b);
    add_place(w, "bed", world::PlaceUse::Bedroom, {0, 10}, {5, 15}, 0, b);
    world::finish(w);
    PeopleDef def;
    HouseholdDef h;
    h.id = "h";
    h.home = {"bed"};
    h.trade = "wood";
    h.workers = 6;
    h.live_in_workers = 3;
    def.households = {h};
    const auto present = [&](double hour, int weekday) {
        Problems problems;
        const PeopleStatic p = populate(def, w, hour, weekday, 3, ParameterSet{}, problems);
        int n = 0;
        for (std::size_t i = 0; i < p.size(); ++i)
            n += p.population.present[i] && p.population.id[i].find("-d") != std::string::npos;
        for (std::size_t i = 0; i < p.size(); ++i)
            if (p.population.asleep[i]) {
                EXPECT_EQ(p.population.start_place[i],
                          w.place(p.population.id[i].find("-w") != std::string::npos ? "loft" : "bed"));
            }
        return n;
    };
    EXPECT_EQ(present(10.0, 3), 6);
    EXPECT_EQ(present(10.0, 7), 0);
    EXPECT_EQ(present(3.0, 3), 0);
}

TEST(Population, ListedPersons) {
    Village village(1);
    village.def.households.clear();
    PersonDef p;
    p.id = "p";
    p.in = "r0";
    p.count = 10;
    p.response = Distribution::uniform(10, 100);
    p.exits = {"d0"};
    p.incapacitation_fed = 1.0;
    village.def.persons = {p};
    const PeopleStatic s = village.at(3.0);
    ASSERT_EQ(s.size(), 10u);
    EXPECT_EQ(s.population.id[9], "p-10");
    for (std::size_t i = 0; i < 10; ++i) {
        EXPECT_GE(s.population.prescribed_response[i], 10.0f);
        EXPECT_LE(s.population.prescribed_response[i], 100.0f);
        EXPECT_EQ(s.population.incap_threshold[i], 1.0f);
        EXPECT_EQ(s.prescribed[s.prescribed_of[i]].exits.front(), village.world.opening("d0"));
    }
}

TEST(Population, ResponseTimesFollowTheirLaw) {   // S-05: Kolmogorov-Smirnov, 1 % level, 1000 persons
    struct Case {
        Distribution law;
        double mean, sd;
    };
    const Case cases[] = {{Distribution::uniform(10, 100), 55, 26.0},
                          {Distribution::gamma(1.291, 103.901), 134.1, 118.0},
                          {Distribution::lognormal(std::exp(4.586), 0.967), 156.6, 194.8},
                          {Distribution::weibull(139.285, 1.195), 131.1, 110.1},
                          {Distribution::triangular(11, 41, 71), 41, 12.2}};
    for (const Case& c : cases) {
        std::vector<double> distances;
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            Village village(1);
            village.def.households.clear();
            PersonDef p;
            p.id = "p";
            p.at = {3, 3};
            p.has_at = true;
            p.count = 1000;
            p.response = c.law;
            village.def.persons = {p};
            const PeopleStatic s = village.at(3.0, seed);
            std::vector<double> t(s.population.prescribed_response.begin(), s.population.prescribed_response.end());
            std::sort(t.begin(), t.end());
            double ks = 0.0;
            for (std::size_t i = 0; i < t.size(); ++i) {
                double lo = 1e-9, hi = 1.0 - 1e-9;   // the law's distribution function by inverting its quantile
                for (int k = 0; k < 50; ++k) {
                    const double mid = 0.5 * (lo + hi);
                    (quantile(c.law, mid) < t[i] ? lo : hi) = mid;
                }
                const double n = static_cast<double>(t.size());
                ks = std::max({ks, std::fabs(lo - i / n), std::fabs(lo - (i + 1) / n)});
            }
            distances.push_back(ks);
        }
        std::sort(distances.begin(), distances.end());
        EXPECT_LE(distances[2], 0.0515) << c.mean;
    }
}

TEST(Population, InitialState) {
    const Village village(200);
    const PeopleStatic p = village.at(10.0);
    PeopleState s = initial_state(p, village.world, village.parameters);
    std::size_t listed = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        if (!p.population.present[i]) {
            EXPECT_EQ(s.activity[i], Activity::Out);
            EXPECT_EQ(s.walk.mode[i], WalkMode::Absent);
            continue;
        }
        EXPECT_EQ(s.activity[i], p.population.asleep[i] ? Activity::Asleep : Activity::Unaware);
        EXPECT_EQ(s.awake[i], !p.population.asleep[i]);
        EXPECT_EQ(s.where.of[i], p.population.start_place[i]);
        ++listed;
    }
    std::size_t found = 0;
    for (std::size_t k = 0; k < village.world.places.size(); ++k)
        for_people_in(s, PlaceIndex(k), [&](std::size_t) { ++found; });
    EXPECT_EQ(found, listed);
    EXPECT_EQ(hash_of(p, s), 0u) << "nobody has been reached yet";
    s.fed_gas[0] = 0.1;
    EXPECT_NE(hash_of(p, s), 0u);
}

TEST(Population, WrongInputIsRefused) {
    Village village(1);
    village.def.households[0].home = {"r9"};
    village.def.households[0].members.resize(1);
    village.def.households[0].members[0].walking = "impared";
    HouseholdDef homeless;
    homeless.id = "lost";
    village.def.households.push_back(homeless);
    PersonDef p;
    p.id = "p";
    p.in = "nowhere";
    p.exits = {"d0", "d0"};
    p.exit_weights = {0.7, 0.7};
    p.speed = Distribution::normal(1.2, 0.3);
    village.def.persons = {p};
    Problems problems;
    (void)populate(village.def, village.world, 3.0, 2, 1, village.parameters, problems);
    std::vector<std::string> codes;
    for (const Problem& q : problems.list()) {
        codes.push_back(q.code);
        EXPECT_FALSE(q.text.vi.empty());
        if (q.code == "E-TYPE-02") {
            EXPECT_EQ(q.suggestion, "impaired");
        }
    }
    for (const char* code : {"E-TYPE-02", "E-RANGE-03", "E-RANGE-04", "E-REF-02", "E-REF-03", "E-REF-05"})
        EXPECT_NE(std::find(codes.begin(), codes.end(), code), codes.end()) << code;
    Village crowded(1);
    crowded.def.households[0].member_count = 200;
    Problems more;
    (void)populate(crowded.def, crowded.world, 3.0, 2, 1, crowded.parameters, more);
    EXPECT_TRUE(more.has_errors());
}

}  // namespace
}  // namespace taicho::people
