#pragma once

#include <cmath>
#include <filesystem>
#include <string>

#include <unistd.h>

#include "io/results_data.h"

namespace taicho::io::test {

/// A small made-up recording: two people in two frames, one room with smoke, one event.
inline Results sample() {
    Results r;
    r.header.program_version = "0.1.0";
    r.header.seed = 7;
    r.header.population_seed = 8;
    r.header.scenario_sha256 = "abc";
    r.header.scenario_text = std::string(100000, '#') + "\nname = \"Nhà ống\"\n";
    r.header.arm = "none";
    r.header.wkt_geometry = "POLYGON ((0 0, 10 0, 10 4, 0 4, 0 0))";
    r.header.complete = true;
    r.ids = {{"h1/1", "h1/2"}, {"phòng-1"}, {"door-1"}, {"sofa-1"}, {"b1"}};
    r.scene.points = {{0, 0}, {10, 0}, {10, 4}, {0, 4}};
    r.scene.shapes = {{ShapeKind::Room, 0, 0, 0, 0, 4}};
    r.scene.place_level = {0};
    r.time_s = {0.0, 0.5};
    r.state_hash = {11, 12};
    for (std::uint32_t f = 0; f < 2; ++f) {
        for (std::uint32_t p = 0; p < 2; ++p) {
            r.trajectory.push_back({f, p, 1.0 + p, 2.0 + f, 0.0});
            r.trajectory_state.push_back({0, 4, 3, 1.25f, 0.01f, 0.0f, 30.0f});
        }
        r.frame_index.push_back({2u * f, 2});
        r.gas_index.push_back({f, f == 0 ? 0u : 1u});
        r.balance.push_back({1e-12, 2.0, 1e-6, 4.0});
    }
    r.gas_index = {{0, 0}, {0, 1}};
    r.gas.frame = {1};
    r.gas.place = {0};
    float v = 300.0f;
    for (auto& q : r.gas.quantities()) q.second->push_back(v += 1.0f);
    r.people.resize(2);
    r.people[1].id = 1;
    r.outcome.resize(2);
    r.outcome[1].id = 1;
    r.outcome[1].health = 4;
    Event e;
    e.time = 0.25;
    e.kind = EventKind::Noticed;
    e.subject = 1;
    e.values = {1.5, 2.5, 0, 0};
    r.events = {e};
    r.items = {{1, 0, 120.0f, 0.0f}};
    r.buildings = {{0.4, 0, 2, 12.5f}};
    r.openings = {{0.3, 0, 0, 1}};
    r.passages = {{0.45, 0, 1}};
    r.summary = {{"deaths", 1.0}, {"last_out_s", std::nan("")}};
    r.facts = {{"ignition_item", "sofa-1"}};
    r.curves = {{"inside", {2.0f, 1.0f}}};
    r.building_lost_s = {std::nanf("")};
    r.maps = {{0, "use", 2, 1, {0, 0}, 0.5, "persons", {1.0f, 2.0f}}};
    r.provenance = {{"threads", "2"}};
    return r;
}

/// Fresh folder under the system's temporary one, removed at the end.
class TempFolder {
  public:
    explicit TempFolder(const std::string& name)
        : path_(std::filesystem::temp_directory_path() /
                ("taicho-test-" + name + "-" + std::to_string(::getpid()))) {
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
    }
    ~TempFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }
    [[nodiscard]] std::string path() const { return path_.string(); }

  private:
    std::filesystem::path path_;
};

}  // namespace taicho::io::test
