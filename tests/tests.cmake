find_package(GTest REQUIRED)
include(GoogleTest)

# The tests of `folder` as one program `name`, which sees the whole project and tests/support.
function(arpent_tests name folder)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "LINKS")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/${folder}/*_test.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(${name} ${sources})
  arpent_sees(${name} core io models scenarios)
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_compile_options(${name} PRIVATE -O1)
  target_link_libraries(${name} PRIVATE ${arg_LINKS} GTest::gtest_main GTest::gmock)
  gtest_discover_tests(${name} DISCOVERY_TIMEOUT 60 PROPERTIES TIMEOUT 600)
endfunction()

arpent_tests(core_tests core LINKS arpent_core)
arpent_tests(io_tests io LINKS arpent_io)
set_source_files_properties(${PROJECT_SOURCE_DIR}/tests/io/readers_test.cpp PROPERTIES COMPILE_DEFINITIONS ARPENT_SOURCE="${PROJECT_SOURCE_DIR}")
arpent_tests(runoff_tests models/runoff LINKS arpent_runoff)
arpent_tests(heat_tests models/heat LINKS arpent_heat arpent_io)
arpent_tests(study_tests scenarios/study LINKS arpent_study)
arpent_tests(run_tests scenarios/run LINKS arpent_run arpent_compare)
arpent_tests(compare_tests scenarios/compare LINKS arpent_compare)
arpent_tests(init_tests scenarios/init LINKS arpent_init arpent_study)

# Whole programs against the real arpent, and what only scripts can see.
file(GLOB scripts CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/scripts/*_test.py ${PROJECT_SOURCE_DIR}/tests/scripts/*_test.sh)
foreach(script ${scripts})
  get_filename_component(name ${script} NAME_WE)
  add_test(NAME ${name} COMMAND ${script} $<TARGET_FILE:arpent>)
  set_tests_properties(${name} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 900)
endforeach()

# Forbidden includes must not compile, for the reason that there is no such file.
function(arpent_forbids name library)
  add_library(forbidden_${name} OBJECT EXCLUDE_FROM_ALL tests/forbidden/${name}.cpp)
  target_include_directories(forbidden_${name} PRIVATE ${PROJECT_BINARY_DIR}/include/${library})
  add_test(NAME Forbidden.${name} COMMAND ${CMAKE_COMMAND} --build ${PROJECT_BINARY_DIR} --target forbidden_${name})
  set_tests_properties(Forbidden.${name} PROPERTIES PASS_REGULAR_EXPRESSION "No such file or directory" RESOURCE_LOCK build_tree)
endfunction()
arpent_forbids(core_sees_models arpent_core)
arpent_forbids(core_sees_io arpent_core)
arpent_forbids(models_see_io arpent_runoff)
arpent_forbids(io_sees_models arpent_io)
arpent_forbids(init_sees_models arpent_init)
arpent_forbids(study_sees_run arpent_study)

# `..` in an include would escape the folders of links.
add_test(NAME Forbidden.no_include_goes_upwards
         COMMAND sh -c "! grep -rnE '#include +[<\"][^>\"]*[.][.]/' core io models scenarios tests bench --include=*.hpp --include=*.cpp")
set_tests_properties(Forbidden.no_include_goes_upwards PROPERTIES WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
