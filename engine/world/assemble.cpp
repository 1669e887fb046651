#include <algorithm>

#include "world/assemble_draft.h"

namespace taicho::world {

namespace {

void check_something_to_walk_on(Draft& d) {
    if (!d.world.patches.empty()) return;
    Problem p;
    p.code = "E-GEO-19";
    p.pos.file = d.map.file;
    p.text = {"bản đồ không có chỗ nào để đi lại: cần ít nhất một `room`, `floor` hoặc `alley`.",
              "the map has nothing to walk on: it needs at least one `room`, `floor` or `alley`."};
    d.problems.add(std::move(p));
}

}  // namespace

World assemble(const MapDef& map, Problems& problems) {
    Draft d(map, problems);
    check_geometry(d);
    collect_cuts(d);
    make_buildings(d);
    make_places(d);
    make_open_air(d);
    make_flights(d);
    make_patches(d);
    make_openings(d);
    make_stair_connections(d);
    make_vertical_vents(d);
    make_fixtures(d);
    check_overlaps(d);
    check_something_to_walk_on(d);
    finish(d.world);
    check_ways_out(d);
    return std::move(d.world);
}

}  // namespace taicho::world
