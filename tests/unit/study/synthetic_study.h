#pragma once

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>

#include "core/hash.h"
#include "core/rng.h"
#include "io/results_data.h"
#include "io/results_outcomes.h"
#include "study/plan.h"
#include "study/run_row.h"

namespace taicho::study::test {

/// Made-up runs with a known truth: the chance of a large fire falls with what stands ready, and arms of
/// one repeat share their luck.
inline io::Results synthetic_run(const ExpandedStudy& study, const Plan& plan) {
    const Point& point = study.point_of(plan);
    double ready = 0.0;
    for (const Override& o : point.set) {
        if (o.value == "1") ready += 0.35;
    }
    if (point.key == "today") ready = 0.2;
    for (const std::string& v : point.axis_values) {
        if (!v.empty()) ready = 0.7 * std::atof(v.c_str());
    }
    const double luck = draw_uniform({plan.seed, 1, Purpose::Test, 0});
    const bool large = luck > 0.25 + 0.75 * ready;
    sim::Outcomes o;
    o.people = 45;
    o.deaths = large ? std::floor(4.0 * (luck - 0.25)) : 0.0;
    o.injured = large ? 2.0 : (luck > 0.5 ? 1.0 : 0.0);
    o.smoke_reached = large ? 8.0 : 2.0;
    o.last_out_s = 180.0 + 240.0 * luck;
    o.homes_lost = large ? 1.0 + std::floor(3.0 * luck) : 0.0;
    o.burnt_m2 = large ? 90.0 * luck : 2.0;
    o.damage_vnd = 1e6 * (large ? 900.0 * luck : 15.0);
    o.out_by_residents = large ? 0.0 : 1.0;
    o.out_by_service = large ? 1.0 : 0.0;
    o.attempts = 1.0 + std::floor(2.0 * ready);
    o.successes = large ? 0.0 : 1.0;
    o.noticed_s = 40.0 + 60.0 * luck;
    o.start_hour = std::fmod(24.0 * draw_uniform({plan.seed, 2, Purpose::Test, 0}), 24.0);
    o.ignition_item = "sofa-1";
    o.ignition_cause = luck < 0.45 ? "electrical" : "other";
    o.ignition_use = "home";
    o.outcome_hash = RowHash(7).add_real(o.deaths).add_real(o.burnt_m2).add_real(luck).value();
    for (std::uint32_t p = 0; p < 45; ++p) {
        sim::PersonOutcome who;
        who.person = p;
        who.health = p < o.deaths ? 4 : 0;
        who.where = p < o.deaths ? 1 : 0;
        who.cause = p < o.deaths ? 0 : 5;
        who.place = p % 6;
        who.time_s = static_cast<float>(o.last_out_s * (p + 1.0) / 45.0);
        o.persons.push_back(who);
    }
    o.building_lost_s.assign(12, std::numeric_limits<float>::quiet_NaN());
    for (int b = 0; b < o.homes_lost; ++b) o.building_lost_s[static_cast<std::size_t>(4 + b)] = 300.0f;
    io::Results r;
    io::put_outcomes(o, r);
    for (int i = 0; i < 45; ++i) r.ids.people.push_back("p" + std::to_string(i));
    for (int i = 0; i < 6; ++i) r.ids.places.push_back("room-" + std::to_string(i));
    for (int i = 0; i < 12; ++i) r.ids.buildings.push_back("house-" + std::to_string(i + 1));
    std::vector<float> inside, deaths, burnt, hrr;
    for (int k = 0; k <= 180; ++k) {
        const double t = 5.0 * k;
        const double left = std::clamp((t - 60.0) / o.last_out_s, 0.0, 1.0);
        inside.push_back(static_cast<float>(std::round((45 - o.deaths) * (1.0 - left) + o.deaths)));
        deaths.push_back(static_cast<float>(t > 240 ? o.deaths : 0.0));
        burnt.push_back(static_cast<float>(o.burnt_m2 * std::min(1.0, t * t / 360000.0)));
        hrr.push_back(static_cast<float>(large ? 3000.0 * std::exp(-(t - 400) * (t - 400) / 40000.0) : 60.0 * std::exp(-t / 90.0)));
    }
    r.curves = {{"inside", inside}, {"deaths", deaths}, {"burnt_m2", burnt}, {"hrr_kw", hrr}};
    return r;
}

}  // namespace taicho::study::test
