#include <cstddef>
#include <string>

#include "io/results_data.h"
#include "io/results_format.h"

namespace taicho::io::format {

namespace {
using h5::RowType;
using h5::Type;
}  // namespace

RowType trajectory_row() {
    using R = TrajectoryRow;
    return {sizeof(R),
            {{"frame", offsetof(R, frame), Type::U32},
             {"id", offsetof(R, id), Type::U32},
             {"x", offsetof(R, x), Type::F64, "m"},
             {"y", offsetof(R, y), Type::F64, "m"},
             {"z", offsetof(R, z), Type::F64, "m"}}};
}

RowType trajectory_state_row() {
    using R = TrajectoryStateRow;
    return {sizeof(R),
            {{"level", offsetof(R, level), Type::I16},
             {"state", offsetof(R, state), Type::U8, "1", k_activity_labels},
             {"goal", offsetof(R, goal), Type::U16},
             {"speed", offsetof(R, speed), Type::F32, "m/s"},
             {"fed_gas", offsetof(R, fed_gas), Type::F32},
             {"fed_heat", offsetof(R, fed_heat), Type::F32},
             {"visibility", offsetof(R, visibility), Type::F32, "m"}}};
}

RowType person_row() {
    using R = PersonRow;
    return {sizeof(R),
            {{"id", offsetof(R, id), Type::U32},
             {"household", offsetof(R, household), Type::U32},
             {"age", offsetof(R, age), Type::U8, "a"},
             {"group", offsetof(R, group), Type::U8},
             {"training", offsetof(R, training), Type::U8, "1", k_training_labels},
             {"speed_free", offsetof(R, speed_free), Type::F32, "m/s"},
             {"premovement", offsetof(R, premovement), Type::F32, "s"},
             {"start_level", offsetof(R, start_level), Type::I16},
             {"start_x", offsetof(R, start_x), Type::F32, "m"},
             {"start_y", offsetof(R, start_y), Type::F32, "m"}}};
}

RowType outcome_row() {
    using R = OutcomeRow;
    return {sizeof(R),
            {{"id", offsetof(R, id), Type::U32},
             {"where", offsetof(R, where), Type::U8, "1", k_where_labels},
             {"health", offsetof(R, health), Type::U8, "1", k_health_labels},
             {"cause", offsetof(R, cause), Type::U8, "1", k_cause_labels},
             {"while", offsetof(R, activity), Type::U8, "1", k_while_labels},
             {"place", offsetof(R, place), Type::U32},
             {"time", offsetof(R, time), Type::F32, "s"},
             {"exit", offsetof(R, exit), Type::U16},
             {"path", offsetof(R, path), Type::F32, "m"},
             {"fed_gas", offsetof(R, fed_gas), Type::F32},
             {"fed_heat", offsetof(R, fed_heat), Type::F32},
             {"used_extinguisher", offsetof(R, used_extinguisher), Type::U8},
             {"waited", offsetof(R, waited), Type::F32, "s"}}};
}

RowType event_row() {
    using R = Event;
    return {sizeof(R),
            {{"time", offsetof(R, time), Type::F64, "s"},
             {"kind", offsetof(R, kind), Type::U16, "1", event_labels()},
             {"subject", offsetof(R, subject), Type::U32},
             {"object", offsetof(R, object), Type::U32},
             {"place", offsetof(R, place), Type::U32},
             {"mode", offsetof(R, mode), Type::U16},
             {"values", offsetof(R, values), Type::F64, "1", "", 4}}};
}

RowType item_row() {
    using R = ItemRow;
    return {sizeof(R),
            {{"frame", offsetof(R, frame), Type::U32},
             {"item", offsetof(R, item), Type::U32},
             {"hrr_kw", offsetof(R, hrr_kw), Type::F32, "kW"},
             {"agent_kg", offsetof(R, agent_kg), Type::F32, "kg"}}};
}

RowType building_row() {
    using R = BuildingRow;
    return {sizeof(R),
            {{"time", offsetof(R, time), Type::F64, "s"},
             {"building", offsetof(R, building), Type::U32},
             {"state", offsetof(R, state), Type::U8, "1", k_building_labels},
             {"flux_kw_m2", offsetof(R, flux_kw_m2), Type::F32, "kW/m2"}}};
}

RowType opening_row() {
    using R = OpeningRow;
    return {sizeof(R),
            {{"time", offsetof(R, time), Type::F64, "s"},
             {"opening", offsetof(R, opening), Type::U32},
             {"state", offsetof(R, state), Type::U8, "1", k_opening_labels},
             {"by", offsetof(R, by), Type::U32}}};
}

RowType passage_row() {
    using R = PassageRow;
    return {sizeof(R),
            {{"time", offsetof(R, time), Type::F64, "s"},
             {"opening", offsetof(R, opening), Type::U32},
             {"person", offsetof(R, person), Type::U32}}};
}

RowType diagnostic_row() {
    using R = DiagnosticRow;
    return {sizeof(R),
            {{"code", offsetof(R, code), Type::U32},
             {"count", offsetof(R, count), Type::U32},
             {"first_time", offsetof(R, first_time), Type::F64, "s"},
             {"worst", offsetof(R, worst), Type::F64},
             {"x", offsetof(R, x), Type::F32, "m"},
             {"y", offsetof(R, y), Type::F32, "m"},
             {"level", offsetof(R, level), Type::I16}}};
}

RowType shape_row() {
    using R = ShapeRow;
    return {sizeof(R),
            {{"kind", offsetof(R, kind), Type::U8, "1", k_shape_labels},
             {"level", offsetof(R, level), Type::I16},
             {"ref", offsetof(R, ref), Type::U32},
             {"building", offsetof(R, building), Type::U32},
             {"first", offsetof(R, first), Type::U32},
             {"count", offsetof(R, count), Type::U32}}};
}

const char* event_labels() {
    static const std::string labels = [] {
        std::string s;
        for (const EventKind kind : event_kinds()) {
            if (!s.empty()) s += ", ";
            s += std::to_string(static_cast<int>(kind)) + " " + std::string(event_name(kind));
        }
        return s;
    }();
    return labels.c_str();
}

}  // namespace taicho::io::format
