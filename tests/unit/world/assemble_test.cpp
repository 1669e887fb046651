#include <gtest/gtest.h>

#include "maps.h"
#include "world/graph.h"
#include "world/request.h"

namespace taicho::world {
namespace {

using namespace test;

World made(const MapDef& m, const std::string& expected_codes = "") {
    Problems problems;
    World w = assemble(m, problems);
    EXPECT_EQ(codes(problems), expected_codes);
    return w;
}

const Opening& opening(const World& w, const std::string& id) {
    return w.openings.at(w.opening(id).row());
}
const Place& place(const World& w, const std::string& id) {
    return w.places.at(w.place(id).row());
}

TEST(Assemble, TubeHouseIsJoinedFromBedToStreet) {
    const World w = made(tube_house());
    const auto field = w.graph->hops_to_exit(walkable_ever(w));
    const auto way = opening_names(w, w.graph->path(field, w.place("bed")));
    ASSERT_GE(way.size(), 5u);
    EXPECT_EQ(way[0], "door-bed");
    EXPECT_EQ(way[1], "flight-top");
    EXPECT_EQ(way[2], "door-stair");
    EXPECT_EQ(way[3], "front");
    EXPECT_EQ(way.back(), "out");
}

TEST(Assemble, PlacesKnowTheirHouseHeightAndShape) {
    const World w = made(tube_house());
    const Place& bed = place(w, "bed");
    EXPECT_EQ(w.buildings[bed.building.row()].id, "house");
    EXPECT_EQ(bed.level, 1);
    EXPECT_EQ(bed.floor_z, 3.0);
    EXPECT_EQ(bed.height, 3.0);
    EXPECT_NEAR(bed.area, 28.0, 1e-9);
    EXPECT_NEAR(bed.width, 4.0, 1e-9);
    EXPECT_NEAR(bed.depth, 7.0, 1e-9);
    EXPECT_TRUE(bed.top_storey);
    EXPECT_FALSE(place(w, "shop").top_storey);
    EXPECT_TRUE(place(w, "stair-0").well_mixed);
    EXPECT_EQ(w.place_at({2, 3}, 1), w.place("bed"));
    EXPECT_EQ(w.place_at({2, 3}, 0), w.place("shop"));
    EXPECT_FALSE(w.place_at({2, 30}, 0).valid());
}

TEST(Assemble, FlightIsAnInclinedPatchWithAWellAbove) {
    const World w = made(tube_house());
    const Place& stair = place(w, "stair-0");
    ASSERT_EQ(stair.patch_count, 2u);
    const Patch& landing = w.patches[stair.first_patch];
    const Patch& flight = w.patches[stair.first_patch + 1];
    EXPECT_FALSE(landing.stair);
    EXPECT_TRUE(flight.stair);
    EXPECT_NE(landing.sheet, flight.sheet);
    EXPECT_NEAR(flight.z_at({0.5, 8.5}), 0.0, 1e-9);
    EXPECT_NEAR(flight.z_at({3.2, 8.5}), 3.0, 1e-9);
    ASSERT_EQ(w.joins.size(), 1u);
    EXPECT_NEAR(w.joins[0].p0.x, 0.5, 1e-9);
    const Opening& top = opening(w, "flight-top");
    EXPECT_EQ(top.kind, OpeningKind::StairConnection);
    EXPECT_TRUE(top.horizontal);
    EXPECT_NEAR(top.area, 2.7, 1e-9);
    EXPECT_EQ(top.a, w.place("stair-0"));
    EXPECT_EQ(top.b, w.place("stair-1"));
    // nobody stands in the air over the flight
    EXPECT_FALSE(w.patch_at({2.0, 8.5}, 1).valid());
    EXPECT_TRUE(w.patch_at({2.0, 7.5}, 1).valid());
}

TEST(Assemble, FlightWithoutARoomIsAPlaceOfItsOwn) {
    MapDef m = tube_house();
    for (Feature& f : m.features) {
        if (f.id == "flight") f.place.clear();
    }
    const World w = made(m);
    const Place& flight = place(w, "flight");
    EXPECT_EQ(flight.use, PlaceUse::Stair);
    EXPECT_TRUE(flight.well_mixed);
    EXPECT_EQ(flight.height, 3.0);
    const Opening& foot = opening(w, "flight-foot");
    EXPECT_FALSE(foot.horizontal);
    EXPECT_EQ(foot.a, w.place("stair-0"));
    EXPECT_EQ(foot.b, w.place("flight"));
    EXPECT_EQ(opening(w, "flight-top").a, w.place("flight"));
    EXPECT_TRUE(w.joins.empty());
    EXPECT_TRUE(w.graph->reaches_exit(walkable_ever(w))[w.place("bed").row()]);
}

TEST(Assemble, DirectionOfAFlightFollowsFromTheFloorsAtItsEnds) {
    MapDef m = tube_house();
    for (Feature& f : m.features) {
        if (f.id == "flight") f.up.reset();
    }
    Problems problems;
    (void)assemble(m, problems);
    EXPECT_EQ(codes(problems).substr(0, 8), "E-GEO-12");  // both ends lie in the stair rooms
    for (Feature& f : m.features) {
        if (f.id == "stair-0") f.rings = {rect(0, 7, 4, 8)};
        if (f.id == "stair-1") f.rings = {rect(0, 7, 4, 8)};
        if (f.id == "flight") f.rings = {rect(0.5, 8, 1.5, 10.8)};
    }
    // now the foot touches stair-0 and the head touches nothing: give it a floor to reach
    m.features.push_back(room("upper", rect(0, 10.8, 4, 12), "corridor", 1));
    for (Feature& f : m.features) {
        if (f.id == "kitchen") f.rings = {rect(2, 8, 4, 12)};
        if (f.id == "door-kitchen") f.line = {{2.2, 8}, {3.1, 8}};
    }
    Problems again;
    const World w = assemble(m, again);
    EXPECT_FALSE(again.has_errors()) << codes(again);
    EXPECT_EQ(opening(w, "flight-top").b, w.place("upper"));
    EXPECT_NEAR(opening(w, "flight-top").normal.y, 1.0, 1e-9);
}

TEST(Assemble, WindowsUpstairsAreVentsToOpenAir) {
    const World w = made(tube_house());
    const Opening& o = opening(w, "window-bed");
    EXPECT_EQ(o.a, w.place("bed"));
    EXPECT_FALSE(o.b.valid());
    EXPECT_FALSE(o.walkable);
    EXPECT_FALSE(o.exit);
    EXPECT_TRUE(o.barred);
    EXPECT_TRUE(o.glazed);
    EXPECT_NEAR(o.sill_z, 3.9, 1e-9);
    EXPECT_NEAR(o.soffit_z, 5.1, 1e-9);
    EXPECT_NEAR(o.normal.y, -1.0, 1e-9);  // out of the house
}

TEST(Assemble, LatentOpeningsExistInTheGraphWithStateNone) {
    MapDef m = tube_house();
    Feature cage = line(FeatureKind::Cage, "cage", {{3, 0}, {3.8, 0}}, 1);
    cage.latent = true;
    cage.to = "alley-p1";
    m.features.push_back(cage);
    const World w = made(m);
    const Opening& o = opening(w, "cage");
    EXPECT_EQ(o.initial, OpeningState::None);
    EXPECT_EQ(o.needs, "tool");
    EXPECT_EQ(o.b, w.place("alley-p1"));
    EXPECT_FALSE(passable(initial_state(w).opening_state[w.opening("cage").row()]));
}

TEST(Assemble, AnAlleyNamedAsAWholeMeansItsNearestPiece) {
    MapDef m = tube_house();
    Feature ladder = line(FeatureKind::Cage, "ladder", {{3, 0}, {3.8, 0}}, 1);
    ladder.to = "alley";
    m.features.push_back(ladder);
    const World w = made(m);
    const PlaceIndex piece = opening(w, "ladder").b;
    ASSERT_TRUE(piece.valid());
    EXPECT_EQ(piece, w.place_at({3.4, -0.5}, 0));
    EXPECT_TRUE(opening(w, "ladder").walkable);
}

TEST(Assemble, LightWellIsStackedAndOpenToTheSky) {
    MapDef m = tube_house();
    Feature well = area(FeatureKind::Void, "well", rect(1, 12, 3, 13));
    well.from_level = 0;
    well.to_level = 1;
    well.building = "house";
    m.features.push_back(well);
    m.features.push_back(line(FeatureKind::Window, "kitchen-window", {{1.5, 12}, {2.5, 12}}));
    const World w = made(m);
    EXPECT_EQ(place(w, "well-0").patch_count, 0u);
    EXPECT_TRUE(place(w, "well-0").well_mixed);
    EXPECT_EQ(place(w, "well-1").floor_z, 3.0);
    const Opening& up = opening(w, "well-0-up");
    EXPECT_TRUE(up.horizontal);
    EXPECT_FALSE(up.walkable);
    EXPECT_NEAR(up.area, 2.0, 1e-9);
    EXPECT_EQ(up.b, w.place("well-1"));
    const Opening& sky = opening(w, "well-1-sky");
    EXPECT_FALSE(sky.b.valid());
    EXPECT_EQ(sky.sill_z, 6.0);
    EXPECT_EQ(opening(w, "kitchen-window").b, w.place("well-0"));
}

TEST(Assemble, MezzanineSharesTheAirOfItsRoom) {
    MapDef m = tube_house();
    for (Feature& f : m.features) {
        if (f.id == "shop") f.height_m = 5.0;
    }
    Feature loft = area(FeatureKind::Mezzanine, "loft", rect(0, 3, 4, 7));
    loft.elevation_m = 2.6;
    m.features.push_back(loft);
    Feature flight = stair("ladder", rect(0, 0.2, 0.8, 3), {0, 1}, 0, 0);
    flight.from = "shop";
    flight.to = "loft";
    m.features.push_back(flight);
    const World w = made(m);
    EXPECT_NEAR(place(w, "loft").height, 2.4, 1e-9);
    EXPECT_EQ(w.place_at({2, 5}, 0), w.place("shop"));
    const Opening& edge = opening(w, "loft-edge1");
    EXPECT_EQ(edge.b, w.place("shop"));
    EXPECT_NEAR(edge.width, 4.0, 1e-9);
    EXPECT_FALSE(edge.walkable);
    EXPECT_NEAR(edge.soffit_z - edge.sill_z, 2.4, 1e-9);
    EXPECT_EQ(opening(w, "ladder-top").b, w.place("loft"));
}

TEST(Assemble, ObstaclesAreHolesPeopleWalkRoundAndGasFills) {
    MapDef m = tube_house();
    m.features.push_back(area(FeatureKind::Obstacle, "saw", rect(1.5, 3, 2.5, 4)));
    const World w = made(m);
    const Place& shop = place(w, "shop");
    ASSERT_EQ(shop.patch_count, 1u);
    EXPECT_EQ(w.patches[shop.first_patch].holes.size(), 1u);
    EXPECT_NEAR(shop.area, 28.0, 1e-9);
    EXPECT_FALSE(w.patch_at({2, 3.5}, 0).valid());
}

TEST(Assemble, FloorWithoutRoomsIsAPlace) {
    MapDef m;
    m.features = {area(FeatureKind::Floor, "hall", rect(0, 0, 10, 10)),
                  area(FeatureKind::Floor, "up", rect(0, 0, 10, 10), 1),
                  room("r", rect(0, 0, 5, 10), "living", 1),
                  line(FeatureKind::Exit, "out", {{4, 0}, {6, 0}})};
    const World w = made(m, "W-GEO-03");
    EXPECT_TRUE(w.place("hall").valid());
    EXPECT_FALSE(w.place("up").valid());
    EXPECT_TRUE(w.place("r").valid());
}

/// A cabinet drawn inside a wall cannot be opened by anybody; beside it, or a bell on it, is fine.
TEST(Assemble, CabinetInsideAWallIsAnError) {
    const auto with = [](const char* what, Vec2 at) {
        MapDef m = tube_house();
        m.features.push_back(area(FeatureKind::Wall, "thick", rect(1, 2, 3, 2.6)));
        Feature f = line(FeatureKind::Fixture, "cabinet", {at});
        f.what = what;
        f.pos = {"map.geojson", 7, 1};
        m.features.push_back(f);
        Problems problems;
        (void)assemble(m, problems);
        return problems;
    };
    const Problems inside = with("fire-point", {2, 2.3});
    ASSERT_EQ(codes(inside), "E-GEO-28");
    const Problem& p = inside.list().front();
    EXPECT_EQ(p.pos.line, 7);
    EXPECT_NE(p.text.vi.find("thick"), std::string::npos);
    EXPECT_NE(p.text.en.find("thick"), std::string::npos);
    EXPECT_FALSE(with("fire-point", {2, 1.9}).has_errors());
    EXPECT_FALSE(with("bell", {2, 2.3}).has_errors());
}

TEST(Assemble, FixturesStandInPlaces) {
    MapDef m = tube_house();
    Feature bottle = line(FeatureKind::Fixture, "e1", {{1, 1}});
    bottle.what = "extinguisher";
    bottle.item = "MFZL4";
    m.features.push_back(bottle);
    const World w = made(m);
    ASSERT_EQ(w.fixtures.size(), 1u);
    EXPECT_EQ(w.fixtures[0].kind, FixtureKind::Extinguisher);
    EXPECT_EQ(w.fixtures[0].place, w.place("shop"));
    EXPECT_EQ(w.fixtures_of[w.place("shop").row()].size(), 1u);
}

TEST(Requests, AreAppliedInTimeOrderAndReportedOnce) {
    const World w = made(tube_house());
    WorldState s = initial_state(w);
    const OpeningIndex door = w.opening("door-bed");
    std::vector<Request> r(3);
    r[0] = {2.0, door, OpeningState::Closed, 0.0f, 7};
    r[1] = {1.0, door, OpeningState::Open, 1.0f, 3};
    r[2] = {2.5, door, OpeningState::Closed, 1.0f, 9};  // no change
    std::vector<Event> events;
    apply_requests(w, s, r, events);
    EXPECT_TRUE(r.empty());
    ASSERT_EQ(events.size(), 2u);
    EXPECT_EQ(events[0].time, 1.0);
    EXPECT_EQ(events[1].object, 7u);
    EXPECT_EQ(s.opening_state[door.row()], OpeningState::Closed);
    EXPECT_EQ(s.open_fraction[door.row()], 0.0f);
    EXPECT_EQ(s.version, 2u);
    EXPECT_EQ(s.changed_at[door.row()], 2.0);
}

}  // namespace
}  // namespace taicho::world
