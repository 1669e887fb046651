#include "io/results_writer.h"

#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <system_error>

#include "io/atomic_file.h"
#include "io/file_error.h"
#include "io/results_format.h"
#include "io/results_reader.h"

namespace taicho::io {

namespace {

using h5::Meta;
using h5::Type;

const std::string k_none_text = "4294967295";

template <class Row>
void table(h5::Writer& w, const char* path, const h5::RowType& type, const std::vector<Row>& rows,
           const char* description, const std::string& missing = {}) {
    w.table(path, type, rows.data(), rows.size(), Meta{"1", description, missing, {}});
}

template <class T>
void column(h5::Writer& w, const std::string& path, Type type, const std::vector<T>& values,
            const Meta& meta) {
    w.array(path, type, {values.size()}, values.data(), meta);
}

void spans(h5::Writer& w, const char* path, const std::vector<FrameSpan>& rows, const char* of) {
    static_assert(sizeof(FrameSpan) == 16);
    w.array(path, Type::U64, {rows.size(), 2}, rows.data(), Meta{"1", of, {}, {}});
}

void write_header(h5::Writer& w, const ResultsHeader& h) {
    const int version[2] = {format::k_major, format::k_minor};
    w.attribute("/", "format", format::k_name);
    w.attribute("/", "format_version", std::span<const int>(version));
    w.attribute("/", "program", h.program);
    w.attribute("/", "program_version", h.program_version);
    w.attribute("/", "git_commit", h.git_commit);
    w.attribute("/", "seed", h.seed);
    w.attribute("/", "population_seed", h.population_seed);
    w.attribute("/", "scenario_sha256", h.scenario_sha256);
    w.attribute("/", "scenario_text", h.scenario_text);
    w.attribute("/", "scenario_name_vi", h.scenario_name_vi);
    w.attribute("/", "scenario_name_en", h.scenario_name_en);
    w.attribute("/", "arm", h.arm);
    w.attribute("/", "plan_index", h.plan_index);
    w.attribute("/", "complete", std::uint64_t{h.complete ? 1u : 0u});
    w.attribute("/", "wkt_geometry", h.wkt_geometry);
    w.attribute("/", "step_s", h.step_s);
    w.attribute("/", "record_every_s", h.record_every_s);
    w.attribute("/", "start_hour", h.start_hour);
    w.attribute("/", "outcome_hash", h.outcome_hash);
}

void write_ids(h5::Writer& w, const Ids& ids) {
    w.group("/ids");
    w.strings("/ids/people", ids.people, Meta{"1", "stable id of each person", {}, {}});
    w.strings("/ids/places", ids.places, Meta{"1", "stable id of each place", {}, {}});
    w.strings("/ids/openings", ids.openings, Meta{"1", "stable id of each opening", {}, {}});
    w.strings("/ids/items", ids.items, Meta{"1", "stable id of each item", {}, {}});
    w.strings("/ids/buildings", ids.buildings, Meta{"1", "stable id of each building", {}, {}});
}

void write_scene(h5::Writer& w, const SceneGeometry& scene) {
    static_assert(sizeof(Vec2) == 16);
    w.group("/scene");
    table(w, "/scene/shapes", format::shape_row(), scene.shapes,
          "plan of the scene: polygons and lines over /scene/points", k_none_text);
    w.array("/scene/points", Type::F64, {scene.points.size(), 2}, scene.points.data(),
            Meta{"m", "corners of the shapes, x and y", {}, {}});
    column(w, "/scene/place_level", Type::I16, scene.place_level,
           Meta{"1", "storey of each place", {}, {}});
}

void write_recording(h5::Writer& w, const Results& r) {
    column(w, "/time_s", Type::F64, r.time_s, Meta{"s", "time of each frame", {}, {}});
    column(w, "/state_hash", Type::U64, r.state_hash, Meta{"1", "state hash of each frame", {}, {}});
    table(w, "/trajectory", format::trajectory_row(), r.trajectory,
          "positions from first awareness until out or dead");
    w.attribute("/trajectory", "fps", 1.0 / r.header.record_every_s);
    table(w, "/trajectory_state", format::trajectory_state_row(), r.trajectory_state,
          "state of the same rows as /trajectory");
    spans(w, "/frame_index", r.frame_index, "first row and count in /trajectory");
    table(w, "/items", format::item_row(), r.items, "items while burning");
    table(w, "/buildings", format::building_row(), r.buildings, "changes of buildings");
    table(w, "/openings", format::opening_row(), r.openings, "changes of openings", k_none_text);
    table(w, "/passages", format::passage_row(), r.passages, "people through openings");
    w.array("/balance", Type::F64, {r.balance.size(), 4}, r.balance.data(),
            Meta{"kg, J", "mass residual, mass turned over, energy residual, energy released", {}, {}});
}

void write_gas(h5::Writer& w, const Results& r) {
    static const std::map<std::string, const char*> k_unit = {
        {"upper_temperature_k", "K"}, {"lower_temperature_k", "K"}, {"layer_height_m", "m"},
        {"soot_kg_m3", "kg/m3"}, {"hrr_kw", "kW"}, {"visibility_m", "m"}, {"pressure_pa", "Pa"}};
    w.group("/gas");
    column(w, "/gas/frame", Type::U32, r.gas.frame, Meta{"1", "frame of each row", {}, {}});
    column(w, "/gas/place", Type::U32, r.gas.place, Meta{"1", "place of each row", {}, {}});
    for (const auto& [name, values] : r.gas.quantities()) {
        const auto unit = k_unit.find(name);
        column(w, std::string("/gas/") + name, Type::F32, *values,
               Meta{unit == k_unit.end() ? "1" : unit->second, "gas of active places", "nan", {}});
    }
    spans(w, "/gas/index", r.gas_index, "first row and count in /gas");
}

void write_maps(h5::Writer& w, const Results& r) {
    w.group("/maps");
    int open_level = 1 << 20;
    for (const MapData& m : r.maps) {
        const std::string folder = fmt::format("/maps/{}", m.level);
        if (m.level != open_level) w.group(folder);
        open_level = m.level;
        const std::string path = folder + "/" + m.name;
        w.array(path, Type::F32, {m.ny, m.nx}, m.values.data(), Meta{m.unit, m.name, "nan", {}});
        const double origin[2] = {m.origin.x, m.origin.y};
        w.attribute(path, "origin_m", std::span<const double>(origin));
        w.attribute(path, "cell_m", m.cell);
    }
}

void write_ends(h5::Writer& w, const Results& r) {
    table(w, "/people", format::person_row(), r.people, "who is there", k_none_text);
    table(w, "/outcome", format::outcome_row(), r.outcome, "what became of each person", k_none_text);
    table(w, "/events", format::event_row(), r.events, "everything that happened, by time",
          k_none_text);
    table(w, "/diagnostics", format::diagnostic_row(), r.diagnostics, "trouble in the model, counted");
    w.group("/summary");
    std::vector<std::string> keys;
    std::vector<double> values;
    for (const auto& [key, value] : r.summary) {
        keys.push_back(key);
        values.push_back(value);
    }
    w.strings("/summary/key", keys, Meta{"1", "names of the outcomes", {}, {}});
    column(w, "/summary/value", Type::F64, values, Meta{"by key", "outcomes of the run", "nan", {}});
    column(w, "/summary/building_lost_s", Type::F32, r.building_lost_s,
           Meta{"s", "when each building was lost", "nan", {}});
    w.group("/facts");
    for (const auto& [key, text] : r.facts) w.attribute("/facts", key, text);
    w.group("/curves");
    w.attribute("/curves", "step_s", r.curve_step_s);
    for (const auto& [name, values_of] : r.curves) {
        column(w, "/curves/" + name, Type::F32, values_of, Meta{"by name", name, "nan", {}});
    }
    w.group("/provenance");
    for (const auto& [key, text] : r.provenance) w.attribute("/provenance", key, text);
}

}  // namespace

void write_results(const std::string& path, const Results& r) {
    h5::Writer w;
    write_header(w, r.header);
    write_ids(w, r.ids);
    write_scene(w, r.scene);
    write_recording(w, r);
    write_gas(w, r);
    write_maps(w, r);
    write_ends(w, r);
    const auto bytes = w.finish();
    write_file_atomic(path, bytes);
}

PieceWriter::PieceWriter(std::string path, PieceLimits limits)
    : path_(std::move(path)), limits_(limits), last_(std::chrono::steady_clock::now()) {
    folder_ = path_;
    if (folder_.size() > 3 && folder_.substr(folder_.size() - 3) == ".h5") {
        folder_.resize(folder_.size() - 3);
    }
    folder_ += ".parts";
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

void PieceWriter::frame_done() {
    const std::chrono::duration<double> since = std::chrono::steady_clock::now() - last_;
    if (row_bytes(rows_) >= limits_.piece_bytes || since.count() >= limits_.piece_seconds) {
        write_piece();
    }
}

void PieceWriter::write_piece() {
    if (pieces_ == 0) make_folder(folder_);
    write_results(fmt::format("{}/{:06}.h5", folder_, pieces_), rows_);
    written_bytes_ += row_bytes(rows_);
    ++pieces_;
    Results next;
    next.header = rows_.header;
    next.ids = std::move(rows_.ids);
    next.scene = std::move(rows_.scene);
    rows_ = std::move(next);
    last_ = std::chrono::steady_clock::now();
}

std::string PieceWriter::finish() {
    rows_.header.complete = true;
    if (pieces_ == 0) {
        write_results(path_, rows_);
        return path_;
    }
    if (written_bytes_ + row_bytes(rows_) > limits_.merge_bytes) {
        write_piece();
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);   // an older run of the same name
        return folder_;
    }
    Results all = read_results(folder_);
    append(all, std::move(rows_));
    write_results(path_, all);
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
    return path_;
}

}  // namespace taicho::io
