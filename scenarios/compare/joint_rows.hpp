#pragma once

#include "scenarios/compare/indicators.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace arpent {

/// The expected value over the years of what events of these (return period [y], value) leave: the area under the curve of value against
/// annual exceedance probability p = 1 / return period, by trapezoids between the events (Ward, de Moel and Aerts 2011,
/// doi 10.5194/nhess-11-3181-2011, who show how much it depends on the choice of events). Events rarer than the rarest count as it does
/// (p from 0 on); events more frequent than the most frequent count nothing, so few events make it too small, never too large. NaN where a
/// value is NaN, or where fewer than two events are given.
double expected_value(std::vector<std::pair<double, double>> events);

/// The value below which the share `q` of a sample lies, linear between its order statistics (type 7 of Hyndman and Fan 1996,
/// doi 10.1080/00031305.1996.10473566); NaN where one is NaN.
double quantile(std::vector<double> sample, double q);

/// [y] by scenario and event, of the events that have one.
using ReturnPeriods = std::map<std::string, std::map<std::string, double>>;

/// Adds what points say together to the rows of their indicators. First, in place of the event, `expected`: the expected value over the
/// events of a scenario, year and member, of indicators that are 0 where nothing happens (areas, persons, sums), where all the scenario's
/// events that have a return period, at least two, have a row. Then, in place of the member, `mean`, `p10` and `p90` over the members of a
/// scenario, event and year, where there are several.
void add_joint_rows(std::vector<IndicatorRow>& rows, const Named<Indicator>& indicators, const ReturnPeriods& return_periods);

/// Is a row what several points say together?
bool is_joint(const IndicatorRow& row);

}  // namespace arpent
