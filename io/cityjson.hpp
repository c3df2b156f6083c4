#pragma once

// For io/*.cpp alone.

#include "io/gdal.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace arpent::gdal {

using CityValue = std::variant<std::monostate, bool, std::int64_t, double, std::string>;  // lists and maps as JSON

/// A city object with a place.
struct CityObject {
    std::string layer, id, type;  // layer: the type of what it is part of
    std::map<std::string, CityValue> attributes;
    Shape shape;                  // faces of a body, or a point
};

struct City {
    int epsg = 0;  // 0: the file names no CRS
    std::vector<CityObject> objects;
};

/// Reads a CityJSON 1.0, 1.1 or 2.0 file, or a CityJSONSeq. An object with a geometry is one; so is a part (BuildingPart), with the
/// attributes of what it is part of, which then is none itself. Of several geometries the coarsest body (LoD 1 before 2) counts, a flat
/// one (LoD 0) where there is none; an instance of a template is a point. Throws Error (data), with the object's name where it is its fault.
City read_city(const std::string& path);

/// Whether a file is CityJSON, by its name (.city.json, .cityjson, .city.jsonl) or, for .json and .jsonl, by its first words.
bool is_cityjson(const std::string& path);

/// The same as a data set in memory: a layer for each type (Building, Road, ...) with the fields id, type and all attributes.
Dataset open_cityjson(const std::string& path);

}  // namespace arpent::gdal
