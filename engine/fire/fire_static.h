#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/curve.h"
#include "core/ids.h"
#include "core/problems.h"
#include "fire/burning_law.h"
#include "fire/fire_def.h"
#include "fire/ftp.h"
#include "fire/gas_model.h"
#include "fire/item_library.h"
#include "fire/view_factor.h"
#include "world/world.h"

/// What is fixed during a run, made once from the definition and the world. Rows of places, openings
/// and buildings are the world's; gas rooms and vents have their own rows, kept side by side here.
namespace taicho::fire {

/// Air of the scene.
struct Weather {
    double wind = 1.5;              ///< [m/s] at 10 m
    double wind_from = 0.0;         ///< [rad] direction it comes from, counter-clockwise from +x
    double temperature = 297.15;    ///< [K]
};

/// A fuel package.
struct Item {
    std::string id;
    std::uint64_t key = 0;          ///< hash_text of the id
    FixtureIndex fixture;           ///< invalid for items listed in the scenario only
    PlaceIndex place;
    Vec2 at;
    double base = 0.0, top = 0.5;   ///< [m] above the floor
    double area = 0.5;              ///< [m2] plan
    double width = 0.0;             ///< [m] short side, or 0: round
    double radius = 0.4;            ///< [m] of the equal-area circle, or half the short side
    BurnLaw law;
    Curve curve;                    ///< prescribed burning; `law.curve` points here when used
    std::uint32_t fuel = 0;         ///< row of the fuels
    double radiative = 0.3;         ///< [-] share of the heat radiated
    FtpMaterial piloted, unpiloted;
    ItemClass cls = ItemClass::Solid;
    bool runs = false;              ///< burning liquid that leaves its cans
    std::string_view kind;          ///< library kind, or empty
};

/// The goods of a place: fire load beyond its listed items, and what its whole fire depends on.
struct PlaceFire {
    float load = 0.0f;              ///< [J] beyond the items, after the combustion factor
    float flashover = 0.0f;         ///< [W] Thomas, doors and windows open
    std::uint16_t fuel = 0;         ///< row of the fuels
    std::uint16_t material = 0;     ///< row of the materials
    std::uint32_t room = k_outside; ///< gas room
    std::uint32_t roof_vent = k_outside;  ///< gas vent of a light roof, shut until it opens
};

/// An opening as receiver and radiator.
struct OpeningFire {
    std::uint32_t vent = k_outside; ///< gas vent of the leaf, or none
    float leak = 0.0f;              ///< [-] gas fraction of the closed leaf
    bool outdoor = false;           ///< exactly one side is open air
    bool outwards_b = true;         ///< the open air is side b (normal points out)
};

/// Supply fan of a stair: air from outside, shut at the start.
struct StairFan {
    FixtureIndex fixture;
    std::uint32_t vent = k_outside; ///< gas vent
    std::uint32_t room = k_outside; ///< gas room it blows into
};

/// A piece of combustible front, or of a steel sheet wall.
struct OuterFace {
    enum class Kind : std::uint8_t { Boards, Woven, Cage, Sheet };
    PlaceIndex place;               ///< behind it
    OpeningIndex opening;           ///< cage: the opening it stands in front of
    Panel panel;                    ///< normal to the open air
    Kind kind = Kind::Boards;
    std::uint32_t material = 0;     ///< row of the materials
    std::uint32_t first = 0, count = 1;  ///< pieces of the same side of the same storey: they burn as a whole
    [[nodiscard]] bool burns() const { return kind != Kind::Sheet; }
};

struct Target {
    std::string id;
    Vec3 at, normal;
    FtpMaterial material;
};

struct Emitter {
    std::string id;
    Vec3 from, to;
    Curve power;
};

struct Atmosphere {
    PlaceIndex place;
    AtmosphereDef def;
};

/// Room for lists of a step, kept so that a step does not allocate; holds nothing between steps.
struct FireScratch {
    std::vector<GasFire> fires;
    std::vector<GasFireResult> results;
    std::vector<double> flux;
};

struct ExposureCache;

struct FireStatic {
    FireDef def;
    const world::World* world = nullptr;  ///< outlives this
    Weather weather;
    std::uint64_t seed = 1;
    std::vector<Item> items;
    std::vector<std::uint32_t> items_start;    ///< per place + 1, into items_of
    std::vector<ItemIndex> items_of;           ///< ascending per place
    std::vector<PlaceFire> places;
    std::vector<PlaceIndex> room_place;        ///< by gas room
    std::vector<OpeningFire> openings;
    std::vector<StairFan> fans;
    std::vector<OuterFace> faces;              ///< ascending by building
    std::vector<std::uint32_t> faces_start;    ///< per building + 1, into faces; empty when there is none
    std::vector<GasFuelDef> fuels;
    std::vector<FtpMaterial> materials;        ///< the library, then what the scenario states
    GasBuildingDef gas_def;
    std::shared_ptr<GasModel> air;         ///< null when gas is off; holds scratch: one run at a time
    std::shared_ptr<ExposureCache> exposure;   ///< geometry found as the fire spreads
    std::shared_ptr<FireScratch> scratch = std::make_shared<FireScratch>();
    std::vector<Target> targets;
    std::vector<Emitter> emitters;
    std::vector<Atmosphere> atmospheres;
    std::vector<std::uint16_t> atmosphere_of;  ///< per place: row + 1, or 0; empty when none

    [[nodiscard]] const Item& item(ItemIndex i) const { return items[i.row()]; }
};

}  // namespace taicho::fire
