#include "layout/templates.h"

#include <fmt/format.h>

#include "layout/furnish.h"

namespace taicho::layout {

using world::Feature;
using world::FeatureKind;

namespace {

void add_lanes(const Lots& lots, Scene& scene) {
    Sketch sketch(scene.map, "");
    for (const Lane& lane : lots.lanes) {
        Feature& f = sketch.opening(FeatureKind::Alley, lane.id, 0, {}, {});
        f.line.clear();
        for (const Vec2 p : lane.line) f.line.push_back(p);
        f.width_m = lane.width;
        f.name = lane.name;
    }
    for (const Mouth& m : lots.mouths) {
        Feature& f = sketch.opening(FeatureKind::Exit, m.id, 0, m.a, m.b);
        f.kind_of = "street";
    }
    for (const AlleyGate& g : lots.gates) {
        Feature& f = sketch.opening(FeatureKind::Gate, g.id, 0, g.a, g.b);
        f.leaf = "open";
        f.needs = "key";
    }
    for (std::size_t i = 0; i < lots.fire_points.size(); ++i) {
        sketch.device("fire-point-" + std::to_string(i + 1), "", 0, lots.fire_points[i],
                      "fire-point");
    }
    if (!lots.pond.empty()) {
        Feature& f = sketch.polygon(FeatureKind::Water, "pond", 0, lots.pond);
        f.name = {"Ao làng", "Village pond"};
        f.what = "pond";
        f.volume_m3 = 1.2 * std::abs(ring_area(lots.pond));
    }
}

void common_assumptions(Scene& scene) {
    const auto add = [&scene](const char* vi, const char* en) {
        scene.assumptions.push_back({vi, en});
    };
    add("Bên trong mỗi nhà (cầu thang, phòng, giếng trời, cửa, đồ đạc) được sinh theo mẫu nhà ống, "
        "không phải đo vẽ thật.",
        "The inside of every house (stair, rooms, light well, doors, contents) follows a "
        "tube-house pattern, not a survey.");
    add("Mỗi nhà một hộ; số người theo phân bố cỡ hộ (trung bình 3,6 người); ở làng nghề 30 % "
        "xưởng có 2–8 thợ ngủ lại (giả định).",
        "One household per house; sizes follow the household-size table (mean 3.6); in craft "
        "villages 30 % of workshops have 2-8 workers sleeping in (judgement).");
    add("60 % cửa sổ tầng trên có song sắt, 35 % nhà có chuồng cọp, 30 % cửa cuốn cần điện (giả "
        "định).",
        "60 % of upper windows are barred, 35 % of houses have a caged balcony, 30 % of shutters "
        "need power (judgement).");
    add("Lối thoát thứ hai (qua mái, ban công, cắt chuồng cọp) có sẵn trong bản đồ nhưng chỉ mở "
        "khi biện pháp [measures.second_exits] bật.",
        "Second ways out (over roofs, balconies, a cut cage) stand in the map but exist only when "
        "[measures.second_exits] opens them.");
}

}  // namespace

void furnish_lots(const Lots& lots, const FurnishDef& def, const HouseholdMixDef& mix,
                  Scene& scene) {
    add_lanes(lots, scene);
    std::vector<FurnishedHouse> made;
    made.reserve(lots.houses.size());
    for (const House& house : lots.houses) made.push_back(furnish_house(house, def, mix, scene));
    join_neighbours(lots.houses, made, def, scene);
    link_groups(lots.houses, made, mix, scene);
    common_assumptions(scene);
}

Scene make_village(const VillageDef& def) {
    Scene scene;
    scene.seed = def.seed;
    scene.name = {"Làng nghề (sinh tự động)", "Craft village (generated)"};
    scene.start_hour = def.start_hour;
    scene.repeats = 20;
    scene.bells_arm = true;
    const Lots lots = village_lots(def);
    furnish_lots(lots, def.furnish, def.mix, scene);
    scene.summary = {
        fmt::format("Làng nghề {} hộ, ngõ rộng {}–{} m, khoảng {:.0f} % hộ có xưởng (gỗ, dệt may, "
                    "nhựa) xen lẫn nhà ở.",
                    def.households, def.alley_min, def.main_width, 100 * def.workshop_fraction),
        fmt::format("A craft village of {} households on alleys of {}-{} m; about {:.0f} % have a "
                    "workshop (wood, textile, plastic) among the homes.",
                    def.households, def.alley_min, def.main_width, 100 * def.workshop_fraction)};
    scene.assumptions.push_back(
        {"Tỷ lệ hộ có xưởng 40 % nằm giữa 7,8 % (toàn Hà Nội) và 75 % (Hữu Bằng): giả định.",
         "40 % of households with a workshop lies between 7.8 % (all Hanoi) and 75 % (Huu Bang): "
         "judgement."});
    return scene;
}

Scene make_alley(std::uint64_t seed) {
    Scene scene;
    scene.seed = seed;
    scene.name = {"Ngõ cụt 12 nhà ống", "Dead-end alley, 12 tube houses"};
    FurnishDef def;
    HouseholdMixDef mix;
    mix.group_size = 12;
    mix.live_in_fraction = 0.0;  // both workshops employ people of the alley
    furnish_lots(alley_lots(seed), def, mix, scene);
    scene.summary = {
        "Mười hai nhà ống 2–4 tầng hai bên một ngõ cụt rộng 2 m, có một xưởng mộc, một xưởng dệt "
        "may và một cửa hàng; khoảng 45 người.",
        "Twelve tube houses of 2-4 storeys along a 2 m dead-end alley, with one wood workshop, one "
        "textile workshop and one shop; about 45 people."};
    return scene;
}

}  // namespace taicho::layout
