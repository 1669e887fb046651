#include "people/story_words.h"

#include <fmt/format.h>

#include "people/harm.h"

namespace taicho::people {

namespace {

/// A fire as somebody would compare it: burning things by their heat release (fire-spread handbook, item tables).
Bilingual fire_size(double watts) {
    if (watts < 15e3) return {"nhỏ như bếp ga", "a flame the size of a gas ring"};
    if (watts < 100e3) return {"cỡ sọt rác cháy", "a fire like a burning waste basket"};
    if (watts < 500e3) return {"cỡ ghế bành cháy", "a fire like a burning armchair"};
    if (watts < 2000e3) return {"cỡ bộ sa lông cháy", "a fire like a burning sofa"};
    return {"trùm cả gian nhà", "a room full of fire"};
}

}  // namespace

Bilingual cue_text(CueKind kind, double level) {
    switch (kind) {
        case CueKind::Smell: return {"ngửi thấy mùi khói", "smells smoke"};
        case CueKind::Noise: return {"nghe tiếng lửa cháy lách tách", "hears the crackle of a fire"};
        case CueKind::Bell: return {"nghe tiếng chuông liên gia", "hears the linked bell"};
        case CueKind::Alarm: return {"nghe còi báo cháy", "hears the fire alarm"};
        case CueKind::Shout: return {"nghe tiếng hô cháy", "hears somebody shout fire"};
        case CueKind::Knock: return {"nghe gõ cửa gọi dậy", "hears a knock at the door"};
        case CueKind::Phone: return {"nhận điện thoại báo cháy", "is told by phone"};
        case CueKind::OthersLeave: return {"thấy người khác chạy", "sees others on the move"};
        case CueKind::Smoke: return {"nhìn thấy khói", "sees smoke"};
        case CueKind::Heat: return {"cảm thấy hơi nóng", "feels the heat"};
        case CueKind::Flame:
            return {fmt::format("nhìn thấy lửa {} (khoảng {:.0f} kW)", fire_size(level).vi, level / 1e3),
                    fmt::format("sees {} (about {:.0f} kW)", fire_size(level).en, level / 1e3)};
        case CueKind::Order: return {"được yêu cầu rời đi", "is told what to do"};
        case CueKind::None: break;
    }
    return {"nhận ra có chuyện", "notices that something is wrong"};
}

Bilingual decision_text(Decision d) {
    switch (d) {
        case Decision::Fight: return {"Quyết định dập lửa", "Decides to fight the fire"};
        case Decision::NotFight: return {"Quyết định không dập lửa", "Decides not to fight the fire"};
        case Decision::Ignore: return {"Cho là báo động giả", "Takes it for a false alarm"};
        case Decision::Prepare: return {"Chuẩn bị để ra ngoài", "Gets ready to leave"};
        case Decision::Leave: return {"Rời đi", "Leaves"};
        case Decision::Look: return {"Đi xem có chuyện gì", "Goes to see what is wrong"};
        case Decision::Join: return {"Đến giúp", "Goes to help"};
        case Decision::StayAway: return {"Không đến giúp", "Does not go to help"};
        case Decision::Warn: return {"Đi báo cho hàng xóm", "Goes to warn the neighbours"};
        case Decision::Bell: return {"Đi bấm chuông liên gia", "Goes to press the linked bell"};
        case Decision::Call: return {"Gọi 114", "Calls 114"};
        case Decision::Escort: return {"Đưa người trong nhà ra ngoài", "Takes one of the household out"};
        case Decision::StopFight: return {"Thôi dập lửa", "Gives up fighting"};
        case Decision::TurnBack: return {"Quay lại vì khói", "Turns back from the smoke"};
        case Decision::PassSmoke: return {"Đi qua khói", "Goes through the smoke"};
        case Decision::SecondExit: return {"Chọn lối thoát nạn thứ hai", "Takes the second way out"};
        case Decision::BreakOut: return {"Phá lối ra", "Breaks a way out"};
        case Decision::Shelter: return {"Đóng cửa, ở lại chờ cứu", "Shuts the door and shelters"};
        case Decision::Jump: return {"Nhảy xuống", "Jumps"};
        case Decision::ReEnter: return {"Quay vào trong", "Goes back in"};
        case Decision::WaitForHelp: return {"Chờ người giúp", "Waits for help"};
        case Decision::Follow: return {"Làm theo mọi người xung quanh", "Does as the others do"};
        case Decision::Roles: return {"Mọi người trong nhà phân công nhau", "The household shares the tasks"};
        case Decision::SeesOut: return {"Thấy lửa đã tắt, ở lại canh chừng", "Sees that the fire is out and keeps an eye on it"};
    }
    return {"Quyết định", "Decides"};
}

Bilingual cause_text(std::uint16_t cause) {
    switch (static_cast<HarmCause>(cause)) {
        case HarmCause::Gas: return {"vì khí độc", "from toxic gas"};
        case HarmCause::Heat: return {"vì không khí nóng", "from hot air"};
        case HarmCause::Flux: return {"vì bức xạ nhiệt", "from radiant heat"};
        case HarmCause::Irritant: return {"vì khói kích ứng", "from irritant smoke"};
        case HarmCause::Fall: return {"vì ngã", "from a fall"};
        case HarmCause::None: break;
    }
    return {"", ""};
}

}  // namespace taicho::people
