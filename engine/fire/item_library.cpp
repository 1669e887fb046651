#include "fire/item_library.h"

namespace taicho::fire {
namespace {

constexpr auto Solid = ItemClass::Solid;
constexpr auto Liquid = ItemClass::Liquid;
constexpr auto Gas = ItemClass::Gas;
constexpr auto Electrical = ItemClass::Electrical;
constexpr auto Lithium = ItemClass::Lithium;
constexpr std::array<double, 4> k_measured{};

// Peak, energy and alpha = peak/(t_peak - t10)^2 of measured items: B-RISK item database (handbook 1.5).
// Sizes, fuels and materials: J. "A9": case mix of the people handbook. Incubation before t10 belongs
// to the test's own igniter and is left out.
// clang-format off
constexpr ItemKind k_items[] = {
    // id                     peak  energy  alpha  area  top  base fuel           material         class   sd   growth      source
    {"waste-bag-paper",        133,    20, 0.040, 0.20, 0.5, 0.1, "paper",        "paper",         Solid, 0.0, k_measured, "B-RISK waste bag, paper"},
    {"curtain-cotton",         240,    23, 0.196, 0.30, 2.0, 0.5, "cotton",       "paper",         Solid, 0.0, k_measured, "B-RISK curtain, cotton"},
    {"television",             272,   147, 0.056, 0.30, 1.1, 0.6, "abs",          "ps-foam",       Solid, 0.0, k_measured, "B-RISK television, 28 inch"},
    {"mattress-foam",          937,   166, 0.015, 1.80, 0.3, 0.2, "pu-foam",      "item-piloted",  Solid, 0.0, k_measured, "B-RISK PU-foam mattress, no frame"},
    {"mattress-bedding",      1580,   350, 0.131, 1.80, 0.6, 0.4, "pu-foam",      "item-piloted",  Solid, 0.0, k_measured, "B-RISK mattress with bedding"},
    {"mattress-spring",       1775,   253, 0.044, 1.80, 0.6, 0.4, "pu-foam",      "item-piloted",  Solid, 0.0, k_measured, "B-RISK spring mattress, PU layers"},
    {"easy-chair",            2100,   431, 0.053, 0.70, 0.9, 0.4, "pu-foam",      "item-piloted",  Solid, 0.0, k_measured, "B-RISK easy chair, PU, olefin cover"},
    {"sofa-two-seat",         2840,   574, 0.215, 1.40, 0.9, 0.4, "pu-foam",      "item-piloted",  Solid, 0.0, k_measured, "B-RISK two-seat sofa, PU"},
    {"sofa-three-seat",       3100,   671, 0.138, 2.00, 0.9, 0.4, "pu-foam",      "item-piloted",  Solid, 0.0, k_measured, "B-RISK three-seat sofa, PU"},
    {"double-bed",            6800,  2130, 0.680, 3.20, 0.6, 0.3, "pu-foam",      "item-piloted",  Solid, 0.0, k_measured, "B-RISK double bed with night table"},
    {"wardrobe-plywood",      3300,   730, 0.407, 0.80, 1.9, 0.2, "wood",         "wood",          Solid, 0.0, k_measured, "B-RISK plywood wardrobe with clothes"},
    {"wardrobe-veneer",       6400,   613, 0.790, 0.80, 1.9, 0.2, "wood",         "wood",          Solid, 0.0, k_measured, "B-RISK thin-veneer wardrobe with clothes"},
    {"chairs-plastic",        1802,   807, 0.751, 0.50, 1.6, 0.3, "polystyrene",  "ps-foam",       Solid, 0.0, k_measured, "B-RISK 16 stacked plastic/foam chairs"},
    {"wood-pallet-stack",     3700,  1755, 0.114, 1.20, 1.2, 0.1, "wood",         "wood",          Solid, 0.0, k_measured, "B-RISK wood pallet stack 1.2 m"},
    {"wood-pallets-six",      1847,  1018, 0.006, 1.20, 0.9, 0.1, "wood",         "wood",          Solid, 0.0, k_measured, "B-RISK wood pallet stack, about 6 pallets"},
    {"pallet-stacks-six",     4760,  1348, 0.063, 6.00, 0.9, 0.1, "wood",         "wood",          Solid, 0.0, k_measured, "B-RISK six pallet stacks (dry)"},
    {"pallets-wood-plastic",  7699,  6918, 0.023, 2.40, 1.5, 0.1, "wood",         "wood",          Solid, 0.0, k_measured, "B-RISK wood + plastic pallets 1.5 m"},
    {"pallets-mattresses",    3895,  2332, 0.010, 2.40, 1.5, 0.1, "wood",         "item-piloted",  Solid, 0.0, k_measured, "B-RISK wood pallets + PU mattresses 1.5 m"},
    {"cartons-ps",            6810,  3553, 0.506, 2.20, 1.5, 0.1, "polystyrene",  "paper",         Solid, 0.0, k_measured, "B-RISK cartons with PS cups 1.5 m"},
    {"cardboard-boxes",       5425,   531, 0.258, 1.50, 2.1, 0.1, "paper",        "paper",         Solid, 0.0, k_measured, "B-RISK stacked cardboard boxes 2.1 m"},
    {"monitors-boxed",        4832,   876, 0.907, 1.20, 1.5, 0.1, "abs",          "paper",         Solid, 0.0, k_measured, "B-RISK pallet of 12 boxed CRT monitors"},
    {"soft-toys",             1659,  1335, 0.008, 2.00, 1.0, 0.1, "polyester",    "item-piloted",  Solid, 0.0, k_measured, "B-RISK heap of 340 soft toys"},
    {"tapes-shelf",            688,   854, 0.0004, 0.6, 1.8, 0.2, "polystyrene",  "wood",          Solid, 0.0, k_measured, "B-RISK 100 boxed video tapes on wood shelf"},
    {"luggage-trolley",       1218,   604, 0.004, 0.80, 1.4, 0.3, "polyester",    "item-piloted",  Solid, 0.0, k_measured, "B-RISK luggage trolley"},
    {"car-small",             4371,  4954, 0.014, 6.00, 1.4, 0.4, "mixed",        "rubber",        Solid, 0.0, k_measured, "B-RISK small car 1980s"},
    // motorbikes and packs: handbook 1.5, second table
    {"scooter",               1050,   550, 0.0469, 1.0, 1.0, 0.2, "mixed",        "ps-foam",       Solid, 0.2, {0.0, 0.3, 0.6, 0.1}, "Chen et al. 2005: 1.0 and 1.106 MW (R); energy J; growth A9"},
    {"motorbike",             1050,   550, 0.0469, 1.0, 1.0, 0.2, "mixed",        "ps-foam",       Solid, 0.2, {0.0, 0.3, 0.6, 0.1}, "as scooter"},
    {"scooters-two",          2000,  1100, 0.0469, 2.0, 1.0, 0.2, "mixed",        "ps-foam",       Solid, 0.0, k_measured, "Chen et al. 2005: 2 MW (R)"},
    {"scooters-three",        4000,  1650, 0.0469, 3.0, 1.0, 0.2, "mixed",        "ps-foam",       Solid, 0.0, k_measured, "Chen et al. 2005: 4 MW (R)"},
    {"e-bike-pack",             40,  1.04, 0.1876, 0.1, 0.5, 0.3, "mixed",        "ps-foam",     Lithium, 0.0, k_measured, "12 Ah LMO pack: peak, energy R"},
    {"e-scooter-pack",         300,    20, 0.1876, 0.2, 0.5, 0.2, "mixed",        "ps-foam",     Lithium, 0.0, k_measured, "1.2 kWh pack: 10-30 MJ, 0.1-0.5 MW (J)"},
    {"e-scooter",             1050,   550, 0.1876, 1.0, 1.0, 0.2, "mixed",        "ps-foam",     Lithium, 0.2, k_measured, "scooter lit by its pack (J)"},
    // stock and workshop things: handbook 1.5 and 1.4 (J unless said)
    {"foam-heap",             4000,   800, 0.1876, 2.0, 1.2, 0.1, "pu-foam",      "pu-foam",       Solid, 0.5, {0.0, 0.0, 0.4, 0.6}, "1.5-2.5 MW/m2 plan, ultra-fast (J)"},
    {"foam-offcuts",          2000,   800, 0.1876, 1.0, 0.8, 0.1, "pu-foam",      "pu-foam",       Solid, 0.5, {0.0, 0.0, 0.4, 0.6}, "A9 foam, offcuts (J)"},
    {"textile-bales",         1500,  2500, 0.0117, 3.0, 1.5, 0.1, "cotton",       "cotton-bale",   Solid, 0.4, {0.1, 0.5, 0.4, 0.0}, "tight bales 0.15-0.3 MW/m2 face (J)"},
    {"textile-loose",         2200,   900, 0.0469, 3.0, 1.2, 0.1, "cotton",       "paper",         Solid, 0.4, {0.0, 0.4, 0.5, 0.1}, "loose 0.5-1.0 MW/m2 face (J)"},
    {"clothes-rack",          1500,   350, 0.0469, 1.2, 1.7, 0.3, "polyester",    "paper",         Solid, 0.4, {0.1, 0.5, 0.4, 0.0}, "A9 bed, sofa, clothes (J)"},
    {"sawdust-bin",            150,    60, 0.0117, 0.5, 0.8, 0.3, "wood",         "wood",          Solid, 0.7, {0.4, 0.4, 0.2, 0.0}, "A9 dust, shavings, rags; 0.1-0.2 MW/m2 (J)"},
    {"shavings-heap",          600,   300, 0.0469, 3.0, 0.6, 0.0, "wood",         "paper",         Solid, 0.5, {0.2, 0.4, 0.4, 0.0}, "0.1-0.2 MW/m2 (J)"},
    {"timber-stack",          3000,  4000, 0.0117, 2.0, 1.5, 0.1, "wood",         "wood",          Solid, 0.4, {0.2, 0.5, 0.3, 0.0}, "wood pallets 1.5 m 4 MW/m2 as upper bound; stacked boards half (J)"},
    {"wood-furniture",        2000,  1500, 0.0469, 1.5, 1.0, 0.1, "wood",         "wood",          Solid, 0.6, {0.0, 0.4, 0.5, 0.1}, "A9 stacked wood (J)"},
    {"plastic-sacks",         3000,  6000, 0.0469, 2.4, 1.2, 0.0, "polyethylene", "pe-sacks",      Solid, 0.4, {0.0, 0.5, 0.5, 0.0}, "1.0-1.5 MW/m2 of footprint + 50 % (J)"},
    {"plastic-scrap",         2500,  2500, 0.0469, 2.0, 1.2, 0.0, "polyethylene", "pe-sacks",      Solid, 0.5, {0.0, 0.3, 0.5, 0.2}, "as sacks, loose (J)"},
    {"paper-bales",           2500,  2500, 0.0469, 2.0, 1.5, 0.1, "paper",        "paper",         Solid, 0.5, {0.0, 0.4, 0.5, 0.1}, "cartons 1.7-4 MW/m2 at 4-5 m scaled to height (J)"},
    {"votive-paper",          1200,   400, 0.1876, 1.0, 1.2, 0.1, "paper",        "paper",         Solid, 0.5, {0.0, 0.2, 0.5, 0.3}, "paper goods (J)"},
    {"rubber-heap",           2000,  3000, 0.0117, 2.0, 1.0, 0.0, "rubber",       "rubber",        Solid, 0.4, {0.2, 0.6, 0.2, 0.0}, "J"},
    {"stored-goods",          2500,  1000, 0.0469, 2.0, 1.5, 0.1, "mixed",        "paper",         Solid, 0.5, {0.0, 0.3, 0.5, 0.2}, "A9 stored goods (J)"},
    {"stock",                 2000,  1500, 0.0469, 2.0, 1.5, 0.1, "mixed",        "paper",         Solid, 0.6, {0.0, 0.4, 0.5, 0.1}, "A9 stacked wood, cartons, bales (J)"},
    {"cage-goods",             400,   300, 0.0117, 1.0, 1.2, 0.1, "mixed",        "paper",         Solid, 0.4, {0.1, 0.5, 0.4, 0.0}, "0.2-0.5 MW per m of goods behind bars (J)"},
    {"lacquer-shelf",         2000,   900, 0.1876, 1.0, 1.5, 0.1, "solvent",      "liquid",       Liquid, 0.5, {0.0, 0.0, 0.4, 0.6}, "cans on a shelf, as running fuel (J)"},
    // small first items: people handbook A9
    {"kitchen-stove",           60,    12, 0.0117, 0.1, 1.0, 0.9, "oil",          "liquid",       Liquid, 0.7, {0.2, 0.6, 0.2, 0.0}, "A9 stove, oil pan (J)"},
    {"waste-bin",               80,    15, 0.0117, 0.1, 0.5, 0.2, "paper",        "paper",         Solid, 0.7, {0.3, 0.5, 0.2, 0.0}, "A9 bin, votive paper, small things (J)"},
    {"altar",                   80,    15, 0.0117, 0.3, 1.4, 1.0, "wood",         "paper",         Solid, 0.7, {0.3, 0.5, 0.2, 0.0}, "A9 bin, votive paper, small things (J)"},
    {"wiring-socket",          100,    30, 0.0029, 0.1, 1.0, 0.5, "pvc",          "pvc-foamed", Electrical, 0.7, {0.5, 0.4, 0.1, 0.0}, "A9 wiring, socket, appliance (J)"},
    {"wiring-motor",           150,    50, 0.0117, 0.2, 1.0, 0.4, "pvc",          "pvc-foamed", Electrical, 0.7, {0.3, 0.5, 0.2, 0.0}, "A9 wiring, motor (J)"},
    {"fridge",                 400,   100, 0.0117, 0.4, 1.5, 0.2, "polystyrene",  "ps-foam",    Electrical, 0.5, {0.3, 0.5, 0.2, 0.0}, "J"},
    {"hot-work",               200,    40, 0.0117, 0.3, 0.8, 0.2, "mixed",        "wood",          Solid, 0.7, {0.3, 0.5, 0.2, 0.0}, "A9 hot work, stove (J)"},
    {"rags",                   150,    60, 0.0117, 0.4, 0.5, 0.1, "cotton",       "paper",         Solid, 0.7, {0.4, 0.4, 0.2, 0.0}, "A9 dust, shavings, rags (J)"},
    {"bed",                   1500,   350, 0.0469, 1.8, 0.6, 0.4, "pu-foam",      "item-piloted",  Solid, 0.4, {0.1, 0.5, 0.4, 0.0}, "A9 bed, sofa, clothes (J)"},
    {"sofa",                  1500,   350, 0.0469, 1.4, 0.8, 0.4, "pu-foam",      "item-piloted",  Solid, 0.4, {0.1, 0.5, 0.4, 0.0}, "A9 bed, sofa, clothes (J)"},
    {"table-chairs",           800,   400, 0.0117, 1.5, 0.8, 0.3, "wood",         "wood",          Solid, 0.3, {0.3, 0.5, 0.2, 0.0}, "J"},
    {"desk",                   800,   400, 0.0117, 1.0, 0.8, 0.2, "wood",         "wood",          Solid, 0.3, {0.3, 0.5, 0.2, 0.0}, "J"},
    {"bookshelf",             1500,   900, 0.0117, 0.6, 1.8, 0.2, "paper",        "wood",          Solid, 0.3, {0.2, 0.5, 0.3, 0.0}, "J"},
    {"sewing-tables",          900,   450, 0.0117, 2.0, 0.8, 0.3, "cotton",       "paper",         Solid, 0.4, {0.1, 0.5, 0.4, 0.0}, "J"},
    {"workbench",              900,   700, 0.0117, 1.5, 0.9, 0.2, "wood",         "wood",          Solid, 0.4, {0.3, 0.5, 0.2, 0.0}, "J"},
    // liquids and gas: Babrauskas pool law at the stated diameter (handbook 1.5)
    {"solvent-pool",           900,    60, 1.0e3, 0.50, 0.1, 0.0, "solvent",      "liquid",       Liquid, 0.7, k_measured, "A9: 0.5 m2 LN 0.7 x 1.8 MW/m2, at once"},
    {"xylene-pool",           2173,   200, 1.0e3, 0.785, 0.1, 0., "solvent",      "liquid",       Liquid, 0.0, k_measured, "pool 1 m: 2.17 MW (D)"},
    {"petrol-pool",           1657,   150, 1.0e3, 0.785, 0.1, 0., "petrol",       "liquid",       Liquid, 0.0, k_measured, "pool 1 m: 1.66 MW (D)"},
    {"petrol-can",            1657,   160, 0.1876, 0.8, 0.3, 0.0, "petrol",       "liquid",       Liquid, 0.3, k_measured, "5 l spilt (J)"},
    {"lpg-cylinder",          4600,   550, 1.0e3, 0.10, 1.0, 0.5, "lpg",          "lpg-relief",      Gas, 0.0, k_measured, "valve jet 0.1 kg/s of 12 kg (J)"},
    {"solvent-cans",          2000,   500, 0.1876, 0.8, 1.0, 0.0, "solvent",      "liquid",       Liquid, 0.5, k_measured, "J"},
    {"crib",                   800,   120, 0.1876, 0.5, 0.6, 0.2, "wood",         "wood",          Solid, 0.0, k_measured, "wood crib about 2A (people A3)"},
};
// clang-format on

}  // namespace

std::span<const ItemKind> item_kinds() { return k_items; }

const ItemKind* find_item_kind(std::string_view id) {
    for (const ItemKind& kind : k_items)
        if (kind.id == id) return &kind;
    return nullptr;
}

}  // namespace taicho::fire
