#include "scenarios/study/class_tables.hpp"

#include <algorithm>

namespace arpent {
namespace {

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

std::optional<std::string> table_of_cover(const Study& study)
{
    const auto found = std::ranges::find(study.territory.layers, "land_cover", &std::pair<std::string, Source>::first);
    return found == study.territory.layers.end() ? std::nullopt : found->second.classes;
}

}  // namespace

std::optional<ClassTables> class_tables(const Resolved& scenario, Diagnostics& complaints)
{
    const auto& path = scenario.study.classes;
    auto standard = path ? table_from(*path, standard_classes(), spot(scenario, "classes"), complaints) : std::optional{standard_classes()};
    if (!standard)
        return std::nullopt;
    const auto own = table_of_cover(scenario.study);
    auto of_cover = own ? table_from(*own, *standard, spot(scenario, "territory.layers.land_cover.classes"), complaints) : standard;
    if (!of_cover)
        return std::nullopt;
    return ClassTables{std::move(*standard), std::move(*of_cover)};
}

}  // namespace arpent
