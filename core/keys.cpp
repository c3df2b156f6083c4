#include "core/keys.hpp"

#include <algorithm>

namespace arpent {
namespace {

/// A text whose end cannot be mistaken.
std::string enclosed(const std::string& text)
{
    std::string made = "\"";
    for (const char c : text)
        made.append(c == '"' || c == '\\' ? "\\" : "").push_back(c);
    return made + '"';
}

std::string with_unit(double si, const Unit& unit) { return number_text(si) + ' ' + unit_text(Unit{unit.sixths}); }

std::string canonical_value(const Value& value)
{
    return value.field.empty() ? with_unit(value.constant, value.unit) : "field " + enclosed(value.field) + ' ' + unit_text(value.unit);
}

std::string canonical_scalar(const Form& form, const void* value)
{
    const Scalar scalar = form.fetch(value);
    switch (form.shape) {
    case Shape::flag: return std::get<bool>(scalar) ? "true" : "false";
    case Shape::whole:
    case Shape::number: return number_text(std::get<double>(scalar));
    case Shape::quantity: return with_unit(std::get<double>(scalar), parse_unit(form.rule.unit.substr(0, form.rule.unit.find(" | "))));
    case Shape::instant: return number_text(std::get<Instant>(scalar).utc) + " s";
    case Shape::value: return canonical_value(std::get<Value>(scalar));
    default: return form.rule.words.empty() ? enclosed(std::get<std::string>(scalar)) : std::get<std::string>(scalar);
    }
}

std::string canonical_form(const Form& form, const void* value)
{
    if (form.shape == Shape::section)
        return '{' + canonical(form.section(), value) + '}';
    if (form.shape != Shape::list && form.shape != Shape::named)
        return canonical_scalar(form, value);
    std::string text;
    form.visit(value, [&](const std::string& name, const void* element) {
        text += (name.empty() ? "" : name + '=') + canonical_form(*form.of, element) + ',';
    });
    return '[' + text + ']';
}

}  // namespace

const Key* Section::find(std::string_view key) const
{
    const auto found = std::ranges::find(keys, key, &Key::name);
    return found == keys.end() ? nullptr : &*found;
}

std::string canonical(const Section& section, const void* owner)
{
    std::string text;
    for (const Key& key : section.keys)
        if (const void* value = key.look(owner))
            text += key.name + '=' + canonical_form(key.form, value) + ';';
    return text;
}

std::string accepted(const Form& form)
{
    if (!form.rule.words.empty() && form.shape == Shape::text)
        return join(form.rule.words) + (form.rule.file ? ", or a file" : "");
    switch (form.shape) {
    case Shape::flag: return "true, false";
    case Shape::whole: return "a whole number";
    case Shape::number: return "a number";
    case Shape::instant: return "a day and hour";
    case Shape::quantity: return may_be_bare(form.rule.unit) ? "a number" : "a number with a unit";
    case Shape::value:
        return may_be_bare(form.rule.unit) ? "a number, or {field: NAME}" : "a number with a unit, or {field: NAME, unit: UNIT}";
    case Shape::section:
    case Shape::named: return "a map of keys";
    case Shape::list: return "a list";
    default: return form.rule.data ? "a file or a list of files" : form.rule.file ? "a file" : "a text";
    }
}

bool is_name(std::string_view text)
{
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto fits = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '_'; };
    return !text.empty() && letter(text.front()) && text.back() != '_' && std::ranges::all_of(text, fits) && text.find("__") == text.npos;
}

}  // namespace arpent
