#include <fmt/format.h>

#include <cmath>
#include <set>

#include "fire/lining_library.h"
#include "io/scenario_context.h"

namespace taicho::io {

namespace {

using world::Feature;
using world::FeatureKind;

/// Ids by what they name. Alley pieces and storeys of voids get theirs when the world is put
/// together, so their stems count.
struct Known {
    std::vector<std::string> places, openings, exits, all, items, buildings;
    std::set<std::string> place_set, opening_set, exit_set, all_set, item_set, building_set, stems;

    static void add(std::vector<std::string>& list, std::set<std::string>& set,
                    const std::string& id) {
        if (set.insert(id).second) list.push_back(id);
    }
    [[nodiscard]] bool has_place(const std::string& id) const {
        if (place_set.count(id) != 0) return true;
        const std::size_t dash = id.rfind('-');
        return dash != std::string::npos && stems.count(id.substr(0, dash)) != 0;
    }
};

Known collect(const sim::Scenario& s) {
    Known k;
    for (const Feature& f : s.map.features) {
        Known::add(k.all, k.all_set, f.id);
        switch (f.kind) {
            case FeatureKind::Room:
            case FeatureKind::Floor:
            case FeatureKind::Mezzanine:
                Known::add(k.places, k.place_set, f.id);
                break;
            case FeatureKind::Stair:
                Known::add(k.places, k.place_set, f.id);
                break;
            case FeatureKind::Alley:
            case FeatureKind::Void:
                Known::add(k.places, k.place_set, f.id);
                k.stems.insert(f.id);
                break;
            case FeatureKind::Building:
                Known::add(k.buildings, k.building_set, f.id);
                break;
            case FeatureKind::Fixture:
                if (f.what == "item") Known::add(k.items, k.item_set, f.id);
                break;
            case FeatureKind::Exit:
                Known::add(k.exits, k.exit_set, f.id);
                [[fallthrough]];
            case FeatureKind::Door:
            case FeatureKind::Window:
            case FeatureKind::Shutter:
            case FeatureKind::Cage:
            case FeatureKind::Hatch:
            case FeatureKind::RoofWay:
            case FeatureKind::Gate:
                Known::add(k.openings, k.opening_set, f.id);
                break;
            case FeatureKind::Balcony:
                if (f.rings.empty())
                    Known::add(k.openings, k.opening_set, f.id);
                else
                    Known::add(k.places, k.place_set, f.id);
                break;
            default:
                break;
        }
    }
    for (const auto& i : s.fire.items) {
        Known::add(k.items, k.item_set, i.id);
        Known::add(k.all, k.all_set, i.id);
    }
    for (const auto& e : s.response.extinguishers) Known::add(k.all, k.all_set, e.id);
    for (const auto& p : s.people.persons) Known::add(k.all, k.all_set, p.id);
    for (const auto& h : s.people.households) Known::add(k.all, k.all_set, h.id);
    return k;
}

struct Checker {
    ScenarioContext& c;
    const Known& k;

    void missing(const SourcePos& pos, const std::string& path, const std::string& id,
                 const char* vi, const char* en, const std::vector<std::string>& names) const {
        c.error("E-REF-01", pos, path, id,
                fmt::format("`{}` chỉ tới {} `{}` không có.", path, vi, id),
                fmt::format("`{}` names the {} `{}`, which does not exist.", path, en, id), "",
                closest(id, names));
    }
    void place(const SourcePos& pos, const std::string& path, const std::string& id) const {
        if (!id.empty() && !k.has_place(id))
            missing(pos, path, id, "không gian", "place", k.places);
    }
    void opening(const SourcePos& pos, const std::string& path, const std::string& id) const {
        if (!id.empty() && k.opening_set.count(id) == 0)
            missing(pos, path, id, "cửa", "opening", k.openings);
    }
};

void check_fire(const Checker& ch, const fire::FireDef& f) {
    if (f.ignition_fixed && ch.k.item_set.count(f.ignition.item) == 0) {
        ch.missing(f.ignition.pos, "fire.ignition.item", f.ignition.item, "vật cháy", "item",
                   ch.k.items);
    }
    for (std::size_t i = 0; i < f.items.size(); ++i) {
        ch.place(f.items[i].pos, fmt::format("items[{}].place", i), f.items[i].place);
        if (f.items[i].place.empty() && !f.items[i].has_at && ch.c.out.map.features.size() > 0) {
            bool fixture = false;
            for (const Feature& m : ch.c.out.map.features)
                fixture |= m.kind == FeatureKind::Fixture && m.id == f.items[i].id;
            if (!fixture) {
                ch.c.error("E-REF-07", f.items[i].pos, fmt::format("items[{}]", i), f.items[i].id,
                           fmt::format("vật `{}` không nằm ở đâu: cần `place`, `at_m` hoặc một "
                                       "thiết bị cùng mã trên bản đồ.",
                                       f.items[i].id),
                           fmt::format("the item `{}` stands nowhere: give `place`, `at_m` or a "
                                       "fixture with its id.",
                                       f.items[i].id));
            }
        }
    }
    for (std::size_t i = 0; i < f.atmospheres.size(); ++i) {
        ch.place(f.atmospheres[i].pos, fmt::format("atmospheres[{}].place", i),
                 f.atmospheres[i].place);
    }
}

/// Faces of rooms name linings of the library or of the scenario.
void check_linings(const Checker& ch) {
    std::vector<std::string> names;
    for (const fire::LiningSpec& l : ch.c.out.fire.linings) names.push_back(l.id);
    for (const fire::LiningDef& l : fire::lining_library()) names.push_back(l.id);
    const std::set<std::string> known(names.begin(), names.end());
    for (const Feature& f : ch.c.out.map.features) {
        for (const std::string* id : {&f.lining, &f.ceiling, &f.floor}) {
            if (!id->empty() && known.count(*id) == 0)
                ch.missing(f.pos, f.id, *id, "bộ lớp hoàn thiện", "lining", names);
        }
    }
}

void check_people(const Checker& ch, const people::PeopleDef& p) {
    for (std::size_t i = 0; i < p.households.size(); ++i) {
        const auto& h = p.households[i];
        for (const std::string& id : h.home)
            ch.place(h.pos, fmt::format("households[{}].home", i), id);
        if (!h.building.empty() && ch.k.building_set.count(h.building) == 0) {
            ch.missing(h.pos, fmt::format("households[{}].building", i), h.building, "nhà",
                       "building", ch.k.buildings);
        }
    }
    for (std::size_t i = 0; i < p.persons.size(); ++i) {
        const auto& x = p.persons[i];
        ch.place(x.pos, fmt::format("persons[{}].in", i), x.in);
        for (const std::string& id : x.exits) {
            if (ch.k.exit_set.count(id) == 0)
                ch.missing(x.pos, fmt::format("persons[{}].exits", i), id, "lối ra", "exit",
                           ch.k.exits);
        }
        for (const std::string& id : x.route) {
            if (ch.k.all_set.count(id) == 0)
                ch.missing(x.pos, fmt::format("persons[{}].route", i), id, "mốc", "landmark",
                           ch.k.all);
        }
        if (x.in.empty() && !x.has_at) {
            ch.c.error("E-KEY-06", x.pos, fmt::format("persons[{}]", i), x.id,
                       fmt::format("người `{}` cần `at_m` hoặc `in`.", x.id),
                       fmt::format("the person `{}` needs `at_m` or `in`.", x.id));
        }
    }
    for (std::size_t i = 0; i < p.arrivals.size(); ++i) {
        const auto& a = p.arrivals[i];
        if (!ch.k.has_place(a.at) && ch.k.opening_set.count(a.at) == 0) {
            ch.missing(a.pos, fmt::format("arrivals[{}].at", i), a.at, "cửa hoặc không gian",
                       "opening or place", ch.k.all);
        }
    }
}

void check_response(const Checker& ch, const response::ResponseDef& r) {
    for (std::size_t i = 0; i < r.extinguishers.size(); ++i) {
        const auto& e = r.extinguishers[i];
        if (!ch.k.has_place(e.at) && ch.k.all_set.count(e.at) == 0) {
            ch.missing(e.pos, fmt::format("extinguishers[{}].at", i), e.at, "chỗ", "place",
                       ch.k.all);
        }
    }
    using A = response::ActionKind;
    for (std::size_t i = 0; i < r.actions.size(); ++i) {
        const auto& a = r.actions[i];
        const std::string path = fmt::format("actions[{}].what", i);
        if (a.act == A::Open || a.act == A::Close || a.act == A::Lock || a.act == A::Break) {
            ch.opening(a.pos, path, a.what);
        } else if (a.act == A::Ignite && ch.k.item_set.count(a.what) == 0) {
            ch.missing(a.pos, path, a.what, "vật cháy", "item", ch.k.items);
        }
    }
}

void check_steps(ScenarioContext& c) {
    const auto& r = c.out.run;
    const double n = r.slow_step_s / r.step_s;
    if (std::abs(n - std::round(n)) < 1e-6) return;
    c.error("E-RANGE-07", {c.file, 1, 1}, "run.slow_step_s", fmt::format("{}", r.slow_step_s),
            "`run.slow_step_s` phải là bội của `run.step_s`.",
            "`run.slow_step_s` must be a multiple of `run.step_s`.");
}

}  // namespace

void check_references(ScenarioContext& c) {
    check_steps(c);
    check_tables(c);
    if (!c.options.read_map || c.out.map.features.empty()) return;  // nothing to compare with
    const Known known = collect(c.out);
    const Checker ch{c, known};
    check_fire(ch, c.out.fire);
    check_linings(ch);
    check_people(ch, c.out.people);
    check_response(ch, c.out.response);
    for (std::size_t i = 0; i < c.out.measure.size(); ++i) {
        const sim::MeasureDef& m = c.out.measure[i];
        const std::string path = fmt::format("measure[{}].what", i);
        if (m.kind == "place" && m.what != "*") ch.place(m.pos, path, m.what);
        if (m.kind == "opening") ch.opening(m.pos, path, m.what);
    }
    for (std::size_t i = 0; i < c.out.caps.size(); ++i)
        ch.opening(c.out.caps[i].pos, fmt::format("caps[{}].opening", i), c.out.caps[i].opening);
}

}  // namespace taicho::io
