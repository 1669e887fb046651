#include "study/statistics.h"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

#include "core/hash.h"
#include "core/rng.h"

namespace taicho::study {

namespace {

constexpr double k_nan = std::numeric_limits<double>::quiet_NaN();

double skewness(const std::vector<double>& x) {
    const double m = mean(x);
    double m2 = 0.0, m3 = 0.0;
    for (const double v : x) {
        m2 += (v - m) * (v - m);
        m3 += (v - m) * (v - m) * (v - m);
    }
    const double n = static_cast<double>(x.size());
    return m2 > 0.0 ? (m3 / n) / std::pow(m2 / n, 1.5) : 0.0;
}

std::vector<double> resampled_means(const std::vector<double>& x, int resamples) {
    std::vector<double> means(static_cast<std::size_t>(resamples));
    const auto n = static_cast<std::uint32_t>(x.size());
    for (std::size_t r = 0; r < means.size(); ++r) {
        double sum = 0.0;
        for (std::uint32_t i = 0; i < n; i += 2) {
            const std::uint64_t bits = draw_bits({1, r, Purpose::Bootstrap, i / 2});
            sum += x[((bits & 0xFFFFFFFFu) * n) >> 32];
            if (i + 1 < n) sum += x[((bits >> 32) * n) >> 32];
        }
        means[r] = sum / static_cast<double>(n);
    }
    std::sort(means.begin(), means.end());
    return means;
}

double sorted_quantile(const std::vector<double>& sorted, double p) {
    const double at = p * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

struct Chosen {
    Interval ci;
    bool bootstrap = false;
};

Chosen choose_interval(const std::vector<double>& x, std::size_t unequal, const StatisticsDef& def) {
    const double allowed =
        def.t_needs_skew_below * std::sqrt(std::max(1.0, static_cast<double>(x.size()) / 30.0));
    if (unequal < def.t_needs_unequal || std::abs(skewness(x)) > allowed) {
        return {bootstrap_interval(x, def.confidence, def.resamples), true};
    }
    return {t_interval(x, def.confidence), false};
}

}  // namespace

double mean(const std::vector<double>& x) {
    double sum = 0.0;
    for (const double v : x) sum += v;
    return x.empty() ? k_nan : sum / static_cast<double>(x.size());
}

double standard_deviation(const std::vector<double>& x) {
    if (x.size() < 2) return 0.0;
    const double m = mean(x);
    double sum = 0.0;
    for (const double v : x) sum += (v - m) * (v - m);
    return std::sqrt(sum / static_cast<double>(x.size() - 1));
}

double quantile(std::vector<double> x, double p) {
    if (x.empty()) return k_nan;
    std::sort(x.begin(), x.end());
    return sorted_quantile(x, p);
}

Interval wilson_interval(std::size_t hits, std::size_t n, double confidence) {
    if (n == 0) return {0.0, 1.0};
    const double z = boost::math::quantile(boost::math::normal(), 0.5 + 0.5 * confidence);
    const double count = static_cast<double>(n), p = static_cast<double>(hits) / count;
    const double middle = p + z * z / (2.0 * count);
    const double half = z * std::sqrt(p * (1.0 - p) / count + z * z / (4.0 * count * count));
    const double scale = 1.0 + z * z / count;
    return {std::max(0.0, (middle - half) / scale), std::min(1.0, (middle + half) / scale)};
}

Interval t_interval(const std::vector<double>& x, double confidence) {
    const double m = mean(x);
    if (x.size() < 2) return {k_nan, k_nan};
    const boost::math::students_t t(static_cast<double>(x.size() - 1));
    const double half = boost::math::quantile(t, 0.5 + 0.5 * confidence) * standard_deviation(x) /
                        std::sqrt(static_cast<double>(x.size()));
    return {m - half, m + half};
}

Interval bootstrap_interval(const std::vector<double>& x, double confidence, int resamples) {
    if (x.size() < 2) return {k_nan, k_nan};
    const double m = mean(x);
    const auto means = resampled_means(x, resamples);
    if (means.front() == means.back()) return {m, m};
    double below = 0.0, cubes = 0.0, squares = 0.0;
    for (const double v : means) below += v < m ? 1.0 : (v == m ? 0.5 : 0.0);
    const double share = std::clamp(below / static_cast<double>(means.size()), 1e-4, 1.0 - 1e-4);
    for (const double v : x) {
        cubes += (v - m) * (v - m) * (v - m);
        squares += (v - m) * (v - m);
    }
    const boost::math::normal normal;
    const double z0 = boost::math::quantile(normal, share);
    const double a = cubes / (6.0 * std::pow(squares, 1.5));
    const auto corrected = [&](double p) {
        const double z = z0 + boost::math::quantile(normal, p);
        return boost::math::cdf(normal, z0 + z / (1.0 - a * z));
    };
    const double tail = 0.5 * (1.0 - confidence);
    return {sorted_quantile(means, corrected(tail)), sorted_quantile(means, corrected(1.0 - tail))};
}

Spread spread(const std::vector<double>& x, const StatisticsDef& def) {
    Spread s;
    std::vector<double> there;
    for (const double v : x) {
        if (!std::isnan(v)) there.push_back(v);
    }
    s.n = there.size();
    s.missing = x.size() - there.size();
    s.mean = mean(there);
    s.sd = standard_deviation(there);
    s.median = quantile(there, 0.5);
    s.p95 = quantile(there, 0.95);
    if (s.n < 2 || s.sd == 0.0) {
        s.ci = {s.mean, s.mean};
        s.method = "constant";
        return s;
    }
    const double usual = s.median;
    const auto unusual = static_cast<std::size_t>(
        std::count_if(there.begin(), there.end(), [&](double v) { return v != usual; }));
    const Chosen c = choose_interval(there, unusual, def);
    s.ci = c.ci;
    s.method = c.bootstrap ? "bootstrap" : "t";
    return s;
}

Difference paired_difference(const std::vector<double>& a, const std::vector<double>& b,
                             const StatisticsDef& def) {
    Difference d;
    std::vector<double> delta, xa, xb;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        if (std::isnan(a[i]) || std::isnan(b[i])) continue;
        xa.push_back(a[i]);
        xb.push_back(b[i]);
        delta.push_back(a[i] - b[i]);
        d.unequal += a[i] != b[i];
    }
    d.n = delta.size();
    d.mean = mean(delta);
    d.sd = standard_deviation(delta);
    const double sa = standard_deviation(xa);
    const double sb = standard_deviation(xb);
    const double apart = sa * sa + sb * sb;
    d.variance_ratio = apart > 0.0 ? d.sd * d.sd / apart : k_nan;
    if (d.unequal == 0 || d.n < 2) {
        d.ci = {d.mean, d.mean};
        d.method = d.n == 0 ? "no-pairs" : "all-equal";
        return d;
    }
    const Chosen c = choose_interval(delta, d.unequal, def);
    d.ci = c.ci;
    d.method = c.bootstrap ? "paired-bootstrap" : "paired-t";
    return d;
}

Difference interaction(const std::vector<double>& none, const std::vector<double>& a,
                       const std::vector<double>& b, const std::vector<double>& both,
                       const StatisticsDef& def) {
    const std::size_t n = std::min({none.size(), a.size(), b.size(), both.size()});
    std::vector<double> with(n), without(n);
    for (std::size_t i = 0; i < n; ++i) {
        with[i] = both[i] - a[i];
        without[i] = b[i] - none[i];
    }
    return paired_difference(with, without, def);
}

Band band(const std::vector<std::vector<float>>& curves) {
    Band out;
    std::size_t length = 0;
    for (const auto& c : curves) length = std::max(length, c.size());
    for (std::size_t k = 0; k < length; ++k) {
        std::vector<double> at;
        for (const auto& c : curves) {
            if (!c.empty()) at.push_back(c[std::min(k, c.size() - 1)]);
        }
        std::sort(at.begin(), at.end());
        out.mean.push_back(mean(at));
        out.low.push_back(sorted_quantile(at, 0.1));
        out.median.push_back(sorted_quantile(at, 0.5));
        out.high.push_back(sorted_quantile(at, 0.9));
    }
    return out;
}

Convergence compare_curves(const std::vector<double>& now, const std::vector<double>& before) {
    const std::size_t n = std::min(now.size(), before.size());
    const std::size_t s = std::max<std::size_t>(1, (n + 10) / 20);
    double apart = 0, norm_now = 0, product = 0, norm_before = 0, up = 0, up_now = 0, up_before = 0;
    for (std::size_t k = 0; k < n; ++k) {
        apart += (now[k] - before[k]) * (now[k] - before[k]);
        norm_now += now[k] * now[k];
        norm_before += before[k] * before[k];
        product += now[k] * before[k];
        if (k < s) continue;
        const double de = now[k] - now[k - s];
        const double dm = before[k] - before[k - s];
        up += de * dm;
        up_now += de * de;
        up_before += dm * dm;
    }
    Convergence c;
    c.erd = norm_now > 0 ? std::sqrt(apart / norm_now) : 0.0;
    c.epc = norm_before > 0 ? product / norm_before : 1.0;
    c.sc = up_now > 0 && up_before > 0 ? up / std::sqrt(up_now * up_before) : 1.0;
    return c;
}

std::size_t runs_to_converge(const std::vector<std::vector<double>>& exit_times,
                             const ConvergenceLimits& limits) {
    if (exit_times.size() < 3) return 0;
    std::size_t n = exit_times[0].size();
    for (const auto& run : exit_times) n = std::min(n, run.size());
    if (n == 0) return 0;
    std::vector<double> sum(n), before(n), totals;
    Convergence last;
    double total_before = 0.0, sd_before = 0.0;
    int good = 0;
    for (std::size_t j = 0; j < exit_times.size(); ++j) {
        std::vector<double> now(n);
        for (std::size_t k = 0; k < n; ++k) {
            sum[k] += exit_times[j][k];
            now[k] = sum[k] / static_cast<double>(j + 1);
        }
        totals.push_back(exit_times[j].back());
        const double total = mean(totals);
        const double sd = standard_deviation(totals);
        const Convergence c = j > 0 ? compare_curves(now, before) : Convergence{};
        const bool ok =
            j > 1 && std::abs(total - total_before) < limits.total * total &&
            std::abs(sd - sd_before) <= limits.sd * sd &&
            std::abs(c.erd - last.erd) < limits.functional &&
            std::abs(c.epc - last.epc) < limits.functional && std::abs(c.sc - last.sc) < limits.functional;
        good = ok ? good + 1 : 0;
        if (good >= limits.consecutive) return j + 1;
        before = now;
        last = c;
        total_before = total;
        sd_before = sd;
    }
    return 0;
}

}  // namespace taicho::study
