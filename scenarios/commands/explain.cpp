#include "scenarios/commands/verbs.hpp"
#include "scenarios/explain/card.hpp"
#include "scenarios/explain/explain.hpp"

#include "core/error.hpp"
#include "models/registry.hpp"

#include <algorithm>
#include <iostream>

namespace arpent {
namespace {

struct Asked {
    std::string what, key, scenario;
    ReadOptions reading;
    bool json = false;
};

const Resolved& scenario_of(const Reading& reading, const std::string& name)
{
    std::vector<std::string> names;
    for (const Resolved& each : reading.scenarios) {
        if (name.empty() || each.name == name || each.at.scenario == name)
            return each;
        names.push_back(each.name);
    }
    throw Error{Fault::usage, "the study has no scenario \"" + name + "\"" + hint(name, names)};
}

/// `scenarios.green.forcing` means `forcing` of the scenario green.
void split_scenario(Asked& asked)
{
    constexpr std::string_view head = "scenarios.";
    if (!asked.key.starts_with(head))
        return;
    const auto dot = std::min(asked.key.find('.', head.size()), asked.key.size());
    asked.scenario = asked.key.substr(head.size(), dot - head.size());
    asked.key = asked.key.substr(std::min(dot + 1, asked.key.size()));
}

Facts explained(Asked asked)
{
    if (const Model* model = find_model(asked.what); model && asked.key.empty())
        return model_card(*model);
    split_scenario(asked);
    const Reading reading = read_study(asked.what, asked.reading);
    if (reading.complaints.failed())
        throw Error{reading.complaints.fault(), reading.complaints.text()};
    return explain_key(scenario_of(reading, asked.scenario), asked.key);
}

}  // namespace

void add_explain(CLI::App& program, int& status)
{
    const auto asked = std::make_shared<Asked>();
    CLI::App* verb = program.add_subcommand("explain", "say what a study's key holds and where that comes from; or what a model reads, gives and may be told");
    add_study(*verb, asked->what, asked->reading);
    verb->get_option("STUDY")->description("the study's file, or the name of a model");
    verb->add_option("KEY", asked->key, "a key, as models.runoff.edges, or the id of an intervention; standard: what is at the top");
    verb->add_option("--scenario", asked->scenario, "in this scenario, or this point of it, as green@storm_10y; standard: the first");
    add_json(*verb, asked->json);
    verb->callback([asked, &status] {
        std::cout << told(explained(*asked), asked->json);
        status = 0;
    });
}

}  // namespace arpent
