#include "fire/view_factor.h"

#include <cmath>

#include <gtest/gtest.h>

#include "core/rng.h"

namespace taicho::fire {
namespace {

double centre(double w, double h, double s) { return parallel_point(w, h, 0.5 * w, 0.5 * h, s); }

// V5: published check values of the corner form.
TEST(ViewFactor, CornerValues) {
    EXPECT_NEAR(parallel_point(10, 10, 0, 0, 10), 0.1385316060, 1e-8);
    EXPECT_NEAR(parallel_point(10, 10, 2, 0, 10), 0.1638694545, 1e-8);
    EXPECT_NEAR(parallel_point(10, 10, 5, 5, 10), 0.2394564705, 1e-8);
    EXPECT_NEAR(parallel_point(10, 10, 2, 2, 10), 0.1954523349, 1e-8);
    EXPECT_NEAR(parallel_point(10, 10, 5, 15, 10), 0.0843536644, 1e-8);
    EXPECT_NEAR(parallel_point(10, 10, 20, 15, 10), 0.0195607021, 1e-8);
    EXPECT_NEAR(perpendicular_corner(10, 10, 10), 0.0557341970, 1e-8);
}

TEST(ViewFactor, AlleyValues) {
    EXPECT_NEAR(centre(4, 3, 2), 0.477236, 1e-6);
    EXPECT_NEAR(centre(4, 3, 3), 0.292302, 1e-6);
    EXPECT_NEAR(centre(4, 3, 4), 0.190011, 1e-6);
    EXPECT_NEAR(centre(3.5, 2.2, 1.5), 0.499433, 1e-6);
    EXPECT_NEAR(centre(3.5, 2.2, 2), 0.365196, 1e-6);
    EXPECT_NEAR(centre(3.5, 2.2, 3), 0.208201, 1e-6);
    EXPECT_NEAR(centre(3.5, 2.2, 4), 0.130362, 1e-6);
    EXPECT_NEAR(centre(1.2, 1.2, 1.5), 0.168154, 1e-6);
    EXPECT_NEAR(centre(1.2, 1.2, 2), 0.102372, 1e-6);
    EXPECT_NEAR(centre(1.2, 1.2, 3), 0.048357, 1e-6);
    EXPECT_NEAR(centre(2, 2, 1), 0.554126, 1e-6);
    EXPECT_NEAR(perpendicular_corner(4, 3, 2), 0.102296, 1e-6);
    EXPECT_NEAR(perpendicular_corner(3, 4, 2), 0.114360, 1e-6);
    EXPECT_NEAR(parallel_point(4, 3, 5, 1.5, 3), 0.122390, 1e-6);
}

// V6
TEST(ViewFactor, RectangleToRectangle) {
    EXPECT_NEAR(parallel_rectangles(1, 1, 1), 0.199825, 1e-6);
    EXPECT_NEAR(parallel_rectangles(4, 3, 2), 0.364046, 1e-6);
    EXPECT_NEAR(parallel_rectangles(4, 3, 3), 0.237399, 1e-6);
    EXPECT_NEAR(perpendicular_rectangles(1, 1, 1), 0.200044, 1e-6);
    EXPECT_NEAR(perpendicular_rectangles(4, 3, 2), 0.183257, 1e-6);
    EXPECT_NEAR(4 * 3 * perpendicular_rectangles(4, 3, 2), 4 * 2 * perpendicular_rectangles(4, 2, 3), 1e-10);
}

TEST(ViewFactor, SplittingChangesNothing) {
    for (std::uint32_t i = 0; i < 200; ++i) {
        const auto u = [i](std::uint32_t k) { return draw_uniform({1, i, Purpose::Test, k}); };
        const double w = 0.5 + 5 * u(0), h = 0.5 + 4 * u(1), x = -3 + 9 * u(2), y = -3 + 9 * u(3), s = 0.3 + 6 * u(4);
        double sum = 0.0;
        for (int a = 0; a < 4; ++a)
            for (int b = 0; b < 4; ++b)
                sum += parallel_point(w / 4, h / 4, x - a * w / 4, y - b * h / 4, s);
        EXPECT_NEAR(sum, parallel_point(w, h, x, y, s), 1e-12);
    }
}

/// Midpoint sum of cos cos / (pi r^2) over the panel: slow and plain.
double by_hand(const Panel& p, Vec3 at, Vec2 n) {
    const int m = 400;
    double sum = 0.0;
    for (int i = 0; i < m; ++i)
        for (int j = 0; j < m; ++j) {
            const double a = (i + 0.5) * p.width / m, z = (j + 0.5) * p.height / m;
            const Vec3 r{p.origin.x + a * p.along.x - at.x, p.origin.y + a * p.along.y - at.y, p.origin.z + z - at.z};
            const double d2 = r.x * r.x + r.y * r.y + r.z * r.z;
            const double c1 = -(r.x * p.normal.x + r.y * p.normal.y), c2 = r.x * n.x + r.y * n.y;
            if (c1 > 0 && c2 > 0) sum += c1 * c2 / (d2 * d2);
        }
    return sum * p.width * p.height / (m * m) / 3.14159265358979323846;
}

TEST(ViewFactor, AnyDirectionAgreesWithIntegration) {
    const Panel panel{{0, 0, 0.2}, {1, 0}, {0, 1}, 3.5, 2.2};
    for (std::uint32_t i = 0; i < 40; ++i) {
        const auto u = [i](std::uint32_t k) { return draw_uniform({2, i, Purpose::Test, k}); };
        const Vec3 at{-2 + 7 * u(0), 0.8 + 4 * u(1), 3 * u(2)};
        const double a = 6.283185307179586 * u(3);
        const Vec2 n{std::cos(a), std::sin(a)};
        EXPECT_NEAR(panel_to_point(panel, at, n), by_hand(panel, at, n), 2e-5) << i;
    }
}

TEST(ViewFactor, NothingBehindThePanel) {
    const Panel panel{{0, 0, 0}, {1, 0}, {0, 1}, 2, 2};
    EXPECT_EQ(panel_to_point(panel, {1, -1, 1}, {0, 1}), 0.0);
    EXPECT_EQ(panel_to_any(panel, {1, -1, 1}), 0.0);
    EXPECT_NEAR(panel_to_any(panel, {1, 2, 1}), centre(2, 2, 2), 1e-12);
}

}  // namespace
}  // namespace taicho::fire
