#include "io/resample.hpp"

#include "io/sample.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace arpent {
namespace {

constexpr int strip_cells = 1 << 22;     // source cells in memory at once
constexpr float nan = std::numeric_limits<float>::quiet_NaN();
constexpr double far = std::numeric_limits<double>::infinity();

/// A strip of source rows, and what the rules make of a target row's part of it.
struct Strip {
    Window window;
    Raster<float> values;

    const float* row(int i) const { return values.view().row(i - window.row); }
};

/// A target row between source columns: sums (or extremes) over its source rows, column by column.
struct Columns {
    std::vector<double> value, known;

    void fill(std::size_t size, double with)
    {
        value.assign(size, with);
        known.assign(size, 0);
    }
};

void add_row(const float* from, double weight, Columns& to)
{
    const int count = static_cast<int>(to.value.size());
    double *value = to.value.data(), *known = to.known.data();
#pragma omp simd
    for (int c = 0; c < count; ++c) {
        const bool is_known = from[c] == from[c];
        value[c] += is_known ? weight * static_cast<double>(from[c]) : 0.0;
        known[c] += is_known ? weight : 0.0;
    }
}

void add_extreme(const float* from, double sign, Columns& to)
{
    const int count = static_cast<int>(to.value.size());
    double* value = to.value.data();
#pragma omp simd
    for (int c = 0; c < count; ++c) {
        const double signed_value = sign * static_cast<double>(from[c]);
        value[c] = signed_value < value[c] ? signed_value : value[c];  // false for NaN
    }
}

/// `average` and `sum`: rows first, where loops are long, then columns.
void join_sums(const Columns& columns, const Axis& cols, int first_col, int count, bool average, float* to)
{
    for (int j = 0; j < count; ++j) {
        const auto weights = cols.weights(j);
        const auto at = static_cast<std::size_t>(weights.empty() ? 0 : cols.begin(j) - first_col);
        double value = 0, known = 0;
        for (std::size_t n = 0; n < weights.size(); ++n) {
            value += weights[n] * columns.value[at + n];
            known += weights[n] * columns.known[at + n];
        }
        to[j] = known > 0 ? static_cast<float>(average ? value / known : value) : nan;
    }
}

void join_extremes(const Columns& columns, const Axis& cols, int first_col, int count, double sign, float* to)
{
    for (int j = 0; j < count; ++j) {
        double least = far;
        for (std::size_t n = 0; n < cols.weights(j).size(); ++n)
            least = std::min(least, columns.value[static_cast<std::size_t>(cols.begin(j) - first_col) + n]);
        to[j] = least < far ? static_cast<float>(sign * least) : nan;
    }
}

/// Fills `shares` with the known source cells of a target cell.
void gather(const Strip& strip, const Axis& rows, int i, const Axis& cols, int j, std::vector<Share>& shares)
{
    shares.clear();
    const auto down = rows.weights(i), right = cols.weights(j);
    for (std::size_t r = 0; r < down.size(); ++r) {
        const float* row = strip.row(rows.begin(i) + static_cast<int>(r)) - strip.window.col;
        for (std::size_t c = 0; c < right.size(); ++c) {
            const float value = row[cols.begin(j) + static_cast<int>(c)];
            if (value == value)
                shares.push_back({value, down[r] * right[c]});
        }
    }
}

/// Calls `body(first, end, strip)` for target rows [first, end) whose source rows fit into memory. Rows off the source come in strips too.
template <typename Body>
void for_each_strip(const ReadSource& read, const Axis& rows, int count, std::pair<int, int> cols, const Body& body)
{
    const int width = std::max(1, cols.second - cols.first);
    const double per_target = std::max(1.0, rows.step()) * width;
    const int height = std::max(1, static_cast<int>(strip_cells / per_target));
    for (int first = 0; first < count; first += height) {
        const int end = std::min(count, first + height);
        const auto [top, bottom] = rows.range(first, end);
        const Window window{top, cols.first, bottom - top, cols.second - cols.first};
        Strip strip{window, Raster<float>{window.empty() ? Window{} : window, 0, nan}};
        if (!window.empty())
            read(window, strip.values.view());
        body(first, end, strip);
    }
}

struct Axes {
    Axis rows, cols;

    Axes(const SourceGrid& source, const Grid& grid, const Window& window)
        : rows{(source.north - grid.north) / source.cell_y, grid.cell / source.cell_y, window.row, window.rows, source.rows},
          cols{(grid.west - source.west) / source.cell_x, grid.cell / source.cell_x, window.col, window.cols, source.cols}
    {
    }
};

/// average, sum, min, max
void resample_area(const ReadSource& read, const Axes& axes, const Window& window, Rule rule, View<float> to)
{
    const bool sums = rule == Rule::average || rule == Rule::sum;
    const double sign = rule == Rule::max ? -1 : 1;
    const auto range = axes.cols.range(0, window.cols);
    Columns columns;
    for_each_strip(read, axes.rows, window.rows, range, [&](int first, int end, const Strip& strip) {
        for (int i = first; i < end; ++i) {
            columns.fill(static_cast<std::size_t>(range.second - range.first), sums ? 0 : far);
            const auto weights = axes.rows.weights(i);
            for (std::size_t r = 0; r < weights.size() && !strip.window.empty(); ++r) {
                const float* from = strip.row(axes.rows.begin(i) + static_cast<int>(r));
                sums ? add_row(from, weights[r], columns) : add_extreme(from, sign, columns);
            }
            if (sums)
                join_sums(columns, axes.cols, range.first, window.cols, rule == Rule::average, to.row(i));
            else
                join_extremes(columns, axes.cols, range.first, window.cols, sign, to.row(i));
        }
    });
}

void resample_mode(const ReadSource& read, const Axes& axes, const Window& window, View<float> to)
{
    std::vector<Share> shares;
    for_each_strip(read, axes.rows, window.rows, axes.cols.range(0, window.cols), [&](int first, int end, const Strip& strip) {
        for (int i = first; i < end; ++i)
            for (int j = 0; j < window.cols; ++j) {
                gather(strip, axes.rows, i, axes.cols, j, shares);
                to(i, j) = joined(shares, Rule::mode);
            }
    });
}

}  // namespace

bool same_cells(const SourceGrid& source, const Grid& grid, int& rows_south, int& cols_east)
{
    const double south = (source.north - grid.north) / source.cell_y, east = (grid.west - source.west) / source.cell_x;
    const double widest = std::max(grid.rows, grid.cols) + 1.0;
    const auto alike = [&](double a) { return std::abs(a / grid.cell - 1) * widest < edge_slack; };
    if (!alike(source.cell_x) || !alike(source.cell_y) || snapped(south) != std::round(south) || snapped(east) != std::round(east))
        return false;
    if (std::abs(south) > 1e9 || std::abs(east) > 1e9)
        return false;
    rows_south = static_cast<int>(std::round(south));
    cols_east = static_cast<int>(std::round(east));
    return true;
}

void resample(const SourceGrid& source, const ReadSource& read, const Grid& grid, const Window& window, Rule rule, View<float> to)
{
    if (rule == Rule::bilinear && grid.cell >= std::min(source.cell_x, source.cell_y) * (1 + edge_slack))
        rule = Rule::average;
    if (rule == Rule::nearest || rule == Rule::bilinear)
        return sample(source, read, grid, window, rule, to);
    const Axes axes{source, grid, window};
    if (rule == Rule::mode)
        resample_mode(read, axes, window, to);
    else
        resample_area(read, axes, window, rule, to);
}

void resample_shares(const SourceGrid& source, const ReadSource& read, const Grid& grid, const Window& window, const std::vector<int>& codes,
                     const std::vector<View<float>>& to)
{
    const Axes axes{source, grid, window};
    const double cell = axes.rows.step() * axes.cols.step();
    std::vector<Share> shares;
    std::vector<double> sums(codes.size());
    for_each_strip(read, axes.rows, window.rows, axes.cols.range(0, window.cols), [&](int first, int end, const Strip& strip) {
        for (int i = first; i < end; ++i)
            for (int j = 0; j < window.cols; ++j) {
                gather(strip, axes.rows, i, axes.cols, j, shares);
                std::fill(sums.begin(), sums.end(), 0.0);
                for (const Share& share : shares)
                    if (const int at = code_index(codes, share.value); at >= 0)
                        sums[static_cast<std::size_t>(at)] += share.weight;
                for (std::size_t k = 0; k < sums.size(); ++k)
                    to[k](i, j) = static_cast<float>(sums[k] / cell);
            }
    });
}

}  // namespace arpent
