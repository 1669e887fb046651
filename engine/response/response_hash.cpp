#include "response/response_hash.h"

#include "core/hash.h"

namespace taicho::response {

namespace {

constexpr double k_later = 1e299;   // [s] stands for never

std::uint64_t hash_bottles(const ResponseStatic& fixed, const ResponseState& s) {
    std::uint64_t sum = 0;
    for (std::size_t b = 0; b < s.charge.size(); ++b) {
        if (s.tried[b] == k_bottle_fresh && !s.held_by[b].valid() && s.ready_at[b] == 0.0) continue;
        sum += RowHash(fixed.bottles[b].key).add_real(s.charge[b]).add(s.held_by[b].v).add(s.tried[b]).add_real(s.ready_at[b]).value();
    }
    return sum;
}

std::uint64_t hash_water(const ResponseStatic& fixed, const ResponseState& s) {
    std::uint64_t sum = 0;
    for (std::size_t k = 0; k < s.hose_ready_at.size(); ++k) {
        if (s.hose_ready_at[k] > k_later && !s.hose_by[k].valid()) continue;
        sum += RowHash(hash_text("hose") + fixed.hoses[k].fixture.v).add_real(s.hose_ready_at[k]).add(s.hose_by[k].v).value();
    }
    for (std::size_t k = 0; k < s.source_left.size(); ++k) {
        if (s.source_left[k] == fixed.sources[k].volume) continue;
        sum += RowHash(hash_text("source") + k).add_real(s.source_left[k]).value();
    }
    for (std::size_t k = 0; k < s.pumps.size(); ++k) {
        const PumpState& p = s.pumps[k];
        if (p.phase == PumpPhase::Idle) continue;
        RowHash row(fixed.pumps[k].key);
        row.add(static_cast<std::uint64_t>(p.phase)).add_real(p.ready_at).add(p.source);
        for (const PersonIndex c : p.crew) row.add(c.v);
        sum += row.value();
    }
    return sum;
}

std::uint64_t hash_people(const ResponseState& s) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < s.joined.size(); ++i) {
        if (s.joined[i] != 0) sum += RowHash(hash_text("joined") + i).value();
    }
    for (std::size_t i = 0; i < s.attempted.size(); ++i) {
        if (s.attempted[i] != 0) sum += RowHash(hash_text("attempted") + i).value();
    }
    for (const Breach& b : s.breaches) {
        sum += RowHash(hash_text("breach") + b.opening.v).add(b.by.v).add_real(b.due_at).value();
    }
    for (std::size_t g = 0; g < s.bell_pressed_at.size(); ++g) {
        if (s.bell_pressed_at[g] < k_later) sum += RowHash(hash_text("bell") + g).add_real(s.bell_pressed_at[g]).value();
    }
    if (s.commander.valid()) sum += RowHash(hash_text("command")).add(s.commander.v).add_real(s.lead_at).value();
    if (s.counter.valid()) sum += RowHash(hash_text("count")).add(s.counter.v).add_real(s.counted_at).value();
    if (s.phoned) sum += RowHash(hash_text("phoned")).value();
    if (s.cluster_caller.valid()) {
        sum += RowHash(hash_text("cluster")).add(s.cluster_caller.v).add_real(s.cluster_alarm_at).add(s.cluster_alarmed).value();
    }
    return sum;
}

std::uint64_t hash_service(const ResponseState& s) {
    if (s.call_at > k_later && s.call_due > k_later) return 0;
    std::uint64_t sum = RowHash(hash_text("service")).add_real(s.call_at).add_real(s.call_due).add_real(s.arrive_at)
                            .add_real(s.water_at).add_real(s.water_left_m3).add_real(s.next_rescue_at).add_real(s.refilled_at)
                            .add(s.called_about.v).add(s.arrived).add(s.water_on).value();
    for (std::size_t p = 0; p < s.searched_place.size(); ++p) {
        if (s.searched_place[p] != 0) sum += RowHash(hash_text("searched") + p).value();
    }
    return sum;
}

std::uint64_t hash_block(const ResponseStatic& fixed, const BlockSystemsState& b) {
    std::uint64_t sum = 0;
    for (std::size_t h = 0; h < b.link.size(); ++h) {
        if (b.link[h] > 0.0) sum += RowHash(hash_text("head") + fixed.block.sprinklers[h].fixture.v).add_real(b.link[h]).add(b.open[h]).value();
    }
    for (std::size_t d = 0; d < b.probe.size(); ++d) {
        if (b.probe[d] > 0.0) sum += RowHash(hash_text("probe") + fixed.block.detectors[d].fixture.v).add_real(b.probe[d]).value();
    }
    for (std::size_t z = 0; z < b.rang_at.size(); ++z) {
        if (b.rang_at[z] < k_later) sum += RowHash(fixed.block.zones[z].key).add_real(b.rang_at[z]).value();
    }
    for (std::size_t f = 0; f < b.fan_on.size(); ++f) {
        if (b.fan_on[f] != 0) sum += RowHash(hash_text("fan") + fixed.block.fans[f].fixture.v).value();
    }
    for (std::size_t k = 0; k < b.lift_called.size(); ++k) {
        if (b.lift_called[k] != 0) sum += RowHash(fixed.block.lifts[k].key).value();
    }
    for (const Wetted& w : b.wet) {
        sum += RowHash(hash_text("wet") + w.item.v).add(w.place.v).add_real(w.since).add_real(w.hrr).value();
    }
    return sum;
}

}  // namespace

std::uint64_t hash_of(const ResponseStatic& fixed, const ResponseState& s) {
    std::uint64_t sum = hash_bottles(fixed, s) + hash_water(fixed, s) + hash_people(s) + hash_service(s) +
                        hash_block(fixed, s.block);
    if (s.attempts + s.discharged + s.out_by_residents + s.out_by_service > 0) {
        sum += RowHash(hash_text("counts")).add(s.attempts).add(s.discharged).add(s.out_by_residents).add(s.out_by_service).value();
    }
    return sum;
}

}  // namespace taicho::response
