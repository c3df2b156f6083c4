#pragma once

#include "core/layer.hpp"
#include "io/raster_file.hpp"
#include "scenarios/study/spot.hpp"
#include "scenarios/study/territory.hpp"

#include <functional>
#include <limits>
#include <optional>
#include <string>

namespace arpent {

inline constexpr float no_value = std::numeric_limits<float>::quiet_NaN();

/// A layer on the study's grid and where it came from.
struct Brought {
    Layer layer;
    InputRecord record;
};

/// Every word of a source that changes its values: two sources with one key give one layer.
std::string source_key(const Source& source);

/// How a raster's values, in SI, are turned before they count, and whether NaN among them is meant.
struct Turn {
    std::function<float(float)> as{};
    bool holes = false;
};

/// Brings one numeric layer of `territory.layers` to the grid: from a raster, the features of a vector file with a `value`, or one value
/// everywhere. Complaints stand at the key that names the source: no CRS,
/// no overlap, no value at all, values outside the layer's range, a unit that does not fit; warnings: another CRS, partial cover, holes.
std::optional<Brought> bring(const std::string& name, const Source& source, const Grid& grid, const Resolved& scenario,
                             Diagnostics& complaints, const Turn& turn = {});

/// Opens a source's raster and says what is wrong with where it lies; nothing where it cannot be used.
std::optional<RasterFile> open_raster(const Source& source, const Grid& grid, const Resolved& scenario, const Spot& at,
                                      Diagnostics& complaints);

/// The unit that a raster's values are in: the study's word, else the file's, else the layer's own, of which a warning tells.
Unit unit_of(const Source& source, const RasterInfo& info, const LayerSpec& spec, const Resolved& scenario, Diagnostics& complaints);

/// The catalogue's layer of that name, with the range that a source of it may have.
LayerSpec input_spec(const std::string& name);

/// All values of a raster on the grid, read in tiles by all threads.
Raster<float> on_grid(const RasterFile& file, const Grid& grid, Rule rule, const std::function<float(float)>& as);

/// Puts 0 where there is no value: nobody is counted there, nothing is added.
void zero_for_none(Raster<float>& values);

/// Writes a tile into a raster of the whole grid.
template <class T>
void paste(const Raster<T>& tile, Raster<T>& whole)
{
    const Window& at = tile.window();
    for (int i = 0; i < at.rows; ++i)
        std::copy_n(tile.view().row(i), at.cols, whole.view().row(at.row + i) + at.col);
}

}  // namespace arpent
