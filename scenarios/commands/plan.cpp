#include "scenarios/commands/verbs.hpp"
#include "scenarios/run/cache.hpp"
#include "scenarios/run/prepare.hpp"

#include "core/executor.hpp"
#include "core/unit.hpp"

#include <cmath>
#include <cstdio>
#include <iostream>

namespace arpent {
namespace {

std::string rounded(double value) { return number_text(std::round(value * 10) / 10); }

void print_step(const Plan& plan, const PlannedStep& step, std::int64_t cells, int threads)
{
    const std::string why = step.same_as < 0 ? step.reason : "as in " + plan.steps[static_cast<std::size_t>(step.same_as)].scenario;
    const Forecast need = step_forecast(step, cells, threads);
    std::printf("%-16s %-14s %-16s %12lld %10s %9s %9s\n", step.scenario.c_str(), step.card.name.c_str(), why.c_str(), static_cast<long long>(cells),
                rounded(need.seconds).c_str(), rounded(need.bytes / 1e6).c_str(), rounded(need.disk / 1e6).c_str());
}

void print_plan(const std::string& path, int threads)
{
    const Reading reading = read_study(path);
    Cache cache{cache_folder(path), [](const std::string& why) { std::cerr << "warning: " << why << "\n"; }};
    const ReadyStudy study = prepare(reading, {}, cache);
    std::cerr << study.warnings.text();
    const std::int64_t cells = study.scenarios.front().inputs.grid.cells();
    std::printf("%-16s %-14s %-16s %12s %10s %9s %9s\n", "scenario", "step", "reason", "cells", "seconds", "MB", "disk MB");
    for (const PlannedStep& step : study.plan.steps)
        print_step(study.plan, step, cells, threads);
    const Forecast all = forecast(study.plan, cells, threads);
    std::printf("together: about %s s with %d threads, %s MB of memory at the peak, %s MB of disk\n", rounded(all.seconds).c_str(), threads,
                rounded(all.bytes / 1e6).c_str(), rounded(all.disk / 1e6).c_str());
}

}  // namespace

void add_plan(CLI::App& program, int& status)
{
    struct Asked {
        std::string study;
        int threads = 1;
    };
    const auto asked = std::make_shared<Asked>();
    CLI::App* verb = program.add_subcommand("plan", "print the steps of a study, with a reason, memory, disk and time for each");
    verb->add_option("STUDY", asked->study, "the study's file")->required();
    add_threads(*verb, asked->threads);
    verb->callback([asked, &status] {
        with_threads(asked->threads, [&] { print_plan(asked->study, asked->threads); });
        status = 0;
    });
}

}  // namespace arpent
