#include "scenarios/commands/verbs.hpp"

#include "core/executor.hpp"
#include "core/scalar.hpp"
#include "core/threads.hpp"
#include "io/libraries.hpp"

namespace arpent {
namespace {

std::string& command()
{
    static std::string text;
    return text;
}

}  // namespace

std::string engine_text() { return "arpent " ARPENT_VERSION " (" ARPENT_COMPILER ", x86-64-v3)"; }

std::string version_text()
{
    std::string text = engine_text() + "\nbuilt as " ARPENT_BUILD_TYPE " with " ARPENT_FLAGS "\n" + threads_library();
    for (const auto& [name, version] : io_libraries())
        text += ", " + name + ' ' + version;
    return text;
}

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

void add_study(CLI::App& verb, std::string& study, ReadOptions& reading)
{
    verb.add_option("STUDY", study, "the study's file")->required();
    verb.add_option("--set", reading.sets, "key=value in place of the study's own (may be given again)")->take_all();
    verb.add_option("--base", reading.base, "folder that the study's paths begin in; standard: its own");
    verb.add_flag("--confine", reading.confine, "refuse paths that lead out of the study's folder");
}

double interval_of(const std::string& option, const std::string& text)
{
    const std::size_t unit = text.find_first_not_of("0123456789.");
    const bool together = unit != text.npos && unit > 0 && text[unit] != ' ';
    const auto read = parse_quantity(together ? text.substr(0, unit) + " " + text.substr(unit) : text, "s", false);
    if (!read.wrong.empty() || read.value.constant < 0)
        throw CLI::ValidationError{option, text + " is no interval (as 60s, 5min, 1h)"};
    return read.value.constant;
}

void add_threads(CLI::App& verb, int& threads)
{
    threads = threads_available();
    verb.add_option("--threads", threads, "threads to use")->check(CLI::Range(1, 1024))->capture_default_str();
}

void add_json(CLI::App& verb, bool& json) { verb.add_flag("--json", json, "for programs: one JSON value on the standard output, nothing else"); }

std::string told(const Facts& facts, bool json) { return json ? facts.json() : facts.text(); }

}  // namespace arpent
