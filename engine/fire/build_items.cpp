#include "fire/build_items.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "core/hash.h"
#include "core/rng.h"
#include "fire/materials.h"

namespace taicho::fire {
namespace {

PlaceIndex place_row(const FireStatic& fixed, const std::string& id) {
    const auto& places = fixed.world->places;
    for (std::size_t i = 0; i < places.size(); ++i)
        if (places[i].id == id) return PlaceIndex(i);
    return {};
}

void problem(Problems& out, const SourcePos& pos, std::string code, std::string path,
             std::string found, std::string suggestion, Bilingual text) {
    Problem p;
    p.code = std::move(code);
    p.pos = pos;
    p.path = std::move(path);
    p.found = std::move(found);
    p.suggestion = std::move(suggestion);
    p.text = std::move(text);
    out.add(std::move(p));
}

/// What the scenario states goes before the library.
const ItemKind* find_kind(const FireStatic& fixed, std::string_view id) {
    for (const ItemKind& kind : fixed.def.item_kinds)
        if (kind.id == id) return &kind;
    return find_item_kind(id);
}

std::string closest_kind(const FireStatic& fixed, const std::string& word) {
    std::vector<std::string> names;
    for (const ItemKind& kind : fixed.def.item_kinds) names.push_back(kind.id);
    for (const ItemKind& kind : item_kinds()) names.push_back(kind.id);
    return closest(word, names);
}

std::string closest_fuel(const FireStatic& fixed, const std::string& word) {
    std::vector<std::string> names;
    for (const GasFuelDef& fuel : fixed.fuels) names.push_back(fuel.id);
    return closest(word, names);
}

FtpMaterial material_row(const FireStatic& fixed, std::string_view id) {
    const int row = find_material(fixed.materials, id);
    return fixed.materials[static_cast<std::size_t>(row < 0 ? find_material("item-piloted") : row)];
}

/// Growth class by its shares, times the spread within a class (people handbook A9).
double draw_alpha(const FireStatic& fixed, const ItemKind& kind, std::uint64_t key) {
    double sum = 0.0;
    for (const double share : kind.growth) sum += share;
    if (sum <= 0.0) return kind.alpha * 1e3;
    double u = draw_uniform({fixed.seed, key, Purpose::GrowthRate, 0}) * sum;
    std::size_t c = 0;
    while (c < 3 && u >= kind.growth[c]) u -= kind.growth[c++];
    const double z = draw_normal({fixed.seed, key, Purpose::GrowthRate, 1});
    return 1e3 * k_growth_classes[c] * std::exp(fixed.def.burning.growth_sd * z);
}

void apply_kind(const FireStatic& fixed, const ItemKind& kind, Item& item) {
    const double z = kind.peak_sd > 0.0 ? draw_normal({fixed.seed, item.key, Purpose::PeakRate, 0}) : 0.0;
    const double scale = std::exp(kind.peak_sd * z);
    item.kind = kind.id;
    item.law.alpha = draw_alpha(fixed, kind, item.key);
    item.law.peak = kind.peak_kw * 1e3 * scale;
    item.law.energy = kind.energy_mj * 1e6 * scale;
    item.area = kind.cls == ItemClass::Liquid ? kind.area * scale : kind.area;
    item.width = kind.width;
    item.base = kind.base;
    item.top = kind.top;
    item.cls = kind.cls;
    item.piloted = material_row(fixed, kind.material);
    // What does not light at all does not light unpiloted either.
    item.unpiloted = material_row(fixed, kind.cls == ItemClass::Gas ? std::string_view(kind.material)
                                         : kind.material == "none" ? "none" : "item-unpiloted");
    item.fuel = static_cast<std::uint32_t>(std::max(0, find_fuel(fixed, kind.fuel)));
}

void finish(const FireStatic& fixed, Item& item) {
    item.law.decay_from = fixed.def.burning.decay_from;
    item.radius = std::sqrt(item.area / 3.14159265358979323846);
    if (item.width > 0.0) item.radius = std::min(item.radius, 0.5 * item.width);
    item.runs = item.cls == ItemClass::Liquid && (fixed.fuels[item.fuel].id == "solvent" || fixed.fuels[item.fuel].id == "petrol");
    item.radiative = fixed.fuels[item.fuel].radiative_fraction;
    if (item.curve.empty()) return;
    item.law.energy = item.curve.integral(item.curve.xs().back());
    item.law.peak = *std::max_element(item.curve.ys().begin(), item.curve.ys().end());
}

Item from_fixture(const FireStatic& fixed, std::size_t row, Problems& problems) {
    const world::Fixture& fixture = fixed.world->fixtures[row];
    Item item;
    item.id = fixture.id;
    item.key = fixed.world->fixture_key[row];
    item.fixture = FixtureIndex(row);
    item.place = fixture.place;
    item.at = fixture.at;
    const ItemKind* kind = find_kind(fixed, fixture.what);
    if (kind == nullptr) {
        problem(problems, {}, "E-ITEM-01", fixture.id, fixture.what, closest_kind(fixed, fixture.what),
                {"Không có loại vật cháy này trong thư viện.", "No such item kind in the library."});
        kind = find_kind(fixed, "stored-goods");
    }
    apply_kind(fixed, *kind, item);
    return item;
}

void apply_overrides(const FireStatic& fixed, const ItemDef& def, Item& item, Problems& problems) {
    if (!def.place.empty()) {
        const PlaceIndex place = place_row(fixed, def.place);
        if (place.valid()) {
            item.place = place;
            if (!def.has_at) item.at = fixed.world->places[place.row()].centre;
        } else {
            problem(problems, def.pos, "E-REF-01", "items." + def.id + ".place", def.place, "",
                    {"Không có nơi nào mang tên này.", "No place has this id."});
        }
    }
    if (def.has_at) item.at = def.at;
    if (def.peak_hrr >= 0.0) item.law.peak = def.peak_hrr;
    if (def.alpha >= 0.0) item.law.alpha = def.alpha;
    if (def.energy >= 0.0) item.law.energy = def.energy;
    if (def.height >= 0.0) item.base = def.height;
    if (def.area >= 0.0) item.area = def.area;
    item.top = std::max(item.top, item.base);
    if (!def.hrr.empty()) item.curve = def.hrr;
    if (def.fuel.empty()) return;
    const int fuel = find_fuel(fixed, def.fuel);
    if (fuel >= 0) item.fuel = static_cast<std::uint32_t>(fuel);
    else
        problem(problems, def.pos, "E-REF-02", "items." + def.id + ".fuel", def.fuel,
                closest_fuel(fixed, def.fuel),
                {"Không có nhiên liệu nào mang tên này.", "No fuel has this id."});
}

void check_item(const ItemDef& def, const Item& item, Problems& problems) {
    const bool burns = !item.curve.empty() ||
                       (item.law.alpha > 0.0 && item.law.peak > 0.0 && item.law.energy > 0.0);
    if (!burns)
        problem(problems, def.pos, "E-ITEM-02", "items." + def.id, "", "",
                {"Vật cháy phải có tốc độ, đỉnh và năng lượng lớn hơn 0.",
                 "An item needs a growth, a peak and an energy above 0."});
    if (!item.curve.empty() && (!item.curve.valid() || item.curve.xs().size() < 2))
        problem(problems, def.pos, "E-ITEM-03", "items." + def.id + ".hrr", "", "",
                {"Đường cong tỏa nhiệt cần ít nhất hai điểm, thời gian tăng dần.",
                 "A heat release curve needs at least two points with rising times."});
    if (!item.place.valid())
        problem(problems, def.pos, "E-ITEM-04", "items." + def.id, "", "",
                {"Vật cháy không nằm trong nơi nào.", "The item stands in no place."});
}

}  // namespace

int find_fuel(const FireStatic& fixed, std::string_view id) {
    for (std::size_t i = 0; i < fixed.fuels.size(); ++i)
        if (fixed.fuels[i].id == id) return static_cast<int>(i);
    return -1;
}

void build_items(FireStatic& fixed, Problems& problems) {
    std::unordered_map<std::string, std::size_t> row_of;  // look-up only, never iterated
    const auto& fixtures = fixed.world->fixtures;
    for (std::size_t f = 0; f < fixtures.size(); ++f) {
        if (fixtures[f].kind != world::FixtureKind::Item || !fixtures[f].place.valid()) continue;
        row_of[fixtures[f].id] = fixed.items.size();
        fixed.items.push_back(from_fixture(fixed, f, problems));
    }
    for (const ItemDef& def : fixed.def.items) {
        const auto found = row_of.find(def.id);
        Item item;
        if (found != row_of.end()) item = fixed.items[found->second];
        item.id = def.id;
        item.key = hash_text(def.id);
        if (!def.kind.empty()) {
            if (const ItemKind* kind = find_kind(fixed, def.kind)) apply_kind(fixed, *kind, item);
            else
                problem(problems, def.pos, "E-ITEM-01", "items." + def.id + ".kind", def.kind,
                        closest_kind(fixed, def.kind),
                        {"Không có loại vật cháy này trong thư viện.", "No such item kind in the library."});
        } else if (found == row_of.end()) {
            item.piloted = material_row(fixed, "item-piloted");
            item.unpiloted = material_row(fixed, "item-unpiloted");
        }
        apply_overrides(fixed, def, item, problems);
        check_item(def, item, problems);
        if (found != row_of.end()) fixed.items[found->second] = std::move(item);
        else fixed.items.push_back(std::move(item));
    }
    for (Item& item : fixed.items) finish(fixed, item);
    for (Item& item : fixed.items)  // the vector stands still from here on
        item.law.curve = item.curve.empty() ? nullptr : &item.curve;
}

}  // namespace taicho::fire
