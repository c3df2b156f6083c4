# Targets of libFuzzer; the preset `fuzz` builds all libraries with clang and its coverage.
add_executable(study_fuzz tests/fuzz/study_fuzz.cpp)
arpent_sees(study_fuzz core io models scenarios)
target_include_directories(study_fuzz PRIVATE ${PROJECT_SOURCE_DIR}/tests)
target_link_options(study_fuzz PRIVATE -fsanitize=fuzzer)
target_link_libraries(study_fuzz PRIVATE arpent_study)
