#include "scenarios/study/load.hpp"

#include "core/error.hpp"
#include "io/file.hpp"
#include "scenarios/study/keys.hpp"
#include "scenarios/study/merge.hpp"
#include "scenarios/study/set_key.hpp"
#include "scenarios/study/yaml_tree.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>

namespace arpent {
namespace {

constexpr std::size_t most_files = 1000, deepest_include = 8;

/// Puts the files that a tree names in their places.
class Loader {
public:
    Loader(const PathRules& paths, Diagnostics& complaints) : paths_{paths}, complaints_{complaints} {}

    /// Replaces every `include:` in a node by the file's keys under the node's own.
    void expand(Node& node, const Form* form, const std::string& path);
    /// Replaces the text of a scenario by the map in the file that it names.
    void expand_scenarios(Node& study);

private:
    /// The map that stands in the file that `name` holds; nothing after a complaint.
    std::optional<Node> load(const Node& name, const Form* form, const std::string& path);
    std::optional<Node> read(const Node& name, const std::string& path);

    const PathRules& paths_;
    Diagnostics& complaints_;
    std::vector<std::string> open_{};  // files that are being included
    std::size_t files_ = 0;
};

/// The name of a file as complaints show it: beside the file that named it.
std::string shown_name(const Node& name, const PathRules& paths)
{
    const std::filesystem::path folder{paths.begin(name.where)};
    return name.text.find("${") == name.text.npos ? (folder / name.text).lexically_normal().string() : "";
}

std::optional<Node> Loader::read(const Node& name, const std::string& path)
{
    const auto complain = [&](const std::string& what) {
        complaints_.add(name.where, path, what);
        return std::nullopt;
    };
    const auto file = paths_.file(name);
    if (!file.wrong.empty())
        return complain(file.wrong);
    std::error_code failure;
    if (std::filesystem::file_size(file.value, failure) > largest_text || failure)
        return complain(in_quotes(file.value) + " is no file of at most " + std::to_string(largest_text >> 20) + " MB");
    if (std::ranges::find(open_, file.value) != open_.end())
        return complain(in_quotes(file.value) + " includes itself");
    if (open_.size() == deepest_include || ++files_ > most_files)
        return complain("too many files that include files");
    open_.push_back(file.value);
    try {
        const std::string shown = shown_name(name, paths_);
        return read_tree(shown.empty() ? file.value : shown, read_text(file.value), complaints_);
    } catch (const Error& error) {
        return complain(error.what());
    }
}

std::optional<Node> Loader::load(const Node& name, const Form* form, const std::string& path)
{
    if (name.kind != Node::Kind::text) {
        const bool empty = name.kind == Node::Kind::nothing;
        complaints_.add(empty ? name.key_where : name.where, path, (empty ? "is empty" : "is no file") + std::string{" (allowed: a file)"});
        return std::nullopt;
    }
    const std::size_t open = open_.size();
    auto tree = read(name, path);
    if (tree && !tree->broken && tree->kind != Node::Kind::map) {
        complaints_.add(tree->where, "", "holds no map of keys");
        tree->broken = true;
    }
    if (tree && !tree->broken)
        expand(*tree, form, path);
    open_.resize(open);
    return tree && !tree->broken ? std::move(tree) : std::nullopt;
}

void Loader::expand(Node& node, const Form* form, const std::string& path)
{
    const auto include = std::ranges::find(node.children, "include", &Node::key);
    if (node.kind == Node::Kind::map && include != node.children.end()) {
        const Node name = std::move(*include);
        node.children.erase(include);
        auto under = load(name, form, below(path, "include"));
        node.broken = !under;
        if (under) {
            under->key = node.key;
            under->key_where = node.key_where;
            node = merged(*under, node, form, path, complaints_);
        }
    }
    for (Node& child : node.children)
        expand(child, form_below(form, child.key), below(path, child.key));
}

void Loader::expand_scenarios(Node& study)
{
    Node* scenarios = study.find("scenarios");
    if (!scenarios)
        return;
    for (Node& each : scenarios->children) {
        if (each.kind != Node::Kind::text || each.unset || each.broken)
            continue;
        auto map = load(each, form_below(form_below(&study_form(), "scenarios"), each.key), "scenarios." + each.key);
        each.broken = !map;
        if (map) {
            map->key = each.key;
            map->key_where = each.key_where;
            each = std::move(*map);
        }
    }
}

}  // namespace

Node load_study(const PathRules& paths, const std::string& text, const std::vector<std::string>& sets, Diagnostics& complaints)
{
    Node study = read_tree(paths.study, text, complaints);
    if (study.broken)
        return study;
    Loader loader{paths, complaints};
    loader.expand(study, &study_form(), "");
    loader.expand_scenarios(study);
    for (std::size_t n = 0; n < sets.size(); ++n)
        set_key(study, sets[n], static_cast<int>(n + 1), complaints);
    return study;
}

}  // namespace arpent
