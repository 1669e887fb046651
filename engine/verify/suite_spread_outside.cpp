#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "fire/exposure.h"
#include "fire/outer_fire.h"
#include "fire/outside_scenes.h"
#include "fire/village_scene.h"
#include "fire/view_factor.h"
#include "people/dose.h"
#include "picture/charts.h"
#include "verify/suite_spread.h"

/// Outsides that burn and what passes in front of them: twin houses, sheds, fronts that climb, settlements of light
/// dwellings, rows of bikes, people who pass a burning shopfront.
namespace taicho::verify {

namespace {

using namespace fire;

picture::ChartEstimate dot_at(const std::string& id, double value, int style = 0) { return {id, value, value, value, "", style}; }

void dots(CaseResult& out, const std::vector<picture::ChartEstimate>& values, const char* vi, const char* en) {
    out.figures.push_back({picture::estimate_chart(values, {"", vi, "", "vi"}), picture::estimate_chart(values, {"", en, "", "en"})});
}

/// A straight walk past a shopfront of 3.5 x 2.2 m at 84 kW/m2, the face 1.2 m high turned to the fire.
struct Passing {
    double peak = 0.0, above = 0.0, dose = 0.0;   ///< [kW/m2], [s] over 2.5, [(kW/m2)^(4/3) s]
};

Passing pass(double clear, double speed) {
    const Panel front{{0, 0, 0}, {1, 0}, {0, -1}, 3.5, 2.2};
    Passing p;
    constexpr double dx = 0.005;
    for (double x = -60.0; x < 60.0; x += dx) {
        const double q = 84.0 * panel_to_point(front, {1.75 + x, -clear, 1.2}, {0, 1}), dt = dx / speed;
        p.peak = std::max(p.peak, q);
        p.above += q > 2.5 ? dt : 0.0;
        p.dose += std::pow(q, 4.0 / 3.0) * dt;
    }
    return p;
}

CaseResult people(const Context&) {
    CaseResult out = spread_case("V15-people", "ISO 13571; fire-spread handbook 4.2, V15",
                           {"V15: bức xạ lên người, đi ngang một mặt tiền đang cháy", "V15: heat on people, passing a burning shopfront"});
    const auto is = [&](const std::string& id, double measured, double expected, double tolerance) {
        out.rows.push_back(between(id, measured, expected * (1.0 - tolerance), expected * (1.0 + tolerance), "", fmt::format("{:.5g}", expected)));
    };
    const double iso[][3] = {{2.5, 44.19, 99.13}, {5, 11.84, 33.62}, {10, 3.172, 11.40}};
    for (const auto& r : iso) {
        is(fmt::format("{} kW/m2: pain [s]", r[0]), 60.0 * people::iso_pain_minutes(1e3 * r[0]), r[1], 1e-3);
        is(fmt::format("{} kW/m2: burn [s]", r[0]), 60.0 * people::iso_burn_minutes(1e3 * r[0]), r[2], 1e-3);
    }
    const double table[][5] = {{1, 57.3, 5.7, 619, 248}, {1.5, 41.8, 6.4, 433, 173}, {2, 30.6, 6.9, 313, 125},
                               {3, 17.5, 7.6, 182, 73}, {4, 10.9, 7.9, 119, 47}, {6, 5.3, 7.3, 63, 25}};
    picture::ChartSeries walk{"1.2 m/s", {}, {}, {}, {}, 0}, run{"3.0 m/s", {}, {}, {}, {}, 1};
    for (const auto& r : table) {
        const Passing slow = pass(r[0], 1.2), fast = pass(r[0], 3.0);
        // 1 %, and the rounding of the printed table.
        is(fmt::format("{} m: peak [kW/m2]", r[0]), slow.peak, r[1], 0.01);
        is(fmt::format("{} m: above 2.5 at 1.2 m/s [s]", r[0]), slow.above, r[2], 0.01 + 0.05 / r[2]);
        is(fmt::format("{} m: dose at 1.2 m/s", r[0]), slow.dose, r[3], 0.01 + 0.5 / r[3]);
        is(fmt::format("{} m: dose at 3.0 m/s", r[0]), fast.dose, r[4], 0.01 + 0.5 / r[4]);
        walk.x.push_back(r[0]);
        run.x.push_back(r[0]);
        walk.middle.push_back(slow.dose);
        run.middle.push_back(fast.dose);
    }
    const std::vector<picture::ChartSeries> series{walk, run};
    out.figures = {{picture::chart_legend(series) + picture::band_chart(series, {"", "cách mặt tiền (m)", "liều nhiệt", "vi"}),
                    picture::chart_legend(series) + picture::band_chart(series, {"", "clear distance (m)", "dose", "en"})}};
    return out;
}

CaseResult twins(const Context&) {
    CaseResult out = spread_case("V21b-twin-houses", "NIST simulated houses 2004/2008; handbook 3.3, V21b",
                           {"V21b: hai nhà vách gỗ cách nhau 1,8 m", "V21b: twin combustible houses 1.8 m apart"});
    std::vector<picture::ChartEstimate> values;
    for (const double gap : {1.2, 1.8, 2.4, 4.0}) {
        SpreadScene scene = twin_scene(gap, "timber");
        double out_at = std::numeric_limits<double>::infinity();
        while (scene.now < scene.end) {
            scene.step(0.5);
            if (std::isinf(out_at) && flames_out(scene)) out_at = scene.now;
        }
        const double at = outside_lit(scene, PlaceIndex(1)) - out_at;
        if (gap == 1.8) out.rows.push_back(between("flames out to ignition of the twin", at, 15, 80, "s"));
        if (std::isfinite(at)) values.push_back(dot_at(fmt::format("{:g} m", gap), at));
    }
    SpreadScene lined = twin_scene(1.8, "brick");
    lined.run_to_end(0.5);
    const bool lit = std::any_of(lined.events.begin(), lined.events.end(), [](const Event& e) {
        return (e.kind == EventKind::OutsideLit || e.kind == EventKind::Ignition) && e.place == 1;
    });
    out.rows.push_back({"wall that does not burn: ignition within 10 min", lit ? "yes" : "no", "none", "", !lit});
    dots(out, values, "bén lửa sau (s), theo khoảng cách", "ignition after (s), by gap");
    return out;
}

CaseResult sheds(const Context&) {
    CaseResult out = spread_case("V21c-sheds", "NIST / CAL FIRE sheds; handbook 3.3, V21c", {"V21c: kho gỗ nhỏ", "V21c: small sheds"});
    picture::ChartSeries peak{"", {}, {}, {}, {}, 0};
    for (const double gap : {1.0, 1.5, 2.0, 3.0, 4.5, 6.0}) {
        SpreadScene scene = shed_scene(gap);
        double most = 0.0;
        while (scene.now < scene.end) {
            scene.step(0.5);
            most = std::max(most, scene.state.target_flux[0]);
        }
        peak.x.push_back(gap);
        peak.middle.push_back(most / 1e3);
        const bool lit = std::isfinite(scene.state.target_lit_at[0]);
        const std::string value = lit ? fmt::format("{:.0f} s", scene.state.target_lit_at[0]) : "none";
        if (gap == 1.5) out.rows.push_back({"plywood at 1.5 m lights", value, "ignition", "", lit});
        if (gap == 4.5) out.rows.push_back({"plywood at 4.5 m lights", value, "none", "", !lit});
    }
    out.figures = {{picture::band_chart({peak}, {"", "khoảng cách (m)", "bức xạ lớn nhất (kW/m²)", "vi"}),
                    picture::band_chart({peak}, {"", "gap (m)", "largest flux (kW/m²)", "en"})}};
    return out;
}

/// Fronts that climb: seconds or speed from storey to storey.
CaseResult ladders(const Context& context) {
    CaseResult out = spread_case("F27-climbing-fronts", "handbook 2.7", {"2.7: lửa leo mặt tiền", "2.7: fire that climbs a front"});
    const std::uint64_t seeds = context.tier == Tier::Quick ? 5 : 30;
    std::vector<picture::ChartEstimate> values;
    for (const bool cages : {true, false}) {
        double least = 1e300, most = 0.0;
        for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
            SpreadScene scene = ladder_scene(4, cages, seed);
            scene.run_to_end(0.5);
            for (std::size_t k = 1; k + 1 < 4; ++k) {
                const double takes = outside_lit(scene, PlaceIndex(k + 1)) - outside_lit(scene, PlaceIndex(k));
                const double measure = cages ? takes / 60.0 : 3.2 / takes * 60.0;
                least = std::min(least, measure);
                most = std::max(most, measure);
            }
        }
        const char* unit = cages ? "min" : "m/min";
        const std::string what = cages ? "goods in cages, per storey" : "boards, upward";
        out.rows.push_back(between(what + ": least", least, cages ? 1.0 : 0.3, cages ? 3.0 : 1.5, unit));
        out.rows.push_back(between(what + ": most", most, cages ? 1.0 : 0.3, cages ? 3.0 : 1.5, unit));
        values.push_back({what, 0.5 * (least + most), least, most, unit, cages ? 0 : 1});
    }
    dots(out, values, "phút mỗi tầng; m/phút", "min per storey; m/min");
    return out;
}

CaseResult bikes(const Context& context) {
    CaseResult out = spread_case("F15-bike-row", "handbook 1.5 (row of bikes, judgement)", {"1.5: dãy xe máy", "1.5: row of motorbikes"});
    const std::uint64_t seeds = context.tier == Tier::Quick ? 10 : 50;
    std::vector<picture::ChartEstimate> values;
    std::vector<double> all;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        SpreadScene scene = bike_row_scene(6, 0.9, seed);
        scene.run_to_end(0.5);
        for (std::size_t k = 0; k + 1 < 6; ++k)
            all.push_back(scene.state.item_ignited_at[k + 1] - scene.state.item_ignited_at[k]);
    }
    std::sort(all.begin(), all.end());
    const auto quantile = [&](double f) { return all[static_cast<std::size_t>(f * static_cast<double>(all.size() - 1))]; };
    out.rows = {between("next bike, median", quantile(0.5), 60, 180, "s"),
                between("next bike, 10 % soonest", quantile(0.1), 0, 180, "s"), between("next bike, 90 %", quantile(0.9), 60, 180, "s")};
    out.note = {"Sáu xe cách nhau 0,9 m (tim tới tim), tốc độ cháy rút thăm từng xe.", "Six bikes 0.9 m apart, middle to middle; growth drawn per bike."};
    values.push_back({"0.9 m", quantile(0.5), quantile(0.1), quantile(0.9), "", 0});
    dots(out, values, "xe kế bén lửa sau (s)", "next bike after (s)");
    return out;
}

/// Homes lit in an hour while the front crosses the settlement [1/h], per home of its width.
struct Settlement {
    double homes_per_hour = 0.0, speed = 0.0, lit = 0.0;   ///< [1/h], [m/h], [-] share
};

Settlement settle(const SettlementDef& def) {
    SpreadScene scene = settlement_scene(def);
    scene.run_to_end(1.0);
    std::vector<double> times;
    for (const GoodsFire& g : scene.state.goods)
        if (g.place.row() >= def.rows) times.push_back(g.lit_at);
    std::sort(times.begin(), times.end());
    Settlement s;
    s.lit = static_cast<double>(times.size() + def.rows) / static_cast<double>(scene.houses);
    if (times.size() < 10) return s;
    const double first = times.front(), last = times[times.size() * 9 / 10];
    s.homes_per_hour = 0.9 * static_cast<double>(times.size()) / (last - first) * 3600.0;
    s.speed = s.homes_per_hour / static_cast<double>(def.rows) * (def.width + def.gap);
    return s;
}

CaseResult imizamo(const Context& context) {
    CaseResult out = spread_case("S3-imizamo-yethu", "Imizamo Yethu 2017 as a band; handbook 3.3", {"Imizamo Yethu: khu nhà tạm, gió mạnh", "Imizamo Yethu: light dwellings, strong wind"});
    const std::uint64_t seeds = context.tier == Tier::Quick ? 1 : 5;
    double sum = 0.0;
    std::vector<picture::ChartEstimate> values;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        SettlementDef def;
        def.seed = seed;
        const Settlement s = settle(def);
        sum += s.homes_per_hour;
        values.push_back(dot_at(fmt::format("{}", seed), s.homes_per_hour));
    }
    out.rows = {between("homes an hour, front 20 homes wide, mean", sum / static_cast<double>(seeds), 170, 220, "1/h", "170-220, several fronts")};
    dots(out, values, "nhà mỗi giờ", "homes an hour");
    return out;
}

CaseResult critical_gap(const Context& context) {
    CaseResult out = spread_case("S3-masiphumelele", "Masiphumelele 2014-15, four fires, air photos; handbook 3.3",
                           {"Masiphumelele: khoảng hở nơi lửa dừng", "Masiphumelele: the gap at which fire stops"});
    picture::ChartSeries calm{"3 m/s", {}, {}, {}, {}, 0}, windy{"11 m/s", {}, {}, {}, {}, 1};
    for (picture::ChartSeries* series : {&calm, &windy})
        for (const double gap : {1.0, 2.0, 3.0, 4.0, 5.0}) {
            if (context.tier == Tier::Quick && gap != 2.0 && gap != 4.0) continue;
            SettlementDef def;
            def.rows = 10;
            def.gap = gap;
            def.wind = series == &calm ? 3.0 : 11.0;
            const double lit = settle(def).lit - 1.0 / static_cast<double>(def.columns);   // without the column lit at the start
            series->x.push_back(gap);
            series->middle.push_back(lit);
            const std::string id = fmt::format("{} m apart, wind {}: share lit", gap, series->label);
            if (gap == 2.0) out.rows.push_back(between(id, lit, 0.5, 1.0, "", "spreads"));
            if (gap == 4.0) out.rows.push_back(between(id, lit, 0.0, 0.1, "", "stops at 3-4 m"));
        }
    const std::vector<picture::ChartSeries> series{calm, windy};
    out.figures = {{picture::chart_legend(series) + picture::band_chart(series, {"", "khoảng hở (m)", "phần nhà bén lửa", "vi"}),
                    picture::chart_legend(series) + picture::band_chart(series, {"", "gap (m)", "share lit", "en"})}};
    return out;
}

/// Paired difference of houses lit against the village as it is, same draws.
struct Effect {
    double base = 0.0, mean = 0.0, half = 0.0;   ///< [-] houses: as it is, difference, half of its 95 % interval
    double opposite = 0.0;                       ///< [-] houses of the facing row, as it is
};

Effect paired(const VillageDef& change, std::uint64_t repeats) {
    Effect e;
    std::vector<double> d;
    for (std::uint64_t seed = 1; seed <= repeats; ++seed) {
        VillageDef as_is, other = change;
        as_is.seed = other.seed = seed;
        SpreadScene a = village_scene(as_is), b = village_scene(other);
        a.run_to_end(1.0);
        b.run_to_end(1.0);
        const VillageLoss la = village_loss(a, as_is), lb = village_loss(b, other);
        e.base += static_cast<double>(la.lit) / static_cast<double>(repeats);
        e.opposite += static_cast<double>(la.opposite) / static_cast<double>(repeats);
        d.push_back(static_cast<double>(lb.lit) - static_cast<double>(la.lit));
    }
    for (const double x : d) e.mean += x / static_cast<double>(d.size());
    double square = 0.0;
    for (const double x : d) square += (x - e.mean) * (x - e.mean);
    const double n = static_cast<double>(d.size());
    e.half = 1.96 * std::sqrt(square / (n - 1.0) / n);
    return e;
}

CaseResult village(const Context& context) {
    CaseResult out = spread_case("A4-village-pairs", "fire-spread handbook 2; paired runs, same draws",
                           {"Làng nghề: ngõ rộng hơn, mái không cháy, cửa cuốn đóng", "Village: wider alley, roofs that do not burn, shutters down"});
    const std::uint64_t repeats = context.tier == Tier::Quick ? 20 : 200;
    VillageDef wide, wider, slab, shut;
    wide.alley = 6.0;
    wider.alley = 9.0;
    slab.roof = "concrete";
    shut.shutters_closed = true;
    std::vector<picture::ChartEstimate> values;
    const auto row = [&](const char* id, const VillageDef& def, auto estimate) {
        const Effect e = paired(def, repeats);
        const double hand = estimate(e);
        out.rows.push_back({id, fmt::format("{:.2f} ({:.2f} .. {:.2f}) of {:.2f}", e.mean, e.mean - e.half, e.mean + e.half, e.base),
                            "below 0, interval too", fmt::format("by hand {:.1f}", hand), e.mean + e.half < 0.0});
        values.push_back({id, e.mean, e.mean - e.half, e.mean + e.half, fmt::format("{:.1f}", hand), 0});
    };
    // By hand: a front of 3.2 x 2.6 m at 160 kW/m2 sends 10 kW/m2 over 6 m, what wood bears for hours: the facing row lights
    // only where the flame over the lintel adds to it, say half of it. At 9 m front and flame together stay below 10.
    row("alley of 6 m instead of 3 m", wide, [](const Effect& e) { return -0.5 * e.opposite; });
    row("alley of 9 m instead of 3 m", wider, [](const Effect& e) { return -e.opposite; });
    // Under slabs nothing passes along the row in an hour (brick 75 min): of its own row only the first burns, and of the
    // facing one what sees the first.
    row("concrete roofs", slab, [](const Effect& e) { return -(e.base - 1.0 - std::min(e.opposite, 3.0)); });
    // A closed curtain passes 0.28: wood behind it needs 35 kW/m2 outside, more than a front at 3 m sends (17 .. 35).
    row("shutters down", shut, [](const Effect& e) { return -e.opposite; });
    out.note = {"Hai dãy 20 xưởng mộc quay mặt vào ngõ 3 m, mái tôn, cửa cuốn mở; cháy 1 giờ, không có người chữa. Số nhà bắt lửa, từng cặp cùng rút thăm.",
                "Two rows of 20 wood shops over an alley of 3 m, steel roofs, shutters up; an hour without anybody fighting it. Houses lit, pairs with the same draws."};
    dots(out, values, "số nhà bắt lửa thêm hay bớt", "houses lit, more or fewer");
    return out;
}

}  // namespace

void add_spread_outside_cases(std::vector<CaseEntry>& out) {
    out.push_back({"spread", "V15-people", people});
    out.push_back({"spread", "V21b-twin-houses", twins});
    out.push_back({"spread", "V21c-sheds", sheds});
    out.push_back({"spread", "F27-climbing-fronts", ladders});
    out.push_back({"spread", "F15-bike-row", bikes});
    out.push_back({"spread", "S3-imizamo-yethu", imizamo});
    out.push_back({"spread", "S3-masiphumelele", critical_gap});
    out.push_back({"spread", "A4-village-pairs", village});
}

}  // namespace taicho::verify
