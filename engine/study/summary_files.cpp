#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "io/atomic_file.h"
#include "io/csv.h"
#include "io/hdf5_file.h"
#include "study/summary.h"

namespace taicho::study {

namespace {

using io::csv_real;
using Json = nlohmann::ordered_json;

const PairSummary* pair_of(const Summary& s, std::size_t point) {
    for (const PairSummary& p : s.pairs) {
        if (p.point == point) return &p;
    }
    return nullptr;
}

Json real(double v) { return std::isfinite(v) ? Json(v) : Json(nullptr); }

Json burn_json(const Summary& s, std::size_t p, double confidence, const StudyIds& ids) {
    Json out = Json::array();
    for (const BurnShare& b : burn_shares(s.points[p], confidence)) {
        const std::string id = b.building < ids.buildings.size() ? ids.buildings[b.building] : std::to_string(b.building);
        out.push_back({{"id", id}, {"lost", b.lost}, {"fires", b.runs}, {"share", real(b.share)}, {"ci95", {real(b.ci.low), real(b.ci.high)}}});
    }
    return out;
}

Json arm_json(const ExpandedStudy& study, const Summary& s, std::size_t p, const StudyIds& ids) {
    Json outcomes = Json::object();
    for (std::size_t f = 0; f < sim::outcome_fields().size(); ++f) {
        const Spread& o = s.points[p].outcomes[f];
        outcomes[sim::outcome_fields()[f].key] = {{"mean", real(o.mean)},
                                                  {"ci95", {real(o.ci.low), real(o.ci.high)}},
                                                  {"median", real(o.median)},
                                                  {"p95", real(o.p95)},
                                                  {"unit", sim::outcome_fields()[f].unit},
                                                  {"method", o.method}};
    }
    return {{"id", study.points[p].key}, {"runs", s.points[p].runs}, {"outcomes", outcomes},
            {"burnt_down", burn_json(s, p, 0.95, ids)}};
}

Json difference_json(const Difference& d, const char* outcome) {
    return {{"outcome", outcome},
            {"mean", real(d.mean)},
            {"ci95", {real(d.ci.low), real(d.ci.high)}},
            {"runs", d.n},
            {"unequal_runs", d.unequal},
            {"variance_ratio", real(d.variance_ratio)},
            {"method", d.method}};
}

const char* kind_of(const io::OutcomeRow& p) {
    static constexpr const char* k_where[] = {"out", "inside", "sheltered", "rescued"};
    if (p.health == 4) return "dead";
    if (p.health == 3) return "incapacitated";
    return p.where < 4 ? k_where[p.where] : "inside";
}

/// Table of summary.h5, one row per point and outcome.
struct Row {
    std::uint32_t point, outcome;
    std::uint64_t n;
    double mean, sd, ci_low, ci_high, median, p95, difference, diff_ci_low, diff_ci_high,
        variance_ratio;
};

io::h5::RowType row_type() {
    using io::h5::Type;
    return {sizeof(Row),
            {{"point", offsetof(Row, point), Type::U32},
             {"outcome", offsetof(Row, outcome), Type::U32},
             {"n", offsetof(Row, n), Type::U64},
             {"mean", offsetof(Row, mean), Type::F64, "by outcome"},
             {"sd", offsetof(Row, sd), Type::F64, "by outcome"},
             {"ci_low", offsetof(Row, ci_low), Type::F64, "by outcome"},
             {"ci_high", offsetof(Row, ci_high), Type::F64, "by outcome"},
             {"median", offsetof(Row, median), Type::F64, "by outcome"},
             {"p95", offsetof(Row, p95), Type::F64, "by outcome"},
             {"difference", offsetof(Row, difference), Type::F64, "by outcome"},
             {"diff_ci_low", offsetof(Row, diff_ci_low), Type::F64, "by outcome"},
             {"diff_ci_high", offsetof(Row, diff_ci_high), Type::F64, "by outcome"},
             {"variance_ratio", offsetof(Row, variance_ratio), Type::F64}}};
}

std::vector<Row> rows_of(const ExpandedStudy& study, const Summary& s) {
    std::vector<Row> rows;
    const double nan = std::nan("");
    for (std::size_t p = 0; p < study.points.size(); ++p) {
        const PairSummary* pair = pair_of(s, p);
        for (std::size_t f = 0; f < sim::outcome_fields().size(); ++f) {
            const Spread& o = s.points[p].outcomes[f];
            Row r{static_cast<std::uint32_t>(p), static_cast<std::uint32_t>(f), o.n, o.mean, o.sd,
                  o.ci.low, o.ci.high, o.median, o.p95, nan, nan, nan, nan};
            if (pair != nullptr) {
                const Difference& d = pair->outcomes[f];
                r.difference = d.mean;
                r.diff_ci_low = d.ci.low;
                r.diff_ci_high = d.ci.high;
                r.variance_ratio = d.variance_ratio;
            }
            rows.push_back(r);
        }
    }
    return rows;
}

void write_bands(io::h5::Writer& w, const Summary& s) {
    using io::h5::Meta;
    using io::h5::Type;
    w.group("/curves");
    w.attribute("/curves", "step_s", s.curve_step_s);
    for (std::size_t p = 0; p < s.points.size(); ++p) {
        for (const auto& [name, b] : s.points[p].curves) {
            std::vector<double> flat;
            for (std::size_t k = 0; k < b.mean.size(); ++k) {
                flat.insert(flat.end(), {b.mean[k], b.low[k], b.median[k], b.high[k]});
            }
            w.array(fmt::format("/curves/{:03}_{}", p, name), Type::F64, {b.mean.size(), 4},
                    flat.data(), Meta{"by name", "mean, 10 %, median, 90 % of runs", {}, {}});
        }
    }
}

}  // namespace

std::string summary_csv(const ExpandedStudy& study, const Summary& s) {
    io::CsvWriter csv;
    csv.row({"arm", "outcome", "unit", "n", "mean", "sd", "ci_low", "ci_high", "baseline",
             "difference", "diff_ci_low", "diff_ci_high", "method"});
    for (std::size_t p = 0; p < study.points.size(); ++p) {
        const PairSummary* pair = pair_of(s, p);
        for (std::size_t f = 0; f < sim::outcome_fields().size(); ++f) {
            const Spread& o = s.points[p].outcomes[f];
            std::vector<std::string> cells = {study.points[p].key, sim::outcome_fields()[f].key,
                                              sim::outcome_fields()[f].unit, std::to_string(o.n),
                                              csv_real(o.mean), csv_real(o.sd),
                                              csv_real(o.ci.low), csv_real(o.ci.high)};
            if (pair != nullptr) {
                const Difference& d = pair->outcomes[f];
                for (const std::string& c : {study.points[pair->base].key, csv_real(d.mean),
                                             csv_real(d.ci.low), csv_real(d.ci.high)}) {
                    cells.push_back(c);
                }
                cells.push_back(o.method + "; " + d.method);
            } else {
                cells.insert(cells.end(), {"", "", "", "", o.method});
            }
            csv.row(cells);
        }
    }
    return csv.text();
}

std::string outcomes_csv(const ExpandedStudy& study, const std::vector<RunRow>& rows) {
    io::CsvWriter csv;
    std::vector<std::string> header = {"plan_index", "arm", "seed", "population_seed"};
    for (const AxisDef& a : study.def.axes) header.push_back(a.name);
    for (const char* c : {"person_id", "result", "time_s", "exit", "path_m", "fed_gas_1", "fed_heat_1"}) {
        header.emplace_back(c);
    }
    csv.row(header);
    for (const RunRow& run : rows) {
        if (!run.done) continue;
        const Plan& plan = study.plans[run.plan];
        std::vector<std::string> start = {std::to_string(plan.index), study.point_of(plan).arm,
                                          std::to_string(plan.seed),
                                          std::to_string(plan.population_seed)};
        for (const std::string& v : study.point_of(plan).axis_values) start.push_back(v);
        for (std::size_t k = 0; k < run.persons.size(); ++k) {
            const io::OutcomeRow& p = run.persons[k];
            std::vector<std::string> cells = start;
            cells.push_back(k < run.person_ids.size() ? run.person_ids[k] : std::to_string(p.id));
            cells.emplace_back(kind_of(p));
            cells.push_back(csv_real(p.time));
            cells.push_back(p.exit == 0xFFFF ? "" : std::to_string(p.exit));
            cells.push_back(csv_real(p.path));
            cells.push_back(csv_real(p.fed_gas));
            cells.push_back(csv_real(p.fed_heat));
            csv.row(cells);
        }
    }
    return csv.text();
}

std::vector<BurnShare> burn_shares(const PointSummary& point, double confidence) {
    std::vector<BurnShare> out;
    for (std::size_t b = 0; b < point.building_share.size(); ++b) {
        const auto lost = static_cast<std::size_t>(std::llround(point.building_share[b] * static_cast<double>(point.runs)));
        if (lost == 0) continue;
        out.push_back({b, lost, point.runs, point.building_share[b], wilson_interval(lost, point.runs, confidence)});
    }
    std::stable_sort(out.begin(), out.end(), [](const BurnShare& x, const BurnShare& y) { return x.lost > y.lost; });
    return out;
}

std::string summary_json(const std::string& name, const ExpandedStudy& study, const Summary& s, const StudyIds& ids) {
    Json out = {{"study", name}, {"repeats", s.repeats}, {"arms", Json::array()},
                {"differences", Json::array()}};
    for (std::size_t p = 0; p < study.points.size(); ++p) out["arms"].push_back(arm_json(study, s, p, ids));
    for (const PairSummary& pair : s.pairs) {
        for (std::size_t f = 0; f < pair.outcomes.size(); ++f) {
            Json d = {{"arm", study.points[pair.point].key}, {"baseline", study.points[pair.base].key}};
            d.update(difference_json(pair.outcomes[f], sim::outcome_fields()[f].key));
            out["differences"].push_back(std::move(d));
        }
    }
    out["interactions"] = Json::array();
    for (const InteractionSummary& i : s.interactions) {
        for (std::size_t f = 0; f < i.outcomes.size(); ++f) {
            Json d = {{"a", study.points[i.points.a].key}, {"b", study.points[i.points.b].key},
                      {"both", study.points[i.points.both].key}};
            d.update(difference_json(i.outcomes[f], sim::outcome_fields()[f].key));
            out["interactions"].push_back(std::move(d));
        }
    }
    out["missing_runs"] = s.missing_runs;
    out["hash"] = hash_text_of(s.hash);
    return out.dump(1);
}

void write_summary(const std::string& folder, const ExpandedStudy& study,
                   const std::vector<RunRow>& rows, const Summary& s, const StudyIds& ids) {
    io::write_file_atomic(folder + "/summary.csv", summary_csv(study, s));
    io::write_file_atomic(folder + "/outcomes.csv", outcomes_csv(study, rows));
    io::h5::Writer w;
    const int version[2] = {1, 0};
    w.attribute("/", "format", "taicho-summary");
    w.attribute("/", "format_version", std::span<const int>(version));
    w.attribute("/", "hash", hash_text_of(s.hash));
    w.attribute("/", "repeats", static_cast<std::uint64_t>(s.repeats));
    std::vector<std::string> points, outcomes;
    for (const Point& p : study.points) points.push_back(p.key);
    for (const auto& f : sim::outcome_fields()) outcomes.emplace_back(f.key);
    w.strings("/points", points, {"1", "arms, with axis values", {}, {}});
    w.strings("/outcomes", outcomes, {"1", "names of the outcomes", {}, {}});
    const auto table = rows_of(study, s);
    w.table("/summary", row_type(), table.data(), table.size(),
            {"by outcome", "means, intervals, paired differences", "nan", {}});
    std::vector<double> share;
    std::size_t buildings = 0;
    for (const PointSummary& p : s.points) buildings = std::max(buildings, p.building_share.size());
    for (const PointSummary& p : s.points) {
        for (std::size_t b = 0; b < buildings; ++b) {
            share.push_back(b < p.building_share.size() ? p.building_share[b] : 0.0);
        }
    }
    w.group("/ids");
    w.strings("/ids/buildings", ids.buildings, {"1", "stable id of each building", {}, {}});
    w.array("/building_share", io::h5::Type::F64, {s.points.size(), buildings}, share.data(),
            {"1", "share of fires in which each building was lost", {}, {}});
    write_bands(w, s);
    const auto bytes = w.finish();
    io::write_file_atomic(folder + "/summary.h5", bytes);
}

}  // namespace taicho::study
