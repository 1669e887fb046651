#pragma once

#include <string>

#include "core/hash.h"
#include "world/world.h"
#include "world/world_state.h"

/// Small worlds put together by hand: the fire reads rows, not maps.
namespace taicho::test {

struct FireWorld {
    world::World world;
    world::WorldState state;

    PlaceIndex room(const std::string& id, double width, double depth, double height = 3.0,
                    Vec2 at = {}, int level = 0, world::PlaceUse use = world::PlaceUse::Living) {
        world::Place p;
        p.id = id;
        p.use = use;
        p.level = level;
        p.floor_z = level * 3.2;
        p.height = height;
        p.width = width;
        p.depth = depth;
        p.area = width * depth;
        p.centre = {at.x + 0.5 * width, at.y + 0.5 * depth};
        p.outline = {at, {at.x + width, at.y}, {at.x + width, at.y + depth}, {at.x, at.y + depth}};
        p.fire_load = 0.0;
        world.places.push_back(p);
        return PlaceIndex(world.places.size() - 1);
    }
    PlaceIndex alley(const std::string& id, double width, double depth, Vec2 at) {
        const PlaceIndex p = room(id, width, depth, 6.0, at, 0, world::PlaceUse::Alley);
        world.places[p.row()].outdoors = true;
        return p;
    }
    OpeningIndex opening(const std::string& id, PlaceIndex a, PlaceIndex b, Vec2 p0, Vec2 p1, Vec2 normal,
                         double sill, double soffit, bool open = true) {
        world::Opening o;
        o.id = id;
        o.a = a;
        o.b = b;
        o.p0 = p0;
        o.p1 = p1;
        o.normal = normal;
        o.width = distance(p0, p1);
        o.sill_z = sill;
        o.soffit_z = soffit;
        o.initial = open ? world::OpeningState::Open : world::OpeningState::Closed;
        world.openings.push_back(o);
        return OpeningIndex(world.openings.size() - 1);
    }
    FixtureIndex item(const std::string& id, PlaceIndex place, const std::string& kind, Vec2 at) {
        world::Fixture f;
        f.id = id;
        f.place = place;
        f.at = at;
        f.what = kind;
        world.fixtures.push_back(f);
        return FixtureIndex(world.fixtures.size() - 1);
    }
    BuildingIndex building(const std::string& id, std::vector<PlaceIndex> places) {
        world::Building b;
        b.id = id;
        b.material = "brick";
        b.roof_material = "steel-light";
        b.use = "home";
        for (const PlaceIndex p : places) {
            b.floor_area += world.places[p.row()].area;
            world.places[p.row()].building = BuildingIndex(world.buildings.size());
        }
        if (!places.empty()) b.footprint = world.places[places.front().row()].outline;
        b.places = std::move(places);
        world.buildings.push_back(b);
        return BuildingIndex(world.buildings.size() - 1);
    }
    /// Fills the columns that follow from the rest.
    void done() {
        world.openings_of.assign(world.places.size(), {});
        world.fixtures_of.assign(world.places.size(), {});
        for (const auto& p : world.places) world.place_key.push_back(hash_text(p.id));
        for (const auto& b : world.buildings) world.building_key.push_back(hash_text(b.id));
        for (std::size_t o = 0; o < world.openings.size(); ++o) {
            const world::Opening& opening = world.openings[o];
            world.opening_key.push_back(hash_text(opening.id));
            if (opening.a.valid()) world.openings_of[opening.a.row()].push_back(OpeningIndex(o));
            if (opening.b.valid()) world.openings_of[opening.b.row()].push_back(OpeningIndex(o));
            state.opening_state.push_back(opening.initial);
            state.open_fraction.push_back(world::is_open(opening.initial) ? 1.0f : 0.0f);
            state.opened_by.push_back(0xFFFFFFFFu);
            state.changed_at.push_back(0.0);
        }
        for (std::size_t f = 0; f < world.fixtures.size(); ++f) {
            world.fixture_key.push_back(hash_text(world.fixtures[f].id));
            world.fixtures_of[world.fixtures[f].place.row()].push_back(FixtureIndex(f));
            state.fixture_taken.push_back(0);
        }
    }
};

}  // namespace taicho::test
