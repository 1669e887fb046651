#include "io/results_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <filesystem>

#include "io/file_error.h"
#include "io/results_format.h"

namespace taicho::io {

namespace {

namespace fs = std::filesystem;
using h5::Type;

[[noreturn]] void damaged(const h5::Reader& f, const std::string& vi, const std::string& en) {
    throw FileError(f.path(), {"tệp kết quả sai: " + vi, "wrong results file: " + en});
}

void check_format(const h5::Reader& f) {
    if (!f.has_attribute("/", "format") || f.text("/", "format") != format::k_name) {
        throw FileError(f.path(), {"không phải tệp kết quả của Taicho", "not a Taicho results file"});
    }
    const auto version = f.reals("/", "format_version");
    if (version.size() != 2 || static_cast<int>(version[0]) != format::k_major) {
        const int major = version.empty() ? 0 : static_cast<int>(version[0]);
        throw FileError(f.path(),
                        {fmt::format("định dạng bản {}; chương trình này đọc bản {}", major, format::k_major),
                         fmt::format("format version {}; this program reads version {}", major,
                                     format::k_major)});
    }
}

ResultsHeader read_header(const h5::Reader& f) {
    ResultsHeader h;
    h.program = f.text("/", "program");
    h.program_version = f.text("/", "program_version");
    h.git_commit = f.text("/", "git_commit");
    h.seed = f.integer("/", "seed");
    h.population_seed = f.integer("/", "population_seed");
    h.scenario_sha256 = f.text("/", "scenario_sha256");
    h.scenario_text = f.text("/", "scenario_text");
    h.scenario_name_vi = f.text("/", "scenario_name_vi");
    h.scenario_name_en = f.text("/", "scenario_name_en");
    h.arm = f.text("/", "arm");
    h.plan_index = f.integer("/", "plan_index");
    h.complete = f.integer("/", "complete") == 1;
    h.wkt_geometry = f.text("/", "wkt_geometry");
    h.step_s = f.real("/", "step_s");
    h.record_every_s = f.real("/", "record_every_s");
    h.start_hour = f.real("/", "start_hour");
    h.outcome_hash = f.integer("/", "outcome_hash");
    if (!(h.step_s > 0.0) || !(h.record_every_s > 0.0)) damaged(f, "bước thời gian", "time step");
    return h;
}

/// An [n, columns] array of 8-byte values as n structs of that size.
template <class Row>
std::vector<Row> read_pairs(const h5::Reader& f, const char* path, Type type) {
    std::vector<std::byte> bytes;
    std::vector<std::size_t> shape;
    f.array(path, type, 2, bytes, shape);
    if (shape[0] > 0 && shape[1] * 8 != sizeof(Row)) damaged(f, path, path);
    std::vector<Row> rows(shape[0]);
    if (!bytes.empty()) std::memcpy(static_cast<void*>(rows.data()), bytes.data(), bytes.size());
    return rows;
}

/// Runs of a study keep no positions: their index is empty and stands for frames without rows.
void check_spans(const h5::Reader& f, const char* what, std::vector<FrameSpan>& spans, std::size_t rows,
                 std::size_t frames) {
    if (spans.empty() && rows == 0) spans.resize(frames);
    if (spans.size() != frames) damaged(f, what, what);
    for (const FrameSpan& s : spans) {
        if (s.first > rows || s.count > rows - s.first) damaged(f, what, what);
    }
}

void read_scene(const h5::Reader& f, Results& r) {
    r.scene.shapes = f.rows<ShapeRow>("/scene/shapes", format::shape_row());
    r.scene.points = read_pairs<Vec2>(f, "/scene/points", Type::F64);
    r.scene.place_level = f.values<std::int16_t>("/scene/place_level", Type::I16);
    const std::size_t n = r.scene.points.size();
    for (const ShapeRow& s : r.scene.shapes) {
        if (s.first > n || s.count > n - s.first || s.kind > ShapeKind::Void) {
            damaged(f, "/scene/shapes", "/scene/shapes");
        }
    }
}

void read_gas(const h5::Reader& f, Results& r) {
    r.gas.frame = f.values<std::uint32_t>("/gas/frame", Type::U32);
    r.gas.place = f.values<std::uint32_t>("/gas/place", Type::U32);
    for (const auto& [name, values] : r.gas.quantities()) {
        *values = f.values<float>(std::string("/gas/") + name, Type::F32);
        if (values->size() != r.gas.size()) damaged(f, name, name);
    }
    if (r.gas.place.size() != r.gas.size()) damaged(f, "/gas/place", "/gas/place");
    for (const std::uint32_t p : r.gas.place) {
        if (p >= r.ids.places.size()) damaged(f, "/gas/place", "/gas/place");
    }
    r.gas_index = read_pairs<FrameSpan>(f, "/gas/index", Type::U64);
    check_spans(f, "/gas/index", r.gas_index, r.gas.size(), r.time_s.size());
}

void read_maps(const h5::Reader& f, Results& r) {
    for (const std::string& level : f.names("/maps")) {
        for (const std::string& name : f.names("/maps/" + level)) {
            const std::string path = "/maps/" + level + "/" + name;
            std::vector<std::byte> bytes;
            std::vector<std::size_t> shape;
            f.array(path, Type::F32, 2, bytes, shape);
            MapData m;
            m.name = name;
            m.level = std::atoi(level.c_str());
            m.ny = shape[0];
            m.nx = shape[1];
            m.unit = f.text(path, "unit");
            m.cell = f.real(path, "cell_m");
            const auto origin = f.reals(path, "origin_m");
            if (origin.size() == 2) m.origin = {origin[0], origin[1]};
            m.values.resize(m.nx * m.ny);
            if (!bytes.empty()) std::memcpy(m.values.data(), bytes.data(), bytes.size());
            r.maps.push_back(std::move(m));
        }
    }
}

void read_recording(const h5::Reader& f, Results& r) {
    r.time_s = f.values<double>("/time_s", Type::F64);
    r.state_hash = f.values<std::uint64_t>("/state_hash", Type::U64);
    r.trajectory = f.rows<TrajectoryRow>("/trajectory", format::trajectory_row());
    r.trajectory_state =
        f.rows<TrajectoryStateRow>("/trajectory_state", format::trajectory_state_row());
    r.frame_index = read_pairs<FrameSpan>(f, "/frame_index", Type::U64);
    if (r.trajectory_state.size() != r.trajectory.size() || r.state_hash.size() != r.time_s.size()) {
        damaged(f, "số hàng không khớp", "row counts differ");
    }
    check_spans(f, "/frame_index", r.frame_index, r.trajectory.size(), r.time_s.size());
    for (const TrajectoryRow& row : r.trajectory) {
        if (row.id >= r.ids.people.size()) damaged(f, "/trajectory", "/trajectory");
    }
    r.items = f.rows<ItemRow>("/items", format::item_row());
    for (const ItemRow& row : r.items) {
        if (row.item >= r.ids.items.size()) damaged(f, "/items", "/items");
    }
    r.openings = f.rows<OpeningRow>("/openings", format::opening_row());
    r.passages = f.rows<PassageRow>("/passages", format::passage_row());
    r.balance = read_pairs<std::array<double, 4>>(f, "/balance", Type::F64);
    read_gas(f, r);
    read_maps(f, r);
}

void read_ends(const h5::Reader& f, Results& r) {
    r.people = f.rows<PersonRow>("/people", format::person_row());
    r.outcome = f.rows<OutcomeRow>("/outcome", format::outcome_row());
    r.events = f.rows<Event>("/events", format::event_row());
    r.buildings = f.rows<BuildingRow>("/buildings", format::building_row());
    r.diagnostics = f.rows<DiagnosticRow>("/diagnostics", format::diagnostic_row());
    for (const BuildingRow& row : r.buildings) {
        if (row.building >= r.ids.buildings.size()) damaged(f, "/buildings", "/buildings");
    }
    for (const OutcomeRow& row : r.outcome) {
        if (row.id >= r.ids.people.size()) damaged(f, "/outcome", "/outcome");
    }
    const auto keys = f.strings("/summary/key");
    const auto values = f.values<double>("/summary/value", Type::F64);
    if (keys.size() != values.size()) damaged(f, "/summary", "/summary");
    for (std::size_t i = 0; i < keys.size(); ++i) r.summary.emplace_back(keys[i], values[i]);
    r.building_lost_s = f.values<float>("/summary/building_lost_s", Type::F32);
    for (const char* key : {"ignition_item", "ignition_cause", "ignition_use", "evacuation_bound_s", "critical_openings"}) {
        if (f.has_attribute("/facts", key)) r.facts.emplace_back(key, f.text("/facts", key));
    }
    r.curve_step_s = f.real("/curves", "step_s");
    for (const std::string& name : f.names("/curves")) {
        r.curves.emplace_back(name, f.values<float>("/curves/" + name, Type::F32));
    }
    for (const char* key : {"started", "finished", "host_kind", "threads", "ranks", "compiler", "flags",
                            "wall_s", "profile"}) {
        if (f.has_attribute("/provenance", key)) {
            r.provenance[key] = f.text("/provenance", key);
        }
    }
}

Results read_one(const std::string& path, ReadChoice choice) {
    const h5::Reader f(path);
    check_format(f);
    Results r;
    r.header = read_header(f);
    r.ids.people = f.strings("/ids/people");
    r.ids.places = f.strings("/ids/places");
    r.ids.openings = f.strings("/ids/openings");
    r.ids.items = f.strings("/ids/items");
    r.ids.buildings = f.strings("/ids/buildings");
    if (choice.scene) read_scene(f, r);
    if (choice.recording) read_recording(f, r);
    read_ends(f, r);
    return r;
}

Results read_parts(const std::string& folder, ReadChoice choice) {
    std::vector<std::string> parts;
    for (const auto& e : fs::directory_iterator(folder)) {
        if (e.path().extension() == ".h5") parts.push_back(e.path().string());
    }
    std::sort(parts.begin(), parts.end());
    if (parts.empty()) throw FileError(folder, {"không có kết quả nào", "no results in it"});
    Results all = read_one(parts[0], choice);
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const std::string expected = fmt::format("{:06}.h5", i);
        if (fs::path(parts[i]).filename() != expected) {
            throw FileError(folder, {"thiếu mảnh " + expected, "piece " + expected + " is missing"});
        }
        append(all, read_one(parts[i], choice));
    }
    return all;
}

}  // namespace

Results read_results(const std::string& path, ReadChoice choice) {
    std::error_code error;
    if (!fs::is_directory(path, error)) return read_one(path, choice);
    if (fs::exists(path + "/run.h5", error)) return read_one(path + "/run.h5", choice);
    if (fs::is_directory(path + "/run.parts", error)) return read_parts(path + "/run.parts", choice);
    return read_parts(path, choice);
}

bool run_complete(const std::string& path, const std::string& scenario_sha256) {
    try {
        const h5::Reader f(path);
        check_format(f);
        return f.integer("/", "complete") == 1 && f.text("/", "scenario_sha256") == scenario_sha256;
    } catch (const FileError&) {
        return false;
    }
}

}  // namespace taicho::io
