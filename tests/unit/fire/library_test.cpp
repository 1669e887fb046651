// The shipped tables are read whole, agree with each other and say where their numbers come from.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <set>
#include <sstream>

#include "fire/fuel_library.h"
#include "fire/gas_fuel.h"
#include "fire/gas_network.h"
#include "fire/item_library.h"
#include "fire/lining_library.h"
#include "fire/materials.h"

namespace taicho::fire {
namespace {

std::string table(const char* name) {
    std::ifstream in(std::string(TAICHO_SOURCE_DIR) + "/engine/fire/tables/" + name);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

/// Rows stand one a line: as many as ids, each with its source and confidence.
void expect_origins(const char* name, std::size_t rows) {
    std::stringstream text(table(name));
    std::size_t found = 0;
    for (std::string line; std::getline(text, line);) {
        if (line.rfind("  { id = ", 0) != 0) continue;
        ++found;
        EXPECT_NE(line.find("confidence = \""), std::string::npos) << line;
        EXPECT_NE(line.find("source = \""), std::string::npos) << line;
        EXPECT_EQ(line.find("source = \"\""), std::string::npos) << line;
    }
    EXPECT_EQ(found, rows) << name;
}

TEST(Library, EveryRowStatesItsSource) {
    expect_origins("fuels.toml", fuel_library().size());
    expect_origins("linings.toml", lining_library().size());
    expect_origins("items.toml", item_kinds().size());
    expect_origins("materials.toml", material_library().size());
}

TEST(Library, FuelsCloseTheirOxygenBooks) {
    GasBuildingDef def;
    def.fuels = fuel_library();
    def.linings = lining_library();
    EXPECT_TRUE(check_gas(def).empty());
    for (const GasFuelDef& f : def.fuels) {
        const double ratio = -prepare_fuel(f).product[k_o2] * constants::k_heat_per_o2 / f.heat_of_combustion;
        EXPECT_NEAR(ratio, 1.0, 0.03) << f.id;
    }
}

TEST(Library, ItemsNameFuelsAndMaterialsThatExist) {
    std::set<std::string> fuels, ids;
    for (const GasFuelDef& f : fuel_library()) fuels.insert(f.id);
    for (const ItemKind& k : item_kinds()) {
        EXPECT_TRUE(ids.insert(k.id).second) << k.id;
        EXPECT_EQ(fuels.count(k.fuel), 1u) << k.id;
        EXPECT_GE(find_material(k.material), 0) << k.id;
        EXPECT_GT(k.peak_kw * k.energy_mj * k.alpha * k.area, 0.0) << k.id;
        EXPECT_TRUE(k.growth.empty() || k.growth.size() == k_growth_classes.size()) << k.id;
    }
}

TEST(Library, FuelThatCannotBeIsRefused) {
    GasBuildingDef def;
    GasFuelDef f = fuel_library().front();
    f.heat_of_combustion = 60e6;
    f.pos = {"scenario.toml", 7, 1};
    def.fuels = {f};
    const Problems found = check_gas(def);
    ASSERT_EQ(found.list().size(), 1u);
    EXPECT_EQ(found.list()[0].code, "E-GAS-08");
    EXPECT_EQ(found.list()[0].pos.line, 7);
    def.fuels[0] = fuel_library().front();
    def.fuels[0].yield_co = 2.5;  // more carbon than the formula has
    EXPECT_EQ(check_gas(def).list().at(0).code, "E-GAS-07");
}

}  // namespace
}  // namespace taicho::fire
