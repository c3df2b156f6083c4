#include "scenarios/study/preset_sources.hpp"

#include "core/error.hpp"
#include "core/tree.hpp"
#include "io/file.hpp"
#include "scenarios/study/preset.hpp"
#include "scenarios/study/spot.hpp"

#include <algorithm>
#include <filesystem>

namespace arpent {
namespace {

Value field_value(const PresetRow& row, const std::string& unit)
{
    return {0, row.fields.empty() ? "" : row.fields.front(), parse_unit(row.unit.empty() ? unit : row.unit)};
}

std::optional<Rule> rule_of(const std::string& word)
{
    const auto words = words_of<Rule>();
    const auto found = std::ranges::find(words, word);
    return found == words.end() ? std::nullopt : std::optional{static_cast<Rule>(found - words.begin())};
}

std::optional<std::string> given(const std::string& text) { return text.empty() ? std::nullopt : std::optional{text}; }

/// What the study says of a data set, else what its preset does.
Credit credit_of(const Credit& said, const Credit& standard)
{
    if (said == Credit{})
        return standard;
    Credit made = standard;
    for (const auto member : {&Credit::producer, &Credit::licence, &Credit::date, &Credit::url})
        if (!(said.*member).empty())
            made.*member = said.*member;
    if (!said.producer.empty() || !said.licence.empty())
        made.attribution_en = made.attribution_fr = "";
    return made;
}

/// One data set and its preset.
struct Use {
    std::shared_ptr<const Preset> preset;
    const PresetUse* written;
    std::string key;  // "territory.layers.from.2"
};

/// The layers and zones of one scenario, from its uses of presets.
class Maker {
public:
    Maker(Resolved& scenario, Diagnostics& complaints) : scenario_{scenario}, territory_{scenario.study.territory}, complaints_{complaints} {}

    void run()
    {
        std::vector<Use> uses = read();
        std::ranges::stable_sort(uses, [](const Use& a, const Use& b) { return a.preset->resolution < b.preset->resolution; });
        const Names own = names();
        for (const Use& use : uses)
            add(use, own);
    }

private:
    using Names = std::vector<std::string>;

    Resolved& scenario_;
    Territory& territory_;
    Diagnostics& complaints_;

    std::vector<Use> read()
    {
        std::vector<Use> uses;
        for (std::size_t n = 0; n < territory_.from.size(); ++n) {
            Use use{nullptr, &territory_.from[n], "territory.layers.from." + std::to_string(n + 1)};
            if (use.written->preset.empty() || use.written->file.empty())
                continue;  // the reader has complained
            guarded(spot(scenario_, use.key + ".preset"), complaints_, [&] { use.preset = preset_of(use); });
            if (use.preset)
                uses.push_back(std::move(use));
        }
        return uses;
    }

    std::shared_ptr<const Preset> preset_of(const Use& use)
    {
        const std::string& name = use.written->preset;
        const std::string_view standard = preset_file(name + ".csv");
        const std::string shown = standard.empty() ? shown_path(scenario_, name) : name + ".csv";
        std::vector<std::string> wrong;
        auto made = std::make_shared<Preset>(read_preset(standard.empty() ? std::filesystem::path{name}.stem().string() : name, shown,
                                                         standard.empty() ? read_text(name) : std::string{standard}, wrong));
        for (const std::string& each : wrong)
            complain(complaints_, spot(scenario_, use.key + ".preset"), each, Fault::study);
        return wrong.empty() ? made : nullptr;
    }

    /// All layers, and zone sets as "zones.quarter".
    Names names() const
    {
        Names all;
        for (const auto& [name, source] : territory_.layers)
            all.push_back(name);
        for (const auto& [name, source] : territory_.zones)
            all.push_back("zones." + name);
        return all;
    }

    void add(const Use& use, const Names& own)
    {
        const Names gives = use.preset->gives();
        for (const std::string& wanted : use.written->only)
            if (std::ranges::find(gives, wanted) == gives.end())
                complain(complaints_, spot(scenario_, use.key + ".only"), use.preset->name + " gives no " + in_quotes(wanted) + hint(wanted, gives), Fault::study);
        bool taken = false;
        for (const std::string& thing : gives) {
            const auto& only = use.written->only;
            const bool wanted = only.empty() || std::ranges::find(only, thing) != only.end();
            if (wanted && std::ranges::find(own, thing) == own.end()) {
                taken = true;
                take(use, thing);
            }
        }
        if (!taken && complaints_.empty())
            warn(complaints_, spot(scenario_, use.key), "nothing is taken of it: the study names all that " + use.preset->name + " gives (" + join(gives) + ")");
    }

    void take(const Use& use, const std::string& thing)
    {
        Source* held = find(thing);
        if (held != nullptr && thing == "land_cover") {
            add_tables(use, *held);
        } else if (held != nullptr) {
            warn(complaints_, spot(scenario_, use.key), thing + " is taken from " + held->given_by.substr(std::string_view{"territory.layers."}.size()) +
                                                            ", the finer product: name it in `only` of one");
        } else if (thing.starts_with("zones.")) {
            territory_.zones.emplace_back(thing.substr(6), zones(use, thing));
        } else {
            territory_.layers.emplace_back(thing, layer(use, thing));
        }
    }

    Source* find(const std::string& thing)
    {
        const bool zones = thing.starts_with("zones.");
        auto& list = zones ? territory_.zones : territory_.layers;
        const auto found = std::ranges::find(list, zones ? thing.substr(6) : thing, &std::pair<std::string, Source>::first);
        return found == list.end() ? nullptr : &found->second;
    }

    Source begun(const Use& use, const std::string& table) const
    {
        Source made;
        (use.preset->raster ? made.raster : made.vector) = use.written->file;
        made.layer = given(table);
        made.crs = use.written->crs;
        made.credit = credit_of(use.written->credit.value_or(Credit{}), use.preset->credit);
        made.given_by = use.key;
        return made;
    }

    const PresetRow& first(const Use& use, std::string_view thing) const
    {
        return *std::ranges::find(use.preset->rows, thing, &PresetRow::gives);
    }

    Source zones(const Use& use, const std::string& thing) const
    {
        const PresetRow& row = first(use, thing);
        Source made = begun(use, row.layer);
        for (const PresetRow* each : use.preset->rows_of(row.layer, "zone_id"))
            made.id = each->fields.front();
        for (const PresetRow* each : use.preset->rows_of(row.layer, "zone_name"))
            made.name = each->fields.front();
        return made;
    }

    Source layer(const Use& use, const std::string& thing) const
    {
        if (thing == "buildings")
            return buildings(use);
        if (thing == "land_cover") {
            Source made = begun(use, "");
            add_tables(use, made);
            return made;
        }
        const PresetRow& row = first(use, thing);
        Source made = begun(use, row.layer);
        made.resample = rule_of(row.resample);
        if (use.preset->raster)
            made.unit = given(row.unit);
        else
            made.value = field_value(row, std::string{find_layer(thing)->unit});
        for (const PresetRow* each : use.preset->rows_of(row.layer, thing))
            if (each->drops && !each->values.empty())
                made.unknown.push_back(parse_number(each->values.front()).value);
        return made;
    }

    Source buildings(const Use& use) const
    {
        const auto row = std::ranges::find_if(use.preset->rows, [](const PresetRow& each) {
            return std::ranges::find(building_rows, each.gives) != std::end(building_rows);
        });
        Source made = begun(use, row->layer);
        for (const PresetRow* each : use.preset->rows_of(row->layer, "building_height"))
            made.height = field_value(*each, "m");
        for (const PresetRow* each : use.preset->rows_of(row->layer, "building_floors"))
            made.floors = field_value(*each, "1");
        made.tables = {table(use, row->layer)};
        return made;
    }

    static PresetTable table(const Use& use, const std::string& layer)
    {
        return {use.preset, use.written->file, layer, use.key, use.written->crs, credit_of(use.written->credit.value_or(Credit{}), use.preset->credit)};
    }

    static void add_tables(const Use& use, Source& cover)
    {
        Names seen;
        for (const PresetRow& row : use.preset->rows)
            if (row.gives == "land_cover" && &row != use.preset->rest() && std::ranges::find(seen, row.layer) == seen.end()) {
                seen.push_back(row.layer);
                cover.tables.push_back(table(use, row.layer));
            }
    }
};

}  // namespace

void add_preset_sources(Resolved& scenario, Diagnostics& complaints) { Maker{scenario, complaints}.run(); }

}  // namespace arpent
