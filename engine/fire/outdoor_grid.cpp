#include "fire/outdoor_grid.h"

#include <algorithm>
#include <cmath>

namespace taicho::fire {
namespace {

constexpr double k_cell = 16.0;  // [m] handbook 6.1
constexpr double k_margin = 0.01;  // [m] the boxes are kept in single precision

Vec2 middle(const world::Opening& o) { return 0.5 * (o.p0 + o.p1); }

/// Share of the way from a to b at which the segment crosses c-d; negative when it does not.
double crossing(Vec2 a, Vec2 b, Vec2 c, Vec2 d) {
    const Vec2 r = b - a, s = d - c;
    const double den = cross(r, s);
    if (std::abs(den) < 1e-12) return -1.0;
    const double t = cross(c - a, s) / den, u = cross(c - a, r) / den;
    return t > 0.0 && t < 1.0 && u >= 0.0 && u <= 1.0 ? t : -1.0;
}

}  // namespace

int OutdoorGrid::column(double x) const {
    return std::clamp(static_cast<int>(std::floor((x - origin_.x) / k_cell)), 0, nx_ - 1);
}

int OutdoorGrid::line(double y) const {
    return std::clamp(static_cast<int>(std::floor((y - origin_.y) / k_cell)), 0, ny_ - 1);
}

OutdoorGrid::OutdoorGrid(const world::World& world, const std::vector<std::uint8_t>& outdoor)
    : world_(&world) {
    Vec2 low{1e300, 1e300}, high{-1e300, -1e300};
    const auto grow = [&](Vec2 p) {
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    };
    for (const auto& o : world.openings) grow(middle(o));
    for (const auto& b : world.buildings) {
        Vec2 lo{1e300, 1e300}, hi{-1e300, -1e300};
        for (const Vec2 p : b.footprint) {
            grow(p);
            lo = {std::min(lo.x, p.x), std::min(lo.y, p.y)};
            hi = {std::max(hi.x, p.x), std::max(hi.y, p.y)};
        }
        box_low_.push_back({static_cast<float>(lo.x - k_margin), static_cast<float>(lo.y - k_margin)});
        box_high_.push_back({static_cast<float>(hi.x + k_margin), static_cast<float>(hi.y + k_margin)});
    }
    if (low.x > high.x) low = high = {};
    origin_ = low;
    nx_ = 1 + static_cast<int>((high.x - low.x) / k_cell);
    ny_ = 1 + static_cast<int>((high.y - low.y) / k_cell);
    const std::size_t cells = static_cast<std::size_t>(nx_) * static_cast<std::size_t>(ny_);
    openings_.start.assign(cells + 1, 0);
    buildings_.start.assign(cells + 1, 0);
    const auto each_cell = [&](std::size_t b, auto&& fn) {
        if (world.buildings[b].footprint.empty()) return;
        for (int y = line(box_low_[b].y); y <= line(box_high_[b].y); ++y)
            for (int x = column(box_low_[b].x); x <= column(box_high_[b].x); ++x) fn(cell(x, y));
    };
    const auto cell_of = [&](std::size_t o) {
        const Vec2 m = middle(world.openings[o]);
        return cell(column(m.x), line(m.y));
    };
    for (std::size_t o = 0; o < world.openings.size(); ++o)
        if (outdoor[o]) ++openings_.start[cell_of(o) + 1];
    for (std::size_t b = 0; b < world.buildings.size(); ++b)
        each_cell(b, [&](std::size_t c) { ++buildings_.start[c + 1]; });
    for (std::size_t c = 0; c < cells; ++c) {
        openings_.start[c + 1] += openings_.start[c];
        buildings_.start[c + 1] += buildings_.start[c];
    }
    openings_.row.resize(openings_.start[cells]);
    buildings_.row.resize(buildings_.start[cells]);
    std::vector<std::uint32_t> next_o(openings_.start.begin(), openings_.start.end() - 1);
    std::vector<std::uint32_t> next_b(buildings_.start.begin(), buildings_.start.end() - 1);
    for (std::size_t o = 0; o < world.openings.size(); ++o)
        if (outdoor[o]) openings_.row[next_o[cell_of(o)]++] = static_cast<std::uint32_t>(o);
    for (std::size_t b = 0; b < world.buildings.size(); ++b)
        each_cell(b, [&](std::size_t c) { buildings_.row[next_b[c]++] = static_cast<std::uint32_t>(b); });
}

void OutdoorGrid::collect(const Cells& cells, Vec2 low, Vec2 high, std::vector<std::uint32_t>& out) const {
    out.clear();
    if (nx_ == 0) return;
    for (int y = line(low.y); y <= line(high.y); ++y)
        for (int x = column(low.x); x <= column(high.x); ++x) {
            const std::size_t c = cell(x, y);
            out.insert(out.end(), cells.row.begin() + cells.start[c], cells.row.begin() + cells.start[c + 1]);
        }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
}

void OutdoorGrid::openings_near(Vec2 at, double radius, std::vector<std::uint32_t>& out) const {
    collect(openings_, at - Vec2{radius, radius}, at + Vec2{radius, radius}, out);
    std::erase_if(out, [&](std::uint32_t o) {
        return distance(middle(world_->openings[o]), at) > radius;
    });
}

void OutdoorGrid::buildings_near(Vec2 at, double radius, std::vector<std::uint32_t>& out) const {
    collect(buildings_, at - Vec2{radius, radius}, at + Vec2{radius, radius}, out);
    std::erase_if(out, [&](std::uint32_t b) {
        const double dx = std::max<double>({0.0, box_low_[b].x - at.x, at.x - box_high_[b].x});
        const double dy = std::max<double>({0.0, box_low_[b].y - at.y, at.y - box_high_[b].y});
        return dx * dx + dy * dy > radius * radius;
    });
}

bool OutdoorGrid::blocked(Vec3 a, Vec3 b) const {
    const Vec2 pa{a.x, a.y}, pb{b.x, b.y};
    const Vec2 low{std::min(a.x, b.x), std::min(a.y, b.y)}, high{std::max(a.x, b.x), std::max(a.y, b.y)};
    for (int y = line(low.y); y <= line(high.y); ++y)
        for (int x = column(low.x); x <= column(high.x); ++x)
            for (std::uint32_t k = buildings_.start[cell(x, y)]; k < buildings_.start[cell(x, y) + 1]; ++k) {
                const std::uint32_t row = buildings_.row[k];
                if (box_low_[row].x > high.x || box_high_[row].x < low.x || box_low_[row].y > high.y ||
                    box_high_[row].y < low.y)
                    continue;
                const world::Building& building = world_->buildings[row];
                const auto& ring = building.footprint;
                for (std::size_t i = 0; i < ring.size(); ++i) {
                    const double t = crossing(pa, pb, ring[i], ring[(i + 1) % ring.size()]);
                    if (t > 0.0 && a.z + t * (b.z - a.z) < building.height) return true;
                }
            }
    return false;
}

}  // namespace taicho::fire
