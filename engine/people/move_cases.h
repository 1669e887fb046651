#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "people/move_scenes.h"

namespace taicho::people {

/// One judged number of a movement verification case (names as in the verification page: S-01 a, ...).
struct MoveCheck {
    std::string id;
    double measured = 0.0;
    std::string criterion;
    bool pass = false;
};
using MoveChecks = std::vector<MoveCheck>;

/// How much is run: the quick tier takes fewer seeds and sizes of the same cases.
enum class CaseTier { Quick, Full };

struct MoveCase {
    const char* id;
    const char* source;
    MoveChecks (*run)(CaseTier);
};
/// All movement cases, in order.
[[nodiscard]] std::span<const MoveCase> move_cases();

// What the cases are built from ----------------------------------------------------------------

/// Worst values of the universal invariants seen so far.
struct MoveInvariants {
    double wall_overlap = 0.0;     ///< [m] U1
    std::size_t outside = 0;       ///< samples outside the floor, U1
    double step_ratio = 0.0;       ///< displacement / (1.3 v0max dt), U2
    std::size_t near_pairs = 0;    ///< U5
    std::size_t tight_pairs = 0;   ///< closer than 0.8 of contact
    double least_share = 10.0;     ///< least distance / contact
    std::size_t stuck = 0;
    std::size_t reverts = 0;
};
void merge_invariants(MoveInvariants& into, const MoveInvariants& from);

/// Crossings of a line, time by linear interpolation.
struct LineCount {
    Vec2 a, b;
    std::vector<double> times;             ///< [s] ascending
    std::vector<std::uint32_t> person;
};

/// A scene with people, lines and invariants.
struct CaseRun {
    MoveScene scene;
    std::vector<LineCount> lines;
    MoveInvariants worst;
    std::vector<double> left_at;   ///< [s] per person, out or arrived; negative = still there
    std::vector<std::uint32_t> left_by;  ///< portal
    std::size_t left = 0;
    std::function<void(CaseRun&)> each_tick;  ///< after every tick
    std::function<void(CaseRun&, const WalkPassage&)> on_passage;

    explicit CaseRun(world::WalkDef def, std::uint64_t seed = 1);
    /// Person standing at p (patch found); starts walking to `route` at once unless none.
    std::uint32_t add(Vec2 p, double v0, std::uint32_t route, double radius = 0.20);
    void line(Vec2 a, Vec2 b) { lines.push_back({a, b, {}, {}}); }
    std::uint32_t route_to_portals(std::vector<std::uint32_t> portals, std::uint32_t cls = 0);
    std::uint32_t route_to_spot(const world::WalkDestination& d, std::uint32_t cls = 0);
    void tick();
    /// Until everybody left, or `cap` seconds, or nobody left for `idle` seconds. True if empty.
    bool run(double cap, double idle = 1e9);
    [[nodiscard]] double now() const { return scene.state.now; }
    [[nodiscard]] double last_left() const;

  private:
    std::vector<Vec2> before_;
    void watch();
};

/// Free speeds of the standard populations.
[[nodiscard]] double speed_imo(std::uint64_t seed, std::uint32_t person);
[[nodiscard]] double speed_std(std::uint64_t seed, std::uint32_t person);
/// n places in a box, bodies apart: random up to half of the packing, else a jittered hexagonal grid.
[[nodiscard]] std::vector<Vec2> scatter(std::size_t n, Vec2 lo, Vec2 hi, double radius, std::uint64_t seed);
[[nodiscard]] world::WalkPatch box_patch(double x0, double y0, double x1, double y1);
/// Turns by `angle` about the origin, then shifts.
[[nodiscard]] world::WalkDef moved(world::WalkDef def, double angle, Vec2 shift);
[[nodiscard]] Vec2 moved(Vec2 p, double angle, Vec2 shift);

[[nodiscard]] double mean(const std::vector<double>& v);
/// Flow between the 10 % and the 90 % person [p/s].
[[nodiscard]] double sustained_flow(const std::vector<double>& times);
/// One-sided Welch t-test: probability that mean(a) < mean(b) by chance.
[[nodiscard]] double welch_less(const std::vector<double>& a, const std::vector<double>& b);

MoveCheck check_between(std::string id, double v, double lo, double hi);
MoveCheck check_less(std::string id, double v, double limit);
MoveCheck check_true(std::string id, bool ok, std::string criterion, double v = 0.0);
void check_invariants(MoveChecks& out, const std::string& id, const MoveInvariants& v);

}  // namespace taicho::people
