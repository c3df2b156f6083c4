#include "scenarios/compare/page_data.hpp"

#include "scenarios/compare/compare.hpp"
#include "scenarios/compare/numbers.hpp"
#include "scenarios/compare/run_texts.hpp"
#include "scenarios/study/axes.hpp"

#include <algorithm>
#include <filesystem>
#include <limits>

namespace arpent {
namespace {

std::string key_of(std::string_view scenario, std::string_view indicator, std::string_view set, std::string_view zone)
{
    std::string made;
    for (const std::string_view part : {scenario, indicator, set, zone})
        made += std::string{part} + '\n';
    return made;
}

RunScenario scenario_of(const std::string& name, const std::string& path)
{
    RunScenario made{name, name, std::make_shared<const ResultFile>(path), {}, {}};
    if (const StudyAbout study = study_about(made.file->text("study"), path); !study.scenarios.empty())
        made.title = study.scenarios.front().title;
    made.changes = changes_of(made.file->text("changes"), path);
    made.ledgers = ledgers_of(made.file->text("ledgers"), path);
    return made;
}

/// Adds the inputs of a scenario that others have not.
void add_inputs(const ResultFile& file, std::vector<InputRecord>& all)
{
    const auto same = [](const InputRecord& a, const InputRecord& b) { return a.layer == b.layer && a.path == b.path; };
    for (InputRecord& input : inputs_of(file.text("inputs"), file.path()))
        if (std::ranges::none_of(all, [&](const InputRecord& each) { return same(each, input); }))
            all.push_back(std::move(input));
}

}  // namespace

bool RunScenario::holds(const std::string& variable) const
{
    const auto all = file->variables();
    return std::ranges::find(all, variable) != all.end();
}

Layer RunScenario::reported(const std::string& variable) const
{
    const Layer layer = file->layer(variable);
    if (!holds("report_within") || file->layer("report_within").grid != layer.grid)
        return layer;
    const auto read = [layer, mask = file->layer("report_within")](int, const Window& window, AnyView to) {
        const auto values = numbers(layer, window), inside = numbers(mask, window);
        for (int i = 0; i < window.rows; ++i)
            for (int j = 0; j < window.cols; ++j)
                std::get<View<float>>(to)(i, j) = inside.view()(i, j) > 0 ? values.view()(i, j) : std::numeric_limits<float>::quiet_NaN();
    };
    return {layer.name, layer.grid, Kind::number, 1, read};
}

void RunData::index()
{
    for (std::size_t n = 0; n < indicators.size(); ++n)
        row_of.emplace(key_of(indicators[n].scenario, indicators[n].indicator, indicators[n].zone_set, indicators[n].zone), n);
}

const IndicatorRow* RunData::row(std::string_view scenario, std::string_view indicator, std::string_view set, std::string_view zone) const
{
    const auto found = row_of.find(key_of(scenario, indicator, set, zone));
    return found == row_of.end() ? nullptr : &indicators[found->second];
}

RunData read_run(const std::string& folder)
{
    if (!std::filesystem::is_directory(folder))
        throw Error{Fault::usage, folder + ": is not a run folder"};
    const Compared found = find_results({folder});
    RunData made;
    for (const auto& [scenario, path] : found.files) {
        if (selects(found.baseline, scenario))
            made.baseline = made.scenarios.size();
        made.scenarios.push_back(scenario_of(scenario, path));
    }
    const ResultFile& first = *made.scenarios[made.baseline].file;
    made.study = study_about(first.text("study"), first.path());
    made.study.maps = found.variables;
    made.zones = zones_of(first.text("zones"), first.path());
    for (const RunScenario& scenario : made.scenarios)
        add_inputs(*scenario.file, made.inputs);
    made.contradictions = contradictions_of(first.text("contradictions"), first.path());
    made.models = models_of(first.text("models"), first.path());
    if (const std::string table = folder + "/indicators.csv"; std::filesystem::exists(table))
        made.indicators = read_indicators(table);
    made.index();
    return made;
}

}  // namespace arpent
