#include "scenarios/study/resolve.hpp"

#include "scenarios/study/keys.hpp"
#include "scenarios/study/merge.hpp"

#include <algorithm>
#include <set>

namespace arpent {
namespace {

constexpr std::size_t most_values = 300000;

void keep(Node& map, const auto& wanted)
{
    std::erase_if(map.children, [&](const Node& child) { return !wanted(child.key); });
}

std::size_t count(const Node& node)
{
    std::size_t total = 1;
    for (const auto* nodes : {&node.children, &node.overridden})
        for (const Node& each : *nodes)
            total += count(each);
    return total;
}

}  // namespace

Resolver::Resolver(const Node& study) : root_{study}
{
    for (const Node& each : study.find("scenarios")->children)
        if (scenarios_.emplace(each.key, &each).second)
            names_.push_back(each.key);
    keep(root_, [](const std::string& key) { return key != "scenarios" && section<Study>().find(key); });
}

std::optional<std::vector<const Node*>> Resolver::lineage(const std::string& name, Diagnostics& complaints) const
{
    const auto find = [this](std::string_view scenario) {
        const auto found = scenarios_.find(scenario);
        return found == scenarios_.end() ? nullptr : found->second;
    };
    std::vector<const Node*> line{find(name)};
    std::set<std::string> seen{name};
    const std::string path = "scenarios." + name + ".extends";
    while (const Node* extends = line.back()->find("extends")) {
        const bool said = extends->kind == Node::Kind::text && !extends->broken && !extends->unset;
        const Node* parent = said ? find(extends->text) : nullptr;
        if (extends->unset && line.size() == 1)
            complaints.add(extends->where, path, "nothing is inherited here that !unset could take away");
        if (said && !parent && line.size() == 1)
            complaints.add(extends->where, path, "no scenario " + in_quotes(extends->text) + hint(extends->text, names_));
        if (!parent || parent->kind != Node::Kind::map || parent->broken)
            return std::nullopt;
        if (!seen.insert(parent->key).second) {
            if (const Node* first = line.front()->find("extends"); parent->key == name)
                complaints.add(first->where, path, in_quotes(first->text) + " extends " + in_quotes(name) + " in turn: a circle");
            return std::nullopt;
        }
        line.push_back(parent);
    }
    return line;
}

const Node* Resolver::add(const Node& scenario, const Node& parent, Diagnostics& complaints)
{
    if (values_ > most_values)
        return nullptr;
    Node part = scenario;
    keep(part, [](const std::string& key) { return key != "extends" && key != "title" && section<Scenario>().find(key); });
    Node tree = merged(parent, part, &resolved_form(), "", complaints);
    holds(count(tree), scenario, complaints);
    return &trees_.emplace(scenario.key, std::move(tree)).first->second;
}

bool Resolver::holds(std::size_t values, const Node& scenario, Diagnostics& complaints)
{
    if (values_ > most_values)
        return false;
    values_ += values;
    if (values_ > most_values)
        complaints.add(scenario.key_where, "scenarios." + scenario.key,
                       "with it the scenarios hold more than " + std::to_string(most_values) + " values");
    return values_ <= most_values;
}

std::vector<AxisPoint> Resolver::points(const std::string& name, const PathRules& paths, Diagnostics& complaints)
{
    const Node* whole = tree(name, complaints);
    const auto axes = whole ? read_axes(*whole, paths, complaints) : std::nullopt;
    if (!axes || (axes->points() > 1 && !holds(axes->points() * count(*whole), *scenarios_.at(name), complaints)))
        return {};
    return axis_points(*axes, name, *whole, complaints);
}

const Node* Resolver::tree(const std::string& name, Diagnostics& complaints)
{
    const auto line = lineage(name, complaints);
    const Node* tree = line ? &root_ : nullptr;
    for (std::size_t n = line ? line->size() : 0; tree && n-- > 0;) {
        const auto known = trees_.find((*line)[n]->key);
        tree = known != trees_.end() ? &known->second : add(*(*line)[n], *tree, complaints);
    }
    return tree;
}

}  // namespace arpent
