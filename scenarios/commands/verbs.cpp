#include "scenarios/commands/verbs.hpp"

#include "core/executor.hpp"

namespace arpent {
namespace {

std::string& command()
{
    static std::string text;
    return text;
}

}  // namespace

std::string engine_text() { return "arpent " ARPENT_VERSION " (" ARPENT_COMPILER ", x86-64-v3)"; }

std::string command_text() { return command(); }

void set_command(int argc, char** argv)
{
    command() = "arpent";
    for (int n = 1; n < argc; ++n) {
        const std::string word = argv[n];
        const bool plain = word.find_first_of(" '\"$\\") == word.npos && !word.empty();
        command() += plain ? " " + word : " '" + word + "'";
    }
}

void add_threads(CLI::App& verb, int& threads)
{
    threads = threads_available();
    verb.add_option("--threads", threads, "threads to use")->check(CLI::Range(1, 1024))->capture_default_str();
}

}  // namespace arpent
