#pragma once

#include "core/tree.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace arpent {

/// Thrown through a parser once a complaint says all.
struct StopParsing {};

/// Builds a tree from the events of a YAML parser, and complains of what is not read: duplicate and empty keys, merge keys, anchors and
/// aliases, tags but !unset, an !unset key with more than a word, lists or maps as keys, nesting deeper than 32, more than 100000 values.
class TreeBuilder {
public:
    explicit TreeBuilder(Diagnostics& complaints) : complaints_{complaints} {}

    Node root{};

    /// Whether the next value is a key.
    bool wants_key() const { return in_map() && !levels_.back().has_key; }
    void scalar(const Where& where, const std::string& tag, const std::string& text, Node::Kind kind);
    void alias(const Where& where, std::size_t anchor);
    /// Anchors are numbered from 1 as they come.
    void anchor(const Where& where) { anchors_[++last_anchor_] = {where, key_here()}; }
    void open(const Where& where, const std::string& tag, Node::Kind kind);
    void close();
    /// Complains of the anchors that no alias, complained of already, refers to.
    void finish();

private:
    /// A list or map that is being read.
    struct Level {
        Node node{};
        bool as_key = false;                           // it stands where a key should
        bool has_key = false;                          // its next value's key is known
        Node next{};                                   // carries the key of the next value
        std::unordered_map<std::string, int> lines{};  // of the keys so far
    };

    bool in_map() const;
    std::string key_here() const { return levels_.empty() || !levels_.back().has_key ? "" : levels_.back().next.key; }
    void complain(const Where& where, const std::string& what) { complaints_.add(where, key_here(), what); }
    bool allowed_tag(const Where& where, const std::string& tag);
    void count(const Where& where);
    void take_key(const Where& where, const std::string& key);
    void put(Node node);

    Diagnostics& complaints_;
    std::vector<Level> levels_{};
    std::size_t values_ = 0;
    std::map<std::size_t, std::pair<Where, std::string>> anchors_{};  // and their keys
    std::size_t last_anchor_ = 0;
};

/// "aliases are not read (use `extends`)"
std::string refused_link(const std::string& links);

}  // namespace arpent
