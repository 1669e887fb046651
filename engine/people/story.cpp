#include "people/story.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "people/story_words.h"

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

/// What was known when it was decided, and how many would have done so.
Bilingual why_text(const Event& e, bool told_facts) {
    Bilingual why;
    const auto add = [&](const char* gap, const std::string& vi, const std::string& en) {
        why.vi += (why.vi.empty() ? "" : gap) + vi;
        why.en += (why.en.empty() ? "" : gap) + en;
    };
    if (!told_facts && e.values[1] >= 1.0)
        add(", ", fmt::format("thấy đám cháy khoảng {:.0f} kW", e.values[1]), fmt::format("has seen a fire of about {:.0f} kW", e.values[1]));
    if (!told_facts && e.values[2] >= 0.05) {
        const double visibility = 3.0 / e.values[2];   // reflecting things, Jin (C5)
        if (visibility < 1.0) add(", ", "khói mù, không thấy nổi 1 m", "cannot see 1 m through the smoke");
        else add(", ", fmt::format("nhìn xa được {:.0f} m trong khói", visibility), fmt::format("sees {:.0f} m through the smoke", visibility));
    }
    const bool by_chance = e.values[0] > 0.0 && e.values[0] < 1.0 && static_cast<Decision>(e.mode) != Decision::BreakOut;
    if (by_chance)
        add("; ", fmt::format("cứ 100 người như vậy thì {:.0f} người làm thế", 100 * e.values[0]), fmt::format("{:.0f} of 100 such people would", 100 * e.values[0]));
    return why;
}

/// `told_facts`: what was seen has been said at this moment already; `fought`: not the first time.
Bilingual decided(const Event& e, bool told_facts, bool fought) {
    const auto what = static_cast<Decision>(e.mode);
    Bilingual t = decision_text(what);
    if (what == Decision::Fight && fought) t = {"Tìm cách khác để dập tiếp", "Looks for something else to fight it with"};
    // Smoke turns people back by a chance, heat for certain.
    if (what == Decision::TurnBack && e.values[0] >= 1.0) t = {"Lùi lại vì nóng, chờ cho bớt", "Draws back from the heat and waits"};
    if (what == Decision::BreakOut && e.values[0] < 1.0) t = {"Phá lối ra bằng tay không", "Tries to break a way out without a tool"};
    if (what == Decision::BreakOut && e.values[0] >= 1.0) t = {"Phá lối ra bằng dụng cụ", "Breaks a way out with a tool"};
    const Bilingual why = why_text(e, told_facts);
    if (!why.vi.empty()) {
        t.vi += " (" + why.vi + ")";
        t.en += " (" + why.en + ")";
    }
    return t;
}

Bilingual joined(const char* vi, const char* en, const Bilingual& tail, const char* gap = " ") {
    return {vi + std::string(tail.vi.empty() ? "" : gap) + tail.vi,
            en + std::string(tail.en.empty() ? "" : gap) + tail.en};
}

Bilingual knows(const Teller& t, const Event& e, const char* vi, const char* en) {
    const Bilingual cue = cue_text(static_cast<CueKind>(e.mode), e.values[0]);
    const Bilingual place = t.at(e.place), from = t.by(e.object);
    const auto kind = static_cast<CueKind>(e.mode);
    const auto told = [&](const std::string& what_vi, const std::string& what_en) {
        return Bilingual{vi + place.vi + ": " + what_vi + from.vi, en + place.en + ": " + what_en + from.en};
    };
    if (kind == CueKind::Order && !from.vi.empty())   // a child taken by the hand, or somebody sent out
        return told("được gọi đi theo", "is told to come along");
    if (kind == CueKind::Knock && t.of_family(e.object))
        return {vi + place.vi + ": nghe người trong nhà gọi", en + place.en + ": is called by the household"};
    return told(cue.vi, cue.en);
}

/// Sentence of what a person did with their hands; empty when it is not for this story.
Bilingual acted(const Teller& t, const Event& e) {
    const auto household = [&] { return Teller::name(t.names.households, e.object); };
    switch (e.kind) {
        case EventKind::BellPressed: return {"Bấm chuông liên gia", "Presses the linked bell"};
        case EventKind::Knocked:
            if (e.object == t.names.own_household && e.object != 0xFFFFFFFFu) return {"Gọi mọi người trong nhà", "Calls the others of the house"};
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
        case EventKind::PutOut: return {"Dập tắt được lửa", "Puts it out"};
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
            return {"Gục xuống bất tỉnh " + cause.vi + place.vi, "Collapses " + cause.en + place.en};
        case EventKind::Died: return {"Qua đời " + cause.vi + place.vi, "Dies " + cause.en + place.en};
        default: return {};
    }
}

Bilingual moved(const Teller& t, const Event& e) {
    const Bilingual from = t.by(e.object), name = e.object == t.person ? Bilingual{} : Teller::name(t.names.persons, e.object);
    const Bilingual helper{"", name.en.empty() ? "" : " by " + name.en};
    switch (e.kind) {
        case EventKind::StartedMoving: return {"Bắt đầu đi", "Sets out"};
        case EventKind::TurnedBack: return {"Quay lại vì khói dày", "Turns back from thick smoke"};
        case EventKind::Sheltered: return {"Đóng kín cửa và chờ", "Shuts the door and waits"};
        case EventKind::Jumped: return {"Nhảy xuống", "Jumps"};
        case EventKind::Fell: return {"Bị ngã", "Falls"};
        case EventKind::Carried: return {"Được bế, dìu đi" + from.vi, "Is carried" + helper.en};
        case EventKind::Out: return {"Đã ra ngoài an toàn", "Is out and safe"};
        case EventKind::Rescued: return {"Được đưa ra ngoài" + from.vi, "Is brought out" + helper.en};
        default: return {};
    }
}

StoryLine line(double time, Bilingual text, double start_hour) {
    text.vi += ".";
    text.en += ".";
    return {time, clock_text(start_hour, time), std::move(text)};
}

}  // namespace

namespace {

bool is(const Event& e, Decision d) { return e.kind == EventKind::Decided && e.mode == static_cast<std::uint16_t>(d); }

/// What a decision just said need not be said again by the act that follows at the same moment.
bool said_already(const Event* decided, const Event& e) {
    if (decided == nullptr || decided->time != e.time) return false;
    switch (static_cast<Decision>(decided->mode)) {
        case Decision::Leave: return e.kind == EventKind::StartedMoving;
        case Decision::TurnBack: return e.kind == EventKind::TurnedBack;
        case Decision::Shelter: return e.kind == EventKind::Sheltered;
        case Decision::Jump: return e.kind == EventKind::Jumped;
        case Decision::Join: return e.kind == EventKind::Joined && e.mode == 0;
        default: return false;
    }
}

/// Overtaken within the same moment by something that says more.
bool overtaken(const Event& e, const Event& later) {
    if (later.time != e.time) return false;
    if (e.kind == EventKind::Injured) return later.kind == EventKind::Incapacitated || later.kind == EventKind::Died;
    return (is(e, Decision::Prepare) || is(e, Decision::WaitForHelp)) && is(later, Decision::Leave);
}

/// Goes through the events of one person and writes sentences.
class Telling {
  public:
    Telling(const Teller& t, double start_hour) : t_(t), start_hour_(start_hour) {}

    void tell(const Event& e) {
        if (e.kind == EventKind::PassedOpening) {
            way_.push_back(&e);
            return;
        }
        if (said_already(decision_, e) || (shared_ && is(e, Decision::Roles))) return;
        if (e.kind == EventKind::Noticed && e.time == woke_) return;   // the waking has said it
        Bilingual text = sentence(e);
        if (e.kind == EventKind::Woke) woke_ = e.time;
        if (e.kind == EventKind::Decided) decision_ = &e;
        fought_ = fought_ || is(e, Decision::Fight);
        shared_ = shared_ || is(e, Decision::Roles);
        if (text.vi.empty()) return;
        finish_way();
        say(e.time, std::move(text));
    }

    /// How it stood when nothing more was computed.
    void end(const StoryEnd& end) {
        finish_way();
        if (end.time < 0.0 || out.empty()) return;
        const Bilingual place = t_.at(end.place);
        Bilingual text;
        switch (end.how) {
            case StoryEnd::How::Settled: return;
            case StoryEnd::How::Alive: text = {"Hết thời gian tính: đang" + place.vi, "The computed time ends: is" + place.en}; break;
            case StoryEnd::How::Unconscious: text = {"Hết thời gian tính: còn nằm bất tỉnh" + place.vi, "The computed time ends: still unconscious" + place.en}; break;
        }
        say(end.time, std::move(text));
    }

    std::vector<StoryLine> out;

  private:
    Bilingual sentence(const Event& e) {
        if (e.kind == EventKind::Woke) return knows(t_, e, "Thức giấc", "Wakes");
        if (e.kind == EventKind::Noticed) return knows(t_, e, "Nhận biết", "Notices");
        if (e.kind == EventKind::Decided) return decided(e, decision_ != nullptr && decision_->time == e.time, fought_);
        for (const Bilingual& b : {suffered(t_, e), moved(t_, e), acted(t_, e)})
            if (!b.vi.empty()) return b;
        return {};
    }

    void say(double time, Bilingual text) {
        StoryLine next = line(time, std::move(text), start_hour_);
        if (out.empty() || out.back().text.vi != next.text.vi) out.push_back(std::move(next));
    }

    void finish_way() {
        if (way_.empty()) return;
        const Bilingual place = t_.at(way_.back()->place);
        const std::size_t doors = way_.size();
        Bilingual text{fmt::format("Đi qua {} cửa, nay", doors) + place.vi,
                       fmt::format("Goes through {} door{}, now", doors, doors == 1 ? "" : "s") + place.en};
        if (doors == 1) text.vi = "Đi qua một cửa, nay" + place.vi;
        say(way_.back()->time, std::move(text));
        way_.clear();
    }

    const Teller& t_;
    double start_hour_;
    std::vector<const Event*> way_;      ///< openings passed since the last sentence
    double woke_ = -1.0;                 ///< [s]
    const Event* decision_ = nullptr;    ///< the last one
    bool fought_ = false, shared_ = false;   ///< said before
};

}  // namespace

std::vector<StoryLine> tell_story(std::uint32_t person, const std::vector<Event>& events, const StoryNames& names,
                                  double start_hour, const StoryEnd& end) {
    const Teller t{person, names};
    std::vector<const Event*> mine;
    for (const Event& e : events) {
        const bool of_people = e.subject == person && e.kind >= EventKind::Noticed && e.kind < EventKind::Action;
        if (of_people && e.kind != EventKind::ServiceArrived && e.kind != EventKind::WaterOn) mine.push_back(&e);
    }
    Telling telling(t, start_hour);
    for (std::size_t k = 0; k < mine.size(); ++k) {
        const bool over = std::any_of(mine.begin() + static_cast<std::ptrdiff_t>(k) + 1, mine.end(),
                                      [&](const Event* later) { return overtaken(*mine[k], *later); });
        if (!over) telling.tell(*mine[k]);
    }
    telling.end(end);
    return std::move(telling.out);
}

}  // namespace taicho::people
