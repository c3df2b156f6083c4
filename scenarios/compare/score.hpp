#pragma once

#include "scenarios/compare/figures.hpp"
#include "scenarios/compare/page_data.hpp"

#include <string>
#include <vector>

namespace arpent {

/// What a change against the baseline comes to.
enum class Verdict { baseline, better, worse, changed, same, unknown };

/// One indicator of one scenario.
struct Score {
    double value = 0, change = 0;  // in the indicator's unit; NaN where it cannot be said
    Verdict verdict = Verdict::unknown;
};

/// One indicator of all scenarios, in the region asked for.
struct ScoreLine {
    IndicatorAbout about;
    std::string label;  // in words, plain text: "people where the greatest water depth is above 10 cm"
    std::string unit;   // as in indicators.csv
    Notation notation;
    double floor = 0;  // [unit] changes up to it are no change
    double not_assessed = 0;  // persons, most of any scenario
    std::vector<Score> scores;  // by scenario

    double best_change() const;  // the greatest gain as a share of the baseline, for sorting
};

/// The lines of a region (standard: the whole territory), in the study's order; indicators without any row are left out.
///
/// A change is none up to the indicator's declared floor; else, of a mean, minimum, maximum or sum, up to the catalogue's floor of the
/// variable; of an area or of persons, up to 0.5 % of the baseline, and at least one cell or one person.
std::vector<ScoreLine> score_lines(const RunData& run, const Words& words, const std::string& set = "all", const std::string& zone = "all");

}  // namespace arpent
