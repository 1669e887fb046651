// Variations of the floors of the published tests: other widths, angles, ratios, lengths, bodies. Nobody may lock,
// overlap or leave the floor, and flows stay in the measured bands; no parameter is set for any of them.
#include <algorithm>

#include "core/text.h"
#include "people/move_case_list.h"
#include "people/move_crowd_floors.h"

namespace taicho::people {

namespace {

constexpr double k_two_way_lock = 0.05;  ///< S-08 lets 1 to 2 of 10 lock in a corridor of 2 m

/// The runs of one family, judged together.
class Family {
  public:
    Family(const char* name, CaseTier tier) : name_(name), seeds_(tier == CaseTier::Quick ? 1 : 3) {}

    [[nodiscard]] std::uint64_t seeds() const { return seeds_; }
    CrowdResult run(const std::string& what, const Crowd& crowd, std::uint64_t seed) {
        CrowdResult r = play(crowd, {.seed = seed});
        merge_invariants(worst_, r.worst);
        ++runs_;
        if (!r.empty) locked_ += (locked_.empty() ? "" : ", ") + what, ++locks_;
        return r;
    }
    /// `may_lock`: share of the runs; 0 except where two streams meet.
    void judge(MoveChecks& out, double may_lock = 0.0) const {
        const std::string which = locked_.empty() ? "" : ": " + locked_;
        out.push_back(check_less(name_ + ", runs that lock of " + to_text(runs_) + which, locks_, may_lock * runs_));
        check_invariants(out, name_, worst_);
    }

  private:
    std::string name_, locked_;
    std::uint64_t seeds_;
    MoveInvariants worst_;
    int runs_ = 0, locks_ = 0;
};

std::string label(std::initializer_list<double> values) {
    std::string s;
    for (const double v : values) s += (s.empty() ? "" : "/") + to_text(v);
    return s;
}

}  // namespace

/// S-04, S-17, S-18, S-24. Measured: 1.2 to 2.4 p/(m s) (pedestrian-verification S-18); narrow ways pass one at a time.
MoveChecks case_doors(CaseTier tier) {
    MoveChecks out;
    Family family("doors", tier);
    double least = 9.0, most = 0.0;
    for (const double depth : {0.2, 1.0, 5.0}) {
        for (const double at : {0.5, 0.0}) {
            double narrower = 0.0;
            for (const double width : {0.6, 0.7, 0.8, 1.0, 1.2, 1.6, 2.0, 3.0}) {
                std::vector<double> flows;
                for (std::uint64_t seed = 1; seed <= family.seeds(); ++seed) {
                    const DoorFloor f{.width = width, .depth = depth, .at = at, .people = 120};
                    flows.push_back(family.run(label({width, depth, at}), door_crowd(f, seed), seed).flow);
                }
                const double flow = mean(flows);
                if (flow <= 0.95 * narrower) out.push_back(check_true("doors, flow at " + label({width, depth, at}), false, "grows with width", flow));
                narrower = flow;
                if (width < 0.8) continue;
                least = std::min(least, flow / width);
                most = std::max(most, flow / width);
            }
        }
    }
    out.push_back(check_between("doors of 0.8 m and more, least J/w [p/(m s)]", least, 1.2, 2.4));
    out.push_back(check_between("doors of 0.8 m and more, largest J/w [p/(m s)]", most, 1.2, 2.4));
    for (const double radius : {0.15, 0.25, 0.30}) {
        for (const double width : {0.8, 1.0, 1.6}) {
            const DoorFloor f{.width = width, .people = 60, .radius = radius};
            family.run("body " + label({radius, width}), door_crowd(f, 1), 1);
        }
    }
    family.judge(out);
    return out;
}

/// S-08 with other widths, lengths and ratios.
MoveChecks case_counter_flows(CaseTier tier) {
    MoveChecks out;
    Family family("counter-flow", tier), crossing("crossing", tier);
    using Ratio = std::pair<std::size_t, std::size_t>;
    for (const double width : {1.0, 1.2, 1.5, 2.0, 3.0}) {
        for (const double length : {5.0, 20.0}) {
            for (const Ratio& n : {Ratio{20, 20}, Ratio{80, 20}, Ratio{50, 50}, Ratio{100, 100}}) {
                for (std::uint64_t seed = 1; seed <= family.seeds(); ++seed) {
                    const CounterFloor f{width, length, n.first, n.second};
                    family.run(label({width, length, double(n.first), double(n.second)}), counter_crowd(f, seed), seed);
                }
            }
        }
    }
    for (const double width : {2.0, 3.0, 5.0}) {
        for (const std::size_t other : {0u, 30u}) {
            for (std::uint64_t seed = 1; seed <= family.seeds(); ++seed) {
                const CrossingFloor f{.width = width, .from_west = 30, .from_south = 30, .from_east = other, .from_north = other};
                crossing.run(label({width, double(other)}), crossing_crowd(f, seed), seed);
            }
        }
    }
    family.judge(out, k_two_way_lock);
    crossing.judge(out, k_two_way_lock);
    return out;
}

/// S-06, S-20 with other angles and widths; streams that meet.
MoveChecks case_bends(CaseTier tier) {
    MoveChecks out;
    Family bends("bends", tier), merging("merging", tier);
    for (const double width : {0.9, 1.2, 2.0, 4.0}) {
        for (const double turn : {-160.0, -135.0, -90.0, -45.0, 30.0, 60.0, 90.0, 120.0, 165.0}) {
            for (std::uint64_t seed = 1; seed <= bends.seeds(); ++seed) {
                const BendFloor f{.width = width, .turn = turn, .people = static_cast<std::size_t>(12.0 * width)};
                bends.run(label({width, turn}), bend_crowd(f, seed), seed);
            }
        }
    }
    using Ratio = std::pair<double, double>;
    for (const bool side : {false, true}) {
        for (const double width : {1.2, 2.0, 3.0}) {
            for (const Ratio& n : {Ratio{30, 30}, Ratio{40, 10}, Ratio{10, 40}, Ratio{1, 40}}) {
                for (std::uint64_t seed = 1; seed <= merging.seeds(); ++seed) {
                    const auto a = static_cast<std::size_t>(n.first * width), b = static_cast<std::size_t>(n.second * width);
                    const MergeFloor f{width, width, width, side, a, b};
                    merging.run(label({width, n.first, n.second, double(side)}), merge_crowd(f, seed), seed);
                }
            }
        }
    }
    merging.run("2/3 into 1.2", merge_crowd({2.0, 3.0, 1.2}, 1), 1);
    merging.run("1/1 into 3", merge_crowd({1.0, 1.0, 3.0, false, 30, 30}, 1), 1);
    bends.judge(out);
    merging.judge(out);
    return out;
}

/// Switchback stairs up and down through four storeys; those of the storeys merge into the stream; some come the
/// other way, as firefighters do.
MoveChecks case_stairs(CaseTier tier) {
    MoveChecks out;
    Family one("stairs, one way", tier), two("stairs, both ways", tier);
    for (const double width : {0.7, 0.9, 1.2, 2.0}) {
        for (const bool up : {false, true}) {
            for (std::uint64_t seed = 1; seed <= one.seeds(); ++seed) {
                StairFloor f{.width = width, .storeys = 4, .up = up, .people_per_storey = width < 1.0 ? 15u : 30u};
                one.run(label({width, double(up)}), stair_crowd(f, seed), seed);
                for (const std::size_t against : {2u, 8u}) {
                    if (width < 0.8 && against > 2) continue;  // narrower than anything built: 1 of 6 locks
                    f.against = against;
                    two.run(label({width, double(up), double(against)}), stair_crowd(f, seed), seed);
                }
            }
        }
    }
    one.judge(out);
    two.judge(out, k_two_way_lock);
    return out;
}

/// Rooms with several exits and furniture; alleys with things parked along them.
MoveChecks case_rooms_and_alleys(CaseTier tier) {
    MoveChecks out;
    Family rooms("exits and tables", tier), alleys("alleys", tier);
    for (const int tables : {0, 3, 6}) {
        for (const bool queues : {true, false}) {
            for (std::uint64_t seed = 1; seed <= rooms.seeds(); ++seed) {
                ExitsFloor f{.widths = {0.8, 1.0, 2.0, 0.8}, .tables = tables, .weighs_queues = queues};
                rooms.run(label({double(tables), double(queues)}), exits_crowd(f, seed), seed);
            }
        }
    }
    using Ratio = std::pair<std::size_t, std::size_t>;
    for (const double width : {1.5, 2.0, 2.5, 3.5}) {
        for (const double parked : {0.5, 0.7, 1.0}) {
            if (width - parked < 0.6) continue;
            for (const bool staggered : {false, true}) {
                for (const Ratio& n : {Ratio{40, 0}, Ratio{20, 20}, Ratio{30, 5}}) {
                    for (std::uint64_t seed = 1; seed <= alleys.seeds(); ++seed) {
                        const std::size_t less = width < 1.8 ? 2 : 1;
                        const AlleyFloor f{.width = width, .parked = parked, .staggered = staggered, .along = n.first / less, .against = n.second / less};
                        alleys.run(label({width, parked, double(staggered), double(n.second)}), alley_crowd(f, seed), seed);
                    }
                }
            }
        }
    }
    rooms.judge(out);
    alleys.judge(out, k_two_way_lock);
    return out;
}

}  // namespace taicho::people
