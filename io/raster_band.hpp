#pragma once

// For io/*.cpp alone.

#include "io/gdal.hpp"
#include "io/raster_file.hpp"

#include <string>

namespace arpent::gdal {

/// One band of a raster file: its nature, and its values where they are known. Holds no opening: reads through any that is given.
class RasterBand {
public:
    /// What `dataset`, opened from `path`, says of a band; `crs` as RasterFile's. Errors as RasterFile's.
    RasterBand(GDALDatasetH dataset, const std::string& path, int band, const std::string& crs);

    const std::string& path() const { return path_; }
    const RasterInfo& info() const { return info_; }
    /// Blocks are whole rows: windows should be, too.
    bool in_rows() const { return info_.block_cols >= info_.cols; }

    /// The values of a window of the file by `dataset`; NaN where unknown.
    void read(GDALDatasetH dataset, const Window& window, View<float> to) const;

private:
    void place(GDALDatasetH dataset, const std::string& crs);
    void describe(GDALRasterBandH band);
    template <typename T>
    void fetch(GDALRasterBandH from, const Window& window, GDALDataType type, View<T> to) const;
    template <typename T>
    void know(const T* from, int cols, float* to) const;
    void take_mask(GDALRasterBandH mask, const Window& window, View<float> to) const;

    std::string path_;
    int band_;
    RasterInfo info_;
    double scale_ = 1, offset_ = 0;
    bool south_up_ = false, masked_ = false, wide_ = false;  // wide: numbers that a float does not hold
};

}  // namespace arpent::gdal
