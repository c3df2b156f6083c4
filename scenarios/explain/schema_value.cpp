#include "scenarios/explain/schema_value.hpp"

#include "models/registry.hpp"
#include "scenarios/explain/sentence.hpp"
#include "scenarios/study/keys.hpp"

#include <cmath>

namespace arpent {
namespace {

// What core/scalar reads.
const std::string number = "[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?";
const std::string instant = "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?)?(Z|[+-][0-9]{2}:[0-9]{2})$";

bool one_unit(const KeyRule& rule) { return rule.unit.find(" | ") == std::string::npos; }

/// The limits of a number where they are finite; a bare quantity counts in SI.
void set_range(Facts& made, const KeyRule& rule)
{
    const Unit unit = rule.unit.empty() ? Unit{} : parse_unit(rule.unit);
    if (std::isfinite(rule.low))
        made["minimum"] = unit.to_si(rule.low);
    if (std::isfinite(rule.high))
        made["maximum"] = unit.to_si(rule.high);
}

Facts number_schema(const Form& form, const char* type)
{
    Facts made = schema_of_type({type, "string"});
    set_range(made, form.rule);
    made["pattern"] = '^' + number + '$';
    return made;
}

Facts quantity_schema(const Form& form)
{
    const bool bare = may_be_bare(form.rule.unit);
    Facts made = schema_of_type(bare ? std::vector<std::string>{"number", "string"} : std::vector<std::string>{"string"});
    if (bare && one_unit(form.rule))
        set_range(made, form.rule);
    made["pattern"] = '^' + number + (bare ? "( [^ ].*)?$" : " [^ ].*$");
    return made;
}

std::string shown_unit(const std::string& layer)
{
    const LayerSpec* spec = find_layer(layer);
    return spec ? std::string{spec->shown} : "1";
}

Facts plain_text() { return schema_of_type({"string", "number", "boolean", "null"}); }

/// `{field: height_m, unit: m}`
Facts field_schema(const KeyRule& rule)
{
    Facts made = schema_of_type({"object"});
    Facts& keys = made["properties"];
    keys["field"] = plain_text();
    keys["field"]["description"] = "field of the features that holds the number";
    keys["unit"] = plain_text();
    keys["unit"]["description"] = "its unit: " + (rule.unit.empty() ? "any" : units_text(rule.unit, rule.difference));
    keys["include"] = schema_of_type({"string"});
    made["additionalProperties"] = false;
    made["anyOf"].add(Facts{})["required"].add("include");
    const std::vector<std::string> both{"field", "unit"}, one{"field"};
    made["anyOf"].add(Facts{})["required"] = may_be_bare(rule.unit) ? one : both;
    return made;
}

/// An output of a model, alone or with one of its statistics.
Facts variable_schema()
{
    Facts names, made;
    std::string pattern;
    for (const Model& model : models())
        for (const OutputSpec& output : model.outputs) {
            names.add(output.name);
            std::string statistics;
            for (const std::string& each : output.statistics) {
                names.add(output.name + '.' + each + (each == "hours_above" ? "(1 " + shown_unit(output.name) + ')' : ""));
                statistics += (statistics.empty() ? "" : "|") + each;
            }
            pattern += (pattern.empty() ? "" : "|") + output.name + (statistics.empty() ? "" : "(\\.(" + statistics + ")(\\(.*\\))?)?");
        }
    made["anyOf"].add(Facts{})["enum"] = std::move(names);
    made["anyOf"].add(schema_of_type({"string"}))["pattern"] = "^(" + pattern + ")$";
    return made;
}

Facts condition_schema()
{
    Facts made = schema_of_type({"string"});
    made["pattern"] = "^(<=|>=|<|>|=) *" + number + "( .*)?$";
    return made;
}

/// A text, or a list of such texts.
Facts one_or_several(Facts text)
{
    Facts list = schema_of_type({"array"}), made;
    list["items"] = text;
    list["minItems"] = 1;
    made["anyOf"].add(std::move(text));
    made["anyOf"].add(std::move(list));
    return made;
}

/// One of the words, which an editor offers, or a file.
Facts word_or_file(const std::vector<std::string>& words)
{
    Facts made;
    made["anyOf"].add(Facts{})["enum"] = words;
    made["anyOf"].add(plain_text());
    return made;
}

Facts word_schema(const Form& form)
{
    if (form.rule.wrong == wrong_variable)
        return variable_schema();
    if (form.rule.wrong == wrong_condition)
        return condition_schema();
    Facts made = plain_text();
    if (!form.rule.words.empty() && form.rule.file)
        made = word_or_file(form.rule.words);
    else if (!form.rule.words.empty())
        made["enum"] = form.rule.words;
    return form.rule.data ? one_or_several(std::move(made)) : made;
}

}  // namespace

Facts schema_of_type(const std::vector<std::string>& types)
{
    Facts made;
    made["type"] = types.size() == 1 ? Facts{types.front()} : Facts{types};
    return made;
}

Facts value_schema(const Form& form)
{
    Facts made;
    switch (form.shape) {
    case Shape::flag:
        for (const Facts& word : {Facts{true}, Facts{false}, Facts{"true"}, Facts{"false"}})
            made["enum"].add(word);
        return made;
    case Shape::whole: return number_schema(form, "integer");
    case Shape::number: return number_schema(form, "number");
    case Shape::quantity: return quantity_schema(form);
    case Shape::value:
        made["anyOf"].add(quantity_schema(form));
        made["anyOf"].add(field_schema(form.rule));
        return made;
    case Shape::instant:
        made = schema_of_type({"string"});
        made["pattern"] = instant;
        return made;
    default: return word_schema(form);
    }
}

Facts standard_value(const Key& key, const void* owner)
{
    const std::string text = standard_text(key, owner);
    if (text.empty() || (key.form.shape != Shape::flag && key.form.shape != Shape::whole && key.form.shape != Shape::number))
        return text.empty() ? Facts{} : Facts{text};
    const Scalar scalar = key.form.fetch(key.look(owner));
    const bool* flag = std::get_if<bool>(&scalar);
    return flag ? Facts{*flag} : Facts{std::get<double>(scalar)};
}

}  // namespace arpent
