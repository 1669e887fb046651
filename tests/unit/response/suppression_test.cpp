#include "response/suppression.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstring>
#include <string_view>
#include <type_traits>

#include "core/rng.h"

namespace taicho::response {
namespace {

using people::Skill;
using people::Training;

constexpr int k_draws = 10000;

/// One bottle on a fire that does not grow, by the agent-flow law in 0.5 s steps.
bool puts_out(const ExtinguisherKind& kind, double eta, double hrr) {
    double charge = kind.charge;
    const double rate = agent_rates(kind, eta).rate;
    while (charge > 1e-9 && hrr > 0.0) {
        const double dt = std::min(0.5, charge / kind.flow);
        hrr -= rate * dt;
        charge -= kind.flow * dt;
    }
    return hrr <= 1e-6;
}

double share_out(const ExtinguisherKind& kind, const Skill& skill, double hrr) {
    const SuppressionRules r;
    int n = 0;
    for (std::uint32_t i = 0; i < k_draws; ++i) {
        const double u = draw_uniform({3, i, Purpose::Efficacy, 0});
        n += puts_out(kind, efficacy(r, skill, u), hrr);
    }
    return static_cast<double>(n) / k_draws;
}

/// The printed table (two digits) within four standard errors of 10 000 draws.
void expect_share(double got, double printed, const std::string& what) {
    const double p = std::min(std::max(printed, 0.005), 0.995);
    EXPECT_NEAR(got, printed, 0.005 + 4 * std::sqrt(p * (1 - p) / k_draws)) << what;
}

/// People handbook A6, table of the limit of no growth.
TEST(Suppression, AgentFlowGivesTheTableWithoutGrowth) {
    const auto kinds = extinguisher_kinds();
    const auto& two_a = kinds[*extinguisher_kind("MFZL4")];
    const auto& four_a = kinds[*extinguisher_kind("MFZL8")];
    const Skill none, drill{Training::Drill, 1.0};
    const double table[][5] = {{50e3, 1.00, 1.00, 1.00, 1.00}, {100e3, 0.98, 1.00, 1.00, 1.00},
                               {200e3, 0.75, 1.00, 0.97, 1.00}, {300e3, 0.45, 0.94, 0.87, 1.00},
                               {500e3, 0.12, 0.54, 0.54, 0.97}, {800e3, 0.02, 0.11, 0.20, 0.71}};
    for (const auto& row : table) {
        const std::string at = std::to_string(row[0]);
        expect_share(share_out(two_a, none, row[0]), row[1], "2A untrained " + at);
        expect_share(share_out(two_a, drill, row[0]), row[2], "2A trained " + at);
        expect_share(share_out(four_a, none, row[0]), row[3], "4A untrained " + at);
        expect_share(share_out(four_a, drill, row[0]), row[4], "4A trained " + at);
    }
}

/// Attempted fires LN(80 kW, 0.9), 2A bottle, with dead bottles, technique and failure to discharge (A6).
double mixture(const Skill& skill, double dead) {
    const SuppressionRules r;
    const auto& kind = extinguisher_kinds()[*extinguisher_kind("MFZL4")];
    int n = 0;
    for (std::uint32_t i = 0; i < k_draws; ++i) {
        const DrawKey key{5, i, Purpose::Efficacy, 0};
        if (draw_chance({5, i, Purpose::BottleWorks, 0}, dead)) continue;
        if (draw_chance({5, i, Purpose::NeverDischarges, 0}, never_discharges_probability(r, skill))) continue;
        double eta = efficacy(r, skill, draw_uniform(key));
        if (draw_chance({5, i, Purpose::Technique, 0}, poor_technique_probability(r, skill))) eta *= r.poor_factor;
        const double hrr = sample(Distribution::lognormal(80e3, 0.9), {5, i, Purpose::PeakRate, 0});
        n += puts_out(kind, eta, hrr);
    }
    return static_cast<double>(n) / k_draws;
}

TEST(Suppression, AttemptedFiresGiveThePrintedSuccess) {
    const Skill none, drill{Training::Drill, 1.0};
    EXPECT_NEAR(mixture(none, 0.10), 0.74, 0.02);
    EXPECT_NEAR(mixture(drill, 0.10), 0.87, 0.02);
    EXPECT_NEAR(mixture(none, 0.03), 0.80, 0.02);
    EXPECT_NEAR(mixture(drill, 0.03), 0.94, 0.02);
}

/// Ratings (A6): the expert puts out his test fire and not the one a class above.
TEST(Suppression, ExpertEarnsTheRating) {
    const SuppressionRules r;
    const auto kinds = extinguisher_kinds();
    int right = 0, small = 0, tray = 0;
    for (std::uint32_t i = 0; i < k_draws; ++i) {
        const double u = draw_uniform({9, i, Purpose::Efficacy, 0});
        const double eta = r.eta_expert * std::exp(r.eta_expert_sd * inverse_normal_cdf(u));
        right += puts_out(kinds[*extinguisher_kind("MFZL4")], eta, 0.80e6);
        small += puts_out(kinds[*extinguisher_kind("MFZL2")], eta, 0.80e6);
        const AgentRates b = agent_rates(kinds[*extinguisher_kind("MFZL4")], eta);
        tray += b.critical_area >= 1.73 && b.area_rate * 4.0 / 0.31 >= 1.73;
    }
    EXPECT_GE(right, 0.98 * k_draws);
    EXPECT_LE(small, 0.02 * k_draws);
    EXPECT_GE(tray, 0.95 * k_draws);
}

TEST(Suppression, BcPowderGivesNoCreditForSolids) {
    const auto kinds = extinguisher_kinds();
    EXPECT_EQ(agent_rates(kinds[*extinguisher_kind("MFZ4")], 1.0).rate, 0.0);
    EXPECT_GT(agent_rates(kinds[*extinguisher_kind("MFZ4")], 1.0).area_rate, 0.0);
}

TEST(Suppression, AtMostThreeUsersAndEachFurtherOneCountsLess) {
    const SuppressionRules r;
    EXPECT_EQ(user_factor(r, 0), 1.0);
    EXPECT_EQ(user_factor(r, 1), 0.8);
    EXPECT_EQ(user_factor(r, 2), 0.8);
    EXPECT_EQ(user_factor(r, 3), 0.0);
}

TEST(Suppression, TrainingFadesToTheUntrainedLaw) {
    const SuppressionRules r;
    const Skill none, faded{Training::Drill, 0.0}, fresh{Training::Drill, 1.0}, talk{Training::Talk, 1.0};
    EXPECT_DOUBLE_EQ(efficacy(r, faded, 0.3), efficacy(r, none, 0.3));
    EXPECT_NEAR(efficacy(r, fresh, 0.5), 0.65, 1e-9);
    EXPECT_NEAR(efficacy(r, talk, 0.5), 0.42, 1e-9);
    EXPECT_DOUBLE_EQ(poor_technique_probability(r, fresh), 0.04);
    EXPECT_DOUBLE_EQ(poor_technique_probability(r, talk), 0.15);
    EXPECT_DOUBLE_EQ(never_discharges_probability(r, talk), 0.02);
    // Anchor of A2: mean of the untrained time about 13.4 s (LN(12, 0.5) has 13.6).
    const Distribution d = operating_time(r, none);
    EXPECT_NEAR(d.a * std::exp(0.5 * d.b * d.b), 13.6, 0.05);
    EXPECT_DOUBLE_EQ(operating_time(r, fresh).a, 7.0);
}

/// Rows of the people table that only response reads.
bool of_suppression(std::string_view key) {
    for (const char* start : {"efficacy.", "bottle.", "operate.", "again.", "bucket.", "hose.", "water.", "cloth.", "oil."})
        if (key.substr(0, std::string_view(start).size()) == start) return true;
    return false;
}

TEST(Suppression, EveryRowReachesTheRules) {
    static_assert(std::is_trivially_copyable_v<SuppressionRules> && sizeof(SuppressionRules) % sizeof(double) == 0);
    const SuppressionRules defaults;
    std::size_t rows = 0;
    for (const people::Parameter& row : people::parameter_table()) {
        if (!of_suppression(row.key)) continue;
        ++rows;
        Problems problems;
        const double other = row.value != row.high ? row.high : row.low;
        const SuppressionRules changed(people::resolve_parameters({{row.key, other}}, problems));
        std::size_t different = 0;
        const auto words = [](const SuppressionRules& r) {
            std::array<double, sizeof(SuppressionRules) / sizeof(double)> w;
            std::memcpy(w.data(), &r, sizeof r);
            return w;
        };
        for (std::size_t k = 0; k < words(defaults).size(); ++k) different += words(changed)[k] != words(defaults)[k] ? 1 : 0;
        EXPECT_EQ(different, 1u) << row.key;
        EXPECT_FALSE(problems.has_errors()) << row.key;
    }
    EXPECT_EQ(rows, sizeof(SuppressionRules) / sizeof(double)) << "a rule without a row";
}

}  // namespace
}  // namespace taicho::response
