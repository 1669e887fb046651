#include "world/world.h"

#include "core/hash.h"
#include "world/assemble_geometry.h"
#include "world/graph.h"
#include "world/lookup.h"

namespace taicho::world {

namespace {

template <class Row>
std::vector<std::uint64_t> keys_of(const std::vector<Row>& rows) {
    std::vector<std::uint64_t> keys;
    keys.reserve(rows.size());
    for (const Row& r : rows) keys.push_back(hash_text(r.id));
    return keys;
}

template <class Tag>
Index<Tag> to_index(std::uint32_t row) {
    return row == Index<Tag>::k_invalid ? Index<Tag>{} : Index<Tag>(row);
}

template <class Rows>
std::uint32_t scan(const Rows& rows, const std::string& id) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].id == id) return static_cast<std::uint32_t>(i);
    }
    return PlaceIndex::k_invalid;
}

Box bounds_of(const World& w) {
    Box box;
    for (const Place& p : w.places) {
        for (const Vec2 v : p.outline) box.add(v);
    }
    for (const Building& b : w.buildings) {
        for (const Vec2 v : b.footprint) box.add(v);
    }
    return box;
}

}  // namespace

void finish(World& w) {
    w.openings_of.assign(w.places.size(), {});
    w.fixtures_of.assign(w.places.size(), {});
    for (std::size_t i = 0; i < w.openings.size(); ++i) {
        const Opening& o = w.openings[i];
        if (o.a.valid()) w.openings_of[o.a.row()].push_back(OpeningIndex(i));
        if (o.b.valid() && o.b != o.a) w.openings_of[o.b.row()].push_back(OpeningIndex(i));
    }
    for (std::size_t i = 0; i < w.fixtures.size(); ++i) {
        if (w.fixtures[i].place.valid()) {
            w.fixtures_of[w.fixtures[i].place.row()].push_back(FixtureIndex(i));
        }
    }
    const Box box = bounds_of(w);
    if (box.lo.x <= box.hi.x) {
        w.box_min = box.lo;
        w.box_max = box.hi;
    }
    w.place_key = keys_of(w.places);
    w.opening_key = keys_of(w.openings);
    w.fixture_key = keys_of(w.fixtures);
    w.building_key = keys_of(w.buildings);
    w.lookup = std::make_shared<const Lookup>(w);
    w.graph = std::make_shared<const Graph>(w);
}

PlaceIndex World::place(const std::string& id) const {
    return to_index<PlaceTag>(lookup ? lookup->find(Lookup::Kind::Place, id) : scan(places, id));
}

OpeningIndex World::opening(const std::string& id) const {
    return to_index<OpeningTag>(lookup ? lookup->find(Lookup::Kind::Opening, id)
                                       : scan(openings, id));
}

FixtureIndex World::fixture(const std::string& id) const {
    return to_index<FixtureTag>(lookup ? lookup->find(Lookup::Kind::Fixture, id)
                                       : scan(fixtures, id));
}

BuildingIndex World::building(const std::string& id) const {
    return to_index<BuildingTag>(lookup ? lookup->find(Lookup::Kind::Building, id)
                                        : scan(buildings, id));
}

PatchIndex World::patch_at(Vec2 p, int level) const {
    if (lookup) return lookup->patch_at(*this, p, level);
    return Lookup(*this).patch_at(*this, p, level);
}

PlaceIndex World::place_at(Vec2 p, int level) const {
    const PatchIndex patch = patch_at(p, level);
    return patch.valid() ? patches[patch.row()].place : PlaceIndex{};
}

PlaceIndex World::across(OpeningIndex opening_row, PlaceIndex from) const {
    const Opening& o = openings[opening_row.row()];
    return o.a == from ? o.b : o.a;
}

}  // namespace taicho::world
