#include "core/error.hpp"
#include "models/registry.hpp"
#include "scenarios/study/checker.hpp"
#include "scenarios/study/condition.hpp"

#include <algorithm>

namespace arpent {
namespace {

std::vector<std::string> output_names(const Checker& checker)
{
    std::vector<std::string> names;
    for (const ModelChoice& choice : checker.study().models)
        for (const OutputSpec& output : find_model(choice.name)->outputs)
            names.push_back(output.name);
    return names;
}

const OutputSpec* find_output(const std::vector<OutputSpec>& outputs, const std::string& name)
{
    const auto found = std::ranges::find(outputs, name, &OutputSpec::name);
    return found == outputs.end() ? nullptr : &*found;
}

/// The output of a model that the study asks for; null where none gives it.
const OutputSpec* asked_output(const Checker& checker, const std::string& name)
{
    for (const ModelChoice& choice : checker.study().models)
        if (const OutputSpec* found = find_output(find_model(choice.name)->outputs, name))
            return found;
    return nullptr;
}

/// What is wrong with the statistic of a variable that must be one field: `depth` alone is several.
std::string wrong_statistic(const OutputSpec& output, const Variable& variable)
{
    if (!variable.statistic.empty()) {
        const bool known = std::ranges::find(output.statistics, variable.statistic) != output.statistics.end();
        return known ? ""
                     : in_quotes(output.name) + " has no statistic " + in_quotes(variable.statistic) +
                           hint(variable.statistic, output.statistics);
    }
    if (std::ranges::find(output.standard, output.name) != output.standard.end())
        return "";
    std::vector<std::string> own = output.standard;
    std::erase_if(own, [&](const std::string& text) { return !text.starts_with(output.name + '.'); });
    return in_quotes(output.name) + " needs a statistic (as " + (own.empty() ? output.name + '.' + output.statistics.front() : join(own)) +
           ')';
}

/// The variable that a clean key names, if the study's models give it; else a complaint.
std::optional<Variable> given_variable(Checker& checker, const std::string& key, const std::string& text)
{
    if (text.empty() || !checker.clean(key))  // empty: the reader complained of what holds it
        return std::nullopt;
    const Variable variable = parse_variable(text);
    const OutputSpec* output = asked_output(checker, variable.output);
    if (!output && !checker.clean("models"))
        return std::nullopt;
    const std::string wrong =
        output ? wrong_statistic(*output, variable)
               : "no model of this study gives " + in_quotes(variable.output) + hint(variable.output, output_names(checker));
    if (wrong.empty())
        return variable;
    checker.complain(key, wrong);
    return std::nullopt;
}

/// Complains of a condition that does not compare with a quantity in `unit`.
void check_condition(Checker& checker, const std::string& key, const std::optional<std::string>& text, const std::string& unit)
{
    if (!text || !checker.clean(key))
        return;
    const Quantity found = split_condition(*text).quantity;
    const bool bare = found.unit == Unit{};
    if (!found.unit.same_dimension(parse_unit(unit)) && !(bare && may_be_bare(unit)))
        checker.complain(key, (bare ? in_quotes(*text) + " has no unit" : in_quotes(unit_text(found.unit)) + " is a unit of another kind") +
                                  " (allowed: " + units_text(unit, false) + ')');
}

void check_threshold(Checker& checker, const std::string& path, const Indicator& indicator, const std::string& unit)
{
    const bool area = indicator.statistic == Statistic::area_above;
    const std::string key = path + ".threshold";
    if (area != indicator.threshold.has_value())
        return checker.complain(area ? path : key,
                                area ? "area_above needs a threshold (as threshold: 10 cm)" : "only statistic: area_above has it");
    if (!area)
        return;
    const Unit& given = indicator.threshold->unit;
    const bool bare = given == Unit{};
    if (!indicator.threshold->field.empty())
        return checker.complain(key, "is a map (allowed: a number with a unit)");
    if (!given.same_dimension(parse_unit(unit)) && !(bare && may_be_bare(unit)))
        checker.complain(key, in_quotes(checker.text(key)) + (bare ? " has no unit" : " is in a unit of another kind") +
                                  " (allowed: " + units_text(unit, false) + ')');
}

void check_layer(Checker& checker, const std::string& key, const std::optional<std::string>& name)
{
    if (!name || !checker.clean(key))
        return;
    std::vector<std::string> given;
    for (const auto& [each, source] : checker.study().territory.layers)
        given.push_back(each);
    const bool counted = *name == "population" || *name == "jobs";
    if (!find_layer(*name) || (counted && std::ranges::find(given, *name) == given.end()))
        checker.complain(key, "no layer " + in_quotes(*name) + " in territory.layers" + hint(*name, given));
}

/// The unit that an indicator's number has.
std::string unit_of_number(const Indicator& indicator, const std::string& unit)
{
    if (indicator.expose && find_layer(*indicator.expose))
        return std::string{find_layer(*indicator.expose)->unit};
    const bool area = indicator.statistic == Statistic::area_above || (indicator.then && !indicator.statistic);
    return area ? "m2" : unit;
}

void check_indicator(Checker& checker, const std::string& path, const Indicator& indicator)
{
    check_layer(checker, path + ".expose", indicator.expose);
    check_layer(checker, path + ".weight", indicator.weight);
    if (indicator.expose && indicator.statistic)
        checker.complain(path + ".statistic", "stands beside expose, which counts people (allowed: one of the two)");
    const auto variable = given_variable(checker, path + ".of", indicator.of);
    if (!variable)
        return;
    const std::string unit = variable_spec(variable->name()).shown;
    check_condition(checker, path + ".then", indicator.then, unit);
    if (checker.clean(path + ".threshold"))
        check_threshold(checker, path, indicator, unit);
    check_condition(checker, path + ".require", indicator.require, unit_of_number(indicator, unit));
}

void check_model(Checker& checker, const ModelChoice& choice)
{
    const auto& outputs = find_model(choice.name)->outputs;
    std::vector<std::string> names;
    for (const OutputSpec& each : outputs)
        names.push_back(each.name);
    for (std::size_t n = 0; n < choice.outputs.size(); ++n) {
        const std::string key = "models." + choice.name + ".outputs." + std::to_string(n + 1);
        if (choice.outputs[n].empty() || !checker.clean(key))
            continue;
        const Variable variable = parse_variable(choice.outputs[n]);
        const OutputSpec* output = find_output(outputs, variable.output);
        if (!output)
            checker.complain(key, "no output " + in_quotes(variable.output) + " of " + choice.name + hint(variable.output, names));
        else if (!variable.statistic.empty())
            if (const auto wrong = wrong_statistic(*output, variable); !wrong.empty())
                checker.complain(key, wrong);
    }
}

}  // namespace

void check_outputs(Checker& checker)
{
    for (const ModelChoice& choice : checker.study().models)
        check_model(checker, choice);
    if (const auto& compare = checker.study().compare)
        for (std::size_t n = 0; n < compare->maps.size(); ++n)
            given_variable(checker, "compare.maps." + std::to_string(n + 1), compare->maps[n]);
}

void check_indicators(Checker& checker)
{
    for (const auto& [name, indicator] : checker.study().indicators)
        if (name == "total_cost" || name == "yearly_cost")
            checker.complain("indicators." + name, "this name is taken: what interventions cost stands in indicators.csv by it");
        else
            check_indicator(checker, "indicators." + name, indicator);
}

}  // namespace arpent
