#include "scenarios/run/wanted.hpp"

#include "models/registry.hpp"

#include <algorithm>

namespace arpent {
namespace {

/// The variables that one entry of `outputs:` asks for; a bare name means the output's standard ones.
void add_wanted(std::vector<Variable>& wanted, const OutputSpec& output, const std::string& written)
{
    const std::vector<std::string> texts = written == output.name ? output.standard : std::vector{written};
    for (const std::string& text : texts)
        if (const Variable variable = parse_variable(text); std::ranges::find(wanted, variable.name(), &Variable::name) == wanted.end())
            wanted.push_back(variable);
}

const OutputSpec* find_output(const Model& model, const Variable& variable)
{
    for (const OutputSpec& output : model.outputs) {
        const auto gives = [&](const std::string& text) { return parse_variable(text).output == variable.output; };
        if (output.name == variable.output || std::ranges::any_of(output.standard, gives))
            return &output;
    }
    return nullptr;
}

ModelRun model_run(const ModelChoice& choice)
{
    ModelRun run{find_model(choice.name), choice.settings, {}};
    for (const OutputSpec& output : run.model->outputs)
        if (choice.outputs.empty())
            add_wanted(run.wanted, output, output.name);
    for (const std::string& text : choice.outputs)
        if (const OutputSpec* output = find_output(*run.model, parse_variable(text)))
            add_wanted(run.wanted, *output, text);
    return run;
}

/// Adds a variable that an indicator or a map needs to the model that gives it; false where none does.
bool add_needed(std::vector<ModelRun>& runs, const std::string& written)
{
    const Variable variable = parse_variable(written);
    for (ModelRun& run : runs)
        if (const OutputSpec* output = find_output(*run.model, variable)) {
            add_wanted(run.wanted, *output, written);
            return true;
        }
    return false;
}

}  // namespace

std::vector<ModelRun> model_runs(const Resolved& scenario, const std::string& only, Diagnostics& complaints)
{
    std::vector<ModelRun> runs;
    for (const ModelChoice& choice : scenario.study.models)
        if (only.empty() || choice.name == only)
            runs.push_back(model_run(choice));
    const auto need = [&](const std::string& written, const std::string& path) {
        if (add_needed(runs, written) || !only.empty())
            return;
        const Node* node = scenario.tree.at(path);
        complaints.add(node == nullptr ? Where{} : node->where, path, "no model of this study gives \"" + written + "\"");
    };
    for (const auto& [name, indicator] : scenario.study.indicators)
        need(indicator.of, "indicators." + name + ".of");
    if (scenario.study.compare)
        for (std::size_t n = 0; n < scenario.study.compare->maps.size(); ++n)
            need(scenario.study.compare->maps[n], "compare.maps." + std::to_string(n + 1));
    return runs;
}

}  // namespace arpent
