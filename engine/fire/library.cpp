#include <toml++/toml.h>

#include <cassert>
#include <cmath>

#include "fire/fuel_library.h"
#include "fire/item_library.h"
#include "fire/library_texts.h"
#include "fire/lining_library.h"
#include "fire/materials.h"

/// Reads the shipped tables once. They are part of the program: a row that cannot be read is a broken
/// invariant, found by the unit test of the library, not an input error.
namespace taicho::fire {
namespace {

double number(const toml::table& row, const char* key) {
    const auto value = row[key].value<double>();
    assert(value && "a row of a shipped table lacks a number");
    return value.value_or(std::nan(""));
}

double number_or(const toml::table& row, const char* key, double otherwise) {
    return row[key].value<double>().value_or(otherwise);
}

std::string word(const toml::table& row, const char* key) {
    const auto value = row[key].value<std::string>();
    assert(value && "a row of a shipped table lacks a word");
    return value.value_or("");
}

template <class Row, class Read>
std::vector<Row> read_rows(std::string_view text, const char* name, Read read) {
    const toml::table document = toml::parse(text, std::string_view(name));
    std::vector<Row> rows;
    document[name].as_array()->for_each([&](const toml::table& row) { rows.push_back(read(row)); });
    return rows;
}

GasFuelDef read_fuel(const toml::table& row) {
    const toml::table& atoms = *row["formula"].as_table();
    GasFuelDef f;
    f.id = word(row, "id");
    f.carbon = number_or(atoms, "c", 0.0);
    f.hydrogen = number_or(atoms, "h", 0.0);
    f.oxygen = number_or(atoms, "o", 0.0);
    f.nitrogen = number_or(atoms, "n", 0.0);
    f.chlorine = number_or(atoms, "cl", 0.0);
    f.heat_of_combustion = 1e6 * number(row, "heat_of_combustion_mj_kg");
    f.yield_soot = number(row, "soot_yield_fraction");
    f.yield_co = number(row, "co_yield_fraction");
    f.yield_hcn = number(row, "hcn_yield_fraction");
    f.radiative_fraction = number(row, "radiative_fraction");
    return f;
}

LiningDef read_lining(const toml::table& row) {
    LiningDef l;
    l.id = word(row, "id");
    l.emissivity = number(row, "emissivity_fraction");
    row["layers"].as_array()->for_each([&](const toml::table& sheet) {
        l.sheets.push_back({number(sheet, "thickness_mm") / 1000.0, number(sheet, "conductivity_w_mk"),
                            number(sheet, "density_kg_m3"), number(sheet, "heat_capacity_j_kgk")});
    });
    return l;
}

ItemKind read_kind(const toml::table& row) {
    ItemKind k;
    k.id = word(row, "id");
    k.peak_kw = number(row, "peak_hrr_kw");
    k.energy_mj = number(row, "energy_mj");
    k.alpha = number(row, "alpha_kw_s2");
    k.area = number(row, "area_m2");
    k.top = number(row, "top_m");
    k.width = row["width_m"].value<double>().value_or(0.0);
    k.base = number(row, "height_m");
    k.fuel = word(row, "fuel");
    k.material = word(row, "material");
    k.peak_sd = number(row, "peak_sd_ln");
    k.source = word(row, "source");
    k.confidence = word(row, "confidence");
    const std::string cls = word(row, "class");
    for (std::size_t i = 0; i < k_item_classes.size(); ++i)
        if (cls == k_item_classes[i]) k.cls = static_cast<ItemClass>(i);
    if (const toml::array* shares = row["growth_fractions"].as_array())
        shares->for_each([&](const toml::node& share) { k.growth.push_back(share.value<double>().value_or(0.0)); });
    return k;
}

MaterialDef read_material(const toml::table& row) {
    MaterialDef m;
    m.id = word(row, "id");
    m.critical_flux_kw = number(row, "critical_flux_kw_m2");
    m.index = number(row, "index");
    m.ftp_kw = number(row, "ftp");
    m.source = word(row, "source");
    m.confidence = word(row, "confidence");
    return m;
}

}  // namespace

std::vector<GasFuelDef> fuel_library() {
    static const auto rows = read_rows<GasFuelDef>(k_fuels_toml, "fuels", read_fuel);
    return rows;
}

std::vector<LiningDef> lining_library() {
    static const auto rows = read_rows<LiningDef>(k_linings_toml, "linings", read_lining);
    return rows;
}

std::span<const ItemKind> item_kinds() {
    static const auto rows = read_rows<ItemKind>(k_items_toml, "item_kinds", read_kind);
    return rows;
}

const ItemKind* find_item_kind(std::string_view id) {
    for (const ItemKind& kind : item_kinds())
        if (kind.id == id) return &kind;
    return nullptr;
}

std::span<const MaterialDef> material_library() {
    static const auto rows = read_rows<MaterialDef>(k_materials_toml, "materials", read_material);
    return rows;
}

}  // namespace taicho::fire
