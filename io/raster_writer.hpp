#pragma once

#include "core/grid.hpp"
#include "core/layer.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace arpent {

/// What a raster file tells its readers beside the values.
struct RasterMeta {
    std::string description, unit;
    std::optional<double> nodata;                                  // standard: NaN for floats, none for bytes; NaN is written as it
    std::vector<std::pair<int, std::array<std::uint8_t, 3>>> colors;  // palette of a byte raster: code, RGB
    int decimals_bits = -1;                                        // floats are rounded to 2^-this; -1: not
};

/// Writes a tiled GeoTIFF by windows, from north to south, in bounded memory: the file under its final name is whole. Overviews where
/// it is larger than 512 cells a side. `number` as float32, `byte` as uint8. The same values give the same bytes.
/// Throws Error (machine) on a full disk or no permission, and leaves no file.
class RasterWriter {
public:
    RasterWriter(const std::string& path, const Grid& grid, Kind kind, const RasterMeta& meta);
    ~RasterWriter();
    RasterWriter(const RasterWriter&) = delete;
    RasterWriter& operator=(const RasterWriter&) = delete;

    /// Full-width bands of rows, in order, of any height.
    void put(const Window& band, View<const float> values);
    void put(const Window& band, View<const std::uint8_t> values);
    void close();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Writes a Cloud Optimized GeoTIFF of a whole layer (blocks of 512, DEFLATE, predictor, overviews by mean or mode, statistics, unit,
/// description, no-data), read by windows; same conditions as RasterWriter. `threads` are GDAL's own for compression.
void write_cog(const std::string& path, const Layer& layer, const RasterMeta& meta, int threads);

}  // namespace arpent
