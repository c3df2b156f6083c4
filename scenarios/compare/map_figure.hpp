#pragma once

#include "scenarios/compare/map_panel.hpp"
#include "scenarios/compare/outlines.hpp"

#include <string>
#include <vector>

namespace arpent {

/// What lies over every map of one frame.
struct Overlay {
    PictureFrame frame;
    std::string relief;                           // id of its picture; empty where there is none
    std::vector<std::string> buildings, outlines;  // ids of pictures; SVG groups; by scenario
};

/// The overlay of a window of the grid; only what touches it is in it.
Overlay overlay_of(const PageParts& page, const Window& window, Pictures& pictures);

/// `<use>` of a picture; nothing where the id is empty.
std::string use(const std::string& id, std::string_view classes = {});

/// A map with its title, description and scale bar; `marks` are SVG over it.
std::string map_figure(const PageParts& page, const Panel& panel, const Shown& shown, const Overlay& overlay, const std::string& marks = {});

/// The legend of a panel, which is a table of the area of each class; classes that occur nowhere are left out.
std::string map_legend(const PageParts& page, const Panel& panel);

/// Two pictures of a panel under one slider: made visible by the page's script, which fills in the choices.
std::string map_swipe(const PageParts& page, const Panel& panel, const Overlay& overlay);

/// `viewBox="..."` of a frame.
std::string frame_box(const PictureFrame& frame);

/// A bar of 1, 2 or 5 x 10^n m, at most a third of the map.
std::string scale_bar(const PictureFrame& frame, const Words& words);

}  // namespace arpent
