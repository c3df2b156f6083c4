#include "scenarios/commands/verbs.hpp"
#include "scenarios/explain/outcome.hpp"
#include "scenarios/run/run.hpp"

#include "core/scalar.hpp"

#include <csignal>
#include <iostream>
#include <unistd.h>

namespace arpent {
namespace {

constexpr int interrupted_status = 75;

constexpr std::string_view how_to_go_on = "interrupted: the same command goes on from here\n";

Interruption interruption;

/// Ends the run at once, or at the next boundary of the step at work. Batch systems tell a program more than once: only a person who
/// presses Ctrl-C again does not wait for the boundary.
void stop(int signal)
{
    const bool again = interruption.told.exchange(true);
    if (interruption.at_work && !(again && signal == SIGINT))
        return;
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, how_to_go_on.data(), how_to_go_on.size());
    ::_exit(interrupted_status);
}

void listen()
{
    struct sigaction action {};
    action.sa_handler = stop;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

void tell_people(const RunOutcome& outcome)
{
    if (outcome.unchanged)
        std::cerr << "unchanged: the results are those of this study\n";
    std::cout << outcome.table << "page:   " << outcome.folder << "/report.html\nmaps:   " << outcome.folder << "/*/*.tif\n";
}

int tell(const RunOutcome& outcome, bool json)
{
    if (json)
        std::cout << outcome_facts(outcome).json();
    if (outcome.interrupted) {
        std::cerr << how_to_go_on;
        return interrupted_status;
    }
    if (!json)
        tell_people(outcome);
    for (const std::string& requirement : outcome.unmet)
        std::cerr << "not met: " << requirement << "\n";
    return outcome.unmet.empty() ? 0 : static_cast<int>(Fault::require);
}

}  // namespace

void add_run(CLI::App& program, int& status)
{
    const auto asked = std::make_shared<RunRequest>();
    const auto json = std::make_shared<bool>(false);
    CLI::App* verb = program.add_subcommand("run", "run a study: results, maps, indicators, comparison, page");
    add_study(*verb, asked->study, asked->reading);
    verb->add_option("--only", asked->selection.model, "this model alone");
    verb->add_option("--scenario", asked->selection.scenarios, "this scenario alone (may be given again)");
    verb->add_option("--out", asked->folder, "folder of the results; standard: runs/<study> beside the study");
    verb->add_option_function<std::string>("--checkpoint", [asked](const std::string& text) { asked->checkpoint = {interval_of("--checkpoint", text), interval_of("--checkpoint", text)}; },
                                           "wall time between checkpoints of a step, as 5min; standard: 60s, up to 5min where they would cost more than 5 % of it");
    add_threads(*verb, asked->threads);
    add_json(*verb, *json);
    verb->callback([asked, json, &status] {
        asked->engine = engine_text();
        asked->command = command_text();
        listen();
        Progress progress{[](const std::string& text) { std::cerr << text << std::flush; }, ::isatty(STDERR_FILENO) != 0};
        status = tell(run_study(*asked, progress, interruption), *json);
    });
}

}  // namespace arpent
