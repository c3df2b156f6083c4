#pragma once

#include "core/grid.hpp"
#include "scenarios/study/study.hpp"

#include <string>
#include <vector>

namespace arpent {

/// What a source of a layer says of itself, without its values being read.
struct SourceReport {
    std::string layer, kind, path;  // kind: "raster", "vector", "value"
    std::string crs;                // for people
    double cell = 0;                // [m] of a raster
    double cover = 1;               // share of the grid's rectangle that the source's rectangle covers
    std::string type, nodata;       // "Float32", "-9999"
    int features = 0;               // of a vector
};

/// Opens every source of a scenario's layers and zones. Complaints are located at the key that names the source: a file that does not
/// open, no CRS, no overlap; a warning: another CRS than the study's, partial cover.
std::vector<SourceReport> inspect_sources(const Resolved& scenario, const Grid& grid, Diagnostics& complaints);

}  // namespace arpent
