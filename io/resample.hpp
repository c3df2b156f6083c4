#pragma once

// How values come from the cells of one raster to the cells of another. Knows no file.

#include "core/catalogue.hpp"
#include "core/grid.hpp"
#include "core/raster.hpp"

#include <functional>
#include <span>
#include <utility>
#include <vector>

namespace arpent {

/// The cells of a source: sides may differ, north up.
struct SourceGrid {
    int rows = 0, cols = 0;
    double west = 0, north = 0;     // [m] outer corner
    double cell_x = 0, cell_y = 0;  // [m]
};

/// Gives the values of a window of the source, NaN where unknown.
using ReadSource = std::function<void(const Window& window, View<float> to)>;

/// A source cell's value and how much of that cell counts [0, 1].
struct Share {
    float value;
    double weight;
};

/// Shares to one value by rule; `average`, `sum`, `min`, `max` or `mode` (of the values with most weight the smallest). NaN for no shares.
float joined(std::span<Share> shares, Rule rule);

/// The source cells along one axis that each target cell overlaps. An edge within 1e-6 of a source cell's edge lies on it.
class Axis {
public:
    /// Target cell n, from `first` on, covers [start + n step, start + (n + 1) step] in source cells; the source has `cells` of them.
    Axis(double start, double step, int first, int count, int cells);

    int begin(int n) const { return begins_[index(n)]; }
    /// Shares of source cells begin(n), begin(n) + 1, ... that target cell n covers; empty off the source.
    std::span<const double> weights(int n) const { return {weights_.data() + offsets_[index(n)], weights_.data() + offsets_[index(n) + 1]}; }
    /// Source cells of all targets in [from, to): first and one past the last; equal where there is none.
    std::pair<int, int> range(int from, int to) const;
    double step() const { return step_; }

private:
    static std::size_t index(int n) { return static_cast<std::size_t>(n); }

    double step_;
    std::vector<int> begins_;
    std::vector<std::size_t> offsets_{0};
    std::vector<double> weights_;
};

/// Whether the cells of both lie on each other, and by how many cells the target's first lies south and east of the source's.
bool same_cells(const SourceGrid& source, const Grid& grid, int& rows_south, int& cols_east);

/// Values of a window of `grid` by rule, source and grid in one CRS. Area rules weigh source cells by the area that lies in the cell; where
/// cells are no smaller than the source's, `bilinear` is `average`, for it would skip source cells.
void resample(const SourceGrid& source, const ReadSource& read, const Grid& grid, const Window& window, Rule rule, View<float> to);

/// The area share of each value of `codes` (sorted) in each cell of the window, added to `to`, one view per code.
void resample_shares(const SourceGrid& source, const ReadSource& read, const Grid& grid, const Window& window, const std::vector<int>& codes,
                     const std::vector<View<float>>& to);

/// The place of a value among sorted codes, or -1.
int code_index(const std::vector<int>& codes, float value);

/// The value at a position in source cells (0.5: the middle of the first) within a block that begins at `origin`; NaN off the source.
float nearest_at(View<const float> block, const Window& origin, double col, double row);
/// Of the four middles around it, weighted by what is known of them.
float bilinear_at(View<const float> block, const Window& origin, double col, double row);

}  // namespace arpent
