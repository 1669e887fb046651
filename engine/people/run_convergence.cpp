#include "people/run_convergence.h"

#include <algorithm>
#include <cmath>

namespace taicho::people {

namespace {

double inner(const std::vector<double>& a, const std::vector<double>& b) {
    double sum = 0.0;
    for (std::size_t k = 0; k < a.size(); ++k) sum += a[k] * b[k];
    return sum;
}

std::vector<double> steps(const std::vector<double>& v, std::size_t width) {
    std::vector<double> out;
    for (std::size_t k = width; k < v.size(); ++k) out.push_back(v[k] - v[k - width]);
    return out;
}

bool within(double a, double b, double limit) { return std::abs(a - b) < limit; }

}  // namespace

CurveLikeness likeness(const std::vector<double>& e, const std::vector<double>& m) {
    std::vector<double> apart = e;
    for (std::size_t k = 0; k < m.size(); ++k) apart[k] -= m[k];
    const double ee = inner(e, e), mm = inner(m, m), em = inner(e, m);
    const std::size_t width = std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(0.05 * static_cast<double>(e.size()))));
    const std::vector<double> de = steps(e, width), dm = steps(m, width);
    return {std::sqrt(inner(apart, apart) / ee), em / mm, em / std::sqrt(ee * mm), inner(de, dm) / std::sqrt(inner(de, de) * inner(dm, dm))};
}

bool RunConvergence::add(const std::vector<double>& times) {
    std::vector<double> sorted = times;
    std::sort(sorted.begin(), sorted.end());
    last_.push_back(sorted.back());
    const double n = static_cast<double>(last_.size());
    if (last_.size() == 1) {
        mean_curve_ = sorted;
        mean_ = sorted.back();
        return false;
    }
    std::vector<double> curve = mean_curve_;
    for (std::size_t k = 0; k < curve.size(); ++k) curve[k] += (sorted[k] - curve[k]) / n;
    const CurveLikeness now = likeness(curve, mean_curve_);
    const double mean = mean_ + (sorted.back() - mean_) / n;
    double squares = 0.0;
    for (const double t : last_) squares += (t - mean) * (t - mean);
    const double spread = std::sqrt(squares / (n - 1.0));
    const bool settled = last_.size() > 2 && within(mean, mean_, within_.time * mean) && within(spread, spread_, within_.spread * spread) &&
                         within(now.distance, likeness_.distance, within_.curve) &&
                         within(now.projection, likeness_.projection, within_.curve) && within(now.secant, likeness_.secant, within_.curve);
    mean_curve_ = std::move(curve);
    likeness_ = now;
    mean_ = mean;
    spread_ = spread;
    in_a_row_ = settled ? in_a_row_ + 1 : 0;
    return in_a_row_ >= within_.in_a_row;
}

double RunConvergence::time_95() const {
    std::vector<double> sorted = last_;
    std::sort(sorted.begin(), sorted.end());
    const auto rank = static_cast<std::size_t>(std::ceil(0.95 * static_cast<double>(sorted.size()) - 1e-9));
    return sorted[std::max<std::size_t>(1, rank) - 1];
}

}  // namespace taicho::people
