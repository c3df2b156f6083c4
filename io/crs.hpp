#pragma once

#include "core/grid.hpp"
#include "core/series.hpp"

#include <string>
#include <utility>
#include <vector>

namespace arpent {

/// The WKT of "EPSG:2154" or of a WKT; throws Error (study) where PROJ does not know it, or it is not projected in metres.
std::string crs_wkt(const std::string& text);

/// Whether two CRS (WKT or "EPSG:n") place points alike; names, authorities and axis order do not count.
bool same_crs(const std::string& a, const std::string& b);

/// "EPSG:2154" where the CRS has an authority code, else its name: for people.
std::string crs_name(const std::string& crs);

/// CF grid mapping attributes of a CRS (grid_mapping_name, standard_parallel, ...), numbers as texts that parse back exactly; several
/// numbers are parted by blanks.
std::vector<std::pair<std::string, std::string>> cf_grid_mapping(const std::string& crs);

/// Where the middle of a grid lies on the Earth, and how far grid north is turned there.
Place place_of(const Grid& grid);

/// The rectangle in another CRS round a box of one; throws Error (data) where there is no way.
Box box_in(const Box& box, const std::string& from, const std::string& to);

/// A point of the grid's CRS as longitude and latitude [degrees].
std::pair<double, double> geographic(const std::string& crs, double x, double y);

}  // namespace arpent
