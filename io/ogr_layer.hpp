#pragma once

// For io/*.cpp alone.

#include "io/gdal.hpp"
#include "io/ogr_shape.hpp"
#include "io/vector_file.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace arpent::gdal {

/// A text that is no UTF-8 is most likely what Windows wrote.
std::string utf8(const char* text);

/// A complaint that holds for several features: how many, and the first.
struct Tally {
    std::int64_t count = 0, first = 0;

    void add(std::int64_t fid) { first = count++ == 0 ? fid : first; }
    void tell(const std::string& where, const std::string& what, std::vector<std::string>& to) const;
};

/// Reads the features of one layer.
class LayerReader {
public:
    /// Features go to `to`, whose path, layer and crs are known, in `crs` (empty: the file's).
    LayerReader(OGRLayerH layer, Features& to, const std::string& crs);

    /// Only features that touch a box in `crs` count.
    void limit(const Box& within);
    /// Closed lines come as polygons.
    void close_lines(bool closed) { close_lines_ = closed; }
    /// Reads on to the end, or at most so many features; warnings too.
    void read(std::int64_t most = std::numeric_limits<std::int64_t>::max());

private:
    void add(OGRFeatureH from);
    Gathered gathered(OGRGeometryH shape, std::int64_t fid);
    void add_heights(const Heights& heights, Feature& to);
    void add_tags(Feature& to);
    void know_field(const std::string& name);
    Attribute value_of(OGRFeatureH from, int field, std::int64_t fid);
    std::string text_of(const char* text, std::int64_t fid);

    OGRLayerH layer_;
    Features& to_;
    int count_ = 0;       // fields of the layer
    int other_tags_ = -1; // of them the one that holds tags of OpenStreetMap
    bool close_lines_ = false;
    std::string where_;
    Transformation way_;
    std::optional<Box> within_;
    std::set<std::string> known_;  // names of fields
    Tally empty_, mended_, recoded_;
};

}  // namespace arpent::gdal
