#include "scenarios/compare/csv.hpp"

#include "core/unit.hpp"

namespace arpent {

std::string csv_line(const std::vector<std::string>& cells)
{
    std::string made;
    for (const std::string& cell : cells) {
        made += made.empty() && &cell == cells.data() ? "" : ",";
        if (cell.find_first_of(",\"\r\n") == cell.npos) {
            made += cell;
            continue;
        }
        made += '"';
        for (const char c : cell)
            made += c == '"' ? std::string{"\"\""} : std::string{c};
        made += '"';
    }
    return made + '\n';
}

std::string csv_number(double value) { return value == value ? number_text(value == 0 ? 0.0 : value) : std::string{}; }

}  // namespace arpent
