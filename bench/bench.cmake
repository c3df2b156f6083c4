find_package(benchmark REQUIRED)

file(GLOB_RECURSE benches CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/bench/*_bench.cpp)
if(benches)
  add_executable(arpent_bench ${benches})
  arpent_sees(arpent_bench core io models scenarios)
  target_include_directories(arpent_bench PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(arpent_bench PRIVATE arpent_run arpent_init benchmark::benchmark_main)
endif()
