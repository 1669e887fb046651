#include "fire/ftp.h"

#include <cmath>

#include <gtest/gtest.h>

#include "fire/ignition.h"
#include "fire/materials.h"

namespace taicho::fire {
namespace {

const FtpMaterial& material(const char* id) {
    return ftp_materials()[static_cast<std::size_t>(find_material(id))];
}

// V1, handbook section 7.
TEST(PointSource, SendsTheHandbookValues) {
    EXPECT_NEAR(point_source_flux(0.3, 1000e3, 2.0), 5968.31, 5.9);
    EXPECT_NEAR(point_source_flux(0.3, 1000e3, 1.0), 23873.2, 23.8);
    EXPECT_NEAR(point_source_flux(0.3, 2500e3, 2.0), 14920.8, 14.9);
    EXPECT_NEAR(point_source_flux(0.35, 3000e3, 3.0), 9284.04, 9.3);
    EXPECT_NEAR(point_source_flux(0.3, 1500e3, 3.0) + point_source_flux(0.3, 800e3, 2.0), 8753.52, 8.7);
    EXPECT_NEAR(point_source_flux(0.3, 1000e3, 1.37648), 12600.0, 12.6);
    EXPECT_NEAR(point_source_flux(0.3, 3000e3, 2.38414), 12600.0, 12.6);
}

// V2: constant flux, closed form and step by step with any step.
TEST(Ftp, ConstantFluxGivesTheClosedForm) {
    const struct { const char* id; double q, t; } rows[] = {
        {"softboard", 12e3, 459.8}, {"softboard", 25e3, 48.99}, {"softboard", 50e3, 9.299},
        {"wood", 25e3, 88.25}, {"wood", 35e3, 32.11}, {"wood", 50e3, 12.62}, {"item-piloted", 20e3, 45.81}};
    for (const auto& row : rows) {
        const FtpMaterial& m = material(row.id);
        EXPECT_NEAR(ignition_time(m, row.q), row.t, 1e-3 * row.t) << row.id;
        for (const double dt : {0.1, 0.5, 1.0, 7.0}) {
            double share = 0.0, t = 0.0;
            FtpStep step;
            while (step.ignites_after < 0.0) {
                step = advance_share(m, share, row.q, row.q, dt);
                share = step.share;
                if (step.ignites_after < 0.0) t += dt;
            }
            EXPECT_NEAR(t + step.ignites_after, ignition_time(m, row.q), 1e-6) << row.id << " dt " << dt;
        }
    }
    EXPECT_TRUE(std::isinf(ignition_time(material("wood"), 9.8e3)));
}

// The fitted constants stand for measured times of the same board (B-RISK data), within 20 %.
TEST(Ftp, SoftboardIsAsMeasured) {
    const FtpMaterial& m = material("softboard");
    EXPECT_NEAR(ignition_time(m, 12e3), 455.3, 0.2 * 455.3);
    EXPECT_NEAR(ignition_time(m, 25e3), 49.1, 0.2 * 49.1);
    EXPECT_NEAR(ignition_time(m, 50e3), 7.9, 0.2 * 7.9);
}

// V3: a flux that grows linearly lights at the exact moment whatever the step.
TEST(Ftp, RampIsExactForAnyStep) {
    FtpMaterial m = ftp_material("v3", 9.8, 2.0, 20389);
    for (const double dt : {0.01, 0.1, 0.5, 1.0, 5.0}) {
        double share = 0.0, t = 0.0;
        FtpStep step;
        while (step.ignites_after < 0.0) {
            step = advance_share(m, share, 500.0 * t, 500.0 * (t + dt), dt);
            share = step.share;
            if (step.ignites_after < 0.0) t += dt;
        }
        EXPECT_NEAR(t + step.ignites_after, 82.14497, 1e-4) << dt;
    }
}

// V4: fast growing point source at 2 m, thin material.
TEST(Ftp, GrowingSourceLightsOnTime) {
    const FtpMaterial m = ftp_material("v4", 9.5, 1.0, 481);
    const auto flux = [](double t) { return point_source_flux(0.3, 46.9 * t * t, 2.0); };
    for (const double dt : {0.1, 0.5, 1.0}) {
        double share = 0.0, t = 0.0;
        FtpStep step;
        while (step.ignites_after < 0.0) {
            step = advance_share(m, share, flux(t), flux(t + dt), dt);
            share = step.share;
            if (step.ignites_after < 0.0) t += dt;
        }
        EXPECT_NEAR(t + step.ignites_after, 273.8162, 0.01) << dt;
    }
}

TEST(Ftp, LeaksOnlyBelowTheCriticalFluxAndOnlyWhenAsked) {
    const FtpMaterial& m = material("wood");
    EXPECT_DOUBLE_EQ(advance_share(m, 0.5, 0.0, 0.0, 10.0).share, 0.5);
    EXPECT_NEAR(advance_share(m, 0.5, 0.0, 0.0, 120.0, 1.0).share, 0.5 * std::exp(-1.0), 1e-12);
}

TEST(Ftp, PaceIsTheInverseOfTheTimeToIgnite) {
    const FtpMaterial wood = ftp_material("", 9.8, 2.0, 20390);
    EXPECT_EQ(ftp_pace(wood, 9.8e3), 0.0);
    EXPECT_NEAR(ftp_pace(wood, 30e3) * ignition_time(wood, 30e3), 1.0, 1e-12);
}

}  // namespace
}  // namespace taicho::fire
