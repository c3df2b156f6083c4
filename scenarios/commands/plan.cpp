#include "scenarios/commands/verbs.hpp"
#include "scenarios/explain/outcome.hpp"
#include "scenarios/run/cache.hpp"
#include "scenarios/run/room.hpp"

#include "core/executor.hpp"
#include "core/unit.hpp"

#include <cmath>
#include <cstdio>
#include <iostream>

namespace arpent {
namespace {

std::string rounded(double value) { return number_text(std::round(value * 10) / 10); }

std::string mega(double bytes) { return rounded(bytes / 1e6); }

void print_step(const Plan& plan, const ReadyScenario& scenario, const PlannedStep& step, int threads)
{
    const std::string why = step.same_as < 0 ? step.reason : "as in " + plan.steps[static_cast<std::size_t>(step.same_as)].scenario;
    const Forecast need = step_forecast(scenario, step, threads);
    std::printf("%-16s %-14s %-16s %12lld %12s %9s %9s\n", step.scenario.c_str(), step.card.name.c_str(), why.c_str(),
                static_cast<long long>(scenario.inputs.grid.cells()), seconds_text(need.seconds).c_str(), mega(need.bytes).c_str(),
                mega(need.results + need.entries).c_str());
}

void print_together(const Forecast& all, int threads)
{
    std::printf("together: about %s s with %d threads, %s MB of memory at the peak, %s MB of disk (results %s, cache %s)\n",
                seconds_text(all.seconds).c_str(), threads, mega(all.bytes).c_str(), mega(all.results + all.entries).c_str(), mega(all.results).c_str(),
                mega(all.entries).c_str());
    if (all.scratch > 0)
        std::printf("while it runs: up to %s MB more of disk for checkpoints\n", mega(all.scratch).c_str());
    if (all.seconds.high > 1.5 * all.seconds.low)
        std::printf("of seconds a range: what is wet, and how deep, is what the run is to find out\n");
}

void print_plan(const std::string& path, const ReadOptions& options, int threads, bool json)
{
    const Reading reading = read_study(path, options);
    Cache cache{cache_folder(reading.folder), [](const std::string& why) { std::cerr << "warning: " << why << "\n"; }};
    const ReadyStudy study = prepare(reading, {}, cache);
    std::cerr << study.warnings.text();
    if (json) {
        std::cout << plan_facts(study, threads).json();
        return;
    }
    std::printf("%-16s %-14s %-16s %12s %12s %9s %9s\n", "scenario", "step", "reason", "cells", "seconds", "MB", "disk MB");
    for (const ReadyScenario& scenario : study.scenarios)
        for (int n = scenario.first_step; n < scenario.first_step + scenario.steps; ++n)
            print_step(study.plan, scenario, study.plan.steps[static_cast<std::size_t>(n)], threads);
    print_together(forecast(study, threads), threads);
}

}  // namespace

void add_plan(CLI::App& program, int& status)
{
    struct Asked {
        std::string study;
        ReadOptions reading;
        int threads = 1;
        bool json = false;
    };
    const auto asked = std::make_shared<Asked>();
    CLI::App* verb = program.add_subcommand("plan", "print the steps of a study, with a reason, memory, disk and time for each");
    add_study(*verb, asked->study, asked->reading);
    add_threads(*verb, asked->threads);
    add_json(*verb, asked->json);
    verb->callback([asked, &status] {
        with_threads(asked->threads, [&] { print_plan(asked->study, asked->reading, asked->threads, asked->json); });
        status = 0;
    });
}

}  // namespace arpent
