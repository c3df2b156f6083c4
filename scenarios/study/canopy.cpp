#include "scenarios/study/canopy.hpp"

#include "core/executor.hpp"

#include <cmath>

namespace arpent {
namespace {

constexpr float tree_height = 1;       // [m]
constexpr float leaves_of_canopy = 3;  // leaf area index

/// A layer that is worked out from another's values as they are asked for.
Layer mapped(std::string name, const Layer& from, float (*value)(float))
{
    return {std::move(name), from.grid, Kind::number, 1, [from, value](int, const Window& window, AnyView to) {
                const auto values = from.values<float>(window);
                for (int i = 0; i < window.rows; ++i)
                    for (int j = 0; j < window.cols; ++j)
                        std::get<View<float>>(to)(i, j) = value(values.view()(i, j));
            }};
}

/// Heights where there is canopy, 0 where there is none.
Layer zero_where_none(const Layer& masked, const Layer& cover)
{
    Raster<float> made = masked.values<float>(masked.grid.whole());
    const auto shares = cover.values<float>(masked.grid.whole());
    for_each_row(made.rows(), [&](int i) {
        for (int j = 0; j < made.cols(); ++j)
            if (shares.view()(i, j) == 0)
                made.view()(i, j) = 0;
    });
    return memory_layer<float>(masked.name, masked.grid, std::move(made));
}

}  // namespace

std::optional<Canopy> read_canopy(const Source& source, const Grid& grid, const Resolved& scenario, Diagnostics& complaints)
{
    const auto share = [](float v) { return std::isnan(v) ? v : v > tree_height ? 1.f : 0.f; };
    const auto height = [](float v) { return v > tree_height || v < 0 ? v : no_value; };  // below 0 is for the check to see
    auto cover = bring("canopy_height", source, grid, scenario, complaints, {share, false});
    if (!cover)
        return std::nullopt;
    const auto masked = bring("canopy_height", source, grid, scenario, complaints, {height, true});
    if (!masked)
        return std::nullopt;
    cover->layer.name = "canopy_cover";
    return Canopy{zero_where_none(masked->layer, cover->layer), cover->layer, cover->record};
}

Layer cover_of(const Layer& height)
{
    return mapped("canopy_cover", height, [](float h) { return h > tree_height ? 1.f : 0.f; });
}

Layer leaves_under(const Layer& cover)
{
    return mapped("leaf_area_index", cover, [](float share) { return share > 0 ? leaves_of_canopy : 0.f; });
}

}  // namespace arpent
