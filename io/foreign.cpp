#include "io/foreign.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace arpent {
namespace {

struct Foreign {
    std::string_view ends;  // of names, parted by blanks
    std::string_view format, advice;
};

constexpr std::string_view points = "make a raster of its heights, for instance with `pdal_wrench to_raster` or QGIS (Processing, Point cloud conversion, Export to raster)";
constexpr std::string_view mesh = "it has neither a place on a map nor footprints: ask for CityJSON, CityGML, or footprints with heights as GeoPackage";
constexpr std::string_view packed = "unpack it first (only .zip is read as it is)";
constexpr std::string_view project = "it names data but holds none: name the data themselves";

constexpr std::array<Foreign, 17> table{{
    {".ifc .ifczip .ifcxml", "IFC", "write CityJSON with IfcEnvelopeExtractor (LoD 1 blocks are what is wanted), or footprints with heights as GeoPackage"},
    {".rvt .rfa", "Revit", "export IFC from it, then CityJSON with IfcEnvelopeExtractor, or footprints with heights as GeoPackage"},
    {".dwg", "DWG of this version", "save it as DXF (in the drawing program, or with the ODA File Converter), footprints as closed polylines"},
    {".las .laz .copc.laz .e57 .ply .pts", "a point cloud", points},
    {".parquet .geoparquet .arrow .feather", "Parquet or Arrow",
     "write GeoPackage or FlatGeobuf with an ogr2ogr that has the driver (QGIS's; `ogrinfo --formats` tells), or with geopandas: read_parquet(...).to_file(\"x.gpkg\")"},
    {".pmtiles", "PMTiles", "ask for what the tiles were made from: they hold cut and thinned geometry; else ogr2ogr of GDAL 3.8 or later writes GeoPackage of it"},
    {".glb .gltf .b3dm .i3dm .cmpt .slpk", "glTF, 3D Tiles or I3S", mesh},
    {".obj .dae .fbx .stl .3ds .skp .wrl", "a mesh", mesh},
    {".ecw .sid", "ECW or MrSID", "write GeoTIFF with a gdal_translate that has the driver (as OSGeo4W's), or ask for JPEG 2000 or GeoTIFF"},
    {".7z .rar .gz .bz2 .xz .tgz .tar", "an archive of this kind", packed},
    {".mdb .accdb", "an Access database", "write GeoPackage from ArcGIS, or with an ogr2ogr that has ODBC and mdbtools"},
    {".qgz .qgs .aprx .mxd .lyr .lyrx .qlr", "a project or layer file", project},
    {".shx .dbf .prj .cpg", "a part of a shapefile", "name the .shp beside it"},
    {".rds .rdata .pkl .pickle", "an object of R or Python", "write GeoPackage (sf::st_write, geopandas to_file) or GeoTIFF (terra::writeRaster, rioxarray to_raster)"},
    {".pdf .png .jpg .jpeg .docx", "a picture or document without a place on a map", "georeference it (QGIS, Raster, Georeferencer) and save GeoTIFF, or ask for the data behind it"},
    {".gpx.zip .kmz", "this archive", "unpack it, or write GeoPackage"},
    {".gtfs .gtfs.zip", "GTFS", "its tables open one by one as CSV, stops for instance by `CSV:/vsizip/gtfs.zip/stops.txt`"},
}};

/// Whether `path` ends with one of the ends.
bool ends_with_one(std::string_view path, std::string_view ends)
{
    while (!ends.empty()) {
        const auto next = std::min(ends.find(' '), ends.size());
        if (path.ends_with(ends.substr(0, next)))
            return true;
        ends.remove_prefix(std::min(next + 1, ends.size()));
    }
    return false;
}

}  // namespace

std::string advice_for(std::string_view path)
{
    std::string name{path};
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const Foreign& each : table)
        if (ends_with_one(name, each.ends))
            return std::string{each.format} + " is not read: " + std::string{each.advice};
    return {};
}

}  // namespace arpent
