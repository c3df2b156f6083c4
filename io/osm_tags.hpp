#pragma once

// For io/*.cpp alone.

#include "io/gdal.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace arpent::gdal {

/// Among OpenStreetMap's layers (points, lines, multipolygons, ...) a tag names a layer too: `building` is the areas that are tagged so, but
/// for `building=no`. The OGR layer, told to give only those; null where no layer knows the tag.
OGRLayerH tagged_layer(GDALDatasetH dataset, const std::string& tag);

/// Calls `body(tag, value)` for each pair of an `other_tags` text: "height"=>"12","building:levels"=>"3".
void for_each_tag(std::string_view other_tags, const std::function<void(std::string tag, std::string value)>& body);

}  // namespace arpent::gdal
