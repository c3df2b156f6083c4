#pragma once

#include "core/catalogue.hpp"
#include "scenarios/compare/html.hpp"
#include "scenarios/compare/map_image.hpp"

namespace arpent {

/// The classes of a variable's maps, with words and units for people, the same for all scenarios; `low` and `high` [SI] are the range of
/// all of them. A palette without classes is cut at its round stops.
Scale map_scale(const VariableSpec& spec, double low, double high, const Words& words);

/// The classes of its differences, one of them "no difference" (up to the floor); `most` [SI] is their greatest magnitude. Differences of
/// `classes` (a byte variable) are numbers of classes.
Scale difference_scale(const VariableSpec& spec, double most, bool classes, const Words& words);

/// How cells become a pixel of this variable's maps: water shows its highest, times their earliest, the rest its mean.
Reduce reduce_of(std::string_view variable);

/// "10 to 20 °C"; in SI in, in the unit for people out.
std::string range_text(const VariableSpec& spec, double from, double to, const Words& words);

}  // namespace arpent
