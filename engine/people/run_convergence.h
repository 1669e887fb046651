#pragma once

#include <cstddef>
#include <vector>

/// How many runs are enough: Ronchi, Reneke and Peacock (2014), "A method for the analysis of behavioural uncertainty in
/// evacuation modelling"; NIST TN 1822. A curve holds the times at which the 1st, 2nd, ... person leaves.
namespace taicho::people {

/// Curve E against curve m.
struct CurveLikeness {
    double distance = 0.0;     ///< [-] Euclidean relative difference |E - m| / |E|
    double projection = 0.0;   ///< [-] Euclidean projection coefficient <E, m> / <m, m>
    double product = 0.0;      ///< [-] inner product <E, m> / (|E| |m|)
    double secant = 0.0;       ///< [-] secant cosine, over steps of 5 % of the persons
};
[[nodiscard]] CurveLikeness likeness(const std::vector<double>& e, const std::vector<double>& m);

/// Largest changes from one run more that still count as settled.
struct SettledWithin {
    double time = 0.005;       ///< [-] mean of the last time
    double spread = 0.05;      ///< [-] its standard deviation
    double curve = 0.01;       ///< [-] each of the measures of likeness
    std::size_t in_a_row = 10; ///< runs
};

/// Takes one run after another.
class RunConvergence {
  public:
    explicit RunConvergence(const SettledWithin& within = {}) : within_(within) {}
    /// One more run; true once the answer has settled.
    bool add(const std::vector<double>& leaving_times);
    [[nodiscard]] std::size_t runs() const { return last_.size(); }
    /// The time that 95 % of the runs stay within: an order statistic (MSC.1/Circ.1533), not mean and two deviations.
    [[nodiscard]] double time_95() const;

  private:
    SettledWithin within_;
    std::vector<double> mean_curve_, last_;
    CurveLikeness likeness_;
    double mean_ = 0.0, spread_ = 0.0;
    std::size_t in_a_row_ = 0;
};

}  // namespace taicho::people
