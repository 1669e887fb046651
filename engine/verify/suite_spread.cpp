#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "core/constants.h"
#include "core/rng.h"
#include "fire/brands.h"
#include "fire/burning_law.h"
#include "fire/external_flame.h"
#include "fire/flashover.h"
#include "fire/ftp.h"
#include "fire/ignition.h"
#include "fire/materials.h"
#include "fire/outdoor_smoke.h"
#include "fire/spread_formulas.h"
#include "fire/view_factor.h"
#include "picture/charts.h"
#include "verify/case.h"
#include "verify/suite_spread.h"

/// Closed forms of the fire-spread handbook, section 7. The engine's own functions are called; the values are
/// the handbook's, computed there from the published formulas.
namespace taicho::verify {

namespace {

using namespace fire;

constexpr double k_tolerance = 1e-3;   ///< [-] handbook 7: 0.1 % where nothing else is said

/// A case with a dot per row: how far from the handbook's value.
struct Sheet {
    CaseResult result;
    std::vector<picture::ChartEstimate> dots;

    Sheet(const std::string& id, const std::string& source, const Bilingual& title) {
        result.suite = "spread";
        result.id = id;
        result.source = source;
        result.title = title;
    }
    Sheet& is(const std::string& id, double measured, double expected, double tolerance = k_tolerance) {
        const double off = expected != 0.0 ? measured / expected - 1.0 : measured;
        result.rows.push_back({id, fmt::format("{:.6g}", measured), fmt::format("within {:.2g} %", 100.0 * tolerance),
                               fmt::format("{:.6g}", expected), std::abs(off) <= tolerance});
        dots.push_back({id, 100.0 * off, 100.0 * off, 100.0 * off, fmt::format("{:.4g}", measured), 0});
        return *this;
    }
    CaseResult done() {
        const auto chart = [&](const char* lang, const char* x) {
            return picture::estimate_chart(dots, {lang[0] == 'v' ? result.title.vi : result.title.en, x, "", lang});
        };
        result.figures.insert(result.figures.begin(), {chart("vi", "sai khác so với sổ tay (%)"),
                                                       chart("en", "difference from the handbook (%)")});
        return std::move(result);
    }
};

const FtpMaterial& material(const char* id) { return ftp_materials()[static_cast<std::size_t>(find_material(id))]; }

CaseResult point_source(const Context&) {
    const auto q = [](double chi, double kw, double r) { return point_source_flux(chi, 1e3 * kw, r) / 1e3; };
    Sheet s("V01-point-source", "Modak 1977; fire-spread handbook V1", {"V1: nguồn điểm bức xạ", "V1: point source"});
    s.is("1 MW at 2 m", q(0.3, 1000, 2), 5.96831).is("1 MW at 1 m", q(0.3, 1000, 1), 23.8732);
    s.is("2.5 MW at 2 m", q(0.3, 2500, 2), 14.9208).is("3 MW at 3 m, 0.35", q(0.35, 3000, 3), 9.28404);
    s.is("two sources", q(0.3, 1500, 3) + q(0.3, 800, 2), 8.75352);
    s.is("1 MW at the radius of 12.6 kW/m2", q(0.3, 1000, 1.37648), 12.6);
    return s.done();
}

CaseResult constant_flux(const Context&) {
    Sheet s("V02-ftp-constant", "flux-time product, cone data of B-RISK; handbook V2",
            {"V2: tích thông lượng và thời gian, thông lượng không đổi", "V2: flux-time product under a constant flux"});
    const double soft[][3] = {{12, 459.8, 455.3}, {25, 48.99, 49.1}, {50, 9.299, 7.9}};
    for (const auto& r : soft) {
        const double t = ignition_time(material("softboard"), 1e3 * r[0]);
        s.is(fmt::format("softboard {} kW/m2 [s]", r[0]), t, r[1]);
        s.is(fmt::format("softboard {} kW/m2, measured [s]", r[0]), t, r[2], 0.20);
    }
    const double ply[][2] = {{25, 88.25}, {35, 32.11}, {50, 12.62}};
    for (const auto& r : ply) s.is(fmt::format("plywood {} kW/m2 [s]", r[0]), ignition_time(material("wood"), 1e3 * r[0]), r[1]);
    s.is("B-RISK item, piloted, 20 kW/m2 [s]", ignition_time(material("item-piloted"), 20e3), 45.81);
    return s.done();
}

/// Moment a material lights under a flux given at the steps' ends; negative = not.
template <class Flux>
double lights_at(const FtpMaterial& m, double dt, double until, Flux flux) {
    double share = 0.0;
    for (long k = 0; static_cast<double>(k) * dt < until; ++k) {
        const double t = static_cast<double>(k) * dt;
        const FtpStep step = advance_share(m, share, flux(t), flux(t + dt), dt);
        share = step.share;
        if (step.ignites_after >= 0.0) return t + step.ignites_after;
    }
    return -1.0;
}

CaseResult ramp(const Context&) {
    Sheet s("V03-ftp-ramp", "handbook V3", {"V3: thông lượng tăng dần, đúng với mọi bước", "V3: ramp, exact for any step"});
    const FtpMaterial m = ftp_material("", 9.8, 2.0, 20389);
    for (const double dt : {0.01, 0.1, 0.5, 1.0, 7.3})
        s.is(fmt::format("step {} s [s]", dt), lights_at(m, dt, 200.0, [](double t) { return 500.0 * t; }), 82.14497, 1e-6 / 82);
    return s.done();
}

CaseResult growing(const Context&) {
    Sheet s("V04-growing-source", "handbook V4", {"V4: nguồn điểm lớn dần", "V4: growing point source"});
    const FtpMaterial& m = material("item-piloted");
    const auto flux = [](double t) { return point_source_flux(0.3, 46.9 * t * t, 2.0); };
    for (const double dt : {0.01, 0.1, 0.5, 1.0}) {
        const double t = lights_at(m, dt, 400.0, flux);
        s.is(fmt::format("step {} s [s]", dt), t, 273.8162, 1e-5);
        if (dt == 0.01) s.is("source then [kW]", 46.9e-3 * t * t, 3516.34);
    }
    return s.done();
}

CaseResult corners(const Context&) {
    Sheet s("V05-corner-factors", "Howell's catalogue; handbook V5", {"V5: hệ số góc từ chữ nhật tới điểm", "V5: rectangle to point"});
    constexpr double fine = 1e-8;
    s.is("parallel corner", parallel_corner(10, 10, 10), 0.1385316060, fine);
    s.is("perpendicular corner", perpendicular_corner(10, 10, 10), 0.0557341970, fine);
    s.is("centre", parallel_point(10, 10, 5, 5, 10), 0.2394564705, fine);
    s.is("(2,2)", parallel_point(10, 10, 2, 2, 10), 0.1954523349, fine);
    s.is("edge, 2 m in", parallel_point(10, 10, 0, 2, 10), 0.1638694545, fine);
    s.is("outside (5,15)", parallel_point(10, 10, 5, 15, 10), 0.0843536644, fine);
    s.is("outside (20,15)", parallel_point(10, 10, 20, 15, 10), 0.0195607021, fine);
    const double alley[][4] = {{4, 3, 2, 0.477236}, {4, 3, 3, 0.292302}, {4, 3, 4, 0.190011}, {3.5, 2.2, 1.5, 0.499433},
                               {3.5, 2.2, 2, 0.365196}, {3.5, 2.2, 3, 0.208201}, {3.5, 2.2, 4, 0.130362},
                               {1.2, 1.2, 1.5, 0.168154}, {1.2, 1.2, 2, 0.102372}, {1.2, 1.2, 3, 0.048357}, {2, 2, 1, 0.554126}};
    for (const auto& r : alley)
        s.is(fmt::format("{} x {} at {} m", r[0], r[1], r[2]), parallel_point(r[0], r[1], r[0] / 2, r[1] / 2, r[2]), r[3]);
    return s.done();
}

/// Random rectangles: the sum over parts is the whole, and what one sends the other equals what comes back.
void random_rectangles(Sheet& s, int count) {
    double split = 0.0, back = 0.0, closed = 0.0;
    for (int i = 0; i < count; ++i) {
        const auto u = [i](std::uint32_t k) { return draw_uniform({7, static_cast<std::uint64_t>(i), Purpose::Test, k}); };
        const double w = 0.5 + 5 * u(0), h = 0.5 + 4 * u(1), x = -3 + 9 * u(2), y = -3 + 9 * u(3), d = 0.3 + 6 * u(4);
        double sum = 0.0;
        for (int a = 0; a < 16; ++a) sum += parallel_point(w / 4, h / 4, x - (a % 4) * w / 4, y - (a / 4) * h / 4, d);
        split = std::max(split, std::abs(sum - parallel_point(w, h, x, y, d)));
        back = std::max(back, std::abs(w * perpendicular_rectangles(d, w, h) - h * perpendicular_rectangles(d, h, w)));
        // A point in a box of w x h x d on the middle of one face sees the other five: together 1.
        const double cx = w / 2, cy = h / 2;
        const double lid = parallel_point(w, h, cx, cy, d);
        const double sides = 2 * (perpendicular_corner(cy, d, cx) * 2 + perpendicular_corner(cx, d, cy) * 2);
        closed = std::max(closed, std::abs(lid + sides - 1.0));
    }
    const auto row = [&](const char* id, double worst, double limit) { s.result.rows.push_back(at_most(id, worst, limit, "")); };
    row("splitting, worst of the random rectangles", split, 1e-12);
    row("reciprocity A1 F12 = A2 F21, worst", back, 1e-10);
    row("summation over a box, worst", closed, 1e-12);
}

CaseResult areas(const Context& context) {
    Sheet s("V06-area-factors", "Howell's catalogue; handbook V6", {"V6: hệ số góc giữa hai chữ nhật", "V6: rectangle to rectangle"});
    s.is("unit parallel squares", parallel_rectangles(1, 1, 1), 0.199825).is("4 x 3 at 2", parallel_rectangles(4, 3, 2), 0.364046);
    s.is("4 x 3 at 3", parallel_rectangles(4, 3, 3), 0.237399).is("unit corner", perpendicular_rectangles(1, 1, 1), 0.200044);
    s.is("common edge 4, 3 to 2", perpendicular_rectangles(4, 3, 2), 0.183257);
    random_rectangles(s, context.tier == Tier::Quick ? 500 : 20000);
    return s.done();
}

CaseResult black_body(const Context&) {
    Sheet s("V07-black-body", "Stefan-Boltzmann; handbook V7", {"V7: vật đen", "V7: black body"});
    const double rows[][2] = {{600, 32.9585}, {800, 75.2062}, {900, 107.405}, {1000, 148.981}, {1100, 201.597}, {830.1, 84}, {1038.8, 168}};
    for (const auto& r : rows)
        s.is(fmt::format("{} C [kW/m2]", r[0]), constants::k_stefan_boltzmann * std::pow(r[0] + 273.15, 4) / 1e3, r[1]);
    return s.done();
}

CaseResult flames(const Context&) {
    Sheet s("V08-external-flame", "EN 1991-1-2 annex B (Law); handbook V8", {"V8: lửa phụt ra cửa", "V8: flame out of an opening"});
    const ExternalFlame a = flame_without_draught({7.78833, 3.0, 1.5, 2.0});
    s.is("A height [m]", a.height, 3.16652).is("A reach [m]", a.reach, 0.5).is("A length [m]", a.length, 3.91652).is("A T_w [K]", a.temperature, 1278.93);
    const ExternalFlame b = flame_without_draught({10.0717, 8.32, 2.6, 3.2});
    s.is("B height [m]", b.height, 1.44904).is("B reach [m]", b.reach, 0.866667).is("B length [m]", b.length, 2.74904);
    s.is("B T_w [K]", b.temperature, 1178.55).is("B T at 2.3 m [K]", b.at(2.3), 872.8).is("B emissivity", b.emissivity, 0.40548);
    s.is("B emission [kW/m2]", b.emission(2.3) / 1e3, 13.34);
    s.is("C height [m]", flame_without_draught({3.76953, 1.44, 1.2, 1.2}).height, 2.84378);
    const ExternalFlame d = flame_with_draught({13.0, 3.0, 1.5, 2.0}, 6.0);
    s.is("D height [m]", d.height, 3.24491).is("D reach [m]", d.reach, 5.77604).is("D width [m]", d.width, 4.31042);
    s.is("D length [m]", d.length, 6.62511).is("D T_w [K]", d.temperature, 1029.17);
    s.is("E length, published [m]", flame_without_draught({2.6685, 1.82 * 1.1, 1.1, 1.82}).length, 1.9, 0.02);
    return s.done();
}

CaseResult curve_energy(const Context&) {
    Sheet s("V09-energy", "EN 1991-1-2 annex E; handbook V9", {"V9: năng lượng của đường cháy", "V9: energy of the curve"});
    const BurnLaw room{46.9, 5e6, 20 * 780e6};
    const BurnPhases p = burn_phases(room), shop = burn_phases({187.6, 8e6, 40 * 1200e6}), small = burn_phases({46.9, 5e6, 100e6});
    s.is("room growth [s]", p.growth, 326.512).is("room steady [s]", p.steady, 2075.163).is("room decay [s]", p.decay, 1872.0).is("room end [s]", p.end(), 4273.674);
    s.is("workshop growth [s]", shop.growth, 206.504).is("workshop steady [s]", shop.steady, 4131.165).is("workshop end [s]", shop.end(), 7937.670);
    s.is("never at its peak: turns at [s]", small.growth, 164.822).is("with [kW]", small.peak / 1e3, 1274.10);
    picture::ChartSeries line{"", {}, {}, {}, {}, 0};
    BurnRow row;
    double energy = 0.0;
    for (double t = 0.0; t < 4300.0; t += 1.7) {
        const BurnStep step = advance_burning(room, row, 1.7, {});
        energy += step.mean_hrr * 1.7;
        line.x.push_back(t + 1.7);
        line.middle.push_back(step.end_hrr / 1e6);
        if (step.out_after >= 0.0) break;
    }
    s.is("integral over the load", energy / room.energy, 1.0, 1e-9);
    s.result.figures.push_back({picture::band_chart({line}, {"", "thời gian (s)", "tỏa nhiệt (MW)", "vi"}),
                                picture::band_chart({line}, {"", "time (s)", "heat release (MW)", "en"})});
    return s.done();
}

CaseResult flashover(const Context&) {
    Sheet s("V10-flashover", "Thomas 1981; McCaffrey et al. 1981; Babrauskas 1980; Kawagoe; handbook V10",
            {"V10: bùng cháy và giới hạn thông gió", "V10: flashover and ventilation"});
    const VentOpening door{1.6, 2.0, 0.8}, shutter{8.32, 2.6, 3.2};
    s.is("Thomas [kW]", thomas_flashover(44.48, door), 1202.26).is("MQH [kW]", mqh_flashover(44.48, door), 1059.96);
    s.is("Babrauskas [kW]", babrauskas_flashover(door), 1697.06).is("door [kg/s]", ventilation_burning({1.8, 2.0, 0.9}), 0.229103);
    s.is("shutter [kg/s]", ventilation_burning(shutter), 1.207404).is("tube shop, Thomas [kW]", thomas_flashover(190.08, shutter), 6553.7);
    s.is("tube shop, deep form [MW]", deep_room_rate(shutter, 198.4, 3.0), 10.0717).is("tube shop T_f [K]", developed_temperature(shutter, 198.4, 48, 780, 293.15), 1411.45);
    return s.done();
}

CaseResult equivalent(const Context&) {
    Sheet s("V11-equivalent-time", "EN 1991-1-2 annex F; handbook V11", {"V11: thời gian cháy tương đương", "V11: equivalent time"});
    const VentOpening shutter{8.32, 2.6, 3.2};
    const double small = ventilation_factor_small(shutter, 48, 198.4), tall = ventilation_factor(3.2, 8.32 / 48, 0);
    s.is("w_f", small, 0.930391).is("t_e [min]", equivalent_time(780, 0.07, small), 50.80);
    s.is("w_f, tall form", tall, 1.035548).is("t_e, tall form [min]", equivalent_time(780, 0.07, tall), 56.54);
    return s.done();
}

CaseResult hamada(const Context&) {
    Sheet s("V12-hamada", "Hamada as in HAZUS and ELMFIRE; handbook V12", {"V12: công thức Hamada", "V12: Hamada"});
    const struct { Hamada h; double down, side, up; } rows[] = {
        {{10, 3, 0, 0}, 161.868, 67.5325, 67.5325}, {{10, 3, 0, 5}, 282.869, 82.8612, 76.1860}, {{10, 3, 0, 10}, 466.058, 117.588, 91.9579},
        {{10, 3, 0.5, 5}, 209.880, 59.4512, 54.6000}, {{8, 2, 0.3, 3}, 166.898, 57.9622, 55.9634}};
    for (const auto& r : rows) {
        const std::string id = fmt::format("({:g}, {:g}, {:g}, {:g})", r.h.side, r.h.gap, r.h.resistant, r.h.wind);
        s.is(id + " down [m/h]", r.h.speed(r.h.down()), r.down).is(id + " side", r.h.speed(r.h.aside()), r.side).is(id + " up", r.h.speed(r.h.up()), r.up);
    }
    const Hamada older{10, 3, 0, 5, 1.5}, windy{10, 3, 0, 10}, calm{10, 3, 0, 4};
    s.is("coefficient 1.5 [m/h]", older.speed(older.down()), 265.189).is("burnt in an hour", windy.burnt(60, 0.35), 326.88);
    s.is("low wind, down [m]", calm.low_wind(calm.reach_down(60), 60), 166.788).is("low wind, side [m]", calm.low_wind(calm.reach_aside(60), 60), 94.6245);
    return s.done();
}

CaseResult brands(const Context& context) {
    Sheet s("V13-brands", "Himoto as in ELMFIRE; De Beer; handbook V13", {"V13: tàn lửa", "V13: firebrands"});
    const BrandLaw five = himoto_brands(10, 20e6, 5), ten = himoto_brands(10, 20e6, 10);
    s.is("mean at 5 m/s [m]", five.mean, 5.50757).is("sd [m]", five.sd, 9.52607).is("mu", five.mu, 1.014024).is("sigma", five.sigma, 1.176520);
    s.is("mean at 10 m/s [m]", ten.mean, 8.74272).is("sd at 10 [m]", ten.sd, 12.00210).is("mu at 10", ten.mu, 1.638527).is("sigma at 10", ten.sigma, 1.029266);
    s.is("pile at 1 m/s [g/cm2]", pile_threshold(1), 0.06250).is("pile at 2 m/s", pile_threshold(2), 0.04667).is("pile at 3 m/s", pile_threshold(3), 0.06168);
    const int n = context.tier == Tier::Quick ? 200000 : 1000000;
    double sum = 0.0, square = 0.0;
    for (int i = 0; i < n; ++i) {
        const double d = std::exp(five.mu + five.sigma * draw_normal({1, static_cast<std::uint64_t>(i), Purpose::Brands, 0}));
        sum += d;
        square += d * d;
    }
    const double mean = sum / n;
    // The heavy tail needs the full million for the spread; the quick tier states its own width.
    s.is("sampled mean [m]", mean, five.mean, 0.01).is("sampled sd [m]", std::sqrt(square / n - mean * mean), five.sd, context.tier == Tier::Quick ? 0.03 : 0.01);
    return s.done();
}

CaseResult water(const Context&) {
    Sheet s("V14-water", "handbook V14", {"V14: nước", "V14: water"});
    s.is("1 MW, all of it [kg/s]", water_for(1e6, 1), 0.3846).is("half", water_for(1e6, 0.5), 0.7692).is("0.32", water_for(1e6, 0.32), 1.2019);
    s.is("90 m2 [l/min]", water_rule(90), 450).is("wetting [kg/s]", wetting_flow(15e3, 30, 1), 0.17308);
    return s.done();
}

CaseResult street(const Context&) {
    Sheet s("V16-alley-smoke", "handbook V16", {"V16: khói trong ngõ", "V16: smoke in an alley"});
    const StreetSmoke street = street_smoke(5e6, 17.5e6, 0.1, 0.35, 2, 3, 6);
    s.is("soot [g/m3]", 1e3 * street.soot, 0.79365).is("extinction [1/m]", street.extinction, 6.9048);
    s.is("visibility, walls [m]", 3.0 / street.extinction, 0.4345).is("rise [K]", street.rise, 75.23);
    return s.done();
}

CaseResult glass_steel(const Context&) {
    Sheet s("V18-glass-steel", "handbook V18", {"V18: kính và tôn", "V18: glass and steel"});
    s.is("crack [K]", glass_crack_rise(40e6, 72e9, 9e-6), 61.73);
    const double rows[][2] = {{20, 578.5}, {30, 652.0}, {50, 757.4}};
    for (const auto& r : rows) s.is(fmt::format("sheet at {} kW/m2 [K]", r[0]), sheet_temperature(1e3 * r[0], 0.8, 12, 303.15), r[1]);
    return s.done();
}

CaseResult pools(const Context&) {
    Sheet s("V19-pool-fireball", "Babrauskas; handbook V19", {"V19: vũng chất lỏng và quả cầu lửa", "V19: pool and fireball"});
    s.is("xylene 1 m [MW]", pool_fire(0.090, 1.4, 40.8e6, 1) / 1e6, 2.1728).is("petrol 1 m [MW]", pool_fire(0.055, 2.1, 43.7e6, 1) / 1e6, 1.6565);
    s.is("12 kg LPG [m]", fireball_diameter(12), 13.279).is("12 kg LPG [s]", fireball_time(12), 1.0302);
    return s.done();
}

CaseResult tilt(const Context&) {
    Sheet s("V20-tilt", "AGA; Thomas; handbook V20", {"V20: lửa nghiêng theo gió", "V20: flame tilt"});
    const double u = wind_number(5, 0.03, 4), degrees = 180.0 / std::acos(-1.0);
    s.is("u*", u, 5.0321).is("AGA [deg]", tilt_aga(u) * degrees, 63.53).is("Thomas [deg]", tilt_thomas(u) * degrees, 71.51);
    return s.done();
}

}  // namespace

CaseResult spread_case(const std::string& id, const std::string& source, const Bilingual& title) {
    CaseResult out;
    out.suite = "spread";
    out.id = id;
    out.source = source;
    out.title = title;
    return out;
}

void add_spread_cases(std::vector<CaseEntry>& out) {
    const std::pair<const char*, CaseResult (*)(const Context&)> cases[] = {
        {"V01-point-source", point_source}, {"V02-ftp-constant", constant_flux}, {"V03-ftp-ramp", ramp},
        {"V04-growing-source", growing}, {"V05-corner-factors", corners}, {"V06-area-factors", areas},
        {"V07-black-body", black_body}, {"V08-external-flame", flames}, {"V09-energy", curve_energy},
        {"V10-flashover", flashover}, {"V11-equivalent-time", equivalent}, {"V12-hamada", hamada}, {"V13-brands", brands},
        {"V14-water", water}, {"V16-alley-smoke", street}, {"V18-glass-steel", glass_steel}, {"V19-pool-fireball", pools},
        {"V20-tilt", tilt}};
    for (const auto& [id, run] : cases) out.push_back({"spread", id, run});
    add_spread_scene_cases(out);
    add_spread_outside_cases(out);
}

}  // namespace taicho::verify
