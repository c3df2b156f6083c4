#include "scenarios/study/catalogue_page.hpp"

#include "core/unit.hpp"
#include "scenarios/study/keys.hpp"
#include "scenarios/study/surface.hpp"

#include <algorithm>
#include <cmath>

namespace arpent {
namespace {

std::string code(const std::string& text) { return text.empty() ? "" : "`" + text + "`"; }

/// A text as it may stand in a cell of a table.
std::string cell(std::string text)
{
    for (auto at = text.find('|'); at != text.npos; at = text.find('|', at + 2))
        text.insert(at, "\\");
    return text;
}

std::string row(const std::vector<std::string>& cells)
{
    std::string made = "|";
    for (const std::string& each : cells)
        made += ' ' + cell(each) + " |";
    return made + '\n';
}

std::string source_link(const std::string& source)
{
    const bool doi = source.starts_with("doi:");
    return doi ? '[' + source + "](https://doi.org/" + source.substr(4) + ')' : source;
}

std::string range_of(const KeyRule& rule)
{
    const bool low = std::isfinite(rule.low), high = std::isfinite(rule.high);
    return low && high ? number_text(rule.low) + " to " + number_text(rule.high) : low ? "at least " + number_text(rule.low) : high ? "at most " + number_text(rule.high) : "";
}

std::string quantity_of(const Value& value)
{
    const std::string number = number_text(std::round(value.unit.from_si(value.constant) * 1e9) / 1e9);
    return value.unit == Unit{} ? number : number + ' ' + unit_text(value.unit);
}

std::string standard_of(const Key& key, const void* owner)
{
    const void* value = owner == nullptr ? nullptr : key.look(owner);
    if (value == nullptr)
        return key.form.rule.required ? "required" : "";
    const Scalar held = key.form.fetch(value);
    return std::holds_alternative<Value>(held) ? quantity_of(std::get<Value>(held)) : std::get<std::string>(held);
}

std::string key_table(const CatalogueType& type)
{
    if (type.section.keys.empty())
        return "";
    const auto standards = type.section.make();
    std::string made = "\n" + row({"key", "unit", "range", "standard", "meaning"}) + row({"---", "---", "---", "---", "---"});
    for (const Key& key : type.section.keys) {
        const KeyRule& rule = key.form.rule;
        const bool word = key.form.shape == Shape::text;
        const bool layer = std::ranges::find(type.layer_words, key.name) != type.layer_words.end();
        const std::string source = rule.source.empty() ? "" : " (" + source_link(rule.source) + ')';
        made += row({code(key.name), word ? layer ? "a layer" : "a class" : rule.unit == "1" ? "" : rule.unit, range_of(rule),
                     standard_of(key, standards.get()), key.doc + source});
    }
    return type.section.one_of.empty() ? made : made + "\nExactly one of " + join(type.section.one_of) + " is given.\n";
}

std::string part_words(const Edit& edit)
{
    switch (edit.over) {
    case EditOver::cell: return "";
    case EditOver::part: return edit.on_cover() ? ", as far as there is room" : ", of the part that it is the mean of";
    case EditOver::gained: return ", of the part that came";
    case EditOver::lost: return ", of the part that went";
    case EditOver::gone: return ", where none of its part is left";
    }
    return "";
}

std::string amount_words(const Edit& edit)
{
    const std::string value = edit.constant ? number_text(*edit.constant) : edit.value == "raster" ? "the raster" : code(edit.value);
    const std::string signed_value = edit.factor == 1 ? value : edit.factor == -1 ? "-" + value : number_text(edit.factor) + " x " + value;
    return (edit.datum == EditDatum::rim ? "the lowest ground on the outline + " : "") + signed_value + (edit.shared ? ", shared by area" : "");
}

std::string edit_line(const Edit& edit)
{
    if (edit.op == EditOp::reclass)
        return "`land_cover`: " + edit.from + " becomes " + code(edit.to) + part_words(edit);
    static constexpr std::array words{"is set to", "gains", "is multiplied with", "is at most", "is at least"};
    const std::string of = edit.of.empty() ? "" : " of " + edit.of;
    return code(edit.layer) + of + ' ' + words[static_cast<std::size_t>(edit.op)] + ' ' + amount_words(edit) + part_words(edit);
}

std::string growth_words(const CatalogueType& type)
{
    std::string made;
    for (const Growth& each : type.growths)
        made += "\n`" + each.key + "` grows by `" + each.rate + "` to `" + each.limit + "` with a study's `years`.";
    for (const Follower& each : type.followers)
        made += " `" + each.key + "` is as given once `" + each.with + "` has its limit; before, times (`" + each.with + "` / limit)" +
                (each.power == 1 ? "" : "^" + std::to_string(each.power)) + '.';
    return made.empty() ? "" : made + '\n';
}

std::string type_text(const CatalogueType& type)
{
    std::string made = "\n## " + type.name + "\n\n" + type.doc + "\n\nTakes " + join(type.takes, " or ") + ". A cost in EUR/m2 counts " +
                       (type.pays_for_change ? "the area whose cover changes" : "the area covered") + ".\n" + key_table(type) + growth_words(type) + '\n';
    for (std::size_t n = 0; n < type.edits.size(); ++n)
        made += std::to_string(n + 1) + ". " + edit_line(type.edits[n]) + '\n';
    std::vector<std::string> links;
    std::ranges::transform(type.sources, std::back_inserter(links), source_link);
    return links.empty() ? made : made + "\nSources: " + join(links) + ".\n";
}

std::string common_keys()
{
    std::string made = "\n## Keys of every intervention\n\n" + row({"key", "holds", "meaning"}) + row({"---", "---", "---"});
    for (const Key& key : section<Intervention>().keys)
        made += row({code(key.name), accepted(key.form), key.doc});
    return made;
}

}  // namespace

std::string catalogue_page(const Catalogue& catalogue)
{
    std::vector<std::string> follows;
    for (const auto& [name, member, property] : surface_layers)
        follows.push_back(code(std::string{name}));
    std::string made = "# Interventions\n\nGenerated from the catalogue. Interventions of a scenario act in their order: first all edits of land cover, then all\n"
                       "others; where two overlap, the later one finds what the earlier one left. What land cover gives follows its edits: " +
                       join(follows) + ".\n";
    for (const CatalogueType& type : catalogue.types)
        made += type_text(type);
    return made + common_keys();
}

}  // namespace arpent
