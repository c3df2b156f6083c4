#pragma once

namespace arpent {

/// Leaves GDAL the drivers that read nothing but the files that they are given, for the rest of the process: no virtual raster, no
/// service, no database, and no HDF5, whose links may lead to any file. For servers that run other people's studies.
void confine_doors();

}  // namespace arpent
