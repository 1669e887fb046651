// Household rows of the population: where they live, their front door, their linked group.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "core/hash.h"
#include "core/rng.h"
#include "core/text.h"
#include "people/population_build.h"

namespace taicho::people {

void report(BuildContext& ctx, const char* code, const SourcePos& pos, const std::string& path,
            const std::string& found, const std::string& en, const std::string& vi,
            const std::string& suggestion) {
    Problem p;
    p.code = code;
    p.pos = pos;
    p.path = path;
    p.found = found;
    p.suggestion = suggestion;
    p.text = {vi, en};
    ctx.problems.add(std::move(p));
}

namespace {

void check_member(BuildContext& ctx, const HouseholdDef& h, const MemberDef& m) {
    static const std::vector<std::string> k_walking = {"normal", "impaired", "wheelchair", "carried"};
    if (m.age > 120.0 || std::isnan(m.age))
        report(ctx, "E-RANGE-02", h.pos, h.id, to_text(m.age),
               fmt::format("age {} in household {} lies outside 0 .. 120", m.age, h.id),
               fmt::format("tuổi {} trong hộ {} nằm ngoài khoảng 0 .. 120", m.age, h.id));
    if (!m.walking.empty() &&
        std::find(k_walking.begin(), k_walking.end(), m.walking) == k_walking.end())
        report(ctx, "E-TYPE-02", h.pos, h.id, m.walking,
               fmt::format("walking '{}' is none of normal, impaired, wheelchair, carried", m.walking),
               fmt::format("khả năng đi lại '{}' phải là normal, impaired, wheelchair hoặc carried",
                           m.walking),
               closest(m.walking, k_walking));
}

void check_person(BuildContext& ctx, const PersonDef& p) {
    const bool unbounded = p.speed.kind == Distribution::Kind::Normal && !(p.speed.min > 0.0);
    const bool not_positive = p.speed.kind == Distribution::Kind::Fixed && !(p.speed.a > 0.0);
    if (unbounded || not_positive)
        report(ctx, "E-RANGE-03", p.pos, p.id, "speed",
               fmt::format("speed of {} needs a lower bound above 0", p.id),
               fmt::format("tốc độ của {} cần có giới hạn dưới lớn hơn 0", p.id));
    if (p.response.kind == Distribution::Kind::Normal && !(p.response.min >= 0.0))
        report(ctx, "E-RANGE-03", p.pos, p.id, "response",
               fmt::format("response time of {} needs a lower bound of 0 or more", p.id),
               fmt::format("thời gian phản ứng của {} cần có giới hạn dưới từ 0 trở lên", p.id));
    if (p.exit_weights.empty()) return;
    double sum = 0.0;
    bool negative = p.exit_weights.size() != p.exits.size();
    for (const double w : p.exit_weights) {
        negative = negative || !(w >= 0.0);
        sum += w;
    }
    if (negative || std::fabs(sum - 1.0) > 1e-3)
        report(ctx, "E-RANGE-04", p.pos, p.id, to_text(sum),
               fmt::format("exit weights of {} must be one per exit and sum to 1", p.id),
               fmt::format("trọng số lối ra của {} phải đủ cho từng lối và có tổng bằng 1", p.id));
}

}  // namespace

void check_people(BuildContext& ctx) {
    const ParameterSet& p = *ctx.src.parameters;
    double sum = 0.0;
    for (const Param size : {Param::Household1, Param::Household2, Param::Household3, Param::Household4,
                             Param::Household5, Param::Household6, Param::Household7})
        sum += p[size];
    if (std::fabs(sum - 1.0) > 1e-3)
        report(ctx, "E-RANGE-04", {}, "people.parameters.household.size_1", to_text(sum),
               fmt::format("household size shares sum to {} instead of 1", to_text(sum)),
               fmt::format("tổng tỷ lệ cỡ hộ là {} thay vì 1", to_text(sum)));
    for (const HouseholdDef& h : ctx.def.households)
        for (const MemberDef& m : h.members) check_member(ctx, h, m);
    for (const PersonDef& person : ctx.def.persons) check_person(ctx, person);
}

namespace {

std::vector<std::string> place_ids(const world::World& world) {
    std::vector<std::string> ids;
    for (const auto& p : world.places) ids.push_back(p.id);
    return ids;
}

void find_home(BuildContext& ctx, const HouseholdDef& def, Household& h) {
    for (const std::string& id : def.home) {
        const PlaceIndex place = ctx.world.place(id);
        if (place.valid()) {
            h.home.push_back(place);
            continue;
        }
        report(ctx, "E-REF-02", def.pos, def.id, id,
               fmt::format("household {} lives in '{}', which is not a place of the map", def.id, id),
               fmt::format("hộ {} ở '{}' nhưng bản đồ không có chỗ này", def.id, id),
               closest(id, place_ids(ctx.world)));
    }
    if (!def.building.empty()) h.building = ctx.world.building(def.building);
    if (!h.building.valid() && !h.home.empty())
        h.building = ctx.world.places[h.home.front().row()].building;
    if (h.home.empty() && def.home.empty() && h.building.valid())
        h.home = ctx.world.buildings[h.building.row()].places;
    if (h.home.empty() && def.home.empty())
        report(ctx, "E-REF-03", def.pos, def.id, "",
               fmt::format("household {} has no home", def.id), fmt::format("hộ {} không có nhà", def.id));
}

/// The door others knock at: leads out of the dwelling, lowest storey first, then open air, then the widest.
void find_front_door(const world::World& world, const PeopleStatic& fixed, HouseholdIndex row,
                     Household& h) {
    double best = -1e300;
    for (const PlaceIndex place : dwelling_places(fixed, world, row)) {
        for (const OpeningIndex o : world.openings_of[place.row()]) {
            const world::Opening& opening = world.openings[o.row()];
            const PlaceIndex other = world.across(o, place);
            const bool own = other.valid() && fixed.household_of_place[other.row()] == row;
            if (own || opening.latent || !opening.walkable || opening.pass_s > 0.0) continue;
            const bool air = !other.valid() || world.places[other.row()].outdoors;
            const double score = -100.0 * world.places[place.row()].level + (air ? 10.0 : 0.0) +
                                 opening.width;
            if (score <= best) continue;
            best = score;
            h.front_door = o;
            h.door_place = other.valid() ? other : place;
        }
    }
}

}  // namespace

std::vector<PlaceIndex> dwelling_places(const PeopleStatic& fixed, const world::World& world,
                                        HouseholdIndex household) {
    const Household& h = fixed.households[household.row()];
    std::vector<PlaceIndex> out = h.home;
    if (h.building.valid())
        for (const PlaceIndex p : world.buildings[h.building.row()].places)
            if (fixed.household_of_place[p.row()] == household &&
                std::find(h.home.begin(), h.home.end(), p) == h.home.end())
                out.push_back(p);
    return out;
}

void build_households(BuildContext& ctx, PeopleStatic& out) {
    const world::World& world = ctx.world;
    out.household_of_place.assign(world.places.size(), HouseholdIndex{});
    std::vector<std::uint32_t> living_in(world.buildings.size(), 0);
    std::map<std::string, std::size_t> group_row;
    for (const HouseholdDef& def : ctx.def.households) {
        const HouseholdIndex row(out.households.size());
        Household h;
        h.id = def.id;
        h.key = hash_text(def.id);
        h.trade = def.trade;
        h.stated = {def.cadre, def.bottles, def.tools, def.trained, def.volunteer, def.second_exit};
        h.cadre = def.cadre >= 0 ? def.cadre > 0
                                 : draw_chance({ctx.src.seed, h.key, Purpose::Cadre, 0},
                                               (*ctx.src.parameters)[Param::CadreShare]);
        find_home(ctx, def, h);
        for (const PlaceIndex p : h.home) out.household_of_place[p.row()] = row;
        if (h.building.valid()) ++living_in[h.building.row()];
        if (!def.group.empty()) {
            const auto [it, fresh] = group_row.try_emplace(def.group, out.groups.size());
            if (fresh) out.groups.push_back({def.group, hash_text(def.group), {}});
            out.groups[it->second].households.push_back(row);
            h.group = GroupIndex(it->second);
        }
        out.households.push_back(std::move(h));
    }
    for (std::size_t i = 0; i < out.households.size(); ++i) {   // a house of one's own
        const BuildingIndex b = out.households[i].building;
        if (!b.valid() || living_in[b.row()] != 1) continue;
        for (const PlaceIndex p : world.buildings[b.row()].places)
            if (!out.household_of_place[p.row()].valid()) out.household_of_place[p.row()] = HouseholdIndex(i);
    }
    for (std::size_t i = 0; i < out.households.size(); ++i)
        find_front_door(world, out, HouseholdIndex(i), out.households[i]);
}

}  // namespace taicho::people
