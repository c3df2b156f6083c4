#pragma once

#include "scenarios/study/study.hpp"

#include <memory>
#include <string>
#include <vector>

namespace arpent {

/// A key of a resolved scenario, or an element of a list or of named things.
struct FoundKey {
    std::string path;             // "models.runoff.edges"
    Form form;
    std::string doc;
    const Node* node = nullptr;   // as written; null where nobody wrote it
    const void* value = nullptr;  // as read; null where there is none
    std::string standard;         // what holds where nobody writes it; empty where nothing does
};

/// Looks along a path: `models.runoff.edges`, `interventions.trees.height`, or an intervention's id alone. Throws Error (usage) that
/// names the word that is unknown, what was meant and what is allowed.
FoundKey find_key(const Resolved& scenario, const std::string& path);

/// What a found key holds: its keys, or its elements by name.
std::vector<FoundKey> parts_of(const Resolved& scenario, const FoundKey& found);

/// Every path that `find_key` knows in a scenario, parents before their children.
std::vector<std::string> key_paths(const Resolved& scenario);

}  // namespace arpent
