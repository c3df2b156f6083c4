#include "io/raster_file.hpp"

#include "core/executor.hpp"
#include "io/crs.hpp"
#include "io/gdal.hpp"
#include "io/resample.hpp"
#include "io/warp.hpp"

#include <cmath>
#include <limits>
#include <map>
#include <mutex>
#include <set>

namespace arpent {
namespace {

constexpr float nan = std::numeric_limits<float>::quiet_NaN();
using Turn = std::function<float(float)>;

/// One opening of a file, and the ways from study grids to its CRS: of one thread at a time.
struct Opened {
    gdal::Dataset dataset;
    std::map<std::string, gdal::Transformation> ways;
};

/// What of a band is not in RasterInfo.
struct BandNature {
    double scale = 1, offset = 0;
    bool south_up = false, masked = false, wide = false;  // wide: numbers that a float does not hold
    int block_cols = 0;
};

std::string text_of(const char* text) { return text ? text : ""; }

void place(GDALDatasetH dataset, const std::string& path, RasterInfo& info, BandNature& nature)
{
    double corner[6];
    if (GDALGetGeoTransform(dataset, corner) != CE_None)
        throw Error{Fault::data, path + ": has no place on a map (no geotransform)"};
    if (corner[2] != 0 || corner[4] != 0)
        throw Error{Fault::data, path + ": is rotated (allowed: north up; gdalwarp makes it so)"};
    if (!(corner[1] > 0) || corner[5] == 0)
        throw Error{Fault::data, path + ": has cells without a size"};
    nature.south_up = corner[5] > 0;
    info.cell_x = corner[1];
    info.cell_y = std::abs(corner[5]);
    info.west = corner[0];
    info.north = nature.south_up ? corner[3] + info.rows * info.cell_y : corner[3];
    info.crs = gdal::wkt(GDALGetSpatialRef(dataset));
    if (info.crs.empty())
        throw Error{Fault::data, path + ": has no CRS"};
}

void describe(GDALRasterBandH band, RasterInfo& info, BandNature& nature)
{
    const GDALDataType type = GDALGetRasterDataType(band);
    int has_nodata = 0;
    const double nodata = GDALGetRasterNoDataValue(band, &has_nodata);
    if (has_nodata)
        info.nodata = nodata;
    info.type = text_of(GDALGetDataTypeName(type));
    info.unit = text_of(GDALGetRasterUnitType(band));
    info.description = text_of(GDALGetDescription(band));
    nature.scale = GDALGetRasterScale(band, nullptr);
    nature.offset = GDALGetRasterOffset(band, nullptr);
    nature.masked = (GDALGetMaskFlags(band) & (GMF_ALL_VALID | GMF_NODATA)) == 0;
    nature.wide = GDALGetDataTypeSizeBits(type) > 16 && type != GDT_Float32;
    int block_rows = 0;
    GDALGetBlockSize(band, &nature.block_cols, &block_rows);
}

void check_bands(const std::string& path, int bands, int band)
{
    if (bands == 0)
        throw Error{Fault::data, path + ": holds no raster of its own, or several: name one as gdalinfo does"};
    if (band < 1 || band > bands)
        throw Error{Fault::study, path + ": no band " + std::to_string(band) + " (allowed: 1" +
                                      (bands > 1 ? " to " + std::to_string(bands) : std::string{}) + ")"};
}

}  // namespace

struct RasterFile::Impl {
    std::string path;
    int band;
    RasterInfo info;
    BandNature nature;
    std::mutex lock;
    std::vector<std::unique_ptr<Opened>> idle;
    std::map<std::string, bool> same;  // by CRS of a grid

    Impl(const std::string& file, int number) : path{file}, band{number}
    {
        auto opened = open();
        const gdal::Calls calls;
        const GDALDatasetH dataset = opened->dataset.get();
        info.bands = GDALGetRasterCount(dataset);
        check_bands(path, info.bands, band);
        info.rows = GDALGetRasterYSize(dataset);
        info.cols = GDALGetRasterXSize(dataset);
        place(dataset, path, info, nature);
        describe(GDALGetRasterBand(dataset, band), info, nature);
        idle.push_back(std::move(opened));
    }

    std::unique_ptr<Opened> open() const { return std::unique_ptr<Opened>{new Opened{gdal::open(path, GDAL_OF_RASTER), {}}}; }

    SourceGrid source() const { return {info.rows, info.cols, info.west, info.north, info.cell_x, info.cell_y}; }

    /// Calls `work(opened)` with an opening that no other thread has.
    template <typename Work>
    void with_opened(const Work& work)
    {
        std::unique_ptr<Opened> mine;
        {
            const std::scoped_lock hold{lock};
            if (!idle.empty()) {
                mine = std::move(idle.back());
                idle.pop_back();
            }
        }
        if (!mine)
            mine = open();
        work(*mine);
        const std::scoped_lock hold{lock};
        idle.push_back(std::move(mine));
    }

    bool in_crs_of(const Grid& grid)
    {
        const std::scoped_lock hold{lock};
        const auto [found, fresh] = same.try_emplace(grid.crs, false);
        if (fresh)
            found->second = same_crs(info.crs, grid.crs);
        return found->second;
    }

    /// GDAL's window, as numbers of type T.
    template <typename T>
    void fetch(GDALRasterBandH from, const Window& window, GDALDataType type, T* to, std::ptrdiff_t pitch) const
    {
        const gdal::Calls calls;
        const int top = nature.south_up ? info.rows - window.row - window.rows : window.row;
        const auto size = static_cast<GSpacing>(sizeof(T));
        const GSpacing line = size * pitch;
        T* first = nature.south_up ? to + (window.rows - 1) * pitch : to;
        if (GDALRasterIOEx(from, GF_Read, window.col, top, window.cols, window.rows, first, window.cols, window.rows, type, size,
                           nature.south_up ? -line : line, nullptr) != CE_None)
            calls.cannot_read(path);
    }

    /// The values of a window of the file, NaN where unknown.
    void read(GDALDatasetH dataset, const Window& window, const Turn& as, View<float> to) const
    {
        const GDALRasterBandH from = GDALGetRasterBand(dataset, band);
        if (nature.wide)
            read_rows<double>(from, window, GDT_Float64, to);
        else
            read_rows<float>(from, window, GDT_Float32, to);
        if (nature.masked)
            take_mask(GDALGetMaskBand(from), window, to);
        for (int i = 0; as && i < window.rows; ++i)
            for (float* at = to.row(i); at != to.row(i) + window.cols; ++at)
                *at = *at == *at ? as(*at) : nan;
    }

    template <typename T>
    void read_rows(GDALRasterBandH from, const Window& window, GDALDataType type, View<float> to) const
    {
        const std::ptrdiff_t pitch = window.cols;
        std::vector<T> own;
        if constexpr (std::is_same_v<T, double>)
            own.resize(static_cast<std::size_t>(window.cells()));
        T* rows = nullptr;
        std::ptrdiff_t step = pitch;
        if constexpr (std::is_same_v<T, float>) {
            rows = to.row(0);
            step = to.row(1) - to.row(0);
        } else
            rows = own.data();
        fetch(from, window, type, rows, step);
        for (int i = 0; i < window.rows; ++i)
            know(rows + i * step, window.cols, to.row(i));
    }

    /// Unknown values become NaN; scale and offset count.
    template <typename T>
    void know(const T* from, int cols, float* to) const
    {
        const T unknown = info.nodata ? static_cast<T>(*info.nodata) : std::numeric_limits<T>::quiet_NaN();
        const bool scaled = nature.scale != 1 || nature.offset != 0;
        constexpr T most = std::numeric_limits<T>::max();
#pragma omp simd
        for (int j = 0; j < cols; ++j)
            to[j] = from[j] == unknown || !(from[j] <= most && from[j] >= -most) ? nan : static_cast<float>(from[j]);
        for (int j = 0; scaled && j < cols; ++j)
            to[j] = static_cast<float>(static_cast<double>(to[j]) * nature.scale + nature.offset);
    }

    void take_mask(GDALRasterBandH mask, const Window& window, View<float> to) const
    {
        std::vector<std::uint8_t> known(static_cast<std::size_t>(window.cells()));
        fetch(mask, window, GDT_Byte, known.data(), window.cols);
        for (int i = 0; i < window.rows; ++i)
            for (int j = 0; j < window.cols; ++j)
                if (known[static_cast<std::size_t>(i) * static_cast<std::size_t>(window.cols) + static_cast<std::size_t>(j)] == 0)
                    to(i, j) = nan;
    }

    Bring bring(Opened& opened, const Grid& grid) const
    {
        auto& way = opened.ways[grid.crs];
        if (!way)
            way = gdal::transformation(grid.crs, info.crs);
        return [&way](std::vector<double>& x, std::vector<double>& y) {
            const gdal::Calls quiet;
            std::vector<int> done(x.size());
            OCTTransformEx(way.get(), static_cast<int>(x.size()), x.data(), y.data(), nullptr, done.data());
            for (std::size_t n = 0; n < x.size(); ++n)
                if (!done[n] || !std::isfinite(x[n]) || !std::isfinite(y[n]))
                    x[n] = y[n] = std::numeric_limits<double>::quiet_NaN();
        };
    }

    /// Windows of about a million cells; whole rows where the file's blocks are.
    std::vector<Window> parts(const Window& window) const
    {
        constexpr int side = 1024;
        if (nature.block_cols < info.cols || window.cols <= side)
            return tiles(window, side);
        std::vector<Window> made;
        const int rows = std::max(1, side * side / window.cols);
        for (int row = 0; row < window.rows; row += rows)
            made.push_back(Window{window.row + row, window.col, rows, window.cols}.within(window));
        return made;
    }

    void copy(GDALDatasetH dataset, const Window& part, int rows_south, int cols_east, const Turn& as, View<float> to) const
    {
        const Window there{part.row + rows_south, part.col + cols_east, part.rows, part.cols};
        const Window known = there.within({0, 0, info.rows, info.cols});
        if (known != there)
            for (int i = 0; i < part.rows; ++i)
                std::fill_n(to.row(i), part.cols, nan);
        if (!known.empty())
            read(dataset, known, as, to.from(known.row - there.row, known.col - there.col));
    }

    void values(const Grid& grid, const Window& part, Rule rule, const Turn& as, View<float> to)
    {
        with_opened([&](Opened& opened) {
            const ReadSource source_values = [&](const Window& window, View<float> cells) { read(opened.dataset.get(), window, as, cells); };
            int south = 0, east = 0;
            if (!in_crs_of(grid))
                resample_warped(source(), source_values, bring(opened, grid), grid, part, rule, to);
            else if (same_cells(source(), grid, south, east))
                copy(opened.dataset.get(), part, south, east, as, to);
            else
                resample(source(), source_values, grid, part, rule, to);
        });
    }

    void shares(const Grid& grid, const Window& part, const std::vector<int>& codes, const std::vector<View<float>>& to)
    {
        with_opened([&](Opened& opened) {
            const ReadSource source_values = [&](const Window& window, View<float> cells) { read(opened.dataset.get(), window, {}, cells); };
            if (in_crs_of(grid))
                resample_shares(source(), source_values, grid, part, codes, to);
            else
                warped_shares(source(), source_values, bring(opened, grid), grid, part, codes, to);
        });
    }

    /// Calls `body(window, to)` for the parts of a window, on the threads of the run.
    template <typename Body>
    void for_each_part(const Window& window, const Body& body) const
    {
        const auto all = parts(window);
        for_each(static_cast<int>(all.size()), [&](int n) { body(all[static_cast<std::size_t>(n)]); });
    }
};

RasterFile::RasterFile(const std::string& path, int band) : impl_{std::make_shared<Impl>(path, band)} {}

const std::string& RasterFile::path() const { return impl_->path; }

const RasterInfo& RasterFile::info() const { return impl_->info; }

Raster<float> RasterFile::values(const Grid& grid, const Window& window, Rule rule, const std::function<float(float)>& as) const
{
    Raster<float> made{window, 0, nan};
    impl_->for_each_part(window, [&](const Window& part) {
        impl_->values(grid, part, rule, as, made.view().from(part.row - window.row, part.col - window.col));
    });
    return made;
}

std::vector<Raster<float>> RasterFile::shares(const Grid& grid, const Window& window, const std::vector<int>& codes) const
{
    std::vector<Raster<float>> made;
    std::vector<int> sorted = codes;
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t k = 0; k < codes.size(); ++k)
        made.emplace_back(window, 0, 0.0f);
    impl_->for_each_part(window, [&](const Window& part) {
        std::vector<View<float>> to;
        for (const int code : sorted) {
            const auto at = static_cast<std::size_t>(std::find(codes.begin(), codes.end(), code) - codes.begin());
            to.push_back(made[at].view().from(part.row - window.row, part.col - window.col));
        }
        impl_->shares(grid, part, sorted, to);
    });
    return made;
}

std::vector<int> RasterFile::codes(const Box& within) const
{
    constexpr std::size_t most = 65536;
    const RasterInfo& of = info();
    const Box box = within.within(of.box());
    std::set<int> found;
    if (box.empty())
        return {};
    const auto down = [](double at) { return static_cast<int>(std::floor(at + 1e-6)); };
    const auto up = [](double at) { return static_cast<int>(std::ceil(at - 1e-6)); };
    const int top = down((of.north - box.north) / of.cell_y), left = down((box.west - of.west) / of.cell_x);
    const Window window = Window{top, left, up((of.north - box.south) / of.cell_y) - top, up((box.east - of.west) / of.cell_x) - left}.within(
        {0, 0, of.rows, of.cols});
    for (const Window& part : impl_->parts(window)) {
        Raster<float> values{part, 0, nan};
        impl_->with_opened([&](Opened& opened) { impl_->read(opened.dataset.get(), part, {}, values.view()); });
        for (int i = 0; i < part.rows; ++i)
            for (int j = 0; j < part.cols; ++j) {
                const float value = values.view()(i, j);
                if (value != value || (j > 0 && value == values.view()(i, j - 1)))
                    continue;
                if (value != std::round(value) || std::abs(value) > 16777216.0f)
                    throw Error{Fault::data, path() + ": holds values that are no codes (whole numbers)"};
                found.insert(static_cast<int>(value));
            }
        if (found.size() > most)
            throw Error{Fault::data, path() + ": holds more than 65536 codes"};
    }
    return {found.begin(), found.end()};
}

Layer file_layer(std::string name, const Grid& grid, const RasterFile& file, Rule rule)
{
    return {std::move(name), grid, Kind::number, 1, [file, grid, rule](int, const Window& window, AnyView to) {
                const auto values = file.values(grid, window, rule);
                for (int i = 0; i < window.rows; ++i)
                    std::copy_n(values.view().row(i), window.cols, std::get<View<float>>(to).row(i));
            }};
}

}  // namespace arpent
