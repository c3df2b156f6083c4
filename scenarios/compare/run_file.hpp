#pragma once

#include "io/result_file.hpp"

#include <string>
#include <vector>

namespace arpent {

/// What the page and the comparison must know of an indicator.
struct IndicatorAbout {
    std::string name, of, then, statistic, expose, better;  // as the study wrote them; `then` of area_above is its threshold
    double floor = 0;                                             // changes up to it are no change [unit of its values]
};

struct ScenarioAbout {
    std::string name, title;
};

/// The study as its runs tell it, from the text "study" of a file: a scenario's results know themselves alone, so that they can be made
/// again from their own words; `compare.nc` knows its scenarios in their order, the baseline and the maps.
struct StudyAbout {
    std::string name, title, baseline;
    std::vector<ScenarioAbout> scenarios;
    std::vector<std::string> maps;  // file names of variables
    std::vector<IndicatorAbout> indicators;
};

/// Throws Error (data, naming `path`) where the text is not what a run writes; an empty text gives an empty study.
StudyAbout study_about(const std::string& json, const std::string& path);

/// The result files of a run folder, sorted by name; `compare.nc` is none.
std::vector<std::string> result_paths(const std::string& folder);

}  // namespace arpent
