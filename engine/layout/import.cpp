#include "layout/import.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "layout/fronts.h"
#include "layout/house_plan.h"
#include "layout/sketch.h"
#include "layout/templates.h"
#include "world/assemble_geometry.h"

namespace taicho::layout {

namespace {

void describe(const RawArea& area, const ImportDef& def, House& house) {
    const Dice dice = dice_of(def.seed, house.id);
    const int span = def.levels_max - def.levels_min + 1;
    house.levels = area.levels.value_or(def.levels_min +
                                        static_cast<int>(span * dice.uniform(Purpose::Storeys, 0)));
    house.trade = area.trade;
    if (!area.trade.empty() || area.use == "work") house.kind = HouseKind::Workshop;
    if (area.use == "shop") house.kind = HouseKind::Shop;
    if (house.kind != HouseKind::Home && area.use == "shop") return;
    if (house.kind == HouseKind::Home && dice.chance(Purpose::Trade, 0, def.craft_fraction)) {
        house.kind =
            dice.chance(Purpose::Trade, 2, def.shop_share) ? HouseKind::Shop : HouseKind::Workshop;
    }
    if (house.kind == HouseKind::Workshop && house.trade.empty()) {
        const double u = (def.wood + def.textile + def.plastic) * dice.uniform(Purpose::Trade, 1);
        house.trade = u < def.wood ? "wood" : u < def.wood + def.textile ? "textile" : "plastic";
    }
}

/// Footprint as the map file will hold it, to the centimetre; nothing when it would touch itself,
/// and then the house is its rooms alone.
world::Ring sound_outline(world::Ring ring) {
    for (Vec2& p : ring) p = {std::round(p.x * 100.0) / 100.0, std::round(p.y * 100.0) / 100.0};
    ring = tidy_ring(std::move(ring));
    return world::self_crossing(ring) ? world::Ring{} : ring;
}

/// The way a lane belongs to: an apron belongs to the one it leads to.
std::string way_of(const Quarter& q, std::size_t lane, const std::vector<std::size_t>& leads_to) {
    while (leads_to[lane] != lane) lane = leads_to[lane];
    return q.lanes[lane].id;
}

Lots to_lots(const Quarter& q, const std::vector<std::optional<Front>>& fronts,
             const ImportDef& def) {
    Lots lots;
    lots.lanes = q.lanes;
    lots.mouths = q.mouths;
    std::vector<std::size_t> leads_to(q.lanes.size());
    for (std::size_t i = 0; i < leads_to.size(); ++i) {
        leads_to[i] = i;
        if (q.lanes[i].id.rfind("apron-", 0) != 0) continue;
        double least = 1e300;
        for (std::size_t j = 0; j < i; ++j) {
            const Vec2 end = q.lanes[i].line.back();
            const double d = distance(end, nearest_on_line(q.lanes[j].line, end));
            if (d < least) least = d, leads_to[i] = j;
        }
    }
    for (std::size_t i = 0; i < q.houses.size(); ++i) {
        if (!fronts[i]) continue;
        const Front& f = *fronts[i];
        House h;
        h.id = q.houses[i].id;
        h.quad = f.quad;
        h.footprint = sound_outline(q.houses[i].ring);
        h.alley = way_of(q, f.lane, leads_to);
        (void)nearest_on_line(q.lanes[f.lane].line, f.target, &h.along);
        if (f.narrow) h.entry_max = 1.1;
        describe(q.houses[i], def, h);
        lots.houses.push_back(std::move(h));
    }
    for (std::size_t i = 0; i < q.lanes.size(); ++i) {
        if (leads_to[i] != i) continue;
        const auto& line = q.lanes[i].line;
        lots.fire_points.push_back(line[line.size() / 2]);
    }
    return lots;
}

void add_assumptions(const RawMap& map, const Quarter& q, const ImportDef& def, Scene& scene) {
    const bool no_levels = std::none_of(map.areas.begin(), map.areas.end(),
                                        [](const RawArea& a) { return a.levels.has_value(); });
    if (no_levels) {
        scene.assumptions.push_back(
            {fmt::format("Bản đồ gốc không có số tầng: rút ngẫu nhiên {}–{} tầng.", def.levels_min,
                         def.levels_max),
             fmt::format("The source has no storeys: drawn between {} and {}.", def.levels_min,
                         def.levels_max)});
    }
    scene.assumptions.push_back(
        {fmt::format("Ngõ không ghi bề rộng: kéo tới mép nhà, rộng nhất {:.1f} m; chỗ đường đi qua "
                     "nhà được mở {:.1f} m.",
                     def.repair.lane_width, def.repair.carve),
         fmt::format("Ways without a width reach to the houses, at most {:.1f} m wide; where one "
                     "ran through houses, {:.1f} m was carved.",
                     def.repair.lane_width, def.repair.carve)});
    scene.assumptions.push_back(
        {"Nghề và cửa hàng được rút theo tỷ lệ 7,8 % nhà kết hợp kinh doanh của Hà Nội.",
         "Trades and shops are drawn at Hanoi's share of 7.8 % homes with a business."});
    if (!map.ignored.empty()) {
        std::string list;
        for (const auto& [what, n] : map.ignored)
            list += fmt::format("{}{} {}", list.empty() ? "" : ", ", n, what);
        scene.assumptions.push_back({"Không dùng: " + list + ".", "Not used: " + list + "."});
    }
    (void)q;
}

}  // namespace

std::optional<Scene> import_raw(const RawMap& map, const ImportDef& def, Problems& problems) {
    Quarter quarter = repair_quarter(map, def.repair);
    const auto fail = [&](const char* code, const char* vi, const char* en) {
        Problem p;
        p.code = code;
        p.pos.file = map.file;
        p.path = map.file;
        p.text = {vi, en};
        problems.add(std::move(p));
        return std::nullopt;
    };
    if (quarter.lanes.empty())
        return fail("E-GEO-33", "Trong cửa sổ không có đường, ngõ nào: không ai ra được.",
                    "The window holds no way: nobody could leave.");
    if (quarter.houses.empty())
        return fail("E-GEO-34", "Trong cửa sổ không có nhà nào.", "The window holds no building.");
    const auto door = [&](std::size_t row, const std::array<Vec2, 4>& quad, double width, Vec2& a,
                          Vec2& b) {
        House h;
        h.id = quarter.houses[row].id;
        h.quad = quad;
        describe(quarter.houses[row], def, h);
        plan_house(h, def.furnish, stair_on_the_right(def.seed, h.id))
            .front_segment(width, 0.0, a, b);
    };
    const auto fronts = find_fronts(quarter, def.repair, door);
    Scene scene;
    scene.seed = def.seed;
    scene.start_hour = def.start_hour;
    scene.map.origin_lon = map.origin_lon;
    scene.map.origin_lat = map.origin_lat;
    const Lots lots = to_lots(quarter, fronts, def);
    if (lots.houses.empty())
        return fail("E-GEO-34", "Trong cửa sổ không có nhà nào đủ chỗ cho một căn phòng.",
                    "No building of the window is large enough for a room.");
    furnish_lots(lots, def.furnish, def.mix, scene);
    scene.name = {fmt::format("Khu dân cư nhập từ bản đồ, {} nhà", lots.houses.size()),
                  fmt::format("Quarter imported from a map, {} houses", lots.houses.size())};
    scene.summary = {
        "Nhà và ngõ thật từ tệp bản đồ; bên trong nhà được sinh theo mẫu.",
        "Real footprints and ways from a map file; the inside of the houses follows a pattern."};
    scene.station_distance_km = 3.0;
    add_assumptions(map, quarter, def, scene);
    scene.repairs = std::move(quarter.repairs);
    return scene;
}

std::optional<Scene> import_geojson(const std::string& file, const std::optional<Window>& window,
                                    const ImportDef& def, Problems& problems) {
    RawMap map;
    if (!read_raw_geojson(file, window, map, problems)) return std::nullopt;
    return import_raw(map, def, problems);
}

}  // namespace taicho::layout
