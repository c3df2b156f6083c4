#pragma once

#include "core/unit.hpp"

#include <string>
#include <string_view>

namespace arpent {

/// A comparison with a threshold, as `then:` and `require:` write it: "> 10 cm", "<= 2000".
struct Condition {
    enum class Op { less, at_most, equal, at_least, more };
    Op op = Op::more;
    double threshold = 0;  // in SI

    /// Whether a value in SI meets it; NaN meets nothing.
    bool holds(double value) const;
};

/// A condition as it is written, whatever is measured.
struct WrittenCondition {
    Condition::Op op;
    Quantity quantity;
};

/// Reads "> 10 cm". Throws Error (study) that says what is wrong.
WrittenCondition split_condition(std::string_view text);

/// Reads a condition on a quantity measured in `unit`. A bare number is allowed where `unit` is a plain number or a count. Throws Error
/// (study) that says what is wrong.
Condition parse_condition(std::string_view text, std::string_view unit);

}  // namespace arpent
