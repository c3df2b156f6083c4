#include "core/error.hpp"
#include "scenarios/study/condition.hpp"
#include "scenarios/study/keys.hpp"

namespace arpent {
namespace {

/// What `read` throws at a text, or nothing.
template <class Read>
std::string wrong_in(const Read& read)
{
    try {
        read();
        return "";
    } catch (const Error& error) {
        return error.what();
    }
}

}  // namespace

std::string wrong_variable(const std::string& text)
{
    return wrong_in([&] { parse_variable(text); });
}

std::string wrong_condition(const std::string& text)
{
    return wrong_in([&] { split_condition(text); });
}

template <>
std::vector<std::string> words_of<Statistic>()
{
    return {"mean", "min", "max", "sum", "area_above"};
}

template <>
std::vector<std::string> words_of<Better>()
{
    return {"none", "lower", "higher"};
}

template <>
const Section& section<Indicator>()
{
    using I = Indicator;
    static const Section keys{
        "indicator",
        "One number per scenario and zone.",
        fresh<I>,
        {key("of", &I::of, {.required = true, .wrong = wrong_variable}, "an output and its statistic in time"),
         key("then", &I::then, {.wrong = wrong_condition}, "which cells count"),
         key("statistic", &I::statistic, {}, "statistic over the cells; standard: the area of those that count, else the mean"),
         key("threshold", &I::threshold, {}, "of area_above"),
         key("expose", &I::expose, {}, "layer of those who are exposed in the cells that count"),
         key("weight", &I::weight, {}, "layer that weighs the cells"), key("better", &I::better, {}, "which way is better"),
         key("require", &I::require, {.wrong = wrong_condition}, "what must hold; else exit code 6")}};
    return keys;
}

template <>
const Section& section<Comparison>()
{
    using C = Comparison;
    static const Section keys{"compare",
                              "Which differences are drawn.",
                              fresh<C>,
                              {key("baseline", &C::baseline, {.required = true}, "scenario that others are compared with"),
                               key("maps", &C::maps, {.wrong = wrong_variable}, "variables drawn; standard: all that the scenarios have")}};
    return keys;
}

}  // namespace arpent
