#include "io/vector_writer.hpp"

#include "io/file.hpp"
#include "io/gdal.hpp"
#include "io/ogr_shape.hpp"

#include <cstdio>
#include <map>

namespace arpent {
namespace {

OGRwkbGeometryType geometry_type(const std::string& name)
{
    static const std::map<std::string, OGRwkbGeometryType> types{
        {"Point", wkbPoint}, {"LineString", wkbLineString}, {"Polygon", wkbPolygon}, {"MultiPolygon", wkbMultiPolygon}};
    if (const auto found = types.find(name); found != types.end())
        return found->second;
    throw Error{Fault::internal, "no geometry " + name + " (allowed: Point, LineString, Polygon, MultiPolygon)"};
}

OGRFieldType field_type(const std::string& name)
{
    if (name == "text")
        return OFTString;
    if (name == "real")
        return OFTReal;
    if (name == "integer")
        return OFTInteger64;
    throw Error{Fault::internal, "no type of field " + name + " (allowed: text, real, integer)"};
}

void set_fields(OGRFeatureH to, const Feature& feature)
{
    for (const auto& [name, value] : feature.fields) {
        const int field = OGR_F_GetFieldIndex(to, name.c_str());
        if (field < 0)
            throw Error{Fault::internal, "the layer has no field " + name};
        if (const auto* number = std::get_if<double>(&value))
            OGR_F_SetFieldDouble(to, field, *number);
        else if (const auto* text = std::get_if<std::string>(&value))
            OGR_F_SetFieldString(to, field, text->c_str());
        else
            OGR_F_SetFieldNull(to, field);
    }
}

}  // namespace

struct VectorWriter::Impl {
    Impl(const std::string& path, const std::string& crs_text) : part{path}, crs{gdal::spatial_ref(crs_text)}
    {
        const gdal::Calls calls;
        dataset.reset(GDALCreate(GDALGetDriverByName("GPKG"), part.name().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        if (!dataset || calls.failed())
            calls.cannot_write(path);
        check(GDALDatasetStartTransaction(dataset.get(), FALSE) == OGRERR_NONE, calls);
    }

    ~Impl()
    {
        const gdal::Calls quiet;
        dataset.reset();
        std::remove((part.name() + "-journal").c_str());
    }

    void check(bool done, const gdal::Calls& calls) const
    {
        if (!done || calls.failed())
            calls.cannot_write(part.path());
    }

    Part part;
    gdal::SpatialRef crs;
    gdal::Dataset dataset;
    OGRLayerH layer = nullptr;
    OGRwkbGeometryType type = wkbUnknown;
};

VectorWriter::VectorWriter(const std::string& path, const std::string& crs) : impl_{std::make_unique<Impl>(path, crs)} {}

VectorWriter::~VectorWriter() = default;

void VectorWriter::layer(const std::string& name, const std::string& geometry, const std::vector<FieldSpec>& fields)
{
    const gdal::Calls calls;
    impl_->type = geometry_type(geometry);
    impl_->layer = GDALDatasetCreateLayer(impl_->dataset.get(), name.c_str(), impl_->crs.get(), impl_->type, nullptr);
    impl_->check(impl_->layer != nullptr, calls);
    for (const FieldSpec& field : fields) {
        const gdal::Owned<OGRFieldDefnH, OGR_Fld_Destroy> made{OGR_Fld_Create(field.name.c_str(), field_type(field.type))};
        impl_->check(OGR_L_CreateField(impl_->layer, made.get(), FALSE) == OGRERR_NONE, calls);
    }
}

void VectorWriter::add(const Feature& feature)
{
    const gdal::Calls calls;
    if (!impl_->layer)
        throw Error{Fault::internal, impl_->part.path() + ": a feature before its layer"};
    const gdal::FeatureOwner made{OGR_F_Create(OGR_L_GetLayerDefn(impl_->layer))};
    set_fields(made.get(), feature);
    gdal::Shape shape = gdal::shape_of(feature.geometry, impl_->type);
    if (!shape)
        throw Error{Fault::internal, impl_->part.path() + ": a feature's geometry is unlike its layer's"};
    OGR_F_SetGeometryDirectly(made.get(), shape.release());
    impl_->check(OGR_L_CreateFeature(impl_->layer, made.get()) == OGRERR_NONE, calls);
}

void VectorWriter::close()
{
    const gdal::Calls calls;
    impl_->check(GDALDatasetCommitTransaction(impl_->dataset.get()) == OGRERR_NONE, calls);
    GDALFlushCache(impl_->dataset.get());
    impl_->dataset.reset();
    impl_->check(true, calls);
    impl_->part.keep();
}

}  // namespace arpent
