#pragma once

#include <string>
#include <vector>

#include "io/results_data.h"
#include "sim/scenario.h"

/// What can be measured on the rows of a run.
namespace taicho::verify {

/// One run of a case with what the scenario says is measured.
struct MeasuredRun {
    io::Results rows;
    const sim::Scenario* scenario = nullptr;
    std::uint64_t population_seed = 1;
    double air_kg = 1.0;             ///< [kg] of all rooms at the start, what a mass error is measured by
};

struct Series {
    std::vector<double> t, v;
    /// Linear between the rows; NaN outside them.
    [[nodiscard]] double at(double time) const;
    [[nodiscard]] double mean(double from, double to) const;
};

/// A quantity of a place over time (upper_temperature_c, layer_height_m, co2_percent, ...).
[[nodiscard]] Series place_series(const MeasuredRun& run, const std::string& place, const std::string& quantity);

struct Crossing {
    double time = 0;                 ///< [s] linear between the two stored positions
    std::uint32_t person = 0;
};
/// Who crossed a measuring line or an opening, in the order of time.
[[nodiscard]] std::vector<Crossing> crossings(const MeasuredRun& run, const sim::MeasureDef& measure);

/// A number of a line or opening (count, first_s, last_s, flow_p_s, sustained_flow_p_s, window_excess_p), of
/// two lines ("a", "b": transit_s), of a person by id (person_measure.h), of an area (samples, density_p_m2), of a line as centre line (drift_m),
/// or of the whole run (out, inside, deaths, mass_error, energy_error, stuck, longest_stand_s, first_s:<event>,
/// count:<event>, ...).
/// NaN when it does not exist in this run.
[[nodiscard]] double measured_value(const MeasuredRun& run, const std::vector<std::string>& measures,
                                    const std::string& quantity);

/// The place a criterion means: that of a measure, or one written as it stands; empty when it is neither.
[[nodiscard]] std::string measured_place(const MeasuredRun& run, const std::string& id);
[[nodiscard]] const sim::MeasureDef* find_measure(const MeasuredRun& run, const std::string& id);

/// Flow between the 10 % and the 90 % person [p/s]; NaN below 10 persons.
[[nodiscard]] double sustained_flow(const std::vector<Crossing>& c);

}  // namespace taicho::verify
