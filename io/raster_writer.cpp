#include "io/raster_writer.hpp"

#include "core/error.hpp"
#include "core/executor.hpp"
#include "core/unit.hpp"
#include "io/file.hpp"
#include "io/gdal.hpp"
#include "io/tiff_levels.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <variant>

namespace arpent {
namespace {

using Levels = std::variant<gdal::TiffLevels<float>, gdal::TiffLevels<std::uint8_t>>;

/// Mean and spread of what was written, row by row.
class Statistics {
public:
    template <typename T>
    void add(const T* row, int cols, std::optional<double> nodata)
    {
        double count = 0, sum = 0, squares = 0;
        for (int j = 0; j < cols; ++j) {
            const double value = static_cast<double>(row[j]);
            if (value != value || (nodata && value == *nodata))
                continue;
            low_ = std::min(low_, value);
            high_ = std::max(high_, value);
            if (count_ + count == 0)
                origin_ = value;
            count += 1;
            sum += value - origin_;
            squares += (value - origin_) * (value - origin_);
        }
        count_ += count;
        all_ += cols;
        sum_ += sum;
        squares_ += squares;
    }

    void write(GDALRasterBandH band) const
    {
        if (count_ == 0)
            return;
        const double mean = sum_ / count_, variance = std::max(0.0, squares_ / count_ - mean * mean);
        const auto set = [&](const char* name, double value) { GDALSetMetadataItem(band, name, number_text(value).c_str(), nullptr); };
        set("STATISTICS_MINIMUM", low_);
        set("STATISTICS_MAXIMUM", high_);
        set("STATISTICS_MEAN", origin_ + mean);
        set("STATISTICS_STDDEV", std::sqrt(variance));
        set("STATISTICS_VALID_PERCENT", std::round(count_ / all_ * 10000) / 100);
    }

private:
    double origin_ = 0;  // the first value: sums are of differences from it
    double count_ = 0, all_ = 0, sum_ = 0, squares_ = 0;
    double low_ = std::numeric_limits<double>::infinity(), high_ = -low_;
};

/// One NaN, one zero, and no more bits than asked for.
void store(const float* from, int cols, int bits, float* to)
{
    const float scale = std::exp2(static_cast<float>(std::max(0, bits))), back = 1 / scale;
    for (int j = 0; j < cols; ++j) {
        const float rounded = bits < 0 || std::abs(from[j]) * scale >= 0x1p23f ? from[j] : std::nearbyint(from[j] * scale) * back;
        to[j] = from[j] == from[j] ? rounded + 0.0f : std::numeric_limits<float>::quiet_NaN();
    }
}

void store(const std::uint8_t* from, int cols, int, std::uint8_t* to) { std::copy_n(from, cols, to); }

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
        GDALSetProjection(dataset, gdal::wkt(gdal::spatial_ref(grid.crs).get()).c_str());
    const GDALRasterBandH band = GDALGetRasterBand(dataset, 1);
    if (const auto nodata = nodata_of(kind, meta))
        GDALSetRasterNoDataValue(band, *nodata);
    if (!meta.unit.empty())
        GDALSetRasterUnitType(band, meta.unit.c_str());
    if (!meta.description.empty())
        GDALSetDescription(band, meta.description.c_str());
    set_palette(band, meta);
}

std::string predictor(Kind kind) { return kind == Kind::byte ? "PREDICTOR=2" : "PREDICTOR=3"; }

gdal::Dataset create(const std::string& name, const Grid& grid, Kind kind, bool compressed)
{
    gdal::Options options{"TILED=YES", "BLOCKXSIZE=512", "BLOCKYSIZE=512", "BIGTIFF=IF_SAFER"};
    if (compressed)
        for (const std::string& option : {std::string{"COMPRESS=DEFLATE"}, predictor(kind), "NUM_THREADS=" + std::to_string(threads_available())})
            options.add(option);
    const GDALDataType type = kind == Kind::byte ? GDT_Byte : GDT_Float32;
    return gdal::Dataset{GDALCreate(GDALGetDriverByName("GTiff"), name.c_str(), grid.cols, grid.rows, 1, type, options.get())};
}

/// A tiled TIFF under a temporary name, with overviews, filled row by row.
class Tiff {
public:
    Tiff(const std::string& path, const Grid& grid, Kind kind, const RasterMeta& meta, bool compressed)
        : grid_{grid}, bits_{meta.decimals_bits}, nodata_{nodata_of(kind, meta)}, part_{path}
    {
        const gdal::Calls calls;
        dataset_ = create(part_.name(), grid, kind, compressed);
        if (!dataset_)
            calls.cannot_write(path);
        describe(dataset_.get(), grid, kind, meta);
        const auto factors = gdal::overview_factors(grid.rows, grid.cols);
        if (GDALBuildOverviews(dataset_.get(), "NONE", static_cast<int>(factors.size()), factors.data(), 0, nullptr, nullptr, nullptr) != CE_None ||
            calls.failed())
            calls.cannot_write(path);
        if (kind == Kind::byte)
            levels_.emplace(std::in_place_type<gdal::TiffLevels<std::uint8_t>>, band(), nodata_);
        else
            levels_.emplace(std::in_place_type<gdal::TiffLevels<float>>, band(), nodata_);
    }

    ~Tiff()
    {
        const gdal::Calls quiet;
        dataset_.reset();
    }
    Tiff(const Tiff&) = delete;
    Tiff& operator=(const Tiff&) = delete;

    template <typename T>
    void put(const Window& rows, View<const T> values)
    {
        auto* levels = std::get_if<gdal::TiffLevels<T>>(&*levels_);
        if (!levels || rows.row != levels->rows() || rows.col != 0 || rows.cols != grid_.cols || rows.row + rows.rows > grid_.rows)
            throw Error{Fault::internal, part_.path() + ": rows come out of order, or of another kind"};
        const gdal::Calls calls;
        std::vector<T> stored(static_cast<std::size_t>(grid_.cols));
        for (int i = 0; i < rows.rows; ++i) {
            store(values.row(i), grid_.cols, bits_, stored.data());
            statistics_.add(stored.data(), grid_.cols, nodata_);
            if (!levels->add(stored.data()) || calls.failed())
                calls.cannot_write(part_.path());
        }
    }

    /// All is in the file, statistics too, and GDAL has flushed it.
    GDALDatasetH finish()
    {
        if (std::visit([](const auto& levels) { return levels.rows(); }, *levels_) != grid_.rows)
            throw Error{Fault::internal, part_.path() + ": closed before its last row"};
        const gdal::Calls calls;
        statistics_.write(band());
        GDALFlushCache(dataset_.get());
        if (calls.failed())
            calls.cannot_write(part_.path());
        return dataset_.get();
    }

    void keep()
    {
        const gdal::Calls calls;
        dataset_.reset();
        if (calls.failed())
            calls.cannot_write(part_.path());
        part_.keep();
    }

private:
    GDALRasterBandH band() const { return GDALGetRasterBand(dataset_.get(), 1); }

    Grid grid_;
    int bits_;
    std::optional<double> nodata_;
    Part part_;
    gdal::Dataset dataset_;
    std::optional<Levels> levels_;
    Statistics statistics_;
};

template <typename T>
void put_layer(const Layer& layer, Tiff& tiff)
{
    for (int row = 0; row < layer.grid.rows; row += gdal::tile_side) {
        const Window band = Window{row, 0, gdal::tile_side, layer.grid.cols}.within(layer.grid.whole());
        Raster<T> values{band, 0, T{}};
        for_each_tile(band, gdal::tile_side, [&](const Window& tile) {
            const View<T> to = values.view().from(tile.row - band.row, tile.col);
            if (layer.kind != Kind::quanta) {
                layer.read(0, tile, to);
                return;
            }
            const auto water = layer.values<Quanta>(tile);
            for (int i = 0; i < tile.rows; ++i)
                for (int j = 0; j < tile.cols; ++j)
                    to(i, j) = static_cast<T>(static_cast<float>(water.view()(i, j)) * water_quantum);
        });
        tiff.put<T>(band, values.view());
    }
}

}  // namespace

struct RasterWriter::Impl {
    Tiff tiff;
};

RasterWriter::RasterWriter(const std::string& path, const Grid& grid, Kind kind, const RasterMeta& meta)
    : impl_{new Impl{{path, grid, kind, meta, true}}}
{
}

RasterWriter::~RasterWriter() = default;

void RasterWriter::put(const Window& band, View<const float> values) { impl_->tiff.put(band, values); }

void RasterWriter::put(const Window& band, View<const std::uint8_t> values) { impl_->tiff.put(band, values); }

void RasterWriter::close()
{
    impl_->tiff.finish();
    impl_->tiff.keep();
}

void write_cog(const std::string& path, const Layer& layer, const RasterMeta& meta, int threads)
{
    const Kind kind = layer.kind == Kind::byte ? Kind::byte : Kind::number;
    Part part{path};
    Tiff plain{path + ".plain", layer.grid, kind, meta, false};
    if (kind == Kind::byte)
        put_layer<std::uint8_t>(layer, plain);
    else
        put_layer<float>(layer, plain);
    const GDALDatasetH source = plain.finish();
    const gdal::Calls calls;
    const gdal::Options options{"COMPRESS=DEFLATE", kind == Kind::byte ? "PREDICTOR=STANDARD" : "PREDICTOR=FLOATING_POINT", "BLOCKSIZE=512",
                                "BIGTIFF=IF_SAFER", "NUM_THREADS=" + std::to_string(std::max(1, threads)), "OVERVIEWS=AUTO"};
    gdal::Dataset made{GDALCreateCopy(GDALGetDriverByName("COG"), part.name().c_str(), source, FALSE, options.get(), nullptr, nullptr)};
    if (!made)
        calls.cannot_write(path);
    made.reset();
    if (calls.failed())
        calls.cannot_write(path);
    part.keep();
}

}  // namespace arpent
