#pragma once

#include "scenarios/compare/html.hpp"

#include <string>

namespace arpent {

/// How a quantity is written for people: its unit, the factor from the table's unit to it, and the decimals it can bear.
struct Notation {
    std::string unit;  // "m²", "people", "" for plain numbers
    double factor = 1;
    int decimals = 0;
};

/// `largest` [`unit`] is the greatest magnitude that will be written, `floor` [`unit`] what is no difference (0: unknown). Areas of a
/// tenth of a square kilometre and more are in hectares; persons and areas have no decimals that they cannot bear.
Notation notation_of(const std::string& unit, double largest, double floor, const Words& words);

/// "1 234.5": thousands parted by a narrow blank, the language's decimal sign, a true minus, never "-0"; NaN is "–".
std::string number_of(double value, int decimals, const Words& words);

/// The same with its sign: "+12", "−3", "0".
std::string signed_number_of(double value, int decimals, const Words& words);

/// A value as written, with its unit, as plain text.
std::string quantity_of(double value, const Notation& notation, const Words& words);

/// `<data value="...">` that carries the exact number of the table beside the one written.
std::string data_element(double value, const std::string& written);

/// "1.2 ha", "850 m²" of an area [m2].
std::string area_of(double m2, const Words& words);

/// "2.1 M EUR" to two figures.
std::string euros_of(double eur, const Words& words);

/// "−18 %"; empty where the baseline is 0 or unknown.
std::string percent_of(double change, double baseline, const Words& words);

}  // namespace arpent
