#include "core/error.hpp"
#include "core/tree.hpp"
#include "io/crs.hpp"
#include "io/raster_sample.hpp"
#include "scenarios/study/class_tables.hpp"
#include "scenarios/study/inspector.hpp"
#include "scenarios/study/sources.hpp"
#include "scenarios/study/value_check.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace arpent {
namespace {

constexpr double much_coarser = 8, much_finer = 32;  // than the territory's cells: a warning
constexpr std::size_t most_codes = 8;                // named in a complaint

class RasterInspection {
public:
    RasterInspection(const Use& use, SeenTerritory& territory, Diagnostics& complaints)
        : use_{use}, territory_{territory}, complaints_{complaints}, at_{spot(use.scenario, use.key + ".raster")},
          shown_{shown_path(use.scenario, *use.source.raster)}
    {
    }

    std::optional<SourceReport> look()
    {
        const auto file = open_raster(use_.source, territory_.grid(), use_.scenario, at_, complaints_);
        if (!file)
            return std::nullopt;
        const RasterInfo& info = file->info();
        report_ = {.key = use_.key, .kind = "raster", .path = shown_, .crs = crs_name(info.crs), .cell = info.cell_x, .type = info.type, .nodata = info.nodata};
        judge_place(info);
        if (report_.cover <= 0)
            return report_;
        RasterSample sample = sample_raster(*file, territory_.box_for(info.crs));
        for (const double unknown : use_.source.unknown)
            std::ranges::replace(sample.values, static_cast<float>(unknown), std::numeric_limits<float>::quiet_NaN());
        report_.looked_at = sample.how;
        if (use_.layer.empty())
            measure(sample, Unit{});
        else if (use_.layer == "land_cover")
            look_at_codes(sample);
        else
            look_at_values(sample, info);
        return report_;
    }

private:
    const Use& use_;
    SeenTerritory& territory_;
    Diagnostics& complaints_;
    Spot at_;
    std::string shown_;
    SourceReport report_;

    /// "of the 65536 cells looked at", or "cells".
    std::string among(const RasterSample& sample) const
    {
        return sample.whole ? "cells of the territory" : "cells looked at (" + sample.how + ")";
    }

    void judge_place(const RasterInfo& info)
    {
        report_.cover = territory_.cover(info.box(), info.crs);
        if (report_.cover <= 0)
            complain(complaints_, at_, shown_ + " does not overlap the territory");
        else if (report_.cover < 1 - 1e-9)
            warn(complaints_, at_, shown_ + " covers " + percent_text(report_.cover) + " of the territory; the rest has no value");
        if (!territory_.same(info.crs))
            return;  // its cells may be of degrees
        report_.ratio = info.cell_x / territory_.grid().cell;
        const std::string cells = ": cells of " + number_text(info.cell_x) + " m where the territory's are of " + number_text(territory_.grid().cell) + " m";
        if (report_.ratio >= much_coarser)
            warn(complaints_, at_, shown_ + cells + ": what varies within one is not known");
        else if (report_.ratio <= 1 / much_finer)
            warn(complaints_, at_, shown_ + cells + ": reading takes long, an overview tells as much");
    }

    /// Least and greatest of what is known, in SI.
    void measure(const RasterSample& sample, const Unit& unit)
    {
        std::int64_t known = 0;
        for (const float value : sample.values) {
            if (std::isnan(value))
                continue;
            const double si = unit.to_si(static_cast<double>(value));
            report_.low = known == 0 ? si : std::min(*report_.low, si);
            report_.high = known == 0 ? si : std::max(*report_.high, si);
            ++known;
        }
        report_.known = sample.values.empty() ? 0 : static_cast<double>(known) / static_cast<double>(sample.values.size());
    }

    void judge_known(const RasterSample& sample, const LayerSpec& spec)
    {
        if (report_.known == 0 && sample.whole)
            complain(complaints_, at_, shown_ + " has no value in the territory");
        else if (report_.known == 0)
            warn(complaints_, at_, shown_ + " has no value in the " + among(sample));
        else if (report_.known < 1 && use_.layer != "canopy_height")  // no trees
            warn(complaints_, at_, shown_ + " has no value in " + percent_text(1 - report_.known) + " of the " + among(sample) + without_value(spec));
    }

    void look_at_values(const RasterSample& sample, const RasterInfo& info)
    {
        const LayerSpec spec = input_spec(use_.layer);
        const Unit unit = unit_of(use_.source, info, spec, use_.scenario, complaints_);
        report_.unit = use_.source.unit.value_or(unit == parse_unit(spec.unit) ? std::string{spec.unit} : unit_text(unit));
        report_.shown = spec.shown;
        measure(sample, unit);
        judge_known(sample, spec);
        const auto wrong = [&](float value) {
            const double si = unit.to_si(static_cast<double>(value));
            return si < spec.low || si > spec.high;
        };
        const auto bad = std::ranges::count_if(sample.values, wrong);
        if (bad == 0)
            return;
        const float first = *std::ranges::find_if(sample.values, wrong);
        complain(complaints_, at_, shown_ + ": " + std::to_string(bad) + " of " + std::to_string(sample.values.size()) + " " + among(sample) +
                                       (bad == 1 ? " is" : " are") + " outside " + range_text(spec) + "; the first holds " + number_text(first) +
                                       (std::abs(first) >= 9999 ? " (a no-data value that the file does not declare?)" : ""));
    }

    void look_at_codes(const RasterSample& sample)
    {
        measure(sample, Unit{});
        judge_known(sample, input_spec("land_cover"));
        const auto tables = class_tables(use_.scenario, complaints_);
        if (!tables)
            return;
        std::map<float, std::int64_t> counts;
        for (const float code : sample.values)
            if (!std::isnan(code))
                ++counts[code];
        const auto whole = [](const auto& code) { return code.first == std::round(code.first) && std::abs(code.first) < 0x1p24f; };
        if (!std::ranges::all_of(counts, whole))
            return complain(complaints_, at_, shown_ + ": holds values that are no codes (whole numbers)");
        const auto known = tables->of_cover.codes();
        std::erase_if(counts, [&](const auto& code) { return std::ranges::find(known, static_cast<int>(code.first)) != known.end(); });
        std::vector<std::string> unknown;
        for (const auto& [code, count] : counts)
            unknown.push_back(number_text(code) + " (" + counted(count, "cell") + ")");
        const std::size_t all = unknown.size();
        if (all > most_codes)
            unknown.resize(most_codes);
        if (all > 0)
            complain(complaints_, at_, shown_ + " holds codes that " +
                                           (use_.source.classes ? shown_path(use_.scenario, *use_.source.classes) : "the standard class table") +
                                           " does not explain: " + join(unknown) + (all > most_codes ? ", ..." : "") +
                                           (sample.whole ? "" : ", of " + std::to_string(sample.values.size()) + " looked at"));
    }
};

}  // namespace

std::optional<SourceReport> inspect_raster(const Use& use, SeenTerritory& territory, Diagnostics& complaints)
{
    std::optional<SourceReport> made;
    guarded(spot(use.scenario, use.key + ".raster"), complaints, [&] { made = RasterInspection{use, territory, complaints}.look(); });
    return made;
}

}  // namespace arpent
