#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/problems.h"
#include "people/dose.h"
#include "people/parameters.h"
#include "people/people_state.h"
#include "people/smoke_speed.h"
#include "world/world.h"

namespace taicho::people {

/// Linked group (tổ liên gia) as the households name it; whether it is formed is a measure's business.
struct LinkedGroup {
    std::string id;
    std::uint64_t key = 0;
    std::vector<HouseholdIndex> households;
};

/// What a listed person (`[[persons]]`) was told to do, beside the columns of Population.
struct Prescribed {
    std::vector<OpeningIndex> exits;      ///< known or assigned; empty = all
    std::vector<double> exit_weights;     ///< as exits, or empty
    std::vector<std::string> route;       ///< landmarks passed in order
};

/// Somebody who enters later at an opening (`[[arrivals]]`).
struct Arrival {
    PersonIndex person;
    OpeningIndex at;
    double time = 0.0;                    ///< [s]
};

/// A smoke alarm that sounds by itself; which building systems ring together is not its business.
struct SmokeAlarm {
    std::uint64_t key = 0;
    PlaceIndex place;
};

/// Who is there, as built: fixed during a run.
/// Somebody listed as carried from the start, by one or two.
struct PrescribedCarry {
    PersonIndex carried, first, second;
};

struct PeopleStatic {
    static constexpr std::uint32_t k_none = 0xFFFFFFFFu;

    Population population;
    std::vector<Household> households;
    std::vector<LinkedGroup> groups;
    std::vector<HouseholdIndex> household_of_place;   ///< per place, invalid = nobody's home alone
    std::vector<Prescribed> prescribed;
    std::vector<std::uint32_t> prescribed_of;         ///< per person: row of `prescribed`, or k_none
    std::vector<SmokeAlarm> alarms;                   ///< of the map first, then those homes have
    std::vector<std::uint32_t> walk_group;            ///< per person: walks together with equals, or k_none
    std::vector<PrescribedCarry> carries;
    std::vector<Arrival> arrivals;                    ///< by time
    SmokeLaw smoke_law = SmokeLaw::Fridolf;
    HcnForm hcn_form = HcnForm::Power;
    bool behaviour = true;                            ///< false: people act only on `response`
    bool decides = true;                              ///< false: people notice and learn but do nothing (what if?)
    std::vector<std::uint16_t> withheld;              ///< per person: bits of CueKind that never reach them (what if?); empty = none
    ParameterSet parameters;                          ///< values of the parameter rows this population was built with
    DecideStatic decide;                              ///< rules (populate), things on the spot, keys of doors (prepare_decisions)

    [[nodiscard]] std::size_t size() const { return population.size(); }
};

/// Is this kind of cue kept from a person?
[[nodiscard]] inline bool withheld(const PeopleStatic& fixed, std::size_t person, CueKind kind) {
    return !fixed.withheld.empty() && (fixed.withheld[person] >> static_cast<unsigned>(kind) & 1u) != 0;
}

/// Builds everybody: households listed or drawn (handbook D5), workers, tenants, presence and sleep at the
/// start hour, start places, speeds (B4), thresholds (C3, C4), listed persons. One lasting uniform per person
/// and trait, so the same people live here at every hour and in every arm. `weekday`: 1 = Monday .. 7 = Sunday.
/// Training, bottles and tools are not set here: measures hand them out afterwards.
[[nodiscard]] PeopleStatic populate(const PeopleDef& def, const world::World& world, double start_hour,
                                    int weekday, std::uint64_t population_seed,
                                    const ParameterSet& parameters, Problems& problems);

/// State at t = 0: all columns sized; sleepers Asleep, others Unaware, absent people Out.
[[nodiscard]] PeopleState initial_state(const PeopleStatic& fixed, const world::World& world,
                                        const ParameterSet& parameters);
/// Lets those enter whose time has come (called by perceive).
void let_arrive(const PeopleStatic& fixed, const world::World& world, double now, PeopleState& state);
/// Order-free hash of the physical columns (core/hash.h).
[[nodiscard]] std::uint64_t hash_of(const PeopleStatic& fixed, const PeopleState& state);

/// Share of people at home, and of those asleep, at a clock hour (D5; plateaus between the stated hours, J).
[[nodiscard]] double presence_share(const ParameterSet& parameters, double hour, int weekday = 2);
[[nodiscard]] double asleep_share(const ParameterSet& parameters, double hour);

}  // namespace taicho::people
