#include "io/results_data.h"

#include <iterator>

namespace taicho::io {

namespace {

template <class T>
void add(std::vector<T>& to, std::vector<T>& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

template <class T>
std::size_t bytes_of(const std::vector<T>& v) {
    return v.size() * sizeof(T);
}

/// Spans of a piece count from its own first row.
void add_spans(std::vector<FrameSpan>& to, std::vector<FrameSpan>& from, std::size_t rows_before) {
    for (FrameSpan s : from) to.push_back({s.first + rows_before, s.count});
}

template <class Column, class Gas>
std::vector<std::pair<const char*, Column*>> columns_of(Gas& g) {
    return {{"upper_temperature_k", &g.upper_temperature_k},
            {"lower_temperature_k", &g.lower_temperature_k},
            {"layer_height_m", &g.layer_height_m},
            {"co_fraction", &g.co_fraction},
            {"co2_fraction", &g.co2_fraction},
            {"o2_fraction", &g.o2_fraction},
            {"soot_kg_m3", &g.soot_kg_m3},
            {"hrr_kw", &g.hrr_kw},
            {"visibility_m", &g.visibility_m},
            {"pressure_pa", &g.pressure_pa}};
}

template <class T>
void replace_if_given(T& to, T& from) {
    if (!from.empty()) to = std::move(from);
}

}  // namespace

std::vector<std::pair<const char*, std::vector<float>*>> GasColumns::quantities() {
    return columns_of<std::vector<float>>(*this);
}

std::vector<std::pair<const char*, const std::vector<float>*>> GasColumns::quantities() const {
    return columns_of<const std::vector<float>>(*this);
}

void append(Results& to, Results&& later) {
    add_spans(to.frame_index, later.frame_index, to.trajectory.size());
    add_spans(to.gas_index, later.gas_index, to.gas.size());
    add(to.time_s, later.time_s);
    add(to.state_hash, later.state_hash);
    add(to.trajectory, later.trajectory);
    add(to.trajectory_state, later.trajectory_state);
    add(to.events, later.events);
    add(to.gas.frame, later.gas.frame);
    add(to.gas.place, later.gas.place);
    auto mine = to.gas.quantities();
    auto theirs = later.gas.quantities();
    for (std::size_t q = 0; q < mine.size(); ++q) add(*mine[q].second, *theirs[q].second);
    add(to.items, later.items);
    add(to.buildings, later.buildings);
    add(to.openings, later.openings);
    add(to.passages, later.passages);
    add(to.balance, later.balance);
    // Known only at the end of a run: the last piece has them.
    replace_if_given(to.people, later.people);
    replace_if_given(to.outcome, later.outcome);
    replace_if_given(to.maps, later.maps);
    replace_if_given(to.diagnostics, later.diagnostics);
    replace_if_given(to.summary, later.summary);
    replace_if_given(to.facts, later.facts);
    replace_if_given(to.curves, later.curves);
    replace_if_given(to.building_lost_s, later.building_lost_s);
    replace_if_given(to.provenance, later.provenance);
    to.header = std::move(later.header);
}

std::size_t row_bytes(const Results& r) {
    return bytes_of(r.time_s) + bytes_of(r.state_hash) + bytes_of(r.trajectory) +
           bytes_of(r.trajectory_state) + bytes_of(r.frame_index) + bytes_of(r.events) +
           r.gas.size() * 48 + bytes_of(r.gas_index) + bytes_of(r.items) + bytes_of(r.buildings) +
           bytes_of(r.openings) + bytes_of(r.passages) + bytes_of(r.balance);
}

}  // namespace taicho::io
