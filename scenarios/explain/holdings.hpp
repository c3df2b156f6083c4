#pragma once

#include "scenarios/explain/facts.hpp"

#include <string>

namespace arpent {

/// What a file, folder or address holds: results of a run (scenario, variables, inputs, ledgers, texts), a run folder, a study, a raster, the layers
/// of a vector file, a table, an EPW; without reading all of it. Errors name the file: study where it is missing, data where nothing reads
/// it.
Facts holdings(const std::string& name);

}  // namespace arpent
