#include "core/unit.hpp"
#include "io/crs.hpp"
#include "scenarios/compare/compare.hpp"
#include "scenarios/compare/numbers.hpp"
#include "scenarios/study/axes.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace arpent {
namespace {

std::string extent_text(const Grid& grid)
{
    return std::to_string(grid.cols) + " x " + std::to_string(grid.rows) + " cells from " + number_text(grid.west) + ", " + number_text(grid.north);
}

}  // namespace

std::string Difference::name() const { return variable + "__" + file_stem(b) + "_minus_" + file_stem(a); }

bool is_context(std::string_view variable)
{
    static constexpr auto context = std::to_array<std::string_view>({"ground_elevation", "building_fraction", "population", "report_within"});
    return std::ranges::find(context, variable) != context.end();
}

Layer difference_layer(const Layer& b, const Layer& a, const std::string& name)
{
    const auto read = [b, a](int, const Window& window, AnyView to) {
        const auto after = numbers(b, window), before = numbers(a, window);
        for (int i = 0; i < window.rows; ++i)
            for (int j = 0; j < window.cols; ++j)
                std::get<View<float>>(to)(i, j) = after.view()(i, j) - before.view()(i, j);
    };
    return {name, b.grid, Kind::number, 1, read};
}

std::string unlike(const Grid& one, const Grid& other, const std::string& others_name)
{
    if (!same_crs(one.crs, other.crs))
        return "its CRS is " + crs_name(one.crs) + ", that of " + others_name + " is " + crs_name(other.crs);
    if (one.cell != other.cell)
        return "its cells are " + number_text(one.cell) + " m, those of " + others_name + " " + number_text(other.cell) + " m";
    if (one.rows != other.rows || one.cols != other.cols || one.west != other.west || one.north != other.north)
        return "it covers " + extent_text(one) + ", " + others_name + " " + extent_text(other);
    return {};
}

}  // namespace arpent
