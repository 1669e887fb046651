#include "io/results_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>

#include "core/text.h"

namespace taicho::io {

namespace {

/// Equal as stored: two missing values are equal, 0 and -0 too.
bool same_real(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

bool same_event(const Event& a, const Event& b) {
    if (a.time != b.time || a.kind != b.kind || a.mode != b.mode || a.subject != b.subject) return false;
    if (a.object != b.object || a.place != b.place) return false;
    for (std::size_t i = 0; i < a.values.size(); ++i) {
        if (!same_real(a.values[i], b.values[i])) return false;
    }
    return true;
}

std::string id_of(const std::vector<std::string>& ids, std::uint32_t row) {
    return row < ids.size() ? ids[row] : fmt::format("#{}", row);
}

void compare_setup(const Results& a, const Results& b, ResultsDiff& d) {
    const auto note = [&](const char* vi, const char* en, const std::string& x, const std::string& y) {
        if (x == y) return;
        d.setup.push_back({fmt::format("{}: {} | {}", vi, x, y), fmt::format("{}: {} | {}", en, x, y)});
    };
    note("phương án", "arm", a.header.arm, b.header.arm);
    note("hạt giống", "seed", std::to_string(a.header.seed), std::to_string(b.header.seed));
    note("hạt giống dân cư", "population seed", std::to_string(a.header.population_seed),
         std::to_string(b.header.population_seed));
    note("kịch bản (SHA-256)", "scenario (SHA-256)", a.header.scenario_sha256, b.header.scenario_sha256);
    note("số khung", "frames", std::to_string(a.time_s.size()), std::to_string(b.time_s.size()));
    note("số người", "people", std::to_string(a.people.size()), std::to_string(b.people.size()));
    std::size_t training = 0, others = 0;
    for (std::size_t i = 0; i < std::min(a.people.size(), b.people.size()); ++i) {
        training += a.people[i].training != b.people[i].training;
        others += a.people[i].age != b.people[i].age || !same_real(a.people[i].speed_free, b.people[i].speed_free);
    }
    note("người khác về tập huấn", "people who differ in training", "0", std::to_string(training));
    note("người khác về tuổi, tốc độ", "people who differ in age or speed", "0", std::to_string(others));
}

void compare_events(const Results& a, const Results& b, ResultsDiff& d) {
    const std::size_t n = std::max(a.events.size(), b.events.size());
    for (std::size_t i = 0; i < n; ++i) {
        const bool in_a = i < a.events.size();
        const bool in_b = i < b.events.size();
        if (in_a && in_b && same_event(a.events[i], b.events[i])) continue;
        ResultsDiff::Act act;
        act.row = i;
        if (in_a) act.a = event_text(a, a.events[i]);
        if (in_b) act.b = event_text(b, b.events[i]);
        const double ta = in_a ? a.events[i].time : INFINITY;
        const double tb = in_b ? b.events[i].time : INFINITY;
        act.time_s = std::min(ta, tb);
        d.first_action = act;
        return;
    }
}

/// Rows of one frame of the two files, walked side by side; the first difference goes into `out`.
class FrameCompare {
  public:
    FrameCompare(const Results& a, const Results& b, std::size_t frame, ResultsDiff::Frame& out)
        : a_(a), b_(b), frame_(frame), out_(out) {}

    bool find() { return people() || gas() || hash(); }

  private:
    bool report(const std::string& column, double x, double y) {
        if (same_real(x, y)) return false;
        return report_text(column, to_text(x), to_text(y));
    }
    bool report_text(const std::string& column, const std::string& x, const std::string& y) {
        out_.column = column;
        out_.a = x;
        out_.b = y;
        return true;
    }
    static FrameSpan span_of(const std::vector<FrameSpan>& index, std::size_t frame) {
        return frame < index.size() ? index[frame] : FrameSpan{};
    }
    bool people() {
        const FrameSpan sa = span_of(a_.frame_index, frame_);
        const FrameSpan sb = span_of(b_.frame_index, frame_);
        for (std::uint64_t k = 0; k < std::min(sa.count, sb.count); ++k) {
            if (person(sa.first + k, sb.first + k)) return true;
        }
        if (sa.count == sb.count) return false;
        return report("trajectory.rows", static_cast<double>(sa.count), static_cast<double>(sb.count));
    }
    bool person(std::size_t i, std::size_t j) {
        const TrajectoryRow& p = a_.trajectory[i];
        const TrajectoryRow& q = b_.trajectory[j];
        if (p.id != q.id) {
            return report_text("trajectory.id", id_of(a_.ids.people, p.id), id_of(b_.ids.people, q.id));
        }
        const std::string who = " of " + id_of(a_.ids.people, p.id);
        const TrajectoryStateRow& s = a_.trajectory_state[i];
        const TrajectoryStateRow& t = b_.trajectory_state[j];
        return report("trajectory.x" + who, p.x, q.x) || report("trajectory.y" + who, p.y, q.y) ||
               report("trajectory.z" + who, p.z, q.z) ||
               report("trajectory_state.state" + who, s.state, t.state) ||
               report("trajectory_state.goal" + who, s.goal, t.goal) ||
               report("trajectory_state.speed" + who, s.speed, t.speed) ||
               report("trajectory_state.fed_gas" + who, s.fed_gas, t.fed_gas) ||
               report("trajectory_state.fed_heat" + who, s.fed_heat, t.fed_heat);
    }
    bool gas() {
        const FrameSpan sa = span_of(a_.gas_index, frame_);
        const FrameSpan sb = span_of(b_.gas_index, frame_);
        const auto qa = a_.gas.quantities();
        const auto qb = b_.gas.quantities();
        for (std::uint64_t k = 0; k < std::min(sa.count, sb.count); ++k) {
            const std::size_t i = sa.first + k;
            const std::size_t j = sb.first + k;
            if (a_.gas.place[i] != b_.gas.place[j]) {
                return report_text("gas.place", id_of(a_.ids.places, a_.gas.place[i]),
                                   id_of(b_.ids.places, b_.gas.place[j]));
            }
            for (std::size_t c = 0; c < qa.size(); ++c) {
                const std::string name =
                    std::string("gas.") + qa[c].first + " of " + id_of(a_.ids.places, a_.gas.place[i]);
                if (report(name, (*qa[c].second)[i], (*qb[c].second)[j])) return true;
            }
        }
        if (sa.count == sb.count) return false;
        return report("gas.rows", static_cast<double>(sa.count), static_cast<double>(sb.count));
    }
    bool hash() {
        if (a_.state_hash[frame_] == b_.state_hash[frame_]) return false;
        return report_text("state", fmt::format("{:016x}", a_.state_hash[frame_]),
                           fmt::format("{:016x}", b_.state_hash[frame_]));
    }

    const Results& a_;
    const Results& b_;
    std::size_t frame_;
    ResultsDiff::Frame& out_;
};

void compare_frames(const Results& a, const Results& b, ResultsDiff& d) {
    const std::size_t n = std::min(a.time_s.size(), b.time_s.size());
    for (std::size_t f = 0; f < n; ++f) {
        ResultsDiff::Frame found;
        found.frame = f;
        found.time_s = a.time_s[f];
        if (!FrameCompare(a, b, f, found).find()) continue;
        d.first_frame = found;
        return;
    }
    if (a.time_s.size() == b.time_s.size()) return;
    d.first_frame = {n, n > 0 ? a.time_s[n - 1] : 0.0, "time_s", std::to_string(a.time_s.size()) + " frames",
                     std::to_string(b.time_s.size()) + " frames"};
}

void compare_outcomes(const Results& a, const Results& b, ResultsDiff& d) {
    d.same_outcome_hash = a.header.outcome_hash == b.header.outcome_hash;
    for (const auto& [key, value] : a.summary) {
        for (const auto& [other_key, other] : b.summary) {
            if (key != other_key || same_real(value, other)) continue;
            d.outcomes.push_back(fmt::format("{}: {} | {}", key, to_text(value), to_text(other)));
        }
    }
}

}  // namespace

std::string event_text(const Results& r, const Event& e) {
    const auto kind = static_cast<int>(e.kind);
    const bool of_person = kind >= 100 && kind < 200;
    const bool of_opening = e.kind == EventKind::OpeningChanged;
    std::string subject;
    if (e.subject != 0xFFFFFFFFu) {
        const auto& ids = of_opening                          ? r.ids.openings
                          : of_person                         ? r.ids.people
                          : e.kind == EventKind::BuildingLost ? r.ids.buildings
                          : e.kind == EventKind::Flashover || e.kind == EventKind::PlaceFirstSmoke
                              ? r.ids.places
                              : r.ids.items;
        subject = " " + id_of(ids, e.subject);
    }
    std::string out = fmt::format("{} s {}{}", to_text(e.time), event_name(e.kind), subject);
    if (e.object != 0xFFFFFFFFu) out += fmt::format(" -> #{}", e.object);
    if (e.mode != 0) out += fmt::format(" (mode {})", e.mode);
    if (e.place != 0xFFFFFFFFu) out += " in " + id_of(r.ids.places, e.place);
    for (const double v : e.values) {
        if (v != 0.0) out += " " + to_text(v);
    }
    return out;
}

ResultsDiff diff_results(const Results& a, const Results& b) {
    ResultsDiff d;
    compare_setup(a, b, d);
    compare_events(a, b, d);
    compare_frames(a, b, d);
    compare_outcomes(a, b, d);
    d.same = d.setup.empty() && !d.first_action && !d.first_frame && d.outcomes.empty() && d.same_outcome_hash;
    return d;
}

}  // namespace taicho::io
