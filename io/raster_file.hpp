#pragma once

#include "core/catalogue.hpp"
#include "core/grid.hpp"
#include "core/layer.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace arpent {

/// What a raster file says of itself.
struct RasterInfo {
    int rows = 0, cols = 0, bands = 0;
    double west = 0, north = 0;     // [m] outer corner
    double cell_x = 0, cell_y = 0;  // [m] sides, both above 0
    std::string crs;                // WKT; empty where the file has none
    std::string type;               // "Float32", "Byte"
    std::optional<double> nodata;
    std::string unit, description;

    Box box() const { return {west, north - rows * cell_y, west + cols * cell_x, north}; }
};

/// One band of a raster file, read by windows of a study's grid. One object may be used from many threads: each opens the file once.
/// Every failure is an Error that names the file: study where it is missing or a directory, data where it is truncated, rotated, has no CRS.
class RasterFile {
public:
    explicit RasterFile(const std::string& path, int band = 1);

    const std::string& path() const;
    const RasterInfo& info() const;

    /// The values of a window of `grid` by `rule`, NaN where the file has none. Source cells that hold the file's no-data value, NaN, or
    /// an infinite value do not count. `sum` shares a source cell among the cells it covers by area, so that totals are kept.
    /// Cells partly covered by known source cells take what is known of them. The grids may differ in cell, origin and CRS; where the CRS
    /// differs, source cells are placed by their centres' transformed positions (and a warning is the caller's to give).
    /// `as` turns each source value into another before it counts (NaN: it does not), so that the share of source cells above 1 m is
    /// the average of `v > 1 ? 1 : 0`.
    Raster<float> values(const Grid& grid, const Window& window, Rule rule, const std::function<float(float)>& as = {}) const;

    /// For codes (classes): the area share of each code of `codes` in each cell of the window, one raster per code; the shares of a cell
    /// sum to the share of it that holds any code of the list or not: unknown and no-data source cells count for none.
    std::vector<Raster<float>> shares(const Grid& grid, const Window& window, const std::vector<int>& codes) const;

    /// The distinct integer values of the file within a box, smallest first; for checking codes against a class table. At most 65536.
    std::vector<int> codes(const Box& within) const;

private:
    struct Impl;
    std::shared_ptr<Impl> impl_;
};

/// A layer of `grid` that reads a file by windows as they are asked for.
Layer file_layer(std::string name, const Grid& grid, const RasterFile& file, Rule rule);

}  // namespace arpent
