#include "fire/build.h"

#include "fire/build_items.h"
#include "fire/exposure.h"
#include "fire/fuel_library.h"
#include "fire/room_air.h"
#include "fire/materials.h"
#include "fire/outer_faces.h"

namespace taicho::fire {
namespace {

void add_fuels(FireStatic& fixed) {
    fixed.fuels = fuel_library();
    for (const FuelSpec& s : fixed.def.fuels) {
        GasFuelDef fuel{s.id, s.c, s.h, s.o, s.n, s.cl, s.heat_of_combustion,
                        s.yield_soot, s.yield_co, s.yield_hcn, s.radiative_fraction, s.pos};
        const int row = find_fuel(fixed, s.id);
        if (row >= 0) fixed.fuels[static_cast<std::size_t>(row)] = fuel;
        else fixed.fuels.push_back(fuel);
    }
}

/// The library, then the scenario's rows; their names live in `def`.
void add_materials(FireStatic& fixed) {
    const auto library = ftp_materials();
    fixed.materials.assign(library.begin(), library.end());
    for (const MaterialDef& m : fixed.def.materials) {
        const FtpMaterial material = ftp_material(m.id, m.critical_flux_kw, m.index, m.ftp_kw);
        const int row = find_material(fixed.materials, m.id);
        if (row >= 0) fixed.materials[static_cast<std::size_t>(row)] = material;
        else fixed.materials.push_back(material);
    }
}

void add_verification(FireStatic& fixed) {
    for (const TargetDef& t : fixed.def.targets) {
        const int row = find_material(fixed.materials, t.material.empty() ? "wood" : t.material);
        fixed.targets.push_back({t.id, t.at, t.normal,
                                 fixed.materials[static_cast<std::size_t>(row < 0 ? 0 : row)]});
    }
    for (const EmitterDef& e : fixed.def.emitters)
        fixed.emitters.push_back({e.id, e.from, e.to, e.power});
    if (fixed.def.atmospheres.empty()) return;
    const auto& places = fixed.world->places;
    fixed.atmosphere_of.assign(places.size(), 0);
    for (const AtmosphereDef& a : fixed.def.atmospheres)
        for (std::size_t p = 0; p < places.size(); ++p)
            if (places[p].id == a.place) {
                fixed.atmospheres.push_back({PlaceIndex(p), a});
                fixed.atmosphere_of[p] = static_cast<std::uint16_t>(fixed.atmospheres.size());
            }
}

void size_items(FireState& s, std::size_t n) {
    s.item_phase.assign(n, ItemPhase::Unburnt);
    s.item_ignited_at.assign(n, std::numeric_limits<double>::infinity());
    s.item_reignites_at.assign(n, std::numeric_limits<double>::infinity());
    s.item_outs.assign(n, 0);
    s.item_held.assign(n, 1.0);
    for (auto* column : {&s.item_hrr, &s.item_burnt, &s.item_knocked, &s.item_ftp_piloted,
                         &s.item_ftp_unpiloted, &s.item_flux, &s.item_layer_flux, &s.item_clock,
                         &s.item_spent, &s.item_until, &s.item_end_hrr, &s.item_actual,
                         &s.item_starved, &s.item_flare_until, &s.item_flare, &s.item_cooling})
        column->assign(n, 0.0);
}

}  // namespace

std::shared_ptr<const FireStatic> build(const FireDef& def, const world::World& world,
                                        const Weather& weather, std::uint64_t seed,
                                        Problems& problems) {
    auto fixed = std::make_shared<FireStatic>();
    fixed->def = def;
    fixed->world = &world;
    fixed->weather = weather;
    fixed->seed = seed;
    fixed->places.resize(world.places.size());
    fixed->openings.resize(world.openings.size());
    add_fuels(*fixed);
    add_materials(*fixed);
    build_items(*fixed, problems);
    build_places(*fixed);
    build_gas(*fixed, problems);
    add_verification(*fixed);
    build_exposure(*fixed);
    build_outer_faces(*fixed);
    return fixed;
}

FireState initial_state(const FireStatic& fixed, const world::WorldState& world_state) {
    FireState s;
    size_items(s, fixed.items.size());
    const std::size_t places = fixed.places.size();
    s.place_hrr.assign(places, 0.0);
    s.place_stage.assign(places, 0);
    s.place_burnt_area.assign(places, 0.0f);
    s.goods_of.assign(places, 0);
    s.building_phase.assign(fixed.world->buildings.size(), BuildingPhase::Whole);
    s.face_stage.assign(fixed.faces.size(), 0);
    s.affected.assign(places, 0);
    s.smoked.assign(places, 0);
    s.target_flux.assign(fixed.targets.size(), 0.0);
    s.target_ftp.assign(fixed.targets.size(), 0.0);
    s.target_lit_at.assign(fixed.targets.size(), std::numeric_limits<double>::infinity());
    for (const Atmosphere& a : fixed.atmospheres)
        if (s.affected[a.place.row()] == 0) {
            s.affected[a.place.row()] = 1;
            s.affected_list.push_back(a.place);
        }
    if (fixed.air) s.gas = initial_gas_state(fixed.air->network());
    open_vents(fixed, world_state, s, true);
    return s;
}

ItemIndex find_item(const FireStatic& fixed, std::string_view id) {
    for (std::size_t i = 0; i < fixed.items.size(); ++i)
        if (fixed.items[i].id == id) return ItemIndex(i);
    return {};
}

}  // namespace taicho::fire
