# Sources of the walkable floor, ways and routes.
target_sources(taicho_world PRIVATE
  walk_geometry.cpp walk_cells.cpp walk_ways.cpp walk_routes.cpp walk_routes_repair.cpp walk_fit.cpp walk_necks.cpp walk_world.cpp)
