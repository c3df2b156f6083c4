#pragma once

#include "io/vector_file.hpp"

#include <memory>
#include <string>
#include <vector>

namespace arpent {

/// What will be written as one layer of a GeoPackage. `types` of fields: "text", "real", "integer".
struct FieldSpec {
    std::string name, type;
};

/// Writes features to the layers of a GeoPackage: a new file under a temporary name that gets its final name when whole; byte-identical for
/// equal content. Features are numbered from 1 in each layer. Throws Error (machine) where it cannot be written.
class VectorWriter {
public:
    VectorWriter(const std::string& path, const std::string& crs);
    ~VectorWriter();
    VectorWriter(const VectorWriter&) = delete;
    VectorWriter& operator=(const VectorWriter&) = delete;

    /// Begins a layer; `geometry` is "Point", "LineString", "MultiPolygon" or "Polygon".
    void layer(const std::string& name, const std::string& geometry, const std::vector<FieldSpec>& fields);
    /// A feature with one point, one line, one polygon, or several polygons, as the layer was declared; fields by name, others are NULL.
    void add(const Feature& feature);
    /// Ends the file and gives it its name.
    void close();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace arpent
