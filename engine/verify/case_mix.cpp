#include "verify/case_mix.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/hash.h"
#include "fire/item_library.h"

namespace taicho::verify {

namespace {

struct Share {
    const char* kind;
    double share, night, next;   ///< [-] of the fires; factor at night; P(something within reach)
};

// People handbook A9. A fifth of the motorbikes is electric.
constexpr Share k_homes[] = {{"kitchen-stove", 0.34, 0.3, 0.10}, {"waste-bin", 0.22, 1, 0.12}, {"wiring-socket", 0.30, 1, 0.18},
                             {"bed", 0.06, 1, 0.6}, {"scooter", 0.04, 1, 0.6}, {"e-scooter", 0.01, 1, 0.6}, {"stored-goods", 0.03, 1, 0.8}};
constexpr Share k_workshops[] = {{"wiring-motor", 0.35, 1, 0.4}, {"sawdust-bin", 0.15, 0.3, 0.4}, {"hot-work", 0.12, 0.3, 0.4},
                                 {"wood-furniture", 0.20, 1, 0.8}, {"foam-offcuts", 0.10, 1, 0.8}, {"solvent-pool", 0.08, 1, 0.5}};
constexpr int k_neighbours = 6;
constexpr double k_gap = 0.5;   // [m] free between the first item and one within its reach: they do not touch (J)

double uniform(const MixCase& c, std::uint32_t what) {
    return draw_uniform({.seed = 20220901, .entity = mix64(c.number + (c.workshop ? 0x776f726bull : 0x686f6d65ull)),
                         .purpose = Purpose::Test, .occasion = what});
}

double lognormal(const MixCase& c, std::uint32_t what, double median, double sd) {
    return quantile(Distribution::lognormal(median, sd), uniform(c, what));
}

void pick_item(MixCase& c) {
    const Share* first = c.workshop ? k_workshops : k_homes;
    const std::size_t n = c.workshop ? std::size(k_workshops) : std::size(k_homes);
    const bool night = c.hour < 6.0;
    double sum = 0.0;
    for (std::size_t k = 0; k < n; ++k) sum += first[k].share * (night ? first[k].night : 1.0);
    double u = uniform(c, 1) * sum;
    for (std::size_t k = 0; k < n; ++k) {
        const double share = first[k].share * (night ? first[k].night : 1.0);
        u -= share;
        if (u > 0.0 && k + 1 < n) continue;
        c.item = first[k].kind;
        c.next_item = uniform(c, 2) < first[k].next;
        return;
    }
}

world::Feature polygon(const char* id, const char* use, const char* building, double x0, double y0, double x1, double y1, double height) {
    world::Feature f;
    f.kind = world::FeatureKind::Room;
    f.id = id;
    f.use = use;
    f.building = building;
    f.rings = {{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}};
    f.height_m = height;
    return f;
}

world::Feature house(const std::string& id, const char* use, double x0, double y0, double x1, double y1) {
    world::Feature f;
    f.kind = world::FeatureKind::Building;
    f.id = id;
    f.use = use;
    f.material = "brick";
    f.roof_material = "concrete";
    f.levels = 1;
    f.rings = {{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}};
    return f;
}

world::Feature line(world::FeatureKind kind, const std::string& id, Vec2 a, Vec2 b, const char* leaf = "") {
    world::Feature f;
    f.kind = kind;
    f.id = id;
    f.leaf = leaf;
    f.line = {a, b};
    return f;
}

/// The alley runs past the front at y = 0..-3, the street lies 40 m to the left; neighbours live across it.
void add_quarter(world::MapDef& map, double width) {
    world::Feature alley = line(world::FeatureKind::Alley, "alley", {-40, -1.5}, {std::max(40.0, width + 4), -1.5});
    alley.width_m = 3.0;
    map.features.push_back(alley);
    map.features.push_back(line(world::FeatureKind::Exit, "street", {-40, -3}, {-40, 0}));
    for (int k = 0; k < k_neighbours; ++k) {
        const double x = 6.0 * k - 14.0;
        const std::string id = fmt::format("n{}", k);
        map.features.push_back(house(id, "home", x, -7.2, x + 4, -3));
        map.features.push_back(polygon((id + "-room").c_str(), "living", id.c_str(), x, -7.2, x + 4, -3, 3.0));
        map.features.push_back(line(world::FeatureKind::Door, id + "-door", {x + 1, -3}, {x + 1.9, -3}, "closed"));
    }
}

/// Home: hall at the front, the room of the fire behind its open door, a bedroom beside.
Vec2 add_home(world::MapDef& map, const MixCase& c) {
    const double depth = c.area / 4.0;
    map.features.push_back(house("house", "home", 0, 0, 8, 3 + depth));
    map.features.push_back(polygon("hall", "living", "house", 0, 0, 4, 3, 3.0));
    map.features.push_back(polygon("room", "living", "house", 0, 3, 4, 3 + depth, 3.0));
    map.features.push_back(polygon("bed", "bedroom", "house", 4, 0, 8, 3 + depth, 3.0));
    map.features.push_back(line(world::FeatureKind::Door, "front", {1, 0}, {1.9, 0}, "closed"));
    map.features.push_back(line(world::FeatureKind::Door, "inner", {1.6, 3}, {2.4, 3}, "open"));
    map.features.push_back(line(world::FeatureKind::Door, "bed-door", {4, 1}, {4, 1.8}, c.hour < 6.0 ? "closed" : "open"));
    world::Feature pane = line(world::FeatureKind::Window, "pane", {0, 3 + 0.4 * depth}, {0, 3 + 0.4 * depth + 1.0}, "closed");
    map.features.push_back(pane);
    return {2.0, 3 + 0.6 * depth};
}

/// Workshop: one hall with a gate of 3 x 3 m, the family's room beside.
Vec2 add_workshop(world::MapDef& map, const MixCase& c) {
    const double width = std::clamp(0.7 * std::sqrt(c.area), 5.0, 14.0), depth = c.area / width;
    map.features.push_back(house("house", "work", 0, 0, width + 4, depth));
    world::Feature hall = polygon("room", "workshop", "house", 0, 0, width, depth, 4.5);
    hall.trade = "wood";
    map.features.push_back(hall);
    map.features.push_back(polygon("bed", "bedroom", "house", width, 0, width + 4, depth, 3.0));
    world::Feature gate = line(world::FeatureKind::Shutter, "front", {1, 0}, {4, 0}, c.hour < 6.0 ? "closed" : "open");
    gate.height_m = 3.0;
    map.features.push_back(gate);
    map.features.push_back(line(world::FeatureKind::Door, "bed-door", {width, 1}, {width, 1.8}, c.hour < 6.0 ? "closed" : "open"));
    map.features.push_back(line(world::FeatureKind::Door, "bed-front", {width + 1, 0}, {width + 1.9, 0}, "closed"));
    return {0.5 * width, 0.6 * depth};
}

/// [m] of the circle an item of the library covers.
double radius(const std::string& kind) {
    const fire::ItemKind* k = fire::find_item_kind(kind);
    return k == nullptr ? 0.3 : std::sqrt(k->area / 3.14159265);
}

people::HouseholdDef home_of(const std::string& id, std::vector<std::string> rooms, int bottles) {
    people::HouseholdDef h;
    h.id = id;
    h.home = std::move(rooms);
    h.bottles = bottles;
    h.workers = h.live_in_workers = 0;
    return h;
}

void add_people(sim::Scenario& s, const MixCase& c, const MixArm& arm) {
    people::HouseholdDef own = home_of("own", c.workshop ? std::vector<std::string>{"bed", "room"} : std::vector<std::string>{"room", "hall", "bed"}, 0);
    if (c.workshop) {
        own.trade = "wood";
        own.workers = c.hour < 6.0 ? 0 : static_cast<int>(std::lround(lognormal(c, 20, 5, 0.5)));
        const bool family = uniform(c, 21) < 0.7;
        if (c.hour < 6.0 && !family) own.live_in_workers = 2 + static_cast<int>(7.0 * uniform(c, 22));
    }
    s.people.households.push_back(own);
    for (int k = 0; k < k_neighbours; ++k) {
        s.people.households.push_back(home_of(fmt::format("n{}", k), {fmt::format("n{}-room", k)}, arm.bottles ? 1 : 0));
    }
}

void add_items(sim::Scenario& s, const MixCase& c, Vec2 at) {
    fire::ItemDef item;
    item.id = fmt::format("fire-{}", c.number);
    item.kind = c.item;
    item.place = "room";
    item.at = at;
    item.has_at = true;
    s.fire.items.push_back(item);
    if (c.next_item) {
        item.id = fmt::format("next-{}", c.number);
        item.kind = c.workshop ? "wood-furniture" : "sofa";
        item.at = at - Vec2{0.0, radius(c.item) + radius(item.kind) + k_gap};
        s.fire.items.push_back(item);
    }
    s.fire.ignition_fixed = true;
    s.fire.ignition.item = fmt::format("fire-{}", c.number);
}

/// Along the alley at the drawn length of way, or beside the fire where it cuts the bottle off.
void add_bottles(sim::Scenario& s, const MixCase& c, Vec2 fire) {
    if (!c.remembered) return;
    for (int k = 0; k < c.bottles; ++k) {
        world::Feature f;
        f.kind = world::FeatureKind::Fixture;
        f.id = fmt::format("bottle-{}", k);
        f.what = "extinguisher";
        f.item = c.bottle_kind;
        f.line = {c.cut_off ? fire + Vec2{0.6, 0.6 + 0.2 * k} : Vec2{1.5 - std::max(0.5, c.path - distance(fire, Vec2{1.5, 0})) - 0.3 * k, -1.0}};
        s.map.features.push_back(f);
    }
}

}  // namespace

MixCase mix_case(std::uint64_t number, bool workshop) {
    MixCase c;
    c.number = number;
    c.workshop = workshop;
    const double u = uniform(c, 0);
    if (workshop) c.hour = u < 0.7 ? 10.0 : 3.0;
    else c.hour = u < 0.4 ? 10.0 : u < 0.7 ? 20.0 : 3.0;
    pick_item(c);
    c.area = workshop ? std::clamp(lognormal(c, 3, 110, 0.4), 30.0, 400.0) : 12.0 + 13.0 * uniform(c, 3);
    c.path = std::min(35.0, lognormal(c, 4, workshop ? 12.0 : 9.0, 0.6) + (uniform(c, 5) < 0.3 ? 12.0 : 0.0));
    c.bottles = workshop && uniform(c, 6) < 0.5 ? 2 : 1;
    c.bottle_kind = workshop && uniform(c, 7) < 0.5 ? "MFZL8" : "MFZL4";
    c.remembered = uniform(c, 8) >= 0.10;
    c.cut_off = uniform(c, 9) < 0.12;
    return c;
}

sim::Scenario mix_scene(const MixCase& c, const MixArm& arm) {
    sim::Scenario s;
    s.run.duration_s = 1200.0;
    s.run.start_hour = c.hour;
    s.run.seed = s.run.population_seed = 1000 + c.number;
    s.habits.by_hour = false;
    add_quarter(s.map, c.workshop ? 20.0 : 8.0);
    const Vec2 at = c.workshop ? add_workshop(s.map, c) : add_home(s.map, c);
    add_people(s, c, arm);
    add_items(s, c, at);
    if (arm.bottles) add_bottles(s, c, at);
    auto& m = s.response.measures;
    m.extinguishers.working_fraction = arm.working;
    m.training.talk_fraction = arm.talk;
    m.training.drill_fraction = arm.drill;
    m.fire_service.station_distance_km = 3.0;
    return s;
}

MixOutcome run_mix_case(const MixCase& c, const MixArm& arm) {
    io::ReadyScenario ready;
    auto scenario = std::make_shared<sim::Scenario>(mix_scene(c, arm));
    Problems problems;
    ready.place = sim::build_place(*scenario, problems);
    ready.scenario = scenario;
    MixOutcome out;
    if (problems.has_errors() || !ready.usable()) return out;
    io::RunSettings settings;
    settings.seed = scenario->run.seed;
    settings.population_seed = scenario->run.population_seed;
    settings.record.recording = false;
    const io::Results r = io::run_ready(ready, settings);
    const auto value = [&](const char* key) {
        for (const auto& [k, v] : r.summary) {
            if (k == key) return v;
        }
        return 0.0;
    };
    const double noticed = value("noticed_s");
    double hrr = 0.0;
    for (const auto& [name, curve] : r.curves) {
        if (name != "hrr_kw" || std::isnan(noticed)) continue;
        const auto k = static_cast<std::size_t>(noticed / r.curve_step_s);
        hrr = k < curve.size() ? curve[k] : 0.0;
    }
    out.noticed = !std::isnan(noticed);
    out.small = out.noticed && hrr <= 300.0;
    out.out_by_residents = value("out_by_residents") > 0.0;
    out.out_by_itself = value("burnt_out") > 0.0;
    out.beyond_1mw = value("beyond_1mw") > 0.0;
    out.injured = value("injured");
    out.injured_fighting = value("injured_fighting");
    out.deaths = value("deaths");
    for (const Event& e : r.events) {
        out.discharged = out.discharged || e.kind == EventKind::Discharged;
        out.dead = out.dead || e.kind == EventKind::DeadBottle;
        out.called = out.called || e.kind == EventKind::CalledService;
    }
    return out;
}

}  // namespace taicho::verify
