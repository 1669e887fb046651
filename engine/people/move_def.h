#pragma once

namespace taicho::people {

/// How people walk. One set for every scene; reasons and what was rejected stand in
/// docs/decisions/movement-model.md. Judgement (J) unless a source is named.
struct MoveDef {
    float time_gap = 0.74f;        ///< [s] J: speed <= free gap / time_gap (Tordeux, Chraibi, Seyfried 2016)
    float slow_share = 0.85f;      ///< [-] J: share of desired speed kept as the gap closes ...
    float slow_gap = 1.6f;         ///< [m] J: ... growing to 1 at this free gap
    float width_share = 0.90f;     ///< [-] J: bodies overlap this share of their width when judging "in the way"
    float repulsion = 1.0f;        ///< [-] J: turn away from neighbours, strength at contact
    float repulsion_range = 0.9f;  ///< [m] J: where it has faded to nothing
    float opposing = 1.0f;         ///< [-] J: side step from someone coming the other way
    float opposing_range = 1.6f;   ///< [m]
    float lane_weight = 2.0f;      ///< [-] J: turn towards the lane with less opposition
    double lane_width = 4.0;       ///< [m] J: a way up to this wide is shared by sides when used both ways ...
    double lane_look = 4.0;        ///< [m] J: ... by those this near to it
    double hold_density = 2.5;     ///< [p/m2] J: nobody enters a patch this full against those who want out ...
    double hold_from = 0.6;        ///< [m] J: ... but waits this far from the way in ...
    double hold_to = 1.6;          ///< [m] J: ... to this far
    double narrow_stair = 1.1;     ///< [m] J: narrower stairs are used by turns ...
    double landing_area = 12.0;    ///< [m2] J: ... from floor to floor, half landings up to this included
    float keep_right = 1.0f;       ///< [-] J
    float lane_cap = 1.2f;         ///< [-] J: largest sum of the two
    float push_rate = 8.0f;        ///< [1/s] J: rate at which an overlap is undone
    float push_cap = 0.5f;         ///< [m/s]
    float wall_near = 0.05f;       ///< [m] J: nobody steers into a wall closer than this
    float stuck_after = 1.0f;      ///< [s] J: after this standing, bodies turn their shoulders ...
    float stuck_share = 0.85f;     ///< [-] J: ... and need this share of the contact distance
    float stuck_repulsion = 0.25f; ///< [-] J: ... and shy away less, or two keep each other out of a door
    float arch_after = 3.0f;       ///< [s] J: who stands this long at the very mouth of a way ...
    float arch_share = 0.70f;      ///< [-] J: ... squeezes by (body depth over width about 0.65)
    float arch_reach = 0.6f;       ///< [m] J: "at the mouth"
    float press_after = 6.0f;      ///< [s] J: who does not get on this long turns sideways past those who go elsewhere ...
    float press_share = 0.60f;     ///< [-] J: ... needing this share of the contact distance (body depth over width)
    float press_width = 0.85f;     ///< [-] J: ... and this share of that as width
    float press_dot = 0.7f;        ///< [-] J: ... "elsewhere": ways at more than 45 degrees
    float trial_below = 0.5f;      ///< [-] J: share of desired speed below which a side way is tried
    float trial_gain = 1.05f;      ///< [-] J: a side way must be this much faster
    float aim_every = 20.0f;        ///< ticks between looks for a better way
    float queue_flow = 1.3f;       ///< [p/(m s)] what people reckon a way through passes (SFPE corridor maximum)
    float queue_keep = 0.1f;       ///< [-] J: another way must be this share shorter to leave the present one
    float group_slack = 1.5f;      ///< [m] J: whoever of a group is this far ahead slows down, at twice that waits
    float swing = 1.0f;            ///< [-] J: width a crowd takes round a corner, of what it needs not to wait
    float turn_back = 5.0f;        ///< [m] J: extra length of going back through the portal just passed
    int queue_every = 100;         ///< ticks between a person's looks at the queues
    float stuck_report = 60.0f;    ///< [s] J: wanting to walk, yet this long within `stuck_within`: counted as stuck
    float stuck_within = 0.5f;     ///< [m] J
    float lost_after = 4.0f;       ///< [s] J: not getting on for this long, people look whether they stand where they think
};

/// Numerical knobs, not physics.
inline constexpr float k_move_range = 2.0f;  ///< [m] neighbours farther than this do not count; = cell

}  // namespace taicho::people
