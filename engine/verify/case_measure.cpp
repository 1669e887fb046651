#include "verify/case_measure.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

#include "core/constants.h"
#include "core/distributions.h"
#include "core/hash.h"
#include "core/rng.h"
#include "verify/person_measure.h"

namespace taicho::verify {

namespace {

constexpr double k_missing = std::numeric_limits<double>::quiet_NaN();
constexpr double k_standing = 0.05;   ///< [m/s] slower is standing (S-06)

/// Column of /gas behind a quantity, with scale and offset into its unit.
struct GasQuantity {
    const char* quantity;
    std::vector<float> io::GasColumns::*column;
    double scale, offset;
};
constexpr double k_zero_c = -constants::k_zero_celsius;
const GasQuantity k_gas[] = {{"upper_temperature_c", &io::GasColumns::upper_temperature_k, 1, k_zero_c},
                             {"lower_temperature_c", &io::GasColumns::lower_temperature_k, 1, k_zero_c},
                             {"layer_height_m", &io::GasColumns::layer_height_m, 1, 0},
                             {"co_percent", &io::GasColumns::co_fraction, 100, 0},
                             {"co2_percent", &io::GasColumns::co2_fraction, 100, 0},
                             {"o2_percent", &io::GasColumns::o2_fraction, 100, 0},
                             {"soot_kg_m3", &io::GasColumns::soot_kg_m3, 1, 0},
                             {"hrr_kw", &io::GasColumns::hrr_kw, 1, 0},
                             {"visibility_m", &io::GasColumns::visibility_m, 1, 0},
                             {"pressure_pa", &io::GasColumns::pressure_pa, 1, 0}};

std::uint32_t row_of(const std::vector<std::string>& ids, const std::string& id) {
    return static_cast<std::uint32_t>(std::find(ids.begin(), ids.end(), id) - ids.begin());
}

/// Rows of the trajectory, person by person in the order of time.
std::map<std::uint32_t, std::vector<std::size_t>> by_person(const io::Results& rows) {
    std::map<std::uint32_t, std::vector<std::size_t>> out;
    for (std::size_t i = 0; i < rows.trajectory.size(); ++i) out[rows.trajectory[i].id].push_back(i);
    return out;
}

/// Share of the step at which it crosses the segment, or -1.
double crossed_at(Vec2 from, Vec2 to, Vec2 a, Vec2 b) {
    const double d0 = cross(b - a, from - a), d1 = cross(b - a, to - a);
    if ((d0 > 0.0) == (d1 > 0.0)) return -1.0;
    const double t = d0 / (d0 - d1);
    const double along = dot(from + t * (to - from) - a, b - a) / dot(b - a, b - a);
    return along >= -1e-9 && along <= 1.0 + 1e-9 ? t : -1.0;
}

double overall_flow(const std::vector<Crossing>& c) {
    return c.size() < 2 ? k_missing : static_cast<double>(c.size() - 1) / (c.back().time - c.front().time);
}

/// Mean time from the first line to the second, over those who cross both.
double transit(const std::vector<Crossing>& a, const std::vector<Crossing>& b) {
    double sum = 0.0;
    int n = 0;
    for (const Crossing& start : a) {
        for (const Crossing& end : b) {
            if (end.person != start.person) continue;
            sum += std::abs(end.time - start.time);
            ++n;
            break;
        }
    }
    return n == 0 ? k_missing : sum / n;
}

bool inside(const sim::MeasureDef& m, const io::TrajectoryRow& r) {
    return r.x > std::min(m.from.x, m.to.x) && r.x < std::max(m.from.x, m.to.x) && r.y > std::min(m.from.y, m.to.y) &&
           r.y < std::max(m.from.y, m.to.y);
}

double area_value(const MeasuredRun& run, const sim::MeasureDef& m, const std::string& quantity) {
    double n = 0.0;
    for (std::size_t i = 0; i < run.rows.trajectory.size(); ++i) {
        if (run.rows.trajectory_state[i].level == m.level && inside(m, run.rows.trajectory[i])) ++n;
    }
    if (quantity == "samples") return n;
    const double area = std::abs((m.to.x - m.from.x) * (m.to.y - m.from.y));
    if (quantity == "density_p_m2") return n / area / static_cast<double>(std::max<std::size_t>(1, run.rows.time_s.size()));
    return k_missing;
}

/// Largest distance of anybody from the straight line through the ends.
double drift(const MeasuredRun& run, const sim::MeasureDef& m) {
    double worst = 0.0;
    for (const io::TrajectoryRow& r : run.rows.trajectory) {
        worst = std::max(worst, std::abs(cross(m.to - m.from, Vec2{r.x, r.y} - m.from)) / norm(m.to - m.from));
    }
    return worst;
}

/// Longest time anybody who has set off stands still.
double longest_stand(const MeasuredRun& run) {
    double worst = 0.0;
    for (const auto& [person, rows] : by_person(run.rows)) {
        double since = -1.0;
        for (std::size_t k = 1; k < rows.size(); ++k) {
            const auto &a = run.rows.trajectory[rows[k - 1]], &b = run.rows.trajectory[rows[k]];
            const double t0 = run.rows.time_s[a.frame], t1 = run.rows.time_s[b.frame];
            const bool stands = std::hypot(b.x - a.x, b.y - a.y) < k_standing * (t1 - t0);
            if (!stands) since = -1.0;
            else if (since < 0.0) since = t0;
            if (stands) worst = std::max(worst, t1 - since);
        }
    }
    return worst;
}

/// Stated response times against the rows (S-05): largest error of the start (first 0.05 m, less the time they take at
/// the own speed), and largest shift up to one row before it.
struct StartErrors {
    double late = 0.0, shift = 0.0;
};

StartErrors start_errors(const MeasuredRun& run) {
    constexpr double k_moved = 0.05;   // [m]
    StartErrors worst;
    const auto rows_of = by_person(run.rows);
    for (const auto& [person, rows] : rows_of) {
        const std::string& id = run.rows.ids.people[run.rows.people[person].id];
        const auto& listed = run.scenario->people.persons;
        const auto def = std::find_if(listed.begin(), listed.end(), [&](const people::PersonDef& d) { return d.id == id; });
        if (def == listed.end() || rows.empty()) continue;
        const DrawKey key{run.population_seed, hash_text(id), Purpose::PreTravel, 0};
        const double told = sample(def->response, key);
        const double speed = sample(def->speed, DrawKey{key.seed, key.entity, Purpose::WalkingSpeed, 0});
        double started = std::numeric_limits<double>::infinity(), before = 0.0;
        for (const std::size_t k : rows) {
            const io::TrajectoryRow& r = run.rows.trajectory[k];
            const double t = run.rows.time_s[r.frame], shift = distance({r.x, r.y}, def->at);
            if (t < told) worst.shift = std::max(worst.shift, shift);
            if (shift > k_moved) {
                const double step = run.rows.time_s[1] - run.rows.time_s[0];
                started = t - step * (shift - k_moved) / std::max(1e-9, shift - before) - k_moved / speed;
                break;
            }
            before = shift;
        }
        worst.late = std::max(worst.late, std::abs(started - told));
    }
    if (rows_of.size() != run.rows.people.size()) worst.late = std::numeric_limits<double>::infinity();
    return worst;
}

/// By how many people the fullest window of at least 10 s exceeds the capacity and one (S-04).
double window_excess(const MeasuredRun& run, const sim::MeasureDef& m, const std::vector<Crossing>& c) {
    double cap = k_missing;
    for (const sim::CapDef& d : run.scenario->caps) cap = d.opening == m.what ? d.flow : cap;
    const double rate = cap * norm(m.to - m.from);
    double worst = -1e9;
    for (std::size_t a = 0; a < c.size(); ++a) {
        for (std::size_t b = a; b < c.size(); ++b) {
            const double w = std::max(10.0, c[b].time - c[a].time);
            worst = std::max(worst, static_cast<double>(b - a + 1) - rate * w - 1.0);
        }
    }
    return std::isfinite(rate) ? worst : k_missing;
}

double line_value(const MeasuredRun& run, const sim::MeasureDef& m, const std::string& quantity) {
    if (quantity == "drift_m") return drift(run, m);
    const auto c = crossings(run, m);
    if (quantity == "count") return static_cast<double>(c.size());
    if (quantity == "window_excess_p") return window_excess(run, m, c);
    if (quantity == "sustained_flow_p_s") return sustained_flow(c);
    if (quantity == "flow_p_s") return overall_flow(c);
    if (c.empty()) return k_missing;
    if (quantity == "first_s") return c.front().time;
    if (quantity == "last_s") return c.back().time;
    return k_missing;
}

/// `first_s:<event>`, `count:<event>`, as events are named in result files.
std::optional<double> event_value(const io::Results& r, const std::string& quantity) {
    const std::size_t colon = quantity.find(':');
    if (colon == std::string::npos) return std::nullopt;
    const std::string what = quantity.substr(0, colon), name = quantity.substr(colon + 1);
    double n = 0.0, first = k_missing;
    for (const Event& e : r.events) {
        if (event_name(e.kind) != name) continue;
        if (n == 0.0) first = e.time;
        ++n;
    }
    if (what == "count") return n;
    return what == "first_s" ? first : k_missing;
}

double run_value(const MeasuredRun& run, const std::string& quantity) {
    const io::Results& r = run.rows;
    double out = 0.0, stuck = 0.0;
    for (const Event& e : r.events) {
        out += e.kind == EventKind::Out || e.kind == EventKind::Rescued;
        stuck += e.kind == EventKind::Diagnostic;
    }
    if (const auto v = event_value(r, quantity)) return *v;
    if (quantity == "out") return out;
    if (quantity == "inside") return static_cast<double>(r.people.size()) - out;
    if (quantity == "diagnostics") return stuck;
    if (quantity == "longest_stand_s") return longest_stand(run);
    if (quantity == "start_error_s") return start_errors(run).late;
    if (quantity == "shift_before_start_m") return start_errors(run).shift;
    if (!r.balance.empty()) {
        const auto& b = r.balance.back();
        if (quantity == "mass_error") return std::abs(b[0]) / (run.air_kg + b[2]);
        if (quantity == "energy_error") return std::abs(b[1]) / std::max(1.0, b[3]);
    }
    for (const auto& [key, value] : r.summary) {
        if (key == quantity) return value;
    }
    return k_missing;
}

}  // namespace

double Series::at(double time) const {
    if (t.empty() || time < t.front() - 1e-9 || time > t.back() + 1e-9) return k_missing;
    const auto hi = static_cast<std::size_t>(std::lower_bound(t.begin(), t.end(), time - 1e-9) - t.begin());
    if (hi == 0 || hi >= t.size()) return v[std::min(hi, t.size() - 1)];
    const double f = (time - t[hi - 1]) / (t[hi] - t[hi - 1]);
    return v[hi - 1] + std::min(1.0, f) * (v[hi] - v[hi - 1]);
}

double Series::mean(double from, double to) const {
    double sum = 0.0;
    int n = 0;
    for (std::size_t i = 0; i < t.size(); ++i) {
        if (t[i] < from - 1e-9 || t[i] > to + 1e-9) continue;
        sum += v[i];
        ++n;
    }
    return n == 0 ? k_missing : sum / n;
}

Series place_series(const MeasuredRun& run, const std::string& place, const std::string& quantity) {
    Series s;
    const std::uint32_t row = row_of(run.rows.ids.places, place);
    for (const GasQuantity& q : k_gas) {
        if (quantity != q.quantity) continue;
        const auto& column = run.rows.gas.*(q.column);
        for (std::size_t i = 0; i < run.rows.gas.size(); ++i) {
            if (run.rows.gas.place[i] != row) continue;
            s.t.push_back(run.rows.time_s[run.rows.gas.frame[i]]);
            s.v.push_back(q.scale * static_cast<double>(column[i]) + q.offset);
        }
    }
    return s;
}

std::vector<Crossing> crossings(const MeasuredRun& run, const sim::MeasureDef& m) {
    std::vector<Crossing> out;
    const io::Results& r = run.rows;
    if (m.kind == "opening") {
        const std::uint32_t row = row_of(r.ids.openings, m.what);
        for (const io::PassageRow& p : r.passages) {
            if (p.opening == row) out.push_back({p.time, p.person});
        }
        for (const Event& e : r.events) {
            if (e.kind == EventKind::Out && e.object == row) out.push_back({e.time, e.subject});
        }
    } else {
        for (const auto& [person, rows] : by_person(r)) {
            for (std::size_t k = 1; k < rows.size(); ++k) {
                const auto &a = r.trajectory[rows[k - 1]], &b = r.trajectory[rows[k]];
                const int level = r.trajectory_state[rows[k - 1]].level;
                const double f = crossed_at({a.x, a.y}, {b.x, b.y}, m.from, m.to);
                if (f < 0.0 || (level != m.level && r.trajectory_state[rows[k]].level != m.level)) continue;
                const double t0 = r.time_s[a.frame];
                out.push_back({t0 + f * (r.time_s[b.frame] - t0), person});
            }
        }
    }
    std::sort(out.begin(), out.end(), [](const Crossing& a, const Crossing& b) {
        return a.time != b.time ? a.time < b.time : a.person < b.person;
    });
    return out;
}

double sustained_flow(const std::vector<Crossing>& c) {
    if (c.size() < 10) return k_missing;
    const std::size_t a = c.size() / 10, b = c.size() * 9 / 10;
    return static_cast<double>(b - a) / (c[b].time - c[a].time);
}

std::string measured_place(const MeasuredRun& run, const std::string& id) {
    if (const sim::MeasureDef* m = find_measure(run, id)) return m->kind == "place" ? m->what : std::string();
    const auto& places = run.rows.ids.places;
    return std::find(places.begin(), places.end(), id) != places.end() ? id : std::string();
}

const sim::MeasureDef* find_measure(const MeasuredRun& run, const std::string& id) {
    for (const sim::MeasureDef& m : run.scenario->measure) {
        if (m.id == id) return &m;
    }
    return nullptr;
}

double measured_value(const MeasuredRun& run, const std::vector<std::string>& measures, const std::string& quantity) {
    if (measures.empty()) return run_value(run, quantity);
    const sim::MeasureDef* first = find_measure(run, measures[0]);
    if (first == nullptr) return person_value(run.rows, measures[0], quantity);
    if (measures.size() == 2 && quantity == "transit_s") {
        const sim::MeasureDef* second = find_measure(run, measures[1]);
        return second == nullptr ? k_missing : transit(crossings(run, *first), crossings(run, *second));
    }
    if (first->kind == "area") return area_value(run, *first, quantity);
    return line_value(run, *first, quantity);
}

}  // namespace taicho::verify
