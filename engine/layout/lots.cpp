#include "layout/lots.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "layout/sketch.h"

namespace taicho::layout {

namespace {

constexpr double k_drain = 0.2;       // m, houses end this far from the end of their lot
constexpr double k_gap_behind = 1.0;  // m, at least this much air behind a house with rear windows
constexpr double k_houses_per_alley = 18.0;
constexpr double k_main_overhang = 4.0;      // m, main lane beyond the outermost houses
constexpr double k_gate_inside = 4.5;        // m, gate of an alley behind the edge of the main lane (J)
constexpr double k_pond = 18.0;              // m of main lane beside the pond
constexpr double k_fire_point = 50.0;        // m, between places a fire point may stand
constexpr double k_full_depth_share = 0.45;  // houses that reach the end of their lot (J)

/// Old lanes are not straight: a gentle shear of the whole plan. Each coordinate moves by a
/// function of the other one, so widths are kept to well under a percent.
struct Sway {
    double ax = 0.0, ay = 0.0, px = 0.0, py = 0.0;
    double wavelength = 150.0;  // m
    [[nodiscard]] Vec2 operator()(Vec2 p) const {
        const double k = 2.0 * std::numbers::pi / wavelength;
        return {p.x + ax * std::sin(k * p.y + px), p.y + ay * std::sin(k * p.x + py)};
    }
};

Sway make_sway(const Dice& dice) {
    Sway s;
    s.ax = dice.between(Purpose::Alleys, 1, 0.8, 1.8);
    s.ay = dice.between(Purpose::Alleys, 2, 0.8, 1.8);
    s.px = dice.between(Purpose::Alleys, 3, 0.0, 6.28);
    s.py = dice.between(Purpose::Alleys, 4, 0.0, 6.28);
    return s;
}

/// One side of an alley while it is filled.
struct Column {
    std::string alley;
    double x = 0.0;          // front edge
    double side = 1.0;       // +1 houses towards +x
    double up = 1.0;         // +1 the alley runs towards +y
    double y0 = 0.0;         // |y| where the houses begin
    double full = 15.0;      // lot depth
    std::vector<double> ys;  // |y| of the lot corners
};

House lot(const Column& c, double y0, double y1, double depth, const Sway& sway) {
    House h;
    const double a = c.up * y0, b = c.up * y1;
    const double low = std::min(a, b), high = std::max(a, b);
    const double from = c.side > 0 ? high : low, to = c.side > 0 ? low : high;
    const double t = depth / c.full;
    const auto behind = [&](double y) {
        const Vec2 f = sway({c.x, y}), back = sway({c.x + c.side * c.full, y});
        return f + t * (back - f);
    };
    h.quad = {sway({c.x, from}), sway({c.x, to}), behind(to), behind(from)};
    h.alley = c.alley;
    h.along = 0.5 * (y0 + y1);
    h.open_back = depth < c.full - k_gap_behind;
    return h;
}

void choose_trade(House& h, const VillageDef& def, const Dice& dice) {
    const double total = def.wood + def.textile + def.plastic;
    if (dice.chance(Purpose::Trade, 0, def.workshop_fraction) && total > 0.0) {
        const double u = total * dice.uniform(Purpose::Trade, 1);
        h.trade = u < def.wood ? "wood" : u < def.wood + def.textile ? "textile" : "plastic";
        h.kind = dice.chance(Purpose::Trade, 2, def.shed_fraction) ? HouseKind::Shed
                                                                   : HouseKind::Workshop;
    } else if (dice.chance(Purpose::Trade, 3, def.shop_fraction)) {
        h.kind = HouseKind::Shop;
    }
}

int draw_levels(const Dice& dice, int lo, int hi) {
    return std::min(hi, lo + static_cast<int>((hi - lo + 1) * dice.uniform(Purpose::Storeys, 0)));
}

void fill_column(Column& c, int count, const VillageDef& def, const Sway& sway, Lots& lots) {
    double y = c.y0;
    c.ys.push_back(y);
    for (int i = 0; i < count; ++i) {
        const std::string id = fmt::format("h{:03d}", lots.houses.size() + 1);
        const Dice dice = dice_of(def.seed, id);
        House kind;
        choose_trade(kind, def, dice);
        const bool shed = kind.kind == HouseKind::Shed;
        const double width = shed ? dice.between(Purpose::Width, 0, 7.5, 10.0)
                                  : dice.between(Purpose::Width, 0, def.width_min, def.width_max);
        double depth = c.full - k_drain;
        if (!shed && !dice.chance(Purpose::Depth, 0, k_full_depth_share)) {
            depth = std::min(depth, dice.between(Purpose::Depth, 1, def.depth_min, def.depth_max));
        }
        House h = lot(c, y, y + width, depth, sway);
        h.id = id;
        h.kind = kind.kind;
        h.trade = kind.trade;
        h.levels = shed ? 2 : draw_levels(dice, def.levels_min, def.levels_max);
        lots.houses.push_back(std::move(h));
        y += width;
        c.ys.push_back(y);
    }
}

struct AlleyPlan {
    double x = 0.0, width = 2.0, up = 1.0, end = 0.0;
    std::string id;
    std::vector<double> ys;
};

Lane lane_of(const AlleyPlan& a, double start, const Sway& sway) {
    Lane lane;
    lane.id = a.id;
    lane.width = a.width;
    std::vector<double> ys = a.ys;
    ys.push_back(start);
    ys.push_back(a.end);
    std::sort(ys.begin(), ys.end());
    double last = -1e9;
    for (const double y : ys) {
        if (y - last < 0.3 || y > a.end) continue;
        lane.line.push_back(sway({a.x, a.up * y}));
        last = y;
    }
    return lane;
}

struct Pair {
    AlleyPlan* a;
    AlleyPlan* b;
    double draw;
};

void add_link(const Pair& pair, const VillageDef& def, const Sway& sway, Lots& lots) {
    const double width =
        dice_of(def.seed, pair.a->id).between(Purpose::Alleys, 6, def.alley_min, def.alley_max);
    const double y = std::max(pair.a->end, pair.b->end) + 0.5 * width;
    pair.a->end = pair.b->end = y;
    Lane link;
    link.id = pair.a->id + "-link";
    link.width = width;
    const int steps = 4;
    for (int k = 0; k <= steps; ++k) {
        const double x = pair.a->x + (pair.b->x - pair.a->x) * k / steps;
        link.line.push_back(sway({x, pair.a->up * y}));
    }
    lots.lanes.push_back(std::move(link));
}

/// Neighbouring alleys of one side are linked behind their last houses, two by two; the stated
/// share of the pairs is not, and stays dead ends.
void link_ends(std::vector<AlleyPlan>& alleys, const VillageDef& def, const Sway& sway,
               Lots& lots) {
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i + 2 < alleys.size(); ++i) {
        if (i % 4 >= 2) continue;  // even rows run up, odd rows down: i and i + 2 are neighbours
        const double u = dice_of(def.seed, alleys[i].id).uniform(Purpose::Alleys, 5);
        pairs.push_back({&alleys[i], &alleys[i + 2], u});
    }
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const Pair& a, const Pair& b) { return a.draw < b.draw; });
    const auto linked = static_cast<std::size_t>(
        std::lround((1.0 - def.dead_end_fraction) * static_cast<double>(pairs.size())));
    for (std::size_t i = 0; i < linked; ++i) add_link(pairs[i], def, sway, lots);
}

void main_lane(const VillageDef& def, std::vector<double> xs, double x0, double x1,
               const Sway& sway, Lots& lots) {
    Lane lane;
    lane.id = "main";
    lane.name = {"Đường làng", "Village lane"};
    lane.width = def.main_width;
    xs.push_back(x0);
    xs.push_back(x1);
    std::sort(xs.begin(), xs.end());
    double last = -1e9;
    for (const double x : xs) {
        if (x - last < 0.5) continue;
        lane.line.push_back(sway({x, 0.0}));
        last = x;
    }
    const auto across = [&](const char* id, Vec2 end, Vec2 inside) {
        const Vec2 n = 0.5 * def.main_width * normalised(perpendicular(inside - end));
        lots.mouths.push_back({id, end + n, end - n});
    };
    across("exit-west", lane.line.front(), lane.line[1]);
    across("exit-east", lane.line.back(), lane.line[lane.line.size() - 2]);
    lots.lanes.push_back(std::move(lane));
}

/// Alleys in turn above and below the main lane, each with its two columns of houses. `xs` gets the
/// x of house corners on the main lane; returns how far east the houses reach.
double fill_alleys(const VillageDef& def, const Sway& sway, std::vector<AlleyPlan>& alleys,
                   std::vector<double>& xs, Lots& lots) {
    const double full = def.depth_max;
    const auto columns = static_cast<long>(2 * alleys.size());
    const auto quota = [&](long column) {
        return static_cast<int>(def.households * (column + 1) / columns -
                                def.households * column / columns);
    };
    double x_side[2] = {0.0, 0.0};
    for (std::size_t k = 0; k < alleys.size(); ++k) {
        AlleyPlan& a = alleys[k];
        a.id = fmt::format("alley-{}", k + 1);
        a.up = k % 2 == 0 ? 1.0 : -1.0;
        a.width = dice_of(def.seed, a.id).between(Purpose::Alleys, 0, def.alley_min, def.alley_max);
        double& x = x_side[k % 2];
        a.x = x + full + 0.5 * a.width;
        x = a.x + 0.5 * a.width + full;
        for (int side = 0; side < 2; ++side) {
            const double dir = side == 0 ? -1.0 : 1.0;
            Column c{a.id, a.x + dir * 0.5 * a.width, dir, a.up, 0.5 * def.main_width, full, {}};
            fill_column(c, quota(static_cast<long>(2 * k) + side), def, sway, lots);
            a.ys.insert(a.ys.end(), c.ys.begin(), c.ys.end());
            a.end = std::max(a.end, c.ys.back());
            xs.push_back(c.x);
            xs.push_back(c.x + dir * full);
        }
    }
    return std::max(x_side[0], x_side[1]);
}

void add_pond(double x, double y, const Sway& sway, Lots& lots) {
    for (const Vec2 p : {Vec2{0, 0}, Vec2{13, 0}, Vec2{15, 5}, Vec2{11, 11}, Vec2{2, 10}}) {
        lots.pond.push_back(sway(Vec2{x, y} + p));
    }
}

}  // namespace

Lots village_lots(const VillageDef& def) {
    Lots lots;
    const Sway sway = make_sway(dice_of(def.seed, "village"));
    const long count = std::max(1L, std::lround(def.households / k_houses_per_alley));
    std::vector<AlleyPlan> alleys(static_cast<std::size_t>(count));
    std::vector<double> xs;
    const double reach = fill_alleys(def, sway, alleys, xs, lots);
    const double x1 = reach + k_main_overhang + (def.pond ? k_pond : 0.0);
    main_lane(def, xs, -k_main_overhang, x1, sway, lots);
    link_ends(alleys, def, sway, lots);
    for (const AlleyPlan& a : alleys) {
        lots.lanes.push_back(lane_of(a, 0.0, sway));
        const double gate = 0.5 * def.main_width + k_gate_inside;
        lots.gates.push_back({"gate-" + a.id, sway({a.x - 0.5 * a.width, a.up * gate}),
                              sway({a.x + 0.5 * a.width, a.up * gate})});
        const double inset = 0.5 * a.width - 0.3;
        for (double y = 0.5 * def.main_width + 0.8; y < a.end - 2.0; y += k_fire_point) {
            lots.fire_points.push_back(sway({a.x + inset, a.up * y}));
        }
    }
    if (def.pond) add_pond(x1 - k_pond + 1.0, 0.5 * def.main_width + 0.8, sway, lots);
    return lots;
}

Lots alley_lots(std::uint64_t seed) {
    VillageDef def;
    def.seed = seed;
    def.workshop_fraction = 0.0;
    def.shed_fraction = 0.0;
    def.depth_max = 13.5;
    def.width_min = 3.4;
    def.width_max = 4.6;
    Lots lots;
    Sway sway = make_sway(dice_of(seed, "alley"));
    sway.ay = 0.4;
    AlleyPlan a;
    a.id = "alley-1";
    for (int side = 0; side < 2; ++side) {
        const double dir = side == 0 ? -1.0 : 1.0;
        Column c{a.id, dir * 0.5 * a.width, dir, 1.0, 1.0, def.depth_max, {}};
        fill_column(c, 6, def, sway, lots);
        a.ys.insert(a.ys.end(), c.ys.begin(), c.ys.end());
        a.end = std::max(a.end, c.ys.back());
    }
    const auto craft = [&lots](std::size_t row, const char* trade) {
        lots.houses[row].kind = HouseKind::Workshop;
        lots.houses[row].trade = trade;
        lots.houses[row].levels = std::max(3, lots.houses[row].levels);
    };
    craft(2, "wood");
    craft(9, "textile");
    lots.houses[6].kind = HouseKind::Shop;
    lots.lanes.push_back(lane_of(a, 0.0, sway));
    lots.lanes.back().name = {"Ngõ 1", "Alley 1"};
    const auto& line = lots.lanes.back().line;
    const Vec2 n = 0.5 * a.width * normalised(perpendicular(line[1] - line[0]));
    lots.mouths.push_back({"exit-street", line[0] + n, line[0] - n});
    lots.fire_points.push_back(sway({0.5 * a.width - 0.3, 0.5}));
    return lots;
}

}  // namespace taicho::layout
