#pragma once

#include "scenarios/run/prepare.hpp"

#include <vector>

namespace arpent {

/// What work will need of the machine.
struct Forecast {
    double bytes = 0;    // of memory at the peak, the program and the territory included
    double results = 0;  // bytes that it leaves in the run's folder,
    double entries = 0;  // and in the cache
    double scratch = 0;  // bytes of checkpoints while it runs
    Effort seconds;      // wall time; of water a range, since what is wet and how deep is what it is to find out
};

/// Memory that a scenario's run takes at its peak [bytes]. Known before any data are read.
double peak_bytes(const Resolved& scenario, const std::vector<ModelRun>& models, const Grid& grid);

/// What a step needs; nothing of disk and hardly any time where its results are cached or another step's.
Forecast step_forecast(const ReadyScenario& scenario, const PlannedStep& step, int threads);

/// What a run of the study needs, reading, results, comparison and page included.
Forecast forecast(const ReadyStudy& study, int threads);

}  // namespace arpent
