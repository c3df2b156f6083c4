#include "io/ogr_layer.hpp"

#include "io/crs.hpp"
#include "io/osm_tags.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cpl_conv.h>
#include <cpl_string.h>

namespace arpent::gdal {
namespace {

constexpr std::array height_fields{"z_min", "z_max", "z_extent"};
constexpr double exact_integers = 0x1p53;  // whole numbers above it have no place in a double

bool touches(const Box& a, const Box& b) { return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north; }

}  // namespace

std::string utf8(const char* text)
{
    if (CPLIsUTF8(text, -1))
        return text;
    char* recoded = CPLRecode(text, "CP1252", CPL_ENC_UTF8);
    std::string made = recoded;
    CPLFree(recoded);
    return made;
}

void Tally::tell(const std::string& where, const std::string& what, std::vector<std::string>& to) const
{
    if (count > 0)
        to.push_back(where + ": " + std::to_string(count) + (count == 1 ? " feature" : " features") + what + " (first: " + std::to_string(first) + ")");
}

LayerReader::LayerReader(OGRLayerH layer, Features& to, const std::string& crs) : layer_{layer}, to_{to}, where_{to.path + ": layer " + to.layer}
{
    if (!crs.empty() && !same_crs(to.crs, crs))
        way_ = transformation(to.crs, crs);
    const OGRFeatureDefnH fields = OGR_L_GetLayerDefn(layer);
    count_ = OGR_FD_GetFieldCount(fields);
    for (int n = 0; n < count_; ++n) {
        to_.fields.push_back(utf8(OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(fields, n))));
        known_.insert(to_.fields.back());
    }
    other_tags_ = OGR_FD_GetFieldIndex(fields, "other_tags");
}

void LayerReader::limit(const Box& within)
{
    within_ = within;
    Box box = within;
    if (way_) {
        const Transformation back{OCTGetInverse(way_.get())};
        if (!back || !OCTTransformBounds(back.get(), within.west, within.south, within.east, within.north, &box.west, &box.south, &box.east, &box.north, 21))
            return;  // every feature is looked at
    }
    box = way_ ? box.grown(0.01 * std::max(box.east - box.west, box.north - box.south)) : box;  // bent edges
    OGR_L_SetSpatialFilterRect(layer_, box.west, box.south, box.east, box.north);
}

void LayerReader::read(std::int64_t most)
{
    const Calls calls;
    OGR_L_ResetReading(layer_);
    FeatureOwner feature;
    for (std::int64_t n = 0; n < most && (feature.reset(OGR_L_GetNextFeature(layer_)), feature); ++n)
        add(feature.get());
    if (calls.failed())
        calls.cannot_read(to_.path);
    empty_.tell(where_, " without geometry left out", to_.warnings);
    mended_.tell(where_, " with polygons that cross themselves mended", to_.warnings);
    recoded_.tell(where_, " with texts that are not UTF-8 read as Windows-1252", to_.warnings);
}

void LayerReader::add(OGRFeatureH from)
{
    Feature made{OGR_F_GetFID(from), {}, {}};
    Gathered shape;
    if (const OGRGeometryH written = OGR_F_GetGeometryRef(from))
        shape = gathered(written, made.fid);
    made.geometry = std::move(shape.geometry);
    if (made.geometry.empty()) {
        empty_.add(made.fid);
        return;
    }
    if (within_ && !touches(made.geometry.box(), *within_))
        return;
    for (int n = 0; n < count_; ++n)
        made.fields.emplace(to_.fields[static_cast<std::size_t>(n)], value_of(from, n, made.fid));
    if (other_tags_ >= 0)
        add_tags(made);
    if (shape.heights)
        add_heights(*shape.heights, made);
    to_.features.push_back(std::move(made));
}

/// A body's lowest and highest point, and its height where it has one, as fields; what the file calls so stays.
void LayerReader::add_heights(const Heights& heights, Feature& to)
{
    for (const char* name : height_fields)
        know_field(name);
    const double extent = heights.high - heights.low;
    to.fields.emplace(height_fields[0], heights.low);
    to.fields.emplace(height_fields[1], heights.high);
    to.fields.emplace(height_fields[2], extent > 0 ? Attribute{extent} : Attribute{});
}

/// Each tag that has no field of its own becomes one.
void LayerReader::add_tags(Feature& to)
{
    const std::string all = to.text(to_.fields[static_cast<std::size_t>(other_tags_)]);
    for_each_tag(all, [&](const std::string& tag, std::string value) {
        know_field(tag);
        to.fields.emplace(tag, std::move(value));
    });
}

void LayerReader::know_field(const std::string& name)
{
    if (known_.insert(name).second)
        to_.fields.push_back(name);
}

Gathered LayerReader::gathered(OGRGeometryH shape, std::int64_t fid)
{
    try {
        Shape area;
        if (close_lines_ && wkbFlatten(OGR_G_GetGeometryType(shape)) == wkbLineString && OGR_G_GetPointCount(shape) > 3 && OGR_G_IsRing(shape))
            area.reset(OGR_G_ForceToPolygon(OGR_G_Clone(shape)));
        Gathered made = gather(area ? area.get() : shape, way_.get());
        if (made.mended)
            mended_.add(fid);
        return made;
    } catch (const Error& error) {
        throw Error{error.fault(), where_ + ": feature " + std::to_string(fid) + ": " + error.what()};
    }
}

Attribute LayerReader::value_of(OGRFeatureH from, int field, std::int64_t fid)
{
    if (!OGR_F_IsFieldSetAndNotNull(from, field))
        return {};
    switch (OGR_Fld_GetType(OGR_F_GetFieldDefnRef(from, field))) {
    case OFTReal:
    case OFTInteger:
        return OGR_F_GetFieldAsDouble(from, field);
    case OFTInteger64: {
        const auto whole = OGR_F_GetFieldAsInteger64(from, field);
        if (std::abs(static_cast<double>(whole)) < exact_integers)
            return static_cast<double>(whole);
        return std::to_string(whole);
    }
    case OFTBinary:
        return {};
    default:
        return text_of(OGR_F_GetFieldAsString(from, field), fid);
    }
}

std::string LayerReader::text_of(const char* text, std::int64_t fid)
{
    std::string made = utf8(text);
    if (made != text)
        recoded_.add(fid);
    return made;
}

}  // namespace arpent::gdal
