#pragma once

#include "core/executor.hpp"
#include "core/model.hpp"

#include <algorithm>
#include <utility>

// Rasters as a sweep sees them: its rows come from its side, as if from the north. South is a flip, west a transposition, east both.
namespace arpent {

/// The grid as a sweep from `side` sees it: its number of rows and columns; where it lies stays as it was.
inline Grid turned(Grid grid, Side side)
{
    if (side == Side::west || side == Side::east)
        std::swap(grid.rows, grid.cols);
    return grid;
}

/// The window of `grid` that the window `w` of the turned grid covers.
inline Window unturned(const Window& w, const Grid& grid, Side side)
{
    switch (side) {
    case Side::north: return w;
    case Side::south: return {grid.rows - w.row - w.rows, w.col, w.rows, w.cols};
    case Side::west: return {w.col, w.row, w.cols, w.rows};
    case Side::east: return {w.col, grid.cols - w.row - w.rows, w.cols, w.rows};
    }
    return w;
}

/// The same values, the last of `rows` rows first; nothing moves.
template <typename T>
View<T> flipped(View<T> view, int rows)
{
    return {view.row(rows - 1), view.row(0) - view.row(1)};
}

namespace detail {

inline constexpr int shuffle_side = 16;

/// A square of 16 x 16 values: four times, its first half is interleaved with its second, which vectors do at full speed; single values of a
/// column would each touch a cache line.
template <typename T>
void transpose_square(View<const T> from, View<T> to)
{
    constexpr int half = shuffle_side * shuffle_side / 2;
    T values[2 * half], shuffled[2 * half];
    for (int i = 0; i < shuffle_side; ++i)
        std::copy_n(from.row(i), shuffle_side, values + i * shuffle_side);
    for (int pass = 0; pass < 4; ++pass) {
#pragma omp simd
        for (int n = 0; n < half; ++n) {
            shuffled[2 * n] = values[n];
            shuffled[2 * n + 1] = values[n + half];
        }
        std::copy_n(shuffled, 2 * half, values);
    }
    for (int i = 0; i < shuffle_side; ++i)
        std::copy_n(values + i * shuffle_side, shuffle_side, to.row(i));
}

template <typename T>
void transpose_part(View<const T> from, const Window& part, View<T> to)
{
    if (part.rows == shuffle_side && part.cols == shuffle_side)
        return transpose_square(from.from(part.row, part.col), to.from(part.col, part.row));
    for (int i = part.row; i < part.row + part.rows; ++i)
        for (int j = part.col; j < part.col + part.cols; ++j)
            to(j, i) = from(i, j);
}

}  // namespace detail

/// to(j, i) = from(i, j) for `rows` x `cols` values.
template <typename T>
void transpose(View<const T> from, int rows, int cols, View<T> to)
{
    for_each_tile({0, 0, rows, cols}, square_side, [&](const Window& tile) {
        for (const Window& part : tiles(tile, detail::shuffle_side))
            detail::transpose_part(from, part, to);
    });
}

template <typename T>
void copy(View<const T> from, int rows, int cols, View<T> to)
{
    for_each_row(rows, [&](int i) { std::copy_n(from.row(i), cols, to.row(i)); });
}

/// From `rows` x `cols` values of the grid to rows that come from `side`.
template <typename T>
void turn(View<const T> from, int rows, int cols, Side side, View<T> to)
{
    switch (side) {
    case Side::north: return copy(from, rows, cols, to);
    case Side::south: return copy(from, rows, cols, flipped(to, rows));
    case Side::west: return transpose(from, rows, cols, to);
    case Side::east: return transpose(from, rows, cols, flipped(to, cols));
    }
}

/// From `rows` x `cols` values that came from `side` to the grid.
template <typename T>
void turn_back(View<const T> from, int rows, int cols, Side side, View<T> to)
{
    if (side == Side::east)
        return transpose(flipped(from, rows), rows, cols, to);
    turn(from, rows, cols, side, to);
}

}  // namespace arpent
