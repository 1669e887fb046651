#include "study/rank.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/rng.h"
#include "io/csv.h"
#include "study/wording.h"

namespace taicho::study {

namespace {

constexpr double k_injury_share = 0.1;     // of a life (people handbook E, J)
constexpr double k_never = std::numeric_limits<double>::infinity();
constexpr double k_fires = 1e3;            // rates are shown per so many fires
constexpr std::uint32_t k_resamples = 1000;

std::vector<double> column(const LoadedStudy& s, std::uint32_t point, const char* key) {
    return values_of(s.study, s.rows, point, static_cast<std::size_t>(field_of(key)));
}

Difference against_first(const LoadedStudy& s, std::uint32_t point, const char* key) {
    StatisticsDef def;
    def.confidence = s.study.def.outcomes.confidence;
    return paired_difference(column(s, point, key), column(s, 0, key), def);
}

/// What an arm avoids in a repeat, against the first arm.
struct Avoided {
    double deaths = 0.0, injured = 0.0, damage = 0.0;
};

std::vector<Avoided> avoided(const LoadedStudy& s, std::uint32_t point) {
    const auto lost = [&](const char* key) {
        auto v = column(s, 0, key);
        const auto with = column(s, point, key);
        for (std::size_t i = 0; i < v.size(); ++i) v[i] -= with[i];
        return v;
    };
    const auto deaths = lost("deaths"), injured = lost("injured"), damage = lost("damage_vnd");
    std::vector<Avoided> out;
    for (std::size_t i = 0; i < deaths.size(); ++i) {
        if (std::isfinite(deaths[i] + injured[i] + damage[i])) out.push_back({deaths[i], injured[i], damage[i]});
    }
    return out;
}

double per_casualty(double cost, double fires, const Avoided& mean) {
    const double casualties = fires * (mean.deaths + k_injury_share * mean.injured);
    return casualties > 0.0 ? (cost - fires * mean.damage) / casualties : k_never;
}

/// Mean over repeats picked by `row` (n of them).
template <class Row>
Avoided mean_of(const std::vector<Avoided>& a, Row&& row) {
    Avoided m;
    const auto n = static_cast<double>(a.size());
    for (std::size_t k = 0; k < a.size(); ++k) {
        const Avoided& x = a[row(k)];
        m.deaths += x.deaths / n;
        m.injured += x.injured / n;
        m.damage += x.damage / n;
    }
    return m;
}

/// Percentile bootstrap of the ratio; the interval of a mean (statistics.h) does not hold for it.
Interval bootstrap(const std::vector<Avoided>& a, double cost, double fires, double confidence) {
    const auto n = static_cast<std::uint32_t>(a.size());
    std::vector<double> values;
    for (std::uint32_t b = 0; b < k_resamples && n > 1; ++b) {
        const Avoided m = mean_of(a, [&](std::size_t k) {
            return draw_below({.seed = 1, .entity = b, .purpose = Purpose::Bootstrap, .occasion = static_cast<std::uint32_t>(k)}, n);
        });
        values.push_back(per_casualty(cost, fires, m));
    }
    if (values.empty()) return {k_never, k_never};
    std::sort(values.begin(), values.end());
    const auto at = [&](double p) { return values[static_cast<std::size_t>(p * static_cast<double>(values.size() - 1))]; };
    return {at(0.5 * (1.0 - confidence)), at(0.5 * (1.0 + confidence))};
}

double cost_of(const LoadedStudy& s, std::uint32_t point) {
    const auto& costs = s.stored.context.costs;
    return point < costs.size() ? costs[point] : 0.0;
}

/// "25 (-24 .. 74)" avoided per 1 000 fires, in `unit`.
std::string shown(const Difference& d, double unit, const std::string& lang) {
    if (d.unequal == 0) return lang == "en" ? "0 (all equal)" : "0 (như nhau)";
    const auto n = [&](double v) { return number(-k_fires * v / unit, 0, lang); };
    return fmt::format("{} ({} .. {})", n(d.mean), n(d.ci.high), n(d.ci.low));
}

}  // namespace

std::vector<RankRow> rank_arms(const LoadedStudy& s) {
    std::vector<RankRow> rows;
    const double fires = s.stored.context.fires_per_year;
    for (std::uint32_t p = 1; p < s.study.points.size(); ++p) {
        RankRow r;
        r.point = p;
        r.cost_vnd_year = cost_of(s, p) - cost_of(s, 0);
        r.deaths = against_first(s, p, "deaths");
        r.homes = against_first(s, p, "homes_lost");
        r.damage_vnd = against_first(s, p, "damage_vnd");
        const std::vector<Avoided> a = avoided(s, p);
        r.per_casualty_vnd = per_casualty(r.cost_vnd_year, fires, mean_of(a, [](std::size_t k) { return k; }));
        r.per_casualty = bootstrap(a, r.cost_vnd_year, fires, s.study.def.outcomes.confidence);
        rows.push_back(std::move(r));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const RankRow& a, const RankRow& b) { return a.per_casualty_vnd < b.per_casualty_vnd; });
    return rows;
}

std::string rank_text(const LoadedStudy& s, const std::vector<RankRow>& rows, const std::string& lang) {
    const bool en = lang == "en";
    constexpr double k_million = 1e6;
    constexpr int k_widths[] = {24, 18, 24, 24, 30, 34};
    const auto line = [&](const std::array<std::string, 6>& cells, const std::string& end) {
        std::string out;
        for (std::size_t c = 0; c < cells.size(); ++c) out += pad(cells[c], k_widths[c], c > 0);
        return out + end + "\n";
    };
    std::string out = en ? line({"avoided, against " + s.study.points[0].key, "cost", "deaths", "homes lost", "loss", "cost per casualty avoided"}, "") +
                               line({"", "[M VND/year]", "[per 1,000 fires]", "[per 1,000 fires]", "[M VND per 1,000 fires]", "[M VND]"}, "")
                         : line({"tránh được, so với " + s.study.points[0].key, "chi phí", "người chết", "nhà mất", "thiệt hại", "chi phí cho một người"}, "") +
                               line({"", "[triệu đồng/năm]", "[trên 1.000 vụ]", "[trên 1.000 vụ]", "[triệu đồng/1.000 vụ]", "[triệu đồng]"}, "");
    const auto vnd = [&](double v) { return number(v / k_million, 1, lang); };
    for (const RankRow& r : rows) {
        out += line({s.study.points[r.point].key, vnd(r.cost_vnd_year), shown(r.deaths, 1.0, lang), shown(r.homes, 1.0, lang),
                     shown(r.damage_vnd, k_million, lang),
                     fmt::format("{} ({} .. {})", vnd(r.per_casualty_vnd), vnd(r.per_casualty.low), vnd(r.per_casualty.high))},
                    r.clear() ? "" : en ? "  not clear" : "  chưa rõ");
    }
    const std::string percent = number(100.0 * s.study.def.outcomes.confidence, 0, lang);
    out += en ? "\nIn brackets: " + percent + " % interval; a minus means more, not less. Casualty = death + 0.1 injury; – = nothing avoided.\n"
                "At recorded rates all fire losses of a pure home are worth about 34,000 VND a year: figures of many billions are\n"
                "arithmetic, not a defect.\n"
              : "\nTrong ngoặc: khoảng tin cậy " + percent + " %; dấu trừ là tăng chứ không giảm. Một người = 1 chết + 0,1 bị thương; – = không tránh được gì.\n"
                "Với tần suất ghi nhận, toàn bộ thiệt hại cháy của một nhà ở chỉ đáng khoảng 34.000 đồng một năm: con số hàng tỷ là\n"
                "số học, không phải lỗi.\n";
    return out;
}

std::string rank_json(const LoadedStudy& s, const std::vector<RankRow>& rows) {
    using Json = nlohmann::ordered_json;
    const auto finite = [](double v) { return std::isfinite(v) ? Json(v) : Json(nullptr); };
    const auto avoided_per = [&](const Difference& d) {
        return Json{{"mean", 0.0 - k_fires * d.mean}, {"low", 0.0 - k_fires * d.ci.high}, {"high", 0.0 - k_fires * d.ci.low}, {"clear", d.clear()}};
    };
    Json out;
    out["first_arm"] = s.study.points[0].key;
    out["confidence"] = s.study.def.outcomes.confidence;
    out["arms"] = Json::array();
    for (const RankRow& r : rows) {
        out["arms"].push_back({{"arm", s.study.points[r.point].key},
                               {"cost_vnd_year", r.cost_vnd_year},
                               {"deaths_avoided_per_1000_fires", avoided_per(r.deaths)},
                               {"homes_saved_per_1000_fires", avoided_per(r.homes)},
                               {"loss_avoided_vnd_per_1000_fires", avoided_per(r.damage_vnd)},
                               {"vnd_per_casualty", {{"mean", finite(r.per_casualty_vnd)}, {"low", finite(r.per_casualty.low)}, {"high", finite(r.per_casualty.high)}}},
                               {"clear", r.clear()}});
    }
    return out.dump(1);
}

std::string rank_csv(const LoadedStudy& s, const std::vector<RankRow>& rows) {
    io::CsvWriter csv;
    csv.row({"arm", "cost_vnd_year", "lives_per_1000", "lives_low", "lives_high", "homes_per_1000", "homes_low", "homes_high",
             "damage_vnd_per_1000", "damage_low", "damage_high", "vnd_per_casualty", "vnd_low", "vnd_high", "clear"});
    const auto n = [](double v) { return std::isfinite(v) ? fmt::format("{:.6g}", v + 0.0) : std::string(); };
    for (const RankRow& r : rows) {
        std::vector<std::string> cells{s.study.points[r.point].key, n(r.cost_vnd_year)};
        for (const Difference* d : {&r.deaths, &r.homes, &r.damage_vnd}) {
            for (const double v : {d->mean, d->ci.high, d->ci.low}) cells.push_back(n(-k_fires * v));
        }
        for (const double v : {r.per_casualty_vnd, r.per_casualty.low, r.per_casualty.high}) cells.push_back(n(v));
        cells.emplace_back(r.clear() ? "1" : "0");
        csv.row(cells);
    }
    return csv.text();
}

}  // namespace taicho::study
