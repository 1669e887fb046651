#pragma once

#include <span>
#include <vector>

#include "core/event.h"
#include "core/profile.h"

namespace taicho::sim {

struct Model;
struct State;

/// One moment of a run, as a view: spans into the state, valid during the call only.
struct FrameView {
    const Model& model;
    const State& state;
    std::size_t frame = 0;
    double time_s = 0.0;
    std::uint64_t state_hash = 0;
    std::span<const Event> new_events;   ///< since the last frame, in order
};

/// Whoever looks at a run: results writer, outcome collector, live viewer. Called once per recorded
/// frame, never per person; sim knows none of them.
class Observer {
  public:
    virtual ~Observer() = default;
    virtual void start(const Model&, const State&) {}
    virtual void frame(const FrameView& view) = 0;
    virtual void end(const Model&, const State&, const Profile&) {}
};

}  // namespace taicho::sim
