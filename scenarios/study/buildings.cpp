#include "scenarios/study/buildings.hpp"

#include "core/error.hpp"
#include "core/tree.hpp"
#include "io/crs.hpp"
#include "scenarios/study/pieces.hpp"
#include "scenarios/study/value_check.hpp"

#include <algorithm>
#include <cmath>

namespace arpent {
namespace {

const std::string buildings_key = "territory.layers.buildings";

/// The heights of all buildings [m]; NaN where a field is empty.
std::vector<double> written_heights(const Features& file, const Value& height)
{
    std::vector<double> heights;
    for (const Feature& each : file.features) {
        const auto number = height.field.empty() ? std::optional{height.constant} : each.number(height.field);
        heights.push_back(!number ? std::nan("") : height.field.empty() ? *number : height.unit.to_si(*number));
    }
    return heights;
}

/// Gives buildings without a height the mean of the others, by footprint.
void fill_heights(const Features& file, const std::string& shown, const Spot& at, std::vector<double>& heights, Diagnostics& complaints)
{
    double sum = 0, area = 0;
    std::int64_t missing = 0;
    for (std::size_t k = 0; k < heights.size(); ++k)
        if (std::isnan(heights[k])) {
            ++missing;
        } else {
            sum += heights[k] * file.features[k].geometry.area();
            area += file.features[k].geometry.area();
        }
    if (missing == 0)
        return;
    if (area == 0) {
        complain(complaints, at, shown + ": no building has a height");
        return;
    }
    const double mean = sum / area;
    std::ranges::replace_if(heights, [](double h) { return std::isnan(h); }, mean);
    warn(complaints, at, shown + ": " + counted(missing, "building") + " without a height: taken as the mean of the others, " +
                                          number_text(std::round(mean * 10) / 10) + " m");
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
        const Features file = features_of(source, grid.crs, grid.box());
        const std::string shown = shown_path(scenario, *source.vector);
        for (const std::string& warning : file.warnings)
            warn(complaints, at, warning);
        if (file.features.empty())
            warn(complaints, at, shown + " has no building in the territory, " + box_text(grid.box()));
        std::vector<double> heights;
        if (source.height) {
            if (!source.height->field.empty() && std::ranges::find(file.fields, source.height->field) == file.fields.end())
                throw Error{Fault::study, shown + " has no field " + in_quotes(source.height->field) + hint(source.height->field, file.fields)};
            heights = written_heights(file, *source.height);
            fill_heights(file, shown, height_at, heights, complaints);
            refuse_heights(file, shown, height_at, heights, complaints);
        }
        made.emplace();
        made->record = {"buildings", shown, crs_name(file.crs), "area", 0, 1};
        spread(file, heights, grid, *made);
    });
    return made;
}

}  // namespace arpent
