#include "study/spread_tree.h"

#include <gtest/gtest.h>

#include "study/statistics.h"

namespace taicho::study {
namespace {

using fire::SpreadMode;

/// Three houses of one room in a line, a window of each to the next.
world::World row_of_houses() {
    world::World w;
    for (int k = 0; k < 3; ++k) {
        world::Place p;
        p.id = "room-" + std::to_string(k);
        p.building = BuildingIndex(static_cast<std::size_t>(k));
        p.centre = {10.0 * k + 2.0, 2.0};
        p.outline = {{10.0 * k, 0}, {10.0 * k + 4, 0}, {10.0 * k + 4, 4}, {10.0 * k, 4}};
        w.places.push_back(p);
        world::Building b;
        b.id = "house-" + std::to_string(k);
        b.footprint = p.outline;
        b.centre = p.centre;
        b.places = {PlaceIndex(static_cast<std::size_t>(k))};
        w.buildings.push_back(b);
        world::Opening o;
        o.id = "window-" + std::to_string(k);
        o.a = PlaceIndex(static_cast<std::size_t>(k));
        w.openings.push_back(o);
    }
    return w;
}

Event lit(EventKind kind, double time, SpreadMode mode, std::uint32_t place, std::uint32_t object, std::uint32_t subject = 0xFFFFFFFFu) {
    Event e;
    e.kind = kind;
    e.time = time;
    e.mode = static_cast<std::uint16_t>(mode);
    e.place = place;
    e.object = object;
    e.subject = subject;
    return e;
}

TEST(SpreadTree, GoesThroughOutsidesBackToTheStart) {
    const world::World w = row_of_houses();
    const std::uint32_t face = 3 + 3 + 5;   // openings, places, then faces
    const std::vector<Event> events{
        lit(EventKind::Ignition, 0.0, SpreadMode::Started, 0, 0xFFFFFFFFu),
        lit(EventKind::OutsideLit, 300.0, SpreadMode::OpeningRadiation, 1, 0, face),
        lit(EventKind::Ignition, 700.0, SpreadMode::FlameContact, 1, face),
        lit(EventKind::Ignition, 710.0, SpreadMode::HotLayer, 1, 0xFFFFFFFFu, 4),
        lit(EventKind::Ignition, 900.0, SpreadMode::Roof, 2, 3 + 1),
    };
    const auto steps = spread_steps(events, w);
    ASSERT_EQ(steps.size(), 4u);   // the second package of a burning room is no step of its own
    EXPECT_EQ(steps[1].parent, 0);
    EXPECT_TRUE(steps[1].outside());
    EXPECT_EQ(steps[2].parent, 1);
    EXPECT_EQ(steps[3].parent, 2);
    EXPECT_EQ(path_to(steps, 3), (std::vector<std::int32_t>{0, 1, 2, 3}));
    EXPECT_EQ(first_step(steps, w.buildings[1]), 1);
    const std::string svg = spread_svg(steps, w, "en");
    EXPECT_NE(svg.find("<svg"), std::string::npos);
    EXPECT_NE(svg.find(">15<"), std::string::npos);   // minute the third house lit
    EXPECT_TRUE(spread_svg(spread_steps({events.front()}, w), w, "en").empty());
}

TEST(Wilson, ByHand) {
    // 8 of 10 at 95 %: (0.8 + 1.92073/10 -+ 1.95996 sqrt(0.016 + 0.0096036)) / 1.384146.
    const Interval i = wilson_interval(8, 10, 0.95);
    EXPECT_NEAR(i.low, 0.490162, 1e-6);
    EXPECT_NEAR(i.high, 0.943318, 1e-6);
    EXPECT_EQ(wilson_interval(0, 20, 0.95).low, 0.0);
    EXPECT_NEAR(wilson_interval(0, 20, 0.95).high, 0.161125, 1e-6);
    EXPECT_EQ(wilson_interval(0, 0, 0.95).high, 1.0);
}

}  // namespace
}  // namespace taicho::study
