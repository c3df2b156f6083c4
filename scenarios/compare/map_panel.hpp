#pragma once

#include "scenarios/compare/map_scale.hpp"
#include "scenarios/compare/page_sections.hpp"

#include <optional>
#include <string>
#include <vector>

namespace arpent {

/// One picture of a variable: of a scenario, or of a difference.
struct Shown {
    std::string title;         // plain text
    std::size_t scenario = 0;  // whose buildings and outlines lie on it
    Layer layer;
    MapImage image;
    std::string id;  // of its picture
};

/// All pictures that share one scale.
struct Panel {
    std::string label;  // of what they show, plain text
    Scale scale;
    Reduce how = Reduce::mean;
    std::vector<Shown> shown;
};

/// A variable in every scenario.
Panel value_panel(const PageParts& page, const std::string& variable, Pictures& pictures);

/// Its difference from the baseline in every other scenario.
Panel difference_panel(const PageParts& page, const std::string& variable, Pictures& pictures);

/// The pictures of these scenarios of a panel again, of one window, one cell to a pixel where it is small enough.
Panel cut(const Panel& panel, const Window& window, const std::vector<std::size_t>& scenarios, Pictures& pictures);

/// A window of a layer as a layer of its own.
Layer cropped(const Layer& layer, const Window& window);

/// Windows of about `side` cells a side in which a difference is greatest, the greatest first, at most `count`; none that overlaps another,
/// none with less than a tenth of the first. Cells within `floor` of 0 do not count.
std::vector<Window> busiest(const Layer& difference, double floor, int side, int count);

}  // namespace arpent
