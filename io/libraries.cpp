#include "io/libraries.hpp"

#include "io/gdal.hpp"

#include <cpl_string.h>
#include <hdf5.h>

namespace arpent {
namespace {

std::string dotted(unsigned major, unsigned minor, unsigned patch)
{
    return std::to_string(major) + '.' + std::to_string(minor) + '.' + std::to_string(patch);
}

std::string hdf5_version()
{
    unsigned major = 0, minor = 0, release = 0;
    H5get_libversion(&major, &minor, &release);
    return dotted(major, minor, release);
}

std::string proj_version()
{
    int major = 0, minor = 0, patch = 0;
    OSRGetPROJVersion(&major, &minor, &patch);
    return dotted(static_cast<unsigned>(major), static_cast<unsigned>(minor), static_cast<unsigned>(patch));
}

bool has(GDALDriverH driver, const char* ability)
{
    const char* said = GDALGetMetadataItem(driver, ability, nullptr);
    return said && CPLTestBool(said);
}

}  // namespace

std::vector<std::pair<std::string, std::string>> io_libraries()
{
    return {{"GDAL", GDALVersionInfo("RELEASE_NAME")}, {"PROJ", proj_version()}, {"HDF5", hdf5_version()}};
}

DriverState driver_state(const std::string& driver)
{
    gdal::begin();
    const GDALDriverH found = GDALGetDriverByName(driver.c_str());
    return {found != nullptr, found && (has(found, GDAL_DCAP_CREATE) || has(found, GDAL_DCAP_CREATECOPY))};
}

std::string proj_fault()
{
    try {
        gdal::spatial_ref("EPSG:2154");
        gdal::transformation("EPSG:2154", "EPSG:4326");
        return "";
    } catch (const Error& error) {
        return error.what();
    }
}

}  // namespace arpent
