#pragma once

#include "scenarios/explain/facts.hpp"

#include <string>

namespace arpent {

/// What a result file holds: scenario, grid, variables, what it was made from, its ledgers and texts.
Facts result_holdings(const std::string& path);

/// What a run folder holds: its scenarios and the files beside them.
Facts run_holdings(const std::string& folder);

}  // namespace arpent
