#pragma once

#include "core/grid.hpp"
#include "io/hdf5.hpp"
#include "io/result_file.hpp"

#include <string>
#include <vector>

namespace arpent {

/// Names of the axes and the grid mapping of a grid of k x k cells of the file's grid: `x`, `y`, `crs`; else `x_4`, `y_4`, `crs_4`.
struct Axes {
    std::string x, y, mapping;

    explicit Axes(int k);
};

/// How many cells a side of `base` make one cell of `grid`; throws Error (internal) where the two are not nested.
int factor_between(const Grid& base, const Grid& grid, const std::string& layer);

/// Writes centres of rows and columns as dimension scales, and the grid mapping with CF attributes, WKT and GeoTransform.
void write_axes(hdf5::Group& file, const Grid& grid, const Axes& names);

/// Writes a time axis in seconds since an instant of UTC (whole seconds; a rest is added to the times).
void write_time_axis(hdf5::Group& file, const std::string& name, const std::vector<double>& times, double start_utc);

void write_scalar(hdf5::Group& file, const ScalarCoordinate& scalar);

/// The grid of `rows` x `cols` cells that a grid mapping of `file` tells. Throws Error (data) where it tells none.
Grid read_grid(const hdf5::Group& file, const std::string& path, const std::string& mapping, int rows, int cols);

}  // namespace arpent
