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
    std::string crs;                // WKT
    std::string type;               // "Float32", "Byte"
    std::optional<double> nodata;
    std::string unit, description;
    int block_rows = 0, block_cols = 0;  // cells that are read together
    int overviews = 0;                   // coarser copies in the file

    Box box() const { return {west, north - rows * cell_y, west + cols * cell_x, north}; }
};

/// One band of a raster source, read by windows of a study's grid; its scale and offset applied. A source is a file or tiles of one raster
/// (`source_members`): they agree in CRS, type, unit and cells; where they lie on each other the first by name that knows a value counts;
/// cells under no tile are unknown. Of thousands only heads are read at first, few are open at once. One object may be used from many
/// threads. Every failure is an Error that names the file: study where it is missing, a directory, or has no such band; data where it is no
/// raster, truncated, rotated, has no CRS or another one than `crs`, or does not agree with the first tile.
class RasterFile {
public:
    /// `crs` ("EPSG:n" or a WKT) is that of files which have none in them.
    explicit RasterFile(const std::string& source, int band = 1, const std::string& crs = {});

    const std::string& path() const;
    const RasterInfo& info() const;

    /// The values of a window of `grid` by `rule`, NaN where the file has none. Source cells that hold the file's no-data value, NaN, or
    /// an infinite value do not count. `sum` shares a source cell among the cells it covers by area, so that totals are kept.
    /// Cells partly covered by known source cells take what is known of them. The grids may differ in cell, origin and CRS (then a warning
    /// is the caller's to give). On the same cells, values are copied bit for bit. `bilinear` is `average` where cells are larger than the
    /// source's; a middle within an unknown source cell is unknown.
    /// `as` turns each source value into another before it counts (NaN: it does not), so that the share of source cells above 1 m is
    /// the average of `v > 1 ? 1 : 0`.
    Raster<float> values(const Grid& grid, const Window& window, Rule rule, const std::function<float(float)>& as = {}) const;

    /// For codes (classes): the area share of each code of `codes` in each cell of the window, one raster per code. Unknown source cells, and
    /// codes that are not in the list, count for none: the shares of a cell sum to what the listed codes cover of it.
    std::vector<Raster<float>> shares(const Grid& grid, const Window& window, const std::vector<int>& codes) const;

    /// The distinct integer values of the file within a box, smallest first; for checking codes against a class table. At most 65536.
    std::vector<int> codes(const Box& within) const;

    /// Which cells of the box (in the file's CRS) lie under no tile, or under several.
    std::vector<std::string> warnings(const Box& within) const;

private:
    struct Impl;
    std::shared_ptr<Impl> impl_;
};

/// A layer of `grid` that reads a file by windows as they are asked for.
Layer file_layer(std::string name, const Grid& grid, const RasterFile& file, Rule rule);

}  // namespace arpent
