#include "study/wording.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "core/text.h"

namespace taicho::study {

namespace {

struct Words {
    Bilingual label, unit;
    double scale;        ///< shown value = value * scale
    int decimals;
    bool less_is_better;
};

const Words& words(std::size_t field) {
    static const std::map<std::string, Words> k_words = {
        {"deaths", {{"Người chết", "Deaths"}, {"người", "persons"}, 1, 2, true}},
        {"injured", {{"Người bị thương", "Injured"}, {"người", "persons"}, 1, 2, true}},
        {"injured_fighting",
         {{"Bị thương khi chữa cháy", "Injured while fighting the fire"}, {"người", "persons"}, 1, 2, true}},
        {"smoke_reached", {{"Người bị khói tới", "People reached by smoke"}, {"người", "persons"}, 1, 1, true}},
        {"last_out_s", {{"Người cuối cùng ra được", "Last person out"}, {"phút", "min"}, 1.0 / 60.0, 1, true}},
        {"homes_lost", {{"Nhà mất", "Homes lost"}, {"nhà", "homes"}, 1, 2, true}},
        {"shops_lost", {{"Xưởng, cửa hàng mất", "Workshops and shops lost"}, {"cơ sở", "premises"}, 1, 2, true}},
        {"burnt_m2", {{"Diện tích cháy", "Floor area burnt"}, {"m²", "m²"}, 1, 1, true}},
        {"damage_vnd", {{"Thiệt hại", "Damage"}, {"triệu đồng", "million VND"}, 1e-6, 0, true}},
        {"out_by_residents",
         {{"Cháy do dân tự dập", "Fires put out by residents"}, {"% số vụ", "% of fires"}, 100, 0, false}},
        {"out_by_service",
         {{"Cháy do 114 dập", "Fires put out by the fire service"}, {"% số vụ", "% of fires"}, 100, 0, true}},
        {"burnt_out", {{"Cháy tự tàn", "Fires that burnt out"}, {"% số vụ", "% of fires"}, 100, 0, true}},
        {"attempts", {{"Người tham gia dập lửa", "People who tried to fight it"}, {"người", "persons"}, 1, 2, false}},
        {"successes", {{"Đám cháy vật dụng dập được", "Burning items put out"}, {"vật", "items"}, 1, 2, false}},
        {"beyond_1mw",
         {{"Cháy lớn hơn 1 MW", "Fires beyond 1 MW"}, {"% số vụ", "% of fires"}, 100, 0, true}},
        {"noticed_s", {{"Có người phát hiện sau", "First noticed after"}, {"phút", "min"}, 1.0 / 60.0, 1, true}},
        {"people", {{"Người có mặt", "People present"}, {"người", "persons"}, 1, 0, true}},
    };
    static const Words k_plain{{"", ""}, {"", ""}, 1, 2, true};
    const auto it = k_words.find(sim::outcome_fields()[field].key);
    return it == k_words.end() ? k_plain : it->second;
}

/// "độ phủ 25 %", or name and value as they stand.
std::string axis_at(const std::string& name, const std::string& value, const std::string& lang) {
    const auto x = to_real(value);
    if (name != "coverage") return name + " " + value;
    const std::string word = lang == "en" ? "coverage " : "độ phủ ";
    if (!x || *x < 0.0 || *x > 1.0) return word + value;
    return word + number(100.0 * *x, 0, lang) + "\u00A0%";
}

const char* const k_shown[] = {"deaths", "injured", "smoke_reached", "last_out_s", "homes_lost",
                               "shops_lost", "burnt_m2", "damage_vnd", "out_by_residents"};

}  // namespace

std::string pad(const std::string& text, int width, bool right) {
    const std::string fill(static_cast<std::size_t>(std::max(0, width - code_points(text))), ' ');
    return right ? fill + text : text + fill;
}

const std::string& pick(const Bilingual& text, const std::string& lang) {
    return lang == "en" ? text.en : text.vi;
}

std::string number(double value, int decimals, const std::string& lang) {
    if (!std::isfinite(value)) return "–";
    std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals);
    const bool zero = digits.find_first_not_of("0.") == std::string::npos;
    const std::size_t dot = std::min(digits.find('.'), digits.size());
    std::string whole = digits.substr(0, dot);
    const std::string rest = dot < digits.size() ? digits.substr(dot + 1) : "";
    for (int at = static_cast<int>(whole.size()) - 3; at > 0; at -= 3) {
        whole.insert(static_cast<std::size_t>(at), lang == "en" ? "," : ".");
    }
    const std::string sign = value < 0.0 && !zero ? "−" : "";
    return sign + whole + (rest.empty() ? "" : (lang == "en" ? "." : ",") + rest);
}

Bilingual outcome_label(std::size_t field) { return words(field).label; }
Bilingual outcome_unit(std::size_t field) { return words(field).unit; }

std::string outcome_value(std::size_t field, double value, const std::string& lang) {
    return number(value * words(field).scale, words(field).decimals, lang);
}

std::string run_label(std::size_t field, const std::string& lang) {
    const Words& w = words(field);
    if (w.scale == 100) return pick(w.label, lang);
    return pick(w.label, lang) + " [" + pick(w.unit, lang) + "]";
}

std::string run_value(std::size_t field, double value, const std::string& lang) {
    if (words(field).scale == 100) return value > 0.0 ? (lang == "en" ? "yes" : "có") : (lang == "en" ? "no" : "không");
    return outcome_value(field, value, lang);
}

double shown_value(std::size_t field, double value) { return value * words(field).scale; }

std::string point_label(const ExpandedStudy& study, std::uint32_t point, const std::string& lang) {
    const Point& p = study.points[point];
    std::string text = pick(p.label, lang);
    if (text.empty()) text = p.arm;
    std::string at;
    for (std::size_t i = 0; i < p.axis_values.size(); ++i) {
        if (p.axis_values[i].empty()) continue;
        at += (at.empty() ? "" : ", ") + axis_at(study.def.axes[i].name, p.axis_values[i], lang);
    }
    return at.empty() ? text : text + " (" + at + ")";
}

std::string sentence(const ExpandedStudy& study, const PairSummary& pair, std::size_t field,
                     const Summary& summary, const std::string& lang) {
    const bool en = lang == "en";
    const Difference& d = pair.outcomes[field];
    const std::string arm = point_label(study, pair.point, lang);
    const std::string base = point_label(study, pair.base, lang);
    std::string what = pick(outcome_label(field), lang);
    const std::string unit = pick(outcome_unit(field), lang);
    const std::string percent = number(100.0 * study.def.outcomes.confidence, 0, lang);
    const auto value = [&](double v) { return outcome_value(field, v, lang); };
    if (d.n == 0) {
        return en ? fmt::format("{}: no pair of runs to compare.", what)
                  : fmt::format("{}: không có cặp lượt chạy nào để so.", what);
    }
    if (d.unequal == 0) {
        // Rule of three (Hanley and Lippman-Hand 1983): none in n bounds the chance by 3/n at 95 %.
        const std::string limit =
            d.n < 10 ? (en ? "too few to conclude anything" : "quá ít để kết luận")
                     : fmt::format(fmt::runtime(en ? "a change rarer than about 1 fire in {} would not have shown"
                                                   : "khác biệt hiếm hơn khoảng 1 trên {} vụ thì chưa thể thấy"),
                                   d.n / 3);
        return fmt::format(fmt::runtime(en ? "{}: “{}” and “{}” were equal in all {} pairs of fires; {}."
                                           : "{}: “{}” và “{}” bằng nhau trong cả {} cặp vụ cháy; {}."),
                           what, arm, base, d.n, limit);
    }
    const double before = summary.points[pair.base].outcomes[field].mean;
    const std::string from = value(before);
    const std::string to = value(summary.points[pair.point].outcomes[field].mean);
    if (!d.clear()) {
        return en ? fmt::format("{}: no clear difference seen yet between “{}” and “{}”: {} against {} {} per fire, "
                                "difference {} ({} % interval {} to {}, {} pairs).",
                                what, arm, base, to, from, unit, value(d.mean), percent,
                                value(d.ci.low), value(d.ci.high), d.n)
                  : fmt::format("{}: chưa thấy khác biệt rõ giữa “{}” và “{}”: {} so với {} {} mỗi vụ cháy, chênh {} "
                                "(khoảng tin cậy {} %: {} đến {}, {} cặp).",
                                what, arm, base, to, from, unit, value(d.mean), percent,
                                value(d.ci.low), value(d.ci.high), d.n);
    }
    const bool down = d.mean < 0.0;
    const double low = std::min(std::abs(d.ci.low), std::abs(d.ci.high));
    const double high = std::max(std::abs(d.ci.low), std::abs(d.ci.high));
    const bool share = words(field).scale == 100;   // percent of fires: a change is in points
    const bool counted = words(field).scale == 1 && words(field).unit.en != "m²";
    if (en) {
        const std::string more = down ? (counted ? "fewer" : "less") : "more";
        const std::string amount = share     ? value(std::abs(d.mean)) + " percentage points " + more
                                   : counted ? value(std::abs(d.mean)) + " " + more + " " + unit + " per fire"
                                             : value(std::abs(d.mean)) + " " + unit + " " + more + " per fire";
        return fmt::format("{}: {} with “{}” than with “{}” ({} instead of {}; {} % interval {} to {}, {} pairs).",
                           what, amount, arm, base, to, from, percent, value(low), value(high), d.n);
    }
    const std::string amount =
        value(std::abs(d.mean)) + " " + (share ? "điểm phần trăm" : unit + " mỗi vụ cháy");
    return fmt::format("{}: “{}” {} trung bình {} so với “{}” ({} thay vì {}; khoảng tin cậy {} %: {} đến {}, {} cặp).",
                       what, arm, down ? "giảm" : "tăng", amount, base, to, from, percent, value(low),
                       value(high), d.n);
}

std::string interaction_sentence(const ExpandedStudy& study, const InteractionSummary& i,
                                 std::size_t field, const std::string& lang) {
    const bool en = lang == "en";
    const Difference& d = i.outcomes[field];
    const std::string a = point_label(study, i.points.a, lang);
    const std::string b = point_label(study, i.points.b, lang);
    const std::string what = pick(outcome_label(field), lang);
    const std::string numbers =
        en ? fmt::format("interaction {} {} per fire, interval {} to {}", outcome_value(field, d.mean, lang),
                         pick(outcome_unit(field), lang), outcome_value(field, d.ci.low, lang),
                         outcome_value(field, d.ci.high, lang))
           : fmt::format("tương tác {} {} mỗi vụ, khoảng tin cậy {} đến {}", outcome_value(field, d.mean, lang),
                         pick(outcome_unit(field), lang), outcome_value(field, d.ci.low, lang),
                         outcome_value(field, d.ci.high, lang));
    if (!d.clear()) {
        return en ? fmt::format("{}: no clear sign yet that “{}” and “{}” strengthen or weaken each other ({}).",
                                what, a, b, numbers)
                  : fmt::format("{}: chưa thấy rõ “{}” và “{}” làm mạnh hay làm yếu nhau ({}).", what, a, b, numbers);
    }
    const bool helps = (d.mean < 0.0) == words(field).less_is_better;
    if (en) {
        return fmt::format("{}: “{}” and “{}” together do {} than the sum of each alone ({}).", what, a, b,
                           helps ? "more" : "less", numbers);
    }
    return fmt::format("{}: “{}” và “{}” cùng có thì tác dụng {} tổng của từng việc ({}).", what, a, b,
                       helps ? "lớn hơn" : "nhỏ hơn", numbers);
}

std::string summary_text(const ExpandedStudy& study, const Summary& s, const std::string& lang) {
    const bool en = lang == "en";
    std::string out;
    constexpr int k_first = 34;
    int other = 12;
    for (const Point& p : study.points) other = std::max(other, code_points(p.key) + 2);
    out += pad(en ? "mean per fire" : "trung bình mỗi vụ cháy", k_first, false);
    for (const Point& p : study.points) out += pad(p.key, other, true);
    out += "\n";
    out += pad(en ? "runs" : "số lượt chạy", k_first, false);
    for (const PointSummary& p : s.points) out += pad(std::to_string(p.runs), other, true);
    out += "\n";
    for (const char* key : k_shown) {
        const auto f = static_cast<std::size_t>(field_of(key));
        out += pad(pick(outcome_label(f), lang) + " [" + pick(outcome_unit(f), lang) + "]", k_first, false);
        for (const PointSummary& p : s.points) {
            out += pad(outcome_value(f, p.outcomes[f].mean, lang), other, true);
        }
        out += "\n";
    }
    out += "\n";
    const int primary = field_of(study.def.outcomes.primary);
    const std::size_t f = primary >= 0 ? static_cast<std::size_t>(primary) : 0;
    for (const PairSummary& pair : s.pairs) out += sentence(study, pair, f, s, lang) + "\n";
    for (const InteractionSummary& i : s.interactions) {
        out += interaction_sentence(study, i, f, lang) + "\n";
    }
    if (s.missing_runs > 0) {
        out += en ? fmt::format("{} runs are missing.\n", s.missing_runs)
                  : fmt::format("Thiếu {} lượt chạy.\n", s.missing_runs);
    }
    out += fmt::format("hash {}\n", hash_text_of(s.hash));
    return out;
}

}  // namespace taicho::study
