#include "scenarios/compare/tally.hpp"

#include "core/executor.hpp"
#include "scenarios/compare/numbers.hpp"

#include <algorithm>
#include <cmath>

namespace arpent {
namespace {

constexpr int squares_a_tile = 8;  // as many as a chunk of a result file

int squares_across(const Grid& grid) { return (grid.cols + square_side - 1) / square_side; }

std::size_t square_of(const Grid& grid, int row, int col)
{
    return static_cast<std::size_t>(row / square_side) * static_cast<std::size_t>(squares_across(grid))
           + static_cast<std::size_t>(col / square_side);
}

/// The cells of one tile that a tally needs.
struct Sample {
    Raster<float> value, weight, inside;

    Sample(const Counted& what, const Layer& report, const Window& tile)
        : value{numbers(what.value, tile)}, weight{what.weight ? numbers(*what.weight, tile) : Raster<float>{tile, 0, 1.0f}},
          inside{numbers(report, tile)}
    {
    }

    void add(Tally& tally, const std::optional<Condition>& condition, const CellShare& cell) const
    {
        const int i = cell.row - value.window().row, j = cell.col - value.window().col;
        if (!(inside.view()(i, j) > 0))
            return;
        const float v = value.view()(i, j), w = weight.view()(i, j);
        tally.add(cell.share, v, std::isnan(w) ? 0.0f : w, !condition || condition->holds(static_cast<double>(v)));
    }
};

Tally part_tally(const Sample& sample, const std::optional<Condition>& condition, const Window& square, const Regions::Part& part)
{
    Tally made;
    for (const CellShare& cell : part.cells)
        sample.add(made, condition, cell);
    if (part.region == 0)
        for (int i = square.row; i < square.row + square.rows; ++i)
            for (int j = square.col; j < square.col + square.cols; ++j)
                sample.add(made, condition, {i, j, 1});
    return made;
}

Tally tree_sum(const std::vector<Tally>& parts)
{
    const auto sum = [&](double Tally::* member) {
        return sum_in_tree(static_cast<int>(parts.size()), [&](int n) { return parts[static_cast<std::size_t>(n)].*member; });
    };
    Tally made{.known = sum(&Tally::known), .meeting = sum(&Tally::meeting), .weight = sum(&Tally::weight),
               .weighted = sum(&Tally::weighted), .missed = sum(&Tally::missed)};
    for (const Tally& part : parts) {
        made.low = std::min(made.low, part.low);
        made.high = std::max(made.high, part.high);
    }
    return made;
}

}  // namespace

void Tally::add(double share, float value, float of_weight, bool meets)
{
    const double w = share * static_cast<double>(of_weight);
    if (std::isnan(value)) {
        missed += w;
        return;
    }
    known += share;
    if (!meets)
        return;
    meeting += share;
    weight += w;
    weighted += w * static_cast<double>(value);
    low = std::min(low, value);
    high = std::max(high, value);
}

Regions::Regions(const Grid& grid, const std::vector<ZoneSet>& zones)
    : grid_{grid}, squares_(grid.cells() == 0 ? 0 : square_of(grid, grid.rows - 1, grid.cols - 1) + 1)
{
    for (auto& square : squares_)
        square.push_back({0, {}});
    for (const ZoneSet& set : zones)
        for (const Zone& zone : set.zones) {
            for (const CellShare& cell : zone.cells) {
                auto& square = squares_[square_of(grid, cell.row, cell.col)];
                if (square.back().region != count_)
                    square.push_back({count_, {}});
                square.back().cells.push_back(cell);
            }
            ++count_;
        }
}

std::span<const Regions::Part> Regions::in_square(int row, int col) const { return squares_[square_of(grid_, row, col)]; }

std::vector<Tally> tallies(const Counted& what, const Layer& report, const Regions& regions)
{
    const Window whole = regions.grid().whole();
    const auto squares = tiles(whole, square_side);
    std::vector<std::vector<Tally>> by_square(squares.size());
    for_each_tile(whole, squares_a_tile * square_side, [&](const Window& tile) {
        const Sample sample{what, report, tile};
        for (const Window& square : tiles(tile, square_side))
            for (const Regions::Part& part : regions.in_square(square.row, square.col))
                by_square[square_of(regions.grid(), square.row, square.col)].push_back(part_tally(sample, what.condition, square, part));
    });
    std::vector<std::vector<Tally>> by_region(static_cast<std::size_t>(regions.count()));
    for (std::size_t n = 0; n < squares.size(); ++n) {
        const auto parts = regions.in_square(squares[n].row, squares[n].col);
        for (std::size_t k = 0; k < parts.size(); ++k)
            by_region[static_cast<std::size_t>(parts[k].region)].push_back(by_square[n][k]);
    }
    std::vector<Tally> made;
    for (const auto& parts : by_region)
        made.push_back(tree_sum(parts));
    return made;
}

}  // namespace arpent
