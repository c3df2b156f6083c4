#include "io/raster_band.hpp"

#include "core/tree.hpp"

#include <cmath>
#include <cpl_string.h>
#include <limits>

namespace arpent::gdal {
namespace {

constexpr float nan = std::numeric_limits<float>::quiet_NaN();

std::string text_of(const char* text) { return text ? text : ""; }

/// The rasters within a file of several, as GDAL names them.
std::vector<std::string> rasters_within(GDALDatasetH dataset)
{
    std::vector<std::string> names;
    char** said = GDALGetMetadata(dataset, "SUBDATASETS");
    for (int n = 1; const char* name = CSLFetchNameValue(said, ("SUBDATASET_" + std::to_string(n) + "_NAME").c_str()); ++n)
        names.emplace_back(name);
    return names;
}

/// Whether the file is text: then GDAL guesses the type from the letters it sees first, and tiles of one raster differ.
bool in_letters(GDALRasterBandH band) { return text_of(GDALGetDriverShortName(GDALGetDatasetDriver(GDALGetBandDataset(band)))) == "AAIGrid"; }

void check_bands(GDALDatasetH dataset, const std::string& path, int bands, int band)
{
    const auto within = rasters_within(dataset);
    if (bands == 0 && !within.empty())
        throw Error{Fault::study, path + ": holds several rasters: name one (allowed: " + join(within) + ")"};
    if (bands == 0)
        throw Error{Fault::data, path + ": holds no raster"};
    if (band < 1 || band > bands)
        throw Error{Fault::study, path + ": no band " + std::to_string(band) + " (allowed: 1" +
                                      (bands > 1 ? " to " + std::to_string(bands) : std::string{}) + ")"};
}

}  // namespace

RasterBand::RasterBand(GDALDatasetH dataset, const std::string& path, int band, const std::string& crs) : path_{path}, band_{band}
{
    const Calls calls;
    info_.bands = GDALGetRasterCount(dataset);
    check_bands(dataset, path_, info_.bands, band_);
    info_.rows = GDALGetRasterYSize(dataset);
    info_.cols = GDALGetRasterXSize(dataset);
    place(dataset, crs);
    describe(GDALGetRasterBand(dataset, band_));
}

void RasterBand::place(GDALDatasetH dataset, const std::string& crs)
{
    double corner[6];
    if (GDALGetGeoTransform(dataset, corner) != CE_None)
        throw Error{Fault::data, path_ + ": has no place on a map (no geotransform)"};
    if (corner[2] != 0 || corner[4] != 0)
        throw Error{Fault::data, path_ + ": is rotated (allowed: north up; gdalwarp makes it so)"};
    if (!(corner[1] > 0) || corner[5] == 0)
        throw Error{Fault::data, path_ + ": has cells without a size"};
    south_up_ = corner[5] > 0;
    info_.cell_x = corner[1];
    info_.cell_y = std::abs(corner[5]);
    info_.west = corner[0];
    info_.north = south_up_ ? corner[3] + info_.rows * info_.cell_y : corner[3];
    info_.crs = settled_crs(path_ + ":", GDALGetSpatialRef(dataset), crs);
}

void RasterBand::describe(GDALRasterBandH band)
{
    const GDALDataType type = GDALGetRasterDataType(band);
    int has_nodata = 0;
    const double nodata = GDALGetRasterNoDataValue(band, &has_nodata);
    if (has_nodata)
        info_.nodata = nodata;
    info_.type = in_letters(band) ? "Float32" : text_of(GDALGetDataTypeName(type));
    info_.unit = text_of(GDALGetRasterUnitType(band));
    info_.description = text_of(GDALGetDescription(band));
    scale_ = GDALGetRasterScale(band, nullptr);
    offset_ = GDALGetRasterOffset(band, nullptr);
    masked_ = (GDALGetMaskFlags(band) & (GMF_ALL_VALID | GMF_NODATA)) == 0;
    wide_ = GDALGetDataTypeSizeBits(type) > 16 && type != GDT_Float32;
    GDALGetBlockSize(band, &info_.block_cols, &info_.block_rows);
    info_.overviews = GDALGetOverviewCount(band);
}

void RasterBand::read(GDALDatasetH dataset, const Window& window, View<float> to) const
{
    const GDALRasterBandH from = GDALGetRasterBand(dataset, band_);
    std::vector<double> wide(wide_ ? static_cast<std::size_t>(window.cells()) : 0);
    const View<double> doubles{wide.data(), window.cols};
    wide_ ? fetch(from, window, GDT_Float64, doubles) : fetch(from, window, GDT_Float32, to);
    for (int i = 0; i < window.rows; ++i)
        wide_ ? know(doubles.row(i), window.cols, to.row(i)) : know(to.row(i), window.cols, to.row(i));
    if (masked_)
        take_mask(GDALGetMaskBand(from), window, to);
}

/// A window as numbers of type T, rows from the north.
template <typename T>
void RasterBand::fetch(GDALRasterBandH from, const Window& window, GDALDataType type, View<T> to) const
{
    const Calls calls;
    const int top = south_up_ ? info_.rows - window.row - window.rows : window.row;
    const auto size = static_cast<GSpacing>(sizeof(T)), line = size * (to.row(1) - to.row(0));
    if (GDALRasterIOEx(from, GF_Read, window.col, top, window.cols, window.rows, south_up_ ? to.row(window.rows - 1) : to.row(0), window.cols,
                       window.rows, type, size, south_up_ ? -line : line, nullptr) != CE_None)
        calls.cannot_read(path_);
}

/// Unknown values become NaN; scale and offset count.
template <typename T>
void RasterBand::know(const T* from, int cols, float* to) const
{
    const T unknown = info_.nodata ? static_cast<T>(*info_.nodata) : std::numeric_limits<T>::quiet_NaN();
    constexpr T most = std::numeric_limits<T>::max();
#pragma omp simd
    for (int j = 0; j < cols; ++j)
        to[j] = from[j] == unknown || !(from[j] <= most && from[j] >= -most) ? nan : static_cast<float>(from[j]);
    const bool scaled = scale_ != 1 || offset_ != 0;
    for (int j = 0; scaled && j < cols; ++j)
        to[j] = static_cast<float>(static_cast<double>(to[j]) * scale_ + offset_);
}

void RasterBand::take_mask(GDALRasterBandH mask, const Window& window, View<float> to) const
{
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(window.cells()));
    const View<std::uint8_t> known{bytes.data(), window.cols};
    fetch(mask, window, GDT_Byte, known);
    for (int i = 0; i < window.rows; ++i)
        for (int j = 0; j < window.cols; ++j)
            if (known(i, j) == 0)
                to(i, j) = nan;
}

}  // namespace arpent::gdal
