#include "scenarios/commands/verbs.hpp"
#include "scenarios/study/inspect.hpp"
#include "scenarios/study/territory.hpp"

#include "core/error.hpp"
#include "core/unit.hpp"

#include <cmath>
#include <cstdio>
#include <iostream>

namespace arpent {
namespace {

void print(const SourceReport& report)
{
    const std::string cell = report.cell > 0 ? number_text(report.cell) + " m" : "";
    const std::string what = report.kind == "vector" ? std::to_string(report.features) + " features" : report.type;
    std::printf("%-20s %-7s %-12s %-8s %-16s %6s %%  %s\n", report.layer.c_str(), report.kind.c_str(), report.crs.c_str(), cell.c_str(), what.c_str(),
                number_text(std::round(1000 * report.cover) / 10).c_str(), report.path.c_str());
}

/// Complaints of a study and of its data; true where no error is among them.
bool validate(const std::string& path, const ReadOptions& options)
{
    const Reading reading = read_study(path, options);
    Diagnostics complaints = reading.complaints;
    bool data = true;
    if (!complaints.failed())
        for (const Resolved& scenario : reading.scenarios) {
            const Grid grid = study_grid(scenario, complaints);
            if (complaints.failed())
                break;
            const auto reports = inspect_sources(scenario, grid, complaints);
            if (&scenario != &reading.scenarios.front())
                continue;
            std::printf("%d x %d cells of %s m\n", grid.rows, grid.cols, number_text(grid.cell).c_str());
            for (const SourceReport& report : reports)
                print(report);
            data = !complaints.failed();
        }
    std::cerr << complaints.text();
    if (reading.complaints.failed())
        throw Error{Fault::study, "the study is not valid"};
    if (complaints.failed() || !data)
        throw Error{Fault::data, "the study's data are not valid"};
    return true;
}

}  // namespace

void add_validate(CLI::App& program, int& status)
{
    struct Asked {
        std::string study;
        ReadOptions reading;
    };
    const auto asked = std::make_shared<Asked>();
    CLI::App* verb = program.add_subcommand("validate", "read a study and look at its data: every complaint, with its place");
    add_study(*verb, asked->study, asked->reading);
    verb->callback([asked, &status] {
        validate(asked->study, asked->reading);
        std::cout << asked->study << ": good\n";
        status = 0;
    });
}

}  // namespace arpent
