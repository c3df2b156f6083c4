#pragma once

#include "core/layer.hpp"
#include "scenarios/study/study.hpp"
#include "scenarios/study/territory.hpp"

#include <string>
#include <vector>

namespace arpent {

/// A line of indicators.csv. Zone set and zone are "all" for the whole territory.
struct IndicatorRow {
    std::string scenario, zone_set, zone, indicator;
    double value = 0;  // in `unit`; NaN where it cannot be said
    std::string unit;
    bool operator==(const IndicatorRow&) const = default;
};

/// The indicators of one scenario, whole territory first, then by zone. `results` and `territory` are on one grid; cells outside
/// `report` (0) and NaN cells do not count. Exposure follows the rule of building cells: their people are exposed to the unbuilt cells
/// within 10 m, the nearest if there is none (most water counts, mean of the rest); persons with none are the indicator
/// `<name>_not_assessed` where there are any.
std::vector<IndicatorRow> indicators(const Resolved& scenario, const Layers& results, const Layers& territory, const Layer& report,
                                     const std::vector<ZoneSet>& zones);

/// The text of indicators.csv; numbers shortest, NaN as an empty cell.
std::string indicators_csv(const std::vector<IndicatorRow>& rows);
std::vector<IndicatorRow> read_indicators(const std::string& path);

/// Names of indicators whose `require:` does not hold in a scenario, with what was found: "people_wet: 1204 in green is not < 1000".
std::vector<std::string> unmet(const Study& study, const std::vector<IndicatorRow>& rows);

}  // namespace arpent
