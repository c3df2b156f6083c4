#include "scenarios/study/cover_tables.hpp"

#include "io/crs.hpp"
#include "scenarios/study/pieces.hpp"
#include "scenarios/study/sources.hpp"
#include "scenarios/study/tables.hpp"
#include "scenarios/study/value_check.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace arpent {
namespace {

using Counts = std::map<std::string, std::int64_t>;

class TablesReader {
public:
    TablesReader(const ClassTable& classes, const Grid& grid, const Resolved& scenario, Diagnostics& complaints)
        : classes_{classes}, grid_{grid}, scenario_{scenario}, complaints_{complaints}
    {
    }

    std::shared_ptr<const CoverTables> read(const std::vector<PresetTable>& tables)
    {
        for (const PresetTable& table : tables) {
            at_ = spot(scenario_, table.given_by + ".file");
            guarded(at_, found_, [&] { table.preset->raster ? add_raster(table) : add_vector(table); });
            add_rest(table);
        }
        complaints_.add(found_);
        if (found_.failed())
            return nullptr;
        made_.cover = std::make_shared<ClaimedCover>(grid_, classes_.classes.size(), std::move(claims_), std::move(grounds_), std::move(rasters_));
        return std::make_shared<CoverTables>(std::move(made_));
    }

private:
    const ClassTable& classes_;
    const Grid& grid_;
    const Resolved& scenario_;
    Diagnostics& complaints_;
    Diagnostics found_{};
    Spot at_{};
    std::vector<Claim> claims_{};
    std::map<const PresetRow*, std::size_t> claim_of_{};
    std::vector<ClaimedGround> grounds_{};
    std::vector<ClaimedRaster> rasters_{};
    CoverTables made_{};

    std::vector<const PresetRow*> rows_of(const PresetTable& table) const
    {
        auto rows = table.preset->rows_of(table.layer, "land_cover");
        std::erase(rows, table.preset->rest());
        return rows;
    }

    /// The claim of a row, made when it is first asked for.
    std::size_t claim_of(const PresetRow& row, const PresetTable& table, bool rest = false)
    {
        const auto [known, fresh] = claim_of_.emplace(&row, claims_.size());
        if (!fresh)
            return known->second;
        Claim& made = claims_.emplace_back();
        for (const auto& [name, share] : row.mix) {
            const int index = classes_.index(name);
            if (index < 0)
                throw Error{Fault::study, table.preset->path + ":" + std::to_string(row.line) + ": class: " + in_quotes(name) +
                                              " is no class of the land cover" + hint(name, classes_.names())};
            made.mix.emplace_back(static_cast<std::size_t>(index), static_cast<float>(share));
        }
        made.kind = made.mix.size() == 1 ? classes_.classes[made.mix.front().first].kind : CoverKind::ground;
        made.rest = rest;
        made.resolution = table.preset->resolution;
        made.product = table.preset->name;
        made.table = table.layer;
        made.line = row.line;
        return known->second;
    }

    void add_rest(const PresetTable& table)
    {
        const PresetRow* rest = table.preset->rest();
        if (rest == nullptr || claim_of_.contains(rest))
            return;
        guarded(at_, found_, [&] { claim_of(*rest, table, true); });
        std::vector<std::string> names;
        for (const auto& [name, share] : rest->mix)
            names.push_back(name);
        if (made_.rest.empty())  // tables come with the finest product first
            made_.rest = join(names, " and ") + " (" + table.preset->name + ")";
    }

    void add_vector(const PresetTable& table)
    {
        Source source;
        source.vector = table.file;
        source.layer = table.layer.empty() ? std::nullopt : std::optional{table.layer};
        source.crs = table.crs;
        const Features file = features_of(source, grid_.crs, grid_.box());
        const std::string shown = shown_path(scenario_, table.file);
        for (const std::string& warning : file.warnings)
            warn(found_, at_, warning);
        const Crosswalk crosswalk{rows_of(table), file, shown};
        const auto widths = widths_of(table, file, shown);
        Counts unexplained;
        std::int64_t by_class = 0;
        for (const Feature& feature : file.features) {
            const PresetRow* row = crosswalk.row_of(feature);
            if (row == nullptr)
                ++unexplained[crosswalk.told(feature)];
            else if (!row->drops)
                by_class += add_ground(feature, *row, table, widths);
        }
        if (by_class > 0)
            warn(found_, at_, shown + ": layer " + file.layer + ": " + counted(by_class, "line") + " without a width: taken by their class");
        complain_of_values(unexplained, shown + ": layer " + file.layer, "feature", table);
        made_.records.push_back({"land_cover", shown + (table.layer.empty() ? "" : " " + file.layer), crs_name(file.crs), "shares", 0, 1, table.credit, table.file});
    }

    /// Fields that hold the width of lines, and their unit.
    static std::vector<std::pair<std::string, Unit>> widths_of(const PresetTable& table, const Features& file, const std::string& shown)
    {
        std::vector<std::pair<std::string, Unit>> found;
        for (const PresetRow* row : table.preset->rows_of(table.layer, "width"))
            found.emplace_back(field_in(file, shown, row->fields.front()), parse_unit(row->unit.empty() ? "m" : row->unit));
        return found;
    }

    /// Whether the width of a line is its class's.
    bool add_ground(const Feature& feature, const PresetRow& row, const PresetTable& table, const std::vector<std::pair<std::string, Unit>>& widths)
    {
        ClaimedGround ground{claim_of(row, table), feature.geometry.polygons, {}, 0};
        double width = 0;
        for (const auto& [field, unit] : widths)
            if (const auto number = number_in(feature, field); width <= 0 && number && *number > 0)
                width = unit.to_si(*number);
        const bool by_class = width <= 0 && row.width > 0 && !feature.geometry.lines.empty();
        ground.half_width = (width > 0 ? width : row.width) / 2;
        if (ground.half_width > 0)
            ground.lines = feature.geometry.lines;
        grounds_.push_back(std::move(ground));
        return by_class;
    }

    void add_raster(const PresetTable& table)
    {
        Source source;
        source.raster = table.file;
        source.crs = table.crs;
        const auto file = open_raster(source, grid_, scenario_, at_, found_);
        if (!file)
            return;
        ClaimedRaster made{*file, {}};
        std::vector<int> known;
        for (const PresetRow* row : rows_of(table)) {
            const int code = static_cast<int>(parse_number(row->values.front()).value);
            known.push_back(code);
            if (!row->drops)
                made.claims.emplace(code, claim_of(*row, table));
        }
        Counts unexplained;
        for (const int code : file->codes(grid_.box()))
            if (std::ranges::find(known, code) == known.end())
                unexplained[std::to_string(code)] = cells_of(*file, code);
        complain_of_values(unexplained, shown_path(scenario_, table.file), "cell", table);
        made_.records.push_back({"land_cover", shown_path(scenario_, table.file), crs_name(file->info().crs), "shares", file->info().cell_x, 1, table.credit, table.file});
        rasters_.push_back(std::move(made));
    }

    /// How many cells of a raster within the territory hold a code.
    std::int64_t cells_of(const RasterFile& file, int code) const
    {
        const Raster<float> share = std::move(file.shares(grid_, grid_.whole(), {code}).front());
        double cells = 0;
        for (int i = 0; i < share.rows(); ++i)
            for (int j = 0; j < share.cols(); ++j)
                cells += static_cast<double>(share.view()(i, j));
        return std::llround(cells * grid_.cell * grid_.cell / (file.info().cell_x * file.info().cell_y));
    }

    void complain_of_values(const Counts& unexplained, const std::string& where, const std::string& thing, const PresetTable& table)
    {
        std::string list;
        for (const auto& [value, count] : unexplained)
            list += (list.empty() ? "" : ", ") + value + " (" + counted(count, thing) + ")";
        if (!list.empty())
            complain(found_, at_, where + " holds values that preset " + table.preset->name + " does not explain: " + list +
                                      "; copy it (`arpent schema --presets " + table.preset->name + "`), add rows, and name the copy");
    }
};

}  // namespace

std::shared_ptr<const CoverTables> read_cover_tables(const std::vector<PresetTable>& tables, const ClassTable& classes, const Grid& grid,
                                                     const Resolved& scenario, Diagnostics& complaints)
{
    return TablesReader{classes, grid, scenario, complaints}.read(tables);
}

}  // namespace arpent
