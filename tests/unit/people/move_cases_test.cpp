// Quick tier of the published movement verification tests.
#include <gtest/gtest.h>

#include <algorithm>

#include "people/move_cases.h"

namespace taicho::people {
namespace {

class MoveCases : public testing::TestWithParam<MoveCase> {};

TEST_P(MoveCases, MeetsItsCriteria) {
    for (const MoveCheck& c : GetParam().run(CaseTier::Quick)) {
        EXPECT_TRUE(c.pass) << c.id << ": " << c.measured << ", wanted " << c.criterion;
    }
}

INSTANTIATE_TEST_SUITE_P(Published, MoveCases, testing::ValuesIn(move_cases().begin(), move_cases().end()),
                         [](const auto& param) {
                             std::string id = param.param.id;
                             id.erase(std::remove(id.begin(), id.end(), '-'), id.end());
                             return id;
                         });

}  // namespace
}  // namespace taicho::people
