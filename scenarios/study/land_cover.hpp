#pragma once

#include "core/layer.hpp"
#include "io/raster_file.hpp"
#include "scenarios/study/surface.hpp"

#include <optional>
#include <vector>

namespace arpent {

/// The land cover of a study on its grid: shares tile by tile, never of the whole grid at once.
class LandCover {
public:
    /// `table` explains the codes of the file; classes of `standard` that it lacks are added, so that edits may name them. `built`, the
    /// share of buildings, may be absent.
    LandCover(const Grid& grid, RasterFile file, ClassTable table, const ClassTable& standard, Layer soil,
              std::optional<Layer> built);

    const ClassTable& table() const { return table_; }
    Shares shares(const Window& tile, Conflict& conflict) const;
    Raster<std::uint8_t> soil(const Window& tile) const { return soil_.values<std::uint8_t>(tile); }  // groups
    Surface surface(const Shares& shares) const;
    /// The surface of the whole grid, and what was settled.
    Surface whole(Conflict& conflict) const;

private:
    Grid grid_;
    RasterFile file_;
    std::vector<int> codes_;   // of the file's table
    std::vector<int> planes_;  // their indices in `table_`
    ClassTable table_;
    Layer soil_;
    std::optional<Layer> built_;
    Settler settler_;
};

inline constexpr int cover_tile = 256;  // [cells] side of the tiles that shares are held for

}  // namespace arpent
