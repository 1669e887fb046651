#include <fmt/format.h>

#include <cmath>

#include "people/dose.h"
#include "verify/case.h"

namespace taicho::verify {

namespace {

using people::Air;
using people::HcnForm;
using people::WorkRate;

constexpr double k_relative = 0.005;   ///< issue criterion: vectors within 0.5 %

Row vector_row(const std::string& id, double measured, double expected, int decimals) {
    // The tables are printed rounded; half a unit of their last digit is theirs, not ours.
    const double rounding = 0.5 * std::pow(10.0, -decimals);
    const double limit = std::max(k_relative * std::abs(expected), rounding);
    return {id, fmt::format("{:.5g}", measured), "within 0.5 % (or the table's rounding)", fmt::format("{:.5g}", expected),
            std::abs(measured - expected) <= limit};
}

CaseResult asphyxiants(const Context&) {
    CaseResult out{.suite = "harm", .id = "C1-asphyxiants", .source = "people handbook C1 (Purser; ISO 13571; FDS)",
                   .title = {"Khí gây ngạt: liều mỗi phút", "Asphyxiants: dose per minute"}};
    const double ppm[] = {500, 1000, 3000, 5000, 10000};
    const double light[] = {0.0173, 0.0354, 0.1106, 0.1878, 0.3851};
    const double heavy[] = {0.0519, 0.106, 0.332, 0.563, 1.155};
    for (int i = 0; i < 5; ++i) {
        out.rows.push_back(vector_row(fmt::format("CO {} ppm, light work", ppm[i]), people::co_rate(ppm[i], WorkRate::Light), light[i], 4));
        out.rows.push_back(vector_row(fmt::format("CO {} ppm, heavy work", ppm[i]), people::co_rate(ppm[i], WorkRate::Heavy), heavy[i], i == 0 ? 4 : 3));
    }
    const double hcn[] = {50, 100, 150, 200, 250};
    const double exponential[] = {0.0100, 0.0420, 0.144, 0.471, 1.518};
    const double power[] = {0.0085, 0.0437, 0.114, 0.225, 0.380};
    for (int i = 0; i < 5; ++i) {
        out.rows.push_back(vector_row(fmt::format("HCN {} ppm, exponential", hcn[i]), people::hcn_rate(hcn[i], HcnForm::Exponential), exponential[i], i < 2 ? 4 : 3));
        out.rows.push_back(vector_row(fmt::format("HCN {} ppm, power", hcn[i]), people::hcn_rate(hcn[i], HcnForm::Power), power[i], i < 2 ? 4 : 3));
    }
    const double o2[] = {18, 15, 12, 10};
    const double low[] = {0.0014, 0.0071, 0.036, 0.106};
    for (int i = 0; i < 4; ++i) {
        out.rows.push_back(vector_row(fmt::format("O2 {} %", o2[i]), people::o2_rate(o2[i]), low[i], i < 2 ? 4 : 3));
    }
    return out;
}

/// S-21: time at which a constant atmosphere reaches FED = 1 (NIST 2.6, ISO 20414 test 19).
CaseResult constant_atmosphere(const Context&) {
    CaseResult out{.suite = "harm", .id = "S-21", .source = "NIST TN 1822 Verif.2.6; ISO 20414 test 19",
                   .title = {"Môi trường không đổi: thời gian gục ngã", "Constant atmosphere: time to incapacitation"}};
    Air low_oxygen;
    low_oxygen.co2_percent = 0.0;
    low_oxygen.o2_percent = 12.0;
    Air co;
    co.co2_percent = 0.0;
    co.co_ppm = 1000.0;
    co.o2_percent = 21.0;
    const double b = 60.0 / people::asphyxiant_rate(low_oxygen, WorkRate::Light, HcnForm::Exponential);
    const double c = 60.0 / people::asphyxiant_rate(co, WorkRate::Light, HcnForm::Exponential);
    out.rows = {between("b: O2 12 %", b, 1666.3 - 0.5, 1666.3 + 0.5, "s", "1666.3 s"),
                between("c: CO 1000 ppm", c, 1692.8 - 0.5, 1692.8 + 0.5, "s", "1692.8 s")};
    return out;
}

CaseResult heat(const Context&) {
    CaseResult out{.suite = "harm", .id = "C4-heat", .source = "people handbook C4 (SFPE 63.44; ISO 13571)",
                   .title = {"Nhiệt: thời gian chịu được", "Heat: time to tolerance"}};
    const double celsius[] = {60, 80, 100, 120, 150, 180, 200};
    const double minutes[] = {45, 17, 7.9, 4.3, 2.0, 1.07, 0.75};
    const int decimals[] = {0, 0, 1, 1, 1, 2, 2};
    for (int i = 0; i < 7; ++i) {
        out.rows.push_back(vector_row(fmt::format("gas at {} C [min]", celsius[i]), people::convective_minutes(celsius[i] + 273.15), minutes[i], decimals[i]));
    }
    const double flux[] = {2.5, 3, 4, 5, 8, 10};
    const double seconds[] = {177, 139, 95, 71, 38, 28};
    for (int i = 0; i < 6; ++i) {
        out.rows.push_back(vector_row(fmt::format("{} kW/m2, r = 10 [s]", flux[i]), 60.0 * people::radiant_minutes(1e3 * flux[i], 10.0, 0.0), seconds[i], 0));
    }
    return out;
}

}  // namespace

void add_harm_cases(std::vector<CaseEntry>& out) {
    out.push_back({"harm", "C1-asphyxiants", asphyxiants});
    out.push_back({"harm", "C4-heat", heat});
    out.push_back({"harm", "S-21", constant_atmosphere});
}

}  // namespace taicho::verify
