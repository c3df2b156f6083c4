#pragma once

#include <string>
#include <utility>
#include <vector>

namespace arpent {

/// The libraries behind the doors with their versions: GDAL, PROJ, HDF5. Starts none of them.
std::vector<std::pair<std::string, std::string>> io_libraries();

/// What a format needs of GDAL: its driver, and whether it can write.
struct DriverState {
    bool reads = false, writes = false;
};
DriverState driver_state(const std::string& driver);

/// Why PROJ cannot make out a coordinate system, or nothing where it can.
std::string proj_fault();

}  // namespace arpent
