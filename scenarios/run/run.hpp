#pragma once

#include "scenarios/compare/compare.hpp"
#include "scenarios/compare/indicators.hpp"
#include "scenarios/run/checkpoint_clock.hpp"
#include "scenarios/run/interruption.hpp"
#include "scenarios/run/prepare.hpp"
#include "scenarios/run/progress.hpp"

#include <string>
#include <vector>

namespace arpent {

/// What `arpent run` was asked.
struct RunRequest {
    std::string study;  // path of the study file
    std::string folder; // of the results; empty: runs/<study> in the study's folder
    Selection selection;
    ReadOptions reading;
    int threads = 1;
    CheckpointInterval checkpoint{};
    std::string engine, command;  // for the log and the page
};

/// What came of it.
struct RunOutcome {
    std::string folder;
    std::vector<IndicatorRow> indicators;
    std::vector<Difference> differences;
    std::vector<InputRecord> inputs{};  // where the layers of the scenarios came from
    std::string table;               // of the differences, for a terminal
    std::vector<std::string> unmet;  // indicators whose `require` does not hold
    bool interrupted = false;        // what was finished is kept
    bool unchanged = false;          // the folder's files stand as they are: nothing was done
};

/// Reads, plans, runs, stores and compares a study; nothing of it where the folder's files are already what that would make. Every file
/// has its final name only when it is whole; a failed step lets no later one run. Throws Error as the exit codes of the command line say.
RunOutcome run_study(const RunRequest& request, Progress& progress, Interruption& interruption);

}  // namespace arpent
