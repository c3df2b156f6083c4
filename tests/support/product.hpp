#pragma once

#include "support/small_land.hpp"

#include <string>
#include <vector>

namespace arpent {

/// A table of a product in its own schema, for a small land.
struct ProductTable {
    std::string name;
    std::string geometry;  // "MultiPolygon", "LineString"
    std::vector<FieldSpec> fields;
    std::vector<Feature> features;
};

/// A GeoPackage with these tables.
inline void write_product(const SmallLand& land, const std::string& file, const std::vector<ProductTable>& tables)
{
    VectorWriter writer{land.path(file), "EPSG:2154"};
    for (const ProductTable& table : tables) {
        writer.layer(table.name, table.geometry, table.fields);
        for (const Feature& each : table.features)
            writer.add(each);
    }
    writer.close();
}

/// A line given in metres east and south of the land's corner.
inline Feature line_feature(const std::vector<Point>& points, std::map<std::string, Attribute, std::less<>> fields)
{
    Feature made;
    Line line;
    for (const Point& each : points)
        line.push_back({SmallLand::west + each.x, SmallLand::north - each.y});
    made.geometry.lines = {line};
    made.fields = std::move(fields);
    return made;
}

/// The codes of the land cover, drawn.
inline std::string codes_of(const Landed& made)
{
    const Layer& layer = made.territory.layers.at("land_cover");
    const auto codes = layer.values<std::uint8_t>(layer.grid.whole());
    Raster<float> numbers{codes.window(), 0, 0.f};
    for (int i = 0; i < codes.rows(); ++i)
        for (int j = 0; j < codes.cols(); ++j)
            numbers.view()(i, j) = codes.view()(i, j);
    return text_of(numbers);
}

/// BD TOPO as the tests know it: wood in the north, water in the south, a road of 20 m between them, and houses on its northern half.
inline std::vector<ProductTable> topography()
{
    using L = SmallLand;
    const std::vector<FieldSpec> house{{"hauteur", "real"}, {"nombre_d_etages", "integer"}, {"etat_de_l_objet", "text"}};
    const std::vector<FieldSpec> road{{"nature", "text"}, {"largeur_de_chaussee", "real"}, {"position_par_rapport_au_sol", "text"}};
    const std::string used = "En service";
    return {{"batiment", "MultiPolygon", house,
             {L::feature(L::box(0, 10, 10, 20), {{"hauteur", 6.0}, {"etat_de_l_objet", used}}),
              L::feature(L::box(10, 10, 20, 20), {{"nombre_d_etages", 4.0}, {"etat_de_l_objet", used}}),
              L::feature(L::box(20, 10, 30, 20), {{"etat_de_l_objet", used}}),
              L::feature(L::box(30, 10, 40, 20), {{"hauteur", 3.0}, {"etat_de_l_objet", std::string{"En ruine"}}})}},
            {"surface_hydrographique", "MultiPolygon", {{"nature", "text"}}, {L::feature(L::box(0, 30, 40, 40), {{"nature", std::string{"Ecoulement naturel"}}})}},
            {"zone_de_vegetation", "MultiPolygon", {{"nature", "text"}}, {L::feature(L::box(0, 0, 40, 10), {{"nature", std::string{"Bois"}}})}},
            {"troncon_de_route", "LineString", road,
             {line_feature({{-20, 20}, {60, 20}}, {{"nature", std::string{"Route à 1 chaussée"}}, {"largeur_de_chaussee", 20.0}, {"position_par_rapport_au_sol", std::string{"0"}}}),
              line_feature({{-20, 5}, {60, 5}}, {{"nature", std::string{"Type autoroutier"}}, {"position_par_rapport_au_sol", std::string{"-1"}}})}}};
}

}  // namespace arpent
