#pragma once

#include "core/grid.hpp"
#include "scenarios/study/territory.hpp"

#include <string>
#include <vector>

namespace arpent {

/// Where ground lies in a picture of `cells` x `cells` cells to a pixel.
struct PictureFrame {
    Grid grid;
    int cells = 1;

    double x(double east) const { return (east - grid.west) / (grid.cell * cells); }
    double y(double north) const { return (grid.north - north) / (grid.cell * cells); }
    double width() const { return static_cast<double>(grid.coarser(cells).cols); }
    double height() const { return static_cast<double>(grid.coarser(cells).rows); }
};

/// The frame of a whole grid, reduced as maps are.
PictureFrame frame_of(const Grid& grid);

/// A line without the points that lie within `tolerance` of the rest (Douglas and Peucker 1973, doi 10.3138/FM57-6770-U75U-7727).
Line simplified(const Line& line, double tolerance);

/// The outlines of interventions as SVG, in pixels, to half a pixel; each a group with its title. Points that share a pixel are one.
std::string outlines(const std::vector<Change>& changes, const PictureFrame& frame);

/// Their numbers, from 1, beside the largest part of each, `size` pixels high; one that would cover another moves to the right.
std::string outline_numbers(const std::vector<Change>& changes, const PictureFrame& frame, double size);

}  // namespace arpent
