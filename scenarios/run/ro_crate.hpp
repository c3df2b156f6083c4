#pragma once

#include "scenarios/study/territory.hpp"

#include <string>
#include <vector>

namespace arpent {

/// Who made a run folder, how and when: `ro-crate-metadata.json` (RO-Crate 1.1, https://w3id.org/ro/crate/1.1), the place of what results
/// never hold.
struct CrateFacts {
    std::string study, title, engine, command, machine, started, ended;
    std::string folder_of_study;     // absolute: what relative paths of `effective/` begin in
    std::vector<std::string> files;  // relative to the run folder
    std::vector<InputRecord> inputs{};
};

std::string ro_crate(const CrateFacts& facts);

/// All files of a run folder, relative to it, sorted; hidden ones are left out.
std::vector<std::string> files_of(const std::string& folder);

}  // namespace arpent
