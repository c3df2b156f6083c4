#pragma once

// Source cells and how much of each a target cell covers: what the rules of resampling stand on. Knows no file.

#include "core/catalogue.hpp"
#include "core/raster.hpp"

#include <functional>
#include <span>
#include <utility>
#include <vector>

namespace arpent {

inline constexpr double edge_slack = 1e-6;  // [source cells] an edge this near to a cell's edge lies on it

/// The cells of a source: sides may differ, north up.
struct SourceGrid {
    int rows = 0, cols = 0;
    double west = 0, north = 0;     // [m] outer corner
    double cell_x = 0, cell_y = 0;  // [m]
};

/// Gives the values of a window of the source, NaN where unknown.
using ReadSource = std::function<void(const Window& window, View<float> to)>;

/// A position in source cells, brought to the edge that it lies on but for rounding.
double snapped(double at);

/// A source cell's value and how much of that cell counts [0, 1].
struct Share {
    float value;
    double weight;
};

/// Shares to one value by rule; `average`, `sum`, `min`, `max` or `mode` (of the values with most weight the smallest). NaN for no shares.
float joined(std::span<Share> shares, Rule rule);

/// The place of a value among sorted codes, or -1.
int code_index(const std::vector<int>& codes, float value);

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

}  // namespace arpent
