# Tests of the walkable floor, ways and routes.
taicho_unit_test(test_walk
  SOURCES walk_ways_test.cpp walk_necks_test.cpp
  LINK taicho_world)
