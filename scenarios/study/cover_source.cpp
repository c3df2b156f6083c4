#include "scenarios/study/cover_source.hpp"

#include "core/executor.hpp"
#include "io/crs.hpp"
#include "scenarios/study/class_tables.hpp"
#include "scenarios/study/cover_tables.hpp"
#include "scenarios/study/sources.hpp"
#include "scenarios/study/value_check.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace arpent {
namespace {

const std::string cover_key = "territory.layers.land_cover";

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

std::vector<Contradiction> contradictions_of(const Conflict& found, const Grid& grid)
{
    static const std::array<std::string, cover_kinds> names{"ground", "tree", "road", "building", "water"};
    const double cell_area = grid.cell * grid.cell;
    std::vector<Contradiction> made;
    for (std::size_t winner = 0; winner < cover_kinds; ++winner)
        for (std::size_t loser = 0; loser < cover_kinds; ++loser)
            if (const double cells = found.areas[winner][loser]; cells > 0)
                made.push_back({names[winner], names[loser], cells * cell_area, cells / static_cast<double>(grid.cells())});
    std::ranges::stable_sort(made, std::greater{}, &Contradiction::area);
    return made;
}

void warn_of_conflict(const std::vector<Contradiction>& found, const Spot& at, Diagnostics& complaints)
{
    double all = 0;
    std::string list;
    for (const Contradiction& each : found) {
        all += each.share;
        const bool no_outline = each.winner == "ground" && each.loser == "building";
        list += (list.empty() ? "" : ", ") + (no_outline ? "ground over a roof without an outline" : each.winner + " over " + each.loser) + " " +
                percent_text(each.share) + " (" + number_text(std::round(each.area)) + " m2)";
    }
    if (all >= 0.0005)
        warn(complaints, at, "layers contradict each other on " + percent_text(all) + " of the land, settled as water > building > road > tree > ground: " + list);
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

/// Land cover as it is asked for tile by tile, and what was said of it on the way.
struct Read {
    std::shared_ptr<const LandCover> cover;
    std::vector<InputRecord> records;
    std::string rest;   // what is taken where nothing is known
    std::string shown;  // for messages
};

class CoverReader {
public:
    CoverReader(const Source& source, const Grid& grid, const Resolved& scenario, Diagnostics& complaints)
        : source_{source}, grid_{grid}, scenario_{scenario}, complaints_{complaints}, at_{spot(scenario, cover_key + ".raster")}
    {
    }

    std::optional<CoverLayers> read(const Layer& soil, const std::optional<Layer>& built)
    {
        const auto tables = class_tables(scenario_, complaints_);
        std::optional<CoverLayers> made;
        if (tables)
            guarded(at_, complaints_, [&] {
                if (const auto found = source_.tables.empty() ? from_raster(*tables, soil, built) : from_tables(tables->standard, soil, built))
                    made = whole(*found);
            });
        return made;
    }

private:
    const Source& source_;
    const Grid& grid_;
    const Resolved& scenario_;
    Diagnostics& complaints_;
    Spot at_;

    std::optional<Read> from_tables(const ClassTable& standard, const Layer& soil, const std::optional<Layer>& built)
    {
        const auto tables = read_cover_tables(source_.tables, standard, grid_, scenario_, complaints_);
        if (!tables)
            return std::nullopt;
        const auto shares = [cover = tables->cover](const Window& tile, Conflict& conflict) { return cover->shares(tile, conflict); };
        return Read{std::make_shared<LandCover>(grid_, shares, standard, soil, built), tables->records, tables->rest, "the land cover of presets"};
    }

    std::optional<Read> from_raster(const ClassTables& tables, const Layer& soil, const std::optional<Layer>& built)
    {
        if (!source_.raster) {
            complain(complaints_, at_, "land cover comes as a raster of codes: raster: FILE, classes: FILE; or from a preset: from: [{preset: NAME, file: FILE}]", Fault::study);
            return std::nullopt;
        }
        const ClassTable& own = tables.of_cover;
        const auto file = open_raster(source_, grid_, scenario_, at_, complaints_);
        if (!file)
            return std::nullopt;
        const std::string shown = shown_path(scenario_, *source_.raster);
        std::vector<int> unknown;
        std::ranges::set_difference(file->codes(grid_.box()), own.codes(), std::back_inserter(unknown));
        if (!unknown.empty()) {
            complain_of_codes(*file, unknown, shown, source_.classes ? shown_path(scenario_, *source_.classes) : "the standard class table", grid_, at_, complaints_);
            return std::nullopt;
        }
        const ClassTable table = tables.all();
        return Read{std::make_shared<LandCover>(grid_, shares_of_codes(grid_, *file, own, table), table, soil, built),
                    {{"land_cover", shown, crs_name(file->info().crs), "shares", file->info().cell_x, 1, source_.credit.value_or(Credit{}), *source_.raster}}, "", shown};
    }

    CoverLayers whole(Read found)
    {
        Conflict conflict;
        Surface surface = found.cover->whole(conflict);
        CoverLayers made{found.cover, layers_of(surface, grid_, found.cover), std::move(found.records), contradictions_of(conflict, grid_)};
        warn_of_conflict(made.contradictions, source_.tables.empty() ? spot(scenario_, "territory.layers.buildings") : at_, complaints_);
        if (const double rest = conflict.rest / static_cast<double>(grid_.cells()); rest >= 0.0005)
            warn(complaints_, at_, "no product says what " + percent_text(rest) + " of the land is: taken as " + found.rest);
        const double known = known_share(made.layers.find("land_cover")->second);
        if (known == 0)
            complain(complaints_, at_, found.shown + " has no value in the territory");
        else if (known < 1)
            warn(complaints_, at_, found.shown + " covers " + percent_text(known) + " of the territory; the rest has no land cover");
        for (InputRecord& record : made.records)
            record.known = known;
        return made;
    }
};

}  // namespace

std::optional<CoverLayers> read_cover(const Source& source, const Grid& grid, const Resolved& scenario, const Layer& soil,
                                      const std::optional<Layer>& built, Diagnostics& complaints)
{
    return CoverReader{source, grid, scenario, complaints}.read(soil, built);
}

}  // namespace arpent
