#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/parallel.h"
#include "fire/exposure.h"
#include "fire/fire_hash.h"
#include "fire/ftp.h"
#include "fire/goods.h"
#include "fire/materials.h"
#include "fire/spread_formulas.h"
#include "fire/spread_scenes.h"
#include "picture/charts.h"
#include "verify/suite_spread.h"

/// Fire spread with the whole fire engine: the chain of fronts, bands of experiments and of past fires,
/// determinism, and a map around the fire that must not show.
namespace taicho::verify {

namespace {

using namespace fire;

std::vector<double> lit_times(const SpreadScene& scene, std::size_t count) {
    std::vector<double> times(count, std::numeric_limits<double>::infinity());
    for (const GoodsFire& g : scene.state.goods)
        if (g.place.row() < count) times[g.place.row()] = g.lit_at;
    return times;
}

CaseResult chain(const Context& context) {
    CaseResult out = spread_case("V17-chain", "fire-spread handbook V17",
                           {"V17: dãy mặt tiền cách nhau 2 m", "V17: chain of fronts 2 m apart"});
    const std::size_t shops = context.tier == Tier::Quick ? 12 : 50;
    const FtpMaterial& wood = ftp_materials()[static_cast<std::size_t>(find_material("wood"))];
    const double wait = ignition_time(wood, 84e3 * parallel_point(3.5, 2.2, 1.75, 1.1, 2.0));
    std::vector<picture::ChartSeries> series;
    for (const double dt : {1.0, 0.5, 0.1}) {
        SpreadScene scene = chain_scene(shops, 0);
        scene.run_to_end(dt);
        const std::vector<double> times = lit_times(scene, shops);
        double worst = 0.0;
        picture::ChartSeries line{fmt::format("{} s", dt), {}, {}, {}, {}, static_cast<int>(series.size())};
        for (std::size_t k = 0; k < shops; ++k) {
            const double expected = static_cast<double>(k) * (300.0 + wait);
            worst = std::max(worst, std::abs(times[k] - expected));
            line.x.push_back(static_cast<double>(k + 1));
            line.middle.push_back(times[k]);
        }
        series.push_back(line);
        out.rows.push_back(at_most(fmt::format("step {} s: worst of {} ignitions", dt, shops), worst, 0.1, "s"));
        const double speed = 14.0 * static_cast<double>(shops - 1) / times.back() * 3600.0;
        out.rows.push_back(between(fmt::format("step {} s: speed", dt), speed, 145.19, 145.49, "m/h", "145.34"));
    }
    out.figures = {{picture::chart_legend(series) + picture::band_chart(series, {"", "nhà thứ", "bén lửa (s)", "vi"}),
                    picture::chart_legend(series) + picture::band_chart(series, {"", "shop", "ignition (s)", "en"})}};
    return out;
}

CaseResult dwelling(const Context&) {
    CaseResult out = spread_case("V21a-dwelling", "test dwelling, Cape Town; handbook 3.3, V21a",
                           {"V21a: nhà thử cỡ ISO, cửa mở", "V21a: dwelling of ISO size, open door"});
    SpreadScene scene = dwelling_scene();
    picture::ChartSeries near{"1 m", {}, {}, {}, {}, 0}, far{"4 m", {}, {}, {}, {}, 1};
    while (scene.now < scene.end) {
        scene.step(0.5);
        near.x.push_back(scene.now);
        far.x.push_back(scene.now);
        near.middle.push_back(outdoor_flux(*scene.fixed, scene.state, {1.2, -1.0, 1.0}) / 1e3);
        far.middle.push_back(outdoor_flux(*scene.fixed, scene.state, {1.2, -4.0, 1.0}) / 1e3);
    }
    const auto most = [](const picture::ChartSeries& s) { return *std::max_element(s.middle.begin(), s.middle.end()); };
    out.rows = {between("flux 1 m in front", most(near), 25, 50, "kW/m2", "36"),
                between("flux 4 m in front", most(far), 3, 6, "kW/m2", "below 5")};
    const std::vector<picture::ChartSeries> series{near, far};
    out.figures = {{picture::chart_legend(series) + picture::band_chart(series, {"", "thời gian (s)", "bức xạ (kW/m²)", "vi"}),
                    picture::chart_legend(series) + picture::band_chart(series, {"", "time (s)", "flux (kW/m²)", "en"})}};
    return out;
}

CaseResult brick_row(const Context&) {
    CaseResult out = spread_case("V21e-brick-row", "handbook 2.9, V21e",
                           {"V21e: dãy nhà gạch, tường chung 110 mm", "V21e: brick row, 110 mm party walls"});
    // When a void lets the fire over is drawn between 3 and 8 min from flashover: every row must lie in the band.
    constexpr int k_rows = 20;
    double soonest = 1e300, first = 1e300, last = 0.0;
    std::vector<picture::ChartEstimate> dots;
    for (std::uint64_t seed = 1; seed <= k_rows; ++seed)
        for (const bool open : {false, true}) {
            SpreadScene scene = row_scene(open, seed);
            scene.run_to_end(0.5);
            const std::vector<double> times = lit_times(scene, 5);
            const double next = std::min(times[1], times[3]) / 60.0;
            if (!open) soonest = std::min(soonest, next);
            else first = std::min(first, next), last = std::max(last, next);
            if (open) dots.push_back({fmt::format("{}", seed), next, next, next, "", 0});
        }
    out.rows = {{"walls through the roof: next house, soonest", fmt::format("{:.3g} min", soonest), "none in 60 min", "", !(soonest <= 60.0)},
                between("roof void open: next house, soonest of 20 rows", first, 10, 25, "min"),
                between("roof void open: next house, latest of 20 rows", last, 10, 25, "min")};
    out.figures = {{picture::estimate_chart(dots, {"", "nhà kế bén lửa (phút)", "", "vi"}), picture::estimate_chart(dots, {"", "next house lit (min)", "", "en"})}};
    return out;
}

std::uint64_t front_hash(double end, bool gas, bool eager, bool twice) {
    SpreadScene scene = front_scene(30, gas);
    scene.end = end;
    if (eager)
        for (std::size_t o = 0; o < scene.world->openings.size(); ++o)
            if (scene.fixed->openings[o].outdoor && !scene.world->openings[o].horizontal)
                (void)emitter_slot(*scene.fixed, OpeningIndex(o), {});
    FireState saved;
    world::WorldState world_saved;
    double at = -1.0;
    while (scene.now < end - 1e-9) {
        if (twice && at < 0.0 && scene.now >= 0.5 * end) {
            saved = scene.state;
            world_saved = scene.world_state;
            at = scene.now;
        }
        scene.step(0.5);
    }
    if (!twice) return hash_of(scene.state);
    scene.state = saved;
    scene.world_state = world_saved;
    scene.now = at;
    scene.run_to_end(0.5);
    return hash_of(scene.state);
}

CaseResult determinism(const Context& context) {
    CaseResult out = spread_case("V22-determinism", "docs/architecture.md; handbook V22",
                           {"V22: cùng kết quả với mọi số luồng", "V22: the same bits whatever the threads"});
    const double end = context.tier == Tier::Quick ? 240.0 : 600.0;
    const int before = threads();
    set_threads(1);
    for (const bool gas : {false, true}) {
        const std::uint64_t one = front_hash(end, gas, false, false);
        const auto row = [&](const std::string& id, std::uint64_t hash) {
            out.rows.push_back({id + (gas ? ", with gas" : ""), fmt::format("{:016x}", hash), "equal to one thread, edges as needed",
                                fmt::format("{:016x}", one), hash == one});
        };
        for (const int n : {2, 3, 8}) {
            set_threads(n);
            row(fmt::format("{} threads", n), front_hash(end, gas, false, false));
        }
        set_threads(1);
        row("all edges made at the start", front_hash(end, gas, true, false));
        row("taken up again half way", front_hash(end, gas, false, true));
    }
    set_threads(before);
    return out;
}

CaseResult idle_map(const Context& context) {
    CaseResult out = spread_case("V23-idle-map", "handbook V23, 6.6",
                           {"V23: nhà nguội chung quanh không đổi gì", "V23: cold houses around change nothing"});
    const std::size_t shops = 6;
    SpreadScene alone = chain_scene(shops, 0);
    alone.run_to_end(0.5);
    const std::vector<double> expected = lit_times(alone, shops);
    for (const std::size_t idle : {std::size_t{500}, std::size_t{5000}}) {
        SpreadScene among = chain_scene(shops, idle);
        among.run_to_end(0.5);
        double worst = 0.0;
        const std::vector<double> times = lit_times(among, shops);
        for (std::size_t k = 0; k < shops; ++k) worst = std::max(worst, std::abs(times[k] - expected[k]));
        out.rows.push_back(at_most(fmt::format("{} idle houses: change of any ignition", idle), worst, 0.0, "s"));
    }
    if (context.tier == Tier::Quick) return out;
    const int before = threads();
    set_threads(1);
    double wall[2] = {1e300, 1e300};
    for (int k = 0; k < 3; ++k)
        for (const std::size_t i : {std::size_t{0}, std::size_t{1}}) {
            SpreadScene scene = idle_scene(i == 0 ? 500 : 50000);
            wall[i] = std::min(wall[i], run_spread(scene).wall);
        }
    set_threads(before);
    out.rows.push_back(at_most("time of idle-50000 over idle-500", wall[1] / wall[0], 1.10, ""));
    return out;
}

/// Speed of the front through the grid [m/h], from the second column to the last one reached.
double grid_speed(const GridDef& def) {
    SpreadScene scene = grid_scene(def);
    scene.run_to_end(1.0);
    std::size_t last = def.side - 1;
    while (last > 1 && std::isinf(column_time(scene, def, last))) --last;
    const double from = column_time(scene, def, 1), to = column_time(scene, def, last);
    if (last < 2 || std::isinf(from) || to <= from) return 0.0;
    return 3600.0 * (def.house + def.gap) * static_cast<double>(last - 1) / (to - from);
}

CaseResult grid_band(const std::string& id, const Bilingual& title, double wind, double low, double high, const Context& context) {
    CaseResult out = spread_case(id, "Kobe 1995, Sakata 1976 as bands; handbook 3.3, V21d", title);
    const std::uint64_t seeds = context.tier == Tier::Quick ? 1 : 5;
    double sum = 0.0;
    std::vector<picture::ChartEstimate> dots;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        GridDef def;
        def.wind = wind;
        def.seed = seed;
        const double speed = grid_speed(def);
        sum += speed;
        dots.push_back({fmt::format("{}", seed), speed, speed, speed, "", 0});
    }
    const Hamada hamada{9.0, 1.5, 0.4, wind};
    out.rows = {between("front, mean of the seeds", sum / static_cast<double>(seeds), low, high, "m/h",
                        fmt::format("Hamada {:.0f}", hamada.speed(hamada.down())))};
    dots.push_back({"Hamada", hamada.speed(hamada.down()), hamada.speed(hamada.down()), hamada.speed(hamada.down()), "", 1});
    out.figures = {{picture::estimate_chart(dots, {"", "tốc độ (m/h)", "", "vi"}), picture::estimate_chart(dots, {"", "speed (m/h)", "", "en"})}};
    out.note = {"Lưới nhà gỗ 9 m cách nhau 1,5 m, 40 % nhà khó cháy; hàng đầu cháy từ 0. Công thức Hamada nằm trên dải: sai lệch đã biết của nó.",
                "Timber houses of 9 m, 1.5 m apart, 40 % of them resistant; the first column burns from 0. Hamada lies above the band: its known bias."};
    return out;
}

}  // namespace

void add_spread_scene_cases(std::vector<CaseEntry>& out) {
    out.push_back({"spread", "V17-chain", chain});
    out.push_back({"spread", "V21a-dwelling", dwelling});
    out.push_back({"spread", "V21d-grid-light-wind", [](const Context& c) {
        return grid_band("V21d-grid-light-wind", {"V21d: lưới nhà gỗ, gió 3 m/s", "V21d: timber grid, wind 3 m/s"}, 3.0, 15, 90, c);
    }});
    out.push_back({"spread", "V21d-grid-strong-wind", [](const Context& c) {
        return grid_band("V21d-grid-strong-wind", {"V21d: lưới nhà gỗ, gió 11 m/s", "V21d: timber grid, wind 11 m/s"}, 11.0, 60, 250, c);
    }});
    out.push_back({"spread", "V21e-brick-row", brick_row});
    out.push_back({"spread", "V22-determinism", determinism});
    out.push_back({"spread", "V23-idle-map", idle_map});
}

}  // namespace taicho::verify
