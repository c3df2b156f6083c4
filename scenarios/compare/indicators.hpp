#pragma once

#include "core/layer.hpp"
#include "scenarios/study/study.hpp"
#include "scenarios/study/territory.hpp"

#include <string>
#include <vector>

namespace arpent {

/// A line of indicators.csv. Zone set and zone are "all" for the whole territory.
struct IndicatorRow {
    std::string scenario, zone_set, zone, indicator;  // `scenario`: the point
    double value = 0;  // in `unit`; NaN where it cannot be said
    std::string unit;
    bool operator==(const IndicatorRow&) const = default;
};

/// The indicators of one scenario, whole territory first, then by zone. `results` (by file name: `depth_max`) and `territory` are on one
/// grid; cells outside `report` (0) and NaN cells do not count, cells of a zone count by their area share.
///   expose      persons (or jobs ...) in the cells that meet `then`
///   area_above  area above `threshold` [m2]; so is `then` without statistic, for the cells that meet it
///   mean        weighted by area, or by `weight`; min, max, sum: of the cells that meet `then`, in the catalogue's shown unit
/// Exposure, and a weight by persons, follow the rule of building cells (`exposed_layer`); persons exposed to no known value are the
/// indicator `<name>_not_assessed` where there are any. A region without any known cell has NaN.
std::vector<IndicatorRow> indicators(const Resolved& scenario, const Layers& results, const Layers& territory, const Layer& report,
                                     const std::vector<ZoneSet>& zones);

/// What a scenario's interventions cost in all, as rows of the whole territory: `total_cost` [EUR], and `yearly_cost` [EUR/y] spread over
/// lifetimes. A row where some intervention has such a cost; where nothing is changed they are 0.
std::vector<IndicatorRow> cost_rows(const std::string& scenario, const std::vector<Change>& changes);

/// The text of indicators.csv; numbers shortest, NaN as an empty cell. Where a study has axes, `event`, `year` and `member` are columns of
/// their own behind the scenario.
std::string indicators_csv(const std::vector<IndicatorRow>& rows);
std::vector<IndicatorRow> read_indicators(const std::string& path);

/// What of `require:` does not hold in a scenario, with what was found: "people_wet: 1204 in green is not < 1000".
std::vector<std::string> unmet(const Study& study, const std::vector<IndicatorRow>& rows);

}  // namespace arpent
