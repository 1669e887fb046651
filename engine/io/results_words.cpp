#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "core/text.h"
#include "io/results_diff.h"

namespace taicho::io {

namespace {

using Json = nlohmann::ordered_json;

Json real(double v) { return std::isfinite(v) ? Json(v) : Json(nullptr); }

const std::string& either(const std::string& text, const std::string& none) {
    return text.empty() ? none : text;
}

}  // namespace

std::string diff_text(const ResultsDiff& d, const std::string& lang) {
    const bool en = lang == "en";
    const std::string none = en ? "(nothing)" : "(không có)";
    std::string out;
    for (const Bilingual& s : d.setup) out += (en ? s.en : s.vi) + "\n";
    if (d.first_action) {
        const auto& x = *d.first_action;
        out += en ? fmt::format("first differing event, {} s, row {}:\n", to_text(x.time_s), x.row)
                  : fmt::format("sự kiện đầu tiên khác nhau, {} s, dòng {}:\n", to_text(x.time_s), x.row);
        out += "  A: " + either(x.a, none) + "\n  B: " + either(x.b, none) + "\n";
    } else {
        out += en ? "events: the same\n" : "sự kiện: giống nhau\n";
    }
    if (d.first_frame) {
        const auto& x = *d.first_frame;
        out += en ? fmt::format("first differing frame {} ({} s), column {}:\n", x.frame, to_text(x.time_s), x.column)
                  : fmt::format("khung đầu tiên khác nhau: {} ({} s), cột {}:\n", x.frame, to_text(x.time_s), x.column);
        out += "  A: " + x.a + "\n  B: " + x.b + "\n";
    } else {
        out += en ? "frames: the same\n" : "các khung: giống nhau\n";
    }
    for (const std::string& o : d.outcomes) out += o + "\n";
    if (d.outcomes.empty() && d.same_outcome_hash) {
        out += en ? "outcomes: the same\n" : "kết cục: giống nhau\n";
    }
    return out + (d.same ? (en ? "same\n" : "giống nhau\n") : (en ? "different\n" : "khác nhau\n"));
}

std::string diff_json(const ResultsDiff& d) {
    Json out = {{"same", d.same}, {"setup", Json::array()}, {"first_action", nullptr},
                {"first_frame", nullptr}, {"outcomes", d.outcomes}, {"same_outcome_hash", d.same_outcome_hash}};
    for (const Bilingual& s : d.setup) out["setup"].push_back(s.en);
    if (d.first_action) {
        out["first_action"] = {{"time_s", real(d.first_action->time_s)}, {"row", d.first_action->row},
                               {"a", d.first_action->a}, {"b", d.first_action->b}};
    }
    if (d.first_frame) {
        out["first_frame"] = {{"frame", d.first_frame->frame}, {"time_s", real(d.first_frame->time_s)},
                              {"column", d.first_frame->column}, {"a", d.first_frame->a},
                              {"b", d.first_frame->b}};
    }
    return out.dump(1);
}

std::string info_json(const Results& r) {
    Json summary = Json::object();
    for (const auto& [key, value] : r.summary) summary[key] = real(value);
    const Json out = {{"format", "taicho-results"},
                      {"program_version", r.header.program_version},
                      {"git_commit", r.header.git_commit},
                      {"scenario", r.header.scenario_name_en},
                      {"scenario_sha256", r.header.scenario_sha256},
                      {"arm", r.header.arm},
                      {"seed", r.header.seed},
                      {"population_seed", r.header.population_seed},
                      {"plan_index", r.header.plan_index},
                      {"complete", r.header.complete},
                      {"frames", r.time_s.size()},
                      {"end_s", r.time_s.empty() ? Json(nullptr) : real(r.time_s.back())},
                      {"people", r.ids.people.size()},
                      {"places", r.ids.places.size()},
                      {"openings", r.ids.openings.size()},
                      {"items", r.ids.items.size()},
                      {"buildings", r.ids.buildings.size()},
                      {"trajectory_rows", r.trajectory.size()},
                      {"gas_rows", r.gas.size()},
                      {"events", r.events.size()},
                      {"outcome_hash", fmt::format("{:016x}", r.header.outcome_hash)},
                      {"state_hash", r.state_hash.empty() ? "" : fmt::format("{:016x}", r.state_hash.back())},
                      {"outcomes", summary},
                      {"provenance", r.provenance}};
    return out.dump(1);
}

std::string info_text(const Results& r, const std::string& lang) {
    const bool en = lang == "en";
    std::string out;
    const auto line = [&](const char* vi, const char* english, const std::string& value) {
        if (!value.empty()) out += fmt::format("{}: {}\n", en ? english : vi, value);
    };
    line("kịch bản", "scenario", en ? r.header.scenario_name_en : r.header.scenario_name_vi);
    line("phương án", "arm", r.header.arm);
    line("hạt giống (vụ cháy, dân cư)", "seeds (fire, population)",
         fmt::format("{}, {}", r.header.seed, r.header.population_seed));
    line("chương trình", "program", "taicho " + r.header.program_version +
                                        (r.header.git_commit.empty() ? "" : " (" + r.header.git_commit + ")"));
    line("trọn vẹn", "complete", r.header.complete ? (en ? "yes" : "có") : (en ? "no" : "chưa"));
    line("khung", "frames", fmt::format("{}{}", r.time_s.size(),
                                        r.time_s.empty() ? "" : fmt::format(" (0–{} s)", to_text(r.time_s.back()))));
    line("người, nơi, cửa, vật, nhà", "people, places, openings, items, buildings",
         fmt::format("{}, {}, {}, {}, {}", r.ids.people.size(), r.ids.places.size(), r.ids.openings.size(),
                     r.ids.items.size(), r.ids.buildings.size()));
    line("sự kiện", "events", std::to_string(r.events.size()));
    line("mã băm kết cục", "outcome hash", fmt::format("{:016x}", r.header.outcome_hash));
    for (const auto& [key, value] : r.summary) {
        out += fmt::format("  {} = {}\n", key, std::isfinite(value) ? to_text(value) : "–");
    }
    return out;
}

}  // namespace taicho::io
