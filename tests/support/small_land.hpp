#pragma once

#include "io/raster_writer.hpp"
#include "io/vector_file.hpp"
#include "io/vector_writer.hpp"
#include "scenarios/study/study.hpp"
#include "scenarios/study/territory.hpp"
#include "support/drawn.hpp"
#include "support/temporary_folder.hpp"

#include <cstdint>
#include <cstring>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace arpent {

/// A place of 4 x 4 cells of 10 m, its files in a folder of their own and its study as text.
class SmallLand {
public:
    static constexpr double west = 700000, north = 6600040, cell = 10;  // [m]

    std::string path(const std::string& name) const { return folder_ / name; }

    void text(const std::string& name, const std::string& content) const { std::ofstream{path(name)} << content; }

    /// A GeoTIFF drawn as text, its corner at the place's.
    void raster(const std::string& name, const std::string& drawing, double side = cell, double from_west = west, double from_north = north) const
    {
        write_raster(path(name), drawn(drawing), side, from_west, from_north);
    }

    /// A GeoTIFF of codes drawn as text; 0 is no-data.
    void codes(const std::string& name, const std::string& drawing, double side = cell) const
    {
        const Raster<float> numbers = drawn(drawing);
        Raster<std::uint8_t> bytes{numbers.window(), 0, 0};
        for (int i = 0; i < bytes.rows(); ++i)
            for (int j = 0; j < bytes.cols(); ++j)
                bytes.view()(i, j) = static_cast<std::uint8_t>(numbers.view()(i, j));
        const Grid grid{bytes.rows(), bytes.cols(), side, west, north, "EPSG:2154"};
        RasterMeta meta;
        meta.nodata = 0;
        RasterWriter writer{path(name), grid, Kind::byte, meta};
        writer.put(grid.whole(), bytes.view());
        writer.close();
    }

    /// A rectangle in metres east and south of the place's corner.
    static Polygon box(double left, double top, double right, double bottom)
    {
        const double x0 = west + left, x1 = west + right, y0 = north - bottom, y1 = north - top;
        return {Ring{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}};
    }

    static Feature feature(const Polygon& polygon, std::map<std::string, Attribute, std::less<>> fields = {})
    {
        Feature made;
        made.geometry.polygons = {polygon};
        made.fields = std::move(fields);
        return made;
    }

    /// A GeoPackage whose layer is named as the file.
    void features(const std::string& name, const std::vector<Feature>& all, const std::vector<FieldSpec>& fields = {},
                  const std::string& geometry = "MultiPolygon") const
    {
        VectorWriter writer{path(name + ".gpkg"), "EPSG:2154"};
        writer.layer(name, geometry, fields);
        for (const Feature& each : all)
            writer.add(each);
        writer.close();
    }

    /// The study with these layers (lines `NAME: {...}`) and, under `scenarios:`, these scenarios (lines indented as they should be).
    Reading study(const std::string& layers, const std::string& scenarios = "  today: {}\n", const std::string& more = "") const
    {
        std::string text = "arpent: 1\nstudy: small\nterritory:\n  crs: EPSG:2154\n"
                           "  extent: [700000, 6600000, 700040, 6600040]\n  cell: 10 m\n  layers:\n";
        std::istringstream lines{layers};
        for (std::string line; std::getline(lines, line);)
            text += "    " + line + "\n";
        return read_study(path("study.yaml"), text + more + "scenarios:\n" + scenarios);
    }

private:
    TemporaryFolder folder_;
};

/// What a study's scenario comes to: its layers and what was complained of, without the folder's name.
struct Landed {
    TerritoryLayers territory;
    std::string complaints;

    Raster<float> values(const std::string& layer) const
    {
        const Layer& found = territory.layers.at(layer);
        return found.values<float>(found.grid.whole());
    }
    std::string drawing(const std::string& layer) const { return text_of(values(layer)); }
};

inline std::string without_folder(std::string text, const std::string& folder)
{
    for (auto at = text.find(folder); at != text.npos; at = text.find(folder))
        text.erase(at, folder.size());
    return text;
}

/// Reads all scenarios of a study with one reader, in order.
inline std::vector<Landed> landed(const SmallLand& land, const Reading& reading)
{
    std::vector<Landed> all;
    Diagnostics grid_complaints;
    if (reading.complaints.failed() || reading.scenarios.empty())
        return {Landed{{}, without_folder(reading.complaints.text(), land.path(""))}};
    TerritoryReader reader{study_grid(reading.scenarios.front(), grid_complaints)};
    for (const Resolved& scenario : reading.scenarios) {
        Diagnostics complaints;
        complaints.add(grid_complaints);
        Landed made{reader.read(scenario, complaints), {}};
        made.complaints = without_folder(complaints.text(), land.path(""));
        all.push_back(std::move(made));
    }
    return all;
}

inline bool same_bits(const Layer& a, const Layer& b)
{
    return a.kind == b.kind && with_type(a.kind, [&]<class T>(T) {
        const auto left = a.values<T>(a.grid.whole()), right = b.values<T>(b.grid.whole());
        for (int i = 0; i < left.rows(); ++i)
            if (std::memcmp(left.view().row(i), right.view().row(i), sizeof(T) * static_cast<std::size_t>(left.cols())) != 0)
                return false;
        return true;
    });
}

/// The first layer whose bits differ; empty where all are equal.
inline std::string all_equal(const TerritoryLayers& a, const TerritoryLayers& b)
{
    if (a.layers.size() != b.layers.size())
        return "unlike layers";
    for (const auto& [name, layer] : a.layers)
        if (!same_bits(layer, b.layers.at(name)))
            return name;
    return {};
}

}  // namespace arpent
