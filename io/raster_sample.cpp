#include "io/raster_sample.hpp"

#include "io/gdal.hpp"
#include "io/overlap.hpp"
#include "io/source_files.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace arpent {
namespace {

constexpr float nan = std::numeric_limits<float>::quiet_NaN();

/// The file's own cells as a grid. Cells that are no squares are sampled by squares of their longer side.
Grid cells_of(const RasterInfo& info)
{
    const double cell = std::max(info.cell_x, info.cell_y);
    const Box box = info.box();
    return {static_cast<int>(std::ceil((box.north - box.south) / cell - edge_slack)), static_cast<int>(std::ceil((box.east - box.west) / cell - edge_slack)), cell,
            info.west, info.north, info.crs};
}

Window window_within(const Grid& grid, const Box& within)
{
    const Box box = within.within(grid.box());
    if (box.empty())
        return {};
    const auto down = [&](double at) { return static_cast<int>(std::floor(at / grid.cell + edge_slack)); };
    const auto up = [&](double at) { return static_cast<int>(std::ceil(at / grid.cell - edge_slack)); };
    const int top = down(grid.north - box.north), left = down(box.west - grid.west);
    return Window{top, left, up(grid.north - box.south) - top, up(box.east - grid.west) - left}.within(grid.whole());
}

void add(const RasterFile& file, const Grid& grid, const Window& window, std::vector<float>& to)
{
    const Raster<float> read = file.values(grid, window, Rule::nearest);
    for (int i = 0; i < read.rows(); ++i)
        to.insert(to.end(), read.view().row(i), read.view().row(i) + read.cols());
}

/// Blocks of the file, as many as the sample takes, spread evenly over the window.
RasterSample blocks(const RasterFile& file, const Grid& grid, const Window& window)
{
    const RasterInfo& info = file.info();
    const int rows = std::clamp(info.block_rows, 1, 512), cols = std::clamp(info.block_cols, 1, sample_cells / rows);
    const int down = (window.rows + rows - 1) / rows, across = (window.cols + cols - 1) / cols;
    const int most = std::max(2, sample_cells / (rows * cols));
    const double share = std::min(1.0, std::sqrt(static_cast<double>(most) / (static_cast<double>(down) * across)));
    const int rows_taken = std::clamp(static_cast<int>(std::ceil(down * share)), 1, down);
    const int cols_taken = std::clamp(most / rows_taken, 1, across);
    RasterSample made;
    int count = 0;
    for (int i = 0; i < rows_taken; ++i)
        for (int j = 0; j < cols_taken; ++j) {
            const int row = (2 * i + 1) * down / (2 * rows_taken), col = (2 * j + 1) * across / (2 * cols_taken);
            const int top = (window.row / rows + row) * rows, left = (window.col / cols + col) * cols;
            const Window block = Window{top, left, rows, cols}.within(window);
            if (block.empty())
                continue;
            add(file, grid, block, made.values);
            ++count;
        }
    made.how = std::to_string(count) + (count == 1 ? " block" : " blocks");
    return made;
}

/// The finest overview that is small enough within the window; -1 where there is none.
int overview_for(GDALRasterBandH band, const Grid& grid, const Window& window)
{
    int best = -1;
    double most = 0;
    for (int n = 0; n < GDALGetOverviewCount(band); ++n) {
        const double shrink = static_cast<double>(GDALGetRasterBandXSize(GDALGetOverview(band, n))) / grid.cols;
        const double cells = static_cast<double>(window.cells()) * shrink * shrink;
        if (cells <= sample_cells && cells > most)
            best = n, most = cells;
    }
    return best;
}

/// Values of an overview; nothing where the file has none that fits, or masks its cells by other means than a value.
RasterSample overview(const RasterFile& file, const Grid& grid, const Window& window)
{
    RasterSample made;
    if (source_members(file.path()).size() != 1)
        return made;
    const auto dataset = gdal::open(file.path(), GDAL_OF_RASTER);
    const gdal::Calls calls;
    const GDALRasterBandH band = GDALGetRasterBand(dataset.get(), 1);
    const int best = overview_for(band, grid, window);
    if (best < 0 || (GDALGetMaskFlags(band) & (GMF_ALL_VALID | GMF_NODATA)) == 0)
        return made;
    const GDALRasterBandH small = GDALGetOverview(band, best);
    const auto part = [&](int at, int of, int size) { return static_cast<int>(std::int64_t{at} * size / of); };
    const int width = GDALGetRasterBandXSize(small), height = GDALGetRasterBandYSize(small);
    const int left = part(window.col, grid.cols, width), top = part(window.row, grid.rows, height);
    const int cols = std::max(1, part(window.col + window.cols, grid.cols, width) - left), rows = std::max(1, part(window.row + window.rows, grid.rows, height) - top);
    std::vector<double> values(static_cast<std::size_t>(cols) * static_cast<std::size_t>(rows));
    if (GDALRasterIO(small, GF_Read, left, top, cols, rows, values.data(), cols, rows, GDT_Float64, 0, 0) != CE_None)
        calls.cannot_read(file.path());
    const double scale = GDALGetRasterScale(band, nullptr), offset = GDALGetRasterOffset(band, nullptr), none = file.info().nodata.value_or(nan);
    for (const double value : values)
        made.values.push_back(value == none || !std::isfinite(value) ? nan : static_cast<float>(value * scale + offset));
    made.how = "an overview";
    return made;
}

}  // namespace

RasterSample sample_raster(const RasterFile& file, const Box& within)
{
    const Grid grid = cells_of(file.info());
    const Window window = window_within(grid, within);
    if (window.empty())
        return {{}, "no cell", true};
    if (window.cells() <= sample_cells) {
        RasterSample made{{}, "all cells", true};
        add(file, grid, window, made.values);
        return made;
    }
    if (file.info().overviews > 0)
        if (RasterSample made = overview(file, grid, window); !made.values.empty())
            return made;
    return blocks(file, grid, window);
}

}  // namespace arpent
