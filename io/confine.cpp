#include "io/confine.hpp"

#include "io/gdal.hpp"

#include <algorithm>
#include <string_view>

namespace arpent {
namespace {

constexpr std::string_view harmless[] = {"GTiff", "COG",     "AAIGrid",  "JP2OpenJPEG",    "PNG", "MEM", "Memory", "GPKG",
                                         "CSV",   "GeoJSON", "GeoJSONSeq", "ESRI Shapefile", "DXF", "FlatGeobuf", "GML", "OSM", "XLSX"};

}  // namespace

void confine_doors()
{
    gdal::begin();
    for (int n = GDALGetDriverCount() - 1; n >= 0; --n)
        if (const GDALDriverH driver = GDALGetDriver(n); std::ranges::find(harmless, GDALGetDriverShortName(driver)) == std::end(harmless))
            GDALDeregisterDriver(driver);
}

}  // namespace arpent
