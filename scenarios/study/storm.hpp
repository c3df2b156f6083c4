#pragma once

#include "core/series.hpp"
#include "scenarios/study/study.hpp"

#include <optional>

namespace arpent {

/// The days of a scenario: its `forcing.calendar`; without one, from the storm's start to its end (a day where there is no storm).
Calendar calendar_of(const Resolved& scenario);

/// The series "rain" [m s-1] of `forcing.storm` in seconds since the calendar's start; none where the scenario has no storm.
/// A design storm comes as exact means over `interval`; a hyetograph as it is written. Complaints are located at the study's key: a
/// table without the region or return period (those it has are listed), a storm outside the calendar, a gap or a negative value of a
/// hyetograph; warnings: a duration outside the range that a and b are valid for.
std::optional<Series> storm_rain(const Resolved& scenario, Diagnostics& complaints);

}  // namespace arpent
