#include "verify/timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "core/text.h"
#include "people/story_words.h"
#include "picture/charts.h"

namespace taicho::verify {

namespace {

constexpr double k_left = 130, k_right = 620, k_row = 26, k_top = 30;   // [px]

struct Look {
    const char* color;
    const char *vi, *en;
};
Look look_of(MarkKind kind) {
    switch (kind) {
        case MarkKind::Learns: return {"#0072b2", "nhận biết", "learns"};
        case MarkKind::Decides: return {"#e69f00", "quyết định", "decides"};
        case MarkKind::Acts: return {"#56b4e9", "hành động", "acts"};
        case MarkKind::Hurt: return {"#d55e00", "bị hại", "is harmed"};
        case MarkKind::Out: break;
    }
    return {"#009e73", "ra ngoài", "is out"};
}

std::optional<TimelineMark> mark_of(const Event& e) {
    using people::CueKind;
    switch (e.kind) {
        case EventKind::Noticed:
        case EventKind::Woke: return TimelineMark{e.time, MarkKind::Learns, people::cue_text(static_cast<CueKind>(e.mode), e.values[0])};
        case EventKind::Decided:
            return TimelineMark{e.time, MarkKind::Decides, people::decision_text(static_cast<people::Decision>(e.mode))};
        case EventKind::StartedMoving: return TimelineMark{e.time, MarkKind::Acts, {"bắt đầu đi", "sets out"}};
        case EventKind::BellPressed: return TimelineMark{e.time, MarkKind::Acts, {"bấm chuông", "presses the bell"}};
        case EventKind::Knocked: return TimelineMark{e.time, MarkKind::Acts, {"gõ cửa", "knocks"}};
        case EventKind::Shouted: return TimelineMark{e.time, MarkKind::Acts, {"hô cháy", "shouts"}};
        case EventKind::CalledService: return TimelineMark{e.time, MarkKind::Acts, {"gọi 114", "calls 114"}};
        case EventKind::Injured: return TimelineMark{e.time, MarkKind::Hurt, {"bị thương", "is injured"}};
        case EventKind::Incapacitated: return TimelineMark{e.time, MarkKind::Hurt, {"gục xuống", "collapses"}};
        case EventKind::Died: return TimelineMark{e.time, MarkKind::Hurt, {"qua đời", "dies"}};
        case EventKind::Out:
        case EventKind::Rescued: return TimelineMark{e.time, MarkKind::Out, {"ra ngoài", "is out"}};
        default: return std::nullopt;
    }
}

std::string words_at(double x, double y, const char* anchor, const std::string& words) {
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\" font-size=\"12\" fill=\"#222831\">{}</text>", x, y, anchor,
                       escape_markup(words));
}

std::string row_svg(const TimelineRow& row, double y, double end, bool en) {
    const auto x = [&](double t) { return k_left + std::clamp(t / end, 0.0, 1.0) * (k_right - k_left); };
    std::string out = words_at(k_left - 8, y + 4, "end", row.label);
    out += fmt::format("<path d=\"M{:.1f} {:.1f}H{:.1f}\" stroke=\"#dfe2e6\" fill=\"none\"/>", k_left, y, k_right);
    if (row.t.size() > 1) {
        std::string d;
        const std::size_t every = std::max<std::size_t>(1, row.t.size() / 200);
        for (std::size_t k = 0; k < row.t.size(); k += every)
            d += fmt::format("{}{:.1f} {:.1f}", d.empty() ? "M" : "L", x(row.t[k]), y + 10 - 18 * std::min(1.0, row.share[k]));
        out += "<path d=\"" + d + "\" stroke=\"#cc79a7\" fill=\"none\"/>";
    }
    for (const TimelineMark& m : row.marks) {
        out += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4\" fill=\"{}\"><title>{:.1f} s: {}</title></circle>", x(m.time), y,
                           look_of(m.kind).color, m.time, escape_markup(en ? m.words.en : m.words.vi));
    }
    return out;
}

std::string timeline_svg(const std::vector<TimelineRow>& rows, double end_s, bool en) {
    const auto ticks = picture::nice_ticks(0.0, std::max(1.0, end_s), 6);
    const double end = ticks.back(), bottom = k_top + k_row * static_cast<double>(rows.size());
    const char* title = en ? "Who learns, decides and suffers what, and when" : "Ai nhận biết, quyết định và bị hại gì, lúc nào";
    std::string out = fmt::format("<svg viewBox=\"0 0 640 {1:.0f}\" width=\"640\" role=\"img\" aria-label=\"{0}\" "
                                  "xmlns=\"http://www.w3.org/2000/svg\"><title>{0}</title>", title, bottom + 44);
    double key = k_left;
    for (const MarkKind kind : {MarkKind::Learns, MarkKind::Decides, MarkKind::Acts, MarkKind::Hurt, MarkKind::Out}) {
        const Look look = look_of(kind);
        out += fmt::format("<circle cx=\"{:.1f}\" cy=\"10\" r=\"4\" fill=\"{}\"/>", key, look.color) + words_at(key + 8, 14, "start", en ? look.en : look.vi);
        key += 98;
    }
    for (const double t : ticks) {
        const double x = k_left + t / end * (k_right - k_left);
        out += fmt::format("<path d=\"M{0:.1f} {1:.1f}V{2:.1f}\" stroke=\"#eef0f2\" fill=\"none\"/>", x, k_top - 8, bottom);
        out += words_at(x, bottom + 14, "middle", fmt::format("{:g}", t));
    }
    for (std::size_t k = 0; k < rows.size(); ++k) out += row_svg(rows[k], k_top + k_row * (static_cast<double>(k) + 0.5), end, en);
    const bool dose = std::any_of(rows.begin(), rows.end(), [](const TimelineRow& r) { return r.t.size() > 1; });
    const char* below = !dose ? (en ? "time [s]" : "thời gian [s]") : en ? "time [s]; line: gas dose, full height = 1" : "thời gian [s]; đường: liều khí, hết chiều cao = 1";
    return out + words_at(0.5 * (k_left + k_right), bottom + 34, "middle", below) + "</svg>";
}

}  // namespace

std::vector<TimelineRow> timeline_of(const io::Results& run, std::size_t most) {
    std::vector<TimelineRow> all(run.ids.people.size());
    for (std::size_t k = 0; k < all.size(); ++k) all[k].label = run.ids.people[k];
    for (const Event& e : run.events) {
        const auto mark = mark_of(e);
        if (mark && e.subject < all.size()) all[e.subject].marks.push_back(*mark);
    }
    for (std::size_t k = 0; k < run.trajectory.size(); ++k) {
        const io::TrajectoryRow& r = run.trajectory[k];
        const bool harmed = r.id < all.size() && run.trajectory_state[k].fed_gas > 0.0f && r.frame < run.time_s.size();
        if (!harmed) continue;
        all[r.id].t.push_back(run.time_s[r.frame]);
        all[r.id].share.push_back(static_cast<double>(run.trajectory_state[k].fed_gas));
    }
    std::erase_if(all, [](const TimelineRow& r) { return r.marks.empty() && r.t.empty(); });
    if (all.size() > most) all.resize(most);
    return all;
}

Figure timeline_figure(const std::vector<TimelineRow>& rows, double end_s) {
    return {timeline_svg(rows, end_s, false), timeline_svg(rows, end_s, true)};
}

}  // namespace taicho::verify
