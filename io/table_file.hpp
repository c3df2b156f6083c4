#pragma once

#include "core/series.hpp"
#include "core/unit.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace arpent {

/// A CSV table: comma or semicolon, quotes, `#` comment lines before the header, UTF-8. A column is `name [unit]`; the suffixes _mm,
/// _mm_h, _mm_min, _m_s, _degC, _W_m2, _percent, _Pa, _min, _y, _m, _deg are read as units too, and `_est` after the name is dropped.
class Table {
public:
    struct Column {
        std::string written;        // as in the header
        std::string name;           // without unit and suffix
        std::optional<Unit> unit;   // none: a plain number or text
        bool estimated = false;     // the name ended in _est
    };

    /// Throws Error: study where the file is missing, data with file:line where a row has too few or too many cells, or no UTF-8.
    static Table read(const std::string& path);
    static Table parse(std::string_view text, const std::string& path);

    const std::string& path() const { return path_; }
    const std::vector<Column>& columns() const { return columns_; }
    int rows() const { return static_cast<int>(cells_.size()); }
    int line(int row) const { return lines_[static_cast<std::size_t>(row)]; }
    /// The column of that name; -1 where there is none.
    int column(std::string_view name) const;
    const std::string& text(int row, int column) const;
    /// The number in SI; none where the cell is empty. Throws Error (data, file:line:column name) where it is not a number.
    std::optional<double> number(int row, int column) const;

private:
    std::string path_;
    std::vector<Column> columns_;
    std::vector<std::vector<std::string>> cells_;
    std::vector<int> lines_;
};

/// A time series from a table: a column of times (`time_end_min`, `time_min`, `time [h]`, or instants `time_utc`, `time_end_utc`) and a
/// column of values, a depth per interval (`depth_mm`) or a rate (`intensity_mm_h`). `time_end...` stamps the end of an interval,
/// `time_start...` and plain `time...` its start. Times come out in seconds after `start_utc` where they are instants, else from 0.
/// Errors (data, file:line): times that do not rise, a gap (an interval unlike the others), a negative or missing value, no such column.
Series read_rain(const std::string& path, double start_utc);

}  // namespace arpent
