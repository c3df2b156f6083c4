#include "scenarios/study/named_inputs.hpp"

#include "scenarios/study/spot.hpp"

#include <limits>

namespace arpent {
namespace {

class Records {
public:
    explicit Records(const Resolved& scenario) : scenario_{scenario} {}

    void add(const std::string& name, const std::optional<std::string>& file, const std::string& rule, const std::optional<Credit>& credit)
    {
        if (file)
            all_.push_back({name, shown_path(scenario_, *file), "", rule, 0, std::numeric_limits<double>::quiet_NaN(), credit.value_or(Credit{}), *file});
    }

    void add(const std::string& name, const std::optional<Source>& source)
    {
        if (!source)
            return;
        add(name, source->vector, "outlines", source->credit);
        add(name, source->raster, "map", source->credit);
    }

    std::vector<InputRecord> taken() { return std::move(all_); }

private:
    const Resolved& scenario_;
    std::vector<InputRecord> all_{};
};

}  // namespace

std::vector<InputRecord> named_inputs(const Resolved& scenario)
{
    const Study& study = scenario.study;
    Records records{scenario};
    records.add("extent", study.territory.extent.vector, "outlines", {});
    records.add("extent", study.territory.extent.raster, "rectangle", {});
    records.add("classes", study.classes, "table", {});
    for (const auto& [name, source] : study.territory.layers)
        records.add(name + ".classes", source.classes, "table", {});
    records.add("catalogue", study.catalogue, "table", {});
    for (const auto& [name, source] : study.territory.zones)
        records.add("zones." + name, source);
    records.add("report_within", study.territory.report_within);
    records.add("allowed", study.territory.allowed);
    if (const auto& storm = study.forcing.storm) {
        records.add("storm", storm->hyetograph, "table", storm->credit);
        records.add("storm", storm->idf, "table", storm->credit);
    }
    if (const auto& weather = study.forcing.weather) {
        records.add("weather", weather->epw, "table", weather->credit);
        records.add("weather", weather->table, "table", weather->credit);
    }
    for (const Intervention& each : study.interventions) {
        records.add("interventions." + each.id, each.where);
        records.add("interventions." + each.id + ".allowed", each.allowed);
    }
    return records.taken();
}

}  // namespace arpent
