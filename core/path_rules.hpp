#pragma once

#include "core/scalar.hpp"
#include "core/tree.hpp"

#include <string>

namespace arpent {

/// Where the paths in a study's files begin, and how far they may lead.
struct PathRules {
    std::string study{};    // the study's file, as places name it
    std::string folder{};   // where its paths begin, and those that stand in no file
    bool confined = false;  // none may lead out of `folder`, symbolic links followed; one that begins with ${ARPENT_DATA}, out of that

    /// The folder that a path written at this place begins in: that of the file which wrote it.
    std::string begin(const Where& where) const;
    /// The absolute path of the file that a node's text means.
    Parsed<std::string> file(const Node& node) const;
    /// The same of data: see `data_path`. Confined, they are files, patterns of files, or lie in archives, never on a server.
    Parsed<std::string> data(const Node& node) const;
};

}  // namespace arpent
