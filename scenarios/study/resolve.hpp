#pragma once

#include "scenarios/study/axes.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace arpent {

/// Makes the trees of a study's scenarios: the study without its scenarios, then the ancestors from the oldest, then the scenario itself,
/// merged. Their `interventions` stand at the top.
class Resolver {
public:
    /// `study` outlives it.
    explicit Resolver(const Node& study);

    /// The scenario's tree; null where its chain of `extends` is broken, or where all scenarios come to more than can be held. A missing
    /// parent and a circle are complaints at the scenarios that say so; what follows from them is silent.
    const Node* tree(const std::string& name, Diagnostics& complaints);

    /// The points of the scenario on its axes; none after a complaint about them, or where `tree` is null.
    std::vector<AxisPoint> points(const std::string& name, const PathRules& paths, Diagnostics& complaints);

    /// The scenarios that a scenario is made from, itself first; nothing where the chain is broken.
    std::optional<std::vector<const Node*>> lineage(const std::string& name, Diagnostics& complaints) const;

private:
    const Node* add(const Node& scenario, const Node& parent, Diagnostics& complaints);
    /// Is there room for so many values more? A complaint where they are too many at last.
    bool holds(std::size_t values, const Node& scenario, Diagnostics& complaints);

    std::map<std::string, const Node*, std::less<>> scenarios_;
    std::vector<std::string> names_;  // in order
    Node root_;
    std::map<std::string, Node, std::less<>> trees_;
    std::size_t values_ = 0;
};

}  // namespace arpent
