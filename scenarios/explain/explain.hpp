#pragma once

#include "scenarios/explain/facts.hpp"
#include "scenarios/study/study.hpp"

#include <string>
#include <vector>

namespace arpent {

/// What a scenario's key holds: the value as written and in SI, where it comes from (the nearest first: who wrote it, what that
/// replaced, the standard value), what it is for, what it takes, and who reads it. A map of keys lists what is in it. Throws Error
/// (usage) for an unknown key.
Facts explain_key(const Resolved& scenario, const std::string& path);

/// The steps, indicators and comparisons that read a key: "runoff.flow", "indicators.people_wet".
std::vector<std::string> readers_of(const Resolved& scenario, const std::string& path);

}  // namespace arpent
