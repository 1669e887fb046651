#include "people/sound.h"

#include <algorithm>
#include <cmath>
#include <queue>
#include <tuple>

namespace taicho::people {

double opening_loss(const ParameterSet& p, const world::Opening& o, world::OpeningState state) {
    const bool window = o.kind == world::OpeningKind::Window;
    if (o.kind == world::OpeningKind::Virtual || o.kind == world::OpeningKind::Cage ||
        o.kind == world::OpeningKind::StairConnection)
        return state == world::OpeningState::None ? p[Param::LossSlab] : 0.0;
    if (state == world::OpeningState::None || o.kind == world::OpeningKind::Leak) return p[Param::LossSlab];
    if (world::is_open(state)) return window ? p[Param::LossWindowOpen] : 0.0;
    const bool thin = window || o.kind == world::OpeningKind::Shutter || o.glazed;
    return p[thin ? Param::LossWindowClosed : Param::LossDoorClosed];
}

namespace {

/// Loss by distance from 1 m of the source [dB].
double spreading(double way) { return 20.0 * std::log10(std::max(way, 1.0)); }

struct Front {
    double loss;         ///< [dB] total
    std::uint32_t place;
    double barrier;      ///< [dB] of leaves, storeys, slabs
    double way;          ///< [m]
    bool operator>(const Front& o) const { return std::tie(loss, place) > std::tie(o.loss, o.place); }
};

class Spreader {
  public:
    Spreader(const world::World& world, const world::WorldState& state, const ParameterSet& p, double max_loss)
        : world_(world), state_(state), p_(p), max_loss_(max_loss) {}

    std::vector<SoundPath> run(PlaceIndex from) {
        // Within its own place a sound is heard from about half the room away.
        push(from, 0.0, std::max(1.0, 0.5 * std::min(world_.places[from.row()].depth, 6.0)));
        while (!queue_.empty()) {
            const Front f = queue_.top();
            queue_.pop();
            const PlaceIndex place(static_cast<std::size_t>(f.place));
            if (done(place)) continue;
            out_.push_back({place, static_cast<float>(f.loss), static_cast<float>(f.way)});
            through_openings(place, f);
            through_slabs(place, f);
        }
        return std::move(out_);
    }

  private:
    [[nodiscard]] bool done(PlaceIndex place) const {   // a field holds a few dozen places
        return std::any_of(out_.begin(), out_.end(), [&](const SoundPath& s) { return s.place == place; });
    }

    void push(PlaceIndex place, double barrier, double way) {
        const double loss = barrier + spreading(way);
        if (loss <= max_loss_ && !done(place)) queue_.push({loss, place.v, barrier, way});
    }

    void through_openings(PlaceIndex place, const Front& f) {
        const world::Place& here = world_.places[place.row()];
        for (const OpeningIndex o : world_.openings_of[place.row()]) {
            const PlaceIndex other = world_.across(o, place);
            if (!other.valid()) continue;
            const world::Opening& opening = world_.openings[o.row()];
            const world::Place& there = world_.places[other.row()];
            const Vec2 middle = 0.5 * (opening.p0 + opening.p1);
            const double storey = std::fabs(there.floor_z - here.floor_z);
            const double storeys = std::max(1.0, std::fabs(static_cast<double>(there.level - here.level)));
            const double stair = storey > 1.5 ? p_[Param::LossStorey] * storeys : 0.0;
            const bool first = out_.size() == 1;   // the source stands somewhere in its own place
            const double to_opening = first ? 0.0 : std::min(distance(here.centre, middle), 15.0);
            const double beyond = std::min(distance(middle, there.centre), 0.5 * there.depth + 0.5);
            push(other, f.barrier + stair + opening_loss(p_, opening, state_.opening_state[o.row()]),
                 f.way + to_opening + beyond);
        }
    }

    void through_slabs(PlaceIndex place, const Front& f) {
        const world::Place& here = world_.places[place.row()];
        if (!here.building.valid() || f.loss + p_[Param::LossSlab] > max_loss_) return;
        for (const PlaceIndex other : world_.buildings[here.building.row()].places) {
            const world::Place& there = world_.places[other.row()];
            if (other == place || std::abs(there.level - here.level) > 1) continue;
            const double way = distance(here.centre, there.centre) + std::fabs(there.floor_z - here.floor_z);
            if (way > 10.0) continue;   // only what touches or nearly does
            // Straight through the slab from the source itself; further on the way adds up.
            push(other, f.barrier + p_[Param::LossSlab], out_.size() == 1 ? way : f.way + way);
        }
    }

    const world::World& world_;
    const world::WorldState& state_;
    const ParameterSet& p_;
    double max_loss_;
    std::priority_queue<Front, std::vector<Front>, std::greater<>> queue_;
    std::vector<SoundPath> out_;
};

}  // namespace

std::vector<SoundPath> sound_paths(const world::World& world, const world::WorldState& state,
                                   const ParameterSet& parameters, PlaceIndex from, double max_loss) {
    if (!from.valid()) return {};
    return Spreader(world, state, parameters, max_loss).run(from);
}

const std::vector<SoundPath>& cached_paths(const world::World& world, const world::WorldState& state,
                                           const ParameterSet& parameters, SoundCache& cache,
                                           PlaceIndex from) {
    if (cache.version != state.version) {
        cache.from.clear();
        cache.paths.clear();
        cache.version = state.version;
    }
    const auto it = std::lower_bound(cache.from.begin(), cache.from.end(), from);
    const auto row = static_cast<std::size_t>(it - cache.from.begin());
    if (it == cache.from.end() || *it != from) {
        cache.from.insert(it, from);
        cache.paths.insert(cache.paths.begin() + static_cast<std::ptrdiff_t>(row),
                           sound_paths(world, state, parameters, from));
    }
    return cache.paths[row];
}

double fire_noise(const ParameterSet& parameters, double hrr) {
    return hrr <= 0.0 ? -100.0 : parameters[Param::FireNoiseLevel] + 10.0 * std::log10(hrr / 100e3);
}

}  // namespace taicho::people
