#pragma once

namespace arpent {

/// Loads GDAL's drivers and PROJ's database, as the first file that is opened otherwise does: about 50 ms that do not depend on a study.
void start_io();

}  // namespace arpent
