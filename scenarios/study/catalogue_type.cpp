#include "scenarios/study/catalogue_type.hpp"

#include "scenarios/study/study.hpp"
#include "scenarios/study/value_check.hpp"

#include <algorithm>

namespace arpent {
namespace {

using I = Intervention;

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
    rule.source = written.source.value_or("");
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

/// Turns what is written of a type into its table of keys; complains of names that mean nothing.
class TypeMaker {
public:
    TypeMaker(const std::string& name, const WrittenType& written, const Node& tree, Diagnostics& complaints)
        : written_{written}, tree_{tree}, complaints_{complaints}
    {
        made_.name = made_.section.name = name;
        made_.doc = made_.section.doc = written.doc;
        made_.pays_for_change = written.cost_area == CostArea::changed;
        made_.sources = written.sources;
        for (const Takes each : written.takes)
            made_.takes.push_back(words_of<Takes>()[static_cast<std::size_t>(each)]);
    }

    CatalogueType make()
    {
        for (const auto& [name, key] : written_.keys)
            add_key(name, key);
        for (const auto& [name, key] : written_.keys)
            check_growth(name, key);
        made_.section.one_of = written_.one_of;
        for (const auto& kind : written_.one_of)
            check_name("one_of", kind);
        made_.section.make = [standards = standards_] { return std::make_shared<I>(standards); };
        made_.edits = made_edits(made_, written_, tree_, complaints_);
        return std::move(made_);
    }

private:
    const WrittenType& written_;
    const Node& tree_;
    Diagnostics& complaints_;
    CatalogueType made_{};
    I standards_{};

    /// The place of what stands below the type at `path`, or of the type.
    Where place(const std::string& path) const
    {
        const Node* node = tree_.at(path);
        return node ? node->where : tree_.where;
    }

    void complain(const std::string& path, const std::string& what) { complaints_.add(place(path), made_.name + '.' + path, what); }

    bool check_name(const std::string& path, const std::string& name)
    {
        std::vector<std::string> names;
        for (const auto& [each, key] : written_.keys)
            names.push_back(each);
        const bool known = std::ranges::find(names, name) != names.end();
        if (!known)
            complain(path, "no key " + in_quotes(name) + hint(name, names));
        return known;
    }

    void add_key(const std::string& name, const WrittenKey& key)
    {
        if (section<I>().find(name))
            complain("keys." + name, "every intervention has this key: the type's own needs another name");
        if (key.low && key.high && *key.low > *key.high)
            complain("keys." + name + ".low", number_text(*key.low) + " is above high, " + number_text(*key.high));
        made_.section.keys.push_back(key_of(name, key));
        if (key.word)
            (key.word == WordKind::class_name ? made_.class_words : made_.layer_words).push_back(name);
        if (key.standard)
            take_standard(made_.section.keys.back(), *key.standard);
    }

    void take_standard(const Key& key, const std::string& text)
    {
        Node map, value;
        map.kind = Node::Kind::map;
        value.kind = Node::Kind::text;
        value.text = text;
        value.key = key.name;
        value.where = place("keys." + key.name + ".standard");
        map.children.push_back(value);
        read_section(Section{"standard", "", nullptr, {key}}, map, made_.name + ".keys", &standards_, complaints_);
    }

    void check_growth(const std::string& name, const WrittenKey& key)
    {
        const std::string path = "keys." + name;
        if (key.growth.has_value() != key.limit.has_value())
            return complain(path, "growth and limit come together");
        if (key.growth && check_name(path + ".growth", *key.growth) && check_name(path + ".limit", *key.limit))
            made_.growths.push_back({name, *key.growth, *key.limit});
        if (key.grows_with && check_name(path + ".grows_with", *key.grows_with))
            made_.followers.push_back({name, *key.grows_with, key.power});
    }
};

}  // namespace

CatalogueType made_type(const std::string& name, const WrittenType& written, const Node& tree, Diagnostics& complaints)
{
    return TypeMaker{name, written, tree, complaints}.make();
}

}  // namespace arpent
