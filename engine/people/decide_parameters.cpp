// The decision rules as a table a domain expert can read and a scenario can override.
#include "people/decide_rules.h"

namespace taicho::people {

namespace {

struct Row {
    const char* key;
    double DecideRules::*field;
    double low, high;
    char flag;
    const char* source;
    const char* en;
    const char* vi;
};

using D = DecideRules;

constexpr Row k_rows[] = {
    {"fight.offset", &D::fight_offset, -0.5, 1.5, 'J', "A7", "readiness to fight, logit offset", "mức sẵn sàng chữa cháy (hệ số logit)"},
    {"fight.ln_hrr", &D::fight_ln_hrr, -1.5, -0.5, 'J', "A7", "per ln(HRR / 100 kW)", "theo ln(công suất / 100 kW)"},
    {"fight.extinction", &D::fight_extinction, -1.6, -0.4, 'J', "A7", "per 1/m of smoke", "theo độ khói 1/m"},
    {"fight.bottle", &D::fight_bottle, 0.5, 1.5, 'J', "A7", "working bottle near", "có bình chữa cháy ở gần"},
    {"fight.trained", &D::fight_trained, -0.3, 1.2, 'J', "A7, A10", "drilled", "đã huấn luyện nghiệp vụ"},
    {"fight.male", &D::fight_male, 0.0, 1.0, 'J', "A7", "male", "nam giới"},
    {"fight.dependent", &D::fight_dependent, -2.0, -0.5, 'J', "A7", "dependant not yet safe", "người phụ thuộc chưa an toàn"},
    {"fight.stake", &D::fight_stake, 0.0, 0.8, 'J', "A7", "own stock or workshop at stake", "hàng hóa, xưởng của mình bị đe dọa"},
    {"fight.min_age", &D::fight_min_age, 12, 18, 'J', "A7", "youngest who fights [a]", "tuổi nhỏ nhất tham gia chữa cháy"},
    {"fight.near_bottle_m", &D::near_bottle, 5, 20, 'J', "A7", "bottle counts as near [m]", "bình được coi là gần [m]"},
    {"fight.delay_s", &D::fight_delay, 6, 24, 'J', "A2", "seconds to decide, untrained", "giây để quyết định, chưa huấn luyện"},
    {"fight.delay_sd", &D::fight_delay_sd, 0.4, 1.0, 'J', "A2", "its spread", "độ phân tán"},
    {"fight.delay_drill_s", &D::fight_delay_drill, 3, 12, 'J', "A2", "seconds to decide, drilled", "giây để quyết định, đã huấn luyện"},
    {"fight.delay_drill_sd", &D::fight_delay_drill_sd, 0.3, 0.8, 'J', "A2", "its spread", "độ phân tán"},
    {"role.split", &D::split_untrained, 0.1, 0.5, 'J', "A7", "household divides roles, untrained", "hộ phân công, chưa huấn luyện"},
    {"role.split_drill", &D::split_drill, 0.5, 0.9, 'J', "A7", "household divides roles, drilled", "hộ phân công, đã huấn luyện"},
    {"stop.flux_w_m2", &D::flux_untrained, 1500, 4000, 'J', "A5", "tolerated flux, untrained [W/m2]", "bức xạ chịu được, chưa huấn luyện"},
    {"stop.flux_drill_w_m2", &D::flux_drill, 2500, 6300, 'J', "A5", "tolerated flux, drilled [W/m2]", "bức xạ chịu được, đã huấn luyện"},
    {"stop.pass_flux_w_m2", &D::pass_flux, 4000, 10000, 'J', "A5", "flux nobody walks into [W/m2]", "bức xạ không ai bước vào"},
    {"stop.hot_gas_k", &D::hot_gas, 323, 363, 'J', "C4", "gas nobody stays in [K]", "nhiệt độ khí không ai ở lại [K]"},
    {"stop.run_pain", &D::run_pain, 0.05, 0.4, 'R', "C4", "heat dose one runs past: severe pain, r 1.33 of 10 [-]", "liều nhiệt chấp nhận khi chạy qua: đau rát, r 1,33 trên 10"},
    {"stop.run_burn", &D::run_burn, 0.133, 1.0, 'J', "C4", "the same with no other way: second-degree burn, r 4 of 10 [-]", "như trên khi không còn lối khác: bỏng độ hai, r 4 trên 10"},
    {"stop.impaired_fic", &D::impaired_fic, 0.1, 0.5, 'R', "C2", "irritants at which nobody goes on fighting or looking: impairment over incapacitation [-]", "mức khí kích thích khiến người ta thôi chữa, thôi tìm"},
    {"escape.shuts_door", &D::shut_untrained, 0.0, 0.4, 'J', "A2", "pulls the door to the fire to when the way is lost, untrained [-]", "khép cửa ngăn cháy khi mất lối, chưa tập huấn"},
    {"escape.shuts_door_trained", &D::shut_trained, 0.5, 1.0, 'J', "A2", "the same after a talk (\"keeps doors shut\") [-]", "như trên, đã nghe tuyên truyền"},
    {"stop.stuck_s", &D::stuck_calm, 30, 120, 'J', "B4", "stood in a jam before another way is sought [s]", "đứng kẹt trước khi tìm lối khác"},
    {"stop.stuck_in_smoke_s", &D::stuck_bad, 5, 30, 'J', "B4", "the same in thick smoke or heat [s]", "như trên, trong khói dày hoặc nóng"},
    {"stop.heat_wait_s", &D::heat_wait, 5, 60, 'J', "B4", "wait before the way is tried again [s]", "chờ trước khi thử lại lối đi"},
    {"stop.smoke_1_m", &D::smoke_untrained, 0.5, 1.5, 'J', "A5", "smoke at the face, untrained [1/m]", "khói ngang mặt, chưa huấn luyện"},
    {"stop.smoke_drill_1_m", &D::smoke_drill, 0.8, 2.5, 'J', "A5", "smoke at the face, drilled [1/m]", "khói ngang mặt, đã huấn luyện"},
    {"stop.layer_k", &D::layer_stop, 423, 473, 'J', "A5", "hot layer [K]", "lớp khí nóng [K]"},
    {"stop.exit_visibility_m", &D::exit_visibility, 2, 5, 'J', "A7", "way out seen for [m]", "nhìn thấy lối ra [m]"},
    {"stop.crouch", &D::crouch_untrained, 0.3, 0.8, 'J', "A5", "crouches, untrained", "cúi thấp, chưa huấn luyện"},
    {"stop.crouch_talk", &D::crouch_talk, 0.5, 0.9, 'J', "A5", "crouches, talk", "cúi thấp, đã nghe tuyên truyền"},
    {"stop.crouch_drill", &D::crouch_drill, 0.7, 1.0, 'J', "A5", "crouches, drill", "cúi thấp, đã huấn luyện"},
    {"stop.overstay_s", &D::overstay, 0, 30, 'J', "A7", "untrained stay longer [s]", "nán lại thêm khi chưa huấn luyện"},
    {"stop.overstay_sd", &D::overstay_sd, 0.4, 1.2, 'J', "A7", "its spread", "độ phân tán"},
    {"means.cloth_below_w", &D::cloth_below, 30e3, 80e3, 'J', "A8", "cloth or lid below [W]", "dùng khăn, vung khi dưới [W]"},
    {"means.cloth", &D::cloth_no_bottle, 0, 0.84, 'J', "A8", "cloth first, no bottle near", "dùng khăn trước, không có bình gần"},
    {"means.cloth_bottle", &D::cloth_bottle, 0, 0.36, 'J', "A8", "cloth first, bottle near", "dùng khăn trước, có bình gần"},
    {"means.first_throw_s", &D::first_throw, 15, 60, 'J', "A8", "first bucket after [s]", "xô nước đầu tiên sau [s]"},
    {"means.first_throw_sd", &D::first_throw_sd, 0.4, 0.8, 'J', "A8", "its spread", "độ phân tán"},
    {"means.throw_low_s", &D::throw_low, 12, 25, 'D', "A8", "between throws, least [s]", "giữa hai xô, ít nhất [s]"},
    {"means.throw_high_s", &D::throw_high, 25, 50, 'D', "A8", "between throws, most [s]", "giữa hai xô, nhiều nhất [s]"},
    {"means.stored_throws", &D::stored_throws, 0, 50, 'J', "A8", "buckets of water that stand ready, then the tap", "số xô nước có sẵn, sau đó lấy từ vòi"},
    {"means.throw_tap_low_s", &D::throw_tap_low, 25, 35, 'D', "A8", "from a tap, least [s]", "lấy từ vòi, ít nhất [s]"},
    {"means.throw_tap_high_s", &D::throw_tap_high, 35, 50, 'D', "A8", "from a tap, most [s]", "lấy từ vòi, nhiều nhất [s]"},
    {"means.cloth_time_s", &D::cloth_time, 4, 15, 'J', "A8", "seconds to smother", "giây để dập bằng khăn"},
    {"means.cloth_time_sd", &D::cloth_time_sd, 0.3, 0.8, 'J', "A8", "its spread", "độ phân tán"},
    {"pre.same_room_s", &D::pre_same_room, 8, 30, 'J', "B3", "awake, room of the fire [s]", "thức, cùng phòng cháy"},
    {"pre.same_room_sd", &D::pre_same_room_sd, 0.4, 0.8, 'J', "B3", "its spread", "độ phân tán"},
    {"pre.same_home_s", &D::pre_same_home, 25, 90, 'J', "B3", "awake, same home [s]", "thức, cùng nhà"},
    {"pre.same_home_sd", &D::pre_same_home_sd, 0.6, 1.0, 'J', "B3", "its spread", "độ phân tán"},
    {"pre.bell_s", &D::pre_bell, 75, 300, 'J', "B3", "awake, bell only [s]", "thức, chỉ nghe chuông"},
    {"pre.bell_sd", &D::pre_bell_sd, 0.7, 1.2, 'D', "B3", "its spread", "độ phân tán"},
    {"pre.told_s", &D::pre_told, 30, 120, 'J', "B3", "awake, told in person [s]", "thức, được báo trực tiếp"},
    {"pre.told_sd", &D::pre_told_sd, 0.4, 0.8, 'J', "B3", "its spread", "độ phân tán"},
    {"pre.woken_home_s", &D::pre_woken_home, 30, 120, 'J', "B3", "woken, sees smoke at home [s]", "bị đánh thức, thấy khói trong nhà"},
    {"pre.woken_home_sd", &D::pre_woken_home_sd, 0.5, 0.9, 'J', "B3", "its spread", "độ phân tán"},
    {"pre.woken_bell_s", &D::pre_woken_bell, 150, 600, 'J', "B3", "woken by a bell [s]", "bị chuông đánh thức"},
    {"pre.woken_bell_sd", &D::pre_woken_bell_sd, 0.6, 1.0, 'J', "B3", "its spread", "độ phân tán"},
    {"pre.woken_told_s", &D::pre_woken_told, 60, 240, 'J', "B3", "woken by a neighbour [s]", "được hàng xóm đánh thức"},
    {"pre.woken_told_sd", &D::pre_woken_told_sd, 0.5, 0.9, 'J', "B3", "its spread", "độ phân tán"},
    {"pre.factor_talk", &D::pre_factor_talk, 0.6, 0.9, 'J', "A2", "pre-travel factor, talk", "hệ số thời gian chuẩn bị, tuyên truyền"},
    {"pre.factor_drill", &D::pre_factor_drill, 0.4, 0.8, 'J', "B3", "pre-travel factor, drill", "hệ số thời gian chuẩn bị, huấn luyện"},
    {"pre.sd_drill", &D::pre_sd_drill, 0.6, 1.0, 'J', "B3", "spread factor, drill", "hệ số độ phân tán, huấn luyện"},
    {"pre.leader", &D::pre_leader, 0.5, 0.9, 'J', "B3", "factor with a leader in contact", "hệ số khi có người chỉ huy"},
    {"pre.ignore", &D::ignore_untrained, 0.05, 0.5, 'J', "B3", "bell taken for a false one", "coi chuông là báo giả"},
    {"pre.ignore_talk", &D::ignore_talk, 0.3, 0.8, 'J', "A2", "its factor, talk", "hệ số, tuyên truyền"},
    {"pre.ignore_drill", &D::ignore_drill, 0.2, 0.6, 'J', "B3", "its factor, drill", "hệ số, huấn luyện"},
    {"pre.follow_leader", &D::follow_leader, 0.6, 0.95, 'J', "B3", "neighbours follow a leader", "hàng xóm theo người chỉ huy"},
    {"pre.follow_majority", &D::follow_majority, 0.4, 0.8, 'J', "B3", "else follow the majority", "nếu không thì theo số đông"},
    {"pre.child_s", &D::task_child, 15, 60, 'J', "B3", "seconds per child", "giây cho mỗi trẻ"},
    {"pre.unlock", &D::task_unlock_p, 0.5, 1.0, 'J', "B3", "unlocks gate or shutter", "mở khóa cổng, cửa cuốn"},
    {"pre.unlock_s", &D::task_unlock, 8, 30, 'J', "B3", "seconds for it", "giây mở khóa"},
    {"pre.unlock_sd", &D::task_unlock_sd, 0.4, 0.8, 'J', "B3", "its spread", "độ phân tán"},
    {"pre.power_lost_k", &D::power_lost, 433, 573, 'J', "B3", "gas at a ceiling of the house that has cut its power [K]", "nhiệt độ khí sát trần đã làm mất điện trong nhà [K]"},
    {"pre.roller_no_power_s", &D::roller_no_power, 30, 180, 'J', "B3", "shutter without power [s]", "cửa cuốn mất điện"},
    {"way.ladder", &D::ladder_untrained, 0.05, 0.3, 'J', "B4", "uses a ladder, untrained", "dùng thang dây, chưa huấn luyện"},
    {"way.ladder_drill", &D::ladder_drill, 0.3, 0.8, 'J', "B4", "uses a ladder, drilled", "dùng thang dây, đã huấn luyện"},
    {"way.ladder_fall", &D::ladder_fall, 0.01, 0.1, 'J', "B4", "falls from it", "ngã khi dùng thang"},
    {"way.ladder_storey_s", &D::ladder_storey, 8, 12, 'J', "B4", "seconds per storey", "giây mỗi tầng"},
    {"way.ladder_rig_s", &D::ladder_rig, 15, 30, 'J', "B4", "seconds to rig", "giây mắc thang"},
    {"way.run_past_w", &D::run_past_w, 2e4, 5e5, 'J', "B4", "seen fire one runs past to the door rather than take a known second way [W]", "đám cháy còn chạy qua để ra cửa thay vì dùng lối thứ hai đã biết"},
    {"way.second_exit", &D::second_exit_other, 0.2, 0.6, 'J', "B4", "knows a second way, not drilled", "biết lối thoát thứ hai, chưa huấn luyện"},
    {"way.second_exit_drill", &D::second_exit_known, 0.6, 1.0, 'J', "B4", "knows it, opened and drilled", "biết lối thoát thứ hai, đã huấn luyện"},
    {"way.second_exit_low_s", &D::second_exit_low, 10, 30, 'J', "B4", "seconds to pass, least", "giây qua lối, ít nhất"},
    {"way.second_exit_high_s", &D::second_exit_high, 40, 120, 'J', "B4", "seconds to pass, most", "giây qua lối, nhiều nhất"},
    {"way.cage_low_s", &D::cage_low, 30, 90, 'J', "B4", "cutting a cage, least [s]", "cắt lồng sắt, ít nhất"},
    {"way.cage_high_s", &D::cage_high, 120, 300, 'J', "B4", "cutting a cage, most [s]", "cắt lồng sắt, nhiều nhất"},
    {"way.wall_low_s", &D::wall_low, 120, 240, 'J', "B4", "breaking brick, least [s]", "phá tường gạch, ít nhất"},
    {"way.wall_high_s", &D::wall_high, 300, 600, 'J', "B4", "breaking brick, most [s]", "phá tường gạch, nhiều nhất"},
    {"way.no_tool", &D::no_tool_factor, 2, 8, 'J', "B4", "factor without a tool", "hệ số khi không có dụng cụ"},
    {"way.jump_fed", &D::jump_fed, 0.2, 0.5, 'J', "B4", "jumps only above this dose", "chỉ nhảy khi liều vượt"},
    {"way.jump_flux_w_m2", &D::jump_flux, 2500, 6300, 'J', "B4", "or above this flux", "hoặc khi bức xạ vượt"},
    {"way.jump_per_minute", &D::jump_per_minute, 0.1, 0.6, 'J', "B4", "jumps per minute then", "xác suất nhảy mỗi phút"},
    {"way.turn_back_visibility_m", &D::turn_back_visibility, 2, 5, 'J', "C5", "half turn back at [m]", "một nửa quay lại khi tầm nhìn"},
    {"way.turn_back_width_m", &D::turn_back_width, 0.5, 2, 'J', "C5", "width of that rule", "độ rộng của quy tắc"},
    {"warn.bell", &D::bell_untrained, 0.3, 0.8, 'J', "B5", "presses the bell, untrained", "bấm chuông, chưa huấn luyện"},
    {"warn.bell_trained", &D::bell_trained, 0.7, 0.95, 'J', "B5", "presses the bell, trained", "bấm chuông, đã huấn luyện"},
    {"warn.bell_s", &D::bell_time, 5, 20, 'J', "B5", "seconds to press", "giây để bấm chuông"},
    {"warn.bell_sd", &D::bell_time_sd, 0.3, 0.8, 'J', "B5", "its spread", "độ phân tán"},
    {"warn.neighbours", &D::warn_p, 0.5, 0.95, 'J', "B5", "shouts and knocks", "hô hoán, gõ cửa"},
    {"warn.knock_low_s", &D::knock_low, 5, 10, 'J', "B5", "per door, least [s]", "mỗi cửa, ít nhất"},
    {"warn.knock_high_s", &D::knock_high, 10, 20, 'J', "B5", "per door, most [s]", "mỗi cửa, nhiều nhất"},
    {"call.p", &D::call_p, 0.7, 0.98, 'J', "B5", "calls 114, large or unseen fire", "gọi 114 khi cháy lớn hoặc chỉ thấy khói"},
    {"call.after_s", &D::call_time, 45, 180, 'J', "B5", "from first awareness [s]", "từ lúc biết cháy"},
    {"call.after_sd", &D::call_time_sd, 0.4, 1.0, 'J', "B5", "its spread", "độ phân tán"},
    {"call.hrr_w", &D::call_hrr, 100e3, 500e3, 'J', "B5", "a large fire [W]", "đám cháy lớn"},
    {"call.small", &D::call_small_p, 0.1, 0.5, 'J', "B5", "while a small one is fought", "khi đang tự chữa đám cháy nhỏ"},
    {"call.talk_s", &D::call_talk_s, 30, 90, 'J', "B3", "on the phone [s]", "thời gian gọi"},
    {"call.talk_sd", &D::call_talk_sd, 0.3, 0.6, 'J', "B3", "its spread", "độ phân tán"},
    {"join.p", &D::join_p, 0.2, 0.5, 'J', "B5", "alerted adult comes to help", "người được báo đến giúp"},
    {"join.volunteer", &D::join_volunteer, 0.5, 0.9, 'J', "B5", "volunteer comes", "tình nguyện viên đến"},
    {"join.range_m", &D::join_range, 40, 120, 'J', "B5", "from within [m]", "trong phạm vi [m]"},
    {"join.awake_s", &D::join_awake, 45, 180, 'J', "B5", "arrives, awake [s]", "đến nơi, đang thức"},
    {"join.awake_sd", &D::join_awake_sd, 0.4, 0.8, 'J', "B5", "its spread", "độ phân tán"},
    {"join.asleep_s", &D::join_asleep, 120, 480, 'J', "B5", "arrives, was asleep [s]", "đến nơi, đang ngủ"},
    {"join.asleep_sd", &D::join_asleep_sd, 0.5, 0.9, 'J', "B5", "its spread", "độ phân tán"},
    {"join.bottle", &D::join_bottle, 0.4, 0.9, 'J', "A9", "brings the bottle of the home", "mang theo bình của nhà"},
    {"reentry.p", &D::reentry_p, 0.3, 0.8, 'J', "B5", "goes back for family", "quay lại cứu người nhà"},
    {"reentry.smoke_1_m", &D::reentry_extinction, 1.0, 2.5, 'J', "B5", "unless smoke above [1/m]", "trừ khi khói vượt"},
    {"gather.asleep", &D::gather_asleep, 0.6, 0.9, 'J', "B4", "family gathers before leaving, asleep at home", "cả nhà tập hợp rồi mới đi, khi đang ngủ"},
    {"gather.awake", &D::gather_awake, 0.3, 0.7, 'J', "B4", "the same, awake", "như trên, khi đang thức"},
    {"gather.longest_s", &D::gather_longest, 60, 300, 'J', "B4", "waits for the others at most [s]", "chờ người nhà lâu nhất"},
    {"carry.fallen", &D::carry_fallen, 0.5, 0.95, 'J', "B5", "takes up a member of the family who falls beside one", "kéo, vác người nhà ngã gục bên cạnh"},
    {"carry.second_kin", &D::second_kin, 0.7, 1.0, 'J', "B5", "takes the other side of a member of the family who is dragged", "giúp một tay khi người nhà bị kéo, vác"},
    {"carry.second_other", &D::second_other, 0.2, 0.8, 'J', "B5", "the same, somebody else", "như trên, với người ngoài gia đình"},
    {"reentry.property", &D::reentry_property, 0.0, 0.3, 'J', "B5", "goes back for property", "quay lại lấy đồ"},
    {"reentry.property_s", &D::property_s, 20, 90, 'J', "B3", "seconds to find it", "giây tìm đồ"},
    {"shelter.smoke_1_m", &D::shelter_extinction, 0.7, 2.0, 'J', "B5", "shelters when the way holds [1/m]", "trú ẩn khi lối đi có khói"},
    {"shelter.p", &D::shelter_untrained, 0.3, 0.7, 'J', "B5", "shelters, untrained", "trú ẩn, chưa huấn luyện"},
    {"shelter.trained", &D::shelter_trained, 0.6, 0.9, 'J', "B5", "shelters, trained", "trú ẩn, đã huấn luyện"},
    {"look.p", &D::look_p, 0.4, 0.9, 'J', "B1", "goes to see where smoke comes from", "đi xem khói từ đâu"},
};

}  // namespace

std::vector<Parameter> decide_parameters() {
    const DecideRules defaults;
    std::vector<Parameter> rows;
    rows.reserve(std::size(k_rows));
    for (const Row& r : k_rows) {
        rows.push_back({r.key, defaults.*r.field, r.low, r.high, r.flag, r.source, r.en, r.vi});
    }
    return rows;
}

DecideRules decide_rules(const std::map<std::string, double>& overrides) {
    DecideRules rules;
    for (const Row& r : k_rows) {
        const auto it = overrides.find(r.key);
        if (it != overrides.end()) rules.*r.field = it->second;
    }
    return rules;
}

}  // namespace taicho::people
