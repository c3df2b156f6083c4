#include "scenarios/study/cover_source.hpp"

#include "core/executor.hpp"
#include "io/crs.hpp"
#include "scenarios/study/sources.hpp"
#include "scenarios/study/value_check.hpp"

#include <algorithm>
#include <cmath>

namespace arpent {
namespace {

const std::string cover_key = "territory.layers.land_cover";

std::optional<ClassTable> table_from(const std::string& path, const ClassTable& standard, const Spot& at, Diagnostics& complaints)
{
    std::optional<ClassTable> made;
    guarded(at, complaints, [&] {
        std::vector<std::string> wrong;
        made = read_classes(Table::read(path), standard, wrong);
        for (const std::string& each : wrong)
            complain(complaints, at, each);
        if (!wrong.empty())
            made.reset();
    });
    return made;
}

/// How many source cells of the territory hold codes that the table does not explain.
void complain_of_codes(const RasterFile& file, const std::vector<int>& unknown, const std::string& shown, const std::string& table,
                       const Grid& grid, const Spot& at, Diagnostics& complaints)
{
    const double source_cells = grid.cell * grid.cell / (file.info().cell_x * file.info().cell_y);
    const auto parts = tiles(grid.whole(), cover_tile);
    std::string list;
    for (const int code : unknown) {
        const double cells = sum_in_tree(static_cast<int>(parts.size()), [&](int n) {
            double sum = 0;
            const Raster<float> share = std::move(file.shares(grid, parts[static_cast<std::size_t>(n)], {code}).front());
            for (int i = 0; i < share.rows(); ++i)
                for (int j = 0; j < share.cols(); ++j)
                    sum += static_cast<double>(share.view()(i, j));
            return sum;
        });
        list += (list.empty() ? "" : ", ") + std::to_string(code) + " (" + counted(std::llround(cells * source_cells), "cell") + ")";
    }
    complain(complaints, at, shown + " holds codes that " + table + " does not explain: " + list);
}

void warn_of_conflict(const Conflict& found, const Grid& grid, const Resolved& scenario, Diagnostics& complaints)
{
    const double cells = static_cast<double>(grid.cells());
    if (found.total() / cells < 0.0005)
        return;
    const Spot at = spot(scenario, "territory.layers.buildings");
    const auto part = [&](double area) { return percent_text(area / cells); };
    warn(complaints, at, "land cover and buildings disagree on " + part(found.total()) + " of the land: buildings win over ground (" +
                        part(found.ground) + "), trees (" + part(found.tree) + ") and roads (" + part(found.road) +
                        "), roofs without a building become ground (" + part(found.bare) + "), water stays water (" + part(found.wet) + ")");
}

/// A property of roofs, worked out as it is asked for.
Layer roof_layer(std::string name, std::size_t layer, const Grid& grid, const std::shared_ptr<const LandCover>& cover)
{
    return {std::move(name), grid, Kind::number, 1, [cover, layer](int, const Window& window, AnyView to) {
                Conflict settled;
                const Raster<float> values = roof_mean(cover->shares(window, settled), cover->table(), layer);
                for (int i = 0; i < window.rows; ++i)
                    std::copy_n(values.view().row(i), window.cols, std::get<View<float>>(to).row(i));
            }};
}

Layers layers_of(Surface& surface, const Grid& grid, const std::shared_ptr<const LandCover>& cover)
{
    Layers made;
    for (const auto& [name, member, property] : surface_layers)
        made.emplace(name, memory_layer<float>(std::string{name}, grid, std::move(surface.*member)));
    for (const auto& [name, whole] : roof_layers)
        made.emplace(name, roof_layer(std::string{name}, surface_layer(whole), grid, cover));
    made.emplace("land_cover", memory_layer<std::uint8_t>("land_cover", grid, std::move(surface.code)));
    return made;
}

double known_share(const Layer& code)
{
    const auto values = code.values<std::uint8_t>(code.grid.whole());
    const double known = sum_over(code.grid.whole(), [&](int i, int j) { return values.view()(i, j) == 0 ? 0 : 1; });
    return known / static_cast<double>(code.grid.cells());
}

}  // namespace

std::optional<CoverLayers> read_cover(const Source& source, const Grid& grid, const Resolved& scenario, const Layer& soil,
                                      const std::optional<Layer>& built, Diagnostics& complaints)
{
    const Spot at = spot(scenario, cover_key + ".raster"), table_at = spot(scenario, cover_key + ".classes"), standard_at = spot(scenario, "classes");
    if (!source.raster) {
        complain(complaints, at, "land cover comes as a raster of codes: raster: FILE, classes: FILE", Fault::study);
        return std::nullopt;
    }
    const auto standard = scenario.study.classes ? table_from(*scenario.study.classes, standard_classes(), standard_at, complaints)
                                                 : std::optional{standard_classes()};
    if (!standard)
        return std::nullopt;
    const auto table = source.classes ? table_from(*source.classes, *standard, table_at, complaints) : standard;
    const auto file = open_raster(source, grid, scenario, at, complaints);
    if (!table || !file)
        return std::nullopt;
    std::optional<CoverLayers> made;
    guarded(at, complaints, [&] {
        const std::string shown = shown_path(scenario, *source.raster);
        std::vector<int> unknown;
        std::ranges::set_difference(file->codes(grid.box()), table->codes(), std::back_inserter(unknown));
        if (!unknown.empty())
            return complain_of_codes(*file, unknown, shown, source.classes ? shown_path(scenario, *source.classes) : "the standard class table", grid,
                                     at, complaints);
        auto cover = std::make_shared<LandCover>(grid, *file, *table, *standard, soil, built);
        Conflict conflict;
        Surface surface = cover->whole(conflict);
        warn_of_conflict(conflict, grid, scenario, complaints);
        Layers layers = layers_of(surface, grid, cover);
        const double known = known_share(layers.find("land_cover")->second);
        if (known == 0)
            complain(complaints, at, shown + " has no value in the territory");
        else if (known < 1)
            warn(complaints, at, shown + " covers " + percent_text(known) + " of the territory; the rest has no land cover");
        made = CoverLayers{std::move(cover), std::move(layers),
                           {"land_cover", shown, crs_name(file->info().crs), "shares", file->info().cell_x, known}};
    });
    return made;
}

}  // namespace arpent
