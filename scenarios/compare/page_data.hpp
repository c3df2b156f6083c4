#pragma once

#include "core/model.hpp"
#include "io/result_file.hpp"
#include "scenarios/compare/indicators.hpp"
#include "scenarios/compare/run_file.hpp"
#include "scenarios/study/territory.hpp"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace arpent {

struct ModelAbout {
    std::string name;
    int version = 0;
    std::vector<std::string> sources;  // DOIs
};

struct ZoneAbout {
    std::string set, id, name;
};

/// One scenario of a run, open for reading.
struct RunScenario {
    std::string name, title;
    std::shared_ptr<const ResultFile> file;
    std::vector<Change> changes;
    std::vector<Ledger> ledgers;

    bool holds(const std::string& variable) const;
    /// A variable as maps show it: as numbers, NaN outside the cells that the study reports.
    Layer reported(const std::string& variable) const;
};

/// All that the page of a run folder is made from.
struct RunData {
    StudyAbout study;
    std::vector<RunScenario> scenarios;  // that have results, in the study's order
    std::size_t baseline = 0;            // index into them
    std::vector<ZoneAbout> zones;
    std::vector<InputRecord> inputs;
    std::vector<Contradiction> contradictions;  // between the inputs
    std::vector<ModelAbout> models;
    std::vector<IndicatorRow> indicators;
    std::unordered_map<std::string, std::size_t> row_of;  // key of a row -> its index; see `index`

    void index();
    bool compares() const { return scenarios.size() > 1; }
    /// The row of a scenario; null where there is none.
    const IndicatorRow* row(std::string_view scenario, std::string_view indicator, std::string_view set = "all", std::string_view zone = "all") const;
};

/// Reads a run folder. Errors: usage (no folder, no results), data (a file that is not what a run writes).
RunData read_run(const std::string& folder);

}  // namespace arpent
