#include "io/cityjson.hpp"

#include "io/file.hpp"

#include <fstream>

namespace arpent::gdal {
namespace {

using Objects = std::vector<const CityObject*>;

SpatialRef crs_of(int epsg)
{
    SpatialRef made{OSRNewSpatialReference(nullptr)};
    if (epsg == 0 || OSRImportFromEPSG(made.get(), epsg) != OGRERR_NONE)
        return nullptr;
    OSRSetAxisMappingStrategy(made.get(), OAMS_TRADITIONAL_GIS_ORDER);
    return made;
}

OGRFieldType type_of(const CityValue& value)
{
    constexpr OGRFieldType types[]{OFTString, OFTInteger, OFTInteger64, OFTReal, OFTString};
    return types[value.index()];
}

OGRFieldType wider(OGRFieldType a, OGRFieldType b)
{
    const auto number = [](OGRFieldType type) { return type == OFTReal || type == OFTInteger64; };
    return a == b ? a : number(a) && number(b) ? OFTReal : OFTString;
}

/// The attributes of all objects and their types.
std::map<std::string, OGRFieldType> fields_of(const Objects& objects)
{
    std::map<std::string, OGRFieldType> fields{{"id", OFTString}, {"type", OFTString}};
    for (const CityObject* object : objects)
        for (const auto& [name, value] : object->attributes)
            if (value.index() > 0) {
                const auto [found, fresh] = fields.try_emplace(name, type_of(value));
                found->second = fresh ? found->second : wider(found->second, type_of(value));
            }
    return fields;
}

void set_field(OGRFeatureH feature, const std::string& name, const CityValue& value)
{
    const int field = OGR_F_GetFieldIndex(feature, name.c_str());
    if (const auto* flag = std::get_if<bool>(&value))
        OGR_F_SetFieldInteger(feature, field, *flag);
    else if (const auto* whole = std::get_if<std::int64_t>(&value))
        OGR_F_SetFieldInteger64(feature, field, *whole);
    else if (const auto* number = std::get_if<double>(&value))
        OGR_F_SetFieldDouble(feature, field, *number);
    else if (const auto* text = std::get_if<std::string>(&value))
        OGR_F_SetFieldString(feature, field, text->c_str());
}

void write_layer(GDALDatasetH dataset, const std::string& name, OGRSpatialReferenceH crs, const Objects& objects)
{
    const OGRLayerH layer = GDALDatasetCreateLayer(dataset, name.c_str(), crs, wkbUnknown, nullptr);
    for (const auto& [field, type] : fields_of(objects)) {
        const Owned<OGRFieldDefnH, OGR_Fld_Destroy> made{OGR_Fld_Create(field.c_str(), type)};
        OGR_L_CreateField(layer, made.get(), FALSE);
    }
    for (const CityObject* object : objects) {
        const FeatureOwner feature{OGR_F_Create(OGR_L_GetLayerDefn(layer))};
        set_field(feature.get(), "id", object->id);
        set_field(feature.get(), "type", object->type);
        for (const auto& [field, value] : object->attributes)
            set_field(feature.get(), field, value);
        OGR_F_SetGeometry(feature.get(), object->shape.get());
        if (OGR_L_CreateFeature(layer, feature.get()) != OGRERR_NONE)
            throw Error{Fault::data, object->id + " cannot be kept"};
    }
}

}  // namespace

bool is_cityjson(const std::string& path)
{
    for (const std::string_view end : {".city.json", ".cityjson", ".city.jsonl", ".cityjsonl"})
        if (path.ends_with(end))
            return true;
    if (!path.ends_with(".json") && !path.ends_with(".jsonl"))
        return false;
    std::string head(1024, ' ');
    std::ifstream{path}.read(head.data(), static_cast<std::streamsize>(head.size()));
    return head.find("\"CityJSON\"") != head.npos;
}

Dataset open_cityjson(const std::string& path)
{
    const City city = read_city(path);
    const Calls calls;
    Dataset made{GDALCreate(GDALGetDriverByName("Memory"), path.c_str(), 0, 0, 0, GDT_Unknown, nullptr)};
    const SpatialRef crs = crs_of(city.epsg);
    std::map<std::string, Objects> layers;
    for (const CityObject& object : city.objects)
        layers[object.layer].push_back(&object);
    for (const auto& [name, objects] : layers)
        write_layer(made.get(), name, crs.get(), objects);
    return made;
}

}  // namespace arpent::gdal
