# Tests of the movement.
taicho_unit_test(test_people_move
  SOURCES move_kernel_test.cpp move_cases_test.cpp move_portals_test.cpp move_seams_test.cpp
  LINK taicho_people)
