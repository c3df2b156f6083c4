#include "scenarios/study/resolve.hpp"

#include "scenarios/study/keys.hpp"
#include "scenarios/study/merge.hpp"

#include <algorithm>
#include <set>

namespace arpent {
namespace {

std::vector<std::string> names_of(const Node& scenarios)
{
    std::vector<std::string> names;
    for (const Node& each : scenarios.children)
        names.push_back(each.key);
    return names;
}

/// The scenario and its ancestors, the oldest last; nothing where one of them is missing or they go in a circle.
std::optional<std::vector<const Node*>> lineage(const Node& scenarios, const std::string& name, Diagnostics& complaints)
{
    std::vector<const Node*> line{scenarios.find(name)};
    std::set<std::string> seen{name};
    while (const Node* extends = line.back()->find("extends")) {
        const Node* parent = extends->kind == Node::Kind::text && !extends->broken ? scenarios.find(extends->text) : nullptr;
        const bool own = line.size() == 1, said = extends->kind == Node::Kind::text && !extends->broken && !extends->unset;
        const std::string path = "scenarios." + name + ".extends";
        if (!parent && own && said)
            complaints.add(extends->where, path, "no scenario " + in_quotes(extends->text) + hint(extends->text, names_of(scenarios)));
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

void keep(Node& map, const auto& wanted)
{
    std::erase_if(map.children, [&](const Node& child) { return !wanted(child.key); });
}

}  // namespace

std::optional<Node> resolve(const Node& study, const std::string& name, Diagnostics& complaints)
{
    const auto line = lineage(*study.find("scenarios"), name, complaints);
    if (!line)
        return std::nullopt;
    Node tree = study;
    keep(tree, [](const std::string& key) { return key != "scenarios" && section<Study>().find(key); });
    for (auto each = line->rbegin(); each != line->rend(); ++each) {
        Node part = **each;
        keep(part, [](const std::string& key) { return key != "extends" && key != "title" && section<Scenario>().find(key); });
        tree = merged(tree, part, &resolved_form(), "", complaints);
    }
    return tree;
}

}  // namespace arpent
