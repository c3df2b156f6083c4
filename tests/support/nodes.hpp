#pragma once

#include "core/tree.hpp"

#include <string>
#include <vector>

namespace arpent {

// Trees of texts as a reader of files makes them, without places.

/// `key: value`
inline Node text(const std::string& key, const std::string& value)
{
    Node node;
    node.kind = Node::Kind::text;
    node.key = key;
    node.text = value;
    return node;
}

inline Node holder(Node::Kind kind, const std::string& key, std::vector<Node> children)
{
    Node node;
    node.kind = kind;
    node.key = key;
    node.children = std::move(children);
    return node;
}

/// A map, and a list, under a key.
inline Node map(const std::string& key, std::vector<Node> children) { return holder(Node::Kind::map, key, std::move(children)); }
inline Node map(std::vector<Node> children) { return map("", std::move(children)); }
inline Node list(const std::string& key, std::vector<Node> children) { return holder(Node::Kind::list, key, std::move(children)); }

}  // namespace arpent
