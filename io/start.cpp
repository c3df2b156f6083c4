#include "io/start.hpp"

#include "io/gdal.hpp"

namespace arpent {

void start_io()
{
    gdal::begin();
    gdal::spatial_ref("EPSG:2154");
}

}  // namespace arpent
