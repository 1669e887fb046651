#include "people/story.h"

#include <fmt/format.h>

#include <cmath>

#include "people/cue.h"
#include "people/decide_state.h"
#include "people/harm.h"

namespace taicho::people {

namespace {

struct Teller {
    std::uint32_t person;
    const StoryNames& names;

    [[nodiscard]] static Bilingual name(const std::vector<Bilingual>& list, std::uint32_t row) {
        return row < list.size() ? list[row] : Bilingual{};
    }
    [[nodiscard]] bool of_family(std::uint32_t who) const {
        return who != person && who < names.of_household.size() && names.own_household != 0xFFFFFFFFu &&
               names.of_household[who] == names.own_household;
    }
    [[nodiscard]] Bilingual at(std::uint32_t place) const {
        const Bilingual n = name(names.places, place);
        return n.vi.empty() ? Bilingual{"", ""} : Bilingual{" ở " + n.vi, " in " + n.en};
    }
    [[nodiscard]] Bilingual by(std::uint32_t who) const {
        const Bilingual n = who == person ? Bilingual{} : name(names.persons, who);
        return n.vi.empty() ? Bilingual{"", ""} : Bilingual{" (" + n.vi + ")", " (" + n.en + ")"};
    }
};

std::string clock_text(double start_hour, double t) {
    const auto s = static_cast<long>(std::floor(start_hour * 3600.0 + t));
    const long day = ((s % 86400) + 86400) % 86400;
    return fmt::format("{:02}:{:02}:{:02}", day / 3600, day / 60 % 60, day % 60);
}

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
            return {fmt::format("nhìn thấy lửa, khoảng {:.0f} kW", level / 1e3),
                    fmt::format("sees flames, about {:.0f} kW", level / 1e3)};
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
        case Decision::Escort: return {"Đưa người nhà ra ngoài", "Takes a member of the family out"};
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
        case Decision::Roles: return {"Cả nhà phân công nhau", "The family shares the tasks"};
    }
    return {"Quyết định", "Decides"};
}

Bilingual decided(const Event& e) {
    Bilingual t = decision_text(static_cast<Decision>(e.mode));
    // Smoke turns people back by a chance, heat for certain.
    const bool by_heat = static_cast<Decision>(e.mode) == Decision::TurnBack && e.values[0] >= 1.0;
    if (by_heat) t = {"Lùi lại vì nóng, chờ cho bớt", "Draws back from the heat and waits"};
    Bilingual why;
    if (e.values[1] >= 1.0) {
        why.vi += fmt::format("thấy đám cháy khoảng {:.0f} kW", e.values[1]);
        why.en += fmt::format("has seen a fire of about {:.0f} kW", e.values[1]);
    }
    if (e.values[2] >= 0.05) {
        const double visibility = 3.0 / e.values[2];   // reflecting things, Jin (C5)
        const char* gap = why.vi.empty() ? "" : ", ";
        if (visibility < 1.0) {
            why.vi += fmt::format("{}khói mù, không thấy nổi 1 m", gap);
            why.en += fmt::format("{}cannot see 1 m through the smoke", gap);
        } else {
            why.vi += fmt::format("{}nhìn xa được {:.0f} m trong khói", gap, visibility);
            why.en += fmt::format("{}sees {:.0f} m through the smoke", gap, visibility);
        }
    }
    if (e.values[0] > 0.0 && e.values[0] < 1.0) {
        why.vi += fmt::format("{}cứ 100 người như vậy thì {:.0f} người làm thế", why.vi.empty() ? "" : "; ",
                              100 * e.values[0]);
        why.en += fmt::format("{}{:.0f} of 100 such people would", why.en.empty() ? "" : "; ", 100 * e.values[0]);
    }
    if (!why.vi.empty()) {
        t.vi += " (" + why.vi + ")";
        t.en += " (" + why.en + ")";
    }
    return t;
}

Bilingual cause_text(std::uint16_t cause) {
    switch (static_cast<HarmCause>(cause)) {
        case HarmCause::Gas: return {"vì khí độc", "by toxic gas"};
        case HarmCause::Heat: return {"vì không khí nóng", "by hot air"};
        case HarmCause::Flux: return {"vì bức xạ nhiệt", "by radiant heat"};
        case HarmCause::Irritant: return {"vì khói kích ứng", "by irritant smoke"};
        case HarmCause::Fall: return {"vì ngã", "by a fall"};
        case HarmCause::None: break;
    }
    return {"", ""};
}

Bilingual joined(const char* vi, const char* en, const Bilingual& tail, const char* gap = " ") {
    return {vi + std::string(tail.vi.empty() ? "" : gap) + tail.vi,
            en + std::string(tail.en.empty() ? "" : gap) + tail.en};
}

Bilingual knows(const Teller& t, const Event& e, const char* vi, const char* en) {
    const Bilingual cue = cue_text(static_cast<CueKind>(e.mode), e.values[0]);
    const Bilingual place = t.at(e.place), from = t.by(e.object);
    const auto kind = static_cast<CueKind>(e.mode);
    if (kind == CueKind::Order && !from.vi.empty())   // a child taken by the hand, or somebody sent out
        return {vi + std::string("được gọi đi theo") + from.vi + place.vi, en + std::string("is told to come along") + from.en + place.en};
    const bool family = kind == CueKind::Knock && t.of_family(e.object);
    if (family) return {vi + std::string("nghe người trong nhà gọi") + place.vi, en + std::string("is called by the family") + place.en};
    return {vi + cue.vi + from.vi + place.vi, en + cue.en + from.en + place.en};
}

/// Sentence of what a person did with their hands; empty when it is not for this story.
Bilingual acted(const Teller& t, const Event& e) {
    const auto household = [&] { return Teller::name(t.names.households, e.object); };
    switch (e.kind) {
        case EventKind::BellPressed: return {"Bấm chuông liên gia", "Presses the linked bell"};
        case EventKind::Knocked:
            if (e.object == t.names.own_household && e.object != 0xFFFFFFFFu) return {"Gọi cả nhà", "Calls the family"};
            if (household().vi.empty()) return {"Gõ cửa gọi mọi người", "Knocks and calls people"};
            return joined("Gõ cửa", "Knocks at the door of", household());
        case EventKind::Shouted: return {"Hô cháy", "Shouts fire"};
        case EventKind::CalledService: return {"Gọi xong 114", "Has called 114"};
        case EventKind::TookFixture:
            if (e.mode == 1) return {"Kéo vòi nước", "Runs out the hose"};
            return {"Lấy bình chữa cháy", "Takes the extinguisher"};
        case EventKind::Discharged: return {"Phun bình vào đám cháy", "Discharges it at the fire"};
        case EventKind::DischargeEnded: return {"Bình đã hết", "The bottle is empty"};
        case EventKind::DeadBottle:
            if (e.mode == 2) return {"Vòi không có nước", "The hose gives no water"};
            return {"Bình không phun được", "The bottle does not work"};
        case EventKind::Joined:
            if (e.mode == 1) return {"Cùng khiêng máy bơm", "Takes a hand at the pump"};
            return {"Sang giúp chữa cháy", "Comes to help"};
        case EventKind::ThrewWater: return {"Hắt nước vào đám cháy", "Throws water on the fire"};
        case EventKind::Smothered: return {"Dùng khăn ướt, nắp đậy để dập", "Tries to smother it"};
        case EventKind::PutOut: return {"Đám cháy đã tắt", "Puts it out"};
        case EventKind::Ordered:
            if (e.mode == 1) return {"Đứng ra chỉ huy tại chỗ", "Takes command on the spot"};
            if (e.mode == 2) return {"Cử người đi gõ từng nhà", "Sends somebody from door to door"};
            return joined("Bảo mọi người rời đi", "Tells people to leave", {});
        default: return {};
    }
}

Bilingual suffered(const Teller& t, const Event& e) {
    const Bilingual cause = cause_text(e.mode);
    const Bilingual place = t.at(e.place);
    switch (e.kind) {
        case EventKind::Injured:
            return {"Bị thương " + cause.vi + place.vi, "Is injured " + cause.en + place.en};
        case EventKind::Incapacitated:
            return {"Gục xuống " + cause.vi + place.vi, "Falls unconscious " + cause.en + place.en};
        case EventKind::Died: return {"Qua đời " + cause.vi + place.vi, "Dies " + cause.en + place.en};
        default: return {};
    }
}

Bilingual moved(const Teller& t, const Event& e) {
    const Bilingual from = t.by(e.object);
    switch (e.kind) {
        case EventKind::StartedMoving: return {"Bắt đầu đi", "Sets out"};
        case EventKind::TurnedBack: return {"Quay lại vì khói dày", "Turns back from thick smoke"};
        case EventKind::Sheltered: return {"Đóng kín cửa và chờ", "Shuts the door and waits"};
        case EventKind::Jumped: return {"Nhảy xuống", "Jumps"};
        case EventKind::Fell: return {"Bị ngã", "Falls"};
        case EventKind::Carried: return {"Được bế, dìu đi" + from.vi, "Is carried" + from.en};
        case EventKind::Out: return {"Đã ra ngoài an toàn", "Is out and safe"};
        case EventKind::Rescued: return {"Được đưa ra ngoài" + from.vi, "Is brought out" + from.en};
        default: return {};
    }
}

Bilingual sentence(const Teller& t, const Event& e) {
    if (e.kind == EventKind::Woke) return knows(t, e, "Thức giấc: ", "Wakes: ");
    if (e.kind == EventKind::Noticed) return knows(t, e, "Nhận biết: ", "Notices: ");
    if (e.kind == EventKind::Decided) return decided(e);
    for (const Bilingual& b : {suffered(t, e), moved(t, e), acted(t, e)})
        if (!b.vi.empty()) return b;
    return {};
}

StoryLine line(const Event& e, Bilingual text, double start_hour) {
    text.vi += ".";
    text.en += ".";
    return {e.time, clock_text(start_hour, e.time), std::move(text)};
}

}  // namespace

namespace {

/// What a decision just said need not be said again by the act that follows at the same moment.
bool said_already(const Event* decided, const Event& e) {
    if (decided == nullptr || decided->time != e.time) return false;
    switch (static_cast<Decision>(decided->mode)) {
        case Decision::Leave: return e.kind == EventKind::StartedMoving;
        case Decision::TurnBack: return e.kind == EventKind::TurnedBack;
        case Decision::Shelter: return e.kind == EventKind::Sheltered;
        case Decision::Jump: return e.kind == EventKind::Jumped;
        default: return false;
    }
}

}  // namespace

std::vector<StoryLine> tell_story(std::uint32_t person, const std::vector<Event>& events,
                                  const StoryNames& names, double start_hour) {
    const Teller t{person, names};
    std::vector<StoryLine> out;
    std::vector<const Event*> way;   // openings passed since the last sentence
    const auto finish_way = [&] {
        if (way.empty()) return;
        const Bilingual place = t.at(way.back()->place);
        const std::size_t doors = way.size();
        Bilingual text{fmt::format("Đi qua {} cửa, nay", doors) + place.vi,
                       fmt::format("Goes through {} door{}, now", doors, doors == 1 ? "" : "s") + place.en};
        if (doors == 1) text.vi = "Đi qua một cửa, nay" + place.vi;
        out.push_back(line(*way.back(), text, start_hour));
        way.clear();
    };
    double woke = -1.0;
    const Event* decision = nullptr;
    for (const Event& e : events) {
        const bool mine = e.subject == person && e.kind >= EventKind::Noticed && e.kind < EventKind::Action;
        if (!mine || e.kind == EventKind::ServiceArrived || e.kind == EventKind::WaterOn) continue;
        if (e.kind == EventKind::PassedOpening) {
            way.push_back(&e);
            continue;
        }
        if (e.kind == EventKind::Woke) woke = e.time;
        if (e.kind == EventKind::Noticed && e.time == woke) continue;   // the waking has said it
        if (said_already(decision, e)) continue;
        if (e.kind == EventKind::Decided) decision = &e;
        Bilingual text = sentence(t, e);
        if (text.vi.empty()) continue;
        finish_way();
        StoryLine next = line(e, std::move(text), start_hour);
        if (out.empty() || out.back().text.vi != next.text.vi) out.push_back(std::move(next));
    }
    finish_way();
    return out;
}

}  // namespace taicho::people
