#include "scenarios/study/merge.hpp"

#include <algorithm>

namespace arpent {
namespace {

const Section* section_of(const Form* form) { return form && form->shape == Shape::section ? &form->section() : nullptr; }

std::string identity_of(const Form* list) { return section_of(list ? list->of.get() : nullptr) ? list->of->section().identity : ""; }

const std::string* word(const Node& map, const std::string& key)
{
    const Node* node = map.find(key);
    return node && node->kind == Node::Kind::text && !node->unset ? &node->text : nullptr;
}

/// Does `over` name a kind that `base` is not?
bool other_kind(const Node& base, const Node& over, const Section& section)
{
    const auto *before = word(base, section.chooser), *now = word(over, section.chooser);
    if (!section.chooser.empty() && before && now && *before != *now)
        return true;
    const auto given = [](const Node& map, const std::string& key) { return map.find(key) && !map.find(key)->unset; };
    for (const auto* kinds : {&section.one_of, &section.at_most_one})
        for (const auto& kind : *kinds)
            if (given(over, kind) && !given(base, kind) && std::ranges::any_of(*kinds, [&](const auto& each) { return given(base, each); }))
                return true;
    return false;
}

/// A text or list that stands for a map with one key, as that map.
Node long_form(const Node& node, const Section& section)
{
    Node map;
    map.kind = Node::Kind::map;
    map.where = node.where;
    map.key = node.key;
    map.key_where = node.key_where;
    map.children.push_back(node);
    map.children.back().key = section.short_form;
    return map;
}

/// Within what lies over other values later, an !unset stands until then.
bool stands_later(const Form* form, bool later) { return later || (form && form->rule.overlay && form->shape == Shape::section); }

Node settled(Node node, const Form* form, const std::string& path, Diagnostics& complaints, bool later);
Node merged(const Node& base, const Node& over, const Form* form, const std::string& path, Diagnostics& complaints, bool later);

Node replacing(const Node& base, const Node& over, const Form* form, const std::string& path, Diagnostics& complaints, bool later)
{
    Node made = settled(over, form, path, complaints, later);
    made.overridden = base.overridden;
    made.overridden.insert(made.overridden.begin(), base);
    made.overridden.front().overridden.clear();
    made.broken = made.broken || (base.broken && over.kind == Node::Kind::map);  // a part of what is not known
    return made;
}

void complain(const Node& unset, const std::string& path, Diagnostics& complaints)
{
    complaints.add(unset.where, path, "nothing is inherited here that !unset could take away");
}

/// A child that nothing inherited lies under.
void add_new(Node& made, const Node& child, const Form* form, const std::string& path, Diagnostics& complaints, bool later)
{
    if (!child.unset)
        made.children.push_back(settled(child, form, path, complaints, later));
    else if (later)
        made.children.push_back(child);
    else
        complain(child, path, complaints);
}

Node merged_maps(const Node& base, const Node& over, const Form* form, const std::string& path, Diagnostics& complaints, bool later)
{
    Node made = base;
    for (const Node& child : over.children) {
        const auto inherited = std::ranges::find(made.children, child.key, &Node::key);
        const std::string name = below(path, child.key);
        if (inherited == made.children.end())
            add_new(made, child, form_below(form, child.key), name, complaints, later);
        else if (child.unset)
            made.children.erase(inherited);
        else
            *inherited = merged(*inherited, child, form_below(form, child.key), name, complaints, later);
    }
    return made;
}

Node merged_lists(const Node& base, const Node& over, const Form* form, const std::string& path, Diagnostics& complaints, bool later)
{
    Node made = base;
    const std::string identity = identity_of(form);
    for (const Node& child : over.children) {
        const std::string* id = child.unset ? &child.text : word(child, identity);
        const auto inherited = std::ranges::find_if(
            made.children, [&](const Node& each) { return id && word(each, identity) && *word(each, identity) == *id; });
        const std::string name = id ? below(path, *id) : path;
        if (inherited == made.children.end())
            add_new(made, child, form->of.get(), name, complaints, later);
        else if (child.unset)
            made.children.erase(inherited);
        else
            *inherited = merged(*inherited, child, form->of.get(), name, complaints, later);
    }
    return made;
}

Node settled(Node node, const Form* form, const std::string& path, Diagnostics& complaints, bool later)
{
    later = stands_later(form, later);
    for (Node& child : node.children) {
        const std::string name = below(path, child.key.empty() && child.unset ? child.text : child.key);
        if (child.unset && !later)
            complain(child, name, complaints);
        else if (!child.children.empty())
            child = settled(std::move(child), form_below(form, child.key), name, complaints, later);
    }
    std::erase_if(node.children, [&](const Node& child) { return child.unset && !later; });
    return node;
}

Node merged(const Node& base, const Node& over, const Form* form, const std::string& path, Diagnostics& complaints, bool later)
{
    later = stands_later(form, later);
    if (base.kind == Node::Kind::list && over.kind == Node::Kind::list && !identity_of(form).empty())
        return merged_lists(base, over, form, path, complaints, later);
    if (over.kind != Node::Kind::map || base.broken || over.broken)
        return replacing(base, over, form, path, complaints, later);
    const Section* section = section_of(form);
    const bool shortened = section && !section->short_form.empty() && base.kind != Node::Kind::map && base.kind != Node::Kind::nothing;
    const Node under = shortened ? long_form(base, *section) : base;
    if (under.kind != Node::Kind::map || (section && other_kind(under, over, *section)))
        return replacing(base, over, form, path, complaints, later);
    return merged_maps(under, over, form, path, complaints, later);
}

}  // namespace

std::string below(const std::string& path, const std::string& key) { return path.empty() ? key : path + '.' + key; }

const Form* form_below(const Form* form, const std::string& key)
{
    if (const Section* section = section_of(form)) {
        const Key* found = section->find(key);
        return found ? &found->form : nullptr;
    }
    return form ? form->of.get() : nullptr;
}

Node settled(Node node, const Form* form, const std::string& path, Diagnostics& complaints)
{
    return settled(std::move(node), form, path, complaints, false);
}

Node merged(const Node& base, const Node& over, const Form* form, const std::string& path, Diagnostics& complaints)
{
    return merged(base, over, form, path, complaints, false);
}

}  // namespace arpent
