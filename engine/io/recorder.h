#pragma once

#include <cstdint>
#include <vector>

#include "core/ids.h"
#include "io/results_data.h"
#include "sim/observer.h"

namespace taicho::io {

struct RecordDef {
    bool recording = true;   ///< trajectories, gas, items; false: events and outcomes only
    bool everybody = false;  ///< people before they are aware too (verification cases)
};

/// Turns a run into rows of a results file: people from first awareness until out or dead, places while
/// active, openings and buildings when they change.
class Recorder final : public sim::Observer {
  public:
    explicit Recorder(Results& rows, RecordDef def = {}) : rows_(rows), def_(def) {}
    void start(const sim::Model& model, const sim::State& state) override;
    void frame(const sim::FrameView& view) override;
    void end(const sim::Model& model, const sim::State& state, const Profile& profile) override;

  private:
    void add_people(const sim::FrameView& view);
    void add_gas(const sim::FrameView& view);
    void add_room(const sim::FrameView& view, PlaceIndex p);
    void add_items(const sim::FrameView& view);
    void add_changes(const sim::FrameView& view);
    void add_diagnostics(const sim::Model& model, const sim::State& state);

    Results& rows_;
    RecordDef def_;
    std::vector<PlaceIndex> measured_;   ///< written in every frame, cold or not
    std::vector<std::uint8_t> building_phase_;
    std::vector<std::uint8_t> done_;   ///< per person: the last row, out or dead, is written
};

/// Outline of everything, enough to draw the scene without the scenario.
[[nodiscard]] SceneGeometry scene_geometry(const sim::Model& model);
/// Walkable area of level 0 as the well-known text that pedestrian tools read.
[[nodiscard]] std::string walkable_wkt(const sim::Model& model);

}  // namespace taicho::io
