#include "fire/burning_law.h"

#include <algorithm>
#include <cmath>

namespace taicho::fire {
namespace {

/// Clock at which the growth ends: the peak is reached, or the decay begins first.
double growth_end(const BurnLaw& law) {
    const double to_peak = std::sqrt(law.peak / law.alpha);
    if (law.peak * to_peak <= 3.0 * law.decay_from * law.energy) return to_peak;
    const double to_decay = std::cbrt(3.0 * law.decay_from * law.energy / law.alpha);
    return std::min(to_peak, to_decay);
}

struct Piece {
    double time;   ///< [s] used
    double spent;  ///< [J]
};

/// One phase of the undisturbed law, at most `dt` long. Growth runs at `growth` of its pace.
Piece grow(const BurnLaw& law, BurnRow& row, double dt, double growth) {
    const double end = growth_end(law);
    const double pace = std::max(growth, 1e-9);
    double h = std::min(dt, (end - row.clock) / pace);
    const auto energy_over = [&](double time) {
        const double to = row.clock + pace * time;
        return law.alpha * (to * to * to - row.clock * row.clock * row.clock) / (3.0 * pace);
    };
    // A fire that was held back may reach its decay before its clock says so.
    const double left = law.decay_from * law.energy - row.spent;
    if (energy_over(h) > left) {
        const double c = row.clock;
        h = (std::cbrt(c * c * c + 3.0 * pace * std::max(0.0, left) / law.alpha) - c) / pace;
    }
    const Piece piece{h, energy_over(h)};
    row.clock += pace * h;
    if (end - row.clock < 1e-9) row.clock = end;
    return piece;
}

Piece hold(const BurnLaw& law, const BurnRow& row, double dt) {
    const double q = law.alpha * row.clock * row.clock;
    const double h = std::min(dt, (law.decay_from * law.energy - row.spent) / q);
    return {h, q * h};
}

/// Linear in time means: the root of what is left falls linearly.
Piece decay(const BurnLaw& law, const BurnRow& row, double dt) {
    const double q0 = law.alpha * row.clock * row.clock;
    const double start = (1.0 - law.decay_from) * law.energy;
    const double left = law.energy - row.spent;
    const double slope = 0.5 * q0 / std::sqrt(start);
    const double root = std::sqrt(left);
    const double h = std::min(dt, root / slope);
    const double next = std::max(0.0, root - slope * h);
    return {h, h < dt ? left : left - next * next};
}

BurnStep undisturbed(const BurnLaw& law, BurnRow& row, double dt, double growth) {
    const double before = row.spent;
    const double decay_at = law.decay_from * law.energy;
    double left = dt;
    BurnStep step;
    // The plateau: the same rate to the bit, so that whoever compares sees that nothing moved.
    if (const double q = law.alpha * row.clock * row.clock; row.clock >= growth_end(law) && row.spent + q * dt < decay_at) {
        row.spent += q * dt;
        step.mean_hrr = step.end_hrr = q;
        return step;
    }
    while (left > 1e-12) {
        Piece p;
        if (row.spent >= decay_at * (1.0 - 1e-12)) p = decay(law, row, left);
        else if (row.clock < growth_end(law)) p = grow(law, row, left, growth);
        else p = hold(law, row, left);
        row.spent += p.spent;
        left -= p.time;
        if (row.spent >= law.energy * (1.0 - 1e-12)) {
            row.spent = law.energy;
            step.out_after = dt - left;
            break;
        }
        // Phases end exactly on their borders; a piece of no length moves on to the next.
        if (p.time <= 0.0) row.spent = std::max(row.spent, decay_at);
    }
    step.mean_hrr = (row.spent - before) / dt;
    step.end_hrr = step.out_after >= 0.0 ? 0.0 : free_hrr(law, row);
    return step;
}

BurnStep prescribed(const Curve& curve, BurnRow& row, double dt) {
    BurnStep step;
    const double before = curve.integral(row.clock);
    row.clock += dt;
    const double after = curve.integral(row.clock);
    row.spent += after - before;
    step.mean_hrr = (after - before) / dt;
    step.end_hrr = curve.at(row.clock);
    if (row.clock >= curve.xs().back() && curve.ys().back() <= 0.0)
        step.out_after = std::clamp(dt - (row.clock - curve.xs().back()), 0.0, dt);
    return step;
}

/// Clock pace that makes the whole grow as the burning part does by its own t-squared law.
double pace_of(double burning, double whole) {
    return whole > 0.0 ? std::sqrt(std::clamp(burning / whole, 0.0, 1.0)) : 0.0;
}

/// Part of the package burns, part is knocked down: the rest of the law runs on what burns.
BurnStep disturbed(const BurnLaw& law, BurnRow& row, double dt, const BurnAgent& agent,
                   double growth, double efold) {
    const double whole0 = free_hrr(law, row);
    const double burning0 = std::max(0.0, whole0 - row.knocked);
    BurnRow free = row;
    const double pace = pace_of(burning0, whole0);
    if (law.curve != nullptr) {
        free.clock += pace * dt;
    } else if (free.spent < law.decay_from * law.energy) {
        const double end = growth_end(law);
        free.clock = std::min(std::max(end, free.clock), free.clock + pace * growth * dt);
    }
    double knocked = row.knocked;
    if (agent.on) knocked += agent.rate * dt;
    else knocked -= std::min(knocked, burning0 * (std::exp(dt / efold) - 1.0));
    double whole1 = free_hrr(law, free);
    if (agent.on) knocked = std::min(knocked, whole1 * (1.0 - agent.floor_share));
    if (agent.holds()) knocked = std::max(knocked, whole1 - agent.ceiling);
    double burning1 = whole1 - knocked;
    BurnStep step;
    double lasts = dt;
    if (burning1 <= 1e-9 * law.peak) {
        step.by_agent = agent.on;
        const double wanted = whole1 - row.knocked - agent.rate * dt;  // would be below zero
        lasts = dt * std::clamp(burning0 / std::max(burning0 - wanted, 1e-12), 0.0, 1.0);
        step.out_after = lasts;
        burning1 = 0.0;
    }
    const double spent = std::min(0.5 * (burning0 + burning1) * lasts, law.energy - row.spent);
    row.clock = free.clock;
    row.spent += spent;
    row.knocked = std::max(0.0, knocked);
    step.mean_hrr = spent / dt;
    step.end_hrr = burning1;
    if (row.spent >= law.energy * (1.0 - 1e-12) && step.out_after < 0.0) step.out_after = dt;
    return step;
}

}  // namespace

double free_hrr(const BurnLaw& law, const BurnRow& row) {
    if (law.curve != nullptr) return law.curve->at(row.clock);
    const double q = law.alpha * row.clock * row.clock;
    const double left = law.energy - row.spent;
    const double start = (1.0 - law.decay_from) * law.energy;
    if (left < start) return q * std::sqrt(std::max(0.0, left) / start);
    return q;
}

BurnStep advance_burning(const BurnLaw& law, BurnRow& row, double dt, const BurnAgent& agent,
                         double growth, double efold) {
    if (agent.on || agent.holds() || row.knocked > 0.0) return disturbed(law, row, dt, agent, growth, efold);
    if (law.curve != nullptr) return prescribed(*law.curve, row, dt);
    return undisturbed(law, row, dt, growth);
}

BurnPhases burn_phases(const BurnLaw& law) {
    BurnPhases p;
    p.growth = growth_end(law);
    p.peak = law.alpha * p.growth * p.growth;
    p.growth_energy = p.peak * p.growth / 3.0;
    p.steady = std::max(0.0, (law.decay_from * law.energy - p.growth_energy) / p.peak);
    p.decay = 2.0 * (1.0 - law.decay_from) * law.energy / p.peak;
    return p;
}

}  // namespace taicho::fire
