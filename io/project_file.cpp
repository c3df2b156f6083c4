#include "io/project_file.hpp"

#include "io/file.hpp"
#include "io/style_file.hpp"

#include <filesystem>

namespace arpent {
namespace {

/// What stands between <pipe> and </pipe> of the style beside a raster, both included; empty where there is none.
std::string pipe_of(const std::filesystem::path& raster)
{
    auto style = raster;
    style.replace_extension(".qml");
    if (!std::filesystem::exists(style))
        return {};
    const std::string text = read_text(style.string());
    const auto from = text.find("<pipe>"), until = text.find("</pipe>");
    return from == text.npos || until == text.npos ? std::string{} : text.substr(from, until + 7 - from);
}

std::string id_of(const ProjectLayer& layer)
{
    std::string id = layer.group + "_" + layer.path;
    for (char& c : id)
        if (std::isalnum(static_cast<unsigned char>(c)) == 0)
            c = '_';
    return id;
}

std::string crs_element(const std::string& name, const std::string& wkt)
{
    return "<" + name + "><spatialrefsys><wkt>" + xml_text(wkt) + "</wkt></spatialrefsys></" + name + ">";
}

/// The groups in the order of their first layer, as QGIS lists them.
std::string tree(const std::vector<ProjectLayer>& layers)
{
    std::string text = "  <layer-tree-group>\n", group;
    for (const ProjectLayer& layer : layers) {
        if (layer.group != group || text.ends_with("<layer-tree-group>\n")) {
            text += group.empty() ? "" : "    </layer-tree-group>\n";
            text += "    <layer-tree-group name=\"" + xml_text(layer.group) + "\" checked=\"Qt::Checked\" expanded=\"1\">\n";
            group = layer.group;
        }
        text += "      <layer-tree-layer id=\"" + id_of(layer) + "\" name=\"" + xml_text(layer.title) + "\" source=\"./" + xml_text(layer.path) +
                "\" providerKey=\"gdal\" checked=\"" + (layer.visible ? "Qt::Checked" : "Qt::Unchecked") + "\" expanded=\"0\"/>\n";
    }
    return text + (group.empty() ? "" : "    </layer-tree-group>\n") + "  </layer-tree-group>\n";
}

std::string map_layer(const std::filesystem::path& folder, const ProjectLayer& layer, const std::string& wkt)
{
    return "    <maplayer type=\"raster\">\n      <id>" + id_of(layer) + "</id>\n      <datasource>./" + xml_text(layer.path) + "</datasource>\n      <layername>" +
           xml_text(layer.title) + "</layername>\n      " + crs_element("srs", wkt) + "\n      <provider>gdal</provider>\n      " +
           pipe_of(folder / layer.path) + "\n      <blendMode>0</blendMode>\n    </maplayer>\n";
}

}  // namespace

void write_project(const std::string& path, const std::string& title, const std::string& crs_wkt, const std::vector<ProjectLayer>& layers)
{
    std::string text = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis version=\"3.22.0\" projectname=\"" + xml_text(title) + "\">\n  <title>" +
                       xml_text(title) + "</title>\n  " + crs_element("projectCrs", crs_wkt) + "\n" + tree(layers) + "  <projectlayers>\n";
    for (const ProjectLayer& layer : layers)
        text += map_layer(std::filesystem::path{path}.parent_path(), layer, crs_wkt);
    write_text(path, text + "  </projectlayers>\n  <properties><Paths><Absolute type=\"bool\">false</Absolute></Paths></properties>\n</qgis>\n");
}

}  // namespace arpent
