#include "scenarios/study/keys_catalogue.hpp"

namespace arpent {
namespace {

std::string wrong_unit_word(const std::string& text) { return wrong_unit(text, "", false); }

}  // namespace

template <>
std::vector<std::string> words_of<WordKind>()
{
    return {"class", "layer"};
}

template <>
std::vector<std::string> words_of<Takes>()
{
    return {"polygons", "lines", "points", "raster"};
}

template <>
std::vector<std::string> words_of<CostArea>()
{
    return {"covered", "changed"};
}

template <>
std::vector<std::string> words_of<EditOver>()
{
    return {"cell", "part", "gained", "lost", "gone"};
}

template <>
const Section& section<WrittenKey>()
{
    using K = WrittenKey;
    static const Section keys{
        "key",
        "A key that a study gives.",
        fresh<K>,
        {key("unit", &K::unit, {.wrong = wrong_unit_word}, "unit of a number"),
         key("word", &K::word, {}, "it is a word: the name of a class of the land cover, or of a layer"),
         key("low", &K::low, {}, "smallest number, in its unit"), key("high", &K::high, {}, "largest number, in its unit"),
         key("standard", &K::standard, {}, "what holds where a study says nothing"),
         key("growth", &K::growth, {}, "key that tells what it gains with time"), key("limit", &K::limit, {}, "key that tells where its growth ends"),
         key("grows_with", &K::grows_with, {}, "key that grows: this one is as given when that has reached its limit"),
         key("power", &K::power, {.low = 0, .high = 4}, "of what that key is of its limit"),
         key("required", &K::required, {}, "a study must give it"), key("source", &K::source, {}, "where the standard value comes from"),
         key("doc", &K::doc, {.required = true}, "one sentence")},
        {"unit", "word"}};
    return keys;
}

template <>
const Section& section<WrittenEdit>()
{
    using E = WrittenEdit;
    static const Section keys{
        "edit",
        "A primitive edit.",
        fresh<E>,
        {key("set", &E::set, {}, "layer that takes the value"), key("add", &E::add, {}, "layer that the value is added to"),
         key("scale", &E::scale, {}, "layer that is multiplied with the value"),
         key("min", &E::min, {}, "layer that takes the value where it is smaller"),
         key("max", &E::max, {}, "layer that takes the value where it is larger"),
         key("reclass", &E::reclass, {}, "land_cover: shares of one class become another"),
         key("value", &E::value, {}, "a key of the type, a quantity, or raster"),
         key("factor", &E::factor, {}, "the value is multiplied with it"), key("over", &E::over, {}, "the part of the cell that counts"),
         key("shared", &E::shared, {}, "the value is a total, shared by area"),
         key("from", &E::from, {}, "what becomes another class; or rim, that the value counts from"),
         key("to", &E::to, {}, "class that it becomes, or a key whose word is one"),
         key("of", &E::of, {}, "covers whose property is edited, not that of the whole cell")},
        {"set", "add", "scale", "min", "max", "reclass"}};
    return keys;
}

template <>
const Section& section<WrittenType>()
{
    using T = WrittenType;
    static const Section keys{
        "type",
        "A type of intervention.",
        fresh<T>,
        {key("doc", &T::doc, {.required = true}, "one sentence"), key("takes", &T::takes, {.required = true}, "what may stand in `where`"),
         key("keys", &T::keys, {}, "what a study gives"), key("one_of", &T::one_of, {}, "exactly one of these keys is given"),
         key("cost_area", &T::cost_area, {}, "what EUR/m2 counts: what is covered, or what of it changes its cover"),
         key("sources", &T::sources, {}, "where its physics and standard values come from"),
         key("edits", &T::edits, {.required = true}, "what it does, in order")}};
    return keys;
}

}  // namespace arpent
