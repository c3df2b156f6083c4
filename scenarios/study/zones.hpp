#pragma once

#include "scenarios/study/spot.hpp"
#include "scenarios/study/territory.hpp"

#include <vector>

namespace arpent {

/// The zones of one key of `territory.zones`. Complaints: a field that the file has not, two zones of one id, features that are no
/// polygons; warnings: a zone outside the territory.
ZoneSet read_zones(const std::string& name, const Source& source, const Grid& grid, const Resolved& scenario, Diagnostics& complaints);

/// Cells whose centre lies in `report_within`, else in the extent without its buffer: 1, the others 0.
Layer read_report_mask(const Grid& grid, const Resolved& scenario, Diagnostics& complaints);

}  // namespace arpent
