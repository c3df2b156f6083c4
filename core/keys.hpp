#pragma once

#include "core/path_rules.hpp"
#include "core/scalar.hpp"
#include "core/tree.hpp"

#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace arpent {

/// Things by name, in the order they were written.
template <class T>
using Named = std::vector<std::pair<std::string, T>>;

enum class Shape { text, flag, whole, number, instant, quantity, value, section, list, named };

/// What the C++ type of a member cannot tell about its key.
struct KeyRule {
    std::string unit{};                                      // of quantities and values; "EUR | EUR/m2" allows both; a value without: any
    double low = -std::numeric_limits<double>::infinity();   // [in `unit`]
    double high = std::numeric_limits<double>::infinity();   // [in `unit`]
    bool required = false;
    bool partial = false;                                    // an override: nothing in it is required
    bool file = false;                                       // a path: made absolute from the file that wrote it; a missing one is a complaint
    bool data = false;                                       // maps or outlines: a file, a pattern, an address or a list of these (core/data_path.hpp)
    bool difference = false;                                 // a warming is in K, never in degC
    bool numbered = false;                                   // named things whose names are whole numbers
    bool overlay = false;                                    // lies over other values later: an !unset in it stands until then
    std::vector<std::string> words{};                        // allowed texts, or allowed names of named things; of a file: what may stand in its place
    std::string (*wrong)(const std::string&) = nullptr;      // a small grammar: what is wrong with this text, or nothing
    std::string source{};                                    // where a model's standard value comes from
};

struct Section;

/// What may stand at a place, and how it reaches the member: all that reader, schema, `explain` and reference page need.
struct Form {
    Shape shape = Shape::text;
    KeyRule rule;
    std::shared_ptr<const Form> of;                                 // the elements of a list, the named things
    std::function<const Section&()> section;                        // the keys of a section
    std::function<void*(void* member)> enter;                       // where a value goes; an optional comes into being, a list is emptied
    std::function<const void*(const void* member)> look;            // the value, or null where there is none
    void (*assign)(void* value, const Scalar&) = nullptr;
    Scalar (*fetch)(const void* value) = nullptr;
    void* (*grow)(void* value, const std::string& name) = nullptr;  // a new element
    void (*visit)(const void* value, const std::function<void(const std::string& name, const void* element)>& each) = nullptr;
};

struct Key {
    std::string name;
    Form form;
    std::string doc;
    std::function<void*(void* owner)> member;  // changes nothing

    /// The value in `owner`, or null where there is none.
    const void* look(const void* owner) const { return form.look(member(const_cast<void*>(owner))); }
};

/// A table of keys: one struct as its user writes it.
struct Section {
    std::string name;
    std::string doc;
    std::function<std::shared_ptr<void>()> make;             // a fresh owner: its initializers are the standard values
    std::vector<Key> keys;
    std::vector<std::string> one_of{};                       // exactly one of these is given
    std::vector<std::string> at_most_one{};                  // of these
    std::vector<std::string> any_of{};                       // at least one of these
    std::string short_form{};                                // the key that a text or list in place of the map stands for
    std::string identity{};                                  // elements of a list with the same word here are the same thing
    std::string chooser{};                                   // the word of this key names one of ReadContext::choices: its keys come on top

    const Key* find(std::string_view key) const;
};

/// The table of T's keys; specialised beside each struct.
template <class T>
const Section& section();
/// The words of an enumeration, in order; specialised beside each enumeration.
template <class E>
std::vector<std::string> words_of();

template <class T>
Form form_of(KeyRule rule);

namespace detail {

template <class>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<std::vector<T>> = true;
template <class>
inline constexpr bool is_named = false;
template <class T>
inline constexpr bool is_named<Named<T>> = true;

template <class T, class Held>
void scalar_form(Form& form, Shape shape)
{
    form.shape = shape;
    form.assign = [](void* value, const Scalar& scalar) { *static_cast<T*>(value) = static_cast<T>(std::get<Held>(scalar)); };
    form.fetch = [](const void* value) -> Scalar { return static_cast<Held>(*static_cast<const T*>(value)); };
}

template <class E>
void word_form(Form& form)
{
    form.rule.words = words_of<E>();
    form.assign = [](void* value, const Scalar& scalar) {
        const auto words = words_of<E>();
        for (std::size_t k = 0; k < words.size(); ++k)
            if (words[k] == std::get<std::string>(scalar))
                *static_cast<E*>(value) = static_cast<E>(k);
    };
    form.fetch = [](const void* value) -> Scalar { return words_of<E>()[static_cast<std::size_t>(*static_cast<const E*>(value))]; };
}

template <class T>
void* emptied(void* member)
{
    static_cast<T*>(member)->clear();
    return member;
}

template <class T>
void named_form(Form& form)
{
    using Thing = typename T::value_type::second_type;
    form.shape = Shape::named;
    form.of = std::make_shared<Form>(form_of<Thing>(form.rule));
    form.enter = emptied<T>;
    form.grow = [](void* value, const std::string& name) -> void* { return &static_cast<T*>(value)->emplace_back(name, Thing{}).second; };
    form.visit = [](const void* value, const auto& each) {
        for (const auto& [name, element] : *static_cast<const T*>(value))
            each(name, &element);
    };
}

template <class T>
void list_form(Form& form)
{
    form.shape = Shape::list;
    form.of = std::make_shared<Form>(form_of<typename T::value_type>(form.rule));
    form.enter = emptied<T>;
    form.grow = [](void* value, const std::string&) -> void* { return &static_cast<T*>(value)->emplace_back(); };
    form.visit = [](const void* value, const auto& each) {
        for (const auto& element : *static_cast<const T*>(value))
            each("", &element);
    };
}

template <class T>
void single_form(Form& form)
{
    if constexpr (std::is_same_v<T, bool>)
        scalar_form<T, bool>(form, Shape::flag);
    else if constexpr (std::is_same_v<T, int>)
        scalar_form<T, double>(form, Shape::whole);
    else if constexpr (std::is_same_v<T, double>)
        scalar_form<T, double>(form, form.rule.unit.empty() ? Shape::number : Shape::quantity);
    else if constexpr (std::is_same_v<T, std::string>)
        scalar_form<T, std::string>(form, Shape::text);
    else if constexpr (std::is_same_v<T, Instant>)
        scalar_form<T, Instant>(form, Shape::instant);
    else if constexpr (std::is_same_v<T, Value>)
        scalar_form<T, Value>(form, Shape::value);
    else if constexpr (std::is_enum_v<T>)
        word_form<T>(form);
    else {
        form.shape = Shape::section;
        form.section = section<T>;
    }
}

}  // namespace detail

/// The form of a member of type T under `rule`: the C++ type says the shape.
template <class T>
Form form_of(KeyRule rule)
{
    Form form;
    if constexpr (detail::is_optional<T>) {
        form = form_of<typename T::value_type>(std::move(rule));
        form.enter = [](void* member) -> void* { return &static_cast<T*>(member)->emplace(); };
        form.look = [](const void* member) -> const void* {
            const auto& held = *static_cast<const T*>(member);
            return held ? &*held : nullptr;
        };
        return form;
    }
    form.rule = std::move(rule);
    form.enter = [](void* member) { return member; };
    form.look = [](const void* member) { return member; };
    if constexpr (detail::is_named<T>)
        detail::named_form<T>(form);
    else if constexpr (detail::is_list<T>)
        detail::list_form<T>(form);
    else
        detail::single_form<T>(form);
    return form;
}

/// One line of a table: the key's name, the member it fills, its rule, its sentence.
template <class Owner, class T>
Key key(std::string name, T Owner::*member, KeyRule rule, std::string doc)
{
    return {std::move(name), form_of<T>(std::move(rule)), std::move(doc),
            [member](void* owner) -> void* { return &(static_cast<Owner*>(owner)->*member); }};
}

/// The keys of a member struct, written in its owner's map: a model's steps share `models.<name>`.
template <class Owner, class T>
std::vector<Key> keys_of(T Owner::*member)
{
    auto keys = section<T>().keys;
    for (auto& each : keys)
        each.member = [member, inner = each.member](void* owner) { return inner(&(static_cast<Owner*>(owner)->*member)); };
    return keys;
}

template <class T>
std::shared_ptr<void> fresh()
{
    return std::make_shared<T>();
}

/// What a table cannot know by itself.
struct ReadContext {
    std::vector<Section> choices{};  // tables that a chooser's word names
    PathRules paths{};
    bool partial = false;            // an override: nothing is required
};

/// Fills `owner` from a map of texts; every mistake is added to `complaints` and leaves the member as it was. `path` is the map's own
/// key path, for complaints ("models.runoff").
void read_section(const Section& section, const Node& map, const std::string& path, void* owner, Diagnostics& complaints,
                  const ReadContext& context = {});

/// What may stand in a key, for people: "a number with a unit", "free, closed".
std::string accepted(const Form& form);

/// The numbers that a rule allows, in its unit: "0 to 240 h", "at least 0 m"; empty where nothing limits them.
std::string allowed_range(const KeyRule& rule);

/// A letter, then letters, digits and single `_`.
bool is_name(std::string_view text);

/// "name=value unit;" of every key in the table's order and in SI, the whole of what a struct of settings says: what a digest reads.
/// A key without a value is left out; texts stand in quotes.
std::string canonical(const Section& section, const void* owner);

}  // namespace arpent
