#pragma once

#include "core/layer.hpp"

#include <string_view>

namespace arpent {

/// Which of the values around a building its people meet: the highest, or their mean.
enum class Meeting { highest, mean };

/// Water rises into a house from its deepest side, air is mixed round it: `highest` for what the runoff model gives, `mean` for the rest.
Meeting meeting_of(std::string_view output);

/// The value that the people of each cell are exposed to: its own; for a building cell (`building_fraction` above 0.5) that of the unbuilt
/// cells whose centres lie within 10 m of its own, else of the nearest ones, up to 200 m away. NaN where there is none of a known value.
/// Cells without people keep their own value. Any window gives the same values as the whole.
Layer exposed_layer(const Layer& value, const Layer& people, const Layer& building_fraction, Meeting how);

}  // namespace arpent
