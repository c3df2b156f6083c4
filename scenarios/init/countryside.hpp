#pragma once

#include "scenarios/init/scene.hpp"

namespace arpent::town {

/// The land cover of open country at a point: fields in pieces with hedges between them, woods where it is steep.
int country_cover(const Scene& scene, Point p);
/// Height of the plants of a class at a point [m]; 0 for a class without.
double plant_height(const Scene& scene, int code, Point p);
/// Hydrologic soil group 1 to 4 (A to D): wet ground low beside streams, light soil on the heights.
int soil_group(const Scene& scene, Point p);
/// Slope of the relief [m/m], between its nodes.
double steepness(const Scene& scene, Point p);

}  // namespace arpent::town
