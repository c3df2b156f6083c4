#include "core/executor.hpp"
#include "scenarios/compare/map_panel.hpp"
#include "scenarios/compare/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace arpent {
namespace {

constexpr int blocks_a_side = 4;  // of a window: it is placed to a quarter of its side

/// Sums of |difference| over square blocks of cells, row by row.
struct Blocks {
    int rows = 0, cols = 0;
    std::vector<double> sums;

    double& at(int i, int j) { return sums[static_cast<std::size_t>(i) * static_cast<std::size_t>(cols) + static_cast<std::size_t>(j)]; }
};

double strength(const Raster<float>& cells, double floor)
{
    double sum = 0;
    for (int i = 0; i < cells.rows(); ++i)
        for (int j = 0; j < cells.cols(); ++j)
            if (const double d = std::abs(static_cast<double>(cells.view()(i, j))); d > floor)
                sum += d;
    return sum;
}

Blocks blocks_of(const Layer& difference, double floor, int side)
{
    const Grid coarse = difference.grid.coarser(side);
    Blocks made{coarse.rows, coarse.cols, std::vector<double>(static_cast<std::size_t>(coarse.cells()))};
    for_each(coarse.rows, [&](int i) {
        for (int j = 0; j < coarse.cols; ++j)
            made.at(i, j) = strength(numbers(difference, difference.grid.block(i, j, side)), floor);
    });
    return made;
}

/// The first block of the strongest window, and its sum.
struct Spot {
    int row = 0, col = 0;
    double sum = 0;
};

Spot strongest_spot(Blocks& blocks)
{
    Spot best;
    for (int i = 0; i < std::max(1, blocks.rows - blocks_a_side + 1); ++i)
        for (int j = 0; j < std::max(1, blocks.cols - blocks_a_side + 1); ++j) {
            double sum = 0;
            for (int di = 0; di < std::min(blocks_a_side, blocks.rows); ++di)
                for (int dj = 0; dj < std::min(blocks_a_side, blocks.cols); ++dj)
                    sum += blocks.at(i + di, j + dj);
            if (sum > best.sum)
                best = {i, j, sum};
        }
    return best;
}

/// Spoils the blocks of a window, so that no other that overlaps it is chosen.
void take(Blocks& blocks, const Spot& spot)
{
    for (int i = spot.row; i < std::min(blocks.rows, spot.row + blocks_a_side); ++i)
        for (int j = spot.col; j < std::min(blocks.cols, spot.col + blocks_a_side); ++j)
            blocks.at(i, j) = -std::numeric_limits<double>::infinity();
}

}  // namespace

Layer cropped(const Layer& layer, const Window& window)
{
    Layer made = layer;
    made.grid = layer.grid.cropped(window);
    made.read = [layer, window](int plane, const Window& part, AnyView to) {
        layer.read(plane, {part.row + window.row, part.col + window.col, part.rows, part.cols}, to);
    };
    return made;
}

std::vector<Window> busiest(const Layer& difference, double floor, int side, int count)
{
    const int block = std::max(1, side / blocks_a_side);
    Blocks blocks = blocks_of(difference, floor, block);
    std::vector<Window> made;
    double first = 0;
    for (int n = 0; n < count; ++n) {
        const Spot spot = strongest_spot(blocks);
        first = std::max(first, spot.sum);
        if (spot.sum <= 0 || spot.sum < first / 10)
            break;
        const int cells = blocks_a_side * block;
        made.push_back(Window{spot.row * block, spot.col * block, cells, cells}.within(difference.grid.whole()));
        take(blocks, spot);
    }
    return made;
}

}  // namespace arpent
