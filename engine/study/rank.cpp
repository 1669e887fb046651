#include "study/rank.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/rng.h"
#include "io/csv.h"

namespace taicho::study {

namespace {

constexpr double k_injury_share = 0.1;     // of a life (people handbook E, J)
constexpr double k_never = std::numeric_limits<double>::infinity();
constexpr std::uint32_t k_resamples = 1000;

/// What an arm avoids in each repeat, against the first arm.
struct Avoided {
    std::vector<double> deaths, injured, homes, damage;
};

std::vector<double> avoided(const LoadedStudy& s, std::uint32_t point, const char* key) {
    const auto field = static_cast<std::size_t>(field_of(key));
    const auto with = values_of(s.study, s.rows, point, field), without = values_of(s.study, s.rows, 0, field);
    std::vector<double> out;
    for (std::size_t i = 0; i < with.size(); ++i) {
        if (!std::isnan(with[i]) && !std::isnan(without[i])) out.push_back(without[i] - with[i]);
    }
    return out;
}

double mean_of(const std::vector<double>& v) {
    double sum = 0.0;
    for (const double x : v) sum += x;
    return v.empty() ? 0.0 : sum / static_cast<double>(v.size());
}

double per_casualty(double cost, double fires, double damage, double deaths, double injured) {
    const double casualties = fires * (deaths + k_injury_share * injured);
    return casualties > 0.0 ? (cost - fires * damage) / casualties : k_never;
}

Interval bootstrap(const Avoided& a, double cost, double fires) {
    std::vector<double> values;
    const auto n = static_cast<std::uint32_t>(a.deaths.size());
    for (std::uint32_t b = 0; b < k_resamples && n > 1; ++b) {
        double deaths = 0, injured = 0, damage = 0;
        for (std::uint32_t k = 0; k < n; ++k) {
            const std::uint32_t i = draw_below({.seed = 1, .entity = b, .purpose = Purpose::Bootstrap, .occasion = k}, n);
            deaths += a.deaths[i] / n;
            injured += a.injured[i] / n;
            damage += a.damage[i] / n;
        }
        values.push_back(per_casualty(cost, fires, damage, deaths, injured));
    }
    if (values.empty()) return {};
    std::sort(values.begin(), values.end());
    const auto at = [&](double p) { return values[static_cast<std::size_t>(p * static_cast<double>(values.size() - 1))]; };
    return {at(0.025), at(0.975)};
}

double cost_of(const LoadedStudy& s, std::uint32_t point) {
    const auto& costs = s.stored.context.costs;
    return point < costs.size() ? costs[point] : 0.0;
}

/// 95 % interval of a mean by the normal law, per 1 000 fires.
Interval thousand(const std::vector<double>& v) {
    const double m = mean_of(v);
    double var = 0.0;
    for (const double x : v) var += (x - m) * (x - m);
    const double n = static_cast<double>(v.size());
    const double half = n > 1.0 ? 1.96 * std::sqrt(var / (n - 1.0) / n) : 0.0;
    return {1e3 * (m - half), 1e3 * (m + half)};
}

bool away_from_zero(const Interval& i) { return i.low > 0.0 || i.high < 0.0; }

std::string vnd(double v) {
    if (std::isinf(v)) return "-";
    return fmt::format("{:.1f}", v / 1e6);
}

}  // namespace

std::vector<RankRow> rank_arms(const LoadedStudy& s) {
    std::vector<RankRow> rows;
    const double fires = s.stored.context.fires_per_year;
    for (std::uint32_t p = 1; p < s.study.points.size(); ++p) {
        const Avoided a{avoided(s, p, "deaths"), avoided(s, p, "injured"), avoided(s, p, "homes_lost"), avoided(s, p, "damage_vnd")};
        RankRow r;
        r.point = p;
        r.cost_vnd_year = cost_of(s, p) - cost_of(s, 0);
        r.lives = thousand(a.deaths);
        r.homes = thousand(a.homes);
        r.damage_vnd = thousand(a.damage);
        r.lives_mean = 1e3 * mean_of(a.deaths);
        r.homes_mean = 1e3 * mean_of(a.homes);
        r.damage_mean = 1e3 * mean_of(a.damage);
        r.per_casualty_vnd = per_casualty(r.cost_vnd_year, fires, mean_of(a.damage), mean_of(a.deaths), mean_of(a.injured));
        r.per_casualty = bootstrap(a, r.cost_vnd_year, fires);
        r.clear = away_from_zero(r.lives) || away_from_zero(r.homes) || away_from_zero(r.damage_vnd);
        rows.push_back(r);
    }
    std::stable_sort(rows.begin(), rows.end(), [](const RankRow& a, const RankRow& b) { return a.per_casualty_vnd < b.per_casualty_vnd; });
    return rows;
}

std::string rank_text(const LoadedStudy& s, const std::vector<RankRow>& rows, const std::string& lang) {
    const bool en = lang == "en";
    std::string out = fmt::format("{:<26}{:>12}{:>26}{:>26}{:>36}{:>34}\n", en ? "arm" : "phương án", en ? "cost M/a" : "phí tr/năm",
                                  en ? "lives/1000 fires" : "người/1000 vụ", en ? "homes/1000 fires" : "nhà/1000 vụ",
                                  en ? "loss M/1000 fires" : "thiệt hại tr/1000 vụ", en ? "M VND per casualty" : "tr đồng mỗi người");
    for (const RankRow& r : rows) {
        const auto with = [](double m, const Interval& i, double unit) {
            return fmt::format("{:.0f} ({:.0f} .. {:.0f})", m / unit, i.low / unit, i.high / unit);
        };
        out += fmt::format("{:<26}{:>12}{:>26}{:>26}{:>36}{:>34}{}\n", s.study.points[r.point].key, vnd(r.cost_vnd_year), with(r.lives_mean, r.lives, 1.0),
                           with(r.homes_mean, r.homes, 1.0), with(r.damage_mean, r.damage_vnd, 1e6),
                           fmt::format("{} ({} .. {})", vnd(r.per_casualty_vnd), vnd(r.per_casualty.low), vnd(r.per_casualty.high)),
                           r.clear ? "" : en ? "  not clear" : "  chưa rõ");
    }
    out += en ? "\nAvoided against the first arm. Casualty = death + 0.1 injury; '-' = nothing avoided. At recorded rates all fire losses of a pure\n"
                "home are worth about 34 000 VND a year: figures of many billions are arithmetic, not a defect (people handbook E).\n"
              : "\nSo với phương án đầu. Một người = 1 chết + 0,1 bị thương; '-' = không tránh được gì. Với tần suất ghi nhận, toàn bộ thiệt hại\n"
                "cháy của một nhà ở chỉ đáng khoảng 34 000 đồng một năm: con số hàng tỷ là số học, không phải lỗi.\n";
    return out;
}

std::string rank_csv(const LoadedStudy& s, const std::vector<RankRow>& rows) {
    io::CsvWriter csv;
    csv.row({"arm", "cost_vnd_year", "lives_per_1000", "lives_low", "lives_high", "homes_per_1000", "homes_low", "homes_high",
             "damage_vnd_per_1000", "damage_low", "damage_high", "vnd_per_casualty", "vnd_low", "vnd_high", "clear"});
    const auto n = [](double v) { return std::isinf(v) ? std::string() : fmt::format("{:.6g}", v); };
    for (const RankRow& r : rows) {
        csv.row({s.study.points[r.point].key, n(r.cost_vnd_year), n(r.lives_mean), n(r.lives.low), n(r.lives.high), n(r.homes_mean), n(r.homes.low),
                 n(r.homes.high), n(r.damage_mean), n(r.damage_vnd.low), n(r.damage_vnd.high), n(r.per_casualty_vnd), n(r.per_casualty.low),
                 n(r.per_casualty.high), r.clear ? "1" : "0"});
    }
    return csv.text();
}

}  // namespace taicho::study
