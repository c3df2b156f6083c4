#include "io/coverage.hpp"

#include "io/walk.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace arpent {
namespace {

constexpr double rounding = 1e-13;  // [cells] shares this near to 0 or 1 are it

/// On no planet's map; NaN is not.
bool is_far(double at) { return !(std::abs(at) < 1e15); }

bool is_near(const Ring& ring)
{
    return std::none_of(ring.begin(), ring.end(), [](const Point& at) { return is_far(at.x) || is_far(at.y); });
}

/// What an edge does to a cell: area to its east within the cell, and height that counts for every cell further east.
struct Passage {
    int row, col;
    double area, height;
};

bool in_order(const auto& a, const auto& b) { return a.row != b.row ? a.row < b.row : a.col < b.col; }

bool same_cell(const auto& a, const auto& b) { return a.row == b.row && a.col == b.col; }

/// Twice the area that a ring turns round, positive where heights to the east add up.
double turn(const std::vector<Spot>& ring)
{
    double twice = 0;
    for (std::size_t n = 0; n < ring.size(); ++n) {
        const Spot &o = ring[0], &a = ring[n], &b = ring[n + 1 == ring.size() ? 0 : n + 1];
        twice -= (b.y - a.y) * (a.x + b.x - 2 * o.x);
    }
    return twice;
}

void add_ring(const Ring& ring, bool hole, const Grid& grid, std::vector<Passage>& to)
{
    std::vector<Spot> spots;
    for (const Point& at : ring)
        spots.push_back(spot(at, grid));
    const double sign = (turn(spots) > 0) != hole ? 1 : -1;
    for (std::size_t n = 0; n < spots.size(); ++n) {
        const Spot &a = spots[n], &b = spots[n + 1 == spots.size() ? 0 : n + 1];
        if (a.y == b.y && a.y == std::floor(a.y))
            continue;  // along a row's edge nothing is cut
        for_each_part(a, b, grid, [&](int row, int col, const Spot& from, const Spot& end) {
            const double height = sign * (end.y - from.y);
            if (col < grid.cols)
                to.push_back({row, col, height * (col + 1 - (from.x + end.x) / 2), height});
        });
    }
}

void add_share(int row, int col, double share, std::vector<CellShare>& to)
{
    if (share > rounding)
        to.push_back({row, col, share > 1 - rounding ? 1 : share});
}

/// Cells of a row from `col` to `end` that no edge passes are wholly inside or outside: their height is a whole number but for rounding.
void fill(int row, int col, int end, double& height, std::vector<CellShare>& to)
{
    if (col >= end)
        return;
    height = std::round(height);
    for (; height > 0 && col < end; ++col)
        to.push_back({row, col, 1});
}

std::vector<CellShare> shares_of(std::vector<Passage>& passages, int cols)
{
    std::stable_sort(passages.begin(), passages.end(), [](const auto& a, const auto& b) { return in_order(a, b); });
    std::vector<CellShare> shares;
    for (std::size_t n = 0; n < passages.size();) {
        const int row = passages[n].row;
        double height = 0;
        int next = 0;
        while (n < passages.size() && passages[n].row == row) {
            const Passage first = passages[n];
            double area = 0, added = 0;
            for (; n < passages.size() && same_cell(passages[n], first); ++n) {
                area += passages[n].area;
                added += passages[n].height;
            }
            fill(row, next, first.col, height, shares);
            if (first.col >= 0)
                add_share(row, first.col, height + area, shares);
            height += added;
            next = first.col + 1;
        }
        fill(row, next, cols, height, shares);
    }
    return shares;
}

/// The part of a grid round a polygon: places in it are exact however far the grid's corner is.
Window window_of(const Polygon& polygon, const Grid& grid)
{
    constexpr double far = std::numeric_limits<double>::infinity();
    Box box{far, far, -far, -far};
    for (const Point& at : polygon.front())
        box = {std::min(box.west, at.x), std::min(box.south, at.y), std::max(box.east, at.x), std::max(box.north, at.y)};
    box = box.within(grid.box());
    if (!(box.west <= box.east && box.south <= box.north))
        return {};
    const int top = cell_of((grid.north - box.north) / grid.cell, grid.rows), left = cell_of((box.west - grid.west) / grid.cell, grid.cols);
    const int bottom = cell_of((grid.north - box.south) / grid.cell, grid.rows), right = cell_of((box.east - grid.west) / grid.cell, grid.cols);
    return Window{top - 1, left - 1, bottom - top + 3, right - left + 3}.within(grid.whole());  // a cell more: for rounding
}

/// Joins what several shapes gave: row by row, shares of one cell added.
std::vector<CellShare> merged(std::vector<CellShare> shares, double most)
{
    std::stable_sort(shares.begin(), shares.end(), [](const auto& a, const auto& b) { return in_order(a, b); });
    std::vector<CellShare> made;
    for (const CellShare& share : shares)
        if (!made.empty() && same_cell(made.back(), share))
            made.back().share = std::min(most, made.back().share + share.share);
        else
            made.push_back(share);
    return made;
}

/// Columns where a row of middles goes in or out of a polygon.
struct Toggle {
    int row, col;
};

void add_toggles(const Ring& ring, const Grid& grid, std::vector<Toggle>& to)
{
    for (std::size_t n = 0; n < ring.size(); ++n) {
        Spot a = spot(ring[n], grid), b = spot(ring[n + 1 == ring.size() ? 0 : n + 1], grid);
        if (a.y > b.y)
            std::swap(a, b);
        const int first = std::max(0, cell_of(std::ceil(a.y - 0.5), grid.rows)), end = std::min(grid.rows, cell_of(std::ceil(b.y - 0.5), grid.rows));
        for (int row = first; row < end; ++row) {
            const double x = a.x + (row + 0.5 - a.y) * ((b.x - a.x) / (b.y - a.y));
            to.push_back({row, std::max(0, cell_of(std::ceil(x - 0.5), grid.cols))});
        }
    }
}

void add_centres(const Polygon& polygon, const Grid& grid, std::vector<CellShare>& to)
{
    std::vector<Toggle> toggles;
    for (const Ring& ring : polygon)
        if (is_near(ring))
            add_toggles(ring, grid, toggles);
    std::sort(toggles.begin(), toggles.end(), [](const auto& a, const auto& b) { return in_order(a, b); });
    for (std::size_t n = 0; n + 1 < toggles.size(); n += 2)  // a closed ring crosses every row of middles twice
        for (int col = toggles[n].col; col < toggles[n + 1].col; ++col)
            to.push_back({toggles[n].row, col, 1});
}

}  // namespace

std::vector<CellShare> area_shares(const std::vector<Polygon>& polygons, const Grid& grid)
{
    std::vector<CellShare> all;
    for (const Polygon& polygon : polygons) {
        if (polygon.empty() || !std::all_of(polygon.begin(), polygon.end(), is_near))
            continue;
        const Window window = window_of(polygon, grid);
        if (window.empty())
            continue;
        std::vector<Passage> passages;
        const Grid local = grid.cropped(window);
        for (std::size_t n = 0; n < polygon.size(); ++n)
            add_ring(polygon[n], n > 0, local, passages);
        for (const CellShare& share : shares_of(passages, local.cols))
            all.push_back({share.row + window.row, share.col + window.col, share.share});
    }
    return polygons.size() == 1 ? all : merged(std::move(all), 1);
}

std::vector<CellShare> centres_inside(const std::vector<Polygon>& polygons, const Grid& grid)
{
    std::vector<CellShare> all;
    for (const Polygon& polygon : polygons)
        add_centres(polygon, grid, all);
    return merged(std::move(all), 1);
}

std::vector<CellShare> line_lengths(const std::vector<Line>& lines, const Grid& grid)
{
    std::vector<CellShare> all;
    for (const Line& line : lines)
        for (std::size_t n = 1; n < line.size() && is_near(line); ++n)
            for_each_part(spot(line[n - 1], grid), spot(line[n], grid), grid, [&](int row, int col, const Spot& from, const Spot& to) {
                const bool on_east_edge = from.x == grid.cols && to.x == grid.cols;
                const double length = std::hypot(to.x - from.x, to.y - from.y) * grid.cell;
                if (length > 0 && col >= 0 && (col < grid.cols || on_east_edge))
                    all.push_back({row, std::min(col, grid.cols - 1), length});
            });
    return merged(std::move(all), std::numeric_limits<double>::infinity());
}

std::vector<CellShare> point_cells(const std::vector<Point>& points, const Grid& grid)
{
    std::vector<CellShare> all;
    for (const Point& point : points)
        if (const int row = grid.row(point.y), col = grid.col(point.x); row >= 0 && col >= 0)
            all.push_back({row, col, 1});
    return merged(std::move(all), std::numeric_limits<double>::infinity());
}

}  // namespace arpent
