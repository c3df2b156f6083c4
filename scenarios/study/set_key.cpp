#include "scenarios/study/set_key.hpp"

#include "scenarios/study/merge.hpp"
#include "scenarios/study/yaml_tree.hpp"

namespace arpent {
namespace {

void place_at(Node& node, const Where& where)
{
    node.where = node.key_where = where;
    for (Node& child : node.children)
        place_at(child, where);
}

/// Complains of a scenario that the study does not have: it would come into being in silence.
bool knows_scenario(const Node& study, const std::string& assignment, const Where& where, Diagnostics& complaints)
{
    constexpr std::string_view before = "scenarios.";
    const Node* scenarios = study.find("scenarios");
    if (!assignment.starts_with(before) || !scenarios)
        return true;
    const std::string name = assignment.substr(before.size(), assignment.find_first_of(".=", before.size()) - before.size());
    std::vector<std::string> names;
    for (const Node& each : scenarios->children)
        names.push_back(each.key);
    if (scenarios->find(name))
        return true;
    complaints.add(where, "scenarios." + name, "no scenario " + in_quotes(name) + hint(name, names));
    return false;
}

/// The child of a map, made where there is none; the element of a list; null where neither can be.
Node* step_into(Node& node, const std::string& name, const Where& where)
{
    if (node.kind == Node::Kind::list)
        return const_cast<Node*>(node.at(name));
    if (node.kind == Node::Kind::nothing)
        node.kind = Node::Kind::map;
    if (node.kind != Node::Kind::map)
        return nullptr;
    if (Node* child = node.find(name))
        return child;
    Node& made = node.children.emplace_back();
    made.key = name;
    made.where = made.key_where = where;
    return &made;
}

}  // namespace

void set_key(Node& study, const std::string& assignment, int number, Diagnostics& complaints)
{
    const Where where{std::make_shared<const std::string>("--set"), number, 1};
    const auto equals = assignment.find('=');
    if (equals == assignment.npos || equals == 0)
        return complaints.add(where, "", in_quotes(assignment) + " is no key=value");
    if (!knows_scenario(study, assignment, where, complaints))
        return;
    Diagnostics wrong;
    Node value = read_tree("--set", assignment.substr(equals + 1), wrong);
    for (const Complaint& each : wrong.sorted())
        complaints.add(where, assignment.substr(0, equals), each.what);
    place_at(value, where);
    Node* node = &study;
    std::string path;
    for (std::size_t at = 0, end = 0; node && at < equals; at = end + 1) {
        end = std::min(assignment.find('.', at), equals);
        path = below(path, assignment.substr(at, end - at));
        node = step_into(*node, assignment.substr(at, end - at), where);
    }
    if (!node)
        return complaints.add(where, path, "there is no such element");
    value.key = node->key;
    value.key_where = node->key.empty() ? where : node->key_where;
    value.overridden = {*node};
    value.broken = value.broken || !wrong.empty();
    *node = std::move(value);
}

}  // namespace arpent
