#include "people/plain_names.h"
#include "people/story.h"

#include <gtest/gtest.h>

#include "people/cue.h"
#include "people/decide_state.h"

namespace taicho::people {
namespace {

Event event(double t, EventKind kind, std::uint16_t mode = 0, std::uint32_t object = 0xFFFFFFFFu,
            std::uint32_t place = 0, std::array<double, 4> values = {}) {
    return {t, kind, mode, 3, object, place, values};
}

TEST(Story, NamesAsResidentsSayThem) {
    EXPECT_EQ(plain_place("h012-3-back", 3, "hh-h012-m1").vi, "phòng phía sau tầng 4 nhà mình");
    EXPECT_EQ(plain_place("h012-3-back", 3, "hh-h007-m1").en, "the back room on floor 4 of house 12");
    EXPECT_EQ(plain_place("f808-bed2", 8, "hh-f101-m1").vi, "phòng ngủ tầng 9 căn hộ 808");
    EXPECT_EQ(plain_place("alley-5-link", 0, "").en, "the alley");
    EXPECT_EQ(plain_place("Xưởng A", 0, "").vi, "Xưởng A");   // of another make: as it stands
    EXPECT_EQ(plain_person("hh-h012-m2", "hh-h012-m1").en, "a member of the family");
    EXPECT_EQ(plain_person("hh-h012-w2", "hh-h007-m1").vi, "thợ của nhà 12");
    EXPECT_EQ(plain_household("hh-f808").vi, "căn hộ 808");
}

TEST(Story, HeatAndSmokeTurnBackInTheirOwnWords) {
    const auto mode = static_cast<std::uint16_t>(Decision::TurnBack);
    const auto story = tell_story(3, {event(10, EventKind::Decided, mode, 0xFFFFFFFFu, 0, {1.0, 0, 0, 0}),
                                      event(20, EventKind::Decided, mode, 0xFFFFFFFFu, 0, {0.6, 0, 2, 0.1})}, {}, 2.5);
    ASSERT_EQ(story.size(), 2u);
    EXPECT_EQ(story[0].text.en, "Draws back from the heat and waits.");
    EXPECT_EQ(story[1].text.en.substr(0, 26), "Turns back from the smoke ");
}

TEST(Story, OneNight) {
    StoryNames names;
    for (const char* id : {"h0-m1", "h0-m2", "h1-m1", "h1-m2"}) names.persons.push_back({id, id});
    for (const char* id : {"h1-bed", "h1-stair", "alley"}) names.places.push_back({id, id});
    const auto mode = [](auto m) { return static_cast<std::uint16_t>(m); };
    std::vector<Event> events = {
        event(65, EventKind::Woke, mode(CueKind::Bell)),
        event(65, EventKind::Noticed, mode(CueKind::Bell)),
        event(70, EventKind::Decided, mode(Decision::Fight), 0xFFFFFFFFu, 0, {0.75, 80, 0.5, 0.2}),
        event(80, EventKind::PassedOpening, 0, 1, 1),
        event(85, EventKind::PassedOpening, 0, 2, 2),
        event(90, EventKind::Noticed, mode(CueKind::Shout), 0),
        event(91, EventKind::Injured, 0)};
    events.push_back(events.front());
    events.back().subject = 0;   // somebody else's
    const auto story = tell_story(3, events, names, 2.5);
    ASSERT_EQ(story.size(), 5u);
    EXPECT_EQ(story[0].clock, "02:31:05");
    EXPECT_EQ(story[0].text.vi, "Thức giấc ở h1-bed: nghe tiếng chuông liên gia.");
    EXPECT_EQ(story[0].text.en, "Wakes in h1-bed: hears the linked bell.");
    EXPECT_EQ(story[1].text.en,
              "Decides to fight the fire (has seen a fire of about 80 kW, sees 6 m through the smoke; 75 of 100 "
              "such people would).");
    EXPECT_EQ(story[2].text.en, "Goes through 2 doors, now in alley.");
    EXPECT_EQ(story[3].text.en, "Notices in h1-bed: hears somebody shout fire (h0-m1).");
    EXPECT_EQ(story[4].text.vi, "Bị thương vì khí độc ở h1-bed.");
}

TEST(Story, SaysThingsOnce) {
    const auto mode = [](Decision d) { return static_cast<std::uint16_t>(d); };
    StoryNames names;
    names.places.push_back({"bếp", "the kitchen"});
    const auto story = tell_story(3, {event(10, EventKind::Decided, mode(Decision::Fight), 0xFFFFFFFFu, 0, {0.8, 50, 0, 0.1}),
                                      event(30, EventKind::Decided, mode(Decision::Fight), 0xFFFFFFFFu, 0, {0.7, 90, 0, 0.1}),
                                      event(50, EventKind::Decided, mode(Decision::StopFight), 0xFFFFFFFFu, 0, {1.0, 90, 6, 0}),
                                      event(50, EventKind::Decided, mode(Decision::Prepare), 0xFFFFFFFFu, 0, {1.0, 90, 6, 0}),
                                      event(50, EventKind::Decided, mode(Decision::Leave), 0xFFFFFFFFu, 0, {1.0, 90, 6, 0}),
                                      event(60, EventKind::Decided, mode(Decision::BreakOut), 0xFFFFFFFFu, 0, {0.25, 0, 0, 0}),
                                      event(70, EventKind::Injured), event(70, EventKind::Incapacitated)},
                                  names, 2.5, {600.0, StoryEnd::How::Unconscious, 0});
    ASSERT_EQ(story.size(), 7u);
    EXPECT_EQ(story[1].text.vi, "Tìm cách khác để dập tiếp (thấy đám cháy khoảng 90 kW; cứ 100 người như vậy thì 70 người làm thế).");
    EXPECT_EQ(story[2].text.en, "Gives up fighting (has seen a fire of about 90 kW, cannot see 1 m through the smoke).");
    EXPECT_EQ(story[3].text.en, "Leaves.");                         // what was seen has just been said, getting ready took no time
    EXPECT_EQ(story[4].text.en, "Tries to break a way out without a tool.");
    EXPECT_EQ(story[5].text.en, "Collapses from toxic gas in the kitchen.");
    EXPECT_EQ(story[6].text.vi, "Hết thời gian tính: còn nằm bất tỉnh ở bếp.");
    EXPECT_EQ(story[6].clock, "02:40:00");
}

TEST(Story, WhoWorksHereIsNotAtHome) {
    EXPECT_EQ(plain_place("h012-0-front", 0, "hh-h012-d2").en, "the front room on floor 1 at work");
    EXPECT_EQ(plain_person("hh-h012-m1", "hh-h012-d2").vi, "chủ nhà");
    EXPECT_EQ(plain_person("hh-h012-w1", "hh-h012-d2").en, "a fellow worker");
    EXPECT_EQ(plain_place("main-p8", 0, "").vi, "ngoài đường làng");
}

TEST(Story, OverMidnight) {
    const auto story = tell_story(3, {event(3600, EventKind::Out)}, {}, 23.5);
    ASSERT_EQ(story.size(), 1u);
    EXPECT_EQ(story[0].clock, "00:30:00");
}

}  // namespace
}  // namespace taicho::people
