// Arms of a study see the same people, the same luck and the same fire until somebody acts differently.
#include <gtest/gtest.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include <cmath>

#include "io/results_diff.h"
#include "io/results_writer.h"
#include "support.h"

namespace taicho::whole {
namespace {

using Changes = std::vector<study::Override>;

Changes plus(Changes base, const Changes& more) {
    base.insert(base.end(), more.begin(), more.end());
    return base;
}

study::RunSettings seed(std::uint64_t n) {
    study::RunSettings s;
    s.seed = s.population_seed = n;
    return s;
}

/// Measures said in other words: nothing differs that anybody could find.
TEST(Pairing, EquivalentMeasureIsTheSameRunFrameByFrame) {
    const std::string alley = shipped("alley");
    const Changes none = arm_of(alley, "none");
    const study::ReadyScenario a = ready(alley, none);
    const Changes sayings[] = {
        {{"measures.extinguishers.households_fraction", "0.7"}},
        {{"measures.extinguishers.households_fraction", "0"}, {"measures.extinguishers.per_household", "1"}},
        {{"measures.extinguishers.working_fraction", "0.5"}, {"measures.extinguishers.kind", "\"MFZL8\""}},
        {{"measures.linked_groups.bell_reliability", "0.1"}},
        {{"measures.training.order", "\"cadres-first\""}, {"measures.training.months_since", "30"}},
    };
    for (const Changes& s : sayings) {
        const study::ReadyScenario b = ready(alley, plus(none, s));
        ASSERT_TRUE(a.usable() && b.usable());
        for (const std::uint64_t n : {1u, 2u, 3u}) {
            const io::Results x = study::run_ready(a, seed(n)), y = study::run_ready(b, seed(n));
            EXPECT_EQ(x.state_hash, y.state_hash) << s.front().path << ", seed " << n;
            EXPECT_EQ(x.header.outcome_hash, y.header.outcome_hash) << s.front().path << ", seed " << n;
        }
    }
}

/// Bottles that nobody ever reaches for leave no trace in what happened.
TEST(Pairing, UnusedBottlesGiveTheSameOutcome) {
    const std::string alley = shipped("alley");
    const Changes still = {{"people.behaviour", "false"}};
    const study::ReadyScenario a = ready(alley, plus(arm_of(alley, "none"), still));
    const study::ReadyScenario b = ready(alley, plus(arm_of(alley, "extinguishers"), still));
    ASSERT_TRUE(a.usable() && b.usable());
    for (const std::uint64_t n : {1u, 2u, 3u, 4u}) {
        const io::Results x = study::run_ready(a, seed(n)), y = study::run_ready(b, seed(n));
        EXPECT_GT(count(x, EventKind::Ignition), 0u);
        EXPECT_EQ(count(y, EventKind::TookFixture), 0u);
        EXPECT_EQ(x.header.outcome_hash, y.header.outcome_hash) << "seed " << n;
    }
}

/// The first item burns alike until somebody does something else.
TEST(Pairing, FirstFireIsTheSameUntilTheFirstDifferingAction) {
    const std::string alley = shipped("alley");
    const study::ReadyScenario none = ready(alley, arm_of(alley, "none"), "none");
    const study::ReadyScenario both = ready(alley, arm_of(alley, "both"), "both");
    ASSERT_TRUE(none.usable() && both.usable());
    int differing = 0;
    for (std::uint64_t n = 1; n <= 8; ++n) {
        const io::Results x = study::run_ready(none, seed(n)), y = study::run_ready(both, seed(n));
        ASSERT_EQ(x.ids.people, y.ids.people);
        const io::ResultsDiff diff = io::diff_results(x, y);
        const double until = diff.first_action ? diff.first_action->time_s : 1e9;
        differing += diff.first_action.has_value();
        const std::uint32_t first = x.events.front().subject;
        std::size_t compared = 0;
        for (std::size_t i = 0; i < std::min(x.items.size(), y.items.size()); ++i) {
            if (x.time_s[x.items[i].frame] >= until) break;
            if (x.items[i].item != first) continue;
            ++compared;
            ASSERT_EQ(y.items[i].item, first) << "seed " << n;
            ASSERT_EQ(x.items[i].frame, y.items[i].frame) << "seed " << n;
            ASSERT_EQ(x.items[i].hrr_kw, y.items[i].hrr_kw) << "seed " << n << ", " << x.time_s[x.items[i].frame];
        }
        EXPECT_GT(compared, 0u) << "seed " << n << ": different from " << until << " s on";
    }
    EXPECT_GT(differing, 0);
}

TEST(Pairing, DiffNamesTheFirstDifferingAction) {
    const TempFolder folder;
    for (const std::string arm : {"none", "both"}) {
        const Answer a = taicho({"run", shipped("alley"), "-o", folder / arm, "--arm", arm, "--seed", "1", "-q"});
        ASSERT_EQ(a.code, 0) << a.err;
    }
    const Answer again = taicho({"run", shipped("alley"), "-o", folder / "again", "--arm", "none", "--seed", "1", "-q"});
    ASSERT_EQ(again.code, 0) << again.err;

    const io::Results x = study::run_ready(ready(shipped("alley"), arm_of(shipped("alley"), "none")), seed(1));
    const io::Results y = study::run_ready(ready(shipped("alley"), arm_of(shipped("alley"), "both")), seed(1));
    const io::ResultsDiff expected = io::diff_results(x, y);
    ASSERT_TRUE(expected.first_action);

    const Answer other = taicho({"diff", folder / "none/run.h5", folder / "both/run.h5", "--lang", "en"});
    EXPECT_EQ(other.code, 10) << other.err;
    const std::string named = expected.first_action->a.empty() ? expected.first_action->b : expected.first_action->a;
    EXPECT_NE(other.out.find(named), std::string::npos) << named << "\n" << other.out;

    const Answer same = taicho({"diff", folder / "none/run.h5", folder / "again/run.h5", "--lang", "en"});
    EXPECT_EQ(same.code, 0) << same.out << same.err;
    EXPECT_NE(same.out.find("same"), std::string::npos);
}

/// What pairing is for: the difference of two arms over the same fires varies less than the difference of two
/// arms over fires of their own. Judged on the people reached by smoke and the burnt area: deaths in the alley are so
/// rare that 60 fires have them in one arm only, where the ratio is 1 whatever the pairing does.
TEST(Pairing, MakesDifferencesSurer) {
    const TempFolder folder;
    const std::string alley = shipped("alley");
    const Answer a = taicho({"compare", alley, "-o", folder / "study", "--arms", "none,both", "--repeats", "60",
                             "-q", "--json"});
    ASSERT_EQ(a.code, 0) << a.err;
    const auto json = nlohmann::json::parse(a.out);
    int seen = 0;
    for (const auto& d : json["differences"]) {
        if (d["arm"] != "both" || (d["outcome"] != "smoke_reached" && d["outcome"] != "burnt_m2")) continue;
        ++seen;
        ASSERT_TRUE(d["variance_ratio"].is_number()) << d.dump();
        const auto ratio = d["variance_ratio"].get<double>();
        std::printf("%s: paired over unpaired variance %.3f\n", d["outcome"].get<std::string>().c_str(), ratio);
        EXPECT_LT(ratio, 1.0);
    }
    EXPECT_EQ(seen, 2);
}

}  // namespace
}  // namespace taicho::whole
