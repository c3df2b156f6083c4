#include "core/key_scalar.hpp"

#include <algorithm>
#include <cmath>

namespace arpent {
namespace {

std::string with_unit(double number, const std::string& unit)
{
    return number_text(number) + (unit.empty() || unit == "1" ? "" : ' ' + unit);
}

/// What is wrong with a number in SI, or nothing.
std::string out_of_range(const std::string& text, double si, const KeyRule& rule)
{
    const std::string first = rule.unit.substr(0, rule.unit.find(" | "));
    const Unit unit = first.empty() ? Unit{} : parse_unit(first);
    const auto bound = [&](double number) { return unit.to_si(number) * (1 + std::copysign(1e-14, number)); };
    if (si >= -bound(-rule.low) && si <= bound(rule.high))
        return "";
    return in_quotes(text) + " is out of range (allowed: " + allowed_range(rule) + ')';
}

std::string wrong_word(const std::string& text, const KeyRule& rule)
{
    if (!rule.words.empty() && std::ranges::find(rule.words, text) == rule.words.end())
        return "unknown word " + in_quotes(text) + hint(text, rule.words);
    return rule.wrong ? rule.wrong(text) : "";
}

Parsed<Scalar> whole(const std::string& text)
{
    const auto read = parse_number(text);
    const bool fits = read.value == std::round(read.value) && std::abs(read.value) <= 2147483647.0;
    return {Scalar{read.value}, read.wrong.empty() && !fits ? in_quotes(text) + " is not a whole number" : read.wrong};
}

Parsed<Scalar> word(const Form& form, const Node& node, const PathRules& paths)
{
    const auto& words = form.rule.words;
    if (!form.rule.file && !form.rule.data)
        return {Scalar{node.text}, wrong_word(node.text, form.rule)};
    if (std::ranges::find(words, node.text) != words.end())
        return {Scalar{node.text}, ""};
    const auto path = form.rule.data ? paths.data(node) : paths.file(node);
    return {Scalar{path.value}, path.wrong.empty() || words.empty() ? path.wrong : path.wrong + hint(node.text, words)};
}

Parsed<Scalar> parsed(const Form& form, const Node& node, const PathRules& paths)
{
    const auto from = [](const auto& read) { return Parsed<Scalar>{Scalar{read.value}, read.wrong}; };
    const auto quantity = [&] { return parse_quantity(node.text, form.rule.unit, form.rule.difference); };
    switch (form.shape) {
    case Shape::flag: return from(parse_flag(node.text));
    case Shape::instant: return from(parse_instant(node.text));
    case Shape::value: return from(quantity());
    case Shape::quantity: return {Scalar{quantity().value.constant}, quantity().wrong};
    case Shape::whole: return whole(node.text);
    case Shape::number: return from(parse_number(node.text));
    default: return word(form, node, paths);
    }
}

}  // namespace

std::string allowed_range(const KeyRule& rule)
{
    const std::string unit = rule.unit.find(" | ") == std::string::npos ? rule.unit : "";  // of several units none is meant
    if (std::isinf(rule.low))
        return std::isinf(rule.high) ? "" : "at most " + with_unit(rule.high, unit);
    if (std::isinf(rule.high))
        return "at least " + with_unit(rule.low, unit);
    return (rule.low == rule.high ? "" : number_text(rule.low) + " to ") + with_unit(rule.high, unit);
}

Parsed<Scalar> scalar_of(const Form& form, const Node& node, const PathRules& paths)
{
    auto read = parsed(form, node, paths);
    const double* number = std::get_if<double>(&read.value);
    const Value* value = std::get_if<Value>(&read.value);
    if (read.wrong.empty() && (number || value))
        read.wrong = out_of_range(node.text, number ? *number : value->constant, form.rule);
    return read;
}

}  // namespace arpent
