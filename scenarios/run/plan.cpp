#include "scenarios/run/plan.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace arpent {
namespace {

/// Who writes each layer.
std::map<std::string, std::size_t> writers(const std::vector<PlannedStep>& steps)
{
    std::map<std::string, std::size_t> made;
    for (std::size_t n = 0; n < steps.size(); ++n)
        for (const Port& port : steps[n].card.writes)
            if (!made.emplace(port.layer, n).second)
                throw Error{Fault::internal, steps[n].card.name + " and another step both write " + port.layer};
    return made;
}

std::string unmet_inputs(const Card& card, const ScenarioInputs& inputs, const std::map<std::string, std::size_t>& written)
{
    std::string unmet;
    for (const Port& port : card.reads)
        if (!port.optional && !inputs.layers.contains(port.layer) && !written.contains(port.layer))
            unmet += "\n  " + card.name + " reads " + port.layer + " [" + port.unit + "], which no layer of the territory gives";
    for (const std::string& name : card.forcing)
        if (!inputs.series.contains(name))
            unmet += "\n  " + card.name + " needs " + name + (name == "rain" ? ": write forcing.storm" : "");
    return unmet;
}

using Needs = std::vector<std::set<std::size_t>>;

/// For each step, those whose results it reads.
Needs needs_of(const std::vector<PlannedStep>& steps, const std::map<std::string, std::size_t>& written)
{
    Needs needs(steps.size());
    for (std::size_t n = 0; n < steps.size(); ++n)
        for (const Port& port : steps[n].card.reads)
            if (const auto found = written.find(port.layer); found != written.end())
                needs[n].insert(found->second);
    return needs;
}

/// An order in which each step comes after those it needs; ties keep the order given.
std::vector<std::size_t> order_of(const std::vector<PlannedStep>& steps, const Needs& needs, const std::string& scenario)
{
    std::vector<std::size_t> order;
    std::set<std::size_t> placed;
    while (order.size() < steps.size()) {
        const std::size_t before = order.size();
        for (std::size_t n = 0; n < steps.size(); ++n)
            if (!placed.contains(n) && std::ranges::includes(placed, needs[n])) {
                order.push_back(n);
                placed.insert(n);
                break;
            }
        if (order.size() > before)
            continue;
        std::vector<std::string> circle;
        for (std::size_t n = 0; n < steps.size(); ++n)
            if (!placed.contains(n))
                circle.push_back(steps[n].card.name);
        throw Error{Fault::study, "scenario " + scenario + ": these steps wait for each other: " + join(circle)};
    }
    return order;
}

PlannedStep unwired(Chain chain, const ScenarioInputs& inputs)
{
    Card card = chain.card();
    const bool storm = card.span == Span::storm;
    const double from = storm ? inputs.storm_from : 0, until = storm ? inputs.storm_until + card.after : inputs.calendar.duration;
    return {inputs.scenario, std::move(chain), std::move(card), from, until, {}, {}, {}, {}, -1};
}

}  // namespace

std::vector<std::string> layer_names(const std::vector<Port>& ports)
{
    std::vector<std::string> names;
    for (const Port& port : ports)
        names.push_back(port.layer);
    return names;
}

std::vector<std::shared_ptr<const Step>> steps_of(const std::vector<ModelRun>& models)
{
    std::vector<std::shared_ptr<const Step>> steps;
    for (const ModelRun& run : models)
        for (auto& step : run.model->steps(run.settings.get(), run.wanted))
            steps.push_back(std::move(step));
    return steps;
}

std::vector<PlannedStep> wire(const std::vector<std::shared_ptr<const Step>>& steps, const ScenarioInputs& inputs)
{
    std::vector<PlannedStep> given;
    for (Chain& chain : chains(steps))
        given.push_back(unwired(std::move(chain), inputs));
    const auto written = writers(given);
    std::string unmet;
    for (const PlannedStep& each : given)
        unmet += unmet_inputs(each.card, inputs, written);
    if (!unmet.empty())
        throw Error{Fault::study, "scenario " + inputs.scenario + ": inputs are missing:" + unmet};
    const Needs needs = needs_of(given, written);
    std::vector<PlannedStep> wired;
    std::map<std::size_t, int> place;
    for (const std::size_t n : order_of(given, needs, inputs.scenario)) {
        PlannedStep& each = given[n];
        KeyParts before;
        for (const std::size_t m : needs[n]) {
            each.after.push_back(place[m]);
            const PlannedStep& earlier = wired[static_cast<std::size_t>(place[m])];
            before.emplace_back(earlier.card.name, earlier.key);
        }
        each.parts = key_parts(each.card, each.from, each.until, inputs, before);
        each.key = key_of(each.parts);
        place[n] = static_cast<int>(wired.size());
        wired.push_back(std::move(each));
    }
    return wired;
}

void add_scenario(Plan& plan, std::vector<PlannedStep> steps)
{
    const int first = static_cast<int>(plan.steps.size());
    for (PlannedStep& each : steps) {
        const auto same = std::ranges::find_if(plan.steps, [&](const PlannedStep& earlier) {
            return earlier.key == each.key && layer_names(earlier.card.writes) == layer_names(each.card.writes);
        });
        if (same != plan.steps.end())
            each.same_as = same->same_as >= 0 ? same->same_as : static_cast<int>(same - plan.steps.begin());
        for (int& before : each.after)
            before += first;
        plan.steps.push_back(std::move(each));
    }
}

}  // namespace arpent
