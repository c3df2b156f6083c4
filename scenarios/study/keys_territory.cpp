#include "scenarios/study/keys.hpp"
#include "scenarios/study/preset.hpp"
#include "scenarios/study/value_check.hpp"

#include <algorithm>

namespace arpent {
namespace {

using S = Source;

const KeyRule file{.file = true}, data{.data = true};

Key raster() { return key("raster", &S::raster, data, "raster file, or tiles of one: a pattern (\"alti/*.tif\") or a list"); }
Key vector() { return key("vector", &S::vector, data, "vector file, or several: a pattern (\"bdtopo/*.gpkg\") or a list"); }
Key required_vector()
{
    Key made = vector();
    made.form.rule.required = true;
    return made;
}
Key layer() { return key("layer", &S::layer, {}, "layer of the vector file, or a tag of OpenStreetMap (building); standard: the one named as the file, else the only one"); }

constexpr const char* crs_doc = "coordinate system of a file that has none in it: EPSG:n or WKT";
Key crs() { return key("crs", &S::crs, {}, crs_doc); }

Key unit() { return key("unit", &S::unit, {}, "unit of the raster's values; standard: the file's own, else the layer's"); }

Key credit() { return key("source", &S::credit, {}, "who made the data, and on what terms"); }

const Section& zones_section()
{
    static const Section keys{"zones",
                              "A set of zones that indicators are given for.",
                              fresh<S>,
                              {required_vector(), layer(), crs(), key("id", &S::id, {}, "field that names each zone; standard: its number"),
                               key("name", &S::name, {}, "field shown to people"), credit()}};
    return keys;
}

/// A key whose elements are read with another table of the same struct.
Key with_elements(Key made, const Section& (*keys)())
{
    auto element = std::make_shared<Form>(*made.form.of);
    element->section = keys;
    made.form.of = element;
    return made;
}

/// The key `layers.<name>` of a territory: the source comes into being when it is entered.
Key layer_key(const std::string& name)
{
    Form form = form_of<Source>({});
    form.enter = [name](void* layers) -> void* { return &static_cast<Named<Source>*>(layers)->emplace_back(name, Source{}).second; };
    form.look = [name](const void* layers) -> const void* {
        const auto& all = *static_cast<const Named<Source>*>(layers);
        const auto found = std::ranges::find(all, name, &std::pair<std::string, Source>::first);
        return found == all.end() ? nullptr : &found->second;
    };
    const LayerSpec* spec = find_layer(name);
    return {name, form, spec == nullptr ? "outlines with their heights" : std::string{spec->label_en},
            [](void* territory) -> void* { return &static_cast<Territory*>(territory)->layers; }};
}

/// The keys of `layers`, which a territory itself holds.
const Section& layers_section()
{
    static const Section keys = [] {
        Section made{"layers", "What the layers of the catalogue are made from.", fresh<Territory>, {}};
        made.keys.push_back(key("from", &Territory::from, {}, "data sets of known products; a layer named beside wins over what they give"));
        for (const std::string& name : input_layers())
            made.keys.push_back(layer_key(name));
        return made;
    }();
    return keys;
}

Key layers_key()
{
    Form form;
    form.shape = Shape::section;
    form.section = layers_section;
    form.enter = [](void* territory) { return territory; };
    form.look = [](const void* territory) { return territory; };
    return {"layers", form, "what the layers of the catalogue are made from", [](void* territory) { return territory; }};
}

Key with_keys(Key made, const Section& (*keys)())
{
    made.form.section = keys;
    return made;
}

}  // namespace

template <>
std::vector<std::string> words_of<Rule>()
{
    std::vector<std::string> words;
    for (const Rule rule : {Rule::nearest, Rule::bilinear, Rule::average, Rule::mode, Rule::min, Rule::max, Rule::sum})
        words.emplace_back(rule_name(rule));
    return words;
}

template <>
const Section& section<Credit>()
{
    using C = Credit;
    static const Section keys{"source",
                              "Who made data, and on what terms: it travels to the results. What is not given is shown as unknown.",
                              fresh<C>,
                              {key("producer", &C::producer, {}, "who made them"), key("licence", &C::licence, {}, "on what terms they may be used"),
                               key("date", &C::date, {}, "when they were made, or what time they show"),
                               key("url", &C::url, {}, "where they are found")}};
    return keys;
}

template <>
const Section& section<Source>()
{
    static const Section keys{
        "source",
        "Where the values of a layer come from.",
        fresh<S>,
        {raster(), vector(), layer(), crs(), key("classes", &S::classes, file, "class table of the codes"), unit(),
         key("resample", &S::resample, {}, "how cells are brought to the grid; standard: the layer's own rule"),
         key("value", &S::value, {}, "what the cells of the features hold; with neither raster nor vector: all cells"),
         key("height", &S::height, {.unit = "m", .low = 0, .high = 1000}, "height of buildings"),
         key("floors", &S::floors, {.unit = "1", .low = 0, .high = 300}, "floors of buildings without a height: 3 m each"), credit()},
        {},
        {"raster", "vector"},
        {"raster", "vector", "value"}};
    return keys;
}

template <>
const Section& section<PresetUse>()
{
    using P = PresetUse;
    static const Section keys{
        "preset",
        "A data set of a known product, from which several layers are made.",
        fresh<P>,
        {key("preset", &P::preset, {.required = true, .file = true, .words = preset_names()}, "the product: a standard preset, or a file like one"),
         key("file", &P::file, {.required = true, .data = true}, "its data: a file, a pattern or a list of tiles"),
         key("crs", &P::crs, {}, crs_doc), key("only", &P::only, {}, "layers to take, as population or zones.plu; standard: all that it gives"),
         key("source", &P::credit, {}, "who made the data, and on what terms, where that is unlike the preset's words")}};
    return keys;
}

const Section& outline_section()
{
    static const Section keys{"report_within", "Where indicators and maps look.", fresh<S>, {required_vector(), layer(), crs(), credit()}};
    return keys;
}

const Section& allowed_section()
{
    static const Section keys{"allowed", "Where interventions may stand.", fresh<S>, {required_vector(), layer(), crs(), credit()}};
    return keys;
}

const Section& place_section()
{
    static const Section keys{
        "where", "The ground that an intervention changes.", fresh<S>, {vector(), layer(), raster(), crs(), unit(), credit()}, {"vector", "raster"}};
    return keys;
}

template <>
const Section& section<Extent>()
{
    using E = Extent;
    static const Section keys{
        "extent",
        "The rectangle that is computed.",
        fresh<E>,
        {key("box", &E::box, {}, "west, south, east, north in the CRS [m]"),
         key("vector", &E::vector, data, "vector file whose polygons lie in the rectangle"),
         key("raster", &E::raster, data, "raster file whose rectangle it is"),
         key("layer", &E::layer, {}, "layer of the vector file; standard: the one named as the file, else the only one"),
         key("crs", &E::crs, {}, crs_doc),
         key("buffer", &E::buffer, {.unit = "m", .low = 0, .high = 1e5}, "margin round it")},
        {"box", "vector", "raster"},
        {},
        {},
        "box"};
    return keys;
}

template <>
const Section& section<Territory>()
{
    using T = Territory;
    static const Section keys{"territory",
                              "The place and its layers.",
                              fresh<T>,
                              {key("crs", &T::crs, {.required = true}, "coordinate system: EPSG:n or WKT"),
                               key("extent", &T::extent, {.required = true}, "what is computed"),
                               key("cell", &T::cell, {.unit = "m", .low = 0.1, .high = 1000, .required = true},
                                   "side of the square cells; the origin is a multiple of it"),
                               with_keys(key("allowed", &T::allowed, {}, "polygons that interventions may stand in; what lies outside is cut"), allowed_section),
                               with_keys(key("report_within", &T::report_within, {},
                                             "polygons that limit indicators and maps; standard: the extent without its buffer"),
                                         outline_section),
                               with_elements(key("zones", &T::zones, {}, "sets of zones that indicators are given for"), zones_section),
                               layers_key()}};
    return keys;
}

}  // namespace arpent
