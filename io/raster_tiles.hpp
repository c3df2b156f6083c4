#pragma once

// For io/*.cpp alone.

#include "io/raster_band.hpp"

#include <list>
#include <string>
#include <vector>

namespace arpent::gdal {

/// Open files of one thread at a time; of many the last used stay open.
class OpenTiles {
public:
    GDALDatasetH at(const std::string& path);

private:
    struct Open {
        std::string path;
        Dataset dataset;
    };
    std::list<Open> open_;  // last used first
};

/// One band of a raster file, or of several that are tiles of one raster.
class RasterTiles {
public:
    /// Reads the head of each file of a source. Errors as RasterFile's, with the tile's name.
    RasterTiles(const std::string& source, int band, const std::string& crs);

    /// The first tile's nature; the rectangle round all.
    const RasterInfo& info() const { return info_; }
    /// Blocks are whole rows of all: windows should be, too.
    bool in_rows() const { return tiles_.size() == 1 && tiles_.front().band.in_rows(); }
    /// The values of a window, each turned by `as` where it is given; NaN where unknown.
    void read(OpenTiles& files, const Window& window, const std::function<float(float)>& as, View<float> to) const;
    /// What is missing within a window, and which tiles lie on each other there.
    std::vector<std::string> warnings(const Window& within) const;

private:
    struct Tile {
        RasterBand band;
        Window window;  // in cells of all
    };

    void place();
    void check(const RasterBand& tile) const;
    void read(OpenTiles& files, const Tile& tile, const Window& window, View<float> to) const;
    void add(OpenTiles& files, const Tile& tile, const Window& window, View<float> to) const;
    std::vector<const Tile*> under(const Window& window) const;

    std::string source_;
    std::vector<Tile> tiles_;
    RasterInfo info_;
};

}  // namespace arpent::gdal
