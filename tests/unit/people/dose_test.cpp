#include "people/dose.h"

#include <gtest/gtest.h>

#include <cmath>

namespace taicho::people {
namespace {

/// Handbook figures carry two to four digits, so agreement is asked within 0.5 % or half a unit of the last
/// printed digit, whichever is wider.
void expect_near(double value, double reference, double half_digit) {
    EXPECT_NEAR(value, reference, std::max(0.005 * std::fabs(reference), half_digit));
}

struct Row {
    double x, y, half_digit;
};

TEST(Dose, CarbonMonoxidePerMinute) {  // handbook C1
    for (const Row& r : {Row{500, 0.0173, 5e-5}, Row{1000, 0.0354, 5e-5}, Row{3000, 0.1106, 5e-5},
                         Row{5000, 0.1878, 5e-5}, Row{10000, 0.3851, 5e-5}})
        expect_near(co_rate(r.x, WorkRate::Light), r.y, r.half_digit);
    for (const Row& r : {Row{500, 0.0519, 5e-5}, Row{1000, 0.106, 5e-4}, Row{3000, 0.332, 5e-4},
                         Row{5000, 0.563, 5e-4}, Row{10000, 1.155, 5e-4}})
        expect_near(co_rate(r.x, WorkRate::Heavy), r.y, r.half_digit);
    expect_near(co_rate(1000, WorkRate::Rest), 0.705e-5 * std::pow(1000, 1.036), 0.0);
    for (const Row& r : {Row{500, 0.0143, 5e-5}, Row{1000, 0.0286, 5e-5}, Row{3000, 0.0857, 5e-5},
                         Row{5000, 0.143, 5e-4}, Row{10000, 0.286, 5e-4}}) {
        Air air;
        air.co_ppm = r.x;
        expect_near(iso_rate(air), r.y, r.half_digit);
    }
    EXPECT_EQ(co_rate(0.0, WorkRate::Heavy), 0.0);
}

TEST(Dose, HydrogenCyanidePerMinute) {  // handbook C1
    for (const Row& r : {Row{50, 0.0100, 5e-5}, Row{100, 0.0420, 5e-5}, Row{150, 0.144, 5e-4},
                         Row{200, 0.471, 5e-4}, Row{250, 1.518, 5e-4}})
        expect_near(hcn_rate(r.x, HcnForm::Exponential), r.y, r.half_digit);
    for (const Row& r : {Row{50, 0.0085, 5e-5}, Row{100, 0.0437, 5e-5}, Row{150, 0.114, 5e-4},
                         Row{200, 0.225, 5e-4}, Row{250, 0.380, 5e-4}})
        expect_near(hcn_rate(r.x, HcnForm::Power), r.y, r.half_digit);
    EXPECT_EQ(hcn_rate(500, HcnForm::Power), hcn_rate(300, HcnForm::Power));
}

TEST(Dose, CarbonDioxideAndOxygen) {  // handbook C1
    for (const Row& r : {Row{1e-9, 1.041, 5e-4}, Row{2, 1.52, 5e-3}, Row{4, 2.23, 5e-3},
                         Row{5, 2.70, 5e-3}})
        expect_near(co2_factor(r.x, WorkRate::Light), r.y, r.half_digit);
    expect_near(co2_factor(6, WorkRate::Rest), 3.26, 5e-3);
    EXPECT_EQ(co2_factor(0.0, WorkRate::Light), 1.0);
    EXPECT_DOUBLE_EQ(co2_factor(9, WorkRate::Light), 2.8);  // 70 L/min
    EXPECT_DOUBLE_EQ(co2_factor(9, WorkRate::Heavy), 1.4);
    for (const Row& r : {Row{18, 0.0014, 5e-5}, Row{15, 0.0071, 5e-5}, Row{12, 0.036, 5e-4},
                         Row{10, 0.106, 5e-4}})
        expect_near(o2_rate(r.x), r.y, r.half_digit);
    EXPECT_EQ(o2_rate(20.5), 0.0);
    expect_near(1.0 / co2_rate(6.0), std::exp(6.1623 - 0.5189 * 6.0), 0.0);
}

TEST(Dose, S21ConstantAtmosphere) {  // pedestrian verification S-21: minutes to FED = 1
    Air thin;
    thin.o2_percent = 12.0;
    EXPECT_NEAR(60.0 / asphyxiant_rate(thin, WorkRate::Light, HcnForm::Exponential), 1666.3, 0.5);
    Air co;
    co.co_ppm = 1000.0;
    co.o2_percent = 21.0;
    EXPECT_NEAR(60.0 / asphyxiant_rate(co, WorkRate::Light, HcnForm::Exponential), 1692.8, 0.5);
}

TEST(Dose, SumFollowsTheEquation) {
    Air a;
    a.co_ppm = 2000;
    a.hcn_ppm = 120;
    a.no2_ppm = 10;
    a.no_ppm = 10;
    a.hcl_ppm = 1140;
    a.co2_percent = 4;
    a.o2_percent = 15;
    const double narcotic = co_rate(2000, WorkRate::Light) + hcn_rate(100, HcnForm::Power) +
                            20.0 / 1500.0 + 10.0 / 1900.0 + 0.01;
    EXPECT_NEAR(asphyxiant_rate(a, WorkRate::Light, HcnForm::Power),
                narcotic * co2_factor(4, WorkRate::Light) + o2_rate(15), 1e-12);
}

TEST(Dose, ConvectiveHeat) {  // handbook C4, minutes
    const auto k = [](double c) { return c + 273.15; };
    for (const Row& r : {Row{60, 45, 0.5}, Row{80, 17, 0.5}, Row{100, 7.9, 0.05}, Row{120, 4.3, 0.05},
                         Row{150, 2.0, 0.05}, Row{180, 1.07, 5e-3}, Row{200, 0.75, 5e-3}})
        expect_near(convective_minutes(k(r.x)), r.y, r.half_digit);
    for (const Row& r : {Row{60, 156, 0.5}, Row{80, 55, 0.5}, Row{100, 25, 0.5}, Row{120, 12.8, 0.05},
                         Row{150, 5.7, 0.05}, Row{180, 3.0, 0.05}, Row{200, 2.0, 0.05}})
        expect_near(convective_minutes_clothed(k(r.x)), r.y, r.half_digit);
    expect_near(convective_minutes_humid(k(100)),
                2e31 * std::pow(100, -16.963) + 4e8 * std::pow(100, -3.7561), 0.0);
    EXPECT_TRUE(std::isinf(convective_minutes(k(-5))));
}

TEST(Dose, RadiantHeat) {  // handbook C4, seconds
    for (const Row& r : {Row{2.5, 24, 0.5}, Row{3, 19, 0.5}, Row{4, 13, 0.5}, Row{5, 9.4, 0.05},
                         Row{8, 5.0, 0.05}, Row{10, 3.7, 0.05}})
        expect_near(60 * radiant_minutes(r.x * 1e3, 1.33), r.y, r.half_digit);
    for (const Row& r : {Row{2.5, 177, 0.5}, Row{3, 139, 0.5}, Row{4, 95, 0.5}, Row{5, 71, 0.5},
                         Row{8, 38, 0.5}, Row{10, 28, 0.5}})
        expect_near(60 * radiant_minutes(r.x * 1e3, 10), r.y, r.half_digit);
    EXPECT_TRUE(std::isinf(radiant_minutes(2400, 10)));
    EXPECT_EQ(heat_rate(273.15, 1000, 10), 0.0);
    EXPECT_NEAR(heat_rate(373.15, 5000, 10),
                1 / convective_minutes(373.15) + 1 / radiant_minutes(5000, 10), 1e-12);
    EXPECT_NEAR(iso_pain_minutes(5000), 4.2 * std::pow(5, -1.9), 1e-12);
    EXPECT_NEAR(iso_burn_minutes(5000), 6.9 * std::pow(5, -1.56), 1e-12);
}

TEST(Dose, Irritants) {  // handbook C2
    Air a;
    a.hcl_ppm = 900;
    EXPECT_DOUBLE_EQ(irritant_concentration(a), 1.0);
    EXPECT_DOUBLE_EQ(iso_irritant_concentration(a), 0.9);
    a.acrolein_ppm = 10;
    EXPECT_DOUBLE_EQ(irritant_concentration(a), 1.5);
}

TEST(Dose, CleanAirDoesNoHarm) {
    const Air air = air_of(fire::Conditions{});
    EXPECT_EQ(asphyxiant_rate(air, WorkRate::Heavy, HcnForm::Power), 0.0);
    EXPECT_EQ(irritant_concentration(air), 0.0);
}

}  // namespace
}  // namespace taicho::people
