#pragma once

#include "core/unit.hpp"

#include <string>
#include <variant>
#include <vector>

namespace arpent {

/// A moment, in seconds of UTC since 1970, and the zone it was written in.
struct Instant {
    double utc = 0;        // [s]
    int zone_minutes = 0;  // east of Greenwich
};

/// A constant in SI, or a field of the features with its unit.
struct Value {
    double constant = 0;
    std::string field;  // empty: `constant` holds
    Unit unit;          // of `field`, or of the constant as written
};

using Scalar = std::variant<bool, double, std::string, Instant, Value>;

/// A text read as what a key wants; `wrong` says why it cannot be, and is empty where it can.
template <class T>
struct Parsed {
    T value{};
    std::string wrong;
};

Parsed<double> parse_number(const std::string& text);
Parsed<bool> parse_flag(const std::string& text);
/// ISO 8601 with its zone: `2035-08-19T00:00+02:00`. A date without a zone is refused.
Parsed<Instant> parse_instant(const std::string& text);
std::string instant_text(const Instant& instant);
/// `5 m` in one of `units` ("m", or "EUR | EUR/m2"; none: in any unit or none), rounded to 15 digits in SI. `difference` refuses shifted units: a warming is in K.
Parsed<Value> parse_quantity(const std::string& text, const std::string& units, bool difference);
/// What is wrong with a unit where one of `units` is wanted, or nothing.
std::string wrong_unit(const std::string& text, const std::string& units, bool difference);
/// `units` for people: "m, cm, mm, km".
std::string units_text(const std::string& units, bool difference);
/// Plain numbers and counts may lack their unit.
bool may_be_bare(const std::string& units);

}  // namespace arpent
