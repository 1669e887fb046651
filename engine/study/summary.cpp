#include "study/summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace taicho::study {

namespace {

constexpr std::uint8_t k_dead = 4;

std::vector<const RunRow*> runs_of(const ExpandedStudy& study, const std::vector<RunRow>& rows,
                                   std::uint32_t point) {
    std::vector<const RunRow*> out;
    for (std::size_t i = point; i < rows.size(); i += study.points.size()) {
        if (rows[i].done) out.push_back(&rows[i]);
    }
    return out;
}

void add_curves(const std::vector<const RunRow*>& runs, PointSummary& out) {
    std::map<std::string, std::vector<std::vector<float>>> by_name;
    for (const RunRow* run : runs) {
        for (const auto& [name, values] : run->curves) by_name[name].push_back(values);
    }
    for (const auto& [name, curves] : by_name) out.curves[name] = band(curves);
}

void add_buildings(const std::vector<const RunRow*>& runs, PointSummary& out) {
    for (const RunRow* run : runs) {
        out.building_share.resize(std::max(out.building_share.size(), run->building_lost_s.size()));
        for (std::size_t b = 0; b < run->building_lost_s.size(); ++b) {
            out.building_share[b] += std::isnan(run->building_lost_s[b]) ? 0.0 : 1.0;
        }
    }
    for (double& share : out.building_share) share /= static_cast<double>(runs.size());
}

void add_deaths(const std::vector<const RunRow*>& runs, const StudyIds& ids, PointSummary& out) {
    const double per_thousand = 1000.0 / static_cast<double>(std::max<std::size_t>(1, runs.size()));
    for (const RunRow* run : runs) {
        const double hour = std::isfinite(run->start_hour) ? run->start_hour : 0.0;
        const auto h = static_cast<std::size_t>(std::clamp(hour, 0.0, 23.999));
        out.fires_by_hour[h] += 1.0;
        for (const io::OutcomeRow& p : run->persons) {
            if (p.health != k_dead) continue;
            out.deaths_by_hour[h] += per_thousand;
            const std::string place = p.place < ids.places.size() ? ids.places[p.place] : "?";
            out.deaths_by_place[place] += per_thousand;
        }
    }
}

std::vector<std::vector<double>> exit_times(const std::vector<const RunRow*>& runs) {
    std::vector<std::vector<double>> out;
    for (const RunRow* run : runs) {
        std::vector<double> times;
        for (const io::OutcomeRow& p : run->persons) {
            if (p.where == 0 && p.health != k_dead) times.push_back(static_cast<double>(p.time));
        }
        std::sort(times.begin(), times.end());
        out.push_back(std::move(times));
    }
    return out;
}

PointSummary summarise_point(const ExpandedStudy& study, const std::vector<RunRow>& rows,
                             std::uint32_t point, const StudyIds& ids, const StatisticsDef& def) {
    PointSummary out;
    const auto runs = runs_of(study, rows, point);
    out.runs = runs.size();
    for (std::size_t f = 0; f < sim::outcome_fields().size(); ++f) {
        out.outcomes.push_back(spread(values_of(study, rows, point, f), def));
    }
    if (runs.empty()) return out;
    add_curves(runs, out);
    add_buildings(runs, out);
    add_deaths(runs, ids, out);
    out.converged_at = runs_to_converge(exit_times(runs));
    return out;
}

int point_row(const ExpandedStudy& study, const std::string& key) {
    for (std::size_t i = 0; i < study.points.size(); ++i) {
        if (study.points[i].key == key) return static_cast<int>(i);
    }
    return -1;
}

}  // namespace

Summary summarise(const ExpandedStudy& study, const std::vector<RunRow>& rows, const StudyIds& ids) {
    Summary s;
    StatisticsDef def;
    def.confidence = study.def.outcomes.confidence;
    const std::size_t fields = sim::outcome_fields().size();
    s.repeats = static_cast<int>(rows.size() / std::max<std::size_t>(1, study.points.size()));
    s.hash = study_hash(rows);
    for (const RunRow& row : rows) {
        s.missing_runs += row.done ? 0 : 1;
        if (row.done) s.curve_step_s = row.curve_step_s;
    }
    for (std::uint32_t p = 0; p < study.points.size(); ++p) {
        s.points.push_back(summarise_point(study, rows, p, ids, def));
    }
    for (std::uint32_t p = 0; p < study.points.size(); ++p) {
        const int base = point_row(study, study.points[p].base);
        if (base < 0) continue;
        PairSummary pair{p, static_cast<std::uint32_t>(base), {}};
        for (std::size_t f = 0; f < fields; ++f) {
            pair.outcomes.push_back(paired_difference(values_of(study, rows, p, f),
                                                      values_of(study, rows, pair.base, f), def));
        }
        s.pairs.push_back(std::move(pair));
    }
    for (const TwoByTwo& t : two_by_twos(study)) {
        InteractionSummary i{t, {}};
        for (std::size_t f = 0; f < fields; ++f) {
            i.outcomes.push_back(interaction(
                values_of(study, rows, t.none, f), values_of(study, rows, t.a, f),
                values_of(study, rows, t.b, f), values_of(study, rows, t.both, f), def));
        }
        s.interactions.push_back(std::move(i));
    }
    return s;
}

std::string hash_text_of(std::uint64_t hash) { return fmt::format("{:016x}", hash); }

}  // namespace taicho::study
