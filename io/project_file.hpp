#pragma once

#include <string>
#include <vector>

namespace arpent {

/// A map of a QGIS project.
struct ProjectLayer {
    std::string group, title;
    std::string path;  // of the raster, relative to the project; the style beside it (`.qml`) is taken in
    bool visible = false;
};

/// Writes a QGIS project (`.qgs`) of raster maps in groups, first on top, with relative paths and the CRS written out as WKT (an
/// authority's code alone leaves QGIS without CRS where its database differs). Temporary name, then rename.
void write_project(const std::string& path, const std::string& title, const std::string& crs_wkt, const std::vector<ProjectLayer>& layers);

}  // namespace arpent
