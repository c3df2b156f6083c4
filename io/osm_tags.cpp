#include "io/osm_tags.hpp"

namespace arpent::gdal {
namespace {

/// The next quoted text, eaten; a backslash stands before quotes and backslashes in it.
std::optional<std::string> eat_quoted(std::string_view& rest)
{
    const auto begin = rest.find('"');
    if (begin == rest.npos)
        return {};
    std::string text;
    for (std::size_t at = begin + 1; at < rest.size(); ++at) {
        if (rest[at] == '"') {
            rest.remove_prefix(at + 1);
            return text;
        }
        at += rest[at] == '\\' && at + 1 < rest.size() ? 1 : 0;
        text += rest[at];
    }
    return {};
}

}  // namespace

OGRLayerH tagged_layer(GDALDatasetH dataset, const std::string& tag)
{
    for (const char* name : {"multipolygons", "lines", "points"}) {
        const OGRLayerH layer = GDALDatasetGetLayerByName(dataset, name);
        if (!layer || OGR_FD_GetFieldIndex(OGR_L_GetLayerDefn(layer), tag.c_str()) < 0)
            continue;
        const std::string filter = '"' + tag + "\" IS NOT NULL AND \"" + tag + "\" <> 'no'";
        return OGR_L_SetAttributeFilter(layer, filter.c_str()) == OGRERR_NONE ? layer : nullptr;
    }
    return nullptr;
}

void for_each_tag(std::string_view other_tags, const std::function<void(std::string tag, std::string value)>& body)
{
    while (auto tag = eat_quoted(other_tags))
        if (auto value = eat_quoted(other_tags))
            body(std::move(*tag), std::move(*value));
}

}  // namespace arpent::gdal
