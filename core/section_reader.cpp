#include "core/data_path.hpp"
#include "core/key_scalar.hpp"

#include <algorithm>

namespace arpent {
namespace {

bool given(const Node& map, const std::string& key)
{
    const Node* node = map.find(key);
    return node && !node->unset;
}

std::string below(const std::string& path, const std::string& key) { return path.empty() ? key : path + '.' + key; }

/// A whole number as people write it: no sign, no leading zero.
bool is_number(std::string_view text)
{
    const bool digits = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    return digits && !text.empty() && text.size() <= 6 && (text.size() == 1 || text.front() != '0');
}

std::vector<std::string> names(const std::vector<Key>& keys)
{
    std::vector<std::string> all;
    for (const Key& key : keys)
        all.push_back(key.name);
    return all;
}

/// A walk along a tree of texts and its tables.
class SectionReader {
public:
    SectionReader(const ReadContext& context, Diagnostics& complaints) : context_{context}, complaints_{complaints} {}

    void read_map(const Section& section, const Node& map, const std::string& path, void* owner, bool partial);

private:
    void read_value(const Form& form, const Node& node, const std::string& path, void* member, bool partial);
    bool fits(const Form& form, const Node& node, const std::string& path);
    /// Returns the keys that unknown ones were most likely meant as.
    std::vector<std::string> read_keys(const Section& section, const Section* chosen, const Node& map, const std::string& path, void* owner,
                                       bool partial);
    void read_list(const Form& form, const Node& list, const std::string& path, void* value, bool partial);
    void read_named(const Form& form, const Node& map, const std::string& path, void* value, bool partial);
    void read_scalar(const Form& form, const Node& node, const std::string& path, void* member);
    void read_field(const Form& form, const Node& map, const std::string& path, void* member);
    void read_data(const Form& form, const Node& list, const std::string& path, void* member);
    const Section* choose(const Section& section, const Node& map, const std::string& path);
    static std::string meant_by(const Node& unknown, const std::vector<Key>& keys, const Node& map);
    void miss(const std::vector<Key>& keys, const Node& map, const std::string& path, const std::vector<std::string>& meant);
    void count_kinds(const Section& section, const Node& map, const std::string& path, bool needed, const std::vector<std::string>& meant);
    void refuse_twins(const std::string& identity, const Node& list, const std::string& path);

    const ReadContext& context_;
    Diagnostics& complaints_;
};

void SectionReader::read_map(const Section& section, const Node& map, const std::string& path, void* owner, bool partial)
{
    const Section* chosen = section.chooser.empty() ? nullptr : choose(section, map, path);
    const auto meant = read_keys(section, chosen, map, path, owner, partial);
    for (const Section* each : {chosen, &section})
        if (each)
            count_kinds(*each, map, path, !partial, meant);
}

/// The table that the chooser's word names; complains where there is none.
const Section* SectionReader::choose(const Section& section, const Node& map, const std::string& path)
{
    const Node* word = map.find(section.chooser);
    if (!word || word->kind != Node::Kind::text)
        return nullptr;
    const auto found = std::ranges::find(context_.choices, word->text, &Section::name);
    if (found != context_.choices.end() || context_.choices.empty())
        return context_.choices.empty() ? nullptr : &*found;
    std::vector<std::string> all;
    for (const Section& each : context_.choices)
        all.push_back(each.name);
    complaints_.add(word->where, below(path, section.chooser),
                    "unknown " + section.chooser + ' ' + in_quotes(word->text) + hint(word->text, all));
    return nullptr;
}

std::vector<std::string> SectionReader::read_keys(const Section& section, const Section* chosen, const Node& map, const std::string& path,
                                                  void* owner, bool partial)
{
    auto keys = section.keys;
    if (chosen)
        keys.insert(keys.end(), chosen->keys.begin(), chosen->keys.end());
    if (chosen && chosen->make)
        for (const auto standard = chosen->make(); const Key& key : chosen->keys)
            if (const void* value = key.look(standard.get()))
                key.form.assign(key.form.enter(key.member(owner)), key.form.fetch(value));
    std::vector<std::string> meant;
    for (const Node& child : map.children) {
        const auto key = std::ranges::find(keys, child.key, &Key::name);
        if (key != keys.end()) {
            read_value(key->form, child, below(path, child.key), key->member(owner), partial || key->form.rule.partial);
        } else if (!child.unset && (section.chooser.empty() || chosen)) {
            complaints_.add(child.key_where, below(path, child.key), "unknown key" + hint(child.key, names(keys)));
            meant.push_back(meant_by(child, keys, map));
        }
    }
    if (!partial)
        miss(keys, map, path, meant);
    return meant;
}

/// The key that an unknown one was meant as: the nearest by name, or the one file that is missing where it names a file.
std::string SectionReader::meant_by(const Node& unknown, const std::vector<Key>& keys, const Node& map)
{
    if (const std::string near = nearest(unknown.key, names(keys)); !near.empty())
        return near;
    const auto lacks = [&](const Key& key) { return key.form.rule.required && key.form.rule.data && !given(map, key.name); };
    const auto found = std::ranges::find_if(keys, lacks);
    const bool file = unknown.kind == Node::Kind::text && unknown.text.find('.') != unknown.text.npos;
    return file && found != keys.end() ? found->name : "";
}

/// Complains of required keys that are not there, except those that an unknown key was meant as.
void SectionReader::miss(const std::vector<Key>& keys, const Node& map, const std::string& path, const std::vector<std::string>& meant)
{
    for (const Key& key : keys)
        if (key.form.rule.required && !given(map, key.name) && std::ranges::find(meant, key.name) == meant.end())
            complaints_.add(map.where, path, in_quotes(key.name) + " is missing: " + key.doc);
}

void SectionReader::count_kinds(const Section& section, const Node& map, const std::string& path, bool needed,
                                const std::vector<std::string>& meant)
{
    const auto misspelt = [&](const std::string& key) { return std::ranges::find(meant, key) != meant.end(); };
    const auto count = [&](const std::vector<std::string>& kinds) {
        return std::ranges::count_if(kinds, [&](const std::string& key) { return given(map, key); });
    };
    for (const auto* kinds : {&section.one_of, &section.at_most_one})
        if (count(*kinds) > 1)
            complaints_.add(map.where, path, "more than one of " + join(*kinds));
    for (const auto* kinds : {&section.one_of, &section.any_of})
        if (count(*kinds) == 0 && !kinds->empty() && needed && std::ranges::none_of(*kinds, misspelt))
            complaints_.add(map.where, path, "needs one of " + join(*kinds));
}

/// Complains of a node that is empty or of another kind than its form.
bool SectionReader::fits(const Form& form, const Node& node, const std::string& path)
{
    const bool keys = form.shape == Shape::section || form.shape == Shape::named, list = form.shape == Shape::list;
    const bool none = node.kind == Node::Kind::nothing;
    const auto wanted = keys ? Node::Kind::map : list ? Node::Kind::list : Node::Kind::text;
    if (node.kind == wanted || (form.shape == Shape::value && node.kind == Node::Kind::map) ||
        (form.rule.data && node.kind == Node::Kind::list && !node.children.empty()))
        return true;
    const std::string is = none                            ? "is empty"
                           : node.kind == Node::Kind::map  ? "is a map"
                           : node.kind == Node::Kind::list ? "is a list"
                                                           : "is " + in_quotes(node.text);
    complaints_.add(none ? node.key_where : node.where, path,
                    is + " (allowed: " + accepted(form) +
                        (none && keys   ? ", {} for none"
                         : none && list ? ", [] for none"
                                        : "") +
                        ')');
    return false;
}

void SectionReader::read_value(const Form& form, const Node& node, const std::string& path, void* member, bool partial)
{
    if (node.broken || node.unset)
        return;
    if (form.shape == Shape::section && node.kind != Node::Kind::map)
        if (const Key* stands = form.section().find(form.section().short_form)) {
            const auto wanted = stands->form.shape == Shape::list ? Node::Kind::list : Node::Kind::text;
            if (node.kind == wanted)
                return read_value(stands->form, node, path, stands->member(form.enter(member)), partial);
        }
    if (!fits(form, node, path))
        return;
    if (form.shape == Shape::section)
        read_map(form.section(), node, path, form.enter(member), partial);
    else if (form.shape == Shape::list)
        read_list(form, node, path, form.enter(member), partial);
    else if (form.shape == Shape::named)
        read_named(form, node, path, form.enter(member), partial);
    else if (node.kind == Node::Kind::map)
        read_field(form, node, path, member);
    else if (node.kind == Node::Kind::list)
        read_data(form, node, path, member);
    else
        read_scalar(form, node, path, member);
}

void SectionReader::read_list(const Form& form, const Node& list, const std::string& path, void* value, bool partial)
{
    const std::string identity = form.of->shape == Shape::section ? form.of->section().identity : "";
    if (!identity.empty())
        refuse_twins(identity, list, path);
    for (std::size_t n = 0; n < list.children.size(); ++n) {
        const Node* id = identity.empty() ? nullptr : list.children[n].find(identity);
        const std::string name = id && is_name(id->text) ? id->text : std::to_string(n + 1);
        read_value(*form.of, list.children[n], below(path, name), form.grow(value, ""), partial);
    }
}

void SectionReader::refuse_twins(const std::string& identity, const Node& list, const std::string& path)
{
    std::vector<const Node*> ids;
    for (const Node& child : list.children)
        if (const Node* id = child.find(identity); id && id->kind == Node::Kind::text)
            ids.push_back(id);
    std::ranges::stable_sort(ids, {}, &Node::text);
    for (std::size_t n = 1, first = 0; n < ids.size(); ++n) {
        first = ids[n]->text == ids[first]->text ? first : n;
        if (first != n)
            complaints_.add(ids[n]->where, below(path, ids[n]->text),
                            identity + " used twice; first at line " + std::to_string(ids[first]->where.line));
    }
}

void SectionReader::read_named(const Form& form, const Node& map, const std::string& path, void* value, bool partial)
{
    const auto& words = form.rule.words;
    for (const Node& child : map.children) {
        if (child.unset || child.broken)
            continue;
        const std::string name = below(path, child.key);
        if (!words.empty() && std::ranges::find(words, child.key) == words.end())
            complaints_.add(child.key_where, name, "unknown name" + hint(child.key, words));
        else if (form.rule.numbered ? !is_number(child.key) : !is_name(child.key))
            complaints_.add(child.key_where, name,
                            form.rule.numbered ? "not a number (allowed: 0, 1, ... 999999)"
                                               : "not a name (allowed: a letter, then letters, digits and single _)");
        else
            read_value(*form.of, child, name, form.grow(value, child.key), partial);
    }
}

void SectionReader::read_scalar(const Form& form, const Node& node, const std::string& path, void* member)
{
    auto read = scalar_of(form, node, context_.paths);
    if (!read.wrong.empty())
        return complaints_.add(node.where, path, std::move(read.wrong));
    form.assign(form.enter(member), read.value);
}

/// `[a.tif, more/*.tif]`: one text of all names.
void SectionReader::read_data(const Form& form, const Node& list, const std::string& path, void* member)
{
    std::vector<std::string> names;
    for (std::size_t n = 0; n < list.children.size(); ++n) {
        const Node& child = list.children[n];
        const std::string at = below(path, std::to_string(n + 1));
        const auto read = child.kind == Node::Kind::text ? scalar_of(form, child, context_.paths) : Parsed<Scalar>{{}, "is no text (allowed: a file)"};
        if (read.wrong.empty())
            names.push_back(std::get<std::string>(read.value));
        else
            complaints_.add(child.where, at, read.wrong);
    }
    if (names.size() == list.children.size())
        form.assign(form.enter(member), joined_names(names));
}

/// `{field: height_m, unit: m}`
void SectionReader::read_field(const Form& form, const Node& map, const std::string& path, void* member)
{
    const auto& units = form.rule.unit;
    bool known = true;
    for (const Node& child : map.children) {
        const bool text = child.kind == Node::Kind::text, named = child.key == "field" || child.key == "unit";
        known = known && text && named;
        if (!text || !named)
            complaints_.add(child.key_where, below(path, child.key),
                            named ? "is no text (allowed: a text)" : "unknown key" + hint(child.key, {"field", "unit"}));
    }
    if (!known)
        return;
    const Node* field = map.find("field");
    const Node* unit = map.find("unit");
    if (!field)
        return complaints_.add(map.where, path, "\"field\" is missing: field of the features that holds the number");
    if (!unit && !may_be_bare(units))
        return complaints_.add(map.where, path,
                               "the unit of field " + in_quotes(field->text) +
                                   " is missing (allowed: " + units_text(units, form.rule.difference) + ')');
    if (unit)
        if (auto wrong = wrong_unit(unit->text, units, form.rule.difference); !wrong.empty())
            return complaints_.add(unit->where, below(path, "unit"), wrong);
    const Unit held = unit ? parse_unit(unit->text) : units.empty() ? Unit{} : Unit{parse_unit(units.substr(0, units.find(" | "))).sixths};
    form.assign(form.enter(member), Value{0, field->text, held});
}

}  // namespace

void read_section(const Section& section, const Node& map, const std::string& path, void* owner, Diagnostics& complaints,
                  const ReadContext& context)
{
    SectionReader{context, complaints}.read_map(section, map, path, owner, context.partial);
}

}  // namespace arpent
