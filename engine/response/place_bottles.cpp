// Where bottles stand: those of the map, of the scenario, of public fire points, of homes, spare ones.
#include <algorithm>
#include <cmath>

#include "core/hash.h"
#include "core/rng.h"
#include "people/tools.h"
#include "response/coverage.h"
#include "response/preparedness.h"

namespace taicho::response {

using people::Household;
using people::PeopleStatic;

namespace {

constexpr double k_stated_age = 2.0;   // [a] age at which the stated share works

/// Contents of a cabinet that nobody in the model uses: they help only the fire service.
bool other_content(const std::string& word) { return word == "hose" || word == "mask" || word == "branch" || word == "bucket"; }

/// Inside the front door, where a bottle hangs: half a metre in and beside the way.
Vec2 beside_door(const world::World& world, const Household& h, PlaceIndex place) {
    const Vec2 centre = world.places[place.row()].centre;
    if (!h.front_door.valid()) return centre;
    const world::Opening& o = world.openings[h.front_door.row()];
    if (o.a != place && o.b != place) return centre;
    const Vec2 mid = 0.5 * (o.p0 + o.p1);
    const Vec2 in = normalised(centre - mid);
    return mid + 0.8 * in + 0.3 * perpendicular(in);
}

PlaceIndex bottle_place(const world::World& world, const Household& h) {
    if (h.front_door.valid()) {
        const world::Opening& o = world.openings[h.front_door.row()];
        for (const PlaceIndex p : h.home) {
            if (p == o.a || p == o.b) return p;
        }
    }
    return h.home.empty() ? PlaceIndex() : h.home.front();
}

void add_bottle(PeopleStatic& people, ResponseStatic& out, const Bottle& bottle, bool known, double known_share = 1.0) {
    people::Thing thing;
    thing.key = bottle.key;
    thing.kind = people::ThingKind::Bottle;
    thing.place = bottle.place;
    thing.at = bottle.at;
    thing.owner = bottle.owner;
    thing.reach = extinguisher_kinds()[bottle.kind].range;
    thing.remembered = bottle.remembered;
    thing.known_share = known_share;
    thing.row = static_cast<std::uint32_t>(out.bottles.size());
    const FixtureIndex row(people.decide.things.size());
    people.decide.things.push_back(thing);
    out.bottles.push_back(bottle);
    out.thing_of_bottle.push_back(row.v);
    if (known && bottle.owner.valid()) people.households[bottle.owner.row()].bottles.push_back(row);
}

/// Pressure is lost with age: the stated share holds at two years (people handbook A2 for the share, J for the law).
double working_share(const ExtinguisherMeasure& e) {
    return std::pow(e.working_fraction, e.age_years / k_stated_age);
}

struct Stand {
    const ResponseDef& def;
    const world::World& world;
    std::uint64_t seed;
    PeopleStatic& people;
    ResponseStatic& out;
    Problems& problems;

    void unknown_kind(const std::string& what, const SourcePos& pos, const std::string& kind) const {
        problems.add({.code = "E-REF-21", .pos = pos, .path = what, .found = kind,
                      .allowed = "MFZL1, MFZL2, MFZL4, MFZL8, MFTZL35, MFZ4, MFZ8, MT3, MT5, mini", .suggestion = "",
                      .text = {"`" + what + "`: bình chữa cháy phải ghi loại (định mức) đã biết.",
                               "`" + what + "`: an extinguisher needs a known kind, which gives its rating."}});
    }
    void unknown_content(const std::string& id, FixtureIndex fixture, const std::string& word) const {
        if (other_content(word)) return;
        problems.add({.code = "E-REF-23", .pos = fixture.valid() ? world.fixtures[fixture.row()].pos : SourcePos{}, .path = id,
                      .found = word, .allowed = "MFZL1, MFZL2, MFZL4, MFZL8, MFTZL35, MFZ4, MFZ8, MT3, MT5, mini, crowbar, hammer, "
                      "axe, bolt-cutter, rope-ladder, hood, hose, branch, mask, bucket", .suggestion = "",
                      .text = {"điểm chữa cháy `" + id + "` chứa `" + word + "`, không rõ là gì.",
                               "fire point `" + id + "` holds `" + word + "`, which is unknown."}});
    }
    /// A public bottle; whether it works is its own lasting draw unless it is stated.
    void put(const std::string& id, std::uint64_t key, std::uint8_t kind, PlaceIndex place, Vec2 at, FixtureIndex fixture,
             double known_share, int works = -1) const {
        Bottle b;
        b.id = id;
        b.key = key;
        b.kind = kind;
        b.place = place;
        b.at = at;
        b.fixture = fixture;
        b.works = works >= 0 ? works > 0
                             : draw_uniform({seed, key, Purpose::BottleWorks, 0}) < working_share(def.measures.extinguishers);
        add_bottle(people, out, b, false, known_share);
    }
    /// What stands in the cabinet of a fire point.
    void cabinet(const std::string& id, std::uint64_t key, PlaceIndex place, Vec2 at, FixtureIndex fixture,
                 const std::vector<std::string>& contents) const {
        for (std::size_t n = 0; n < contents.size(); ++n) {
            const auto kind = extinguisher_kind(contents[n]);
            if (!kind) {
                if (!people::tool_bit(contents[n])) unknown_content(id, fixture, contents[n]);
                continue;   // tools: find_tools
            }
            put(id + "/" + std::to_string(n + 1), mix64(key + n), *kind, place, at, fixture, def.measures.fire_points.known_fraction);
        }
    }
};

void drawn(const Stand& s) {
    const FirePointMeasure& points = s.def.measures.fire_points;
    for (std::size_t f = 0; f < s.world.fixtures.size(); ++f) {
        const world::Fixture& x = s.world.fixtures[f];
        const std::uint64_t key = s.world.fixture_key[f];
        if (x.kind == world::FixtureKind::Extinguisher) {
            const auto kind = extinguisher_kind(x.what);
            if (!kind) s.unknown_kind(x.id, x.pos, x.what);
            else s.put(x.id, key, *kind, x.place, x.at, FixtureIndex(f), 1.0);
        }
        if (x.kind == world::FixtureKind::FirePoint && points.drawn) {
            const auto listed = words_of(x.what);
            s.cabinet(x.id, key, x.place, x.at, FixtureIndex(f), listed.empty() ? points.contents : listed);
        }
    }
}

void listed(const Stand& s) {
    for (const ExtinguisherDef& e : s.def.extinguishers) {
        const PlaceIndex place = s.world.place(e.at);
        const auto kind = extinguisher_kind(e.kind);
        if (!kind) s.unknown_kind("extinguishers." + e.id, e.pos, e.kind);
        if (!place.valid()) {
            s.problems.add({.code = "E-REF-21", .pos = e.pos, .path = "extinguishers." + e.id, .found = e.at,
                            .allowed = "a place of the map", .suggestion = "",
                            .text = {"bình chữa cháy cần một nơi có trên bản đồ.", "an extinguisher needs a place of the map."}});
        }
        if (place.valid() && kind) {
            s.put(e.id, hash_text(e.id), *kind, place, s.world.places[place.row()].centre, {}, 1.0, e.works ? 1 : 0);
        }
    }
}

/// A home with a volunteer keeps the bottles of the kit beside its own.
void volunteer_kits(const Stand& s) {
    for (std::size_t i = 0; i < s.people.size(); ++i) {
        const HouseholdIndex home = s.people.population.household[i];
        if (s.people.population.volunteer[i] == 0 || !home.valid()) continue;
        const Household& h = s.people.households[home.row()];
        const PlaceIndex place = bottle_place(s.world, h);
        std::uint32_t n = 0;
        for (const std::string& what : s.def.measures.volunteers.kit) {
            const auto kind = extinguisher_kind(what);
            if (!kind || !place.valid()) continue;
            Bottle b;
            b.key = mix64(s.people.population.key[i] + 0x6b6974ull + n);
            b.id = s.people.population.id[i] + "/kit-" + std::to_string(++n);
            b.kind = *kind;
            b.place = place;
            b.at = beside_door(s.world, h, place) - (0.3 * n) * Vec2{0.0, 1.0};
            b.owner = home;
            b.works = draw_uniform({s.seed, b.key, Purpose::BottleWorks, 0}) < working_share(s.def.measures.extinguishers);
            add_bottle(s.people, s.out, b, true);
        }
    }
}

}  // namespace

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> out(1);
    for (const char c : text) {
        if (c == ',' || c == ' ' || c == ';') {
            if (!out.back().empty()) out.emplace_back();
        } else {
            out.back() += c;
        }
    }
    if (out.back().empty()) out.pop_back();
    return out;
}

std::vector<FirePointPlace> fire_point_places(const Measures& m, const world::World& world) {
    std::vector<FirePointPlace> out;
    const double spacing = m.fire_points.spacing_m;
    double along = 0.5 * spacing;
    for (std::size_t p = 0; spacing > 0.0 && p < world.places.size(); ++p) {
        const world::Place& place = world.places[p];
        if (!place.outdoors || place.use != world::PlaceUse::Alley) continue;
        along += place.depth;
        if (along < spacing) continue;
        along -= spacing;
        out.push_back({PlaceIndex(p), mix64(world.place_key[p] + 0x706f696eull)});
    }
    return out;
}

void place_bottles(const ResponseDef& def, const world::World& world, std::uint64_t seed, PeopleStatic& people,
                   ResponseStatic& out, Problems& problems) {
    const Stand s{def, world, seed, people, out, problems};
    drawn(s);
    listed(s);
    for (const FirePointPlace& p : fire_point_places(def.measures, world)) {
        const world::Place& at = world.places[p.place.row()];
        s.cabinet("fire-point/" + at.id, p.key, p.place, at.centre, {}, def.measures.fire_points.contents);
    }
}

void place_home_bottles(const ResponseDef& def, const world::World& world, std::uint64_t seed, PeopleStatic& people,
                        ResponseStatic& out, Problems& problems) {
    const Stand s{def, world, seed, people, out, problems};
    const auto& e = def.measures.extinguishers;
    const auto has = first_of(coverage_order(e.order, people, world, seed, Purpose::HasBottle), e.households_fraction);
    const std::uint8_t home_kind = extinguisher_kind(e.kind).value_or(2);
    const std::uint8_t work_kind = extinguisher_kind(e.workshop_kind).value_or(3);
    for (std::size_t j = 0; j < people.households.size(); ++j) {
        const Household& h = people.households[j];
        double count = has[j] != 0 ? e.per_household : 0.0;
        if (h.stated.bottles >= 0) count = h.stated.bottles;
        const PlaceIndex place = bottle_place(world, h);
        if (!place.valid()) continue;
        for (std::uint32_t n = 0; static_cast<double>(n) < count; ++n) {
            // A part of a bottle is a chance of one, with its own lasting draw.
            if (count - n < 1.0 && draw_uniform({seed, h.key, Purpose::HasBottle, 1 + n}) >= count - n) break;
            Bottle b;
            b.key = mix64(h.key + 0x626f74ull + n);
            b.id = h.id + "/bottle-" + std::to_string(n + 1);
            b.kind = h.trade.empty() ? home_kind : work_kind;
            b.place = place;
            b.at = beside_door(world, h, place) + (0.3 * n) * Vec2{0.0, 1.0};
            b.owner = HouseholdIndex(j);
            b.works = draw_uniform({seed, b.key, Purpose::BottleWorks, 0}) < working_share(e);
            b.remembered = draw_uniform({seed, b.key, Purpose::BottlePlace, 0}) < e.remembered_fraction;
            add_bottle(people, out, b, true);
        }
    }
    volunteer_kits(s);
    // Spare ones stand outside the first home of each group, for anybody (TCVN 3890:2023 asks for 10 %).
    for (const people::LinkedGroup& g : people.groups) {
        double own = 0.0;
        for (const HouseholdIndex j : g.households) own += static_cast<double>(people.households[j.row()].bottles.size());
        const PlaceIndex at = people.households[g.households.front().row()].door_place;
        const int spare = at.valid() ? static_cast<int>(std::lround(e.spare_fraction * own)) : 0;
        for (int n = 0; n < spare; ++n) {
            s.put(g.id + "/spare-" + std::to_string(n + 1), mix64(g.key + 0x73706172ull + static_cast<std::uint64_t>(n)), home_kind, at,
                  world.places[at.row()].centre, {}, 1.0);
        }
    }
}

}  // namespace taicho::response
