#include "core/curve.h"

#include <algorithm>
#include <cmath>

namespace taicho {

bool Curve::valid() const {
    if (x_.size() != y_.size()) return false;
    for (std::size_t i = 0; i < x_.size(); ++i) {
        if (!std::isfinite(x_[i]) || !std::isfinite(y_[i])) return false;
        if (i > 0 && x_[i] <= x_[i - 1]) return false;
    }
    return true;
}

double Curve::at(double x) const {
    if (x_.empty()) return 0.0;
    if (x <= x_.front()) return y_.front();
    if (x >= x_.back()) return y_.back();
    const auto hi = static_cast<std::size_t>(std::upper_bound(x_.begin(), x_.end(), x) - x_.begin());
    const double f = (x - x_[hi - 1]) / (x_[hi] - x_[hi - 1]);
    return y_[hi - 1] + f * (y_[hi] - y_[hi - 1]);
}

double Curve::integral(double x) const {
    double sum = 0.0;
    for (std::size_t i = 1; i < x_.size() && x_[i - 1] < x; ++i) {
        const double end = std::min(x, x_[i]);
        sum += 0.5 * (y_[i - 1] + at(end)) * (end - x_[i - 1]);
    }
    return sum;
}

}  // namespace taicho
