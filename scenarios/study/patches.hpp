#pragma once

#include "core/layer.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace arpent {

/// A layer of which some tiles are rewritten. The others stay with the layer that it stands on, which other scenarios share.
template <typename T>
class Patches {
public:
    static constexpr int side = 256;  // [cells] of a tile

    explicit Patches(Layer base) : base_{std::move(base)}, tiles_{std::make_shared<Tiles>(static_cast<std::size_t>(across() * down()))} {}

    const Grid& grid() const { return base_.grid; }

    /// A cell to read or write; its tile is copied first.
    T& at(int row, int col)
    {
        auto& tile = tiles_->at(static_cast<std::size_t>(row / side * across() + col / side));
        if (!tile) {
            const Window window = Window{row / side * side, col / side * side, side, side}.within(grid().whole());
            tile = std::make_unique<Raster<T>>(base_.template values<T>(window));
        }
        return tile->view()(row % side, col % side);
    }

    /// Puts a whole tile. Different tiles may be put by different threads.
    void put(Raster<T> tile)
    {
        const Window at = tile.window();
        tiles_->at(static_cast<std::size_t>(at.row / side * across() + at.col / side)) = std::make_unique<Raster<T>>(std::move(tile));
    }

    /// The layer as it stands now; nothing may be written after it.
    Layer layer() const
    {
        return {base_.name, base_.grid, base_.kind, 1, [base = base_, tiles = std::shared_ptr<const Tiles>{tiles_}, across = across()](
                                                           int, const Window& window, AnyView to) {
                    for (int row = window.row / side * side; row < window.row + window.rows; row += side)
                        for (int col = window.col / side * side; col < window.col + window.cols; col += side) {
                            const Window part = Window{row, col, side, side}.within(window);
                            const View<T> into = std::get<View<T>>(to).from(part.row - window.row, part.col - window.col);
                            const auto& tile = (*tiles)[static_cast<std::size_t>(row / side * across + col / side)];
                            if (!tile)
                                base.read(0, part, into);
                            else
                                for (int i = 0; i < part.rows; ++i)
                                    std::copy_n(tile->view().row(part.row - row + i) + (part.col - col), part.cols, into.row(i));
                        }
                }};
    }

private:
    using Tiles = std::vector<std::unique_ptr<Raster<T>>>;

    int across() const { return (base_.grid.cols + side - 1) / side; }
    int down() const { return (base_.grid.rows + side - 1) / side; }

    Layer base_;
    std::shared_ptr<Tiles> tiles_;
};

}  // namespace arpent
