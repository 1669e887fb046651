#include "fire/burning_law.h"

#include <cmath>

#include <gtest/gtest.h>

namespace taicho::fire {
namespace {

struct Burnt {
    double energy = 0.0, out = -1.0, peak = 0.0;
    bool by_agent = false;
};

Burnt burn(const BurnLaw& law, double dt, double until, const BurnAgent& agent = {}, double agent_from = 0,
         double agent_to = 0) {
    BurnRow row;
    Burnt run;
    for (double t = 0.0; t < until; t += dt) {
        const bool on = agent.on && t >= agent_from && t < agent_to;
        const BurnStep step = advance_burning(law, row, dt, on ? agent : BurnAgent{});
        run.energy += step.mean_hrr * dt;
        run.peak = std::max(run.peak, step.end_hrr);
        if (step.out_after < 0.0) continue;
        run.out = t + step.out_after;
        run.by_agent = step.by_agent;
        break;
    }
    return run;
}

// V9: phases and energy of the curve.
TEST(BurningLaw, PhasesAreTheHandbookValues) {
    const BurnPhases room = burn_phases({46.9, 5e6, 20 * 780e6});
    EXPECT_NEAR(room.growth, 326.512, 0.01);
    EXPECT_NEAR(room.growth_energy, 544.186e6, 1e5);
    EXPECT_NEAR(room.steady, 2075.163, 0.1);
    EXPECT_NEAR(room.decay, 1872.0, 0.1);
    EXPECT_NEAR(room.end(), 4273.674, 0.2);
    const BurnPhases shop = burn_phases({187.6, 8e6, 40 * 1200e6});
    EXPECT_NEAR(shop.growth, 206.504, 0.01);
    EXPECT_NEAR(shop.growth_energy, 550.677e6, 1e5);
    EXPECT_NEAR(shop.steady, 4131.165, 0.1);
    EXPECT_NEAR(shop.end(), 7937.670, 0.3);
    const BurnPhases small = burn_phases({46.9, 5e6, 100e6});
    EXPECT_NEAR(small.growth, 164.822, 0.01);
    EXPECT_NEAR(small.peak, 1274.10e3, 20.0);
}

TEST(BurningLaw, EnergyIsExactForAnyStep) {
    for (const double dt : {0.1, 0.5, 1.7, 13.0})
        for (const BurnLaw& law : {BurnLaw{46.9, 5e6, 20 * 780e6}, BurnLaw{46.9, 5e6, 100e6}}) {
            const Burnt run = burn(law, dt, 6000.0);
            EXPECT_NEAR(run.energy / law.energy, 1.0, 1e-9) << dt;
            EXPECT_NEAR(run.out, burn_phases(law).end(), 1e-3) << dt;
        }
}

TEST(BurningLaw, PrescribedCurveGivesItsIntegral) {
    const Curve curve({0, 60, 120, 300}, {0, 1e6, 1e6, 0});
    const BurnLaw law{46.9, 1e6, curve.integral(300), 0.7, &curve};
    const Burnt run = burn(law, 0.7, 400.0);
    EXPECT_NEAR(run.energy, curve.integral(300), 1.0);
    EXPECT_NEAR(run.out, 300.0, 1e-6);
}

// People handbook A6: without growth a bottle puts out Q <= eta * charge / D_A.
TEST(BurningLaw, AgentPutsOutWhatItsRateTimesTimeTakes) {
    const BurnLaw crib{1e7, 0.8e6, 1e12};  // on its plateau at once
    BurnAgent agent;
    agent.on = true;
    agent.rate = 0.65 * 0.8e6 / 13.0;      // trained, 4 kg in 13 s at 5 kg/MW
    const Burnt fails = burn(crib, 0.5, 300.0, agent, 10.0, 23.0);
    EXPECT_LT(fails.out, 0.0) << "0.65 of 0.8 MW is not enough for 0.8 MW";
    const BurnLaw smaller{1e7, 0.5e6, 1e12};
    const Burnt works = burn(smaller, 0.5, 300.0, agent, 10.0, 23.0);
    EXPECT_TRUE(works.by_agent);
    EXPECT_NEAR(works.out, 10.0 + 0.5e6 / agent.rate, 0.05);
}

TEST(BurningLaw, KnockedDownFireComesBackWithItsEfold) {
    const BurnLaw crib{1e7, 1e6, 1e12};
    BurnRow row{std::sqrt(0.1), 0.0, 0.8e6};
    double t = 0.0;
    while (row.knocked > 0.5e6) {
        (void)advance_burning(crib, row, 0.05);
        t += 0.05;
    }
    // 0.2 MW doubles and more to 0.5 MW: 15 s ln 2.5.
    EXPECT_NEAR(t, 15.0 * std::log(2.5), 0.3);
}

TEST(BurningLaw, TooLargeLiquidFireIsKnockedDownOnly) {
    const BurnLaw pool{1e6, 2e6, 1e12};
    BurnAgent agent;
    agent.on = true;
    agent.rate = 1e6;
    agent.floor_share = 0.2;
    const Burnt run = burn(pool, 0.5, 60.0, agent, 5.0, 60.0);
    EXPECT_LT(run.out, 0.0);
}

TEST(BurningLaw, SuppressedPackageStillSpendsNoMoreThanItHas) {
    const BurnLaw law{46.9, 1e6, 50e6};
    BurnAgent agent;
    agent.on = true;
    agent.rate = 5e3;
    const Burnt run = burn(law, 0.5, 5000.0, agent, 60.0, 70.0);
    EXPECT_NEAR(run.energy, law.energy, 1e-6 * law.energy);
}

}  // namespace
}  // namespace taicho::fire
