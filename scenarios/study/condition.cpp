#include "scenarios/study/condition.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace arpent {
namespace {

using Op = Condition::Op;

// "<=" before "<": the longer sign first
constexpr auto signs = std::to_array<std::pair<std::string_view, Op>>(
    {{"<=", Op::at_most}, {">=", Op::at_least}, {"<", Op::less}, {">", Op::more}, {"=", Op::equal}});

}  // namespace

bool Condition::holds(double value) const
{
    switch (op) {
    case Op::less: return value < threshold;
    case Op::at_most: return value <= threshold;
    case Op::equal: return value == threshold;
    case Op::at_least: return value >= threshold;
    case Op::more: return value > threshold;
    }
    return false;
}

WrittenCondition split_condition(std::string_view text)
{
    const auto found = std::ranges::find_if(signs, [&](const auto& sign) { return text.starts_with(sign.first); });
    if (found == signs.end())
        throw Error{Fault::study, '"' + std::string{text} + "\" is not a condition (allowed: <, <=, =, >=, > and a quantity, as > 10 cm)"};
    std::string_view rest = text.substr(found->first.size());
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    return {found->second, parse_quantity(rest)};
}

Condition parse_condition(std::string_view text, std::string_view unit)
{
    const Unit wanted = parse_unit(unit);
    const auto [op, found] = split_condition(text);
    if (found.unit.same_dimension(wanted))
        return {op, found.unit.to_si(found.value)};
    if (found.unit == Unit{} && wanted.countable())
        return {op, found.value};
    throw Error{Fault::study, '"' + std::string{text} + "\" does not compare with a quantity in " + std::string{unit}};
}

}  // namespace arpent
