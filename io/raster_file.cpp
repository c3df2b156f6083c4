#include "io/raster_file.hpp"

#include "core/executor.hpp"
#include "io/crs.hpp"
#include "io/gdal.hpp"
#include "io/raster_tiles.hpp"
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

/// Open files, and the ways from study grids to their CRS: of one thread at a time.
struct Opened {
    gdal::OpenTiles files;
    std::map<std::string, gdal::Transformation> ways;
};

/// The cells of a file that a box touches.
Window window_of(const RasterInfo& file, const Box& within)
{
    const Box box = within.within(file.box());
    if (box.empty())
        return {};
    const auto down = [](double at) { return static_cast<int>(std::floor(at + edge_slack)); };
    const auto up = [](double at) { return static_cast<int>(std::ceil(at - edge_slack)); };
    const int top = down((file.north - box.north) / file.cell_y), left = down((box.west - file.west) / file.cell_x);
    const int bottom = up((file.north - box.south) / file.cell_y), right = up((box.east - file.west) / file.cell_x);
    return Window{top, left, bottom - top, right - left}.within({0, 0, file.rows, file.cols});
}

void check_count(std::size_t codes, const std::string& path)
{
    constexpr std::size_t most = 65536;
    if (codes > most)
        throw Error{Fault::data, path + ": holds more than 65536 codes"};
}

void add_codes(const Raster<float>& values, const std::string& path, std::set<int>& to)
{
    constexpr float exact = 0x1p24f;  // floats hold every whole number up to it
    for (int i = 0; i < values.rows(); ++i)
        for (int j = 0; j < values.cols(); ++j) {
            const float value = values.view()(i, j);
            if (value != value || (j > 0 && value == values.view()(i, j - 1)))
                continue;
            if (value != std::round(value) || std::abs(value) > exact)
                throw Error{Fault::data, path + ": holds values that are no codes (whole numbers)"};
            to.insert(static_cast<int>(value));
        }
    check_count(to.size(), path);
}

}  // namespace

struct RasterFile::Impl {
    std::string path;
    std::vector<std::unique_ptr<Opened>> idle;
    gdal::RasterTiles raster;
    std::map<std::string, bool> same;  // by CRS of a grid
    std::mutex lock;                   // of idle and same

    Impl(const std::string& source, int band, const std::string& crs) : path{source}, raster{source, band, crs} {}

    const RasterInfo& info() const { return raster.info(); }

    SourceGrid source() const { return {info().rows, info().cols, info().west, info().north, info().cell_x, info().cell_y}; }

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
            mine = std::make_unique<Opened>();
        work(*mine);
        const std::scoped_lock hold{lock};
        idle.push_back(std::move(mine));
    }

    bool in_crs_of(const Grid& grid)
    {
        const std::scoped_lock hold{lock};
        const auto [found, fresh] = same.try_emplace(grid.crs, false);
        if (fresh)
            found->second = same_crs(info().crs, grid.crs);
        return found->second;
    }

    Bring bring(Opened& opened, const Grid& grid) const
    {
        auto& way = opened.ways[grid.crs];
        if (!way)
            way = gdal::transformation(grid.crs, info().crs);
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
        if (!raster.in_rows() || window.cols <= side)
            return tiles(window, side);
        std::vector<Window> made;
        const int rows = std::max(1, side * side / window.cols);
        for (int row = 0; row < window.rows; row += rows)
            made.push_back(Window{window.row + row, window.col, rows, window.cols}.within(window));
        return made;
    }

    void copy(Opened& opened, const Window& part, int rows_south, int cols_east, const Turn& as, View<float> to) const
    {
        const Window there{part.row + rows_south, part.col + cols_east, part.rows, part.cols};
        const Window known = there.within({0, 0, info().rows, info().cols});
        if (known != there)
            for (int i = 0; i < part.rows; ++i)
                std::fill_n(to.row(i), part.cols, nan);
        if (!known.empty())
            raster.read(opened.files, known, as, to.from(known.row - there.row, known.col - there.col));
    }

    void values(const Grid& grid, const Window& part, Rule rule, const Turn& as, View<float> to)
    {
        with_opened([&](Opened& opened) {
            const ReadSource source_values = [&](const Window& window, View<float> cells) { raster.read(opened.files, window, as, cells); };
            int south = 0, east = 0;
            if (!in_crs_of(grid))
                resample_warped(source(), source_values, bring(opened, grid), grid, part, rule, to);
            else if (same_cells(source(), grid, south, east))
                copy(opened, part, south, east, as, to);
            else
                resample(source(), source_values, grid, part, rule, to);
        });
    }

    void shares(const Grid& grid, const Window& part, const std::vector<int>& codes, const std::vector<View<float>>& to)
    {
        with_opened([&](Opened& opened) {
            const ReadSource source_values = [&](const Window& window, View<float> cells) { raster.read(opened.files, window, {}, cells); };
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

RasterFile::RasterFile(const std::string& source, int band, const std::string& crs) : impl_{std::make_shared<Impl>(source, band, crs)} {}

const std::string& RasterFile::path() const { return impl_->path; }

const RasterInfo& RasterFile::info() const { return impl_->info(); }

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
    const std::vector<Window> parts = impl_->parts(window_of(info(), within));
    std::vector<std::set<int>> found(parts.size());
    for_each(static_cast<int>(parts.size()), [&](int n) {
        const Window& part = parts[static_cast<std::size_t>(n)];
        Raster<float> values{part, 0, nan};
        impl_->with_opened([&](Opened& opened) { impl_->raster.read(opened.files, part, {}, values.view()); });
        add_codes(values, path(), found[static_cast<std::size_t>(n)]);
    });
    std::set<int> all;
    for (auto& codes : found)
        all.merge(codes);
    check_count(all.size(), path());
    return {all.begin(), all.end()};
}

std::vector<std::string> RasterFile::warnings(const Box& within) const { return impl_->raster.warnings(window_of(info(), within)); }

Layer file_layer(std::string name, const Grid& grid, const RasterFile& file, Rule rule)
{
    return {std::move(name), grid, Kind::number, 1, [file, grid, rule](int, const Window& window, AnyView to) {
                const auto values = file.values(grid, window, rule);
                for (int i = 0; i < window.rows; ++i)
                    std::copy_n(values.view().row(i), window.cols, std::get<View<float>>(to).row(i));
            }};
}

}  // namespace arpent
