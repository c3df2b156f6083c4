#pragma once

#include "core/raster.hpp"

#include <functional>
#include <vector>

namespace arpent {

/// Threads that this process may use: the smaller of its affinity and its cgroup's CPU quota, rounded up; at least 1.
int threads_available();

/// Runs `work` with `threads` threads, also more than the machine has: without a raised global limit an arena is capped in silence.
void with_threads(int threads, const std::function<void()>& work);

/// Runs `body(n)` for n in [0, count), on the threads of the run. Bodies are independent of each other; an exception in one is thrown on.
void for_each(int count, const std::function<void(int)>& body);

/// Makes items in parallel and gives them to `last` in order, on one thread at a time; at most a few items wait in memory.
/// `make(n)` returns what is to be done with item n when its turn has come.
void for_each_in_order(int count, const std::function<std::function<void()>(int)>& make);

/// Runs `body(i)` for every row, in blocks of 16: a body may read any row of its inputs and writes row i only.
void for_each_row(int rows, const std::function<void(int)>& body);

/// The tiles of `side` x `side` cells that cover a window, in row-major order.
std::vector<Window> tiles(const Window& window, int side);

/// Runs `body(tile)` for every tile of a window.
void for_each_tile(const Window& window, int side, const std::function<void(const Window&)>& body);

/// The sum of `value(n)` for n in [0, count) in a tree that depends on `count` alone.
double sum_in_tree(int count, const std::function<double(int)>& value);

/// The sum of `value(i, j)` over a window that begins on a square's corner: in double over squares, these in a fixed tree.
/// The same bits for any number of threads, tiles or ranks.
template <typename Value>
double sum_over(const Window& window, const Value& value)
{
    const auto squares = tiles(window, square_side);
    return sum_in_tree(static_cast<int>(squares.size()), [&](int n) {
        const Window& square = squares[static_cast<std::size_t>(n)];
        double sum = 0;
        for (int i = square.row; i < square.row + square.rows; ++i)
            for (int j = square.col; j < square.col + square.cols; ++j)
                sum += static_cast<double>(value(i, j));
        return sum;
    });
}

template <typename T>
double sum_in_order(View<const T> values, const Window& window)
{
    return sum_over(window, [&](int i, int j) { return values.row(i)[j]; });
}

}  // namespace arpent
