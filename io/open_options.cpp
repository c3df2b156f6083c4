#include "io/open_options.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace arpent::gdal {
namespace {

bool ends_with_one(const std::string& path, std::initializer_list<std::string_view> ends)
{
    std::string name = path;
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return std::ranges::any_of(ends, [&](std::string_view end) { return name.ends_with(end); });
}

}  // namespace

void add_open_options(const std::string& path, Options& to)
{
    if (path.starts_with("CSV:") || ends_with_one(path, {".csv", ".tsv"})) {
        to.add("X_POSSIBLE_NAMES=x,x_*,*_x,lon,long,longitude,easting,east,stop_lon");
        to.add("Y_POSSIBLE_NAMES=y,y_*,*_y,lat,latitude,northing,north,stop_lat");
    } else if (ends_with_one(path, {".gml", ".gml.gz"})) {
        to.add("WRITE_GFS=NO");
    }
}

bool is_drawing(GDALDatasetH dataset)
{
    const std::string driver = driver_of(dataset);
    return driver == "DXF" || driver == "CAD" || driver == "DGN";
}

std::string driver_of(GDALDatasetH dataset)
{
    const GDALDriverH driver = GDALGetDatasetDriver(dataset);
    return driver ? GDALGetDriverShortName(driver) : "";
}

}  // namespace arpent::gdal
