#pragma once

#include "core/unit.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace arpent {

/// A CSV table: comma, semicolon or tab, quotes, `#` comment lines before the header, UTF-8. A column is `name [unit]`; suffixes are read as
/// units too: _mm _cm _m _km, _m2 _ha _m3, _min _h _y, _mm_h _mm_min _m_s _km_h _m3_s, _degC _percent _Pa _W_m2 _kg_kg _deg. `_est` after the name
/// is dropped. Between semicolons a decimal comma is read as a point.
class Table {
public:
    struct Column {
        std::string written;        // as in the header
        std::string name;           // without unit and suffix
        std::optional<Unit> unit;   // none: a plain number or text
        bool estimated = false;     // the name ended in _est
    };

    /// Throws Error: study where the file is missing, data with file:line where a row has too few or too many cells, a column comes twice,
    /// or a text is not UTF-8.
    static Table read(const std::string& path);
    static Table parse(std::string_view text, const std::string& path);

    const std::string& path() const { return path_; }
    const std::vector<Column>& columns() const { return columns_; }
    int rows() const { return static_cast<int>(cells_.size()); }
    int line(int row) const { return lines_[static_cast<std::size_t>(row)]; }
    /// The column of that name, or so written; -1 where there is none.
    int column(std::string_view name) const;
    const std::string& text(int row, int column) const;
    /// The number in SI; none where the cell is empty. Throws Error (data, "file:line: column: "x" is not a number") where it is not.
    std::optional<double> number(int row, int column) const;

private:
    std::string path_;
    char separator_ = ',';
    std::vector<Column> columns_;
    std::vector<std::vector<std::string>> cells_;
    std::vector<int> lines_;
};

}  // namespace arpent
