# Compiler settings shared by every target.
#
# -ffp-contract=off and no -ffast-math: the same scenario and seed must give the same bytes on any
# number of threads, so the compiler may neither fuse nor reorder floating-point operations.
add_library(taicho_options INTERFACE)
target_compile_options(taicho_options INTERFACE
  -ffp-contract=off -fno-math-errno -Wall -Wextra -Wshadow -Wno-missing-field-initializers)
target_include_directories(taicho_options INTERFACE ${PROJECT_SOURCE_DIR}/engine)

# RelWithDebInfo is our optimised build: -O2 and asserts kept.
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2")
set(CMAKE_C_FLAGS_RELWITHDEBINFO "-O2")
if(TAICHO_DEBUG_INFO)
  target_compile_options(taicho_options INTERFACE -g1)
endif()
if(TAICHO_WERROR)
  target_compile_options(taicho_options INTERFACE -Werror)
endif()
if(TAICHO_VALIDATE)
  target_compile_definitions(taicho_options INTERFACE TAICHO_VALIDATE=1)
endif()
if(TAICHO_SANITIZE)
  target_compile_options(taicho_options INTERFACE
    -fsanitize=${TAICHO_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(taicho_options INTERFACE -fsanitize=${TAICHO_SANITIZE})
endif()
if(TAICHO_SANITIZE STREQUAL "thread")
  # g++ reports false races with libgomp and libomp needs its own annotations; the std::thread back
  # end of parallel_for gives true reports.
  target_compile_definitions(taicho_options INTERFACE TAICHO_STD_THREADS=1)
endif()

find_program(TAICHO_CCACHE ccache)
if(TAICHO_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${TAICHO_CCACHE})
endif()

# taicho_library(NAME DIR SOURCES... [LINK libs...] [PRIVATE_LINK libs...]): one static library per engine folder.
function(taicho_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC taicho_options ${ARG_LINK} PRIVATE ${ARG_PRIVATE_LINK})
endfunction()

# taicho_unit_test(NAME SOURCES... LINK libs...): one GoogleTest program per folder.
function(taicho_unit_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE taicho_options ${ARG_LINK} GTest::gtest_main)
  target_compile_definitions(${name} PRIVATE TAICHO_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  add_test(NAME ${name} COMMAND ${name})
  set_property(GLOBAL APPEND PROPERTY TAICHO_UNIT_TESTS ${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT 900)
endfunction()
