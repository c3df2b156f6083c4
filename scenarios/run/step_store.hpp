#pragma once

#include "scenarios/run/runner.hpp"

#include <string>
#include <vector>

namespace arpent {

/// Writes what a step left to a store file: its layers, the state, the ledgers, the time reached, and `facts`, a text for people.
/// Errors: machine.
void write_step(const std::string& path, const StepResult& result, const std::string& facts);

/// Reads those of `layers` that such a file holds, and all else. Throws Error (data) where any bit of the file has changed.
StepResult read_step(const std::string& path, const std::vector<std::string>& layers);

/// The names of the layers that a file holds, and its facts, read without the values.
std::vector<std::string> layers_in(const std::string& path);
std::string facts_in(const std::string& path);

}  // namespace arpent
