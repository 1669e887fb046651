#pragma once

#include <vector>

namespace taicho {

/// Piecewise linear function of time; constant before the first and after the last point.
class Curve {
  public:
    Curve() = default;
    /// Points must have strictly increasing x and finite y (checked by `valid`).
    Curve(std::vector<double> x, std::vector<double> y) : x_(std::move(x)), y_(std::move(y)) {}
    [[nodiscard]] bool empty() const { return x_.empty(); }
    [[nodiscard]] bool valid() const;
    /// Value at x; 0 when empty.
    [[nodiscard]] double at(double x) const;
    /// Exact integral from the first point to x (the curve is 0 outside its points here).
    [[nodiscard]] double integral(double x) const;
    [[nodiscard]] const std::vector<double>& xs() const { return x_; }
    [[nodiscard]] const std::vector<double>& ys() const { return y_; }

  private:
    std::vector<double> x_;
    std::vector<double> y_;
};

}  // namespace taicho
