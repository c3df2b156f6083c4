#include "scenarios/study/tree_builder.hpp"

#include "core/keys.hpp"

namespace arpent {
namespace {

constexpr std::size_t deepest = 32, most_values = 100000;

}  // namespace

std::string refused_link(const std::string& links) { return links + " are not read (use `extends`)"; }

bool TreeBuilder::in_map() const { return !levels_.empty() && levels_.back().node.kind == Node::Kind::map; }

/// Complains of a tag that is unknown.
bool TreeBuilder::allowed_tag(const Where& where, const std::string& tag)
{
    if (tag.empty() || tag == "?" || tag == "!" || tag == "!unset")
        return true;
    constexpr std::string_view core = "tag:yaml.org,2002:";
    complain(where, "unknown tag " + in_quotes(tag.starts_with(core) ? "!!" + tag.substr(core.size()) : tag) + " (allowed: !unset)");
    return false;
}

void TreeBuilder::count(const Where& where)
{
    if (++values_ <= most_values)
        return;
    complaints_.add({where.file}, "", "holds more than " + std::to_string(most_values) + " values");
    throw StopParsing{};
}

void TreeBuilder::scalar(const Where& where, const std::string& tag, const std::string& text, Node::Kind kind)
{
    count(where);
    if (wants_key())
        return take_key(where, text);
    Node node;
    node.kind = kind;
    node.text = text;
    node.broken = !allowed_tag(where, tag);
    node.unset = tag == "!unset";
    node.where = where;
    if (node.unset && in_map() && !text.empty() && !is_name(text)) {
        complain(where, "!unset stands before a word (as !unset x)");
        node.unset = false;
        node.broken = true;
    }
    put(std::move(node));
}

void TreeBuilder::alias(const Where& where, std::size_t anchor)
{
    complain(where, refused_link("aliases"));
    anchors_.erase(anchor);
    count(where);
    if (wants_key())
        return take_key(where, "");
    Node node;
    node.broken = true;
    node.where = where;
    put(std::move(node));
}

void TreeBuilder::take_key(const Where& where, const std::string& key)
{
    Level& level = levels_.back();
    level.has_key = true;
    level.next = {};
    level.next.key = key;
    level.next.key_where = where;
    const auto [first, fresh] = level.lines.emplace(key, where.line);
    if (key.empty())
        complaints_.add(where, "", "a key is empty (allowed: a text)");
    else if (key == "<<")
        complaints_.add(where, key, "merge keys are not read (use `extends`)");
    else if (!fresh)
        complaints_.add(where, key, "written twice; first at line " + std::to_string(first->second));
    else
        return;
    level.next.broken = true;
}

void TreeBuilder::open(const Where& where, const std::string& tag, Node::Kind kind)
{
    count(where);
    if (levels_.size() == deepest) {
        complaints_.add(where, "", "nested deeper than " + std::to_string(deepest) + " levels");
        throw StopParsing{};
    }
    Level level;
    level.as_key = wants_key();
    level.node.kind = kind;
    level.node.where = where;
    level.node.broken = !allowed_tag(where, tag) || tag == "!unset";
    if (tag == "!unset")
        complain(where, "!unset stands before one value (as !unset x)");
    levels_.push_back(std::move(level));
}

void TreeBuilder::close()
{
    Level done = std::move(levels_.back());
    levels_.pop_back();
    if (!done.as_key)
        return put(std::move(done.node));
    complaints_.add(done.node.where, "", "a list or map cannot be a key (allowed: a text)");
    levels_.back().has_key = true;
    levels_.back().next = {};
    levels_.back().next.broken = true;
}

/// Gives a value to the list or map that is open; values of broken keys go.
void TreeBuilder::put(Node node)
{
    if (levels_.empty()) {
        root = std::move(node);
        return;
    }
    Level& level = levels_.back();
    node.key_where = node.where;
    if (level.node.kind == Node::Kind::map) {
        level.has_key = false;
        if (level.next.broken)
            return;
        node.key = level.next.key;
        node.key_where = level.next.key_where;
    }
    level.node.children.push_back(std::move(node));
}

void TreeBuilder::finish()
{
    for (const auto& [number, anchor] : anchors_)
        complaints_.add(anchor.first, anchor.second, refused_link("anchors"));
}

}  // namespace arpent
