#pragma once

#include <cstdint>

#include "io/hdf5_file.h"

/// The results file as an interface: version, row layouts, labels (docs/results-format.md). A change here
/// is a change of format and is noted in docs/changelog.md.
namespace taicho::io::format {

inline constexpr const char* k_name = "taicho-results";
inline constexpr int k_major = 1;
inline constexpr int k_minor = 0;
inline constexpr std::uint32_t k_none = 0xFFFFFFFFu;

/// Order of people::Activity.
inline constexpr const char* k_activity_labels =
    "0 asleep, 1 unaware, 2 aware, 3 preparing, 4 walking, 5 queueing, 6 fighting-fire, 7 helping, "
    "8 carried, 9 sheltering, 10 incapacitated, 11 dead, 12 rescued, 13 out";
inline constexpr const char* k_training_labels = "0 none, 1 talk, 2 drill";
inline constexpr const char* k_where_labels = "0 out, 1 inside, 2 sheltered, 3 rescued";
inline constexpr const char* k_health_labels =
    "0 unharmed, 1 smoke, 2 injured, 3 incapacitated, 4 dead";
inline constexpr const char* k_cause_labels =
    "0 gas, 1 heat, 2 flux, 3 irritant, 4 fall, 5 none";
inline constexpr const char* k_while_labels =
    "0 asleep, 1 leaving, 2 fighting, 3 helping, 4 waiting";
inline constexpr const char* k_building_labels = "0 whole, 1 exposed, 2 burning, 3 burnt-out";
inline constexpr const char* k_opening_labels =
    "0 open, 1 closed, 2 locked, 3 broken, 4 burnt-through, 5 none";
inline constexpr const char* k_shape_labels =
    "0 building, 1 room, 2 alley, 3 door, 4 window, 5 exit, 6 item, 7 void";

[[nodiscard]] h5::RowType trajectory_row();
[[nodiscard]] h5::RowType trajectory_state_row();
[[nodiscard]] h5::RowType person_row();
[[nodiscard]] h5::RowType outcome_row();
[[nodiscard]] h5::RowType event_row();
[[nodiscard]] h5::RowType item_row();
[[nodiscard]] h5::RowType building_row();
[[nodiscard]] h5::RowType opening_row();
[[nodiscard]] h5::RowType passage_row();
[[nodiscard]] h5::RowType diagnostic_row();
[[nodiscard]] h5::RowType shape_row();

/// Kinds of event as "1 ignition, 2 item-out, ...".
[[nodiscard]] const char* event_labels();

}  // namespace taicho::io::format
