// Cases about who people are: how fast they walk by group, who walks together.
#include <algorithm>
#include <cmath>

#include "core/distributions.h"
#include "core/hash.h"
#include "core/rng.h"
#include "core/text.h"
#include "people/move_case_list.h"
#include "people/move_cases.h"

namespace taicho::people {

using world::WalkDef;

namespace {

std::uint64_t seeds(CaseTier tier, std::uint64_t quick, std::uint64_t full) { return tier == CaseTier::Quick ? quick : full; }

/// Speed of one person over 100 m of an empty hall, by the times past two lines.
std::vector<double> measured_speeds(const std::vector<double>& v0) {
    std::vector<double> out;
    WalkDef d;
    d.patches = {box_patch(-5, 0, 110, 4.0 * static_cast<double>(v0.size()))};
    d.portals = {{.a = 0, .p0 = {110, 0}, .p1 = {110, 4.0 * static_cast<double>(v0.size())}}};
    CaseRun run(std::move(d));
    run.line({0, 0}, {0, 4.0 * static_cast<double>(v0.size())});
    run.line({100, 0}, {100, 4.0 * static_cast<double>(v0.size())});
    const std::uint32_t way = run.route_to_portals({0});
    for (std::size_t i = 0; i < v0.size(); ++i) run.add({-4, 4.0 * static_cast<double>(i) + 2.0}, v0[i], way);
    run.run(1000);
    std::vector<double> entered(v0.size(), -1.0);
    for (std::size_t k = 0; k < run.lines[0].times.size(); ++k) entered[run.lines[0].person[k]] = run.lines[0].times[k];
    for (std::size_t k = 0; k < run.lines[1].times.size(); ++k)
        out.push_back(100.0 / (run.lines[1].times[k] - entered[run.lines[1].person[k]]));
    return out;
}

std::vector<double> drawn(const Distribution& d, std::size_t n, std::uint64_t seed) {
    std::vector<double> v;
    for (std::size_t i = 0; i < n; ++i)
        v.push_back(sample(d, DrawKey{seed, hash_text("s07-" + std::to_string(i)), Purpose::WalkingSpeed, 0}));
    return v;
}

double deviation(const std::vector<double>& v) {
    const double m = mean(v);
    double sum = 0.0;
    for (const double x : v) sum += (x - m) * (x - m);
    return std::sqrt(sum / static_cast<double>(v.size() - 1));
}

/// Kolmogorov-Smirnov distance to a distribution function.
template <typename Cdf>
double ks(std::vector<double> v, Cdf cdf) {
    std::sort(v.begin(), v.end());
    double d = 0.0;
    const double n = static_cast<double>(v.size());
    for (std::size_t k = 0; k < v.size(); ++k)
        d = std::max({d, cdf(v[k]) - static_cast<double>(k) / n, static_cast<double>(k + 1) / n - cdf(v[k])});
    return d;
}

double normal_cdf(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

/// S-10: room 15 x 20 m, exit 1 m; five who belong together behind ten slow ones.
struct Together {
    double spread = 0.0, farthest = 0.0;
};

Together group_leaves(std::uint64_t seed, double fast, double slow, double others, bool grouped) {
    WalkDef d;
    d.patches = {box_patch(0, 0, 15, 20)};
    d.portals = {{.a = 0, .p0 = {7, 0}, .p1 = {8, 0}}};
    CaseRun run(std::move(d), seed);
    const std::uint32_t way = run.route_to_portals({0});
    const auto first = scatter(5, {5, 16}, {10, 19.5}, 0.2, seed);
    const auto second = scatter(10, {5, 8}, {10, 12}, 0.2, seed + 1000);
    for (std::size_t i = 0; i < 5; ++i) {
        const std::uint32_t row = run.add(first[i], i < 4 ? fast : slow, way);
        if (grouped) run.scene.state.group[row] = 0;
    }
    for (const Vec2 at : second) run.add(at, others, way);
    Together out;
    run.each_tick = [&](CaseRun& r) {
        if (r.now() < 5.0) return;
        Vec2 centre{0, 0};
        int inside = 0;
        for (std::size_t i = 0; i < 5; ++i) {
            if (r.left_at[i] >= 0.0) continue;
            centre = centre + r.scene.state.pos[i];
            ++inside;
        }
        for (std::size_t i = 0; i < 5 && inside > 0; ++i)
            if (r.left_at[i] < 0.0) out.farthest = std::max(out.farthest, distance(r.scene.state.pos[i], (1.0 / inside) * centre));
    };
    run.run(400);
    const auto [lo, hi] = std::minmax_element(run.left_at.begin(), run.left_at.begin() + 5);
    out.spread = *lo < 0.0 ? 1e9 : *hi - *lo;
    return out;
}

void group_checks(MoveChecks& out, CaseTier tier, const char* name, double fast, double slow, double others) {
    std::vector<double> together, alone;
    double farthest = 0.0;
    int close = 0;
    const std::uint64_t n = seeds(tier, 3, 10);
    for (std::uint64_t seed = 1; seed <= n; ++seed) {
        const Together with = group_leaves(seed, fast, slow, others, true);
        together.push_back(with.spread);
        farthest = std::max(farthest, with.farthest);
        close += with.spread <= 10.0 ? 1 : 0;
        alone.push_back(group_leaves(seed, fast, slow, others, false).spread);
    }
    const std::string id = std::string("S-10 ") + name;
    out.push_back(check_true(id + " runs with a spread of 10 s at most", 10 * close >= static_cast<int>(9 * n), "9 of 10", close));
    out.push_back(check_less(id + " farthest from the middle of the group [m]", farthest, 8.0));
    if (slow < 0.6) {
        out.push_back(check_true(id + " spread without the group [s]", mean(alone) > 15.0, "> 15", mean(alone)));
    } else {
        out.push_back(check_less(id + " mean spread, share of that without the group", mean(together) / mean(alone), 0.7));
    }
}

}  // namespace

MoveChecks case_s07(CaseTier tier) {
    MoveChecks out;
    const auto uniform_cdf = [](double v) { return std::clamp((v - 0.97) / 0.65, 0.0, 1.0); };
    const auto few = drawn(Distribution::uniform(0.97, 1.62), 50, 1), many = drawn(Distribution::uniform(0.97, 1.62), 1000, 1);
    out.push_back(check_between("S-07 a mean of 50, IMO males 30-50 [m/s]", mean(few), 1.215, 1.375));
    out.push_back(check_less("S-07 a KS distance of 50", ks(few, uniform_cdf), 0.23));
    out.push_back(check_between("S-07 a mean of 1000 [m/s]", mean(many), 1.277, 1.313));
    out.push_back(check_between("S-07 a variance of 1000", deviation(many) * deviation(many), 0.0322, 0.0382));
    out.push_back(check_less("S-07 a KS distance of 1000", ks(many, uniform_cdf), 0.0515));
    const struct {
        const char* id;
        double lo, hi;
    } groups[] = {{"younger than 30", 0.58, 1.61}, {"30-50", 1.41, 1.54}, {"over 50", 0.68, 1.41}, {"limited mobility", 0.46, 0.76}};
    const std::size_t n = tier == CaseTier::Quick ? 20 : 50;
    std::vector<double> means;
    for (const auto& g : groups) {
        const auto v = measured_speeds(drawn(Distribution::uniform(g.lo, g.hi), n, hash_text(g.id)));
        const auto [lo, hi] = std::minmax_element(v.begin(), v.end());
        out.push_back(check_true(std::string("S-07 b ") + g.id + ", measured over 100 m",
                                 v.size() == n && *lo >= g.lo - 0.03 && *hi <= g.hi + 0.03,
                                 "in " + to_text(g.lo) + " .. " + to_text(g.hi) + " +- 0.03", mean(v)));
        means.push_back(mean(v));
    }
    out.push_back(check_true("S-07 b order of the means", means[1] > means[0] && means[0] > means[2] && means[2] > means[3],
                             "30-50 > younger > older > limited", means[1] - means[3]));
    std::vector<double> p_distance, m, sd;
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        const auto v = measured_speeds(drawn(Distribution::normal(1.2, 0.2).within(0.4, 2.0), 100, seed));
        m.push_back(mean(v));
        sd.push_back(deviation(v));
        p_distance.push_back(ks(v, [](double x) { return normal_cdf((x - 1.2) / 0.2); }));
        if (tier == CaseTier::Quick && seed == 3) break;
    }
    std::sort(p_distance.begin(), p_distance.end());
    out.push_back(check_between("S-07 c mean of 100 measured [m/s]", mean(m), 1.15, 1.25));
    out.push_back(check_between("S-07 c their deviation [m/s]", mean(sd), 0.15, 0.25));
    // p > 0.05 at n = 100: distance below 1.358 / sqrt(n) (Kolmogorov's limit).
    out.push_back(check_less("S-07 c KS distance, median of seeds", p_distance[p_distance.size() / 2], 0.1358));
    return out;
}

MoveChecks case_s10(CaseTier tier) {
    MoveChecks out;
    group_checks(out, tier, "NIST", 1.25, 0.5, 0.2);
    group_checks(out, tier, "ISO", 1.55, 0.8, 0.5);
    return out;
}

}  // namespace taicho::people
