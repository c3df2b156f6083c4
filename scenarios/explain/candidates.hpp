#pragma once

#include <string>
#include <vector>

namespace arpent {

// What a shell may complete from a study's file, broken as it may be: nothing where it cannot be read.

std::vector<std::string> scenario_candidates(const std::string& study);

/// Keys that `explain` knows and that begin with `begun`, up to the next dot: "mod" gives "models.", "models.runoff.e" "models.runoff.edges".
std::vector<std::string> key_candidates(const std::string& study, const std::string& begun);

/// Keys that `--set` takes, in the same way; a whole one ends with "=".
std::vector<std::string> set_candidates(const std::string& study, const std::string& begun);

}  // namespace arpent
