#include "scenarios/run/run.hpp"

#include "core/executor.hpp"
#include "core/unit.hpp"
#include "io/crs.hpp"
#include "io/file.hpp"
#include "io/project_file.hpp"
#include "io/result_file.hpp"
#include "scenarios/compare/joint_rows.hpp"
#include "scenarios/compare/report.hpp"
#include "scenarios/run/plan_runner.hpp"
#include "scenarios/run/results.hpp"
#include "scenarios/run/ro_crate.hpp"
#include "scenarios/run/room.hpp"
#include "scenarios/run/stamp.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <iterator>

namespace arpent {
namespace {

/// The forecast, or what was used in the end: bytes and seconds, for the log.
Log::Fields needs(const std::string& seconds, double memory, double disk)
{
    return {{"seconds", seconds}, {"peak_bytes", number_text(std::round(memory))}, {"disk_bytes", number_text(std::round(disk))}};
}

double disk_used(const RunFolder& folder, const Cache& cache, const ReadyStudy& study)
{
    double sum = bytes_within(folder.path());
    for (const PlannedStep& step : study.plan.steps)
        sum += step.runs() ? cache.bytes(step.key) : 0;
    return sum;
}

/// Indicators of a scenario from its file: what anyone else would read.
std::vector<IndicatorRow> measure(const RunFolder& folder, const ReadyScenario& scenario)
{
    const ResultFile file{folder.result(scenario.resolved->name)};
    Layers results;
    for (const std::string& variable : file.variables())
        results.emplace(variable, file.layer(variable));
    return indicators(*scenario.resolved, results, scenario.data().territory.layers, scenario.data().report, scenario.data().zones);
}

/// The return periods of each scenario's events [y].
ReturnPeriods return_periods(const Reading& reading)
{
    ReturnPeriods made;
    for (const Resolved& point : reading.scenarios)
        if (point.at.return_period)
            made[point.at.scenario][point.at.event] = parse_unit("y").from_si(*point.at.return_period);
    return made;
}

/// Whether some scenario says what it costs.
bool priced(const Reading& reading)
{
    return std::ranges::any_of(reading.scenarios, [](const Resolved& scenario) {
        return std::ranges::any_of(scenario.study.interventions, [](const Intervention& each) { return each.cost.has_value(); });
    });
}

std::vector<Difference> compare_run(const RunFolder& folder, const Reading& reading, const ReadyStudy& study, int threads)
{
    if (!reading.written.compare || study.scenarios.size() < 2)
        return {};
    Compared what{.baseline = reading.written.compare->baseline, .files = {}, .variables = {}};
    std::vector<std::string> points;
    for (const ReadyScenario& scenario : study.scenarios) {
        points.push_back(scenario.resolved->name);
        what.files.emplace_back(points.back(), folder.result(points.back()));
    }
    for (const std::string& map : reading.written.compare->maps)
        what.variables.push_back(parse_variable(map).name());
    return like_pairs(what.baseline, points).empty() ? std::vector<Difference>{} : compare_results(what, folder.path(), threads);
}

/// Differences on top, then the scenarios; the first map of each is shown.
void write_qgis_project(const RunFolder& folder, const Reading& reading, const ReadyStudy& study, const std::vector<Difference>& differences)
{
    std::vector<ProjectLayer> layers;
    const auto add = [&](const std::string& group, const std::string& title, const std::string& path) {
        layers.push_back({group, title, path, layers.empty() || (layers.back().group != group && layers.front().group != "compare")});
    };
    for (const Difference& difference : differences)
        add("compare", difference.name(), "compare/" + difference.name() + ".tif");
    for (const ReadyScenario& scenario : study.scenarios)
        for (const ModelRun& run : scenario.models)
            for (const Variable& variable : run.wanted)
                add(scenario.resolved->name, variable_spec(variable.name()).label_en, RunFolder::map_name(scenario.resolved->name, variable.name()));
    const std::string title = reading.written.title.value_or(reading.written.study);
    write_project(folder.file("study.qgs"), title, crs_wkt(study.scenarios.front().inputs.grid.crs), layers);
}

/// What the run says of itself: the page, the project, the crate.
void write_covers(const RunFolder& folder, const RunRequest& request, const Reading& reading, const ReadyStudy& study, const RunOutcome& outcome, const RunFacts& facts)
{
    write_qgis_project(folder, reading, study, outcome.differences);
    write_text(folder.file("report.html"), report_page(folder.path(), facts));
    write_text(folder.file("ro-crate-metadata.json"),
               ro_crate({.study = reading.written.study, .title = reading.written.title.value_or(reading.written.study), .engine = request.engine,
                         .command = request.command, .machine = machine_text(), .started = facts.started, .ended = now_text(),
                         .folder_of_study = std::filesystem::canonical(reading.folder).string(), .files = files_of(folder.path()), .inputs = outcome.inputs}));
}

/// Removes the maps that an earlier run left of these scenarios and this one does not make.
void remove_old_maps(const Stamp& before, const RunFolder& folder, const ReadyStudy& study, const RunOutcome& outcome)
{
    for (const ReadyScenario& scenario : study.scenarios)
        remove_stale(before, folder.path(), file_stem(scenario.resolved->name) + "/");
    if (!outcome.differences.empty())
        remove_stale(before, folder.path(), "compare/");
}

void run_within(const RunRequest& request, const Reading& reading, const ReadyStudy& study, const std::optional<Stamp>& before, const RunFolder& folder, Cache& cache,
                Progress& progress, Log& log, Interruption& interruption, RunOutcome& outcome)
{
    const auto began = std::chrono::steady_clock::now();
    const std::string started = now_text();
    for (const Complaint& warning : study.warnings.sorted())
        log.write("warning", {{"text", warning.text()}});
    const Forecast need = forecast(study, request.threads);
    check_disk(need, folder.path(), cache.folder());
    log.write("forecast", needs(seconds_text(need.seconds), need.bytes, need.results + need.entries));
    PlanRunner runner{study, cache, progress, log, interruption, request.checkpoint};
    for (const ReadyScenario& scenario : study.scenarios) {
        const auto results = runner.run(scenario);
        if (!results || interruption.told) {
            outcome.interrupted = true;
            return log.write("interrupted");
        }
        write_results(folder, scenario, *results, request.threads);
        std::ranges::move(measure(folder, scenario), std::back_inserter(outcome.indicators));
        if (priced(reading))
            std::ranges::move(cost_rows(scenario.resolved->name, scenario.data().territory.changes), std::back_inserter(outcome.indicators));
        std::ranges::copy(scenario.data().territory.inputs, std::back_inserter(outcome.inputs));
        scenario.lazy->release();
    }
    add_joint_rows(outcome.indicators, reading.written.indicators, return_periods(reading));
    write_text(folder.file("indicators.csv"), indicators_csv(outcome.indicators));
    outcome.unmet = unmet(reading.written, outcome.indicators);
    outcome.differences = compare_run(folder, reading, study, request.threads);
    outcome.table = outcome.differences.empty() ? "" : difference_table(outcome.differences);
    if (before)
        remove_old_maps(*before, folder, study, outcome);
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - began;
    write_covers(folder, request, reading, study, outcome, {request.engine, request.command, started, spent.count(), request.threads});
    const std::chrono::duration<double> all = std::chrono::steady_clock::now() - began;
    log.write("run ends", needs(number_text(all.count()), memory_peak(), disk_used(folder, cache, study)));
}

std::string folder_of(const RunRequest& request, const Reading& reading)
{
    const std::filesystem::path beside = std::filesystem::path{reading.folder} / "runs" / reading.written.study;
    return request.folder.empty() ? beside.lexically_normal().string() : request.folder;
}

ReadyStudy prepare_aloud(const RunRequest& request, const Reading& reading, Cache& cache, Progress& progress)
{
    std::optional<ReadyStudy> study;
    with_threads(request.threads, [&] { study = prepare(reading, request.selection, cache); });
    for (const Complaint& warning : study->warnings.sorted())
        progress.line(warning.text());
    return std::move(*study);
}

/// What the run would come to, where the folder's files are already what it would make.
std::optional<RunOutcome> unchanged(const std::optional<Stamp>& before, const std::string& folder, const std::string& now)
{
    if (!before || now.empty() || before->made_from != now || !stands(*before, folder))
        return {};
    return RunOutcome{.folder = folder, .indicators = {}, .differences = {}, .table = before->table, .unmet = before->unmet, .unchanged = true};
}

}  // namespace

RunOutcome run_study(const RunRequest& request, Progress& progress, Interruption& interruption)
{
    const Reading reading = read_study(request.study, request.reading);
    if (reading.complaints.failed())
        throw Error{Fault::study, reading.complaints.text()};
    std::optional<Log> log;
    Cache cache{cache_folder(reading.folder), [&](const std::string& why) {
                    progress.line("warning: " + why);
                    if (log)
                        log->write("warning", {{"text", why}});
                }};
    RunOutcome outcome;
    outcome.folder = folder_of(request, reading);
    const auto before = read_stamp(outcome.folder);
    std::optional<ReadyStudy> study;
    if (before) {
        study = prepare_aloud(request, reading, cache, progress);
        if (auto same = unchanged(before, outcome.folder, made_from(reading, *study, request.selection)))
            return *same;
    }
    const RunFolder folder{outcome.folder};
    remove_stamp(folder.path());
    log.emplace(folder.file("log.jsonl"));
    log->write("run begins", {{"engine", request.engine}, {"command", request.command}, {"machine", machine_text()},
                              {"threads", std::to_string(request.threads)}});
    try {
        if (!study)
            study = prepare_aloud(request, reading, cache, progress);
        with_threads(request.threads, [&] { run_within(request, reading, *study, before, folder, cache, progress, *log, interruption, outcome); });
    } catch (const std::exception& error) {
        log->write("failed", {{"error", error.what()}});
        throw;
    }
    const std::string made = made_from(reading, *study, request.selection);
    if (!outcome.interrupted && !made.empty())
        write_stamp(folder.path(), {.made_from = made, .table = outcome.table, .unmet = outcome.unmet, .files = {}});
    return outcome;
}

}  // namespace arpent
