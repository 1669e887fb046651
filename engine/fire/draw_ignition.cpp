#include "fire/draw_ignition.h"

#include <array>
#include <cmath>

#include "core/hash.h"
#include "core/rng.h"

namespace taicho::fire {
namespace {

enum Case : std::size_t { Stove, Bin, Wiring, Bed, Bike, Stock, Dust, HotWork, Foam, Solvent, Cases };

/// Shares of first things, day; what is rarer at night (people handbook A9).
constexpr std::array<double, Cases> k_home{0.34, 0.22, 0.30, 0.06, 0.05, 0.03, 0.0, 0.0, 0.0, 0.0};
constexpr std::array<double, Cases> k_work{0.0, 0.0, 0.35, 0.0, 0.0, 0.20, 0.15, 0.12, 0.10, 0.08};
constexpr std::array<double, Cases> k_night{0.3, 1.0, 1.0, 1.0, 1.0, 1.0, 0.3, 0.3, 1.0, 1.0};
constexpr std::array<const char*, Cases> k_cause{"stove", "careless", "electrical", "careless", "vehicle",
                                                 "careless", "hot-work", "hot-work", "careless", "careless"};

struct KindCase {
    std::string_view kind;
    Case which;
};
constexpr KindCase k_kinds[] = {
    {"kitchen-stove", Stove}, {"waste-bin", Bin}, {"waste-bag-paper", Bin}, {"altar", Bin},
    {"votive-paper", Bin}, {"wiring-socket", Wiring}, {"wiring-motor", Wiring}, {"fridge", Wiring},
    {"television", Wiring}, {"scooter", Bike}, {"motorbike", Bike}, {"e-scooter", Bike},
    {"e-scooter-pack", Bike}, {"e-bike-pack", Bike}, {"sawdust-bin", Dust}, {"shavings-heap", Dust},
    {"rags", Dust}, {"hot-work", HotWork}, {"foam-heap", Foam}, {"foam-offcuts", Foam},
    {"solvent-pool", Solvent}, {"solvent-cans", Solvent}, {"lacquer-shelf", Solvent},
    {"mattress-foam", Bed}, {"mattress-bedding", Bed}, {"mattress-spring", Bed}, {"easy-chair", Bed},
    {"sofa-two-seat", Bed}, {"sofa-three-seat", Bed}, {"double-bed", Bed}, {"bed", Bed}, {"sofa", Bed},
    {"wardrobe-plywood", Bed}, {"wardrobe-veneer", Bed}, {"clothes-rack", Bed}, {"curtain-cotton", Bed},
};

Case case_of(std::string_view kind) {
    for (const KindCase& row : k_kinds)
        if (row.kind == kind) return row.which;
    return Stock;
}

/// Business: the place works, or its building does and the thing is not a dwelling's.
bool business(const FireStatic& fixed, const Item& item) {
    using U = world::PlaceUse;
    const U use = fixed.world->places[item.place.row()].use;
    return use == U::Workshop || use == U::Shop || use == U::Storage;
}

bool night_at(double hour) { return hour >= 22.0 || hour < 6.0; }

double draw_hour(const FireStatic& fixed, std::uint64_t seed) {
    const double u = draw_uniform({seed, hash_text("hour"), Purpose::IgnitionWhen, 0});
    const double v = draw_uniform({seed, hash_text("hour"), Purpose::IgnitionWhen, 1});
    const double night = fixed.def.rates.night_fraction;
    if (u < night) return std::fmod(22.0 + 8.0 * v, 24.0);
    // Homes: day 0.40 and evening 0.30 of all (A9).
    return u < night + (1.0 - night) * 4.0 / 7.0 ? 6.0 + 12.0 * v : 18.0 + 4.0 * v;
}

/// How many things of a case a building holds, so that the case's share is the building's, not each thing's.
std::vector<std::array<float, Cases>> count_cases(const FireStatic& fixed, bool of_business) {
    std::vector<std::array<float, Cases>> counts(fixed.world->buildings.size() + 1);
    for (const Item& item : fixed.items) {
        if (!item.place.valid() || item.cls == ItemClass::Gas || business(fixed, item) != of_business) continue;
        const BuildingIndex b = fixed.world->places[item.place.row()].building;
        counts[b.valid() ? b.row() : counts.size() - 1][case_of(item.kind)] += 1.0f;
    }
    return counts;
}

double share_of(const std::array<double, Cases>& shares, const std::array<float, Cases>& counts, Case which,
                bool night) {
    double sum = 0.0;
    for (std::size_t c = 0; c < Cases; ++c)
        if (counts[c] > 0.0f) sum += shares[c] * (night ? k_night[c] : 1.0);
    return sum > 0.0 ? shares[which] * (night ? k_night[which] : 1.0) / sum / counts[which] : 0.0;
}

/// Race of exponential clocks: each thing draws alone, the first to ring starts the fire.
ItemIndex draw_item(const FireStatic& fixed, bool night, std::uint64_t seed) {
    const auto homes = count_cases(fixed, false), works = count_cases(fixed, true);
    ItemIndex first;
    double best = 1e300;
    for (std::size_t i = 0; i < fixed.items.size(); ++i) {
        const Item& item = fixed.items[i];
        // A cylinder is lit by other fires; what lights first is the stove beside it.
        if (!item.place.valid() || item.piloted.q_cr > 1e8 || item.cls == ItemClass::Gas) continue;
        const bool works_here = business(fixed, item);
        const BuildingIndex b = fixed.world->places[item.place.row()].building;
        const std::size_t row = b.valid() ? b.row() : homes.size() - 1;
        const Case which = case_of(item.kind);
        const double share = works_here ? share_of(k_work, works[row], which, night)
                                        : share_of(k_home, homes[row], which, night);
        const double rate = works_here ? fixed.def.rates.per_business_year : fixed.def.rates.per_home_year;
        if (share * rate <= 0.0) continue;
        const double ring = -std::log(draw_uniform({seed, item.key, Purpose::IgnitionWhere, 0})) / (share * rate);
        if (ring >= best) continue;
        best = ring;
        first = ItemIndex(i);
    }
    return first;
}

ItemIndex stated_item(const FireStatic& fixed, Problems& problems) {
    const IgnitionDef& def = fixed.def.ignition;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < fixed.items.size(); ++i) {
        if (fixed.items[i].id == def.item) return ItemIndex(i);
        names.push_back(fixed.items[i].id);
    }
    Problem p;
    p.code = "E-REF-03";
    p.pos = def.pos;
    p.path = "ignition.item";
    p.found = def.item;
    p.suggestion = closest(def.item, names);
    p.text = {"Không có vật cháy nào mang tên này.", "No item has this id."};
    problems.add(std::move(p));
    return {};
}

}  // namespace

IgnitionDraw draw_ignition(const FireStatic& fixed, double start_hour, std::uint64_t seed,
                           Problems& problems) {
    IgnitionDraw draw;
    draw.hour = start_hour >= 0.0 ? start_hour : draw_hour(fixed, seed);
    draw.item = fixed.def.ignition.item.empty() ? draw_item(fixed, night_at(draw.hour), seed)
                                                : stated_item(fixed, problems);
    if (!draw.item.valid()) return draw;
    const Item& item = fixed.item(draw.item);
    const Case which = case_of(item.kind);
    draw.cause = k_cause[which];
    draw.use = item.place.valid() && business(fixed, item) ? "business" : "home";
    const bool unclear = which == Bed || which == Stock || which == Foam || which == Solvent;
    const DrawKey how{seed, item.key, Purpose::IgnitionHow, 0};
    if (unclear && draw_chance(how, fixed.def.rates.electrical_fraction)) draw.cause = "electrical";
    return draw;
}

}  // namespace taicho::fire
