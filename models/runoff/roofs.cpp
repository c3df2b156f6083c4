#include "models/runoff/roofs.hpp"

#include "core/executor.hpp"

#include <algorithm>
#include <compare>
#include <limits>
#include <string>
#include <utility>

namespace arpent::runoff {
namespace {

constexpr std::int32_t nowhere = std::numeric_limits<std::int32_t>::max();

/// The nearest ground cell's row in each cell's own column, the upper one of two; `nowhere` where the column has none.
/// After Felzenszwalb & Huttenlocher 2012, doi:10.4086/toc.2012.v008a019: squared distances part into columns and rows.
class NearestInColumn {
public:
    explicit NearestInColumn(const Raster<std::uint8_t>& cells) : rows_{cells.rows()}, nearest_{cells.window(), 0, nowhere}
    {
        for_each_tile({0, 0, 1, cells.cols()}, 16 * square_side, [&](const Window& columns) {
            for (int i = 0; i < rows_; ++i)
                from_above(cells.view().row(i), i, columns);
            for (int i = rows_ - 2; i >= 0; --i)
                from_below(i, columns);
        });
    }

    std::int32_t row(int i, int j) const { return nearest_.view()(i, j); }

private:
    void from_above(const std::uint8_t* cells, int i, const Window& columns)
    {
        std::int32_t* now = nearest_.view().row(i);
        const std::int32_t* above = nearest_.view().row(std::max(i - 1, 0));
        for (int j = columns.col; j < columns.col + columns.cols; ++j)
            now[j] = cells[j] == RoofRouting::ground ? i : above[j];
    }

    void from_below(int i, const Window& columns)
    {
        std::int32_t* now = nearest_.view().row(i);
        const std::int32_t* below = nearest_.view().row(i + 1);
        for (int j = columns.col; j < columns.col + columns.cols; ++j) {
            const bool nearer = below[j] > i && below[j] != nowhere && (now[j] == nowhere || below[j] - i < i - now[j]);
            now[j] = nearer ? below[j] : now[j];
        }
    }

    int rows_;
    Raster<std::int32_t> nearest_;
};

/// A ground cell and how far it is; nearer, or as near and before, is better.
struct Candidate {
    std::int64_t distance2 = std::numeric_limits<std::int64_t>::max();
    std::int64_t index = -1;

    auto operator<=>(const Candidate&) const = default;
};

/// The best ground cell for (i, j): columns are looked at outwards until none can be as near.
Candidate nearest(const NearestInColumn& ground, int i, int j, int cols)
{
    Candidate best;
    const auto look = [&](std::int64_t k, int column) {
        if (column < 0 || column >= cols || ground.row(i, column) == nowhere)
            return;
        const std::int64_t down = ground.row(i, column) - i;
        best = std::min(best, Candidate{k * k + down * down, std::int64_t{ground.row(i, column)} * cols + column});
    };
    for (int k = 0; k < cols && std::int64_t{k} * k <= best.distance2; ++k) {
        look(k, j - k);
        look(k, j + k);
    }
    return best;
}

/// A building cell and its target, in one number that sorts by target, then building.
std::uint64_t pair_of(std::int64_t target, std::int64_t building)
{
    return static_cast<std::uint64_t>(target) << 32 | static_cast<std::uint64_t>(building);
}

std::vector<std::uint64_t> all_pairs(const Raster<std::uint8_t>& cells)
{
    const NearestInColumn ground{cells};
    const int cols = cells.cols();
    std::vector<std::vector<std::uint64_t>> rows(static_cast<std::size_t>(cells.rows()));
    for_each_row(cells.rows(), [&](int i) {
        for (int j = 0; j < cols; ++j)
            if (cells.view()(i, j) == RoofRouting::building)
                rows[static_cast<std::size_t>(i)].push_back(pair_of(nearest(ground, i, j, cols).index, std::int64_t{i} * cols + j));
    });
    std::vector<std::uint64_t> all;
    for (const auto& row : rows)
        all.insert(all.end(), row.begin(), row.end());
    std::ranges::sort(all);
    return all;
}

bool holds(const Raster<std::uint8_t>& cells, RoofRouting::Cell kind)
{
    for (int i = 0; i < cells.rows(); ++i)
        if (const auto* row = cells.view().row(i); std::find(row, row + cells.cols(), kind) != row + cells.cols())
            return true;
    return false;
}

}  // namespace

RoofRouting::RoofRouting(const Raster<std::uint8_t>& cells) : cols_{static_cast<std::uint32_t>(cells.cols())}
{
    if (!holds(cells, ground))
        return;
    for (const std::uint64_t pair : all_pairs(cells)) {
        const auto target = static_cast<std::uint32_t>(pair >> 32);
        if (targets_.empty() || targets_.back() != target) {
            targets_.push_back(target);
            first_.push_back(static_cast<std::uint32_t>(buildings_.size()));
        }
        buildings_.push_back(static_cast<std::uint32_t>(pair));
    }
    first_.push_back(static_cast<std::uint32_t>(buildings_.size()));
}

void RoofRouting::lead(View<const Quanta> h, View<Quanta> change) const
{
    constexpr int block = 256;  // targets
    const int count = static_cast<int>(targets_.size());
    for_each((count + block - 1) / block, [&](int n) {
        for (int t = n * block; t < std::min((n + 1) * block, count); ++t)
            gather(static_cast<std::size_t>(t), h, change);
    });
}

void RoofRouting::gather(std::size_t t, View<const Quanta> h, View<Quanta> change) const
{
    const auto at = [this](std::uint32_t cell) { return std::pair{static_cast<int>(cell / cols_), static_cast<int>(cell % cols_)}; };
    const auto [row, col] = at(targets_[t]);
    std::int64_t gain = change(row, col);
    for (std::uint32_t k = first_[t]; k < first_[t + 1]; ++k) {
        const auto [i, j] = at(buildings_[k]);
        gain += std::int64_t{h(i, j)} + change(i, j);
        change(i, j) = -h(i, j);
    }
    if (gain + h(row, col) > std::numeric_limits<Quanta>::max())
        throw Error{Fault::model,
                    "roofs lead more than 128 m of water to the cell of row " + std::to_string(row) + ", column " + std::to_string(col)};
    change(row, col) = static_cast<Quanta>(gain);
}

}  // namespace arpent::runoff
