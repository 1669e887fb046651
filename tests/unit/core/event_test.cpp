#include "core/event.h"

#include <gtest/gtest.h>

#include <set>

namespace taicho {
namespace {

TEST(DueList, ComesOutByTimeKindAndId) {
    DueList list;
    list.push({2.0, 1, 5});
    list.push({1.0, 2, 9});
    list.push({1.0, 1, 7});
    list.push({1.0, 1, 3});
    const auto due = list.take_until(1.5);
    ASSERT_EQ(due.size(), 3u);
    EXPECT_EQ(due[0].id, 3u);
    EXPECT_EQ(due[1].id, 7u);
    EXPECT_EQ(due[2].id, 9u);
    EXPECT_EQ(list.next_time(), 2.0);
}

TEST(Events, EveryKindHasItsOwnName) {
    std::set<std::string_view> names;
    for (const auto k : event_kinds()) names.insert(event_name(k));
    EXPECT_EQ(names.size(), event_kinds().size());
    EXPECT_EQ(names.count("unknown"), 0u);
}

}  // namespace
}  // namespace taicho
