#include "models/runoff/settings.hpp"

namespace arpent {

using runoff::LossSettings;
using runoff::Settings;

namespace {

/// A key of the losses, written beside the others.
template <class T>
Key loss_key(std::string name, T LossSettings::*member, KeyRule rule, std::string doc)
{
    return {std::move(name), form_of<T>(std::move(rule)), std::move(doc),
            [member](void* owner) -> void* { return &(static_cast<Settings*>(owner)->losses.*member); }};
}

}  // namespace

template <>
std::vector<std::string> words_of<runoff::Edges>()
{
    return {"free", "closed", "level"};
}

template <>
std::vector<std::string> words_of<runoff::Outside>()
{
    return {"closed", "free"};
}

template <>
std::vector<std::string> words_of<runoff::Buildings>()
{
    return {"block"};
}

template <>
const Section& section<Settings>()
{
    static const Section keys{
        "runoff",
        "Rain, losses and overland flow",
        fresh<Settings>,
        {key("after", &Settings::after, {.unit = "h", .low = 0, .high = 240}, "how long the flow runs on after the storm's end"),
         key("edges", &Settings::edges, {}, "at the edge of the grid water leaves down the bed slope (free), stays (closed), or meets edge_level (level)"),
         key("edge_level", &Settings::edge_level, {.unit = "m", .low = -500, .high = 9128}, "water level at the edge; required by edges: level"),
         key("edge_slope", &Settings::edge_slope, {.low = 0, .high = 1},
             "slope that water leaves with over a free edge; without it the slope of the bed there, 0 where that rises"),
         key("outside", &Settings::outside, {}, "cells without ground elevation hold water back (closed) or take it (free)"),
         key("buildings", &Settings::buildings, {}, "cells more than half built carry no flow (block)"),
         key("urban", &Settings::urban, {}, "hazard counts the debris of towns"),
         key("courant", &Settings::courant, {.low = 0.05, .high = 0.7, .source = "doi:10.1016/j.jhydrol.2010.03.027"},
             "share of a cell that a wave may cross in a step; above 0.7 the scheme is not stable, near it ripples fade slowly"),
         key("longest_step", &Settings::longest_step, {.unit = "s", .low = 0.01, .high = 60}, "no step of the flow is longer"),
         key("froude_max", &Settings::froude_max, {.low = 0.5, .high = 10, .source = "doi:10.1002/wrcr.20366"}, "no face carries faster flow"),
         key("dry_depth", &Settings::dry_depth, {.unit = "m", .low = 1e-6, .high = 1e-2}, "no face carries flow under less water"),
         loss_key("drain_rate", &LossSettings::drain_rate, {.unit = "mm/h", .low = 0, .high = 100},
                  "rain that drains take from paved ground where no layer gives drain_capacity"),
         loss_key("roof_storage", &LossSettings::roof_storage, {.unit = "mm", .low = 0, .high = 500}, "water that stays on roofs where no layer gives roof_storage"),
         loss_key("infiltration", &LossSettings::infiltration, {.wrong = runoff::infiltration_wrong, .source = "doi:10.1029/WR009i002p00384"},
                  "law of the soil; green_ampt takes rain, and water that stands or runs on"),
         loss_key("clock", &LossSettings::clock, {.unit = "s", .low = 1, .high = 300},
                  "interval of the losses and of the looks at speed, hazard and times; water itself moves in finer steps")},
    };
    return keys;
}

}  // namespace arpent
