#include "layout/fronts.h"

#include <algorithm>
#include <cmath>
#include <deque>

#include <fmt/format.h>

#include "layout/sketch.h"
#include "world/assemble_grid.h"

namespace taicho::layout {

namespace {

constexpr double k_block_cost = 10.0;  // m of detour a house in the way is worth
constexpr double k_waste_cost = 8.0;   // m of detour the loss of the whole footprint is worth
constexpr double k_apron_width = 1.6;  // m, drawn; carved to def.carve
constexpr double k_detour = 1.3;       // times the shortest way that a straight path may be
constexpr double k_mouth = 1.6;        // m, paths keep this far from a mouth
constexpr double k_door = 1.3;         // m, a door with its frame
constexpr double k_shutter = 3.0;      // m, a shutter with its frame
constexpr int k_most_turns = 4;  // times a house is looked at again after a neighbour's carving

class Finder {
  public:
    Finder(Quarter& q, const RepairDef& def, const DoorOf& door)
        : q_(q), def_(def), door_(door), houses_(12.0) {
        for (std::size_t i = 0; i < q.houses.size(); ++i) {
            houses_.add(world::box_of(q.houses[i].ring), static_cast<std::uint32_t>(i));
        }
        houses_.sort();
        result_.resize(q.houses.size());
        for (const Lane& lane : q.lanes) lane_boxes_.push_back(world::box_of(lane.line));
    }

    std::vector<std::optional<Front>> run() {
        std::vector<std::pair<double, std::size_t>> order;
        for (std::size_t i = 0; i < q_.houses.size(); ++i) {
            const auto f = best_front(i);
            order.push_back({f ? f->cost : 1e9, i});
        }
        std::sort(order.begin(), order.end());
        std::deque<std::size_t> queue;
        for (const auto& [cost, i] : order) queue.push_back(i);
        std::vector<int> turns(q_.houses.size(), 0);
        while (!queue.empty()) {
            const std::size_t i = queue.front();
            queue.pop_front();
            if (turns[i]++ >= k_most_turns) continue;
            for (const std::size_t j : settle(i)) queue.push_back(j);
        }
        for (std::size_t i = 0; i < q_.houses.size(); ++i) {
            if (result_[i] || q_.houses[i].ring.empty()) continue;
            const RawArea& h = q_.houses[i];
            q_.repairs.push_back(
                {"unfit",
                 h.id,
                 h.ring[0],
                 {fmt::format("{:.1f} m²: không đủ chỗ cho một căn phòng; bỏ", ring_area(h.ring)),
                  fmt::format("{:.1f} m2: no room fits into it; dropped", ring_area(h.ring))}});
        }
        return std::move(result_);
    }

  private:
    /// Least distance a lane can be at.
    [[nodiscard]] double to_box(std::size_t lane, Vec2 p) const {
        const world::Box& b = lane_boxes_[lane];
        const double dx = std::max({b.lo.x - p.x, 0.0, p.x - b.hi.x});
        const double dy = std::max({b.lo.y - p.y, 0.0, p.y - b.hi.y});
        return std::hypot(dx, dy);
    }

    [[nodiscard]] double lane_gap(std::size_t lane, Vec2 p) const {
        return distance(p, nearest_on_line(q_.lanes[lane].line, p));
    }

    [[nodiscard]] std::vector<std::size_t> blockers(std::size_t own, Vec2 from, Vec2 to) const {
        std::vector<std::size_t> out;
        world::Box box;
        box.add(from);
        box.add(to);
        for (const std::uint32_t j : houses_.near(box)) {
            const auto& ring = q_.houses[j].ring;
            if (ring.empty()) continue;
            const Vec2 start = from + 0.05 * normalised(to - from);
            bool hit = ring_contains(ring, 0.5 * (from + to));
            for (std::size_t k = 0; k < ring.size() && !hit; ++k) {
                hit = world::crossing(start, to, ring[k], ring[(k + 1) % ring.size()]).has_value();
            }
            if (hit) out.push_back(j);
        }
        if (std::find(out.begin(), out.end(), own) != out.end())
            out.assign(3, own);  // through itself: no
        return out;
    }

    std::optional<Front> best_front(std::size_t i) const {
        const auto& ring = q_.houses[i].ring;
        std::optional<Front> best;
        if (ring.empty()) return best;
        const double area = ring_area(ring);
        for (const auto& quad : quads_in(ring)) {
            Vec2 d0, d1;
            door_(i, quad, k_door, d0, d1);
            const Vec2 mid = 0.5 * (d0 + d1);
            const Vec2 out = -1.0 * perpendicular(normalised(quad[1] - quad[0]));
            const double waste =
                k_waste_cost * (1.0 - ring_area({quad.begin(), quad.end()}) / area);
            for (std::size_t lane = 0; lane < q_.lanes.size(); ++lane) {
                if (best && to_box(lane, mid) + waste >= best->cost) continue;
                const Vec2 target = nearest_on_line(q_.lanes[lane].line, mid);
                const double far = distance(mid, target);
                if (best && far + waste >= best->cost) continue;
                if (dot(target - mid, out) < 0.3 * far) continue;
                Front f{quad, mid, target, lane, far, far + waste, false, blockers(i, mid, target)};
                f.cost += k_block_cost * static_cast<double>(f.blockers.size());
                if (!f.blockers.empty() && f.blockers[0] == i) continue;
                if (!best || f.cost < best->cost) best = f;
            }
        }
        return best;
    }

    /// Open air must end at a mouth as the mouth is drawn: paths join the lane some way before it.
    [[nodiscard]] bool at_mouth(Vec2 p) const {
        return std::any_of(q_.mouths.begin(), q_.mouths.end(), [p](const Mouth& m) {
            return distance(0.5 * (m.a + m.b), p) < k_mouth;
        });
    }

    [[nodiscard]] Vec2 before_mouth(const std::vector<Vec2>& lane, Vec2 p) const {
        if (!at_mouth(p)) return p;
        const bool back = distance(p, lane.back()) < distance(p, lane.front());
        const Vec2 end = back ? lane.back() : lane.front(),
                   inside = back ? lane[lane.size() - 2] : lane[1];
        return end + std::min(k_mouth, 0.5 * distance(end, inside)) * normalised(inside - end);
    }

    /// Straight out of the door when that meets the lane without much detour, else to its nearest
    /// point.
    [[nodiscard]] std::vector<Vec2> path(const Front& f, Vec2 out) const {
        const auto& lane = q_.lanes[f.lane].line;
        const Vec2 start = f.mid - 0.3 * out, far = f.mid + k_detour * (f.distance + 0.3) * out;
        for (std::size_t k = 0; k + 1 < lane.size(); ++k) {
            const auto x = world::crossing(f.mid, far, lane[k], lane[k + 1]);
            if (x && !at_mouth(*x)) return {start, *x + 0.3 * out};
        }
        const Vec2 target = before_mouth(lane, f.target), towards = normalised(target - f.mid);
        const Vec2 end = target + 0.3 * towards;  // laps over the lane's own end
        if (dot(towards, out) > 0.97) return {start, end};
        return {start, f.mid + std::min(0.8, 0.5 * f.distance) * out, end};
    }

    /// Does an entrance of this width open straight onto the lane?
    bool flush(std::size_t i, const Front& f, double width) const {
        Vec2 d0, d1;
        door_(i, f.quad, width, d0, d1);
        const double reach = 0.5 * q_.lanes[f.lane].width - 0.1;
        return lane_gap(f.lane, d0) < reach && lane_gap(f.lane, d1) < reach;
    }

    /// Fixes the front of one house and makes its apron; returns houses whose outline changed.
    std::vector<std::size_t> settle(std::size_t i) {
        result_[i] = best_front(i);
        if (!result_[i]) return {};
        Front& f = *result_[i];
        const Vec2 out = -1.0 * perpendicular(normalised(f.quad[1] - f.quad[0]));
        f.narrow = !flush(i, f, k_shutter);
        if (f.blockers.empty() && flush(i, f, k_door)) return {};
        Lane apron;
        apron.id = "apron-" + q_.houses[i].id + (count_++ > 0 ? fmt::format("-{}", count_) : "");
        apron.width = k_apron_width;
        apron.line = path(f, out);
        if (!f.blockers.empty()) {
            q_.repairs.push_back(
                {"apron",
                 apron.id,
                 f.mid,
                 {fmt::format("nhà {} không giáp ngõ; mở lối {:.1f} m qua {} nhà", q_.houses[i].id,
                              f.distance, f.blockers.size()),
                  fmt::format(
                      "house {} touched no way; a path of {:.1f} m was opened through {} houses",
                      q_.houses[i].id, f.distance, f.blockers.size())}});
        }
        std::vector<std::size_t> changed =
            carve(q_, apron.line, def_.carve, q_.houses[i].id, apron.id, def_);
        lane_boxes_.push_back(world::box_of(apron.line));
        q_.lanes.push_back(std::move(apron));
        return changed;
    }

    Quarter& q_;
    const RepairDef& def_;
    const DoorOf& door_;
    world::BoxGrid houses_;
    std::vector<world::Box> lane_boxes_;
    std::vector<std::optional<Front>> result_;
    int count_ = 0;
};

}  // namespace

std::vector<std::optional<Front>> find_fronts(Quarter& quarter, const RepairDef& def,
                                              const DoorOf& door) {
    return Finder(quarter, def, door).run();
}

}  // namespace taicho::layout
