#include "scenarios/explain/schema.hpp"

#include "scenarios/explain/schema_value.hpp"
#include "scenarios/explain/sentence.hpp"
#include "scenarios/study/catalogue_file.hpp"
#include "scenarios/study/keys.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace arpent {
namespace {

/// How a map is read: all that is required must be in it, or may come from elsewhere; or it changes what is inherited and may take away.
enum class Use { whole, part, change };

Facts required(const std::vector<std::string>& keys)
{
    Facts made;
    made["required"] = keys;
    return made;
}

/// One of these schemas.
Facts any_of(std::vector<Facts> schemas)
{
    Facts made;
    for (Facts& each : schemas)
        made["anyOf"].add(std::move(each));
    return made;
}

/// `then` where a map has one of the keys.
Facts having(const std::vector<std::string>& keys, Facts then, Facts otherwise)
{
    std::vector<Facts> given;
    for (const auto& key : keys)
        given.push_back(required({key}));
    Facts made;
    made["if"] = any_of(std::move(given));
    made["then"] = std::move(then);
    made["else"] = std::move(otherwise);
    return made;
}

Facts reference(const std::string& name)
{
    Facts made;
    made["$ref"] = "#/definitions/" + name;
    return made;
}

Facts text_schema(const std::string& doc)
{
    Facts made = schema_of_type({"string"});
    made["description"] = doc;
    return made;
}

/// Turns tables into definitions, each once for each use.
class SchemaMaker {
public:
    explicit SchemaMaker(std::vector<Section> choices) : choices_{std::move(choices)}
    {
        definitions_["unset"] = text_schema("as !unset x: takes away what is inherited");
        definitions_["unset"]["pattern"] = "^([A-Za-z](_?[A-Za-z0-9])*)?$";
        definitions_["include"] = text_schema("file whose keys stand under those of this map");
    }

    /// With `any_type` an intervention may be of any type.
    Facts study(bool any_type)
    {
        any_type_ = any_type;
        return section_schema(section<Study>(), Use::whole);
    }
    Facts definitions() { return std::move(definitions_); }

private:
    Facts form_schema(const Form& form, Use use);
    Facts list_schema(const Form& form, Use use);
    Facts named_schema(const Form& form, Use use);
    Facts section_schema(const Section& section, Use use);
    Facts made_section(const Section& section, Use use);
    Facts keys_schema(const Section& section, Use use);
    Facts typed(const Section& section, Use use);
    const Section& with_type(const Section& section, const Section& type);

    std::vector<Section> choices_;
    bool any_type_ = false;
    std::map<std::tuple<const Section*, Use, bool>, std::string> names_{};
    std::map<std::string, Section> typed_{};  // by type
    Facts definitions_{};
};

/// Do the tables below a form choose by a word?
bool chooses(const Form& form)
{
    if (form.of)
        return chooses(*form.of);
    if (form.shape != Shape::section)
        return false;
    const Section& section = form.section();
    return !section.chooser.empty() || std::ranges::any_of(section.keys, [](const Key& key) { return chooses(key.form); });
}

bool chooses(const Section& section)
{
    Form form;
    form.shape = Shape::section;
    form.section = [&]() -> const Section& { return section; };
    return chooses(form);
}

Facts SchemaMaker::form_schema(const Form& form, Use use)
{
    Facts made = form.shape == Shape::section ? section_schema(form.section(), use)
                 : form.shape == Shape::list  ? list_schema(form, use)
                 : form.shape == Shape::named ? named_schema(form, use)
                                              : value_schema(form);
    if (form.shape == Shape::section)
        if (const Key* stands = form.section().find(form.section().short_form))
            made = any_of({std::move(made), form_schema(stands->form, use)});
    const bool any_text = form.shape == Shape::text && !made.find("enum") && !made.find("pattern") && !made.find("anyOf");
    return use == Use::change && !any_text ? any_of({std::move(made), reference("unset")}) : made;
}

Facts SchemaMaker::list_schema(const Form& form, Use use)
{
    Facts made = schema_of_type({"array"});
    const bool merges = form.of->shape == Shape::section && !form.of->section().identity.empty();
    made["items"] = form_schema(*form.of, use == Use::change && !merges ? Use::whole : use);
    if (use == Use::change && merges)
        made["items"]["anyOf"].add(text_schema("as !unset trees: takes away the inherited one of that name"));
    return made;
}

bool holds_scenarios(const Form& form) { return form.of && form.of->shape == Shape::section && &form.of->section() == &section<Scenario>(); }

Facts SchemaMaker::named_schema(const Form& form, Use use)
{
    Facts made = schema_of_type({"object"});
    Facts element = form_schema(*form.of, use);
    if (holds_scenarios(form))
        element = any_of({std::move(element), text_schema("file that holds the scenario")});
    for (const auto& word : form.rule.words) {
        made["properties"][word] = element;
        if (const LayerSpec* layer = find_layer(word))
            made["properties"][word]["description"] = std::string{layer->label_en} + " [" + std::string{layer->shown} + ']';
    }
    made["properties"]["include"] = reference("include");
    if (form.rule.words.empty())
        made["patternProperties"][form.rule.numbered ? "^(0|[1-9][0-9]{0,5})$" : "^[A-Za-z](_?[A-Za-z0-9])*$"] = std::move(element);
    made["additionalProperties"] = false;
    return use == Use::change ? made : having({"include"}, named_schema(form, Use::change), std::move(made));
}

/// The reference to a section's definition.
Facts SchemaMaker::section_schema(const Section& section, Use use)
{
    const auto [known, fresh] = names_.emplace(std::tuple{&section, use, any_type_ && chooses(section)}, "");
    if (!fresh)
        return reference(known->second);
    std::string name = section.name + (use == Use::whole ? "" : use == Use::part ? "-part" : "-change") + (any_type_ && chooses(section) ? "-any" : "");
    while (definitions_.find(name))
        name += "-too";
    known->second = name;
    definitions_[name] = Facts{};  // keeps its place
    Facts made = made_section(section, use);
    definitions_[name] = std::move(made);
    return reference(name);
}

Facts SchemaMaker::made_section(const Section& section, Use use)
{
    Facts made = section.chooser.empty() || any_type_ ? keys_schema(section, use) : typed(section, use);
    if (!section.chooser.empty() && any_type_)
        made["additionalProperties"] = true;
    if (&section == &arpent::section<Scenario>() && use != Use::change) {  // without a parent nothing is there to be changed
        Facts whole;
        whole["properties"]["interventions"] = form_schema(section.find("interventions")->form, Use::whole);
        made["allOf"].add(having({"extends"}, Facts::map(), std::move(whole)));
    }
    if (use != Use::change)
        made = having({"include"}, section_schema(section, Use::change), std::move(made));
    made["title"] = section.name;
    made["description"] = section.doc;
    return made;
}

/// Keys that are all given, none of them to be taken away.
Facts given(const std::vector<std::string>& keys, Use use)
{
    Facts made = required(keys);
    for (const auto& key : keys)
        if (use == Use::change)
            made["properties"][key]["not"] = reference("unset");
    return made;
}

/// What a map must hold where nothing is inherited, and what it may not hold twice.
void need(Facts& map, const Section& section, Use use)
{
    std::vector<std::string> keys;
    for (const Key& key : section.keys)
        if (key.form.rule.required && (use == Use::whole || key.name == section.identity))
            keys.push_back(key.name);
    if (!keys.empty())
        map["required"] = keys;
    for (const auto* kinds : {&section.one_of, &section.at_most_one})
        for (auto first = kinds->begin(); first != kinds->end(); ++first)
            for (auto second = std::next(first); second != kinds->end(); ++second)
                map["not"]["anyOf"].add(given({*first, *second}, use));
    for (const auto* kinds : {&section.one_of, &section.any_of}) {
        std::vector<Facts> one;
        for (const auto& kind : *kinds)
            one.push_back(required({kind}));
        if (use == Use::whole && !one.empty())
            map["allOf"].add(any_of(std::move(one)));
    }
}

/// How a key of a map is read: what a scenario, an event or a member says lies over other values.
Use use_below(const Section& section, const Key& key, Use use)
{
    if (&section == &arpent::section<Scenario>() || (key.form.rule.overlay && !holds_scenarios(key.form)))
        return Use::change;
    return key.form.rule.partial && use == Use::whole ? Use::part : use;
}

Facts SchemaMaker::keys_schema(const Section& section, Use use)
{
    Facts made = schema_of_type({"object"});
    const auto standard = section.make ? section.make() : nullptr;
    for (const Key& key : section.keys) {
        const Use below = use_below(section, key, use);
        Facts schema = form_schema(key.form, below);
        schema["description"] = key_sentence(key);
        if (Facts value = standard ? standard_value(key, standard.get()) : Facts{}; !value.empty())
            schema["default"] = std::move(value);
        made["properties"][key.name] = std::move(schema);
    }
    made["properties"]["include"] = reference("include");
    made["additionalProperties"] = false;
    need(made, section, use);
    return made;
}

/// The table of a section with the keys of one of its choices.
const Section& SchemaMaker::with_type(const Section& section, const Section& type)
{
    const auto [known, fresh] = typed_.emplace(type.name, type);
    Section& made = known->second;
    if (fresh) {
        made.identity = section.identity;
        made.keys.insert(made.keys.begin(), section.keys.begin(), section.keys.end());
    }
    return made;
}

/// A map whose chooser's word says which further keys it has.
Facts SchemaMaker::typed(const Section& section, Use use)
{
    const std::string& chooser = section.chooser;
    Facts made = schema_of_type({"object"}), names, any_key;
    made["properties"][chooser]["description"] = key_sentence(*section.find(chooser));
    std::set<std::string> keys{"include"};
    for (const Section& type : choices_) {
        names.add(type.name);
        for (const auto* table : {&section, &type})
            for (const Key& key : table->keys)
                keys.insert(key.name);
        Facts chosen;
        chosen["if"]["properties"][chooser]["const"] = type.name;
        chosen["if"]["required"].add(chooser);
        chosen["then"] = section_schema(with_type(section, type), use);
        made["allOf"].add(std::move(chosen));
    }
    any_key["propertyNames"]["enum"] = std::vector<std::string>(keys.begin(), keys.end());
    made["properties"][chooser]["enum"] = std::move(names);
    made["allOf"].add(having({chooser}, Facts::map(), std::move(any_key)));
    need(made, section, use);
    return made;
}

}  // namespace

std::string study_schema(const Catalogue& types, bool any_catalogue)
{
    SchemaMaker maker{types.sections()};
    Facts made;
    made["$schema"] = "http://json-schema.org/draft-07/schema#";
    made["title"] = "A study of arpent";
    Facts study = maker.study(false);
    made["allOf"].add(any_catalogue ? having({"catalogue", "include"}, maker.study(true), std::move(study)) : std::move(study));
    made["definitions"] = maker.definitions();
    return made.json();
}

std::string standard_schema()
{
    Diagnostics none;
    return study_schema(read_catalogue("catalogue.yaml", std::string{standard_file("catalogue.yaml")}, none), true);
}

}  // namespace arpent
