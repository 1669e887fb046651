// Properties of map features changed from the scenario: `[map."pattern"]`.
#include <gtest/gtest.h>

#include <algorithm>

#include "io/scenario_reader.h"
#include "sim/scenario.h"

namespace taicho::io {
namespace {

const std::string k_village = std::string(TAICHO_SOURCE_DIR) + "/scenarios/craft-village";

std::optional<sim::Scenario> with(const std::vector<Override>& changes, Problems& problems) {
    ReadOptions options;
    options.overrides = changes;
    return read_scenario(k_village, options, problems);
}

std::size_t gates(const sim::Scenario& s, const std::string& leaf) {
    return static_cast<std::size_t>(std::count_if(
        s.map.features.begin(), s.map.features.end(),
        [&](const world::Feature& f) { return f.kind == world::FeatureKind::Gate && f.leaf == leaf; }));
}

TEST(ScenarioMap, APatternChangesEveryFeatureItNames) {
    Problems problems;
    const auto as_drawn = with({}, problems);
    const auto locked = with({{"map.gate-*.leaf", "locked", {}}}, problems);
    const auto one = with({{"map.gate-alley-3.leaf", "locked", {}}}, problems);
    ASSERT_TRUE(as_drawn && locked && one);
    EXPECT_FALSE(problems.has_errors());
    const std::size_t all = gates(*as_drawn, "open");
    ASSERT_GT(all, 1u);
    EXPECT_EQ(gates(*locked, "locked"), all);
    EXPECT_EQ(gates(*one, "locked"), 1u);
    // Arms may share a joined map only when it is the same map.
    EXPECT_NE(as_drawn->map_key, locked->map_key);
    EXPECT_NE(one->map_key, locked->map_key);
}

TEST(ScenarioMap, MistakesAreNamedWhereTheyStand) {
    struct Wrong {
        const char* path;
        const char* value;
        const char* code;
        const char* suggestion;
    };
    for (const Wrong& w : {Wrong{"map.gate-ally-3.leaf", "locked", "E-REF-06", "gate-alley-3"},
                           Wrong{"map.gate-*.leaf", "lockd", "E-RANGE-02", "locked"},
                           Wrong{"map.gate-*.laef", "locked", "E-KEY-01", "leaf"},
                           Wrong{"map.gate-*.width_m", "-2", "E-RANGE-01", ""},
                           Wrong{"map.gate-*.width_m", "wide", "E-TYPE-01", ""},
                           Wrong{"map.gate-*.barred", "1", "E-TYPE-01", ""}}) {
        Problems problems;
        (void)with({{w.path, w.value, {"study.toml", 9, 5}}}, problems);
        std::vector<Problem> errors;
        for (const Problem& p : problems.list()) {
            if (p.severity == Problem::Severity::Error) errors.push_back(p);
        }
        ASSERT_EQ(errors.size(), 1u) << w.path << " = " << w.value;
        EXPECT_EQ(errors[0].code, w.code) << w.path;
        EXPECT_EQ(errors[0].suggestion, w.suggestion) << w.path;
        EXPECT_EQ(errors[0].pos.file, "study.toml") << w.path;
        EXPECT_EQ(errors[0].pos.line, 9) << w.path;
    }
}

}  // namespace
}  // namespace taicho::io
