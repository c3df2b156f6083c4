#include "scenarios/study/value_check.hpp"

#include "core/executor.hpp"

#include <array>
#include <cmath>
#include <cstdio>

namespace arpent {
namespace {

/// What is found in a tile; tiles are joined in order, so that the first is the first.
struct Tally {
    std::int64_t known = 0, holes = 0, outside = 0, bad = 0;
    std::int64_t first = -1;  // cell of the first bad value
    float value = 0;

    void join(const Tally& more)
    {
        known += more.known, holes += more.holes, outside += more.outside, bad += more.bad;
        if (more.first >= 0 && (first < 0 || more.first < first))
            first = more.first, value = more.value;
    }
};

Tally tally(const Raster<float>& values, const Grid& grid, const Expected& expected, const Window& tile)
{
    Tally found;
    for (int i = tile.row; i < tile.row + tile.rows; ++i) {
        const bool in_rows = grid.y(i) >= expected.box.south && grid.y(i) <= expected.box.north;
        for (int j = tile.col; j < tile.col + tile.cols; ++j) {
            const float v = values.view().row(i)[j];
            const bool inside = !expected.boxed || (in_rows && grid.x(j) >= expected.box.west && grid.x(j) <= expected.box.east);
            if (std::isnan(v))
                ++(inside ? found.holes : found.outside);
            else if (++found.known; static_cast<double>(v) < expected.spec.low || static_cast<double>(v) > expected.spec.high)
                if (found.bad++ == 0)
                    found.first = std::int64_t{i} * grid.cols + j, found.value = v;
        }
    }
    return found;
}

/// A number without a power of ten where it is whole.
std::string plain(double v)
{
    return v == std::trunc(v) && std::abs(v) < 1e15 ? std::to_string(static_cast<long long>(v)) : number_text(v);
}

void complain_of_range(const Tally& all, const Grid& grid, const Expected& expected, const Spot& at, Diagnostics& complaints)
{
    const bool sentinel = std::abs(all.value) >= 9999;
    complain(complaints, at, expected.shown + ": " + counted(all.bad, "cell") + " outside " + range_text(expected.spec) + "; the first, in row " +
                       std::to_string(all.first / grid.cols + 1) + " and column " + std::to_string(all.first % grid.cols + 1) + ", holds " +
                       number_text(all.value) + (sentinel ? " (a no-data value that the file does not declare?)" : ""));
}

}  // namespace

double check_values(const Raster<float>& values, const Grid& grid, const Expected& expected, const Spot& at, Diagnostics& complaints)
{
    const auto parts = tiles(grid.whole(), 512);
    std::vector<Tally> found(parts.size());
    for_each(static_cast<int>(parts.size()), [&](int n) {
        found[static_cast<std::size_t>(n)] = tally(values, grid, expected, parts[static_cast<std::size_t>(n)]);
    });
    Tally all;
    for (const Tally& each : found)
        all.join(each);
    const double cells = static_cast<double>(grid.cells());
    if (all.bad > 0)
        complain_of_range(all, grid, expected, at, complaints);
    if (expected.holes)
        return 1;
    if (all.known == 0)
        complain(complaints, at, expected.shown + " has no value in the territory");
    else if (all.outside > 0)
        warn(complaints, at, expected.shown + " covers " + percent_text(1 - static_cast<double>(all.outside) / cells) +
                                              " of the territory; the rest has no value");
    if (all.known > 0 && all.holes > 0)
        warn(complaints, at, expected.shown + " has no value in " + counted(all.holes, "cell") + " (" +
                                              percent_text(static_cast<double>(all.holes) / cells) + ") of the territory that it covers" +
                                              without_value(expected.spec));
    return static_cast<double>(all.known) / cells;
}

std::string without_value(const LayerSpec& spec)
{
    return spec.name == "ground_elevation" ? ": nothing is computed there" : spec.rule == Rule::sum ? ": taken as 0 there" : ": models take their standard there";
}

std::string range_text(const LayerSpec& spec)
{
    return plain(spec.low) + " to " + plain(spec.high) + (spec.unit == "1" ? "" : " " + std::string{spec.unit});
}

std::string box_text(const Box& box)
{
    const auto metres = [](double v) { return plain(std::round(v * 100) / 100); };
    return metres(box.west) + " to " + metres(box.east) + ", " + metres(box.south) + " to " + metres(box.north);
}

std::string percent_text(double share)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f %%", share * 100);
    return text.data();
}

std::string counted(std::int64_t count, const std::string& thing) { return std::to_string(count) + " " + thing + (count == 1 ? "" : "s"); }

std::vector<std::string> input_layers()
{
    std::vector<std::string> names{"buildings"};
    for (const LayerSpec& each : layer_catalogue()) {
        if (each.name == "depth")  // results begin
            break;
        names.emplace_back(each.name);
    }
    return names;
}

}  // namespace arpent
