#include "scenarios/study/tables.hpp"

#include "core/error.hpp"
#include "core/tree.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <sstream>

namespace arpent {
namespace {

constexpr std::string_view tags = "other_tags";

bool holds(const std::vector<std::string>& names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

std::vector<std::string> alternatives(const std::string& names)
{
    std::vector<std::string> all;
    std::istringstream parts{names};
    for (std::string part; std::getline(parts, part, '|');)
        all.push_back(part);
    return all;
}

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

/// The hint of names that may differ in case alone.
std::string hint_of(const std::string& wanted, const std::vector<std::string>& there)
{
    for (const std::string& each : there)
        if (lower(each) == lower(wanted))
            return ", did you mean " + in_quotes(each) + "? (allowed: " + join(there) + ")";
    return hint(wanted, there);
}

bool fits(const std::string& wanted, const std::string& value) { return wanted == "*" ? !value.empty() : wanted == value; }

}  // namespace

std::string held_name(const std::vector<std::string>& there, const std::string& wanted)
{
    if (wanted.find('|') == wanted.npos || holds(there, wanted))
        return wanted;
    const auto all = alternatives(wanted);
    const auto found = std::ranges::find_if(all, [&](const std::string& each) { return holds(there, each); });
    return found == all.end() ? all.front() : *found;
}

namespace {

/// A source with the names that its file has.
Source named_as_held(Source source)
{
    if (!source.vector || source.given_by.empty())
        return source;
    if (source.layer)
        source.layer = held_name(vector_layers(*source.vector), *source.layer);
    std::vector<std::string> there;
    for (const FieldInfo& each : vector_info(*source.vector, source.layer.value_or(""), source.crs.value_or("")).fields)
        there.push_back(each.name);
    const bool tagged = holds(there, tags);
    for (auto* field : {&source.id, &source.name})
        if (*field)
            *field = held_name(there, **field);
    for (auto* value : {&source.value, &source.height, &source.floors}) {
        if (*value)
            (*value)->field = held_name(there, (*value)->field);
        if (*value && tagged && !holds(there, (*value)->field))
            value->reset();  // a tag that may stand in no feature
    }
    return source;
}

}  // namespace

std::vector<Source> plain_sources(const std::string& layer, const Source& source)
{
    if (layer != "land_cover" || source.tables.empty())
        return {named_as_held(source)};
    std::vector<Source> all;
    for (const PresetTable& table : source.tables) {
        Source each;
        (table.preset->raster ? each.raster : each.vector) = table.file;
        each.layer = table.layer.empty() ? std::nullopt : std::optional{table.layer};
        each.crs = table.crs;
        each.given_by = table.given_by;
        all.push_back(named_as_held(std::move(each)));
    }
    return all;
}

std::string field_in(const Features& table, const std::string& shown, const std::string& wanted)
{
    const std::string name = held_name(table.fields, wanted);
    if (!holds(table.fields, name) && !holds(table.fields, tags))
        throw Error{Fault::study, shown + ": layer " + table.layer + " has no field " + in_quotes(name) + hint_of(name, table.fields)};
    return name;
}

std::optional<double> number_in(const Feature& feature, const std::string& field)
{
    if (const auto number = feature.number(field))
        return number;
    const std::string text = feature.text(field);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const std::string_view rest{end, static_cast<std::size_t>(text.data() + text.size() - end)};
    const bool metres = error == std::errc{} && (rest == " m" || rest == "m");  // as OpenStreetMap may write them
    return metres && std::isfinite(value) ? std::optional{value} : std::nullopt;
}

Crosswalk::Crosswalk(std::vector<const PresetRow*> rows, const Features& table, const std::string& shown)
{
    for (const PresetRow* row : rows) {
        Line made{row, {}};
        for (std::size_t n = 0; n < row->values.size() && n < row->fields.size(); ++n)
            made.fields.push_back(field_in(table, shown, row->fields[n]));
        rows_.push_back(std::move(made));
    }
}

const PresetRow* Crosswalk::row_of(const Feature& feature) const
{
    for (const Line& line : rows_) {
        bool all = true;
        for (std::size_t n = 0; n < line.fields.size(); ++n)
            all = all && fits(line.row->values[n], feature.text(line.fields[n]));
        if (all)
            return line.row;
    }
    return nullptr;
}

std::string Crosswalk::told(const Feature& feature) const
{
    std::vector<std::string> seen, parts;
    for (const Line& line : rows_)
        for (const std::string& field : line.fields)
            if (!holds(seen, field)) {
                seen.push_back(field);
                if (const std::string text = feature.text(field); !text.empty())
                    parts.push_back(in_quotes(text));
            }
    return parts.empty() ? "(empty)" : join(parts, " & ");
}

}  // namespace arpent
