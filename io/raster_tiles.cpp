#include "io/raster_tiles.hpp"

#include "core/executor.hpp"
#include "core/unit.hpp"
#include "io/crs.hpp"
#include "io/source_files.hpp"

#include <algorithm>
#include <cmath>
#include <cpl_conv.h>
#include <limits>
#include <set>

namespace arpent::gdal {
namespace {

constexpr std::size_t most_open = 8;       // files of one thread
constexpr double lattice_slack = 1e-3;     // [cells] that a tile may lie off the cells of the first
constexpr float nan = std::numeric_limits<float>::quiet_NaN();

/// While it lives, opening a file does not list its folder: GDAL's listing takes as long as all else where a folder holds thousands.
class NoListing {
public:
    NoListing() { CPLSetThreadLocalConfigOption("GDAL_DISABLE_READDIR_ON_OPEN", "TRUE"); }
    ~NoListing() { CPLSetThreadLocalConfigOption("GDAL_DISABLE_READDIR_ON_OPEN", nullptr); }
    NoListing(const NoListing&) = delete;
    NoListing& operator=(const NoListing&) = delete;
};

std::vector<RasterBand> heads(const std::vector<std::string>& paths, int band, const std::string& crs)
{
    std::vector<std::optional<RasterBand>> made(paths.size());
    std::vector<std::optional<Error>> failures(paths.size());
    for_each(static_cast<int>(paths.size()), [&](int n) {
        const auto at = static_cast<std::size_t>(n);
        try {
            const NoListing quick;
            made[at].emplace(open(paths[at], GDAL_OF_RASTER).get(), paths[at], band, crs);
        } catch (const Error& error) {
            failures[at] = error;
        }
    });
    for (const auto& failure : failures)
        if (failure)
            throw *failure;
    std::vector<RasterBand> bands;
    for (auto& each : made)
        bands.push_back(std::move(*each));
    return bands;
}

/// A whole number of cells, or the distance to it.
std::int64_t cells_to(double distance, double cell, double& off)
{
    const double cells = distance / cell, whole = std::round(cells);
    off = std::max(off, std::abs(cells - whole));
    return static_cast<std::int64_t>(whole);
}

std::string or_none(const std::string& unit) { return unit.empty() ? "no unit" : unit; }

std::string cells_text(const RasterInfo& info) { return number_text(info.cell_x) + " x " + number_text(info.cell_y); }

/// The cells of a window that rectangles cover.
std::int64_t covered(const std::vector<Window>& windows)
{
    std::set<int> edges;
    for (const Window& each : windows)
        edges.insert({each.row, each.row + each.rows});
    std::vector<Window> sorted = windows;
    std::ranges::sort(sorted, {}, &Window::col);
    std::int64_t cells = 0;
    for (auto top = edges.begin(); top != edges.end() && std::next(top) != edges.end(); ++top) {
        std::int64_t cols = 0;
        int end = std::numeric_limits<int>::min();
        for (const Window& each : sorted)
            if (each.row <= *top && each.row + each.rows > *top) {
                cols += std::max(0, each.col + each.cols - std::max(end, each.col));
                end = std::max(end, each.col + each.cols);
            }
        cells += cols * (*std::next(top) - *top);
    }
    return cells;
}

bool all_known(View<float> values, const Window& size)
{
    for (int i = 0; i < size.rows; ++i)
        for (int j = 0; j < size.cols; ++j)
            if (std::isnan(values(i, j)))
                return false;
    return true;
}

}  // namespace

GDALDatasetH OpenTiles::at(const std::string& path)
{
    const auto found = std::ranges::find(open_, path, &Open::path);
    if (found != open_.end()) {
        open_.splice(open_.begin(), open_, found);
    } else {
        if (open_.size() == most_open)
            open_.pop_back();
        const NoListing quick;
        open_.push_front({path, open(path, GDAL_OF_RASTER)});
    }
    return open_.front().dataset.get();
}

RasterTiles::RasterTiles(const std::string& source, int band, const std::string& crs) : source_{source}
{
    for (RasterBand& each : heads(source_members(source), band, crs))
        tiles_.push_back({std::move(each), {}});
    for (const Tile& tile : tiles_)
        check(tile.band);
    place();
}

/// Tiles agree in all that their values mean.
void RasterTiles::check(const RasterBand& tile) const
{
    const RasterBand& first = tiles_.front().band;
    const RasterInfo &a = first.info(), &b = tile.info();
    const auto unlike = [&](const std::string& is, const std::string& wanted) {
        throw Error{Fault::data, tile.path() + ": " + is + ", the first tile, " + first.path() + ", " + wanted};
    };
    if (!same_crs(b.crs, a.crs))
        unlike("is in " + crs_name(b.crs), "in " + crs_name(a.crs));
    if (b.type != a.type)
        unlike("holds " + b.type, a.type);
    if (b.unit != a.unit)
        unlike("has values in " + or_none(b.unit), "in " + or_none(a.unit));
    const double wide = std::max(b.rows, b.cols);
    if (std::abs(b.cell_x / a.cell_x - 1) * wide > lattice_slack || std::abs(b.cell_y / a.cell_y - 1) * wide > lattice_slack)
        unlike("has cells of " + cells_text(b), "of " + cells_text(a));
    double off = 0;
    cells_to(b.west - a.west, a.cell_x, off);
    cells_to(b.north - a.north, a.cell_y, off);
    if (off > lattice_slack)
        unlike("has cells that lie off those of", "by " + number_text(std::round(off * 1000) / 1000) + " cells");
}

/// The rectangle round all, and the windows of the tiles in it.
void RasterTiles::place()
{
    info_ = tiles_.front().band.info();
    for (const Tile& tile : tiles_) {
        info_.west = std::min(info_.west, tile.band.info().west);
        info_.north = std::max(info_.north, tile.band.info().north);
    }
    double off = 0;
    std::int64_t rows = 0, cols = 0;
    std::vector<std::pair<std::int64_t, std::int64_t>> corners;
    for (const Tile& tile : tiles_) {
        const RasterInfo& own = tile.band.info();
        corners.emplace_back(cells_to(info_.north - own.north, info_.cell_y, off), cells_to(own.west - info_.west, info_.cell_x, off));
        rows = std::max(rows, corners.back().first + own.rows);
        cols = std::max(cols, corners.back().second + own.cols);
    }
    constexpr std::int64_t most = std::numeric_limits<int>::max();
    if (rows > most || cols > most)
        throw Error{Fault::data, source_ + ": its tiles lie too far from each other"};
    for (std::size_t n = 0; n < tiles_.size(); ++n)
        tiles_[n].window = {static_cast<int>(corners[n].first), static_cast<int>(corners[n].second), tiles_[n].band.info().rows, tiles_[n].band.info().cols};
    info_.rows = static_cast<int>(rows);
    info_.cols = static_cast<int>(cols);
}

std::vector<const RasterTiles::Tile*> RasterTiles::under(const Window& window) const
{
    std::vector<const Tile*> found;
    for (const Tile& tile : tiles_)
        if (!tile.window.within(window).empty())
            found.push_back(&tile);
    return found;
}

void RasterTiles::read(OpenTiles& files, const Window& window, const std::function<float(float)>& as, View<float> to) const
{
    const auto tiles = under(window);
    if (tiles.size() == 1 && tiles.front()->window.contains(window)) {
        read(files, *tiles.front(), window, to);
    } else {
        for (int i = 0; i < window.rows; ++i)
            std::fill_n(to.row(i), window.cols, nan);
        for (const Tile* tile : tiles)
            add(files, *tile, window, to);
    }
    for (int i = 0; as && i < window.rows; ++i)
        for (float* at = to.row(i); at != to.row(i) + window.cols; ++at)
            *at = *at == *at ? as(*at) : nan;
}

void RasterTiles::read(OpenTiles& files, const Tile& tile, const Window& window, View<float> to) const
{
    tile.band.read(files.at(tile.band.path()), {window.row - tile.window.row, window.col - tile.window.col, window.rows, window.cols}, to);
}

/// Cells that are known already stay: of tiles that lie on each other the first counts.
void RasterTiles::add(OpenTiles& files, const Tile& tile, const Window& window, View<float> to) const
{
    const Window common = tile.window.within(window);
    const View<float> part = to.from(common.row - window.row, common.col - window.col);
    if (all_known(part, common))
        return;
    Raster<float> values{common, 0, nan};
    read(files, tile, common, values.view());
    for (int i = 0; i < common.rows; ++i)
        for (int j = 0; j < common.cols; ++j)
            part(i, j) = std::isnan(part(i, j)) ? values.view()(i, j) : part(i, j);
}

std::vector<std::string> RasterTiles::warnings(const Window& within) const
{
    std::vector<Window> parts;
    std::int64_t sum = 0;
    for (const Tile* tile : under(within)) {
        parts.push_back(tile->window.within(within));
        sum += parts.back().cells();
    }
    const std::int64_t cells = covered(parts);
    std::vector<std::string> made;
    if (tiles_.size() > 1 && cells < within.cells())
        made.push_back("no tile lies on " + std::to_string(within.cells() - cells) + " of " + std::to_string(within.cells()) + " cells: no value there");
    if (sum > cells)
        made.push_back("tiles lie on each other on " + std::to_string(sum - cells) + " cells: the first by name counts, where it knows a value");
    return made;
}

}  // namespace arpent::gdal
