#include "study/report_context.h"

#include "response/costs.h"

#include <fmt/format.h>

#include "people/parameters.h"
#include "sim/build.h"
#include "sim/evacuation_bound.h"
#include "study/wording.h"

namespace taicho::study {

namespace {

void add_judgements(const ReadyScenario& ready, ReportContext& c) {
    Problems unused;
    const auto values = people::resolve_parameters(ready.scenario->people.parameters, unused);
    const auto& table = people::parameter_table();
    for (std::size_t i = 0; i < table.size(); ++i) {
        const people::Parameter& p = table[i];
        if (p.flag != 'J' || !(p.high > p.low)) continue;
        c.judgements.push_back({p.key, values[static_cast<people::Param>(i)], p.low, p.high, p.source,
                                {p.meaning_vi, p.meaning_en}});
    }
}

void add_assumptions(const ReadyScenario& ready, ReportContext& c) {
    const sim::Scenario& s = *ready.scenario;
    const auto add = [&](std::string vi, std::string en) { c.assumptions.push_back({std::move(vi), std::move(en)}); };
    if (s.fire.ignition_fixed) {
        add(fmt::format("Lửa luôn bắt đầu từ `{}`.", s.fire.ignition.item),
            fmt::format("The fire always starts at `{}`.", s.fire.ignition.item));
    } else {
        add("Nơi cháy, giờ cháy và nguyên nhân được rút ngẫu nhiên theo tần suất ghi trong kịch bản; mọi phương án gặp cùng một đám cháy.",
            "Where, when and why a fire starts is drawn from the rates in the scenario; every arm meets the same fire.");
    }
    if (s.run.start_hour >= 0.0) {
        add(fmt::format("Đám cháy bắt đầu lúc {} giờ.", number(s.run.start_hour, 1, "vi")),
            fmt::format("The fire starts at {} h.", number(s.run.start_hour, 1, "en")));
    }
    add(fmt::format("Mỗi lượt mô phỏng {} phút; cháy kéo dài hơn thì phần sau không tính.", number(s.run.duration_s / 60.0, 0, "vi")),
        fmt::format("Each run covers {} minutes; what happens later is not counted.", number(s.run.duration_s / 60.0, 0, "en")));
    add(fmt::format("Gió {} m/s, ngoài trời {} °C.", number(s.weather.wind_m_s, 1, "vi"), number(s.weather.temperature - 273.15, 0, "vi")),
        fmt::format("Wind {} m/s, outdoors {} °C.", number(s.weather.wind_m_s, 1, "en"), number(s.weather.temperature - 273.15, 0, "en")));
    add(fmt::format("Thiệt hại: kết cấu {} và đồ đạc {} triệu đồng mỗi m² nhà cháy (ước lượng).",
                    number(1e-6 * s.values.structure_home_vnd_m2, 1, "vi"), number(1e-6 * s.values.contents_home_vnd_m2, 2, "vi")),
        fmt::format("Damage: structure {} and contents {} million VND per m² of home burnt (judgement).",
                    number(1e-6 * s.values.structure_home_vnd_m2, 1, "en"), number(1e-6 * s.values.contents_home_vnd_m2, 2, "en")));
}

/// Hand calculation to stand beside the simulated time of the last one out.
Bilingual evacuation_text(const sim::Model& model) {
    constexpr std::size_t k_named = 8;   // a district has hundreds
    sim::EvacuationBound b = sim::evacuation_bound(model, sim::initial_state(model));
    if (b.time_s <= 0.0) return {};
    const std::size_t more = b.openings.size() > k_named ? b.openings.size() - k_named : 0;
    b.openings.resize(b.openings.size() - more);
    const std::string names = fmt::format("{}", fmt::join(b.openings, ", "));
    return {fmt::format("Tính tay bằng luồng cực đại (1,3 người/(m·s), SFPE), mọi lối còn mở: {} người cần ít nhất {} phút để qua các cửa, chưa kể quãng "
                        "đường và thời gian chuẩn bị. Cửa quyết định: {}{}.",
                        number(b.people, 0, "vi"), number(b.time_s / 60.0, 1, "vi"), names,
                        more > 0 ? fmt::format(" và {} cửa khác", more) : ""),
            fmt::format("Hand calculation by max-flow (1.3 people/(m s), SFPE), every way open: {} people need at least {} min to pass the openings, "
                        "without a metre walked or a moment of preparing. Critical openings: {}{}.",
                        number(b.people, 0, "en"), number(b.time_s / 60.0, 1, "en"), names,
                        more > 0 ? fmt::format(" and {} more", more) : "")};
}

}  // namespace

std::vector<double> arm_costs(const std::vector<ReadyScenario>& points) {
    std::vector<double> out;
    for (const ReadyScenario& p : points) {
        const sim::Scenario& s = *p.scenario;
        response::CostBasis basis;
        for (const auto& h : s.people.households) {
            basis.households += 1.0;
            basis.workshops += h.trade.empty() ? 0.0 : 1.0;
        }
        for (const world::Place& place : p.place.world->places) basis.alley_m += place.outdoors ? place.depth : 0.0;
        for (const world::Building& b : p.place.world->buildings) basis.storeys += b.use == "block" ? b.levels : 0;
        basis.clusters = s.response.measures.cluster.members_fraction > 0.0 ? 1.0 : 0.0;
        out.push_back(response::total_vnd_year(response::annual_costs(s.response.measures, basis)));
    }
    return out;
}

double fires_per_year(const sim::Scenario& scenario) {
    const auto& r = scenario.fire.rates;
    double per_year = 0.0;
    for (const auto& h : scenario.people.households) {
        per_year += h.trade.empty() ? r.per_home_year : r.per_business_year;
    }
    return per_year * r.unreported_multiplier;
}

ReportContext report_context(const ReadyScenario& ready, const ExpandedStudy& study, const std::string& target,
                             const std::string& folder) {
    const sim::Scenario& s = *ready.scenario;
    ReportContext c;
    c.scenario_name = s.name;
    c.scenario_path = target;
    c.study_path = study.def.file;
    c.duration_s = s.run.duration_s;
    c.households = s.people.households.size();
    c.buildings = ready.place.world->buildings.size();
    c.places = ready.place.world->places.size();
    c.world = ready.place.world.get();
    Problems unused;
    const sim::Model model = sim::build_model(ready.scenario, ready.place, unused);
    c.people = model.people.size();
    if (!unused.has_errors()) c.evacuation = evacuation_text(model);
    if (!s.fire.ignition_fixed && c.households > 0) {
        c.fires_per_year = fires_per_year(s);
        c.fires_note = {fmt::format("{} hộ, tần suất theo số vụ ghi nhận năm 2022 nhân {} để tính cả vụ không báo (ước lượng).",
                                    c.households, number(s.fire.rates.unreported_multiplier, 1, "vi")),
                        fmt::format("{} households, rates of fires recorded in 2022 times {} for those not reported (judgement).",
                                    c.households, number(s.fire.rates.unreported_multiplier, 1, "en"))};
    }
    add_assumptions(ready, c);
    add_judgements(ready, c);
    c.commands = {fmt::format("taicho compare {} -o {} --repeats {}", target, folder, study.def.repeats)};
    c.scenario_sha256 = s.sha256;
    return c;
}

}  // namespace taicho::study
