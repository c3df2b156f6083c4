#pragma once

#include "io/table_file.hpp"

namespace arpent {

/// Throws Error (data): "file:line: what", at a row of a table.
[[noreturn]] void fail_at(const Table& table, int row, const std::string& what);

/// The one interval [s] between the stamps [s] of some rows. Of a single row the column `step` tells it. Errors (data, file:line): stamps
/// that do not rise, a row whose interval is unlike that of most.
double interval_of(const Table& table, const std::vector<int>& rows, const std::vector<double>& stamps);

}  // namespace arpent
