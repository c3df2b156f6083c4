#include "scenarios/commands/verbs.hpp"
#include "scenarios/run/run.hpp"

#include <atomic>
#include <csignal>
#include <iostream>
#include <unistd.h>

namespace arpent {
namespace {

constexpr int interrupted_status = 75;

std::atomic<bool> told_to_stop{false};

/// The first SIGINT or SIGTERM ends the run cleanly at its next step boundary; a second one ends it at once.
void listen()
{
    struct sigaction action {};
    action.sa_handler = [](int) { told_to_stop = true; };
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

int tell(const RunOutcome& outcome)
{
    if (outcome.interrupted) {
        std::cerr << "interrupted: the scenarios that were finished are in " << outcome.folder << "; run the study again for the others\n";
        return interrupted_status;
    }
    if (!outcome.differences.empty())
        std::cout << difference_table(outcome.differences);
    std::cout << "page:   " << outcome.folder << "/report.html\nmaps:   " << outcome.folder << "/*/*.tif\n";
    for (const std::string& requirement : outcome.unmet)
        std::cerr << "not met: " << requirement << "\n";
    return outcome.unmet.empty() ? 0 : static_cast<int>(Fault::require);
}

}  // namespace

void add_run(CLI::App& program, int& status)
{
    const auto asked = std::make_shared<RunRequest>();
    CLI::App* verb = program.add_subcommand("run", "run a study: results, maps, indicators, comparison, page");
    verb->add_option("STUDY", asked->study, "the study's file")->required();
    verb->add_option("--only", asked->selection.model, "this model alone");
    verb->add_option("--scenario", asked->selection.scenarios, "this scenario alone (may be given again)");
    verb->add_option("--set", asked->sets, "key=value in place of the study's own (may be given again)");
    verb->add_option("--out", asked->folder, "folder of the results; standard: runs/<study> beside the study");
    add_threads(*verb, asked->threads);
    verb->callback([asked, &status] {
        asked->engine = engine_text();
        asked->command = command_text();
        listen();
        Progress progress{[](const std::string& text) { std::cerr << text << std::flush; }, ::isatty(STDERR_FILENO) != 0};
        status = tell(run_study(*asked, progress, told_to_stop));
    });
}

}  // namespace arpent
