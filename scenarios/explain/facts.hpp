#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace arpent {

/// What is said of something, once, for programs and for people: a value, a list, or facts by name in the order they were said.
class Facts {
public:
    using List = std::vector<Facts>;
    using Map = std::vector<std::pair<std::string, Facts>>;

    Facts() = default;  // nothing known: null
    Facts(bool flag) : said_{flag} {}
    Facts(std::string text) : said_{std::move(text)} {}
    Facts(std::string_view text) : said_{std::string{text}} {}
    Facts(const char* text) : said_{std::string{text}} {}
    Facts(const std::vector<std::string>& words) : said_{List(words.begin(), words.end())} {}
    template <class T>
        requires(std::integral<T> || std::floating_point<T>)
    Facts(T number) : said_{static_cast<double>(number)}
    {
    }

    static Facts list() { return Facts{Said{List{}}}; }
    static Facts map() { return Facts{Said{Map{}}}; }

    /// The fact of that name; it comes into being, and so does the map.
    Facts& operator[](std::string_view name);
    /// A further element of a list.
    Facts& add(Facts element);
    /// All facts of another map, after its own.
    void take(Facts more);
    /// The fact of that name, or null.
    const Facts* find(std::string_view name) const;
    bool empty() const;  // nothing known, or nothing in it

    /// One JSON value, indented, with a line end. Numbers are written as short as they read back; what is no number is null.
    std::string json() const;
    /// For people: a name and its value a line, lists of alike things as tables.
    std::string text() const;

private:
    using Said = std::variant<std::monostate, bool, double, std::string, List, Map>;
    explicit Facts(Said said) : said_{std::move(said)} {}

    friend class FactsWriter;
    friend class FactsTeller;
    Said said_{};
};

}  // namespace arpent
