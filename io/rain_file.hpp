#pragma once

#include "core/series.hpp"

#include <string>

namespace arpent {

/// Rain from a table: a column of times (`time_end_min`, `time_min`, `time [h]`, or instants `time_utc`, `time_end_utc`) and a column of
/// depths per interval (`depth_mm`, `rain_mm`) or, where there is none, of rates (`intensity_mm_h`, `rain_mm_h`). `time_end...` stamps the
/// end of an interval, `time_start...` and plain `time...` its start. Times come out in seconds: instants after `start_utc`, others as
/// they are written. Where a column `storm` holds several names, only the rows of `storm` count.
/// Errors (data, file:line): times that do not rise, a gap (an interval unlike the others), a negative or missing value, no such column;
/// (study): no such storm, or several and none named.
Series read_rain(const std::string& path, double start_utc, const std::string& storm = {});

}  // namespace arpent
