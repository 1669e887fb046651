#include "people/population.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/curve.h"
#include "core/hash.h"
#include "core/rng.h"
#include "people/population_build.h"

namespace taicho::people {

namespace {

double clock_hour(double hour) {
    const double h = std::fmod(hour, 24.0);
    return h < 0.0 ? h + 24.0 : h;
}

}  // namespace

// D5 states shares at a few hours; plateaus around them and straight lines between are our judgement (J).
double presence_share(const ParameterSet& p, double hour, int weekday) {
    const double night = p[Param::Presence03];
    const double day = p[weekday == 7 ? Param::PresenceRestDay : Param::Presence10];
    const double evening = p[Param::Presence20];
    const Curve curve({0.0, 5.5, 8.0, 16.5, 18.5, 21.0, 23.0}, {night, night, day, day, evening, evening, night});
    return std::clamp(curve.at(clock_hour(hour)) * p[Param::PresenceFactor], 0.0, 1.0);
}

double asleep_share(const ParameterSet& p, double hour) {
    const double night = p[Param::Asleep03];
    const double day = p[Param::Asleep10];
    const double noon = p[Param::Asleep13];
    const double evening = p[Param::Asleep20];
    const Curve curve({0.5, 4.5, 7.0, 11.5, 12.5, 13.5, 14.5, 17.0, 18.0, 21.0, 24.5},
                      {night, night, day, day, noon, noon, day, day, evening, evening, night});
    const double h = clock_hour(hour);
    return std::clamp(curve.at(h < 0.5 ? h + 24.0 : h), 0.0, 1.0);
}

PersonIndex append_person(PeopleStatic& out, const std::string& id, std::uint64_t key) {
    Population& p = out.population;
    const PersonIndex row(p.size());
    p.key.push_back(key);
    p.id.push_back(id);
    p.household.emplace_back();
    p.age.push_back(35);
    p.male.push_back(0);
    p.training.push_back(Training::None);
    p.training_retention.push_back(0.0f);
    p.walking.push_back(Walking::Normal);
    p.hard_of_hearing.push_back(0);
    p.alcohol.push_back(0);
    p.volunteer.push_back(0);
    p.leader.push_back(0);
    p.speed_free.push_back(1.25f);
    p.stair_speed.push_back(0.0f);
    p.body_radius.push_back(0.2f);
    p.present.push_back(1);
    p.asleep.push_back(0);
    p.start_place.emplace_back();
    p.start_at.emplace_back();
    p.incap_threshold.push_back(1.0f);
    p.heat_threshold.push_back(1.0f);
    p.knows_second_exit.push_back(0);
    p.prescribed_response.push_back(std::numeric_limits<float>::quiet_NaN());
    out.prescribed_of.push_back(PeopleStatic::k_none);
    out.walk_group.push_back(PeopleStatic::k_none);
    return row;
}

namespace {

/// Presence and sleep of one person at the start hour.
struct Moment {
    bool present = true, asleep = false, working = false;
};

Moment moment_of(const BuildContext& ctx, const Draft& d, std::uint64_t presence_key, bool has_work) {
    const ParameterSet& p = *ctx.src.parameters;
    const double hour = clock_hour(ctx.start_hour);
    const bool work_hours = ctx.weekday != 7 && hour >= p[Param::WorkFrom] && hour < p[Param::WorkUntil];
    Moment m;
    if (d.kin == Kin::DayWorker) return {work_hours, false, true};
    if (d.kin != Kin::LiveInWorker)
        m.present = draw_uniform({ctx.src.seed, presence_key, Purpose::Presence}) < ctx.present_share;
    m.asleep = draw_uniform({ctx.src.seed, d.key, Purpose::Asleep}) < ctx.asleep_share;
    m.working = !m.asleep && work_hours && has_work && d.age >= 18 && d.age < 65;
    return m;
}

bool at_night(double hour) { return clock_hour(hour) >= 22.0 || clock_hour(hour) < 6.0; }   // B2

PersonIndex add_person(BuildContext& ctx, PeopleStatic& out, HouseholdIndex household, const Draft& d) {
    const Traits t = draw_traits(ctx.src, d, ctx.def.adult_speed);
    const PersonIndex row = append_person(out, d.id, d.key);
    Population& p = out.population;
    const std::size_t i = row.row();
    p.household[i] = household;
    p.age[i] = static_cast<std::uint8_t>(d.age);
    p.male[i] = d.male ? 1 : 0;
    p.walking[i] = t.walking;
    p.hard_of_hearing[i] = t.hard_of_hearing ? 1 : 0;
    p.alcohol[i] = t.alcohol && at_night(ctx.start_hour) ? 1 : 0;
    p.speed_free[i] = static_cast<float>(t.speed);
    if (t.walking == Walking::Impaired) {
        const ParameterSet& set = *ctx.src.parameters;
        const double u = draw_uniform({ctx.src.seed, d.key, Purpose::WalkingSpeed, 1});
        p.stair_speed[i] = static_cast<float>(set[Param::StairImpairedLow] +
                                              (set[Param::StairImpairedHigh] - set[Param::StairImpairedLow]) * u);
    }
    p.body_radius[i] = d.age < 10 ? 0.15f : 0.2f;
    p.incap_threshold[i] = static_cast<float>(t.incap_threshold);
    p.heat_threshold[i] = static_cast<float>(t.heat_threshold);
    return row;
}

void add_household(BuildContext& ctx, PeopleStatic& out, Placer& placer, const HouseholdDef& def,
                   HouseholdIndex row) {
    const world::World& world = ctx.world;
    const Rooms rooms = sort_rooms(world, out.households[row.row()].home, dwelling_places(out, world, row));
    const BuildingIndex building = out.households[row.row()].building;
    const bool rented = building.valid() && world.buildings[building.row()].use == "rented";
    std::vector<Draft> drafts = draw_members(ctx.src, def, rented);
    const std::size_t members = drafts.size();
    const bool workshop = !rooms.work.empty() || !rooms.lofts.empty();
    for (Draft& d : draw_workers(ctx.src, def, workshop ? def.trade : "")) drafts.push_back(std::move(d));
    double area = 0.0;
    for (const PlaceIndex p : rooms.any) area += world.places[p.row()].area;
    if (!rooms.any.empty() && static_cast<double>(members) * 0.25 > area)
        report(ctx, "E-RANGE-05", def.pos, def.id, fmt::format("{}", members),
               fmt::format("household {} has more members than its rooms hold", def.id),
               fmt::format("hộ {} có nhiều người hơn sức chứa của nhà", def.id));
    for (const Draft& d : drafts) {
        // Small children are where the parent is: they share the draw of presence, so shares stay those of D5.
        const std::uint64_t presence = d.age < 12 && d.kin == Kin::Member
                                           ? drafts[members > 1 ? 1 : 0].key
                                           : d.key;
        const Moment m = moment_of(ctx, d, presence, !def.trade.empty() && !rooms.work.empty());
        const PersonIndex person = add_person(ctx, out, row, d);
        const std::size_t i = person.row();
        Population& p = out.population;
        p.present[i] = m.present ? 1 : 0;
        p.asleep[i] = m.present && m.asleep ? 1 : 0;
        p.start_place[i] = start_place(rooms, ctx.src, d, m.asleep, m.working);
        if (m.present && p.start_place[i].valid())
            p.start_at[i] = placer.put(d.key, p.start_place[i], p.body_radius[i]);
        out.households[row.row()].members.push_back(person);
    }
}

}  // namespace

PeopleStatic populate(const PeopleDef& def, const world::World& world, double start_hour, int weekday,
                      std::uint64_t population_seed, const ParameterSet& parameters, Problems& problems) {
    PeopleStatic out;
    BuildContext ctx{def, world, start_hour, weekday, {population_seed, &parameters}, problems,
                     presence_share(parameters, start_hour, weekday), asleep_share(parameters, start_hour)};
    check_people(ctx);
    out.parameters = parameters;
    out.decide.rules = decide_rules(def.parameters);
    out.behaviour = def.behaviour;
    if (const auto law = smoke_law_from(def.smoke_speed_law)) {
        out.smoke_law = *law;
    } else {
        report(ctx, "E-KEY-02", {}, "world.smoke_speed_law", def.smoke_speed_law,
               fmt::format("unknown law of speed in smoke '{}'", def.smoke_speed_law),
               fmt::format("không có quy luật tốc độ trong khói '{}'", def.smoke_speed_law));
    }
    out.hcn_form = def.hcn_form == "exponential" ? HcnForm::Exponential : HcnForm::Power;
    build_households(ctx, out);
    Placer placer(world, population_seed);
    for (std::size_t i = 0; i < def.households.size(); ++i)
        add_household(ctx, out, placer, def.households[i], HouseholdIndex(i));
    hang_alarms(ctx, out);
    build_prescribed(ctx, out, placer);
    return out;
}

}  // namespace taicho::people
