#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <map>

#include "core/distributions.h"
#include "core/hash.h"
#include "core/rng.h"
#include "io/file_error.h"
#include "io/hdf5_file.h"
#include "io/results_reader.h"
#include "io/results_writer.h"
#include "people/move_cases.h"
#include "picture/charts.h"
#include "verify/case.h"

namespace taicho::verify {

namespace {

namespace fs = std::filesystem;

// One setting for all seeds, from the ranges the test allows for children (pedestrian verification S-25).
constexpr double k_radius = 0.15;                    ///< [m]
constexpr double k_speed_low = 1.3, k_speed_high = 1.6;   ///< [m/s]
constexpr float k_time_gap = 0.50f;                  ///< [s] of 0.4..0.7
constexpr std::uint32_t k_start_frame = 400;         ///< start signal
constexpr double k_curve_end = 17.3, k_curve_step = 0.1;  ///< [s]

struct Track {
    std::vector<io::TrajectoryRow> rows;             ///< ordered by person, frame
    double fps = 25.0;
};

Track read_track(const std::string& file) {
    const io::h5::Reader reader(file);
    const io::h5::RowType type{sizeof(io::TrajectoryRow),
                               {{"frame", offsetof(io::TrajectoryRow, frame), io::h5::Type::U32},
                                {"id", offsetof(io::TrajectoryRow, id), io::h5::Type::U32},
                                {"x", offsetof(io::TrajectoryRow, x), io::h5::Type::F64},
                                {"y", offsetof(io::TrajectoryRow, y), io::h5::Type::F64},
                                {"z", offsetof(io::TrajectoryRow, z), io::h5::Type::F64}}};
    std::vector<std::byte> bytes;
    std::size_t count = 0;
    reader.table("/trajectory", type, bytes, count);
    Track t;
    t.rows.resize(count);
    std::memcpy(t.rows.data(), bytes.data(), bytes.size());
    std::stable_sort(t.rows.begin(), t.rows.end(), [](const auto& a, const auto& b) {
        return a.id != b.id ? a.id < b.id : a.frame < b.frame;
    });
    return t;
}

/// First crossings of y = 0, ascending [s].
std::vector<double> measured_times(const Track& t) {
    std::vector<double> out;
    std::uint32_t done = 0xFFFFFFFFu;
    for (std::size_t i = 1; i < t.rows.size(); ++i) {
        const auto &a = t.rows[i - 1], &b = t.rows[i];
        if (a.id != b.id || a.id == done || a.y < 0.0 || b.y >= 0.0) continue;
        out.push_back((a.frame + a.y / (a.y - b.y) * (b.frame - a.frame)) / t.fps);
        done = a.id;
    }
    std::sort(out.begin(), out.end());
    return out;
}

/// Opening 0.8 m wide in a wall 0.56 m thick; the open sides of the set-up are closed, or everybody would
/// walk round the blocks.
people::CaseRun school(const Track& t, std::uint64_t seed) {
    world::WalkDef d;
    d.patches = {people::box_patch(-4, 0.3, 4, 6), people::box_patch(-0.4, -0.26, 0.4, 0.3), people::box_patch(-4, -4, 4, -0.26)};
    d.portals = {{.a = 0, .b = 1, .p0 = {-0.4, 0.3}, .p1 = {0.4, 0.3}},
                 {.a = 1, .b = 2, .p0 = {-0.4, -0.26}, .p1 = {0.4, -0.26}},
                 {.a = 2, .p0 = {-4, -4}, .p1 = {4, -4}}};
    people::CaseRun run(std::move(d), seed);
    run.scene.def.time_gap = k_time_gap;
    run.line({-4, 0}, {4, 0});
    const std::uint32_t route = run.route_to_portals({2});
    for (const io::TrajectoryRow& r : t.rows) {
        if (r.frame != k_start_frame) continue;
        const double v = sample(Distribution::uniform(k_speed_low, k_speed_high), {seed, hash_text("pupil") + r.id, Purpose::WalkingSpeed});
        run.add({r.x, r.y}, v, route, k_radius);
    }
    return run;
}

/// Number past the line at a time after the first crossing.
double passed(const std::vector<double>& times, double after_first) {
    return static_cast<double>(std::upper_bound(times.begin(), times.end(), times.front() + after_first) - times.begin());
}

/// Rewrites the track with the project's writer and reads it back: largest difference [m].
double rewritten(const Track& t) {
    io::Results results;
    std::map<std::uint32_t, std::vector<io::TrajectoryRow>> by_frame;
    std::uint32_t people = 0;
    for (const io::TrajectoryRow& r : t.rows) {
        by_frame[r.frame].push_back(r);
        people = std::max(people, r.id + 1);
    }
    results.header.record_every_s = 1.0 / t.fps;
    for (std::uint32_t p = 0; p < people; ++p) results.ids.people.push_back(fmt::format("pupil-{}", p));
    const std::uint32_t last = by_frame.rbegin()->first;
    for (std::uint32_t f = 0; f <= last; ++f) {
        results.time_s.push_back(f / t.fps);
        results.state_hash.push_back(0);
        results.frame_index.push_back({results.trajectory.size(), by_frame[f].size()});
        for (const auto& r : by_frame[f]) results.trajectory.push_back(r);
    }
    results.trajectory_state.resize(results.trajectory.size());
    results.gas_index.resize(results.time_s.size());
    results.header.complete = true;
    const std::string file = (fs::temp_directory_path() / fmt::format("taicho-s25-{:016x}.h5", hash_text(std::to_string(t.rows.size())))).string();
    io::write_results(file, results);
    const io::Results back = io::read_results(file);
    std::error_code ec;
    fs::remove(file, ec);
    if (back.trajectory.size() != results.trajectory.size()) return 1e9;
    double worst = 0.0;
    for (std::size_t i = 0; i < back.trajectory.size(); ++i) {
        const auto &a = back.trajectory[i], &b = results.trajectory[i];
        if (a.id != b.id || a.frame != b.frame) return 1e9;
        worst = std::max({worst, std::abs(a.x - b.x), std::abs(a.y - b.y), std::abs(a.z - b.z)});
    }
    return worst;
}

std::string chart(const std::vector<double>& grid, const std::vector<double>& ours, const std::vector<double>& measured, bool en) {
    const std::vector<picture::ChartSeries> series = {{en ? "this model" : "mô hình này", grid, ours, {}, {}, 1},
                                                      {en ? "measured" : "đo được", grid, measured, {}, {}, 2}};
    const picture::ChartText text{"S-25", en ? "time since the first [s]" : "thời gian từ người đầu [s]", en ? "pupils past the opening" : "số học sinh đã qua", en ? "en" : "vi"};
    return picture::chart_legend(series) + picture::band_chart(series, text);
}

CaseResult pupils(const Context& context) {
    CaseResult out{.suite = "people", .id = "S-25", .source = "Bottleneck and social groups, doi.org/10.34735/ped.2014.1, run 00_01a",
                   .title = {"S-25: học sinh qua khe 0,8 m, đo thật", "S-25: school pupils through a 0.8 m opening, measured"},
                   .note = {"46 học sinh lớp 5/6; bán kính 0,15 m, tốc độ 1,3–1,6 m/s, khoảng cách thời gian 0,50 s cho mọi lượt (0,55 s: sai khác đường cong 5,1 người).",
                            "46 pupils of grades 5/6; radius 0.15 m, speed 1.3-1.6 m/s, time gap 0.50 s for all seeds (0.55 s: the curve is 5.1 persons off)."}};
    const std::string file = (fs::path(context.reference) / "pedestrian/jda_2014_bottleneck_080_run00_01a.h5").string();
    if (context.reference.empty() || !fs::exists(file)) {
        out.skipped = "reference data not found";
        return out;
    }
    const Track track = read_track(file);
    const auto measured = measured_times(track);
    const int seeds = context.tier == Tier::Quick ? 3 : 10;
    std::vector<double> grid, ours, theirs;
    for (double t = 0.0; t <= k_curve_end + 1e-9; t += k_curve_step) grid.push_back(t);
    ours.assign(grid.size(), 0.0);
    double flow_low = 1e9, flow_high = 0.0;
    std::size_t left_inside = 0;
    for (int seed = 1; seed <= seeds; ++seed) {
        people::CaseRun run = school(track, static_cast<std::uint64_t>(seed));
        if (!run.run(120, 60)) ++left_inside;
        const std::vector<double>& times = run.lines[0].times;
        flow_low = std::min(flow_low, people::sustained_flow(times));
        flow_high = std::max(flow_high, people::sustained_flow(times));
        for (std::size_t k = 0; k < grid.size(); ++k) ours[k] += passed(times, grid[k]) / seeds;
    }
    double squares = 0.0;
    for (std::size_t k = 0; k < grid.size(); ++k) {
        theirs.push_back(passed(measured, grid[k]));
        squares += (ours[k] - theirs[k]) * (ours[k] - theirs[k]);
    }
    out.rows = {between("pupils in the file", static_cast<double>(measured.size()), 46, 46, "", "46"),
                between("measured J80, our reader", people::sustained_flow(measured), 2.64, 2.68, "p/s", "2.66"),
                between("J80, least of the seeds", flow_low, 2.0, 3.3, "p/s", "2.66"),
                between("J80, largest of the seeds", flow_high, 2.0, 3.3, "p/s", "2.66"),
                at_most("N-t curve, root mean square difference", std::sqrt(squares / static_cast<double>(grid.size())), 5, "persons"),
                at_most("runs with somebody left", static_cast<double>(left_inside), 0, ""),
                at_most("rewritten and read back", rewritten(track), 0, "m")};
    out.figures = {{chart(grid, ours, theirs, false), chart(grid, ours, theirs, true)}};
    return out;
}

}  // namespace

void add_pupil_cases(std::vector<CaseEntry>& out) { out.push_back({"people", "S-25", pupils}); }

}  // namespace taicho::verify
