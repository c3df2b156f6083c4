#include "scenarios/study/value_text.hpp"

#include <cmath>

namespace arpent {
namespace {

/// A number in SI in a key's own unit, as a study writes it.
std::string in_unit(double si, const std::string& unit_name, const Unit& unit)
{
    const double shown = std::stod(number_text(unit.from_si(si)));
    const double whole = std::round(shown * 1e9) / 1e9;  // 7200 s are 2 h, not 1.9999999999999998 h
    return number_text(std::abs(whole - shown) <= 1e-12 * std::abs(shown) ? whole : shown) +
           (unit_name.empty() || unit_name == "1" ? "" : ' ' + unit_name);
}

}  // namespace

std::string value_text(const Form& form, const void* value)
{
    const Scalar scalar = form.fetch(value);
    const std::string unit = form.rule.unit.substr(0, form.rule.unit.find(" | "));
    switch (form.shape) {
    case Shape::flag: return std::get<bool>(scalar) ? "true" : "false";
    case Shape::whole:
    case Shape::number: return number_text(std::get<double>(scalar));
    case Shape::quantity: return in_unit(std::get<double>(scalar), unit, parse_unit(unit));
    case Shape::instant: return instant_text(std::get<Instant>(scalar));
    case Shape::value: return in_unit(std::get<Value>(scalar).constant, unit, unit.empty() ? Unit{} : parse_unit(unit));
    default: return std::get<std::string>(scalar);
    }
}

}  // namespace arpent
