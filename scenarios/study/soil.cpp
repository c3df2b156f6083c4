#include "scenarios/study/soil.hpp"

#include "core/executor.hpp"
#include "scenarios/study/classes.hpp"

#include <cmath>

namespace arpent {
namespace {

constexpr std::uint8_t group_b = 2;

/// A layer that is worked out from soil groups as it is asked for.
Layer of_soil(std::string name, const Layer& soil, float Soil::*member)
{
    return {std::move(name), soil.grid, Kind::number, 1, [soil, member](int, const Window& window, AnyView to) {
                const auto groups = soil.values<std::uint8_t>(window);
                for (int i = 0; i < window.rows; ++i)
                    for (int j = 0; j < window.cols; ++j)
                        std::get<View<float>>(to)(i, j) = soil_of(groups.view()(i, j)).*member;
            }};
}

}  // namespace

Layer usual_soil(const Grid& grid) { return constant_layer<std::uint8_t>("soil_group", grid, group_b); }

Layer soil_groups(const Layer& numbers)
{
    Raster<std::uint8_t> made{numbers.grid.whole(), 0, group_b};
    for_each_tile(numbers.grid.whole(), 512, [&](const Window& tile) {
        const auto values = numbers.values<float>(tile);
        for (int i = 0; i < tile.rows; ++i)
            for (int j = 0; j < tile.cols; ++j)
                if (const float v = values.view()(i, j); !std::isnan(v))
                    made.view()(tile.row + i, tile.col + j) = static_cast<std::uint8_t>(std::lround(v));
    });
    return memory_layer<std::uint8_t>("soil_group", numbers.grid, std::move(made));
}

std::vector<Layer> soil_properties(const Layer& groups)
{
    return {of_soil("saturated_conductivity", groups, &Soil::conductivity), of_soil("suction_head", groups, &Soil::suction),
            of_soil("effective_porosity", groups, &Soil::porosity), constant_layer<float>("initial_saturation", groups.grid, 0.5f),
            constant_layer<float>("soil_depth", groups.grid, 1.f)};
}

}  // namespace arpent
