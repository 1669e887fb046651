#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/distributions.h"
#include "people/cue.h"
#include "people/people_def.h"

/// What people decide, as pure functions of what they know: probabilities and times, no state. Every
/// coefficient is a named member of `DecideRules`; `decide_parameters()` lists each with its range, flag and
/// source, so that a domain expert can review and a scenario can override it. Sections are those of the people
/// handbook (A7 = decision to fight, B3 = pre-travel, B4 = ways, B5 = warning).
namespace taicho::people {

struct DecideRules {
    // A7: logit of an adult who sees the fire
    double fight_offset = 0.6;
    double fight_ln_hrr = -1.0;         ///< per ln(Q / 100 kW)
    double fight_extinction = -0.8;     ///< [m] per 1/m
    double fight_bottle = 1.0;          ///< working bottle within `near_bottle`
    double fight_trained = 0.7;         ///< drilled
    double fight_male = 0.5;
    double fight_dependent = -1.2;      ///< a dependant is not yet safe
    double fight_stake = 0.4;           ///< own stock, workshop or vehicle, not the dwelling itself
    double fight_min_age = 14.0;        ///< [a]
    double near_bottle = 10.0;          ///< [m]
    // A2: seconds before acting
    double fight_delay = 12.0, fight_delay_sd = 0.7;                  ///< [s], sd of ln, untrained
    double fight_delay_drill = 6.0, fight_delay_drill_sd = 0.5;       ///< [s]
    // A7: roles
    double split_untrained = 0.3, split_drill = 0.7;
    // A5, A7: when to stop fighting
    double flux_untrained = 2500.0, flux_drill = 4000.0;              ///< [W/m2] tolerated
    double smoke_untrained = 0.7, smoke_drill = 1.2;                  ///< [1/m] at the face
    double pass_flux = 6300.0;                                        ///< [W/m2] not walked into: 7 s to pain (A5)
    double hot_gas = 343.15;                                          ///< [K] gas nobody stays in: 45 min at 60 C, 17 at 80 (C4)
    double run_pain = 0.133, run_burn = 0.4;                          ///< [-] heat dose run past: r = 1.33 and 4 of 10 (C4)
    double impaired_fic = 0.2;                                        ///< [-] irritants that impair: nobody goes on fighting or looking
    double shut_untrained = 0.15, shut_trained = 0.8;                 ///< chance that the door to the fire is pulled to
    double stuck_calm = 60.0, stuck_bad = 10.0;                       ///< [s] stood in a jam before the way is given up
    double heat_wait = 20.0;                                          ///< [s] until the way is tried again
    double layer_stop = 448.15;                                       ///< [K] gas at a standing face
    double exit_visibility = 3.0;                                     ///< [m]
    double crouch_untrained = 0.5, crouch_talk = 0.7, crouch_drill = 0.9;
    double overstay = 10.0, overstay_sd = 0.8;                        ///< [s] untrained stay on
    // A8: which means
    double cloth_below = 60.0e3;                                      ///< [W]
    double cloth_no_bottle = 0.7, cloth_bottle = 0.3;
    double first_throw = 30.0, first_throw_sd = 0.6;                  ///< [s]
    double throw_low = 18.0, throw_high = 35.0;                       ///< [s] from a basin or tank
    double stored_throws = 8.0;                                       ///< buckets that stand ready in basins
    double throw_tap_low = 30.0, throw_tap_high = 40.0;               ///< [s] filled from a tap
    double cloth_time = 8.0, cloth_time_sd = 0.5;                     ///< [s]
    // B3: pre-travel
    double pre_same_room = 15.0, pre_same_room_sd = 0.6;              ///< [s]
    double pre_same_home = 45.0, pre_same_home_sd = 0.8;
    double pre_bell = 150.0, pre_bell_sd = 0.97;
    double pre_told = 60.0, pre_told_sd = 0.6;
    double pre_woken_home = 60.0, pre_woken_home_sd = 0.7;
    double pre_woken_bell = 300.0, pre_woken_bell_sd = 0.8;
    double pre_woken_told = 120.0, pre_woken_told_sd = 0.7;
    double pre_factor_talk = 0.75, pre_factor_drill = 0.6, pre_sd_drill = 0.8;
    double pre_leader = 0.7;
    double ignore_untrained = 0.25, ignore_talk = 0.5, ignore_drill = 1.0 / 3.0;  ///< P, factors
    double follow_leader = 0.8, follow_majority = 0.6;
    double task_child = 30.0;                                         ///< [s] per child
    double task_unlock_p = 0.8, task_unlock = 15.0, task_unlock_sd = 0.6;
    double power_lost = 473.15;                                       ///< [K] gas at the ceiling that has taken the wiring
    double roller_no_power = 60.0;                                    ///< [s]
    // B4: ways out that are not doors
    double ladder_drill = 0.5, ladder_untrained = 0.15;
    double ladder_fall = 0.05, ladder_storey = 10.0, ladder_rig = 22.0;   ///< [-], [s], [s]
    double run_past_w = 1.0e5;   ///< [W] a fire one runs past to the door rather than take the second way
    double second_exit_known = 0.8, second_exit_other = 0.4;
    double second_exit_low = 20.0, second_exit_high = 60.0;           ///< [s]
    double cage_low = 60.0, cage_high = 180.0, wall_low = 180.0, wall_high = 400.0;  ///< [s] with a tool
    double no_tool_factor = 4.0;
    double jump_fed = 0.3, jump_flux = 4000.0, jump_per_minute = 0.3; ///< [-], [W/m2], [1/min]
    double turn_back_visibility = 3.0, turn_back_width = 1.0;         ///< [m] logistic
    // B5: warning, joining, going back, sheltering
    double bell_trained = 0.85, bell_untrained = 0.55, bell_time = 10.0, bell_time_sd = 0.5;
    double warn_p = 0.8, knock_low = 8.0, knock_high = 12.0;          ///< [-], [s] per door
    double call_p = 0.9, call_time = 90.0, call_time_sd = 0.7;
    double call_hrr = 200.0e3, call_small_p = 0.25;                   ///< [W], while a smaller one is fought
    double call_talk_s = 45.0, call_talk_sd = 0.4;                    ///< [s] on the phone
    double join_p = 0.35, join_volunteer = 0.7, join_range = 60.0;    ///< [-], [-], [m]
    double join_awake = 90.0, join_awake_sd = 0.6, join_asleep = 240.0, join_asleep_sd = 0.7;
    double join_bottle = 0.7;                                         ///< brings the bottle of the home
    double reentry_p = 0.5, reentry_extinction = 1.5, reentry_property = 0.1;
    double gather_asleep = 0.8, gather_awake = 0.5;                   ///< B4: the family leaves together
    double gather_longest = 120.0;                                    ///< [s] nobody waits longer for the others
    double carry_fallen = 0.8;                                        ///< takes up a member who falls beside one
    double second_kin = 0.9, second_other = 0.5;                      ///< takes the other side of who is dragged past
    double property_s = 40.0;                                         ///< [s] to find what one went back for
    double shelter_extinction = 1.0, shelter_untrained = 0.5, shelter_trained = 0.8;
    double look_p = 0.7;                                              ///< goes to look where the smoke comes from
};

/// Rows of `DecideRules` for the parameter table: key, default, range, flag, source, meaning.
[[nodiscard]] std::vector<Parameter> decide_parameters();
/// The rules with a scenario's overrides (unknown keys are left to the reader of the table).
[[nodiscard]] DecideRules decide_rules(const std::map<std::string, double>& overrides);

/// What training is worth now: the benefit fades with exp(-t / 36 months) (A2), `retention` = what is left.
struct Skill {
    Training training = Training::None;
    double retention = 0.0;             ///< 0..1
    [[nodiscard]] double drill() const { return training == Training::Drill ? retention : 0.0; }
    [[nodiscard]] double any() const { return training == Training::None ? 0.0 : retention; }
};

struct FightInputs {
    double hrr = 0.0;                   ///< [W] as seen
    double extinction = 0.0;            ///< [1/m]
    bool bottle = false, male = false, dependent = false, stake = false;
    double age = 35.0;                  ///< [a]
    bool impaired = false;
    bool above_alone = false;           ///< alone upstairs of the fire
    Skill skill;
};
/// Chance that an adult who sees the fire fights it (A7, J; signs R).
[[nodiscard]] double fight_probability(const DecideRules& r, const FightInputs& in);
/// Seconds from seeing flames to acting (A2, J).
[[nodiscard]] Distribution fight_delay(const DecideRules& r, const Skill& skill);
/// Chance that a household divides the work: one fights, one warns and calls, one takes the dependants (A7, J).
[[nodiscard]] double split_probability(const DecideRules& r, const Skill& best);

enum class PreTravel : std::uint8_t {
    SameRoom, SameHome, OtherBell, OtherTold, WokenHome, WokenBell, WokenTold
};
[[nodiscard]] PreTravel pre_travel_situation(bool woken, bool own_home, bool same_room, CueKind known);
/// Seconds between awareness and setting out (B3, J); `leader` = a leader or volunteer is in contact.
[[nodiscard]] Distribution pre_travel(const DecideRules& r, PreTravel situation, const Skill& skill, bool leader);
/// Chance that a bell or alarm is taken for a false one; 0 once smoke or fire is seen (B3, J).
[[nodiscard]] double ignore_probability(const DecideRules& r, CueKind known, const Skill& skill);

struct StopInputs {
    double flux = 0.0;                  ///< [W/m2] at the person
    double extinction = 0.0;            ///< [1/m] at the face
    double temperature = 293.0;         ///< [K] at the face when standing
    double exit_extinction = 0.0;       ///< [1/m] on the way back
    Skill skill;
};
enum class StopWhy : std::uint8_t { No, Flux, Smoke, Layer, ExitUnseen };
/// Must somebody who fights leave (A5, A7, J)?
[[nodiscard]] StopWhy stop_fighting(const DecideRules& r, const StopInputs& in);
[[nodiscard]] double tolerated_flux(const DecideRules& r, const Skill& skill);   ///< [W/m2]
[[nodiscard]] double crouch_probability(const DecideRules& r, const Skill& skill);
/// Metres at which a fire gives `flux`: point source q = chi Q / (4 pi d2), chi = 0.33 (A5, K).
[[nodiscard]] double approach_distance(double hrr, double flux);

enum class Means : std::uint8_t { Cloth, Bottle, Bucket, Hose, None };
struct MeansInputs {
    double hrr = 0.0;                   ///< [W]
    bool bottle_near = false, bottle_known = false, hose = false, water = true;
    bool cloth_tried = false;
};
/// What is taken up first (A8, J); `u` is the person's draw.
[[nodiscard]] Means choose_means(const DecideRules& r, const MeansInputs& in, double u);

/// Chance to call 114 for this fire, compared with one draw per fire (B5, J).
struct CallInputs {
    double largest_seen = 0.0;          ///< [W] by anyone aware
    bool flame_seen = false, smoke_seen = false, attempt_failed = false, being_fought = false;
};
[[nodiscard]] double call_probability(const DecideRules& r, const CallInputs& in);

[[nodiscard]] double bell_probability(const DecideRules& r, const Skill& skill);
[[nodiscard]] double shelter_probability(const DecideRules& r, const Skill& skill);
[[nodiscard]] double ladder_probability(const DecideRules& r, const Skill& skill);
/// Chance to turn back where the way can be seen for `visibility` metres only (B4, J).
[[nodiscard]] double turn_back_probability(const DecideRules& r, double visibility, const Skill& skill,
                                           bool one_flight);
/// Serious injury and death after a jump from a floor (B4, K/J): 0 = ground.
struct JumpOutcome {
    double serious = 0.0, death = 0.0;
};
[[nodiscard]] JumpOutcome jump_outcome(int level);
/// Chance to jump within `dt` seconds (B4, J); 0 unless driven and without another way.
[[nodiscard]] double jump_probability(const DecideRules& r, double fed, double flux, bool other_way, double dt);

}  // namespace taicho::people
