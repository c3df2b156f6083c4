#pragma once

#include <string>
#include <vector>

namespace arpent {

/// A line of a CSV file: cells with a comma, a quote or a line break stand in quotes.
std::string csv_line(const std::vector<std::string>& cells);

/// The shortest text of a number; empty for NaN.
std::string csv_number(double value);

}  // namespace arpent
