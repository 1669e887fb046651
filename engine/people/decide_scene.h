#pragma once

#include "core/rng.h"
#include "fire/fire_state.h"
#include "people/decide.h"
#include "people/orders.h"

/// What every part of decide reads and writes, and small questions asked of it. Private to decide_*.cpp.
namespace taicho::people {

struct Scene {
    const StepContext& ctx;
    const PeopleStatic& people;
    const ParameterSet& p;
    const world::World& world;
    const world::WorldState& doors;
    const fire::FireStatic& fire_fixed;
    const fire::FireState& fire;
    PeopleState& s;
    std::vector<Intent>& intents;
    std::vector<world::Request>& requests;
    std::vector<Event>& events;
    std::vector<PersonIndex>& led;     ///< children taken by the hand this step: attentive from now on

    [[nodiscard]] const DecideRules& rules() const { return people.decide.rules; }
    [[nodiscard]] DecideState& d() const { return s.decide; }
    [[nodiscard]] double now() const { return ctx.now; }
};

/// Bits of DecideState::tried_ways; 0xFF = through the smoke, no turning back. 0x80 = going back in was decided.
inline constexpr std::uint8_t k_tried_second = 1, k_tried_break = 2, k_tried_shelter = 4, k_tried_ladder = 8,
                             k_tried_other_second = 16;

/// Where a decision stands: what is seen and breathed there.
struct Here {
    PlaceIndex place;
    fire::Conditions at_face;          ///< at the height of the face, crouched or not
    double standing_k = 0.0;           ///< [1/m] at 1.5 m
    bool affected = false;
};
[[nodiscard]] Here look_here(const Scene& sc, PersonIndex who);

[[nodiscard]] Skill skill_of(const Scene& sc, PersonIndex who);
[[nodiscard]] bool gone(const Scene& sc, PersonIndex who);       ///< out, dead, fallen or rescued
[[nodiscard]] bool adult(const Scene& sc, PersonIndex who);
[[nodiscard]] bool able(const Scene& sc, PersonIndex who);       ///< walks without help
/// A child or somebody who cannot walk alone.
[[nodiscard]] bool dependant(const Scene& sc, PersonIndex who);
// What is known of the others of the home (decide_kin.cpp)
/// In one place, or both before the house.
[[nodiscard]] bool in_sight(const Scene& sc, PersonIndex who, PersonIndex other);
/// Does `who` know that `other` is out, dead or fallen?
[[nodiscard]] bool seems_gone(const Scene& sc, PersonIndex who, PersonIndex other);
/// Who went for the others has been away too long to be waited for.
[[nodiscard]] bool overdue(const Scene& sc, const HouseholdPlan& plan);
/// At home or before it, where members hear each other call.
[[nodiscard]] bool within_call(const Scene& sc, const Household& h, PersonIndex who);
/// Takes note of the members in sight, and of what those have seen.
void see_kin(const Scene& sc, PersonIndex who);
/// Believes that a member is inside and must be fetched.
[[nodiscard]] bool believes_missing(const Scene& sc, PersonIndex who, PersonIndex m);
[[nodiscard]] bool misses_somebody(const Scene& sc, PersonIndex who);
/// Was not where they were looked for.
void gives_up_looking_for(const Scene& sc, PersonIndex who, PersonIndex m);
/// Where a member is seen, else where they were before the fire.
[[nodiscard]] WalkOrder where_expected(const Scene& sc, PersonIndex who, PersonIndex m);
[[nodiscard]] bool own_fire(const Scene& sc, PersonIndex who);   ///< believes it is in the own dwelling
[[nodiscard]] bool attentive(const Scene& sc, PersonIndex who);

[[nodiscard]] DrawKey key_of(const Scene& sc, PersonIndex who, Purpose purpose, std::uint32_t occasion = 0);
[[nodiscard]] double uniform(const Scene& sc, PersonIndex who, Purpose purpose, std::uint32_t occasion = 0);
/// One decision with a chance: writes the event, returns the answer.
bool decides(const Scene& sc, PersonIndex who, Decision what, double p, double u, const Here& here);
void report(const Scene& sc, PersonIndex who, Decision what, double p, double u, const Here& here);
/// Something a person did or suffered, told as an event of this moment.
void tell(const Scene& sc, EventKind kind, PersonIndex who, PlaceIndex place, std::uint16_t mode = 0, PersonIndex other = {});
/// A thing this person found missing, dead, empty or out of reach.
[[nodiscard]] bool found_gone(const Scene& sc, PersonIndex who, FixtureIndex thing);
void remember_gone(const Scene& sc, PersonIndex who, FixtureIndex thing);

void order(const Scene& sc, PersonIndex who, const WalkOrder& order);
void set_task(const Scene& sc, PersonIndex who, Task task, Activity activity, std::uint8_t stage = 0);
Intent& intend(const Scene& sc, PersonIndex who, IntentKind kind);
/// No way, or stood in a jam for longer than one does in what is breathed and felt here.
[[nodiscard]] bool stuck_here(const Scene& sc, PersonIndex who, const Here& here);
/// In the place one was to go to, and not in its doorway, where nobody else would get through.
[[nodiscard]] bool settled(const Scene& sc, PersonIndex who);
/// Pulls to the open door within reach behind which it is worse than here, unless one of the household is there (A2: who has
/// heard a talk keeps doors shut).
void shut_fire_in(const Scene& sc, PersonIndex who, const Here& here);
/// Closes the doors of the place one stands in.
void shut_doors(const Scene& sc, PersonIndex who, PlaceIndex place);
/// Straight distance with 12 m per storey (A9) [m].
[[nodiscard]] double way_length(const Scene& sc, PersonIndex who, PlaceIndex place, Vec2 at);

/// Stage of Task::Watch for somebody whom heat keeps from going on.
inline constexpr std::uint8_t k_watch_heat = 7;

/// What those who know of the fire do in a place, as one of them sees it.
struct Example {
    int acting = 0, staying = 0;
    bool leader = false;               ///< a leader of a linked group or a volunteer acts
};
[[nodiscard]] Example who_acts(const Scene& sc, PersonIndex who, PlaceIndex place);   // decide_example.cpp
/// Does the example of others make this person leave who would not (B3)?
[[nodiscard]] bool follows_example(const Scene& sc, PersonIndex who, const Here& here);   // decide_example.cpp

// The parts, in the order a person meets them
/// Heat on the skin as a share of what is borne: radiation against `flux` [W/m2], hot gas against
/// `hot_gas` [K].
[[nodiscard]] double heat_share(const Scene& sc, const fire::Conditions& c, double flux);   // decide_refuge.cpp
/// The coolest spot one can get to without more heat than one runs past; `None` where one stands already.
[[nodiscard]] WalkOrder refuge(const Scene& sc, PersonIndex who, const Here& here);          // decide_refuge.cpp
/// The safest room of the house one stands in: no stair, better one whose door can be shut; `None` when that is here.
[[nodiscard]] WalkOrder refuge_room(const Scene& sc, PersonIndex who, const Here& here);     // decide_refuge.cpp
/// Is the heat dose of going on to the next way into the open at most `most`?
[[nodiscard]] bool runs_past(const Scene& sc, PersonIndex who, const Here& here, double most);   // decide_refuge.cpp
/// Heat dose of going on to the next waypoint, share of what fells (C4); 0 when standing.
[[nodiscard]] double dose_ahead(const Scene& sc, PersonIndex who, const Here& here);         // decide_refuge.cpp
/// Heat one long step ahead on the way being walked, as a share of what is passed; 0 when standing.
[[nodiscard]] double heat_ahead(const Scene& sc, PersonIndex who, const Here& here);     // decide_heat.cpp
/// Does the way lead into the open by the next doorway, a few steps away?
[[nodiscard]] bool leads_out(const Scene& sc, PersonIndex who, const Here& here);        // decide_heat.cpp
/// Smoke behind the doorway ahead at the height of the face [1/m]: seen through an open leaf, or through a crack with the hand
/// on a shut one; 0 when no doorway is near.
[[nodiscard]] double smoke_ahead(const Scene& sc, PersonIndex who, const Here& here);    // decide_heat.cpp
/// Is that more than this person goes into to help, to look or to fight (A7)?
[[nodiscard]] bool smoke_bars(const Scene& sc, PersonIndex who, const Here& here);       // decide_heat.cpp
/// Is it thicker than here, and as thick as half of people turn back from (C5)?
[[nodiscard]] bool smoke_shuts(const Scene& sc, PersonIndex who, const Here& here);      // decide_leave.cpp
bool driven_by_heat(const Scene& sc, PersonIndex who, const Here& here);                 // decide_heat.cpp
bool waits_out_heat(const Scene& sc, PersonIndex who, const Here& here);                 // decide_heat.cpp
void plan_household(const Scene& sc, HouseholdIndex home);        // decide_household.cpp
void decide_call(const Scene& sc);                                // decide_household.cpp
void decide_person(const Scene& sc, PersonIndex who);             // decide_person.cpp
void begin(const Scene& sc, PersonIndex who, const Here& here);   // decide_person.cpp
bool consider_fight(const Scene& sc, PersonIndex who, const Here& here);   // decide_fight.cpp
void go_on_fighting(const Scene& sc, PersonIndex who, const Here& here);   // decide_fight.cpp
void prepare(const Scene& sc, PersonIndex who, const Here& here);          // decide_leave.cpp
void start_leave(const Scene& sc, PersonIndex who, const Here& here);      // decide_leave.cpp
void go_on_leaving(const Scene& sc, PersonIndex who, const Here& here);    // decide_leave.cpp
void warn(const Scene& sc, PersonIndex who, const Here& here);             // decide_leave.cpp
/// Takes hold of somebody whom an adult drags past alone.
bool takes_other_side(const Scene& sc, PersonIndex who, const Here& here); // decide_assist.cpp
bool start_escort(const Scene& sc, PersonIndex who, const Here& here);     // decide_escort.cpp
/// Somebody led by the hand goes where the leader goes; false once the leader is lost.
bool follows(const Scene& sc, PersonIndex who, const Here& here);          // decide_escort.cpp
void go_on_escorting(const Scene& sc, PersonIndex who, const Here& here);  // decide_escort.cpp
void way_lost(const Scene& sc, PersonIndex who, const Here& here);         // decide_escape.cpp
/// The second way at once, where the family knows one and the usual way leads through the room that burns.
bool known_second_way(const Scene& sc, PersonIndex who, const Here& here); // decide_escape.cpp
/// Takes a way that needs no breaking besides the one that is shut; each is tried once.
bool second_way(const Scene& sc, PersonIndex who, const Here& here);       // decide_escape.cpp
void go_on_escaping(const Scene& sc, PersonIndex who, const Here& here);   // decide_escape.cpp

}  // namespace taicho::people
