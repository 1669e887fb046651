#include "sim/run.h"

#include <algorithm>

#include "core/hash.h"
#include "sim/settle.h"
#include "sim/step.h"

namespace taicho::sim {

namespace {

/// Frame number of a time; frames stand at multiples of record_every_s, the first at 0.
std::size_t frame_of(const Model& model, double t) {
    return static_cast<std::size_t>(t / model.scenario->run.record_every_s + 1e-9);
}

class Recorder {
  public:
    Recorder(const Model& model, const State& state, std::span<Observer* const> observers)
        : model_(model), observers_(observers), seen_(state.events.size()) {}

    void frame(const State& state, Profile& profile) {
        const PhaseTimer timer(profile, Phase::Record);
        FrameView view{model_, state, next_, state.clock.now(), 0, {}};
        view.state_hash = state_hash(model_, state);
        view.new_events = std::span(state.events).subspan(std::min(seen_, state.events.size()));
        for (Observer* o : observers_) o->frame(view);
        seen_ = state.events.size();
        ++next_;
    }
    [[nodiscard]] bool due(const State& state) const {
        return frame_of(model_, state.clock.now()) >= next_;
    }
    void start_at(const State& state) { next_ = frame_of(model_, state.clock.now()); }

  private:
    const Model& model_;
    std::span<Observer* const> observers_;
    std::size_t seen_;
    std::size_t next_ = 0;
};

}  // namespace

RunEnd run(const Model& model, State& state, std::span<Observer* const> observers,
           const RunControl& control, Profile& profile) {
    const RunDef& def = model.scenario->run;
    const double until = control.until_s >= 0.0 ? std::min(control.until_s, def.duration_s)
                                                : def.duration_s;
    const std::int64_t last = state.clock.tick_at_or_after(until);
    Cache cache(model);
    Recorder recorder(model, state, observers);
    recorder.start_at(state);
    for (Observer* o : observers) o->start(model, state);
    RunEnd why = RunEnd::Duration;
    recorder.frame(state, profile);
    while (state.clock.tick < last) {
        step(model, state, cache, profile);
        if (!recorder.due(state)) continue;
        recorder.frame(state, profile);
        if (control.stop != nullptr && control.stop->load()) {
            why = RunEnd::Stopped;
            break;
        }
        if (def.stop_when_settled && settled(model, state)) {
            why = RunEnd::Settled;
            break;
        }
    }
    for (Observer* o : observers) o->end(model, state, profile);
    return why;
}

}  // namespace taicho::sim
