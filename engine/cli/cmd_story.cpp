#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/console.h"
#include "core/text.h"
#include "io/results_reader.h"
#include "people/plain_names.h"
#include "people/story.h"

namespace taicho::cli {

namespace {

bool find_row(const io::Results& r, const std::string& who, std::uint32_t& row) {
    const auto it = std::find(r.ids.people.begin(), r.ids.people.end(), who);
    if (it != r.ids.people.end()) {
        row = static_cast<std::uint32_t>(it - r.ids.people.begin());
        return true;
    }
    const auto v = to_real(who);
    if (!v || *v < 0 || *v >= static_cast<double>(r.ids.people.size())) return false;
    row = static_cast<std::uint32_t>(*v);
    return true;
}

/// Names as the one the story is about would say them.
people::StoryNames plain_names(const io::Results& r, const std::string& person) {
    people::StoryNames names;
    for (std::size_t k = 0; k < r.ids.places.size(); ++k) {
        const int level = k < r.scene.place_level.size() ? r.scene.place_level[k] : 0;
        names.places.push_back(people::plain_place(r.ids.places[k], level, person));
    }
    for (const std::string& id : r.ids.people) names.persons.push_back(people::plain_person(id, person));
    for (const io::PersonRow& p : r.people) {
        names.of_household.push_back(p.household);
        if (p.household == 0xFFFFFFFFu || p.id >= r.ids.people.size()) continue;
        if (names.households.size() <= p.household) names.households.resize(p.household + 1);
        if (r.ids.people[p.id] == person) names.own_household = p.household;
        names.households[p.household] = people::plain_household(r.ids.people[p.id]);
    }
    return names;
}

/// How the run left this person, where the events do not tell.
people::StoryEnd end_of(const io::Results& r, std::uint32_t row) {
    people::StoryEnd end;
    const auto it = std::find_if(r.outcome.begin(), r.outcome.end(), [&](const io::OutcomeRow& o) { return o.id == row; });
    constexpr int k_inside = 1, k_sheltered = 2, k_incapacitated = 3, k_dead = 4;   // labels of /outcome
    if (it == r.outcome.end() || it->health == k_dead || (it->where != k_inside && it->where != k_sheltered)) return end;
    using How = people::StoryEnd::How;
    end = {r.time_s.empty() ? -1.0 : r.time_s.back(), it->health == k_incapacitated ? How::Unconscious : How::Alive, it->place};
    return end;
}

/// What the person breathed and felt, frame by frame from first awareness on.
std::string dose_csv(const io::Results& r, std::uint32_t row) {
    std::string out = "time_s,x_m,y_m,level,fed_gas_1,fed_heat_1,visibility_m,speed_m_s";
    for (std::size_t k = 0; k < r.trajectory.size(); ++k) {
        const io::TrajectoryRow& at = r.trajectory[k];
        if (at.id != row || at.frame >= r.time_s.size()) continue;
        const io::TrajectoryStateRow& s = r.trajectory_state[k];
        out += fmt::format("\n{},{:.3f},{:.3f},{},{},{},{},{}", r.time_s[at.frame], at.x, at.y, s.level, s.fed_gas, s.fed_heat, s.visibility, s.speed);
    }
    return out;
}

}  // namespace

int story(const Common& common, const StoryOptions& options) {
    const io::Results r = io::read_results(options.source);
    std::uint32_t row = 0;
    if (!find_row(r, options.person, row)) {
        Problems problems;
        problems.add({.code = "E-REF-32", .pos = {"--person", 0, 0}, .path = options.person, .found = options.person,
                      .allowed = fmt::format("0..{} or an id", r.ids.people.size()),
                      .suggestion = closest(options.person, r.ids.people),
                      .text = {"không có người `" + options.person + "` trong kết quả này.",
                               "no person `" + options.person + "` in these results."}});
        return report_problems(common, problems);
    }
    if (options.dose) {
        answer(dose_csv(r, row));
        return 0;
    }
    const people::StoryNames names = plain_names(r, r.ids.people[row]);
    const auto lines = people::tell_story(row, r.events, names, r.header.start_hour, end_of(r, row));
    if (common.json) {
        auto out = nlohmann::ordered_json::array();
        for (const auto& l : lines) {
            out.push_back({{"time_s", l.time}, {"clock", l.clock}, {"text_vi", l.text.vi}, {"text_en", l.text.en}});
        }
        answer(out.dump(1));
        return 0;
    }
    answer(r.ids.people[row]);
    for (const auto& l : lines) answer(fmt::format("{}  {}", l.clock, pick(common, l.text)));
    if (lines.empty()) {
        answer(pick(common, {"Không có gì xảy ra với người này: ngủ yên hoặc vắng nhà.",
                             "Nothing happened to this person: asleep throughout, or away."}));
    }
    return 0;
}

}  // namespace taicho::cli
