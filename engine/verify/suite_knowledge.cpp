// What people know and decide, against the tables it was taken from: waking, decisions, times before leaving.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/hash.h"
#include "core/rng.h"
#include "people/decide_rules.h"
#include "people/waking.h"
#include "picture/charts.h"
#include "verify/case.h"

namespace taicho::verify {

namespace {

using people::DecideRules;
using people::Param;
using people::ParameterSet;
using people::PreTravel;
using people::Skill;
using people::Training;
using people::WakeGroup;

constexpr int k_draws = 10000;
constexpr double k_sigma = 3.29;   ///< two-sided 0.1 %: a row fails by chance once in a thousand

std::uint64_t key_of(int k) { return hash_text("verify-knowledge-" + std::to_string(k)); }

/// Share of draws against the printed chance: the binomial band and half a unit of the last printed digit.
Row binomial(const std::string& id, double share, double printed, double digit) {
    const double band = k_sigma * std::sqrt(std::max(printed * (1.0 - printed), 1.0 / k_draws) / k_draws) + 0.5 * digit;
    return {id, fmt::format("{:.4f}", share), fmt::format("{:.3f} ± {:.4f}", printed, band), fmt::format("{}", printed),
            std::abs(share - printed) <= band};
}

struct WakeRow {
    WakeGroup group;
    const char* en;
    const char* vi;
    double at55, at75, at85;
};
constexpr WakeRow k_wake[] = {
    {WakeGroup::Adult, "adult 13-64, sober", "người lớn 13-64", 0.50, 0.97, 1.0},
    {WakeGroup::Older, "65 and over", "từ 65 tuổi", 0.17, 0.78, 0.94},
    {WakeGroup::Child, "child 5-12", "trẻ 5-12", 0.03, 0.25, 0.53},
    {WakeGroup::Alcohol, "alcohol", "có rượu", 0.08, 0.61, 0.86},
    {WakeGroup::HardOfHearing, "hard of hearing", "nặng tai", 0.07, 0.57, 0.85},
};

double woken_share(const ParameterSet& p, WakeGroup group, double level) {
    int woken = 0;
    for (int k = 0; k < k_draws; ++k) woken += people::wake_latent(1, key_of(k)) < people::wake_probability(p, group, level, false) ? 1 : 0;
    return static_cast<double>(woken) / k_draws;
}

std::string wake_chart(const ParameterSet& p, bool en) {
    std::vector<picture::ChartSeries> series;
    for (std::size_t g = 0; g < std::size(k_wake); ++g) {
        picture::ChartSeries s;
        s.label = en ? k_wake[g].en : k_wake[g].vi;
        s.style = static_cast<int>(g);
        for (double level = 35.0; level <= 105.0; level += 2.5) {
            s.x.push_back(level);
            s.middle.push_back(people::wake_probability(p, k_wake[g].group, level, false));
        }
        series.push_back(std::move(s));
    }
    const picture::ChartText text{en ? "Waking by level" : "Thức giấc theo mức âm", en ? "level at the pillow (dBA)" : "mức âm ở gối (dBA)",
                                  en ? "share woken" : "tỷ lệ thức giấc", en ? "en" : "vi"};
    return picture::chart_legend(series) + picture::band_chart(series, text);
}

CaseResult waking(const Context&) {
    CaseResult out{.suite = "knowledge", .id = "B2-waking", .source = "people handbook B2 (logistic fitted to Bruck, Thomas, Smith and others)",
                   .title = {"Thức giấc vì tiếng chuông, báo cháy", "Waking by a bell or an alarm"}};
    const ParameterSet p;
    for (const WakeRow& row : k_wake) {
        out.rows.push_back(binomial(fmt::format("{}, 55 dBA", row.en), woken_share(p, row.group, 55.0), row.at55, 0.01));
        out.rows.push_back(binomial(fmt::format("{}, 75 dBA", row.en), woken_share(p, row.group, 75.0), row.at75, 0.01));
        out.rows.push_back(binomial(fmt::format("{}, 85 dBA", row.en), woken_share(p, row.group, 85.0), row.at85, row.at85 < 1.0 ? 0.01 : 0.1));
    }
    out.rows.push_back(at_most("child under 5, 105 dBA", woken_share(p, WakeGroup::Infant, 105.0), 0.0, "", "not woken"));
    out.figures.push_back({wake_chart(p, false), wake_chart(p, true)});
    return out;
}

people::FightInputs before_fire(double hrr, double k, bool bottle, bool male, bool dependent) {
    people::FightInputs in;
    in.hrr = hrr;
    in.extinction = k;
    in.bottle = bottle;
    in.male = male;
    in.dependent = dependent;
    in.age = 35;
    return in;
}

CaseResult decisions(const Context&) {
    CaseResult out{.suite = "knowledge", .id = "A7-decisions", .source = "people handbook A7, checks (D)",
                   .title = {"Quyết định dập lửa", "The decision to fight"}};
    const DecideRules r;
    const struct {
        const char* id;
        people::FightInputs in;
        double printed;
    } rows[] = {
        {"50 kW, bottle, male", before_fire(50e3, 0.0, true, true, false), 0.94},
        {"50 kW, no bottle, female", before_fire(50e3, 0.0, false, false, false), 0.78},
        {"300 kW, K 0.3, bottle, male", before_fire(300e3, 0.3, true, true, false), 0.68},
        {"1 MW, K 1, bottle, male", before_fire(1e6, 1.0, true, true, false), 0.27},
        {"1 MW, no bottle, with child", before_fire(1e6, 1.0, false, false, true), 0.02},
    };
    for (const auto& row : rows) {
        const double p = people::fight_probability(r, row.in);
        int fights = 0;
        for (int k = 0; k < k_draws; ++k) fights += draw_chance({1, key_of(k), Purpose::FightChoice, 0}, p) ? 1 : 0;
        out.rows.push_back(binomial(row.id, static_cast<double>(fights) / k_draws, row.printed, 0.01));
    }
    auto child = before_fire(20e3, 0.0, true, true, false);
    child.age = 13;
    out.rows.push_back(at_most("younger than 14", people::fight_probability(r, child), 0.0, ""));
    return out;
}

double normal_cdf(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

/// Kolmogorov-Smirnov distance of a sample to an analytic distribution function.
template <typename Cdf>
double ks_distance(std::vector<double> sample, Cdf cdf) {
    std::sort(sample.begin(), sample.end());
    double d = 0.0;
    const double n = static_cast<double>(sample.size());
    for (std::size_t k = 0; k < sample.size(); ++k) {
        const double f = cdf(sample[k]);
        d = std::max({d, f - static_cast<double>(k) / n, static_cast<double>(k + 1) / n - f});
    }
    return d;
}

/// Median over five seeds of the distance of 1 000 draws.
template <typename Cdf>
double median_distance(const Distribution& d, double shift, Cdf cdf) {
    std::vector<double> all;
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        std::vector<double> sample;
        for (int k = 0; k < 1000; ++k) sample.push_back(shift + taicho::sample(d, DrawKey{seed, key_of(k), Purpose::PreTravel, 0}));
        all.push_back(ks_distance(std::move(sample), cdf));
    }
    std::sort(all.begin(), all.end());
    return all[2];
}

constexpr double k_ks_limit = 0.0515;   ///< 1 % level at n = 1 000

double lognormal_cdf(double t, double mu, double sigma) { return t <= 0.0 ? 0.0 : normal_cdf((std::log(t) - mu) / sigma); }

CaseResult pre_travel(const Context&) {
    CaseResult out{.suite = "knowledge", .id = "B3-pre-travel", .source = "people handbook B3 (J inside the PD 7974-6 windows)",
                   .title = {"Thời gian trước khi rời đi", "Time before leaving"}};
    const DecideRules r;
    const struct {
        const char* id;
        PreTravel situation;
        double median, sigma;
    } rows[] = {
        {"awake, room of origin", PreTravel::SameRoom, 15, 0.6},      {"awake, same dwelling", PreTravel::SameHome, 45, 0.8},
        {"awake, bell only", PreTravel::OtherBell, 150, 0.97},        {"awake, told in person", PreTravel::OtherTold, 60, 0.6},
        {"woken, same dwelling", PreTravel::WokenHome, 60, 0.7},      {"woken, bell only", PreTravel::WokenBell, 300, 0.8},
        {"woken, neighbour at the door", PreTravel::WokenTold, 120, 0.7},
    };
    for (const auto& row : rows) {
        for (const bool drill : {false, true}) {
            const Skill skill{drill ? Training::Drill : Training::None, drill ? 1.0 : 0.0};
            const double mu = std::log(row.median * (drill ? 0.6 : 1.0)), sigma = row.sigma * (drill ? 0.8 : 1.0);
            const double d = median_distance(people::pre_travel(r, row.situation, skill, false), 0.0,
                                             [&](double t) { return lognormal_cdf(t, mu, sigma); });
            out.rows.push_back(at_most(fmt::format("{}{}, KS distance", row.id, drill ? ", drilled" : ""), d, k_ks_limit, ""));
        }
    }
    return out;
}

/// Regularised lower incomplete gamma function by its series (Abramowitz and Stegun 6.5.29).
double gamma_cdf(double t, double shape, double scale) {
    const double x = t / scale;
    if (x <= 0.0) return 0.0;
    double term = 1.0 / shape, sum = term;
    for (int n = 1; n < 500 && term > 1e-16 * sum; ++n) sum += (term *= x / (shape + n));
    return std::min(1.0, sum * std::exp(-x + shape * std::log(x) - std::lgamma(shape)));
}

CaseResult response_time(const Context&) {
    CaseResult out{.suite = "knowledge", .id = "S-05-distributions", .source = "IMO MSC.1/Circ.1533 test 5; RiMEA 5; NIST TN 1822 Verif.1.1; ISO 20414 test 1",
                   .title = {"Thời gian phản ứng: phân phối", "Response times: the distributions"},
                   .note = {"Cắt cụt nghĩa là rút lại, không dồn vào mép.", "Truncation redraws; no probability piles up at the cut."}};
    const auto add = [&](const char* id, const Distribution& d, double shift, auto cdf) {
        out.rows.push_back(at_most(fmt::format("{}, KS distance", id), median_distance(d, shift, cdf), k_ks_limit, ""));
    };
    add("uniform 10..100 s", Distribution::uniform(10, 100), 0.0, [](double t) { return (t - 10.0) / 90.0; });
    add("gamma 1.291, 103.901 s", Distribution::gamma(1.291, 103.901), 0.0, [](double t) { return gamma_cdf(t, 1.291, 103.901); });
    add("lognormal 4.586, 0.967", Distribution::lognormal(std::exp(4.586), 0.967), 0.0, [](double t) { return lognormal_cdf(t, 4.586, 0.967); });
    add("Weibull 139.285 s, 1.195", Distribution::weibull(139.285, 1.195), 0.0,
        [](double t) { return 1.0 - std::exp(-std::pow(t / 139.285, 1.195)); });
    add("IMO night, 400 s + lognormal, cut at 700 s", Distribution::lognormal(std::exp(3.95), 0.84).within(0, 300), 400.0,
        [](double t) { return lognormal_cdf(t - 400.0, 3.95, 0.84) / lognormal_cdf(300.0, 3.95, 0.84); });
    add("IMO day, lognormal, cut at 300 s", Distribution::lognormal(std::exp(3.44), 0.94).within(0, 300), 0.0,
        [](double t) { return lognormal_cdf(t, 3.44, 0.94) / lognormal_cdf(300.0, 3.44, 0.94); });
    add("triangular 11, 41, 71 s", Distribution::triangular(11, 41, 71), 0.0,
        [](double t) { return t < 41.0 ? (t - 11.0) * (t - 11.0) / 1800.0 : 1.0 - (71.0 - t) * (71.0 - t) / 1800.0; });
    return out;
}

}  // namespace

void add_knowledge_cases(std::vector<CaseEntry>& out) {
    out.push_back({"knowledge", "B2-waking", waking});
    out.push_back({"knowledge", "A7-decisions", decisions});
    out.push_back({"knowledge", "B3-pre-travel", pre_travel});
    out.push_back({"knowledge", "S-05-distributions", response_time});
}

}  // namespace taicho::verify
