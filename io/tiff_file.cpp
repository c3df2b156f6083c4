#include "io/tiff_file.hpp"

#include "core/executor.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace arpent::gdal {
namespace {

/// One NaN for all that is unknown, one zero, and no more bits than asked for.
void store(const float* from, int cols, int bits, std::optional<double> nodata, float* to)
{
    constexpr float nan = std::numeric_limits<float>::quiet_NaN();
    const float scale = std::exp2(static_cast<float>(std::max(0, bits))), back = 1 / scale;
    const float unknown = nodata ? static_cast<float>(*nodata) : nan;
    for (int j = 0; j < cols; ++j) {
        const float rounded = bits < 0 || std::abs(from[j]) * scale >= 0x1p23f ? from[j] : std::nearbyint(from[j] * scale) * back;
        to[j] = from[j] == from[j] && from[j] != unknown ? rounded + 0.0f : nan;
    }
}

void store(const std::uint8_t* from, int cols, int, std::optional<double>, std::uint8_t* to) { std::copy_n(from, cols, to); }

std::optional<double> nodata_of(Kind kind, const RasterMeta& meta)
{
    if (meta.nodata || kind == Kind::byte)
        return meta.nodata;
    return std::numeric_limits<double>::quiet_NaN();
}

void set_palette(GDALRasterBandH band, const RasterMeta& meta)
{
    if (meta.colors.empty())
        return;
    const std::unique_ptr<void, decltype(&GDALDestroyColorTable)> table{GDALCreateColorTable(GPI_RGB), &GDALDestroyColorTable};
    for (const auto& [code, rgb] : meta.colors) {
        const GDALColorEntry entry{rgb[0], rgb[1], rgb[2], 255};
        GDALSetColorEntry(table.get(), code, &entry);
    }
    GDALSetRasterColorTable(band, table.get());
}

void describe(GDALDatasetH dataset, const Grid& grid, Kind kind, const RasterMeta& meta)
{
    double corner[]{grid.west, grid.cell, 0, grid.north, 0, -grid.cell};
    GDALSetGeoTransform(dataset, corner);
    if (!grid.crs.empty())
        GDALSetProjection(dataset, wkt(spatial_ref(grid.crs).get()).c_str());
    const GDALRasterBandH band = GDALGetRasterBand(dataset, 1);
    if (const auto nodata = nodata_of(kind, meta))
        GDALSetRasterNoDataValue(band, *nodata);
    if (!meta.unit.empty())
        GDALSetRasterUnitType(band, meta.unit.c_str());
    if (!meta.description.empty())
        GDALSetDescription(band, meta.description.c_str());
    set_palette(band, meta);
}

Dataset create(const std::string& name, const Grid& grid, Kind kind, Purpose purpose)
{
    Options options{"TILED=YES", "BLOCKXSIZE=512", "BLOCKYSIZE=512", "BIGTIFF=IF_SAFER"};
    if (purpose == Purpose::result)
        for (const std::string& option : {std::string{"COMPRESS=DEFLATE"}, predictor(kind), "NUM_THREADS=" + std::to_string(threads_available())})
            options.add(option);
    const GDALDataType type = kind == Kind::byte ? GDT_Byte : GDT_Float32;
    return Dataset{GDALCreate(GDALGetDriverByName("GTiff"), name.c_str(), grid.cols, grid.rows, 1, type, options.get())};
}

}  // namespace

std::string predictor(Kind kind) { return kind == Kind::byte ? "PREDICTOR=2" : "PREDICTOR=3"; }

TiffFile::TiffFile(const std::string& path, const Grid& grid, Kind kind, const RasterMeta& meta, Purpose purpose)
    : grid_{grid}, bits_{meta.decimals_bits}, nodata_{nodata_of(kind, meta)}, part_{path, purpose == Purpose::draft ? ".draft" : ""}
{
    const Calls calls;
    dataset_ = create(part_.name(), grid, kind, purpose);
    if (!dataset_)
        calls.cannot_write(path);
    describe(dataset_.get(), grid, kind, meta);
    const auto factors = overview_factors(grid.rows, grid.cols);
    if (GDALBuildOverviews(dataset_.get(), "NONE", static_cast<int>(factors.size()), factors.data(), 0, nullptr, nullptr, nullptr) != CE_None ||
        calls.failed())
        calls.cannot_write(path);
    if (kind == Kind::byte)
        levels_.emplace(std::in_place_type<TiffLevels<std::uint8_t>>, band(), nodata_);
    else
        levels_.emplace(std::in_place_type<TiffLevels<float>>, band(), nodata_);
}

TiffFile::~TiffFile()
{
    const Calls quiet;
    dataset_.reset();
}

template <typename T>
void TiffFile::put(const Window& rows, View<const T> values)
{
    auto* levels = std::get_if<TiffLevels<T>>(&*levels_);
    if (!levels || rows.row != levels->rows() || rows.col != 0 || rows.cols != grid_.cols || rows.row + rows.rows > grid_.rows)
        throw Error{Fault::internal, part_.path() + ": rows come out of order, or of another kind"};
    const Calls calls;
    std::vector<T> stored(static_cast<std::size_t>(grid_.cols));
    for (int i = 0; i < rows.rows; ++i) {
        store(values.row(i), grid_.cols, bits_, nodata_, stored.data());
        statistics_.add(stored.data(), grid_.cols, nodata_);
        if (!levels->add(stored.data()) || calls.failed())
            calls.cannot_write(part_.path());
    }
}

GDALDatasetH TiffFile::finish()
{
    if (std::visit([](const auto& levels) { return levels.rows(); }, *levels_) != grid_.rows)
        throw Error{Fault::internal, part_.path() + ": closed before its last row"};
    const Calls calls;
    statistics_.write(band());
    GDALFlushCache(dataset_.get());
    if (calls.failed())
        calls.cannot_write(part_.path());
    return dataset_.get();
}

void TiffFile::keep()
{
    const Calls calls;
    dataset_.reset();
    if (calls.failed())
        calls.cannot_write(part_.path());
    part_.keep();
}

template void TiffFile::put(const Window& rows, View<const float> values);
template void TiffFile::put(const Window& rows, View<const std::uint8_t> values);

}  // namespace arpent::gdal
