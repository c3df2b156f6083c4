#include "io/vector_file.hpp"

#include "core/tree.hpp"
#include "core/unit.hpp"
#include "io/crs.hpp"
#include "io/gdal.hpp"
#include "io/ogr_shape.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cpl_conv.h>
#include <cpl_string.h>
#include <limits>

namespace arpent {
namespace {

constexpr double exact_integers = 9007199254740992.0;  // 2^53: whole numbers above it have no place in a double

void stretch(Box& box, const std::vector<Point>& points)
{
    for (const Point& point : points)
        box = {std::min(box.west, point.x), std::min(box.south, point.y), std::max(box.east, point.x), std::max(box.north, point.y)};
}

double ring_area(const Ring& ring)
{
    double twice = 0;
    for (std::size_t n = 0; n < ring.size(); ++n) {
        const Point &a = ring[n], &b = ring[(n + 1) % ring.size()], &origin = ring[0];
        twice += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y);
    }
    return std::abs(twice) / 2;
}

/// A complaint that holds for several features: how many, and the first.
struct Tally {
    std::int64_t count = 0, first = 0;

    void add(std::int64_t fid) { first = count++ == 0 ? fid : first; }
    void tell(const std::string& where, const std::string& what, std::vector<std::string>& to) const
    {
        if (count > 0)
            to.push_back(where + ": " + std::to_string(count) + (count == 1 ? " feature" : " features") + what + " (first: " + std::to_string(first) +
                         ")");
    }
};

/// Reads the features of one layer.
class LayerReader {
public:
    LayerReader(OGRLayerH layer, Features& to, const std::string& crs) : layer_{layer}, to_{to}, where_{to.path + ": layer " + to.layer}
    {
        if (!crs.empty() && !same_crs(to.crs, crs))
            way_ = gdal::transformation(to.crs, crs);
        const OGRFeatureDefnH fields = OGR_L_GetLayerDefn(layer);
        for (int n = 0; n < OGR_FD_GetFieldCount(fields); ++n)
            to_.fields.push_back(text_of(OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(fields, n)), OGRNullFID));
    }

    void limit(const Box& within)
    {
        within_ = within;
        Box box = within;
        if (way_) {
            const gdal::Transformation back{OCTGetInverse(way_.get())};
            if (!back || !OCTTransformBounds(back.get(), within.west, within.south, within.east, within.north, &box.west, &box.south, &box.east, &box.north, 21))
                return;  // every feature is looked at
        }
        OGR_L_SetSpatialFilterRect(layer_, box.west, box.south, box.east, box.north);
    }

    void read()
    {
        const gdal::Calls calls;
        OGR_L_ResetReading(layer_);
        for (gdal::FeatureOwner feature{OGR_L_GetNextFeature(layer_)}; feature; feature.reset(OGR_L_GetNextFeature(layer_)))
            add(feature.get());
        if (calls.failed())
            calls.cannot_read(to_.path);
        empty_.tell(where_, " without geometry left out", to_.warnings);
        mended_.tell(where_, " with polygons that cross themselves mended", to_.warnings);
        recoded_.tell(where_, " with texts that are not UTF-8 read as Windows-1252", to_.warnings);
    }

private:
    void add(OGRFeatureH from)
    {
        Feature made{OGR_F_GetFID(from), {}, {}};
        const OGRGeometryH shape = OGR_F_GetGeometryRef(from);
        if (shape)
            made.geometry = geometry_of(shape, made.fid);
        if (made.geometry.empty()) {
            empty_.add(made.fid);
            return;
        }
        if (within_ && !touches(made.geometry.box(), *within_))
            return;
        for (int n = 0; n < static_cast<int>(to_.fields.size()); ++n)
            made.fields.emplace(to_.fields[static_cast<std::size_t>(n)], value_of(from, n, made.fid));
        to_.features.push_back(std::move(made));
    }

    Geometry geometry_of(OGRGeometryH shape, std::int64_t fid)
    {
        try {
            gdal::Gathered gathered = gdal::gather(shape, way_.get());
            if (gathered.mended)
                mended_.add(fid);
            return std::move(gathered.geometry);
        } catch (const Error& error) {
            throw Error{error.fault(), where_ + ": feature " + std::to_string(fid) + ": " + error.what()};
        }
    }

    static bool touches(const Box& a, const Box& b) { return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north; }

    Attribute value_of(OGRFeatureH from, int field, std::int64_t fid)
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

    std::string text_of(const char* text, std::int64_t fid)
    {
        if (CPLIsUTF8(text, -1))
            return text;
        recoded_.add(fid);
        char* recoded = CPLRecode(text, "CP1252", CPL_ENC_UTF8);
        std::string made = recoded;
        CPLFree(recoded);
        return made;
    }

    OGRLayerH layer_;
    Features& to_;
    std::string where_;
    gdal::Transformation way_;
    std::optional<Box> within_;
    Tally empty_, mended_, recoded_;
};

std::vector<std::string> names_of(GDALDatasetH dataset)
{
    std::vector<std::string> names;
    for (int n = 0; n < GDALDatasetGetLayerCount(dataset); ++n)
        names.emplace_back(OGR_L_GetName(GDALDatasetGetLayer(dataset, n)));
    return names;
}

std::string stem_of(const std::string& path)
{
    const std::string name = path.substr(path.find_last_of('/') + 1);
    return name.substr(0, name.find_last_of('.'));
}

std::string chosen(const std::string& path, const std::string& wanted, const std::vector<std::string>& names)
{
    const auto holds = [&](const std::string& name) { return std::find(names.begin(), names.end(), name) != names.end(); };
    if (names.empty())
        throw Error{Fault::data, path + ": holds no layer"};
    if (!wanted.empty() && !holds(wanted))
        throw Error{Fault::study, path + ": no layer \"" + wanted + "\"" + hint(wanted, names)};
    if (!wanted.empty())
        return wanted;
    if (holds(stem_of(path)))
        return stem_of(path);
    if (names.size() > 1)
        throw Error{Fault::study, path + ": holds several layers: name one (allowed: " + join(names) + ")"};
    return names.front();
}

}  // namespace

Box Geometry::box() const
{
    constexpr double far = std::numeric_limits<double>::infinity();
    Box box{far, far, -far, -far};
    stretch(box, points);
    for (const Line& line : lines)
        stretch(box, line);
    for (const Polygon& polygon : polygons)
        stretch(box, polygon.front());
    return box;
}

double Geometry::area() const
{
    double area = 0;
    for (const Polygon& polygon : polygons)
        for (std::size_t n = 0; n < polygon.size(); ++n)
            area += n == 0 ? ring_area(polygon[n]) : -ring_area(polygon[n]);
    return area;
}

double Geometry::length() const
{
    double length = 0;
    for (const Line& line : lines)
        for (std::size_t n = 1; n < line.size(); ++n)
            length += std::hypot(line[n].x - line[n - 1].x, line[n].y - line[n - 1].y);
    return length;
}

std::optional<double> Feature::number(std::string_view field) const
{
    const auto found = fields.find(field);
    if (found == fields.end())
        return {};
    if (const auto* number = std::get_if<double>(&found->second))
        return *number;
    const auto* text = std::get_if<std::string>(&found->second);
    double value = 0;
    if (!text || text->empty())
        return {};
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    return error == std::errc{} && end == text->data() + text->size() && std::isfinite(value) ? std::optional{value} : std::nullopt;
}

std::string Feature::text(std::string_view field) const
{
    const auto found = fields.find(field);
    if (found == fields.end())
        return {};
    if (const auto* text = std::get_if<std::string>(&found->second))
        return *text;
    const auto* number = std::get_if<double>(&found->second);
    if (!number)
        return {};
    if (*number == std::round(*number) && std::abs(*number) < exact_integers)
        return std::to_string(static_cast<std::int64_t>(*number));
    return number_text(*number);
}

std::vector<std::string> vector_layers(const std::string& path)
{
    const auto dataset = gdal::open(path, GDAL_OF_VECTOR);
    const gdal::Calls calls;
    return names_of(dataset.get());
}

Features read_features(const std::string& path, const std::string& layer, const std::string& crs, std::optional<Box> within)
{
    const auto dataset = gdal::open(path, GDAL_OF_VECTOR);
    const gdal::Calls calls;
    Features made;
    made.path = path;
    made.layer = chosen(path, layer, names_of(dataset.get()));
    const OGRLayerH found = GDALDatasetGetLayerByName(dataset.get(), made.layer.c_str());
    made.crs = gdal::wkt(OGR_L_GetSpatialRef(found));
    if (made.crs.empty())
        throw Error{Fault::data, path + ": layer " + made.layer + " has no CRS"};
    LayerReader reader{found, made, crs};
    if (within)
        reader.limit(*within);
    reader.read();
    return made;
}

}  // namespace arpent
