#include "scenarios/study/catalogue_file.hpp"

#include "scenarios/study/keys_catalogue.hpp"
#include "scenarios/study/study.hpp"
#include "scenarios/study/value_check.hpp"
#include "scenarios/study/yaml_tree.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace arpent {
namespace {

using I = Intervention;

/// What a whole catalogue file is read into.
struct File {
    Named<WrittenType> types;
};

/// The form of a value that an intervention holds by name in `member`.
template <class T>
Form named_value(const std::string& name, Named<T> I::*member, Shape shape)
{
    Form form;
    form.shape = shape;
    form.enter = [name, member](void* owner) -> void* {
        auto& all = static_cast<I*>(owner)->*member;
        const auto found = std::ranges::find(all, name, &std::pair<std::string, T>::first);
        return found == all.end() ? &all.emplace_back(name, T{}).second : &found->second;
    };
    form.look = [name, member](const void* owner) -> const void* {
        const auto& all = static_cast<const I*>(owner)->*member;
        const auto found = std::ranges::find(all, name, &std::pair<std::string, T>::first);
        return found == all.end() ? nullptr : &found->second;
    };
    form.assign = [](void* value, const Scalar& scalar) { *static_cast<T*>(value) = std::get<T>(scalar); };
    form.fetch = [](const void* value) -> Scalar { return *static_cast<const T*>(value); };
    return form;
}

KeyRule rule_of(const WrittenKey& written)
{
    KeyRule rule;
    rule.required = written.required;
    rule.unit = written.unit.value_or("");
    rule.low = written.low.value_or(rule.low);
    rule.high = written.high.value_or(rule.high);
    if (written.word == WordKind::layer_name) {
        rule.words = input_layers();
        std::erase(rule.words, "buildings");
    }
    return rule;
}

Key key_of(const std::string& name, const WrittenKey& written)
{
    Form form = written.word ? named_value(name, &I::words, Shape::text) : named_value(name, &I::values, Shape::value);
    form.rule = rule_of(written);
    return {name, form, written.doc, [](void* owner) { return owner; }};
}

/// A tree's node below a type, where it was written.
Where place_of(const Node& type, const std::string& path)
{
    const Node* node = type.at(path);
    return node ? node->where : type.where;
}

/// Turns what is written into a type; complains of names that mean nothing.
class TypeMaker {
public:
    TypeMaker(const std::string& name, const WrittenType& written, const Node& tree, Diagnostics& complaints)
        : written_{written}, tree_{tree}, complaints_{complaints}
    {
        made_.name = name;
        made_.doc = written.doc;
        for (const Takes each : written.takes)
            made_.takes.push_back(words_of<Takes>()[static_cast<std::size_t>(each)]);
    }

    CatalogueType make()
    {
        make_section();
        for (std::size_t n = 0; n < written_.edits.size(); ++n)
            made_.edits.push_back(edit(written_.edits[n], "edits." + std::to_string(n + 1)));
        return std::move(made_);
    }

private:
    void complain(const std::string& path, const std::string& what)
    {
        complaints_.add(place_of(tree_, path), made_.name + '.' + path, what);
    }

    void make_section()
    {
        I standards;
        std::vector<std::string> names;
        for (const auto& [name, key] : written_.keys) {
            made_.section.keys.push_back(key_of(name, key));
            names.push_back(name);
            if (key.word)
                (key.word == WordKind::class_name ? made_.class_words : made_.layer_words).push_back(name);
            if (key.standard)
                take_standard(made_.section.keys.back(), *key.standard, standards);
        }
        made_.section.name = made_.name;
        made_.section.doc = written_.doc;
        made_.section.one_of = written_.one_of;
        made_.section.make = [standards] { return std::make_shared<I>(standards); };
        for (const auto& kind : written_.one_of)
            if (std::ranges::find(names, kind) == names.end())
                complain("one_of", "no key " + in_quotes(kind) + hint(kind, names));
    }

    void take_standard(const Key& key, const std::string& text, I& standards)
    {
        Node map, value;
        map.kind = Node::Kind::map;
        value.kind = Node::Kind::text;
        value.text = text;
        value.key = key.name;
        value.where = place_of(tree_, "keys." + key.name + ".standard");
        map.children.push_back(value);
        read_section(Section{"standard", "", nullptr, {key}}, map, made_.name + ".keys", &standards, complaints_);
    }

    bool is_key(const std::string& word) const { return made_.section.find(word) != nullptr; }

    Edit edit(const WrittenEdit& written, const std::string& path)
    {
        Edit edit{.op = EditOp::set,
                  .layer = {},
                  .value = written.value.value_or(""),
                  .factor = written.factor,
                  .over = written.over,
                  .shared = written.shared,
                  .from = {},
                  .to = written.to.value_or("")};
        const std::array ops{&written.set, &written.add, &written.scale, &written.min, &written.max, &written.reclass};
        for (std::size_t n = 0; n < ops.size(); ++n)
            if (*ops[n]) {
                edit.op = static_cast<EditOp>(n);
                edit.layer = **ops[n];
            }
        if (edit.op == EditOp::reclass)
            check_reclass(edit, written, path);
        else
            check_value(edit, written, path);
        return edit;
    }

    void check_reclass(Edit& edit, const WrittenEdit& written, const std::string& path)
    {
        edit.from = written.from.value_or("");
        if (edit.layer != "land_cover")
            complain(path + ".reclass", in_quotes(edit.layer) + " has no classes (allowed: land_cover)");
        if (edit.from.empty() || edit.to.empty())
            complain(path, "reclass needs from and to");
        if (written.value)
            complain(path + ".value", "reclass takes no value (allowed: from, to)");
    }

    void check_value(Edit& edit, const WrittenEdit& written, const std::string& path)
    {
        const LayerSpec* layer = find_layer(edit.layer);
        if (!layer && !is_key(edit.layer))
            complain(path, "no layer " + in_quotes(edit.layer) + hint(edit.layer, input_layers()));
        if (written.to)
            complain(path + ".to", "only reclass has it");
        if (written.from && *written.from != "rim")
            complain(path + ".from", "unknown word " + in_quotes(*written.from) + " (allowed: rim)");
        edit.datum = written.from ? EditDatum::rim : EditDatum::zero;
        if (edit.value.empty())
            complain(path, "\"value\" is missing: a key of the type, a quantity, or raster");
        else if (edit.value != "raster" && !is_key(edit.value))
            check_constant(edit, layer, path);
    }

    void check_constant(const Edit& edit, const LayerSpec* layer, const std::string& path)
    {
        std::vector<std::string> names{"raster"};
        for (const Key& key : made_.section.keys)
            names.push_back(key.name);
        const bool name = is_name(edit.value);
        const auto read = parse_quantity(edit.value, layer && edit.op != EditOp::scale ? std::string{layer->unit} : "", false);
        if (name || !read.wrong.empty())
            complain(path + ".value", name ? "no key " + in_quotes(edit.value) + hint(edit.value, names) : read.wrong);
    }

    const WrittenType& written_;
    const Node& tree_;
    Diagnostics& complaints_;
    CatalogueType made_{};
};

const Section& file_section()
{
    static const Section keys{"catalogue", "Types of interventions.", fresh<File>, {key("types", &File::types, {}, "the types")}};
    return keys;
}

}  // namespace

const CatalogueType* Catalogue::find(std::string_view type) const
{
    const auto found = std::ranges::find(types, type, &CatalogueType::name);
    return found == types.end() ? nullptr : &*found;
}

std::vector<Section> Catalogue::sections() const
{
    std::vector<Section> tables;
    for (const CatalogueType& type : types)
        tables.push_back(type.section);
    return tables;
}

Catalogue read_catalogue(const std::string& file, const std::string& text, Diagnostics& complaints)
{
    Catalogue made;
    const Node tree = read_tree(file, text, complaints);
    if (tree.broken)
        return made;
    Node whole;
    whole.kind = Node::Kind::map;
    whole.where = tree.where;
    whole.children.push_back(tree);
    whole.children.front().key = "types";
    File read;
    Diagnostics wrong;
    read_section(file_section(), whole, "", &read, wrong);
    if (!wrong.failed())
        for (const auto& [name, type] : read.types)
            made.types.push_back(TypeMaker{name, type, *tree.find(name), wrong}.make());
    for (const Complaint& each : wrong.sorted())  // the file itself has no key `types`
        complaints.add(each.where, each.key.starts_with("types.") ? each.key.substr(6) : each.key, each.what);
    return made;
}

}  // namespace arpent
