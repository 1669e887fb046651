#include "fire/fire_load.h"

#include <cmath>

#include "core/rng.h"

namespace taicho::fire {
namespace {

// clang-format off
constexpr FireLoadRow k_rows[] = {
    // use          MJ/m2   cv   Gumbel kW/m2  alpha   fuel            material        source
    {"dwelling",      780, 0.30, true,   250, 0.0117, "mixed",        "item-piloted", "EN 1991-1-2 (R)"},
    {"shop",          600, 0.30, true,   500, 0.0469, "mixed",        "paper",        "EN 1991-1-2 (R)"},
    {"office",        420, 0.30, true,   250, 0.0117, "mixed",        "paper",        "EN 1991-1-2 (R)"},
    {"wood",          700, 0.60, false,  500, 0.0469, "wood",         "wood",         "wood workshop (K/J)"},
    {"upholstery",    600, 0.60, false,  500, 0.1876, "pu-foam",      "pu-foam",      "upholstery (K/J)"},
    {"textile",       400, 0.60, false,  500, 0.0469, "cotton",       "paper",        "clothing (K/J)"},
    {"paper",        1000, 0.70, false,  500, 0.0469, "paper",        "paper",        "paper, votive paper (J)"},
    {"plastic",      1400, 0.70, false, 1000, 0.0469, "polyethylene", "pe-sacks",     "recycling, moulding (J)"},
    {"lacquer",      2000, 0.80, false, 1000, 0.1876, "solvent",      "liquid",       "lacquer, solvent (J)"},
    {"food",          500, 0.50, false,  250, 0.0117, "mixed",        "paper",        "as informal dwelling (J)"},
    {"parking",       550, 0.30, false,  500, 0.0469, "mixed",        "ps-foam",      "bikes 0.5-0.6 GJ per m2 (J)"},
    {"storage",      1200, 0.60, false, 1000, 0.0469, "mixed",        "paper",        "store of mixed goods (K)"},
    {"workshop",      700, 0.60, false,  500, 0.0469, "mixed",        "paper",        "as wood workshop (J)"},
    {"passage",        40, 0.50, false,  250, 0.0117, "mixed",        "paper",        "stair, corridor (J)"},
    {"empty",           0, 0.00, false,    0, 0.0117, "mixed",        "none",         "shaft, light well, roof void"},
};
// clang-format on

std::string_view use_row(world::PlaceUse use) {
    using U = world::PlaceUse;
    switch (use) {
        case U::Living: case U::Bedroom: case U::Kitchen: case U::Mezzanine: case U::Flat: return "dwelling";
        case U::Workshop: return "workshop";
        case U::Storage: return "storage";
        case U::Shop: return "shop";
        case U::Parking: return "parking";
        case U::Corridor: case U::Stair: case U::Balcony: return "passage";
        default: return "empty";
    }
}

const FireLoadRow* find_row(std::string_view name) {
    for (const FireLoadRow& row : k_rows)
        if (row.use == name) return &row;
    return nullptr;
}

}  // namespace

const FireLoadRow& fire_load_row(const world::Place& place) {
    using U = world::PlaceUse;
    const bool works = place.use == U::Workshop || place.use == U::Storage || place.use == U::Shop;
    if (works && !place.trade.empty())
        if (const FireLoadRow* row = find_row(place.trade)) return *row;
    return *find_row(use_row(place.use));
}

double fire_load(const world::Place& place, std::uint64_t key, std::uint64_t seed) {
    if (place.fire_load >= 0.0) return place.fire_load;
    const FireLoadRow& row = fire_load_row(place);
    if (row.mean_mj_m2 <= 0.0) return 0.0;
    const double u = draw_uniform({seed, key, Purpose::FireLoad, 0});
    double value;
    if (row.gumbel) {
        const double beta = row.mean_mj_m2 * row.cv * std::sqrt(6.0) / 3.14159265358979323846;
        value = row.mean_mj_m2 - 0.5772156649015329 * beta - beta * std::log(-std::log(u));
    } else {
        const double s = std::sqrt(std::log(1.0 + row.cv * row.cv));
        value = row.mean_mj_m2 * std::exp(s * inverse_normal_cdf(u) - 0.5 * s * s);
    }
    return 1e6 * std::fmax(0.1 * row.mean_mj_m2, value);
}

}  // namespace taicho::fire
