#include "io/foreign.hpp"

#include "io/file.hpp"
#include "io/raster_file.hpp"
#include "io/vector_file.hpp"
#include "support/failure.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

namespace arpent {
namespace {

TEST(Foreign, FilesThatHaveNoDoorAreToldHowToConvert)
{
    const TemporaryFolder folder;
    const auto said = [&](const std::string& name) {
        write_text(folder / name, "ISO-10303-21; what another program wrote");
        const std::string vector = failure([&] { read_features(folder / name, "", "EPSG:2154"); }), raster = failure([&] { RasterFile{folder / name}; });
        EXPECT_EQ(vector, raster) << name;
        const std::string head = "4 " + (folder / name) + ": ";
        return vector.starts_with(head) ? vector.substr(head.size()) : vector;
    };
    EXPECT_EQ(said("roofs.ifc"), "IFC is not read: write CityJSON with IfcEnvelopeExtractor (LoD 1 blocks are what is wanted), or footprints with "
                                 "heights as GeoPackage");
    EXPECT_EQ(said("points.LAZ"), "a point cloud is not read: make a raster of its heights, for instance with `pdal_wrench to_raster` or QGIS "
                                  "(Processing, Point cloud conversion, Export to raster)");
    EXPECT_EQ(said("town.parquet"), "Parquet or Arrow is not read: write GeoPackage or FlatGeobuf with an ogr2ogr that has the driver (QGIS's; "
                                    "`ogrinfo --formats` tells), or with geopandas: read_parquet(...).to_file(\"x.gpkg\")");
    EXPECT_EQ(said("town.7z"), "an archive of this kind is not read: unpack it first (only .zip is read as it is)");
    EXPECT_EQ(said("plan.dwg"), "DWG of this version is not read: save it as DXF (in the drawing program, or with the ODA File Converter), footprints "
                                "as closed polylines");
    for (const std::string name : {"t.pmtiles", "t.glb", "t.obj", "t.ecw", "t.mdb", "t.qgz", "t.rds", "t.copc.laz", "t.arrow", "t.rvt"})
        EXPECT_NE(said(name).find(" is not read: "), std::string::npos) << name;
}

TEST(Foreign, NothingIsKnownOfOtherNames)
{
    EXPECT_EQ(advice_for("a.tif"), "");
    EXPECT_EQ(advice_for("a.gpkg"), "");
    EXPECT_EQ(advice_for("ifc"), "");
    EXPECT_EQ(advice_for(""), "");
}

}  // namespace
}  // namespace arpent
