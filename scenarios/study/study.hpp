#pragma once

#include "core/catalogue.hpp"
#include "core/keys.hpp"
#include "core/weather.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace arpent {

// Members that name files hold absolute paths: the reader makes them so from the file that wrote them; `${ARPENT_DATA}` is the one variable.

/// Who made a data set and on what terms; what is empty is unknown.
struct Credit {
    std::string producer, licence, date, url;
    std::string attribution_en, attribution_fr;  // the words that the licence asks for; a preset gives them

    bool operator==(const Credit&) const = default;
};

struct Preset;  // scenarios/study/preset.hpp

/// A table of a product that a layer is made from, by the rows of its preset.
struct PresetTable {
    std::shared_ptr<const Preset> preset;
    std::string file, layer;
    std::string given_by;  // its key: "territory.layers.from.2"
    std::optional<std::string> crs;
    Credit credit;
};

/// Where features or cells come from; at most one of raster and vector.
struct Source {
    std::optional<std::string> raster, vector;
    std::optional<std::string> layer, id, name, classes;
    std::optional<std::string> crs;  // of files that have none in them
    std::optional<std::string> unit;
    std::optional<Rule> resample;
    std::optional<Value> value;   // cells of the features hold this: a constant or a field; with neither raster nor vector: everywhere
    std::optional<Value> height;  // of buildings
    std::optional<Value> floors;  // of buildings without a height
    std::optional<Credit> credit; // key `source`
    // What `territory.layers.from` gives.
    std::string given_by;             // its key: "territory.layers.from.2"; empty for a source of the study's own words
    std::vector<double> unknown;      // values of a raster that stand for no value
    std::vector<PresetTable> tables;  // of land cover; of buildings the one whose rows say which features are buildings
};

struct Extent {
    std::vector<double> box;  // [m] west, south, east, north
    std::optional<std::string> vector, raster, layer, crs;
    double buffer = 0;  // [m]
};

/// A data set of a known product, from which several layers are made.
struct PresetUse {
    std::string preset;             // a name of the standard ones, or a file
    std::string file;
    std::optional<std::string> crs; // of files that have none in them
    std::vector<std::string> only;  // layers to take; empty: all that it gives
    std::optional<Credit> credit;
};

struct Territory {
    std::string crs;
    Extent extent;
    double cell = 0;  // [m]
    std::optional<Source> report_within;
    std::optional<Source> allowed;  // where interventions may stand
    Named<Source> zones, layers;
    std::vector<PresetUse> from;  // key `layers.from`; a resolved scenario has what they give among zones and layers
};

struct Days {
    Instant start, end;
};

enum class StormShape { double_triangle, chicago, uniform };

/// The rain to stand: a design from IDF coefficients, or measured.
struct Storm {
    std::optional<StormShape> design;
    std::optional<std::string> hyetograph;        // CSV of measured or given rain
    std::optional<std::string> event;             // which storm of it, where it holds several
    std::optional<std::string> idf, region;       // table of Montana coefficients, its row
    std::optional<double> return_period;          // [s]
    std::optional<double> a_mm_min, b;            // Montana coefficients given here: i = a t^-b mm/min, t in min
    std::optional<double> depth;                  // [m] of a uniform storm
    std::optional<double> duration, intense;      // [s]
    double peak = 0.5;                            // share of the duration before the peak
    double interval = 300;                        // [s] of the block means given to models
    Instant start;
    std::optional<Credit> credit;                 // key `source`: of the table
};

/// What is added to the quantities of a weather file.
struct WeatherShift {
    std::optional<double> air_temperature, dew_point, relative_humidity, pressure, wind_speed, longwave_radiation;  // in SI
};

/// What they are multiplied with.
struct WeatherScale {
    std::optional<double> wind_speed, longwave_radiation, global_radiation, direct_radiation, diffuse_radiation, rain;
};

/// The weather to stand, from a file. The relative humidity stays as it is where air is warmed.
struct Weather {
    std::optional<std::string> epw, table;
    std::optional<TimeLabel> label;            // of the table's stamps
    std::optional<std::string> zone;           // of the table's stamps: "+01:00"
    std::optional<WeatherShift> shift;
    std::optional<WeatherScale> scale;
    double lapse = 0.0065;                     // [K/m] that air is colder higher up
    std::optional<double> elevation;           // [m] of the station; standard: an EPW's own
    double wind_height = 10;                   // [m] of the instrument above the ground
    std::optional<Credit> credit;              // key `source`: of the file
};

struct Forcing {
    std::optional<Days> calendar;
    std::optional<Storm> storm;
    std::optional<Weather> weather;
};

/// The settings of each model asked for: `models.<name>`.
struct ModelChoice {
    std::string name;
    std::shared_ptr<void> settings;               // the model's own settings struct
    std::optional<double> cell;                   // [m]
    std::vector<std::string> outputs;             // as written: "depth", "depth.hours_above(0.1 m)"; empty: all standard ones
};

enum class Better { none, lower, higher };
enum class Statistic { mean, min, max, sum, area_above };

/// One number per scenario and zone.
struct Indicator {
    std::string of;                               // "depth.max"
    std::optional<std::string> then;              // "> 10 cm": which cells count
    std::optional<Statistic> statistic;
    std::optional<std::string> expose, weight;    // layers
    std::optional<Value> threshold;               // of area_above
    std::optional<std::string> require;           // "< 2000"
    Better better = Better::none;
};

enum class Cover { area, centre, touched };

/// What is built, planted, dug: data for the catalogue's primitive edits.
struct Intervention {
    std::string id, type;
    std::optional<std::string> title;
    std::optional<Source> where;
    Cover cover_rule = Cover::area;               // key `cells`: by area share, by centre, or all that are touched
    std::optional<Source> allowed;                // in place of the territory's
    std::optional<Value> cost;
    std::optional<double> lifetime;               // [s] that its cost is spread over
    Named<Value> values;                          // by the catalogue's names: height, depth, ...
    Named<std::string> words;                     // `to: garden`
};

/// One of several things to stand: its parts of the forcing lie over the scenario's.
struct Event {
    std::optional<std::string> title;
    std::optional<double> return_period;          // [s]; none: that of its design storm
    Forcing forcing;
};

/// One guess of an ensemble: its parts lie over the scenario's and its event's.
struct Member {
    std::optional<std::string> title;
    std::optional<Territory> territory;
    std::optional<Forcing> forcing;
    std::vector<ModelChoice> models;
    std::vector<Intervention> interventions;
};

/// A scenario as written: what is unlike the study.
struct Scenario {
    std::optional<std::string> extends, title;
    std::optional<Territory> territory;
    std::optional<Forcing> forcing;
    Named<Event> events;
    std::vector<int> years;
    Named<Member> members;
    std::vector<ModelChoice> models;
    std::vector<Intervention> interventions;
};

struct Comparison {
    std::string baseline;
    std::vector<std::string> maps;
};

/// A study, or one resolved scenario of it (then `interventions` are the scenario's, `scenarios` is empty, and each axis holds one thing at
/// most, whose parts are merged where they belong).
struct Study {
    int arpent = 1;
    std::string study;
    std::optional<std::string> title;
    std::optional<std::string> classes, catalogue;  // files in place of the standard ones
    Territory territory;
    Forcing forcing;
    Named<Event> events;
    std::vector<int> years;                       // since planting and building
    Named<Member> members;                        // by number
    std::vector<ModelChoice> models;
    Named<Indicator> indicators;
    Named<Scenario> scenarios;
    std::vector<Intervention> interventions;
    std::optional<double> discount;                 // [1/s] what a cost loses by being a year off
    std::optional<Comparison> compare;
};

struct Catalogue;  // scenarios/study/catalogue_file.hpp

/// Where a scenario stands on the axes of its study.
struct Coordinates {
    std::string scenario;                 // as the study names it: "green"
    std::string event;                    // empty: the scenario has no events
    std::optional<double> return_period;  // [s] of the event
    std::optional<int> year;              // since planting and building
    std::optional<int> member;
};

/// A scenario at one point of its axes with nothing left to inherit: immutable, with the tree it was read from (places, origins).
struct Resolved {
    std::string name, title;                     // name of the point, as green@storm_10y@year_10@member_3; title of the scenario
    Node tree;
    Study study;
    std::shared_ptr<const Catalogue> catalogue;  // the types of its interventions
    PathRules paths;
    Coordinates at{};
};

/// A study as written and its scenarios resolved. Only whole where `complaints` holds no error.
struct Reading {
    std::string folder;  // that the study's paths begin in
    Node tree;
    Study written;
    std::vector<Resolved> scenarios;
    Diagnostics complaints;
};

/// How a study is read.
struct ReadOptions {
    std::vector<std::string> sets{};  // `key=value` over the study's own words
    std::string base{};               // folder that its paths begin in; empty: the study's own, see `study_folder`
    bool confine = false;             // no path may lead out of that folder; see `confine_doors`
};

/// Reads a study file. Never throws for what is written in it: all mistakes are in `complaints`. Throws Error (study) where the file
/// itself cannot be read.
Reading read_study(const std::string& path, const ReadOptions& options = {});
/// Reads text as if it stood in `path`.
Reading read_study(const std::string& path, const std::string& text, const ReadOptions& options = {});

/// The bytes of `effective/<scenario>.yaml`: keys in the tables' order, the user's words kept, standard values written out; reads back
/// to the same bytes.
std::string effective(const Resolved& scenario);
/// The same without the scenario's name and title: two scenarios with one text answer the same question.
std::string effective_inputs(const Resolved& scenario);

/// A standard file that the binary carries: "classes.csv", "catalogue.yaml"; empty where there is no such file.
std::string_view standard_file(std::string_view name);
/// A standard preset: "bdtopo3.csv"; and the names of all.
std::string_view preset_file(std::string_view name);
std::vector<std::string_view> preset_file_names();

}  // namespace arpent
