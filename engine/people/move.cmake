# Sources of the movement.
target_sources(taicho_people PRIVATE
  move.cpp move_kernel.cpp move_kernel_base.cpp move_kernel_wide.cpp
  move_plan.cpp move_cells.cpp move_step.cpp move_portals.cpp move_scenes.cpp
  move_case_kit.cpp move_cases_single.cpp move_cases_door.cpp move_cases_flow.cpp move_cases_track.cpp
  move_cases_routes.cpp move_two_way.cpp move_cases_motion.cpp move_cases_families.cpp move_crowds.cpp move_crowd_floors.cpp
  move_cases_person.cpp move_cases_runs.cpp run_convergence.cpp)
# One source, two instruction sets: same arithmetic lane by lane, chosen at run time.
set_source_files_properties(move_step.cpp move_cells.cpp PROPERTIES COMPILE_OPTIONS -O3)
set(TAICHO_MOVE_FLAGS -Wno-psabi -O3)
set_source_files_properties(move_kernel_base.cpp PROPERTIES COMPILE_OPTIONS "${TAICHO_MOVE_FLAGS}")
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  set_source_files_properties(move_kernel_wide.cpp PROPERTIES COMPILE_OPTIONS "${TAICHO_MOVE_FLAGS};-mavx2")
else()
  set_source_files_properties(move_kernel_wide.cpp PROPERTIES COMPILE_OPTIONS "${TAICHO_MOVE_FLAGS}")
endif()
