#include "core/unit.hpp"
#include "scenarios/compare/compare.hpp"
#include "scenarios/compare/csv.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace arpent {
namespace {

constexpr std::size_t longest_name = 34;

/// Rounded to the digits that the floor can bear (two where there is none); a mean over many cells bears two more.
std::string rounded(double value, double floor, int more = 0)
{
    if (std::isnan(value))
        return "-";
    const int decimals = floor > 0 ? std::clamp(static_cast<int>(std::ceil(-std::log10(floor) - 1e-9)), 0, 6) : 2;
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.*f", decimals + more, value);
    std::string made{text.data()};
    return made.find_first_not_of("-0.") == made.npos && made.starts_with('-') ? made.substr(1) : made;
}

std::string hectares(double m2)
{
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), m2 >= 1e6 ? "%.0f ha" : "%.2f ha", m2 / 1e4);
    return text.data();
}

std::string padded(std::string text, std::size_t width, bool right)
{
    if (text.size() > width)
        text = text.substr(0, width - 3) + "...";
    const std::string blanks(width - text.size(), ' ');
    return right ? blanks + text : text + blanks;
}

std::string line(std::size_t name_width, const std::string& name, const std::array<std::string, 5>& cells)
{
    std::string made = "  " + padded(name, name_width, false);
    for (const std::string& cell : cells)
        made += "  " + padded(cell, 10, true);
    return made + "\n";
}

std::string heading(const Difference& of)
{
    const std::string unit = of.unit == "1" ? "" : " [" + of.unit + "]";
    return of.variable + unit + (of.floor > 0 ? ": up to " + number_text(of.floor) + " is no difference" : "") + "\n";
}

}  // namespace

std::string difference_table(const std::vector<Difference>& differences)
{
    std::size_t width = 8;
    for (const Difference& each : differences)
        width = std::max(width, each.b.size() + 3 + each.a.size());
    width = std::min(width, longest_name);
    std::string made;
    const std::string* variable = nullptr;
    for (const Difference& each : differences) {
        if (variable == nullptr || *variable != each.variable)
            made += heading(each) + line(width, "scenario", {"lower on", "higher on", "mean", "lowest", "highest"});
        variable = &each.variable;
        made += line(width, each.b + " - " + each.a,
                     {hectares(each.fell_m2), hectares(each.rose_m2), rounded(each.mean, each.floor, 2), rounded(each.smallest, each.floor),
                      rounded(each.largest, each.floor)});
    }
    return made;
}

std::string difference_csv(const std::vector<Difference>& differences)
{
    std::string made = "variable,scenario,baseline,unit,floor,rose_m2,fell_m2,smallest,largest,mean\n";
    for (const Difference& each : differences)
        made += csv_line({each.variable, each.b, each.a, each.unit, csv_number(each.floor), csv_number(each.rose_m2), csv_number(each.fell_m2),
                          csv_number(each.smallest), csv_number(each.largest), csv_number(each.mean)});
    return made;
}

}  // namespace arpent
