// First-aid fire-fighting: ratings, the table of no growth, the case mix in whole scenes (people handbook A3-A10).
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "fire/burning_law.h"
#include "response/suppression.h"
#include "verify/case.h"
#include "verify/case_mix.h"

namespace taicho::verify {

namespace {

using response::ExtinguisherKind;
using response::SuppressionRules;

/// Test fire of class A: a crib on its plateau at the HRR of the rating (A3, A6), attacked with one bottle.
bool crib_goes_out(const ExtinguisherKind& bottle, double hrr, double eta) {
    fire::BurnLaw law;
    law.alpha = 1e7;   // on its plateau at once
    law.peak = hrr;
    law.energy = 1e12;
    fire::BurnRow row;
    [[maybe_unused]] const fire::BurnStep burnt_in = fire::advance_burning(law, row, 60.0);
    const response::AgentRates rates = response::agent_rates(bottle, eta);
    fire::BurnAgent agent;
    agent.on = true;
    agent.rate = rates.rate;
    const double end = bottle.charge / bottle.flow;
    for (double t = 0.0; t < end; t += 0.1) {
        const fire::BurnStep step = fire::advance_burning(law, row, std::min(0.1, end - t), agent);
        if (step.out_after >= 0.0) return true;
    }
    return false;
}

/// Test fire of class B: the tray burns at full area; the flow must be the critical one (A6).
bool tray_goes_out(const ExtinguisherKind& bottle, double area, double eta) {
    const response::AgentRates rates = response::agent_rates(bottle, eta);
    return rates.critical_area >= area && rates.area_rate * bottle.charge / bottle.flow >= area;
}

double share_out(const SuppressionRules& r, const ExtinguisherKind& bottle, double hrr, double area) {
    const int n = 1000;
    int out = 0;
    for (int k = 0; k < n; ++k) {
        const double z = inverse_normal_cdf((k + 0.5) / n);
        const double eta = r.eta_expert * std::exp(r.eta_expert_sd * z);
        out += area > 0.0 ? tray_goes_out(bottle, area, eta) : crib_goes_out(bottle, hrr, eta);
    }
    return static_cast<double>(out) / n;
}

const ExtinguisherKind& kind(const char* name) {
    return response::extinguisher_kinds()[*response::extinguisher_kind(name)];
}

CaseResult ratings(const Context&) {
    CaseResult out{.suite = "suppression", .id = "A3-ratings", .source = "people handbook A3, A6 (EN 3-7, ISO 7165)",
                   .title = {"Định mức: đám cháy chuẩn do người thành thạo dập", "Ratings: test fires put out by an expert"},
                   .note = {"Bình đúng hạng dập được ≥ 95 %, nhỏ hơn một hạng ≤ 20 %.",
                            "The matching bottle puts out at least 95 %, one class smaller at most 20 %."}};
    const SuppressionRules r;
    struct Test {
        const char* fire;
        double hrr, area;
        const char *right, *smaller;
    };
    const Test tests[] = {{"1A", 0.33e6, 0, "MFZL1", "mini"},  {"2A", 0.80e6, 0, "MFZL4", "MFZL2"}, {"4A", 1.5e6, 0, "MFZL8", "MFZL4"},
                          {"21B", 0, 0.66, "MFZL1", nullptr},  {"34B", 0, 1.07, "MFZL2", "MFZL1"},  {"55B", 0, 1.73, "MFZL4", "MFZL2"},
                          {"144B", 0, 4.5, "MFZL8", "MFZL4"},  {"34B, CO2", 0, 1.07, "MT3", nullptr}};
    for (const Test& t : tests) {
        const double flux = t.area > 0.0 ? t.area * 1.8e6 : t.hrr;
        const double distance = std::sqrt(0.33 * flux / (4.0 * 3.14159265 * r.expert_flux));
        out.rows.push_back(at_most(fmt::format("{}: expert stands at", t.fire), distance, kind(t.right).far_range, "m"));
        out.rows.push_back(between(fmt::format("{} with {}", t.fire, t.right), share_out(r, kind(t.right), t.hrr, t.area), 0.95, 1.0, "", ">= 0.95"));
        if (t.smaller == nullptr) continue;
        out.rows.push_back(at_most(fmt::format("{} with {}", t.fire, t.smaller), share_out(r, kind(t.smaller), t.hrr, t.area), 0.20, "", "<= 0.20"));
    }
    return out;
}

/// The table of A6, one bottle, no growth: 10 000 draws of eta per cell.
CaseResult no_growth(const Context&) {
    CaseResult out{.suite = "suppression", .id = "A6-no-growth", .source = "people handbook A6",
                   .title = {"Không phát triển: xác suất dập được", "No growth: chance of putting it out"}};
    const SuppressionRules r;
    const double q[] = {50, 100, 200, 300, 500, 800};
    const double table[4][6] = {{1.00, 0.98, 0.75, 0.45, 0.12, 0.02}, {1, 1, 1, 0.94, 0.54, 0.11},
                                {1.00, 1.00, 0.97, 0.87, 0.54, 0.20}, {1, 1, 1, 1, 0.97, 0.71}};
    const char* names[] = {"2A untrained", "2A drilled", "4A untrained", "4A drilled"};
    for (int a = 0; a < 4; ++a) {
        const ExtinguisherKind& bottle = kind(a < 2 ? "MFZL4" : "MFZL8");
        const people::Skill skill = a % 2 == 0 ? people::Skill{} : people::Skill{people::Training::Drill, 1.0f};
        for (int c = 0; c < 6; ++c) {
            int done = 0;
            const int n = 2000;
            for (int k = 0; k < n; ++k) done += crib_goes_out(bottle, 1e3 * q[c], response::efficacy(r, skill, (k + 0.5) / n));
            const double share = static_cast<double>(done) / n;
            out.rows.push_back(between(fmt::format("{}, {} kW", names[a], q[c]), share, table[a][c] - 0.02, table[a][c] + 0.02, "",
                                       fmt::format("{:.2f}", table[a][c])));
        }
    }
    return out;
}

struct Count {
    double cases = 0, tried = 0, with_dead = 0, put_out = 0, by_bottle = 0, by_itself = 0, noticed = 0, small = 0, small_out = 0;
    double recorded = 0, recorded_out = 0, beyond = 0, injured = 0, fighting = 0, deaths = 0;
    std::vector<std::pair<double, double>> hurt;   ///< per case: fighting, all
    void add(const MixOutcome& o) {
        ++cases;
        tried += o.discharged;
        with_dead += o.discharged || o.dead;
        put_out += o.out_by_residents;
        by_bottle += o.discharged && o.out_by_residents;
        by_itself += o.out_by_itself;
        noticed += o.noticed;
        small += o.small;
        small_out += o.small && o.out_by_residents;
        const bool counted = o.called || (o.beyond_1mw && !o.out_by_residents);
        recorded += counted;
        recorded_out += counted && o.out_by_residents;
        beyond += o.beyond_1mw;
        injured += o.injured;
        fighting += o.injured_fighting;
        deaths += o.deaths;
        hurt.emplace_back(o.injured_fighting, o.injured);
    }
};

double over(double a, double b) { return b > 0.0 ? a / b : std::nan(""); }

/// 95 % interval of the share of injuries that were received fighting, over resampled cases.
std::pair<double, double> fighting_interval(const Count& c) {
    std::vector<double> shares;
    for (std::uint32_t b = 0; b < 400; ++b) {
        double up = 0, down = 0;
        for (std::size_t k = 0; k < c.hurt.size(); ++k) {
            const auto n = static_cast<std::uint32_t>(c.hurt.size());
            const auto& h = c.hurt[draw_below({7, b, Purpose::Bootstrap, static_cast<std::uint32_t>(k)}, n)];
            up += h.first;
            down += h.second;
        }
        if (down > 0.0) shares.push_back(up / down);
    }
    if (shares.empty()) return {std::nan(""), std::nan("")};
    std::sort(shares.begin(), shares.end());
    return {shares[static_cast<std::size_t>(0.025 * (shares.size() - 1))], shares[static_cast<std::size_t>(0.975 * (shares.size() - 1))]};
}

Row shown(const std::string& id, double v, const std::string& reference) {
    return {id, std::isnan(v) ? "-" : fmt::format("{:.3f}", v), "shown", reference, true};
}

constexpr MixArm k_arms[] = {{"none", false, 0, 0, 0.97},        {"bottle", true, 0, 0, 0.97},
                             {"talk", false, 1, 0, 0.97},        {"drill", false, 0, 1, 0.97},
                             {"bottle+talk", true, 1, 0, 0.97},  {"bottle+drill", true, 0, 1, 0.97},
                             {"bottle, 10 % dead", true, 0, 0, 0.90}, {"bottle+drill, 10 % dead", true, 0, 1, 0.90}};

void judge(CaseResult& out, const MixArm& arm, const Count& c, bool workshop) {
    const std::string a = arm.id;
    if (arm.bottles) {
        out.rows.push_back(between(a + ": extinguisher success", over(c.by_bottle, c.tried), 0.75, 0.95, "", "0.75-0.95 (A1)"));
        out.rows.push_back(shown(a + ": the same with dead bottles", over(c.by_bottle, c.with_dead), ""));
    }
    if (!workshop) {
        out.rows.push_back(between(a + ": all methods, small, noticed", over(c.small_out, c.small), 0.45, 0.80, "", "0.45-0.80 (A1)"));
    }
    out.rows.push_back(shown(a + ": put out by residents", over(c.put_out, c.cases), ""));
    out.rows.push_back(shown(a + ": gone out by itself", over(c.by_itself, c.cases), ""));
    out.rows.push_back(shown(a + ": noticed while burning", over(c.noticed, c.cases), ""));
    out.rows.push_back(shown(a + ": beyond 1 MW", over(c.beyond, c.cases), ""));
    out.rows.push_back(shown(a + ": on-site share of recorded", over(c.recorded_out, c.recorded), "0.28-0.33"));
    const auto [low, high] = fighting_interval(c);
    out.rows.push_back({a + ": injured while fighting, share of injured", fmt::format("{:.3f} ({:.3f} .. {:.3f})", over(c.fighting, c.injured), low, high),
                        "shown", "0.195 (A1)", true});
    out.rows.push_back(shown(a + ": deaths per 1 000 cases", 1000.0 * over(c.deaths, c.cases), "16 (D3)"));
}

constexpr std::uint64_t k_cases = 600;   // per arm and use: shares known to +-0.02 (A9 names 4 000, six times as long)

/// Counts of one arm, by hour (day, evening, night) and all together. Runs once, the three cases share it.
const std::vector<std::array<Count, 4>>& counts(bool workshop) {
    static std::array<std::vector<std::array<Count, 4>>, 2> known;
    auto& mine = known[workshop ? 1 : 0];
    if (!mine.empty()) return mine;
    for (const MixArm& arm : k_arms) {
        std::array<Count, 4> c;
        for (std::uint64_t k = 0; k < k_cases; ++k) {
            const MixCase drawn = mix_case(k, workshop);
            const MixOutcome o = run_mix_case(drawn, arm);
            c[drawn.hour < 6.0 ? 2 : drawn.hour > 15.0 ? 1 : 0].add(o);
            c[3].add(o);
        }
        mine.push_back(c);
    }
    return mine;
}

const Bilingual k_note = {"Bộ tình huống cố định trước khi chạy; tỷ lệ thành công là kết quả, không phải đầu vào. Vật kề bên đặt cách 0,5 m. Số "
                          "cháy dập thêm được ở nhà phần nhiều vốn tự tắt: hãy tính thiệt hại tránh được.",
                          "The mix was fixed before running; a success rate is an outcome, never an input. What stands within reach has 0.5 m "
                          "of free floor before it. Most of the extra fires put out in homes would have ended by themselves: count harm avoided."};

void by_hour(CaseResult& out, const std::string& arm, const std::array<Count, 4>& c) {
    const char* hours[] = {"day", "evening", "night"};
    for (std::size_t h = 0; h < 3; ++h) {
        if (c[h].cases == 0) continue;
        const auto [low, high] = fighting_interval(c[h]);
        out.rows.push_back({fmt::format("{}, {}: put out; injured while fighting", arm, hours[h]),
                            fmt::format("{:.3f}; {:.3f} ({:.3f} .. {:.3f})", over(c[h].put_out, c[h].cases), over(c[h].fighting, c[h].injured), low, high),
                            "shown", "", true});
    }
}

CaseResult mix(const Context& context, bool workshop) {
    CaseResult out{.suite = "suppression", .id = workshop ? "A9-workshops" : "A9-homes", .source = "people handbook A9, A10, A1",
                   .title = workshop ? Bilingual{"Bộ tình huống ở xưởng", "Case mix, workshops"} : Bilingual{"Bộ tình huống ở nhà", "Case mix, homes"},
                   .note = k_note};
    if (context.tier == Tier::Quick) {
        out.skipped = "full tier only";
        return out;
    }
    for (std::size_t a = 0; a < std::size(k_arms); ++a) {
        const auto& c = counts(workshop)[a];
        judge(out, k_arms[a], c[3], workshop);
        by_hour(out, k_arms[a].id, c);
    }
    if (!workshop) {
        const auto put_out = [&](std::size_t a) { return over(counts(false)[a][3].put_out, counts(false)[a][3].cases); };
        out.rows.push_back(between("talk alone: more put out than with nothing", put_out(2) - put_out(0), 0.01, 0.09, "",
                                   "+0.05 (A10), 600 paired cases: +- 0.04"));
    }
    return out;
}

/// Homes and workshops together, 0.7 and 0.3 of the fires.
CaseResult pool(const Context& context) {
    CaseResult out{.suite = "suppression", .id = "A9-pool", .source = "people handbook A9, A1",
                   .title = {"Bộ tình huống, gộp nhà và xưởng", "Case mix, homes and workshops together"}, .note = k_note};
    if (context.tier == Tier::Quick) {
        out.skipped = "full tier only";
        return out;
    }
    for (std::size_t a = 0; a < std::size(k_arms); ++a) {
        const Count &h = counts(false)[a][3], &w = counts(true)[a][3];
        const std::string arm = k_arms[a].id;
        const auto both = [&](double Count::*x, double Count::*y) {
            return over(0.7 * h.*x / h.cases + 0.3 * w.*x / w.cases, 0.7 * h.*y / h.cases + 0.3 * w.*y / w.cases);
        };
        if (k_arms[a].bottles) {
            out.rows.push_back(between(arm + ": extinguisher success", both(&Count::by_bottle, &Count::tried), 0.75, 0.95, "", "0.75-0.95 (A1)"));
        }
        out.rows.push_back(shown(arm + ": on-site share of recorded", both(&Count::recorded_out, &Count::recorded), "0.28-0.33"));
        out.rows.push_back(shown(arm + ": injured while fighting, share of injured", both(&Count::fighting, &Count::injured), "0.195 (A1)"));
        out.rows.push_back(shown(arm + ": beyond 1 MW", both(&Count::beyond, &Count::cases), ""));
    }
    return out;
}

}  // namespace

void add_suppression_cases(std::vector<CaseEntry>& out) {
    out.push_back({"suppression", "A3-ratings", ratings});
    out.push_back({"suppression", "A6-no-growth", no_growth});
    out.push_back({"suppression", "A9-homes", [](const Context& c) { return mix(c, false); }});
    out.push_back({"suppression", "A9-workshops", [](const Context& c) { return mix(c, true); }});
    out.push_back({"suppression", "A9-pool", pool});
}

}  // namespace taicho::verify
