#pragma once

#include "core/grid.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace arpent {

struct Point {
    double x = 0, y = 0;  // [m]
    bool operator==(const Point&) const = default;
};

/// A closed line, its last point joined to its first (which is not repeated).
using Ring = std::vector<Point>;
/// Outer ring first, then holes.
using Polygon = std::vector<Ring>;
using Line = std::vector<Point>;

/// Points, lines and polygons of one feature; curves come as lines, 3-D without their heights, bodies (solids, faces of buildings) as what
/// they show from above.
struct Geometry {
    std::vector<Point> points;
    std::vector<Line> lines;
    std::vector<Polygon> polygons;

    bool empty() const { return points.empty() && lines.empty() && polygons.empty(); }
    Box box() const;
    double area() const;    // [m2] of the polygons
    double length() const;  // [m] of the lines
};

/// A field's value; monostate is NULL.
using Attribute = std::variant<std::monostate, double, std::string>;

struct Feature {
    std::int64_t fid = 0;
    Geometry geometry;
    std::map<std::string, Attribute, std::less<>> fields;

    /// The number in a field; none where it is NULL or text that is no number.
    std::optional<double> number(std::string_view field) const;
    /// The text of a field, numbers written shortest; empty where NULL.
    std::string text(std::string_view field) const;
};

struct Features {
    std::string path, layer, crs;     // crs as in the file: WKT
    std::vector<std::string> fields;  // names, in the file's order
    std::vector<Feature> features;
    std::vector<std::string> warnings;  // polygons mended, features left out, texts not in UTF-8: file, layer, how many, the first one
};

/// Layers of a vector source, in the order of its first file.
std::vector<std::string> vector_layers(const std::string& path);

/// All features that touch `within` (in `crs`, where given), in file order; of a source of several files (`source_members`), which agree in
/// CRS, those of all in order. `layer` empty: the layer named as the file, else the only one, else an Error that lists them. Geometries are
/// brought to `crs` (empty: as in the file) where the file's differs; `declared` is the CRS of files that have none in them. Self-crossing
/// polygons are mended (and a warning says so); features without geometry are dropped with a warning. Texts that are no UTF-8 are read as
/// Windows-1252, with a warning. Features that are bodies in space have the fields z_min, z_max and z_extent (of their points, as in the file;
/// NULL where it is 0) beside their own. Errors: study (missing file, no such layer), data (no CRS or another than `declared`, unreadable).
Features read_features(const std::string& source, const std::string& layer, const std::string& crs, std::optional<Box> within = {},
                       const std::string& declared = {});

struct FieldInfo {
    std::string name, type;  // "text", "real", "integer", "flag", "date", "binary"
    bool operator==(const FieldInfo&) const = default;
};

/// What a vector source says of a layer.
struct VectorInfo {
    std::string layer, crs;                // crs as in the file: WKT
    std::string geometry;                  // "Multi Polygon"
    std::optional<std::int64_t> features;  // none where the features would have to be read
    std::optional<Box> box;                // likewise; in the file's CRS
    std::vector<FieldInfo> fields;
};

/// The same without its features being read. Errors as read_features'.
VectorInfo vector_info(const std::string& source, const std::string& layer, const std::string& declared = {});

/// The first features of a source, `most` at most, as they are in the file. Errors as read_features'.
Features sample_features(const std::string& source, const std::string& layer, std::int64_t most, const std::string& declared = {});

}  // namespace arpent
