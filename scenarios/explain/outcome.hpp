#pragma once

#include "scenarios/explain/facts.hpp"
#include "scenarios/run/run.hpp"

namespace arpent {

/// The steps of a study's plan with reason, time, memory and disk, and what they come to together.
Facts plan_facts(const ReadyStudy& study, int threads);

/// Differences against the baseline, a row for each variable and scenario.
Facts difference_facts(const std::vector<Difference>& differences);

/// What came of a run: where it is, its indicators and differences, requirements that are not met, whether it was interrupted
/// or nothing was to be done (then differences are null: `compare` works them out again).
Facts outcome_facts(const RunOutcome& outcome);

}  // namespace arpent
