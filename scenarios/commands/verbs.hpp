#pragma once

#include "scenarios/explain/facts.hpp"
#include "scenarios/study/study.hpp"

#include <CLI/CLI.hpp>
#include <string>

namespace arpent {

/// Each adds its verb to the program; the verb's work runs while the command line is parsed and leaves the exit code in `status`.
void add_init(CLI::App& program, int& status);
void add_validate(CLI::App& program, int& status);
void add_plan(CLI::App& program, int& status);
void add_run(CLI::App& program, int& status);
void add_compare(CLI::App& program, int& status);
void add_report(CLI::App& program, int& status);
void add_info(CLI::App& program, int& status);
void add_cache(CLI::App& program, int& status);
void add_schema(CLI::App& program, int& status);
void add_explain(CLI::App& program, int& status);
void add_doctor(CLI::App& program, int& status);
void add_completion(CLI::App& program, int& status);

/// The verbs' groups, examples and exit codes for `--help`.
void add_help(CLI::App& program);

/// "arpent 0.1.0 (GNU 12.2.0, x86-64-v3)".
std::string engine_text();

/// What `--version` prints: the engine, how it was built, the libraries behind it.
std::string version_text();

/// The command line as it was typed.
std::string command_text();
void set_command(int argc, char** argv);

/// The file of a study and how it is read: STUDY, --set, --base, --confine.
void add_study(CLI::App& verb, std::string& study, ReadOptions& reading);

/// "5min" or "5 min" in seconds; another text is a mistake of `option`.
double interval_of(const std::string& option, const std::string& text);

/// `--threads`; standard: all that this process may use.
void add_threads(CLI::App& verb, int& threads);

/// `--json`: facts for programs, and nothing else on the standard output.
void add_json(CLI::App& verb, bool& json);
std::string told(const Facts& facts, bool json);

}  // namespace arpent
