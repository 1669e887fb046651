#include <fmt/format.h>

#include <cmath>

#include "fire/fuel_library.h"
#include "fire/item_library.h"
#include "fire/materials.h"
#include "io/scenario_context.h"

/// Rows of materials, fuels and item kinds: names they use, and shares that must fit together.
namespace taicho::io {

namespace {

using world::Feature;
using world::FeatureKind;

/// A table of the library with the scenario's own rows.
struct Names {
    std::vector<std::string> list;
    const char *vi, *en;

    template <class Own, class Library>
    Names(const Own& own, const Library& library, const char* word_vi, const char* word_en) : vi(word_vi), en(word_en) {
        for (const auto& row : own) list.emplace_back(row.id);
        for (const auto& row : library) list.emplace_back(row.id);
    }
    void require(ScenarioContext& c, const SourcePos& pos, const std::string& path, const std::string& id) const {
        if (id.empty()) return;
        for (const std::string& name : list)
            if (name == id) return;
        c.error("E-REF-02", pos, path, id,
                fmt::format("`{}` chỉ tới {} `{}` không có trong thư viện và kịch bản.", path, vi, id),
                fmt::format("`{}` names the {} `{}`, which neither the library nor the scenario has.", path, en, id), "",
                closest(id, list));
    }
};

void check_kind_row(ScenarioContext& c, const fire::ItemKind& k, const std::string& path) {
    if (!k.growth.empty()) {
        double sum = 0.0;
        for (const double share : k.growth) sum += share >= 0.0 ? share : 1e9;
        if (k.growth.size() != fire::k_growth_classes.size() || std::abs(sum - 1.0) > 1e-6)
            c.error("E-RANGE-01", k.pos, path + ".growth_fractions", "",
                    fmt::format("`{}.growth_fractions` cần bốn phần không âm có tổng bằng 1.", path),
                    fmt::format("`{}.growth_fractions` needs four shares, none negative, that add up to 1.", path),
                    "[slow, medium, fast, ultra-fast]");
    }
    if (k.top < k.base)
        c.error("E-RANGE-01", k.pos, path + ".top_m", fmt::format("{}", k.top),
                fmt::format("`{}.top_m` thấp hơn chân lửa `height_m`.", path),
                fmt::format("`{}.top_m` lies below the base of the fire, `height_m`.", path), fmt::format(">= {}", k.base));
}

}  // namespace

void check_tables(ScenarioContext& c) {
    const fire::FireDef& f = c.out.fire;
    const Names fuels(f.fuels, fire::fuel_library(), "nhiên liệu", "fuel");
    const Names kinds(f.item_kinds, fire::item_kinds(), "loại vật cháy", "item kind");
    const Names materials(f.materials, fire::material_library(), "vật liệu", "material");
    for (std::size_t i = 0; i < f.item_kinds.size(); ++i) {
        const fire::ItemKind& k = f.item_kinds[i];
        const std::string path = fmt::format("item_kinds[{}]", i);
        fuels.require(c, k.pos, path + ".fuel", k.fuel);
        materials.require(c, k.pos, path + ".material", k.material);
        check_kind_row(c, k, path);
    }
    for (std::size_t i = 0; i < f.items.size(); ++i) {
        kinds.require(c, f.items[i].pos, fmt::format("items[{}].kind", i), f.items[i].kind);
        fuels.require(c, f.items[i].pos, fmt::format("items[{}].fuel", i), f.items[i].fuel);
    }
    for (const Feature& feature : c.out.map.features)
        if (feature.kind == FeatureKind::Fixture && feature.what == "item")
            kinds.require(c, feature.pos, feature.id + ".item", feature.item);
    for (std::size_t i = 0; i < f.targets.size(); ++i)
        materials.require(c, f.targets[i].pos, fmt::format("targets[{}].material", i), f.targets[i].material);
    materials.require(c, {c.file, 1, 1}, "fire.spread.receiver_material", f.spread.receiver_material);
}

}  // namespace taicho::io
