#include "scenarios/compare/figures.hpp"

#include "scenarios/compare/csv.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace arpent {
namespace {

constexpr std::string_view narrow = "\u202f", minus = "\u2212";

/// Decimals so that a step of `step` shows.
int decimals_for(double step) { return std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 6); }

std::string unsigned_text(double value, int decimals, const Words& words)
{
    std::array<char, 400> digits{};
    std::snprintf(digits.data(), digits.size(), "%.*f", decimals, std::abs(value));
    const std::string plain{digits.data()};
    const std::size_t point = std::min(plain.find('.'), plain.size());
    std::string made;
    for (std::size_t n = 0; n < point; ++n) {
        if (n > 0 && (point - n) % 3 == 0)
            made += narrow;
        made += plain[n];
    }
    if (point < plain.size())
        made += (words.language() == "fr" ? "," : ".") + plain.substr(point + 1);
    return made;
}

bool is_zero(const std::string& text) { return text.find_first_of("123456789") == text.npos; }

/// A unit as people read it.
std::string unit_word(const std::string& unit, const Words& words)
{
    if (unit == "1")
        return {};
    if (words.has("unit_" + unit))
        return words.plain("unit_" + unit);
    return unit;
}

}  // namespace

Notation notation_of(const std::string& unit, double largest, double floor, const Words& words)
{
    if (unit == "m2")
        return largest >= 1e5 ? Notation{"ha", 1e-4, largest >= 1e7 ? 0 : 1} : Notation{"m²", 1, 0};
    if (unit == "person" || unit == "job")
        return {unit_word(unit, words), 1, 0};
    if (floor > 0)
        return {unit_word(unit, words), 1, decimals_for(floor)};
    return {unit_word(unit, words), 1, largest > 0 ? decimals_for(std::pow(10, std::floor(std::log10(largest)) - 2)) : 0};
}

std::string number_of(double value, int decimals, const Words& words)
{
    if (!std::isfinite(value))
        return "–";
    const std::string text = unsigned_text(value, decimals, words);
    return value < 0 && !is_zero(text) ? std::string{minus} + text : text;
}

std::string signed_number_of(double value, int decimals, const Words& words)
{
    const std::string text = number_of(value, decimals, words);
    return value > 0 && !is_zero(text) ? "+" + text : text;
}

std::string quantity_of(double value, const Notation& notation, const Words& words)
{
    const std::string text = number_of(value * notation.factor, notation.decimals, words);
    return notation.unit.empty() || !std::isfinite(value) ? text : text + "\u00a0" + notation.unit;
}

std::string data_element(double value, const std::string& written)
{
    return element("data", "value=\"" + csv_number(value) + "\"", escaped(written));
}

std::string area_of(double m2, const Words& words)
{
    if (m2 < 1e4)
        return number_of(m2, 0, words) + "\u00a0m²";
    return number_of(m2 / 1e4, m2 < 1e6 ? 1 : 0, words) + "\u00a0ha";
}

std::string euros_of(double eur, const Words& words)
{
    if (std::abs(eur) >= 1e6)
        return number_of(eur / 1e6, std::abs(eur) < 1e7 ? 1 : 0, words) + "\u00a0M€";
    const double step = std::abs(eur) >= 100 ? std::pow(10, std::floor(std::log10(std::abs(eur))) - 1) : 1;
    return number_of(std::round(eur / step) * step, 0, words) + "\u00a0€";
}

std::string percent_of(double change, double baseline, const Words& words)
{
    if (!std::isfinite(change) || !std::isfinite(baseline) || baseline == 0)
        return {};
    const double percent = 100 * change / std::abs(baseline);
    return signed_number_of(percent, std::abs(percent) < 10 ? 1 : 0, words) + "\u00a0%";
}

}  // namespace arpent
