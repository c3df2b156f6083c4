#pragma once

// For io/*.cpp alone.

#include "io/gdal.hpp"

#include <string>

namespace arpent::gdal {

/// What GDAL is told when it opens a file: points of a table lie in its columns x and y (by their usual names); no file is written beside
/// the user's.
void add_open_options(const std::string& path, Options& to);

/// Whether a data set is a drawing (DXF, DWG, DGN): its closed lines are outlines of areas.
bool is_drawing(GDALDatasetH dataset);

/// The short name of a data set's driver: "GML".
std::string driver_of(GDALDatasetH dataset);

}  // namespace arpent::gdal
