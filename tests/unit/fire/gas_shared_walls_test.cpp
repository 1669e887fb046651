#include <gtest/gtest.h>

#include <cmath>
#include <memory>

#include "core/parallel.h"
#include "fire/gas_cases.h"
#include "fire/gas_model.h"
#include "fire/shared_outline.h"

namespace taicho::fire {
namespace {

constexpr std::uint32_t k_gypsum = 0, k_brick = 1, k_concrete = 2;

/// Two rooms of the same size, each with a door to the open air and nothing between them.
GasBuildingDef two_rooms(std::uint32_t walls) {
    GasBuildingDef d;
    d.linings = reference_linings();
    d.fuels.emplace_back();
    for (std::uint32_t i = 0; i < 2; ++i) {
        GasRoomDef r;
        r.width = 4, r.depth = 3, r.height = 2.6;
        r.ceiling = r.floor = k_concrete;
        r.walls = walls;
        d.rooms.push_back(r);
        GasVentDef door;
        door.a = i, door.width = 0.9, door.soffit = 2.0;
        d.vents.push_back(door);
    }
    return d;
}

GasSharedWallDef between(double area, std::uint32_t lining) {
    GasSharedWallDef w;
    w.a = 0, w.b = 1;
    w.area = area, w.high = 2.6;
    w.lining = lining;
    return w;
}

struct Pair {
    explicit Pair(const GasBuildingDef& d)
        : net(std::make_shared<const GasNetwork>(build_gas_network(d))), model(net), s(initial_gas_state(*net)) {}
    void run(double end, double heat_a, double heat_b) {
        GasFire fires[2];
        fires[1].room = 1;
        fires[0].heat = heat_a, fires[1].heat = heat_b;
        for (; time < end - 1e-9; time += net->settings.step)
            model.advance(s, std::span<const GasFire>(fires, heat_b > 0 ? 2 : 1), {}, time, net->settings.step);
    }
    [[nodiscard]] double rise(std::size_t room) const { return s.rooms[room].temperature[k_upper] - 293.15; }
    std::shared_ptr<const GasNetwork> net;
    GasModel model;
    GasState s;
    double time = 0;
};

double stored(const GasSharedWall& w) {
    double sum = 0;
    for (std::size_t i = 0; i < k_wall_nodes; ++i)
        for (std::size_t k = 0; k < 4; ++k) sum += w.area / 4 * w.capacity[i] * (w.temperature[i * 4 + k] - 293.15);
    return sum;
}

TEST(GasSharedWalls, RoomBehindAThinWallStaysAtRestUntilHeatHasComeThrough) {
    GasBuildingDef d = two_rooms(k_gypsum);
    Pair apart(d);
    d.shared_walls = {between(7.8, k_gypsum)};
    Pair joined(d);
    joined.run(5, 300e3, 0);
    EXPECT_EQ(joined.s.level[1], GasLevel::Idle);
    EXPECT_TRUE(joined.s.shared_walls.empty());
    apart.run(900, 300e3, 0);
    joined.run(900, 300e3, 0);
    EXPECT_EQ(apart.s.level[1], GasLevel::Idle);
    EXPECT_EQ(joined.s.level[1], GasLevel::Full);
    EXPECT_GT(joined.rise(1), 3.0);
    EXPECT_LT(joined.rise(1), 0.5 * joined.rise(0));
    EXPECT_NEAR(joined.rise(0), apart.rise(0), 0.02 * apart.rise(0));
}

TEST(GasSharedWalls, HoldsWhatItTookAndConductsAsFourierSays) {
    GasBuildingDef d = two_rooms(k_gypsum);
    d.shared_walls = {between(7.8, k_gypsum)};
    Pair p(d);
    while (p.s.shared_walls.empty()) p.run(p.time + 0.5, 300e3, 0);
    const double start = stored(p.s.shared_walls[0]) - p.s.shared_walls[0].taken[0] - p.s.shared_walls[0].taken[1];
    p.run(3600, 300e3, 0);
    const GasSharedWall& w = p.s.shared_walls[0];
    EXPECT_NEAR(stored(w), start + w.taken[0] + w.taken[1], 1e-9 * w.taken[0]);
    // Nearly steady: the upper strip carries k dT / L.
    const double before = w.taken[1];
    double sum = 0;
    for (std::size_t k = 0; k < 4; ++k) sum += w.temperature[k] - w.temperature[(k_wall_nodes - 1) * 4 + k];
    const double through = w.area / 4 * sum * 0.16 / 0.0125;
    p.run(3660, 300e3, 0);
    EXPECT_NEAR((before - p.s.shared_walls[0].taken[1]) / 60, through, 0.02 * through);
    for (const GasBalance& b : p.s.balance) {
        EXPECT_LT(std::fabs(b.mass_error()), 1e-9 * b.mass_total);
        EXPECT_LT(std::fabs(b.energy_error()), 1e-4 * p.s.balance[0].energy_fire);
    }
}

TEST(GasSharedWalls, BetweenEqualFiresTheMiddleIsAdiabatic) {
    GasBuildingDef half = two_rooms(k_gypsum);
    half.linings.push_back(half.linings[k_gypsum]);
    half.linings.back().sheets[0].thickness /= 2;
    half.linings.back().back = BackFace::Adiabatic;
    for (GasRoomDef& r : half.rooms) r.walls = 3;
    GasBuildingDef d = two_rooms(k_gypsum);
    d.shared_walls = {between(2 * 7.0 * 2.6, k_gypsum)};
    Pair reference(half), p(d), open(two_rooms(k_gypsum));
    reference.run(1200, 200e3, 200e3);
    p.run(1200, 200e3, 200e3);
    open.run(1200, 200e3, 200e3);
    ASSERT_EQ(p.s.shared_walls.size(), 1u);
    EXPECT_NEAR(p.rise(0), reference.rise(0), 0.02 * reference.rise(0));
    EXPECT_GT(reference.rise(0) - open.rise(0), 0.05 * reference.rise(0)) << "the case cannot tell them apart";
    const auto& t = p.s.shared_walls[0].temperature;
    for (std::size_t k = 0; k < 4; ++k) EXPECT_NEAR(t[k], t[(k_wall_nodes - 1) * 4 + k], 1.0);
}

TEST(GasSharedWalls, SlabWarmsTheFloorAboveAndTheSameOnAnyThreads) {
    GasBuildingDef d = two_rooms(k_brick);
    d.rooms[1].floor_z = 2.6;
    d.vents[1].sill = 2.6, d.vents[1].soffit = 4.6;
    d.rooms[0].ceiling = d.rooms[1].floor = k_gypsum;
    GasSharedWallDef slab = between(12, k_gypsum);
    slab.level = true;
    d.shared_walls = {slab};
    std::uint64_t hash[2];
    for (const int threads : {1, 3}) {
        set_threads(threads);
        Pair p(d);
        p.run(1200, 300e3, 0);
        hash[threads == 1 ? 0 : 1] = hash_gas(p.s);
        EXPECT_GT(p.s.rooms[1].temperature[k_lower] - 293.15, 3.0);
        EXPECT_GT(p.s.walls(1)[k_ceiling] - 293.15, 1.0) << "the warm floor shines on the ceiling";
    }
    set_threads(1);
    EXPECT_EQ(hash[0], hash[1]);
}

}  // namespace
}  // namespace taicho::fire

namespace taicho::fire {
namespace {

world::Ring box(double x0, double y0, double x1, double y1) { return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}; }

TEST(SharedLength, IsThatOfTheWallBetween) {
    const world::Ring a = box(0, 0, 4, 3), beside = box(4.1, 1, 7, 5), corner = box(4.1, 3.1, 7, 6), far = box(4.6, 0, 7, 3);
    EXPECT_NEAR(shared_length(a, beside), 2.0, 1e-9);
    EXPECT_NEAR(shared_length(beside, a), 2.0, 1e-9);
    EXPECT_EQ(shared_length(a, corner), 0.0) << "rooms that touch at a corner have no wall in common";
    EXPECT_EQ(shared_length(a, far), 0.0);
}

TEST(SharedLength, DoesNotDependOnHowFineTheOutlineIsDrawn) {
    world::Ring fine;
    for (int k = 0; k < 40; ++k) fine.push_back({0.1 * k, 0});
    for (int k = 0; k < 30; ++k) fine.push_back({4, 0.1 * k});
    for (int k = 0; k < 40; ++k) fine.push_back({4 - 0.1 * k, 3});
    for (int k = 0; k < 30; ++k) fine.push_back({0, 3 - 0.1 * k});
    const world::Ring next = box(4.1, 0, 7, 3);
    EXPECT_NEAR(shared_length(fine, next), 3.0, 1e-9);
    EXPECT_NEAR(shared_length(next, fine), 3.0, 1e-9);
}

}  // namespace
}  // namespace taicho::fire
