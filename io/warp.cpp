#include "io/warp.hpp"

#include "io/sample.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace arpent {
namespace {

constexpr int stride = 16;                       // [cells] between corners that are brought exactly
constexpr std::int64_t block_cells = 1 << 23;    // source cells in memory at once
constexpr double sliver = 1e-9;                   // [source cells] less is rounding: an edge is no area
constexpr float nan = std::numeric_limits<float>::quiet_NaN();

/// A place in source cells, from the source's outer corner.
struct Spot {
    double x, y;
};

/// Where the corners of target cells lie in the source. Nodes are every 16th corner of the whole grid, whatever the window, so that
/// windows agree on the corners they share.
class Lattice {
public:
    Lattice(const SourceGrid& source, const Bring& bring, const Grid& grid, const Window& window)
        : top_{window.row / stride}, left_{window.col / stride}, cols_{(window.col + window.cols) / stride + 2 - left_}
    {
        const int rows = (window.row + window.rows) / stride + 2 - top_;
        std::vector<double> x, y;
        for (int i = 0; i < rows; ++i)
            for (int j = 0; j < cols_; ++j) {
                x.push_back(grid.west + grid.cell * stride * (left_ + j));
                y.push_back(grid.north - grid.cell * stride * (top_ + i));
            }
        bring(x, y);
        for (std::size_t n = 0; n < x.size(); ++n)
            nodes_.push_back({(x[n] - source.west) / source.cell_x, (source.north - y[n]) / source.cell_y});
    }

    /// At a corner (whole numbers) or a middle (halves) of the grid's cells.
    Spot at(double row, double col) const
    {
        const double v = row / stride - top_, u = col / stride - left_;
        const int i = static_cast<int>(v), j = static_cast<int>(u);
        const double down = v - i, right = u - j;
        const Spot &a = node(i, j), &b = node(i, j + 1), &c = node(i + 1, j), &d = node(i + 1, j + 1);
        const auto mixed = [&](double p, double q, double r, double s) {
            return (1 - down) * ((1 - right) * p + right * q) + down * ((1 - right) * r + right * s);
        };
        return {mixed(a.x, b.x, c.x, d.x), mixed(a.y, b.y, c.y, d.y)};
    }

private:
    const Spot& node(int i, int j) const { return nodes_[static_cast<std::size_t>(i * cols_ + j)]; }

    int top_, left_, cols_;
    std::vector<Spot> nodes_;
};

/// A convex polygon of few corners.
struct Shape {
    std::array<Spot, 12> corners;
    int count = 0;

    void add(const Spot& at) { corners[static_cast<std::size_t>(count++)] = at; }
    const Spot& corner(int n) const { return corners[static_cast<std::size_t>(n)]; }
};

/// The part where sign * coordinate <= sign * limit.
Shape cut(const Shape& shape, double Spot::*coordinate, double limit, double sign)
{
    Shape made;
    for (int n = 0; n < shape.count; ++n) {
        const Spot &a = shape.corner(n), &b = shape.corner(n + 1 == shape.count ? 0 : n + 1);
        const double from = sign * (a.*coordinate - limit), to = sign * (b.*coordinate - limit);
        if (from <= 0)
            made.add(a);
        if ((from < 0 && to > 0) || (from > 0 && to < 0)) {
            const double share = from / (from - to);
            Spot between{a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
            between.*coordinate = limit;
            made.add(between);
        }
    }
    return made;
}

double area(const Shape& shape)
{
    double twice = 0;
    for (int n = 1; n + 1 < shape.count; ++n) {
        const Spot &o = shape.corner(0), &a = shape.corner(n), &b = shape.corner(n + 1);
        twice += (a.x - o.x) * (b.y - o.y) - (b.x - o.x) * (a.y - o.y);
    }
    return std::abs(twice) / 2;
}

/// Whole cells [first, end) that a shape reaches along one coordinate, within [0, cells); none where a corner is NaN.
std::pair<int, int> reach(const Shape& shape, double Spot::*coordinate, int cells)
{
    double low = cells, high = 0;
    for (int n = 0; n < shape.count; ++n) {
        const double at = shape.corner(n).*coordinate;
        if (!(at == at))
            return {0, 0};
        low = std::min(low, at);
        high = std::max(high, at);
    }
    return {static_cast<int>(std::floor(std::max(0.0, low))), static_cast<int>(std::ceil(std::min<double>(cells, high)))};
}

/// Calls `body(row, col, share)` for every source cell that a quadrilateral overlaps.
template <typename Body>
void for_each_overlap(const Shape& quad, const SourceGrid& source, const Body& body)
{
    const auto [top, bottom] = reach(quad, &Spot::y, source.rows);
    for (int row = top; row < bottom; ++row) {
        const Shape band = cut(cut(quad, &Spot::y, row, -1), &Spot::y, row + 1, 1);
        const auto [left, right] = reach(band, &Spot::x, source.cols);
        double west = left < right ? area(cut(band, &Spot::x, left, 1)) : 0;  // of each column: a cut less than its own shape takes
        for (int col = left; col < right; ++col) {
            const double up_to_east = area(cut(band, &Spot::x, col + 1, 1));
            if (up_to_east - west > sliver)
                body(row, col, up_to_east - west);
            west = up_to_east;
        }
    }
}

/// The source window that the cells of a window need, for points and areas.
Window needed(const Lattice& lattice, const SourceGrid& source, const Window& window)
{
    double west = source.cols, east = -1, north = source.rows, south = -1;
    const auto take = [&](int i, int j) {
        const Spot at = lattice.at(i, j);
        if (!(at.x == at.x && at.y == at.y))
            return;
        west = std::min(west, at.x);
        east = std::max(east, at.x);
        north = std::min(north, at.y);
        south = std::max(south, at.y);
    };
    for (int i = window.row; i <= window.row + window.rows; ++i)
        for (int j = window.col; j <= window.col + window.cols; ++j)
            take(i, j);
    const auto cell = [](double at, int cells) { return static_cast<int>(std::clamp(std::floor(at), -2.0, cells + 2.0)); };
    const int top = cell(north, source.rows) - 1, left = cell(west, source.cols) - 1;
    return Window{top, left, cell(south, source.rows) + 2 - top, cell(east, source.cols) + 2 - left}.within({0, 0, source.rows, source.cols});
}

/// Calls `body(part, lattice, block window, block)` for parts of a window whose source cells fit into memory.
template <typename Body>
void for_each_part(const SourceGrid& source, const ReadSource& read, const Bring& bring, const Grid& grid, const Window& part, const Body& body)
{
    const Lattice lattice{source, bring, grid, part};
    const Window window = needed(lattice, source, part);
    if (window.cells() > block_cells && part.cells() > 1) {
        const int rows = std::max(1, part.rows / 2), cols = std::max(1, part.cols / 2);
        for (int i = 0; i < part.rows; i += rows)
            for (int j = 0; j < part.cols; j += cols)
                for_each_part(source, read, bring, grid, Window{part.row + i, part.col + j, rows, cols}.within(part), body);
        return;
    }
    Raster<float> block{window, 0, nan};
    if (!window.empty())
        read(window, block.view());
    body(part, lattice, window, std::as_const(block).view());
}

/// The values at the middles of a part's cells.
template <typename At>
void pick(const Window& part, const Lattice& lattice, const Window& origin, View<const float> block, const At& at, View<float> to)
{
    for (int i = 0; i < part.rows; ++i)
        for (int j = 0; j < part.cols; ++j) {
            const Spot middle = lattice.at(part.row + i + 0.5, part.col + j + 0.5);
            to(i, j) = at(block, origin, middle.x, middle.y);
        }
}

/// Calls `body(i, j, shares, area)` for each cell of a part, counted from the part's first: the known source cells and the cell's area in source cells.
template <typename Body>
void for_each_cell(const SourceGrid& source, const Window& part, const Lattice& lattice, const Window& window, View<const float> block, const Body& body)
{
    std::vector<Share> shares;
    for (int i = 0; i < part.rows; ++i)
        for (int j = 0; j < part.cols; ++j) {
            Shape quad;
            for (const auto& [down, right] : std::array<std::pair<int, int>, 4>{{{0, 0}, {0, 1}, {1, 1}, {1, 0}}})
                quad.add(lattice.at(part.row + i + down, part.col + j + right));
            shares.clear();
            for_each_overlap(quad, source, [&](int row, int col, double share) {
                const float value = block(row - window.row, col - window.col);
                if (value == value)
                    shares.push_back({value, share});
            });
            body(i, j, shares, area(quad));
        }
}

}  // namespace

void resample_warped(const SourceGrid& source, const ReadSource& read, const Bring& bring, const Grid& grid, const Window& window, Rule rule,
                     View<float> to)
{
    for_each_part(source, read, bring, grid, window, [&](const Window& part, const Lattice& lattice, const Window& origin, View<const float> block) {
        const View<float> there = to.from(part.row - window.row, part.col - window.col);
        if (rule == Rule::nearest)
            return pick(part, lattice, origin, block, nearest_at, there);
        if (rule == Rule::bilinear)
            pick(part, lattice, origin, block, bilinear_at, there);
        for_each_cell(source, part, lattice, origin, block, [&](int i, int j, std::vector<Share>& shares, double cell) {
            if (rule != Rule::bilinear)
                there(i, j) = joined(shares, rule);
            else if (cell > 1)
                there(i, j) = joined(shares, Rule::average);
        });
    });
}

void warped_shares(const SourceGrid& source, const ReadSource& read, const Bring& bring, const Grid& grid, const Window& window,
                   const std::vector<int>& codes, const std::vector<View<float>>& to)
{
    for_each_part(source, read, bring, grid, window, [&](const Window& part, const Lattice& lattice, const Window& origin, View<const float> block) {
        std::vector<double> sums(codes.size());
        for_each_cell(source, part, lattice, origin, block, [&](int i, int j, const std::vector<Share>& shares, double cell) {
            std::fill(sums.begin(), sums.end(), 0.0);
            for (const Share& share : shares)
                if (const int at = code_index(codes, share.value); at >= 0)
                    sums[static_cast<std::size_t>(at)] += share.weight;
            for (std::size_t k = 0; k < sums.size(); ++k)
                to[k](i - window.row, j - window.col) = static_cast<float>(sums[k] / cell);
        });
    });
}

}  // namespace arpent
