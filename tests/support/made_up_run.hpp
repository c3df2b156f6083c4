#pragma once

#include "core/executor.hpp"
#include "io/file.hpp"
#include "io/result_file.hpp"
#include "scenarios/compare/indicators.hpp"
#include "support/drawn_layer.hpp"

#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

namespace arpent {

/// A run folder as a run would leave it: a valley with a stream, a few blocks of houses, and water after rain; `green` holds some of it
/// back in a basin and `dense` builds a block. All is made up of plain formulas.
struct MadeUpRun {
    int rows = 120, cols = 160;
    double cell = 5;
    std::string crs = "EPSG:2154";
    std::vector<std::string> scenarios{"today", "green", "dense"};
    std::string title = "Crue de la Lise";
    bool zones = true;
    int reported_cols = 100000;  // the western columns, which alone are reported

    Grid grid() const { return {rows, cols, cell, 660000, 6360000, crs}; }

    static double stream(int j, int cols) { return 0.5 + 0.18 * std::sin(7.0 * j / cols); }  // share of the rows, from the north

    double ground(int i, int j) const
    {
        const double across = (static_cast<double>(i) / rows - stream(j, cols)) * rows * cell;
        return 500 + 0.00018 * across * across + 12 * std::sin(0.05 * i) * std::sin(0.04 * j) + 0.01 * (cols - j) * cell;
    }
    bool built(int i, int j, const std::string& scenario) const
    {
        const bool near_stream = std::abs(static_cast<double>(i) / rows - stream(j, cols)) < 0.04;
        const bool block = scenario == "dense" && i > rows / 5 && i < rows / 5 + 12 && j > cols / 2 && j < cols / 2 + 16;
        return block || (!near_stream && i % 14 > 3 && j % 18 > 6 && (i / 14 + j / 18) % 3 != 0);
    }
    double depth(int i, int j, const std::string& scenario) const
    {
        const double away = std::abs(static_cast<double>(i) / rows - stream(j, cols)) * rows;
        double depth = 1.9 * std::exp(-away * away / 40) + 0.06 * (std::sin(0.9 * i) * std::sin(1.3 * j) > 0.6);
        if (scenario == "green" && j > cols / 2)
            depth *= 0.8;
        if (scenario == "green" && std::hypot(i - rows * 0.3, j - cols * 0.45) < 7)
            depth = 1.2;
        if (scenario == "dense" && j > cols / 2)
            depth *= 1.06;
        return depth;
    }
    Layer depth_layer(const std::string& scenario) const
    {
        return drawn<float>("depth_max", grid(), [&](int i, int j) {
            return std::hypot(i - rows / 2, j - cols / 2) > 0.62 * cols ? std::nan("") : built(i, j, scenario) ? 0.0 : depth(i, j, scenario);
        });
    }
    Layer hazard_layer(const std::string& scenario) const
    {
        return drawn<std::uint8_t>("hazard_class", grid(), [&](int i, int j) {
            const double d = built(i, j, scenario) ? 0 : depth(i, j, scenario);
            return d > 1.5 ? 3 : d > 0.8 ? 2 : d > 0.3 ? 1 : 0;
        });
    }

    std::string study_text(const std::string& scenario) const
    {
        return R"({"study":"lise","title":")" + title + R"(","scenarios":[{"name":")" + scenario + R"(","title":")" + title_of(scenario) + R"("}],"indicators":[)"
               R"({"name":"people_wet","of":"depth.max","then":"> 10 cm","statistic":"","threshold":"","expose":"population","better":"lower"},)"
               R"({"name":"flooded_area","of":"depth.max","then":"","statistic":"area_above","threshold":"10 cm","expose":"","better":"lower"},)"
               R"({"name":"depth_mean","of":"depth.max","then":"","statistic":"mean","threshold":"","expose":"","better":"lower"}]})";
    }
    static std::string title_of(const std::string& name) { return name == "green" ? "Green streets" : name == "dense" ? "New block" : "Today"; }

    std::string square(double i, double j, double side) const
    {
        const auto at = [&](double row, double col) { return "[" + std::to_string(660000 + col * cell) + "," + std::to_string(6360000 - row * cell) + "]"; };
        return "[[" + at(i, j) + "," + at(i, j + side) + "," + at(i + side, j + side) + "," + at(i + side, j) + "," + at(i, j) + "]]";
    }
    std::string changes_text(const std::string& scenario) const
    {
        const auto feature = [](const std::string& about, const std::string& type, const std::string& coordinates) {
            return R"({"type":"Feature","properties":{)" + about + R"(},"geometry":{"type":")" + type + R"(","coordinates":)" + coordinates + "}}";
        };
        std::string all;
        if (scenario == "green")
            all = feature(R"("id":"basin","type":"retention_basin","title":"Basin of the upper meadow","area_m2":3848.5,"length_m":0,"trees":0,"cost_eur":240000,"layers":["ground_elevation"])",
                          "Polygon", square(rows * 0.3 - 7, cols * 0.45 - 7, 14))
                  + "," + feature(R"("id":"trees","type":"plant_trees","title":"","area_m2":0,"length_m":0,"trees":3,"cost_eur":null,"layers":["canopy_cover","canopy_height"])",
                                  "MultiPoint", "[[660100,6359900],[660120,6359880],[660140,6359860]]");
        if (scenario == "dense")
            all = feature(R"("id":"block","type":"build","title":"","area_m2":4125,"length_m":0,"trees":0,"cost_eur":null,"layers":["building_fraction"])", "Polygon",
                          square(rows / 5 + 1, cols / 2 + 1, 13));
        return R"({"type":"FeatureCollection","features":[)" + all + "]}";
    }
    std::vector<ZoneSet> zone_sets() const
    {
        ZoneSet set{"quarter", {{"q1", "La Gare", {}, {}}, {"q2", "Saint-Cyr & Sons", {}, {}}}};
        for (int i = 0; i < rows; ++i)
            for (int j = 0; j < cols; ++j)
                set.zones[j < cols / 2 ? 0 : 1].cells.push_back({i, j, 1});
        return zones ? std::vector{set} : std::vector<ZoneSet>{};
    }
    std::string zones_text() const
    {
        return zones ? R"({"features":[{"properties":{"set":"quarter","id":"q1","name":"La Gare"},"geometry":null},)"
                       R"({"properties":{"set":"quarter","id":"q2","name":"Saint-Cyr & Sons"},"geometry":null}]})"
                     : R"({"features":[]})";
    }

    /// The context layers, which the scenario's people and buildings are.
    Layers territory(const std::string& scenario) const
    {
        Layers made;
        made.emplace("ground_elevation", drawn<float>("ground_elevation", grid(), [&](int i, int j) { return ground(i, j); }));
        made.emplace("building_fraction", drawn<float>("building_fraction", grid(), [&](int i, int j) { return built(i, j, scenario); }));
        made.emplace("population", drawn<float>("population", grid(), [&](int i, int j) { return built(i, j, scenario) ? 0.5 : 0; }));
        return made;
    }

    std::vector<IndicatorRow> write_scenario(const std::string& folder, const std::string& scenario) const
    {
        Layers results;
        results.emplace("depth_max", depth_layer(scenario));
        ResultWriter writer{folder + "/" + scenario + ".nc", grid(), {{"title", title}}};
        writer.put(results.at("depth_max"), variable_spec("depth_max"));
        writer.put(hazard_layer(scenario), variable_spec("hazard_class"), {{0, "low"}, {1, "moderate"}, {2, "significant"}, {3, "extreme"}});
        const Layers context = territory(scenario);
        for (const auto& [name, layer] : context)
            writer.put(layer, variable_spec(name));
        const Layer report = drawn<std::uint8_t>("report_within", grid(), [&](int, int j) { return j < reported_cols; });
        writer.put(report, variable_spec("report_within"), {{0, "outside"}, {1, "inside"}});
        writer.text("study", study_text(scenario));
        writer.text("changes", changes_text(scenario));
        writer.text("zones", zones_text());
        writer.text("ledgers", R"([{"quantity":"water","unit":"m3","quantum":0.5,"before":0,"after":61000,"in":[{"name":"rain","amount":100000}],)"
                               R"("out":[{"name":"infiltrated","amount":24000},{"name":"edges","amount":15000}],"gap":0}])");
        writer.text("inputs", R"([{"layer":"ground_elevation","path":"data/dem.tif","crs":"EPSG:2154","rule":"average","cell_m":5,"known":0.987},)"
                              R"({"layer":"buildings","path":"data/houses.gpkg","crs":"EPSG:2154","rule":"area","cell_m":0,"known":1,"producer":"Survey <of> land",)"
                              R"("licence":"Licence Ouverte 2.0","date":"2024","url":"https://survey.example/houses","attribution_en":"Survey of land, houses 2024",)"
                              R"j("attribution_fr":"Arpentage, maisons 2024"},{"layer":"jobs","path":"data/jobs.tif","producer":"The town","url":"javascript:alert(1)"}])j");
        writer.text("contradictions", R"([{"winner":"building","loser":"road","area_m2":5200,"share":0.013},{"winner":"ground","loser":"building","area_m2":25,"share":0.0001}])");
        writer.text("models", R"([{"name":"runoff.flow","version":1,"settings":"","sources":["10.1029/2011WR011570"]}])");
        writer.close();
        return indicators(resolved(scenario), results, context, report, zone_sets());
    }
    static Resolved resolved(const std::string& scenario)
    {
        Resolved made;
        made.name = scenario;
        Indicator wet, area, mean;
        wet.of = area.of = mean.of = "depth.max";
        wet.then = "> 10 cm";
        wet.expose = "population";
        area.statistic = Statistic::area_above;
        area.threshold = Value{.constant = 0.1, .field = {}, .unit = {}};
        mean.statistic = Statistic::mean;
        made.study.indicators = {{"people_wet", wet}, {"flooded_area", area}, {"depth_mean", mean}};
        return made;
    }
    /// Writes the folder and returns its indicators.
    std::vector<IndicatorRow> write(const std::string& folder) const
    {
        std::filesystem::create_directories(folder);
        std::vector<IndicatorRow> all;
        for (const std::string& scenario : scenarios)
            for (const IndicatorRow& row : write_scenario(folder, scenario))
                all.push_back(row);
        write_text(folder + "/indicators.csv", indicators_csv(all));
        write_comparison(folder);
        return all;
    }

    void write_comparison(const std::string& folder) const
    {
        std::string names;
        for (const std::string& scenario : scenarios)
            names += (names.empty() ? "" : ",") + std::string{"{\"name\":\""} + scenario + "\"}";
        ResultWriter writer{folder + "/compare.nc", grid(), {}};
        writer.text("study", R"({"baseline":"today","maps":["depth_max","hazard_class"],"scenarios":[)" + names + "]}");
        writer.close();
    }
};

}  // namespace arpent
