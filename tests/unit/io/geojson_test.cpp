#include "io/geojson.h"

#include <gtest/gtest.h>

namespace taicho::io {
namespace {

const char* const k_map = R"json({"type":"FeatureCollection",
"crs_local":{"unit":"m","origin_lon":105.9,"origin_lat":20.9,"rotation_deg":0},
"features":[
{"type":"Feature","properties":{"kind":"room","id":"shop","name":{"vi":"Cửa hàng","en":"Shop"},"level":0,"use":"shop","colour":"red"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,7.5],[0,7.5],[0,0]]]}},
{"type":"Feature","properties":{"kind":"door","id":"d","level":0,"width_m":0.9,"leaf":"locked","latent":true},"geometry":{"type":"LineString","coordinates":[[1,0],[1.9,0]]}},
{"type":"Feature","properties":{"kind":"stair","id":"s","from_level":0,"to_level":1,"up":[1,0]},"geometry":{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,1],[0,1],[0,0]]]}}
]}
)json";

TEST(GeoJson, WrittenMapReadsBackAsTheSame) {
    Problems problems;
    const auto a = parse_geojson(k_map, "map.geojson", true, problems);
    ASSERT_TRUE(a);
    for (const Problem& p : problems.list()) ADD_FAILURE() << format_problem(p, "en");
    ASSERT_EQ(a->map.features.size(), 3u);
    const world::Feature& shop = a->map.features[0];
    EXPECT_EQ(shop.name.vi, "Cửa hàng");
    EXPECT_EQ(shop.rings[0].size(), 4u);
    EXPECT_EQ(shop.pos.line, 4);
    EXPECT_EQ(shop.pos.column, 1);
    ASSERT_EQ(shop.extra.size(), 1u);
    EXPECT_EQ(shop.extra[0].second, "\"red\"");
    EXPECT_EQ(a->map.features[1].width_m, 0.9);
    EXPECT_TRUE(a->map.features[1].latent);
    const std::string once = write_geojson(a->map);
    const auto b = parse_geojson(once, "map.geojson", true, problems);
    ASSERT_TRUE(b);
    EXPECT_EQ(write_geojson(b->map), once);
    EXPECT_EQ(b->map.features[2].up, (Vec2{1, 0}));
    EXPECT_EQ(b->map.origin_lon, 105.9);
}

}  // namespace
}  // namespace taicho::io
