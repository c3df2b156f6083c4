#include "scenarios/study/buildings.hpp"

#include "core/error.hpp"
#include "core/tree.hpp"
#include "io/crs.hpp"
#include "scenarios/study/pieces.hpp"
#include "scenarios/study/tables.hpp"
#include "scenarios/study/value_check.hpp"

#include <algorithm>
#include <cmath>

namespace arpent {
namespace {

const std::string buildings_key = "territory.layers.buildings";

constexpr double floor_height = 3, usual_height = 6;  // [m]

/// A number of each building, from a constant or a field; NaN where a field is empty.
std::vector<double> numbers_of(const Features& file, const Value& value, const std::string& shown)
{
    const std::string field = value.field.empty() ? "" : field_in(file, shown, value.field);
    std::vector<double> numbers;
    for (const Feature& each : file.features) {
        const auto number = field.empty() ? std::optional{value.constant} : number_in(each, field);
        numbers.push_back(!number ? std::nan("") : field.empty() ? *number : value.unit.to_si(*number));
    }
    return numbers;
}

std::int64_t missing(const std::vector<double>& heights) { return std::ranges::count_if(heights, [](double h) { return std::isnan(h); }); }

/// Takes heights that are not given from the number of floors.
void take_floors(const std::vector<double>& floors, std::vector<double>& heights)
{
    for (std::size_t k = 0; k < heights.size(); ++k)
        if (std::isnan(heights[k]) && floors[k] > 0)
            heights[k] = floor_height * floors[k];
}

/// The mean height by footprint; NaN where no building has a height.
double mean_height(const Features& file, const std::vector<double>& heights)
{
    double sum = 0, area = 0;
    for (std::size_t k = 0; k < heights.size(); ++k)
        if (!std::isnan(heights[k])) {
            sum += heights[k] * file.features[k].geometry.area();
            area += file.features[k].geometry.area();
        }
    return area > 0 ? sum / area : std::nan("");
}

/// Heights as they are given, else from floors, else the mean of the others, else of two floors; how many of each is a warning.
std::vector<double> heights_of(const Features& file, const Source& source, const std::string& shown, const Spot& at, Diagnostics& complaints)
{
    std::vector<double> heights = source.height ? numbers_of(file, *source.height, shown) : std::vector<double>(file.features.size(), std::nan(""));
    const auto unknown = missing(heights);
    if (source.floors)
        take_floors(numbers_of(file, *source.floors, shown), heights);
    const auto left = missing(heights);
    const std::string without = shown + ": " + counted(unknown, "building") + " without a height: ";
    std::string how = left == unknown ? "" : std::to_string(unknown - left) + " taken as " + number_text(floor_height) + " m for each floor";
    if (left > 0) {
        const double mean = mean_height(file, heights);
        const double taken = std::isnan(mean) ? usual_height : mean;
        std::ranges::replace_if(heights, [](double h) { return std::isnan(h); }, taken);
        how += (how.empty() ? "" : ", " + std::to_string(left) + " ") + std::string{"taken as "} + (std::isnan(mean) ? "two floors, " : "the mean of the others, ") +
               number_text(std::round(taken * 10) / 10) + " m";
    }
    if (unknown > 0)
        warn(complaints, at, without + how);
    return heights;
}

/// Leaves the features that a preset's rows call buildings.
void keep_buildings(const Source& source, const std::string& shown, Features& file)
{
    for (const PresetTable& table : source.tables)
        if (const Crosswalk rows{table.preset->rows_of(table.layer, "buildings"), file, shown}; !rows.empty())
            std::erase_if(file.features, [&](const Feature& each) {
                const PresetRow* row = rows.row_of(each);
                return row == nullptr || row->drops;
            });
}

void refuse_heights(const Features& file, const std::string& shown, const Spot& at, const std::vector<double>& heights, Diagnostics& complaints)
{
    const auto wrong = [](double h) { return h < 0 || h > 1000; };
    const auto first = std::ranges::find_if(heights, wrong);
    if (first != heights.end())
        complain(complaints, at, shown + ": " + counted(std::ranges::count_if(heights, wrong), "height") +
                                             " outside 0 to 1000 m; the first, of feature " +
                                             std::to_string(file.features[static_cast<std::size_t>(first - heights.begin())].fid) + ", is " +
                                             number_text(*first) + " m");
}

void spread(const Features& file, const std::vector<double>& heights, const Grid& grid, Buildings& into)
{
    Raster<float> fraction{grid.whole(), 0, 0.f}, height{grid.whole(), 0, 0.f};
    for_each_cell(pieces_of(file.features, grid), [&](std::int64_t cell, std::span<const Piece> pieces) {
        double share = 0, sum = 0;
        for (const Piece& each : pieces) {
            share += each.share;
            sum += heights.empty() ? 0 : each.share * heights[static_cast<std::size_t>(each.feature)];
        }
        const int i = static_cast<int>(cell / grid.cols), j = static_cast<int>(cell % grid.cols);
        fraction.view()(i, j) = static_cast<float>(std::min(share, 1.0));
        height.view()(i, j) = share > 0 ? static_cast<float>(sum / share) : 0;
        into.area += share * grid.cell * grid.cell;
    });
    into.fraction = memory_layer<float>("building_fraction", grid, std::move(fraction));
    if (!heights.empty())
        into.height = memory_layer<float>("building_height", grid, std::move(height));
}

}  // namespace

std::optional<Buildings> read_buildings(const Source& source, const Grid& grid, const Resolved& scenario, Diagnostics& complaints)
{
    const Spot at = spot(scenario, buildings_key + ".vector"), height_at = spot(scenario, buildings_key + ".height");
    if (!source.vector) {
        complain(complaints, at, "buildings come as outlines: vector: FILE, height: {field: NAME, unit: m}", Fault::study);
        return std::nullopt;
    }
    std::optional<Buildings> made;
    guarded(at, complaints, [&] {
        Features file = features_of(source, grid.crs, grid.box());
        const std::string shown = shown_path(scenario, *source.vector);
        for (const std::string& warning : file.warnings)
            warn(complaints, at, warning);
        keep_buildings(source, shown, file);
        if (file.features.empty())
            warn(complaints, at, shown + " has no building in the territory, " + box_text(grid.box()));
        std::vector<double> heights;
        if (source.height || source.floors) {
            heights = heights_of(file, source, shown, height_at, complaints);
            refuse_heights(file, shown, height_at, heights, complaints);
        }
        made.emplace();
        made->record = {"buildings", shown, crs_name(file.crs), "area", 0, 1, {}, *source.vector};
        spread(file, heights, grid, *made);
    });
    return made;
}

}  // namespace arpent
