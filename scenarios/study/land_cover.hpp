#pragma once

#include "core/layer.hpp"
#include "io/raster_file.hpp"
#include "scenarios/study/surface.hpp"

#include <functional>
#include <optional>

namespace arpent {

/// Gives the shares of a tile, a plane for each class of a table, and adds what it settles.
using ReadShares = std::function<Shares(const Window& tile, Conflict& conflict)>;

/// Shares from a raster of codes that `own` explains; `table` has its classes and others.
ReadShares shares_of_codes(const Grid& grid, RasterFile file, const ClassTable& own, const ClassTable& table);

/// The land cover of a study on its grid: shares tile by tile, never of the whole grid at once.
class LandCover {
public:
    /// `read` gives a plane for each class of `table`. `built`, the share of buildings, may be absent.
    LandCover(const Grid& grid, ReadShares read, ClassTable table, Layer soil, std::optional<Layer> built);

    const ClassTable& table() const { return table_; }
    Shares shares(const Window& tile, Conflict& conflict) const;
    Raster<std::uint8_t> soil(const Window& tile) const { return soil_.values<std::uint8_t>(tile); }  // groups
    Surface surface(const Shares& shares) const;
    /// The surface of the whole grid, and what was settled.
    Surface whole(Conflict& conflict) const;

private:
    Grid grid_;
    ReadShares read_;
    ClassTable table_;
    Layer soil_;
    std::optional<Layer> built_;
    Settler settler_;
};

inline constexpr int cover_tile = 256;  // [cells] side of the tiles that shares are held for

}  // namespace arpent
