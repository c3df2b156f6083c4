#include "scenarios/commands/verbs.hpp"
#include "scenarios/study/inspect.hpp"

#include "core/error.hpp"
#include "io/start.hpp"

#include <cmath>
#include <ctime>
#include <iostream>

namespace arpent {
namespace {

double cpu_ms(std::clock_t since) { return 1000.0 * static_cast<double>(std::clock() - since) / CLOCKS_PER_SEC; }

/// Complaints of a study and of its data; throws where an error is among them.
void validate(const std::string& path, const ReadOptions& options, bool json)
{
    const Reading reading = read_study(path, options);
    Diagnostics complaints = reading.complaints;
    Inspection found;
    double start = 0, look = 0;
    if (!complaints.failed()) {
        const std::clock_t before = std::clock();
        start_io();
        start = cpu_ms(before);
        found = inspect(reading, complaints);
        look = cpu_ms(before) - start;
    }
    if (json)
        std::cout << inspection_json(found, complaints);
    else if (found.grid.cells() > 0)
        std::cout << inspection_table(found) << "looked at " << found.sources.size() + found.weather.size() << " sources in " << std::ceil(look)
                  << " ms of CPU, after " << std::ceil(start) << " ms for the start of GDAL\n";
    std::cout.flush();
    std::cerr << complaints.text();
    if (complaints.failed())
        throw Error{complaints.fault(), complaints.fault() == Fault::study ? "the study is not valid" : "the study's data are not valid"};
}

}  // namespace

void add_validate(CLI::App& program, int& status)
{
    struct Asked {
        std::string study;
        ReadOptions reading;
        bool json = false;
    };
    const auto asked = std::make_shared<Asked>();
    CLI::App* verb = program.add_subcommand("validate", "read a study and look at its data: every complaint, with its place");
    add_study(*verb, asked->study, asked->reading);
    verb->add_flag("--json", asked->json, "all that was found, as JSON");
    verb->callback([asked, &status] {
        validate(asked->study, asked->reading, asked->json);
        if (!asked->json)
            std::cout << asked->study << ": good\n";
        status = 0;
    });
}

}  // namespace arpent
