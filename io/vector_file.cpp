#include "io/vector_file.hpp"

#include "core/tree.hpp"
#include "io/crs.hpp"
#include "io/gdal.hpp"
#include "io/ogr_layer.hpp"
#include "io/open_options.hpp"
#include "io/osm_tags.hpp"
#include "io/source_files.hpp"

#include <algorithm>
#include <iterator>
#include <limits>

namespace arpent {
namespace {

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

std::string chosen(const std::string& path, const std::string& wanted, GDALDatasetH dataset)
{
    const auto names = names_of(dataset);
    const auto holds = [&](const std::string& name) { return std::find(names.begin(), names.end(), name) != names.end(); };
    if (names.empty())
        throw Error{Fault::data, path + ": holds no layer"};
    if (!wanted.empty() && !holds(wanted) && !(gdal::driver_of(dataset) == "OSM" && gdal::tagged_layer(dataset, wanted)))
        throw Error{Fault::study, path + ": no layer \"" + wanted + "\"" + hint(wanted, names)};
    if (!wanted.empty())
        return wanted;
    if (holds(stem_of(path)))
        return stem_of(path);
    if (names.size() > 1)
        throw Error{Fault::study, path + ": holds several layers: name one (allowed: " + join(names) + ")"};
    return names.front();
}

/// A layer of one file, its CRS settled.
struct OpenLayer {
    gdal::Dataset dataset;
    std::string path, name, crs;
    OGRLayerH layer = nullptr;

    OpenLayer(const std::string& file, const std::string& wanted, const std::string& declared)
        : dataset{gdal::open(file, GDAL_OF_VECTOR)}, path{file}, name{chosen(file, wanted, dataset.get())},
          layer{GDALDatasetGetLayerByName(dataset.get(), name.c_str())}
    {
        if (!layer)
            layer = gdal::tagged_layer(dataset.get(), name);
        if (OGR_L_GetGeomType(layer) == wkbNone)
            throw Error{Fault::data, path + ": layer " + name + " is a table without geometry (points as CSV with columns x and y are read)"};
        crs = gdal::settled_crs(path + ": layer " + name, OGR_L_GetSpatialRef(layer), declared);
    }
};

Features features_of(const OpenLayer& open, const std::string& crs, const std::optional<Box>& within, std::int64_t most)
{
    const gdal::Calls calls;
    Features made;
    made.path = open.path;
    made.layer = open.name;
    made.crs = open.crs;
    gdal::LayerReader reader{open.layer, made, crs};
    reader.close_lines(gdal::is_drawing(open.dataset.get()));
    if (within)
        reader.limit(*within);
    reader.read(most);
    return made;
}

void check_crs(const std::string& path, const std::string& crs, const std::string& first)
{
    if (!same_crs(crs, first))
        throw Error{Fault::data, path + ": is in " + crs_name(crs) + ", the files before it in " + crs_name(first)};
}

/// Adds the features of a further file.
void join(Features one, Features& all)
{
    if (all.path.empty()) {
        all = std::move(one);
        return;
    }
    check_crs(one.path, one.crs, all.crs);
    const auto lacks = [](const Features& file, const std::string& field) { return std::ranges::find(file.fields, field) == file.fields.end(); };
    for (const std::string& field : all.fields)
        if (lacks(one, field))
            all.warnings.push_back(one.path + ": has no field " + field + ", as the files before it have");
    for (std::string& field : one.fields)
        if (lacks(all, field))
            all.fields.push_back(std::move(field));
    std::ranges::move(one.features, std::back_inserter(all.features));
    std::ranges::move(one.warnings, std::back_inserter(all.warnings));
}

Box round_both(const Box& a, const Box& b)
{
    return {std::min(a.west, b.west), std::min(a.south, b.south), std::max(a.east, b.east), std::max(a.north, b.north)};
}

std::string type_of(OGRFieldDefnH field)
{
    switch (OGR_Fld_GetType(field)) {
    case OFTInteger: return OGR_Fld_GetSubType(field) == OFSTBoolean ? "flag" : "integer";
    case OFTInteger64: return "integer";
    case OFTReal: return "real";
    case OFTDate:
    case OFTTime:
    case OFTDateTime: return "date";
    case OFTBinary: return "binary";
    default: return "text";
    }
}

VectorInfo info_of(const OpenLayer& open)
{
    const gdal::Calls calls;
    VectorInfo made{open.name, open.crs, OGRGeometryTypeToName(OGR_L_GetGeomType(open.layer)), {}, {}, {}};
    if (const auto count = OGR_L_GetFeatureCount(open.layer, FALSE); count >= 0)
        made.features = count;
    if (OGREnvelope box; OGR_L_GetExtent(open.layer, &box, FALSE) == OGRERR_NONE && box.MinX <= box.MaxX)
        made.box = Box{box.MinX, box.MinY, box.MaxX, box.MaxY};
    const OGRFeatureDefnH fields = OGR_L_GetLayerDefn(open.layer);
    for (int n = 0; n < OGR_FD_GetFieldCount(fields); ++n)
        made.fields.push_back({gdal::utf8(OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(fields, n))), type_of(OGR_FD_GetFieldDefn(fields, n))});
    return made;
}

/// Adds what is known of a further file; what is unknown of one is unknown of all.
void join(VectorInfo one, const std::string& path, VectorInfo& all)
{
    if (all.crs.empty()) {
        all = std::move(one);
        return;
    }
    check_crs(path, one.crs, all.crs);
    all.features = all.features && one.features ? std::optional{*all.features + *one.features} : std::nullopt;
    all.box = all.box && one.box ? std::optional{round_both(*all.box, *one.box)} : std::nullopt;
    for (FieldInfo& field : one.fields)
        if (std::ranges::find(all.fields, field.name, &FieldInfo::name) == all.fields.end())
            all.fields.push_back(std::move(field));
}

constexpr auto every = std::numeric_limits<std::int64_t>::max();

}  // namespace

std::vector<std::string> vector_layers(const std::string& path)
{
    const auto dataset = gdal::open(source_members(path).front(), GDAL_OF_VECTOR);
    const gdal::Calls calls;
    return names_of(dataset.get());
}

Features read_features(const std::string& source, const std::string& layer, const std::string& crs, std::optional<Box> within,
                       const std::string& declared)
{
    Features all;
    for (const std::string& path : source_members(source))
        join(features_of(OpenLayer{path, layer, declared}, crs, within, every), all);
    all.path = source;
    return all;
}

VectorInfo vector_info(const std::string& source, const std::string& layer, const std::string& declared)
{
    VectorInfo all;
    for (const std::string& path : source_members(source))
        join(info_of(OpenLayer{path, layer, declared}), path, all);
    return all;
}

Features sample_features(const std::string& source, const std::string& layer, std::int64_t most, const std::string& declared)
{
    Features all;
    for (const std::string& path : source_members(source))
        if (const auto left = most - static_cast<std::int64_t>(all.features.size()); left > 0)
            join(features_of(OpenLayer{path, layer, declared}, "", {}, left), all);
    all.path = source;
    return all;
}

}  // namespace arpent
