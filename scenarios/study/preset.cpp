#include "scenarios/study/preset.hpp"

#include "core/error.hpp"
#include "core/tree.hpp"
#include "io/table_file.hpp"
#include "scenarios/study/value_check.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>

namespace arpent {
namespace {

std::string trimmed(std::string_view text)
{
    const auto from = text.find_first_not_of(" \t\r");
    return from == text.npos ? "" : std::string{text.substr(from, text.find_last_not_of(" \t\r") - from + 1)};
}

std::vector<std::string> split(const std::string& text, char at)
{
    std::vector<std::string> parts;
    std::istringstream words{text};
    for (std::string word; std::getline(words, word, at);)
        parts.push_back(trimmed(word));
    return parts;
}

/// The lines `# key: value` before the table.
std::map<std::string, std::string> head_of(std::string_view text)
{
    std::map<std::string, std::string> head;
    std::istringstream lines{std::string{text}};
    for (std::string line; std::getline(lines, line) && line.starts_with('#');)
        if (const auto colon = line.find(": "); colon != line.npos)
            head.emplace(trimmed(line.substr(1, colon - 1)), trimmed(line.substr(colon + 2)));
    return head;
}

/// What a row's `gives` may be; zones are any `zones.NAME`.
std::vector<std::string> given_things()
{
    std::vector<std::string> things = input_layers();
    things.insert(things.end(), {"building_floors", "width", "zones.NAME", "zone_id", "zone_name"});
    return things;
}

class RowReader {
public:
    RowReader(const Table& table, int row, std::vector<std::string>& wrong) : table_{table}, row_{row}, wrong_{wrong} {}

    PresetRow read()
    {
        PresetRow made;
        made.line = table_.line(row_);
        made.layer = text("layer");
        made.fields = split(text("field"), '&');
        made.values = split(text("value"), '&');
        made.gives = text("gives");
        made.width = number("width").value_or(0);
        made.unit = text("unit");
        made.resample = text("resample");
        made.label_en = text("label");
        made.label_fr = text("label_fr");
        read_class(made);
        check(made);
        return made;
    }

private:
    const Table& table_;
    int row_;
    std::vector<std::string>& wrong_;

    std::string text(std::string_view column) const
    {
        const int at = table_.column(column);
        return at < 0 ? "" : trimmed(table_.text(row_, at));
    }
    std::optional<double> number(std::string_view column) const
    {
        const int at = table_.column(column);
        return at < 0 ? std::nullopt : table_.number(row_, at);
    }
    void complain(const std::string& what) const { wrong_.push_back(table_.path() + ":" + std::to_string(table_.line(row_)) + ": " + what); }

    /// "garden", "garden:0.6 paved_other:0.4", or "-" for nothing.
    void read_class(PresetRow& made) const
    {
        const std::string word = text("class");
        made.drops = word == "-";
        if (word.empty() || made.drops)
            return;
        double sum = 0;
        for (const std::string& part : split(word, ' ')) {
            const auto colon = part.find(':');
            const auto share = colon == part.npos ? Parsed<double>{1, ""} : parse_number(part.substr(colon + 1));
            if (!share.wrong.empty() || share.value <= 0)
                complain("class: " + in_quotes(part) + " is no class and share (as garden:0.6)");
            made.mix.emplace_back(part.substr(0, colon), share.value);
            sum += share.value;
        }
        if (std::abs(sum - 1) > 1e-3)
            complain("class: the shares of " + in_quotes(word) + " sum to " + number_text(sum) + ", not to 1");
        for (auto& [name, share] : made.mix)
            share /= sum;
    }

    void check(const PresetRow& made) const
    {
        const auto things = given_things();
        const bool zones = made.gives.starts_with("zones.") && is_name(made.gives.substr(6));
        if (!zones && std::ranges::find(things, made.gives) == things.end())
            complain("gives: " + in_quotes(made.gives) + " is no layer" + hint(made.gives, things));
        if (!made.values.empty() && !made.fields.empty() && made.values.size() != made.fields.size())
            complain("value: as many values as fields, parted by &");
        if (made.gives == "land_cover" && made.mix.empty() && !made.drops)
            complain("class: land cover needs a class, or - for none");
    }
};

}  // namespace

std::vector<const PresetRow*> Preset::rows_of(std::string_view layer, std::string_view what) const
{
    std::vector<const PresetRow*> found;
    for (const PresetRow& row : rows)
        if (row.layer == layer && row.gives == what)
            found.push_back(&row);
    return found;
}

const PresetRow* Preset::rest() const
{
    const auto found = std::ranges::find_if(rows, [&](const PresetRow& row) { return !raster && row.gives == "land_cover" && row.layer.empty() && row.fields.empty(); });
    return found == rows.end() ? nullptr : &*found;
}

std::vector<std::string> Preset::gives() const
{
    std::vector<std::string> all;
    for (const PresetRow& row : rows) {
        const bool building = std::ranges::find(building_rows, row.gives) != std::end(building_rows);
        const std::string thing = building ? "buildings" : row.gives;
        const bool part = thing == "width" || thing == "zone_id" || thing == "zone_name";
        if (!part && std::ranges::find(all, thing) == all.end())
            all.push_back(thing);
    }
    return all;
}

Preset read_preset(const std::string& name, const std::string& path, std::string_view text, std::vector<std::string>& wrong)
{
    Preset made;
    made.name = name;
    made.path = path;
    const auto head = head_of(text);
    const auto said = [&](const char* key) {
        const auto found = head.find(key);
        return found == head.end() ? std::string{} : found->second;
    };
    made.title_en = said("title");
    made.title_fr = said("title_fr");
    made.credit = {said("producer"), said("licence"), said("date"), said("url"), said("attribution"), said("attribution_fr")};
    made.raster = said("kind") == "raster";
    if (said("kind") != "raster" && said("kind") != "vector")
        wrong.push_back(path + ": the head needs \"# kind: raster\" or \"# kind: vector\"");
    if (const auto resolution = parse_number(said("resolution_m")); resolution.wrong.empty() && resolution.value > 0)
        made.resolution = resolution.value;
    else
        wrong.push_back(path + ": the head needs \"# resolution_m: NUMBER\", the finest detail that the product shows");
    const Table table = Table::parse(text, path);
    for (const std::string_view needed : {"layer", "field", "value", "gives", "class"})
        if (table.column(needed) < 0)
            wrong.push_back(path + ": a preset needs a column " + std::string{needed});
    for (int row = 0; row < table.rows(); ++row)
        made.rows.push_back(RowReader{table, row, wrong}.read());
    return made;
}

std::string preset_text(const std::string& name)
{
    const auto names = preset_names();
    if (!name.empty() && std::ranges::find(names, name) == names.end())
        throw Error{Fault::usage, "there is no preset " + in_quotes(name) + hint(name, names)};
    if (!name.empty())
        return std::string{preset_file(name + ".csv")};
    std::string list;
    for (const std::string& each : names) {
        std::vector<std::string> wrong;
        const Preset made = read_preset(each, each, preset_file(each + ".csv"), wrong);
        list += each + ": " + made.title_en + " (" + join(made.gives()) + ")\n";
    }
    return list;
}

std::vector<std::string> preset_names()
{
    std::vector<std::string> names;
    for (const std::string_view file : preset_file_names())
        names.emplace_back(file.substr(0, file.rfind('.')));
    std::ranges::sort(names);
    return names;
}

}  // namespace arpent
