#include "scenarios/explain/card.hpp"

#include "scenarios/explain/sentence.hpp"
#include "scenarios/run/plan.hpp"

#include <algorithm>

namespace arpent {
namespace {

std::string layer_label(const std::string& name)
{
    const LayerSpec* layer = find_layer(name);
    return layer ? std::string{layer->label_en} : "";
}

std::string variable_label(const std::string& name) { return variable_spec(name).label_en; }

Facts port_row(const Port& port, std::string (*label)(const std::string&))
{
    Facts row;
    row["layer"] = port.layer;
    row["unit"] = port.unit;
    if (const std::string holds = label(port.layer); !holds.empty())
        row["holds"] = holds;
    if (port.optional)
        row["else"] = static_cast<double>(port.absent);
    return row;
}

Facts port_table(const std::vector<Port>& ports, std::string (*label)(const std::string&) = layer_label)
{
    Facts rows = Facts::list();
    for (const Port& port : ports)
        rows.add(port_row(port, label));
    return rows;
}

const char* reach_text(Reach reach)
{
    return reach == Reach::local ? "local: a cell and a few round it" : reach == Reach::sweep ? "sweep: lines over the grid" : "whole: all cells at once";
}

Facts step_facts(const Card& card)
{
    Facts made;
    made["version"] = card.version;
    made["reach"] = reach_text(card.reach);
    made["runs_over"] = card.span == Span::calendar ? "the calendar's days" : "a storm, and what the model adds after it";
    made["series"] = card.forcing;
    made["bytes_per_cell"] = card.bytes_per_cell;
    made["reads"] = port_table(card.reads);
    made["writes"] = port_table(card.writes, variable_label);
    made["keeps"] = port_table(card.state);
    return made;
}

Facts settings_table(const Section& settings)
{
    const auto standard = settings.make();
    Facts rows = Facts::list();
    for (const Key& key : settings.keys) {
        Facts row;
        row["key"] = key.name;
        row["standard"] = standard_text(key, standard.get());
        row["takes"] = takes_text(key.form);
        row["doc"] = key.doc;
        row["source"] = key.form.rule.source;
        rows.add(std::move(row));
    }
    return rows;
}

Facts output_table(const Model& model)
{
    Facts rows = Facts::list();
    for (const OutputSpec& output : model.outputs) {
        const LayerSpec* layer = find_layer(output.name);
        Facts row;
        row["output"] = output.name;
        row["unit"] = layer ? Facts{layer->shown} : Facts{};
        row["standard"] = output.standard;
        row["statistics"] = output.statistics;
        row["holds"] = layer ? Facts{layer->label_en} : Facts{};
        rows.add(std::move(row));
    }
    return rows;
}

}  // namespace

std::vector<Card> standard_cards(const Model& model)
{
    Resolved alone;
    alone.study.models.push_back({.name = model.name, .settings = model.settings().make(), .cell = {}, .outputs = {}});
    Diagnostics none;
    std::vector<Card> cards;
    for (const auto& step : steps_of(model_runs(alone, "", none)))
        cards.push_back(step->card());
    return cards;
}

Facts model_card(const Model& model)
{
    Facts made;
    made["model"] = model.name;
    made["doc"] = model.doc;
    std::vector<std::string> sources;
    const auto cards = standard_cards(model);
    for (const Card& card : cards)
        for (const std::string& source : card.sources)
            if (std::ranges::find(sources, source) == sources.end())
                sources.push_back(source);
    made["sources"] = sources;
    Facts& steps = made["steps"];
    for (const Card& card : cards)
        steps[card.name] = step_facts(card);
    made["settings"] = settings_table(model.settings());
    made["outputs"] = output_table(model);
    return made;
}

}  // namespace arpent
