#include "study/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/hash.h"
#include "io/csv.h"

namespace taicho::study {

namespace {

void problem(Problems& problems, const SourcePos& pos, const char* code, const std::string& path,
             const std::string& found, const std::string& vi, const std::string& en,
             const std::string& suggestion = {}) {
    Problem p;
    p.code = code;
    p.pos = pos;
    p.path = path;
    p.found = found;
    p.suggestion = suggestion;
    p.text = {vi, en};
    problems.add(std::move(p));
}

const ArmDef* find_arm(const StudyDef& def, const std::string& id) {
    for (const ArmDef& a : def.arms) {
        if (a.id == id) return &a;
    }
    return nullptr;
}

void apply(std::vector<Override>& to, const Override& change) {
    for (Override& o : to) {
        if (o.path == change.path) {
            o.value = change.value;
            return;
        }
    }
    to.push_back(change);
}

void check_arms(const StudyDef& def, Problems& problems) {
    std::vector<std::string> ids;
    for (const ArmDef& a : def.arms) ids.push_back(a.id);
    std::set<std::string> seen;
    for (const ArmDef& a : def.arms) {
        if (!seen.insert(a.id).second) {
            problem(problems, a.pos, "E-KEY-02", "arms", a.id, "phương án '" + a.id + "' ghi hai lần",
                    "arm '" + a.id + "' stated twice");
        }
        if (!a.base.empty() && find_arm(def, a.base) == nullptr) {
            problem(problems, a.pos, "E-REF-01", "arms." + a.id + ".base", a.base,
                    "không có phương án '" + a.base + "'", "no arm '" + a.base + "'",
                    closest(a.base, ids));
        }
    }
    for (const AxisDef& x : def.axes) {
        for (const std::string& arm : x.arms) {
            if (find_arm(def, arm) != nullptr) continue;
            problem(problems, x.pos, "E-REF-01", "axes." + x.name + ".arms", arm,
                    "không có phương án '" + arm + "'", "no arm '" + arm + "'", closest(arm, ids));
        }
    }
}

/// Changes of an arm with those of its bases below it; false when the chain is circular.
bool resolve(const StudyDef& def, const ArmDef& arm, std::vector<Override>& out, int depth) {
    if (depth > static_cast<int>(def.arms.size())) return false;
    if (!arm.base.empty()) {
        const ArmDef* base = find_arm(def, arm.base);
        if (base != nullptr && !resolve(def, *base, out, depth + 1)) return false;
    }
    for (const Override& o : arm.set) apply(out, o);
    return true;
}

bool axis_applies(const AxisDef& axis, const std::string& arm) {
    return axis.arms.empty() || std::find(axis.arms.begin(), axis.arms.end(), arm) != axis.arms.end();
}

/// Adds the points of one arm: every combination of the values of its axes, last axis fastest.
void add_points(const StudyDef& def, const ArmDef& arm, const std::vector<Override>& set,
                std::vector<Point>& points) {
    Point start;
    start.key = start.arm = arm.id;
    start.label = arm.label;
    start.set = set;
    std::vector<Point> made = {start};
    for (const AxisDef& axis : def.axes) {
        std::vector<Point> next;
        for (const Point& p : made) {
            if (!axis_applies(axis, arm.id)) {
                next.push_back(p);
                next.back().axis_values.emplace_back();
                continue;
            }
            for (const std::string& value : axis.values) {
                Point q = p;
                q.axis_values.push_back(value);
                for (const std::string& path : axis.paths) apply(q.set, {path, value});
                next.push_back(std::move(q));
            }
        }
        made = std::move(next);
    }
    for (Point& p : made) {
        std::string at;
        for (std::size_t i = 0; i < def.axes.size(); ++i) {
            if (p.axis_values[i].empty()) continue;
            at += (at.empty() ? "" : ";") + def.axes[i].name + "=" + p.axis_values[i];
        }
        if (!at.empty()) p.key += "[" + at + "]";
        points.push_back(std::move(p));
    }
}

/// What a point is compared with: its base arm where that is one point; else, on an axis, the first value.
void choose_baselines(const StudyDef& def, std::vector<Point>& points) {
    std::map<std::string, std::vector<std::size_t>> of_arm;
    for (std::size_t i = 0; i < points.size(); ++i) of_arm[points[i].arm].push_back(i);
    for (std::size_t i = 0; i < points.size(); ++i) {
        Point& p = points[i];
        const ArmDef* arm = find_arm(def, p.arm);
        const std::string base =
            !arm->base.empty() ? arm->base : (p.arm == points[0].arm ? "" : points[0].arm);
        if (of_arm.count(base) != 0 && of_arm[base].size() == 1) {
            p.base = points[of_arm[base][0]].key;
        } else if (of_arm[p.arm].size() > 1 && of_arm[p.arm][0] != i) {
            p.base = points[of_arm[p.arm][0]].key;
        }
    }
}

std::vector<const ArmDef*> chosen_arms(const StudyDef& def, const std::vector<std::string>& only,
                                       Problems& problems) {
    std::set<std::string> wanted(only.begin(), only.end());
    std::vector<std::string> ids;
    for (const ArmDef& a : def.arms) ids.push_back(a.id);
    for (const std::string& id : only) {
        const ArmDef* arm = find_arm(def, id);
        if (arm == nullptr) {
            problem(problems, {}, "E-REF-01", "--arms", id, "không có phương án '" + id + "'",
                    "no arm '" + id + "'", closest(id, ids));
        } else if (!arm->base.empty()) {
            wanted.insert(arm->base);
        }
    }
    std::vector<const ArmDef*> arms;
    for (const ArmDef& a : def.arms) {
        if (only.empty() || wanted.count(a.id) != 0) arms.push_back(&a);
    }
    return arms;
}

}  // namespace

ExpandedStudy expand(const StudyDef& def, std::uint64_t seed, std::uint64_t population_seed,
                     const std::vector<std::string>& only, Problems& problems) {
    ExpandedStudy out;
    out.def = def;
    check_arms(def, problems);
    const auto arms = chosen_arms(def, only, problems);
    if (problems.has_errors()) return out;
    for (const ArmDef* arm : arms) {
        std::vector<Override> set;
        if (!resolve(def, *arm, set, 0)) {
            problem(problems, arm->pos, "E-REF-02", "arms." + arm->id + ".base", arm->base,
                    "các phương án dựa vòng lên nhau", "the bases of the arms form a circle");
            return out;
        }
        add_points(def, *arm, set, out.points);
    }
    if (out.points.empty()) {
        problem(problems, {def.file, 1, 1}, "E-RANGE-01", "arms", "", "không có phương án nào",
                "there is no arm");
        return out;
    }
    choose_baselines(def, out.points);
    for (int r = 0; r < def.repeats; ++r) {
        for (std::size_t p = 0; p < out.points.size(); ++p) {
            Plan plan;
            plan.index = out.plans.size();
            plan.point = static_cast<std::uint32_t>(p);
            plan.repeat = static_cast<std::uint32_t>(r);
            const std::uint64_t own = hash_text(out.points[p].key) >> 16;
            plan.seed = seed + static_cast<std::uint64_t>(r) + (def.pair_seed ? 0 : own);
            plan.population_seed =
                population_seed + static_cast<std::uint64_t>(r) + (def.pair_population ? 0 : own);
            out.plans.push_back(plan);
        }
    }
    return out;
}

std::string plan_csv(const ExpandedStudy& study) {
    io::CsvWriter csv;
    std::vector<std::string> header = {"plan_index", "arm", "seed", "population_seed"};
    for (const AxisDef& a : study.def.axes) header.push_back(a.name);
    header.push_back("set");
    csv.row(header);
    for (const Plan& plan : study.plans) {
        const Point& point = study.point_of(plan);
        std::vector<std::string> cells = {std::to_string(plan.index), point.arm,
                                          std::to_string(plan.seed),
                                          std::to_string(plan.population_seed)};
        for (const std::string& v : point.axis_values) cells.push_back(v);
        std::string set;
        for (const Override& o : point.set) {
            set += (set.empty() ? "" : "; ") + o.path + " = " + o.value;
        }
        cells.push_back(set);
        csv.row(cells);
    }
    return csv.text();
}

std::vector<TwoByTwo> two_by_twos(const ExpandedStudy& study) {
    std::vector<TwoByTwo> found;
    const auto settings = [&](std::uint32_t p) {
        std::map<std::string, std::string> m;
        for (const Override& o : study.points[p].set) m[o.path] = o.value;
        return m;
    };
    const auto n = static_cast<std::uint32_t>(study.points.size());
    const auto on_axis = [&](std::uint32_t p) {
        const auto& v = study.points[p].axis_values;
        return std::any_of(v.begin(), v.end(), [](const std::string& x) { return !x.empty(); });
    };
    const auto changed = [&](std::uint32_t p, std::uint32_t base) {
        std::map<std::string, std::string> d;
        const auto from = settings(base);
        for (const auto& [path, value] : settings(p)) {
            const auto it = from.find(path);
            if (it == from.end() || it->second != value) d[path] = value;
        }
        return d;
    };
    for (std::uint32_t base = 0; base < n; ++base) {
        for (std::uint32_t a = 0; a < n; ++a) {
            for (std::uint32_t b = a + 1; b < n; ++b) {
                if (on_axis(a) || on_axis(b)) continue;
                const auto da = changed(a, base);
                auto sum = changed(b, base);
                if (da.empty() || sum.empty() || da == sum) continue;
                if (study.points[a].base != study.points[base].key) continue;
                if (study.points[b].base != study.points[base].key) continue;
                bool apart = true;
                for (const auto& [path, value] : da) apart = apart && sum.emplace(path, value).second;
                for (std::uint32_t both = 0; apart && both < n; ++both) {
                    if (changed(both, base) == sum) found.push_back({base, a, b, both});
                }
            }
        }
    }
    return found;
}

}  // namespace taicho::study
