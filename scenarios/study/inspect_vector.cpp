#include "core/tree.hpp"
#include "io/crs.hpp"
#include "io/vector_file.hpp"
#include "scenarios/study/inspector.hpp"
#include "scenarios/study/pieces.hpp"
#include "scenarios/study/tables.hpp"
#include "scenarios/study/value_check.hpp"

#include <algorithm>

namespace arpent {
namespace {

constexpr std::int64_t features_looked_at = 256;

std::string shape_of(const Geometry& geometry)
{
    return !geometry.polygons.empty() ? "polygons" : !geometry.lines.empty() ? "lines" : "points";
}

class VectorInspection {
public:
    VectorInspection(const Use& use, SeenTerritory& territory, Diagnostics& complaints)
        : use_{use}, territory_{territory}, complaints_{complaints}, at_{spot(use.scenario, use.key + ".vector")},
          shown_{shown_path(use.scenario, *use.source.vector)}
    {
    }

    SourceReport look(const std::vector<UsedField>& fields, const std::vector<std::string>& takes)
    {
        const std::string layer = use_.source.layer.value_or("");
        const std::string declared = use_.source.crs.value_or("");
        const VectorInfo info = vector_info(*use_.source.vector, layer, declared);
        sample_ = sample_features(*use_.source.vector, layer, features_looked_at, declared);
        whole_ = static_cast<std::int64_t>(sample_.features.size()) < features_looked_at;
        report_ = {.key = use_.key, .kind = "vector", .path = shown_, .crs = crs_name(info.crs), .geometry = info.geometry, .features = info.features};
        report_.looked_at = counted(static_cast<std::int64_t>(sample_.features.size()), "feature");
        judge_place(info);
        for (const std::string& warning : sample_.warnings)
            warn(complaints_, at_, (whole_ ? "" : "of the first " + report_.looked_at + ": ") + warning);
        judge_shapes(takes);
        for (const UsedField& field : fields)
            look_at_field(field, info);
        return report_;
    }

private:
    const Use& use_;
    SeenTerritory& territory_;
    Diagnostics& complaints_;
    Spot at_;
    std::string shown_;
    Features sample_;
    bool whole_ = true;
    SourceReport report_;

    void judge_place(const VectorInfo& info)
    {
        if (!territory_.same(info.crs))
            warn(complaints_, at_, shown_ + " is in " + report_.crs + ", the territory in " + territory_.name() + ": its features are brought from one to the other");
        const auto box = info.box ? info.box : whole_ ? std::optional{box_of(sample_.features)} : std::nullopt;
        if ((info.features && *info.features == 0) || (whole_ && sample_.features.empty()))
            return warn(complaints_, at_, shown_ + " holds no feature");
        if (!box)
            return;
        report_.cover = territory_.cover(*box, info.crs);
        const Box& here = territory_.box_for(info.crs);
        if (box->east < here.west || box->west > here.east || box->north < here.south || box->south > here.north)
            warn(complaints_, at_, shown_ + " lies at " + box_text(*box) + ", the territory at " + box_text(here) + ": they do not meet");
    }

    void judge_shapes(const std::vector<std::string>& takes)
    {
        for (const Feature& each : sample_.features)
            if (const std::string shape = shape_of(each.geometry); !takes.empty() && std::ranges::find(takes, shape) == takes.end())
                return complain(complaints_, at_, shown_ + " holds " + shape + ", which cannot stand here (allowed: " + join(takes) + ")");
    }

    void look_at_field(const UsedField& field, const VectorInfo& info)
    {
        const Spot at = spot(use_.scenario, (field.owner.empty() ? use_.key : field.owner) + "." + field.key);
        const auto found = std::ranges::find(info.fields, field.field, &FieldInfo::name);
        if (found == info.fields.end())
            return complain(complaints_, at, shown_ + " has no field " + in_quotes(field.field) + hint(field.field, sample_.fields), Fault::study);
        FieldReport report{found->name, found->type, field.key, static_cast<std::int64_t>(sample_.features.size()), 0, {}, {}};
        std::int64_t no_number = 0, first = 0;
        for (const Feature& each : sample_.features) {
            const auto number = number_in(each, field.field);
            if (number) {
                report.low = std::min(report.low.value_or(*number), *number);
                report.high = std::max(report.high.value_or(*number), *number);
            } else if (each.text(field.field).empty())
                ++report.empty;
            else if (field.number && no_number++ == 0)
                first = each.fid;
        }
        report_.fields.push_back(report);
        judge_field(field, report, no_number, first, at);
    }

    void judge_field(const UsedField& field, const FieldReport& report, std::int64_t no_number, std::int64_t first, const Spot& at)
    {
        const std::string name = shown_ + ": field " + in_quotes(report.name);
        if (no_number > 0)
            complain(complaints_, at, name + " holds no number in " + std::to_string(no_number) + " of " + report_.looked_at + " (first: " + std::to_string(first) + ")");
        else if (field.number && report.seen > 0 && report.empty == report.seen)
            complain(complaints_, at, name + " is empty in all of " + report_.looked_at);
        else if (field.number && report.empty > 0 && field.required)
            complain(complaints_, at, name + " is empty in " + std::to_string(report.empty) + " of " + report_.looked_at);
        else if (field.number && report.empty > 0)
            warn(complaints_, at, name + " is empty in " + std::to_string(report.empty) + " of " + report_.looked_at);
        if (!field.number || !report.low)
            return;
        const double low = field.unit.to_si(*report.low), high = field.unit.to_si(*report.high);
        const bool below = field.low && low < *field.low, above = field.high && high > *field.high;
        if (below || above)
            complain(complaints_, at, name + " holds " + number_text(below ? *report.low : *report.high) + " (allowed: " +
                                          number_text(field.unit.from_si(*field.low)) + " to " + number_text(field.unit.from_si(*field.high)) + " " +
                                          unit_text(field.unit) + ")");
    }
};

}  // namespace

std::optional<SourceReport> inspect_vector(const Use& use, const std::vector<UsedField>& fields, const std::vector<std::string>& takes,
                                           SeenTerritory& territory, Diagnostics& complaints)
{
    std::optional<SourceReport> made;
    guarded(spot(use.scenario, use.key + ".vector"), complaints, [&] { made = VectorInspection{use, territory, complaints}.look(fields, takes); });
    return made;
}

}  // namespace arpent
