#pragma once

// For io/*.cpp alone.

#include "io/file.hpp"
#include "io/gdal.hpp"
#include "io/raster_writer.hpp"
#include "io/tiff_levels.hpp"
#include "io/tiff_statistics.hpp"

#include <optional>
#include <string>
#include <variant>

namespace arpent::gdal {

/// GDAL's word for what makes values of a kind compress: 3 for floats, 2 for bytes.
std::string predictor(Kind kind);

/// A result is compressed and gets its name; a draft is neither.
enum class Purpose { result, draft };

/// A tiled TIFF under a temporary name, with overviews, filled row by row in bounded memory.
class TiffFile {
public:
    TiffFile(const std::string& path, const Grid& grid, Kind kind, const RasterMeta& meta, Purpose purpose);
    ~TiffFile();
    TiffFile(const TiffFile&) = delete;
    TiffFile& operator=(const TiffFile&) = delete;

    /// The next rows, of full width.
    template <typename T>
    void put(const Window& rows, View<const T> values);
    /// All is in the file, statistics too, and GDAL has flushed it.
    GDALDatasetH finish();
    /// Ends the file and gives it its name.
    void keep();

private:
    GDALRasterBandH band() const { return GDALGetRasterBand(dataset_.get(), 1); }

    Grid grid_;
    int bits_;
    std::optional<double> nodata_;
    Part part_;
    Dataset dataset_;
    std::optional<std::variant<TiffLevels<float>, TiffLevels<std::uint8_t>>> levels_;
    TiffStatistics statistics_;
};

extern template void TiffFile::put(const Window& rows, View<const float> values);
extern template void TiffFile::put(const Window& rows, View<const std::uint8_t> values);

}  // namespace arpent::gdal
