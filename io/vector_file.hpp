#pragma once

#include "core/grid.hpp"

#include <cstdint>
#include <map>
#include <memory>
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

/// Points, lines and polygons of one feature; curves come as lines, 3-D without their heights.
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
    std::vector<std::string> warnings;  // self-crossing polygons mended, empty geometries dropped: each says file, layer, feature
};

/// Layers of a vector file, in its order.
std::vector<std::string> vector_layers(const std::string& path);

/// All features that touch `within` (where given), in file order. `layer` empty: the layer named as the file, else the only one, else
/// an Error that lists them. Geometries are brought to `crs` where the file's differs. Self-crossing polygons are mended (and a warning
/// says so); features without geometry are dropped with a warning. Errors: study (missing file, no such layer), data (no CRS, unreadable).
Features read_features(const std::string& path, const std::string& layer, const std::string& crs, std::optional<Box> within = {});

/// What will be written as one layer of a GeoPackage. `types` of fields: "text", "real", "integer".
struct FieldSpec {
    std::string name, type;
};

/// Writes features to a GeoPackage layer: a new file under a temporary name that gets its final name when whole; byte-identical for
/// equal content. Geometry type from the first feature; polygons may be multi. Throws Error (machine) where it cannot be written.
class VectorWriter {
public:
    VectorWriter(const std::string& path, const std::string& crs);
    ~VectorWriter();
    VectorWriter(const VectorWriter&) = delete;
    VectorWriter& operator=(const VectorWriter&) = delete;

    /// Begins a layer; `geometry` is "Point", "LineString", "MultiPolygon" or "Polygon".
    void layer(const std::string& name, const std::string& geometry, const std::vector<FieldSpec>& fields);
    void add(const Feature& feature);
    /// Ends the file and gives it its name.
    void close();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace arpent
