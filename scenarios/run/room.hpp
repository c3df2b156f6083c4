#pragma once

#include "scenarios/run/forecast.hpp"

#include <string>

namespace arpent {

/// Refuses results that the disk of their folder cannot hold, with the cache where it lies on the same one. Throws Error (machine).
void check_disk(const Forecast& need, const std::string& folder, const std::string& cache);

/// "3.2..12": seconds for people, as a range where they are one.
std::string seconds_text(const Effort& seconds);

}  // namespace arpent
