#pragma once

#include "io/raster_file.hpp"
#include "io/vector_file.hpp"
#include "scenarios/study/shares.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace arpent {

/// What features of one row of a product say that the ground is.
struct Claim {
    CoverKind kind = CoverKind::ground;
    std::vector<std::pair<std::size_t, float>> mix;  // indices of the table's classes and their shares, which sum to 1
    bool rest = false;                               // holds only where nothing else does, and contradicts nothing
    double resolution = 0;                           // [m] of its product
    std::string product, table;
    int line = 0;                                    // of its row
};

/// Ground that a claim holds.
struct ClaimedGround {
    std::size_t claim = 0;
    std::vector<Polygon> polygons;
    std::vector<Line> lines;
    double half_width = 0;  // [m] of the lines: all within it, round at ends and bends
};

/// Ground that the codes of a raster claim.
struct ClaimedRaster {
    RasterFile file;
    std::map<int, std::size_t> claims;  // by code
};

/// Land cover out of claims of several products that overlap. Each cell is looked at in 8 x 8 points, and of the claims at a point one holds:
/// water before buildings, roads, trees and ground; of one kind the finer product, of one product the earlier row. The order in which
/// claims and their grounds are given changes nothing. A cell's shares are counts of its points: they sum to 1 where any point is claimed.
class ClaimedCover {
public:
    /// `classes` planes; outlines are in the grid's CRS.
    ClaimedCover(const Grid& grid, std::size_t classes, std::vector<Claim> claims, std::vector<ClaimedGround> grounds, std::vector<ClaimedRaster> rasters);

    /// The shares of a tile; where claims of several kinds meet, the area goes to `conflict` for each kind that gives way.
    Shares shares(const Window& tile, Conflict& conflict) const;

private:
    struct Points;

    Grid grid_;
    std::size_t classes_;
    std::vector<Claim> claims_;             // the weakest first
    std::vector<std::size_t> rank_;         // of a claim as given, among them
    std::vector<ClaimedGround> grounds_;
    std::vector<Box> boxes_;                // of the grounds
    std::vector<ClaimedRaster> rasters_;

    void mark(const ClaimedGround& ground, Points& points) const;
    void mark(const ClaimedRaster& raster, Points& points) const;
    void count(const Points& points, Shares& shares, Conflict& conflict) const;
};

}  // namespace arpent
