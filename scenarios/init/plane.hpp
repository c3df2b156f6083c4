#pragma once

#include "core/grid.hpp"
#include "io/vector_file.hpp"

#include <vector>

namespace arpent::town {

inline Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
inline Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
inline Point operator*(double f, Point a) { return {f * a.x, f * a.y}; }
inline double dot(Point a, Point b) { return a.x * b.x + a.y * b.y; }
inline double cross(Point a, Point b) { return a.x * b.y - a.y * b.x; }
inline Point left_of(Point a) { return {-a.y, a.x}; }

double length(Point a);
/// The direction of `a` with length 1; (1, 0) for no length.
Point direction(Point a);
/// Coordinates in whole 1/1024 m, so that files hold short and equal numbers.
Point rounded(Point a);

/// Where the point on segment ab nearest to p lies: 0 at a, 1 at b.
double along_segment(Point p, Point a, Point b);
double distance_to_segment(Point p, Point a, Point b);
/// The least distance between two segments; 0 where they cross.
double segment_gap(Point a, Point b, Point c, Point d);
/// Whether ab crosses cd; `at` is the share of ab before the crossing.
bool segments_cross(Point a, Point b, Point c, Point d, double& at);

double length(const Line& line);
Box box_of(const std::vector<Point>& points);
bool boxes_meet(const Box& a, const Box& b);
double area(const Ring& ring);  // [m2] above 0 where it turns left
Point middle(const Ring& ring); // the mean of its corners
bool inside(const Ring& ring, Point p);
/// The least distance from a ring's edges to a segment; 0 where they cross or the segment lies inside.
double ring_gap(const Ring& ring, Point a, Point b);
/// Whether two rings share any area.
bool rings_meet(const Ring& a, const Ring& b);

/// A rectangle with its middle, its long direction, and its half sides along and across it.
Ring rectangle(Point middle, Point along, double half_length, double half_width);

/// Corner cutting that keeps both ends; Chaikin 1974 (doi 10.1016/0146-664X(74)90028-8).
Line smoothed(const Line& line, int times);
/// The same line with points about `step` apart; ends are kept.
Line resampled(const Line& line, double step);
/// The same line without the points that lie within `tolerance` of the rest; Douglas and Peucker 1973 (doi 10.3138/FM57-6770-U75U-7727).
Line simplified(const Line& line, double tolerance);
/// The point and direction of a line after `way` metres.
struct Station {
    Point at, along;
};
Station station(const Line& line, double way);
/// The part of a line from `from` to `to` metres, moved `aside` metres to its left.
Line beside(const Line& line, double from, double to, double aside);

}  // namespace arpent::town
