#include "fire/gas_model.h"

#include <algorithm>
#include <cmath>

#include "core/hash.h"
#include "core/parallel.h"
#include "fire/gas_active.h"
#include "fire/gas_block.h"
#include "fire/gas_inner_glow.h"
#include "fire/gas_scratch.h"
#include "fire/gas_shared_walls.h"

namespace taicho::fire {

namespace {

/// Blocks with fewer rooms are solved side by side, larger ones one after another with all threads.
constexpr std::size_t k_large_block = 8 * k_gas_chunk;

GasHotRoom open_air(const GasSettings& set) {
    GasHotRoom h;
    const double rho = constants::k_p_ref / (constants::k_gas * set.ambient_temperature);
    h.density = {rho, rho};
    h.weight = {constants::k_gravity * rho, constants::k_gravity * rho};
    h.root = {std::sqrt(2 * rho), std::sqrt(2 * rho)};
    h.temperature = {set.ambient_temperature, set.ambient_temperature};
    h.enthalpy = {constants::k_cp * set.ambient_temperature, constants::k_cp * set.ambient_temperature};
    h.share = {1, 1};
    h.well_mixed = true;
    return h;
}

void ramp_vents(const GasNetwork& net, GasState& s) {
    if (s.moving_vents.empty()) return;
    const double ramp = net.settings.opening_ramp;
    const double most = ramp > 0 ? net.settings.step / ramp : 1.0;
    for (const std::uint32_t v : s.moving_vents) {
        GasVentRow& row = s.vents[v];
        row.fraction += std::clamp(row.target - row.fraction, -most, most);
    }
    std::erase_if(s.moving_vents, [&](std::uint32_t v) { return s.vents[v].fraction == s.vents[v].target; });
}

/// One attempt at a (sub)step; false: throw it away and halve.
bool attempt(GasBlockStep& b, bool last) {
    burn_fires(b);
    room_forcing(b);
    std::uint32_t worst = b.region.rooms.front();
    auto& trouble = b.w.trouble[b.block];
    using Code = GasDiagnostic::Code;
    if (!solve_pressures(b)) {
        trouble.push_back({b.time, worst, last ? Code::PressureStopped : Code::StepShrunk});
        if (!last) return false;
    }
    make_moves(b);
    limit_moves(b);
    try_rooms(b);
    if (!within_guard(b, worst)) {
        trouble.push_back({b.time, worst, last ? Code::StepAtMinimum : Code::StepShrunk});
        if (!last) return false;
    }
    commit_rooms(b);
    return true;
}

void add_results(const GasBlockStep& b, std::span<GasFireResult> results, double share) {
    if (results.empty()) return;
    for (const std::uint32_t row : b.mine) {
        const GasFireWork& w = b.w.fire[row];
        const GasFire& f = b.fires[row];
        GasFireResult& out = results[row];
        const double heat = w.lower + w.upper;
        out.heat += share * heat;
        out.lower += share * w.lower;
        out.unburned += share * (w.pyrolysis - heat / b.net.fuels[f.fuel].heat);
        out.entrained += share * w.entrained;
        out.cooling += share * w.cooling;
        out.flame = flame_height(heat, f.area);
    }
}

}  // namespace

GasModel::GasModel(std::shared_ptr<const GasNetwork> network)
    : net_(std::move(network)), w_(std::make_unique<GasScratch>()) {
    const std::size_t n = net_->rooms.size();
    w_->hot.resize(n + 1);
    w_->hot[n] = open_air(net_->settings);
    w_->forcing.resize(n);
    w_->trial.resize(n);
    w_->species.resize(n * 2 * static_cast<std::size_t>(net_->species));
    w_->work.resize(net_->vents.size());
    w_->moves.resize(net_->vents.size());
    w_->matrix.diagonal.resize(n, 1.0);
    w_->matrix.off.resize(net_->column_row.size());
    w_->x.resize(n);
    w_->residual.resize(n);
    w_->has_fire.resize(n);
    w_->shared_heat.resize(n);
    w_->glows.resize(n);
    w_->books.resize(n / k_gas_chunk + net_->blocks + 2);
    w_->outside_air.assign(static_cast<std::size_t>(net_->species), 0.0);
    std::copy(net_->ambient.begin(), net_->ambient.begin() + k_fuel0, w_->outside_air.begin());
    w_->trouble.resize(net_->blocks);
}

GasModel::~GasModel() = default;

std::size_t GasModel::scratch_bytes() const {
    const std::size_t room = sizeof(GasHotRoom) + sizeof(GasForcing) + sizeof(GasTrial) + 3 * sizeof(double) + 1 +
                             2 * static_cast<std::size_t>(net_->species) * sizeof(double);
    return net_->rooms.size() * room + net_->vents.size() * (sizeof(GasVentWork) + sizeof(GasVentMoves)) +
           net_->column_row.size() * sizeof(double);
}

void GasModel::set_vent_fraction(GasState& s, std::uint32_t vent, double fraction) const {
    GasVentRow& row = s.vents[vent];
    row.target = std::clamp(fraction, 0.0, 1.0);
    const auto at = std::lower_bound(s.moving_vents.begin(), s.moving_vents.end(), vent);
    if (row.fraction != row.target && (at == s.moving_vents.end() || *at != vent))
        s.moving_vents.insert(at, vent);
}

void GasModel::advance(GasState& s, std::span<const GasFire> fires, std::span<GasFireResult> results,
                       double t, double dt) {
    const auto steps = static_cast<int>(std::lround(dt / net_->settings.step));
    for (GasFireResult& r : results) r = {};
    for (int i = 0; i < steps; ++i) step(s, fires, results, t + i * net_->settings.step);
    for (GasFireResult& r : results) {
        const double share = 1.0 / std::max(1, steps);
        r.heat *= share;
        r.lower *= share;
        r.unburned *= share;
        r.entrained *= share;
        r.cooling *= share;
    }
}

void GasModel::sort_fires(const GasState& s, std::span<const GasFire> fires) {
    GasScratch& w = *w_;
    w.fire.resize(fires.size());
    w.radiant.resize(fires.size());
    for (const std::uint32_t row : w.fire_order)
        if (row < w.fire_room.size()) w.has_fire[w.fire_room[row]] = 0;
    w.fire_order.clear();
    w.fire_room.resize(fires.size());
    for (std::size_t i = 0; i < fires.size(); ++i) {
        w.fire_room[i] = fires[i].room;
        // Water may work on where no fire is left, in a room that is simulated.
        const bool idle = s.level[fires[i].room] == GasLevel::Idle;
        if (idle || (fires[i].heat <= 0 && fires[i].cooling <= 0 && fires[i].steam <= 0)) continue;
        w.has_fire[fires[i].room] = 1;
        w.fire_order.push_back(static_cast<std::uint32_t>(i));
    }
    std::sort(w.fire_order.begin(), w.fire_order.end(), [&](std::uint32_t x, std::uint32_t y) {
        const std::uint32_t rx = fires[x].room, ry = fires[y].room;
        const std::uint32_t bx = net_->rooms[rx].block, by = net_->rooms[ry].block;
        return bx != by ? bx < by : rx != ry ? rx < ry : x < y;
    });
}

void GasModel::step_block(GasState& s, std::span<const GasFire> fires, std::span<GasFireResult> results,
                          std::size_t place, double t) {
    const std::uint32_t block = s.live[place];
    GasScratch& w = *w_;
    const auto of_block = [&](std::uint32_t row) { return net_->rooms[fires[row].room].block; };
    const auto from = std::partition_point(w.fire_order.begin(), w.fire_order.end(),
                                           [&](std::uint32_t row) { return of_block(row) < block; });
    const auto to = std::partition_point(from, w.fire_order.end(),
                                         [&](std::uint32_t row) { return of_block(row) == block; });
    const auto first = static_cast<std::size_t>(from - w.fire_order.begin());
    const auto many = static_cast<std::size_t>(to - from);
    const int most = net_->settings.max_halvings;
    int left = 1 << most, halving = 0;
    while (left > 0) {
        const int unit = 1 << (most - halving);
        GasBlockStep b{*net_, s, w, s.regions[block], fires,
                       std::span(w.fire_order).subspan(first, many),
                       std::span(w.radiant).subspan(first, many), block};
        b.halving = halving;
        b.dt = net_->settings.step / (1 << halving);
        b.time = t + net_->settings.step * ((1 << most) - left + unit) / (1 << most);
        if (!attempt(b, halving == most)) {
            ++halving;
            continue;
        }
        add_results(b, results, static_cast<double>(unit) / (1 << most));
        left -= unit;
    }
    watch_region(*net_, s, block, w, t + net_->settings.step);
}

void GasModel::step(GasState& s, std::span<const GasFire> fires, std::span<GasFireResult> results, double t) {
    ramp_vents(*net_, s);
    update_regions(*net_, s, fires);
    advance_shared_walls(*net_, s, *w_, t);
    meet_inner_glows(*net_, s, *w_);
    if (!s.live.empty()) {
        sort_fires(s, fires);
        const auto large = [&](std::size_t i) { return s.regions[s.live[i]].rooms.size() >= k_large_block; };
        for (std::size_t i = 0; i < s.live.size(); ++i)
            if (large(i)) step_block(s, fires, results, i, t);
        parallel_for(s.live.size(), 1, [&](Range range, std::size_t) {
            if (!large(range.begin)) step_block(s, fires, results, range.begin, t);
        });
        for (const std::uint32_t block : s.live) {
            s.any_stale = s.any_stale || s.stale[block] != 0;
            for (const GasDiagnostic& d : w_->trouble[block]) count(s, d.time, d.room, d.code);
            w_->trouble[block].clear();
        }
    }
    ++s.step;
}

std::uint64_t hash_gas(const GasState& s) {
    std::uint64_t sum = 0;
    const auto n = static_cast<std::size_t>(s.species);
    for (std::size_t r = 0; r < s.rooms.size(); ++r) {
        // At rest and never warm: as built, no part of the history. The map must not cost anything here.
        if (s.level[r] == GasLevel::Idle && s.wall_slot[r] == k_no_slot) continue;
        RowHash h(r);
        const GasRoomRow& row = s.rooms[r];
        h.add_real(row.pressure).add_real(row.mass[0]).add_real(row.mass[1]).add_real(row.upper_volume);
        for (std::size_t k = 0; k < 2 * n; ++k) h.add_real(s.layer_species(r, 0)[k]);
        for (std::size_t k = 0; k < 4; ++k) h.add_real(s.walls(r)[k]);
        sum += h.value();
    }
    for (std::size_t i = 0; i < s.shared_walls.size(); ++i) {
        RowHash h(hash_text("shared wall") + i);
        for (const double t : s.shared_walls[i].temperature) h.add_real(t);
        sum += h.value();
    }
    for (const GasGlowRow& g : s.glows)
        sum += RowHash(hash_text("glow") + g.vent).add_real(g.shines[0]).add_real(g.shines[1]).value();
    const auto settled = [&](const GasVentRow& v) {
        return v.fraction == v.target && (v.fraction == 0.0 || v.fraction == 1.0);
    };
    for (std::size_t v = 0; v < s.vents.size(); ++v) {
        if (settled(s.vents[v])) continue;  // wholly open or shut: the openings tell which
        sum += RowHash(hash_text("vent") + v).add_real(s.vents[v].fraction).add_real(s.vents[v].target).value();
    }
    return sum;
}

}  // namespace taicho::fire
