#include "core/error.hpp"
#include "scenarios/commands/verbs.hpp"

#include <iostream>
#include <malloc.h>
#include <new>

namespace {

int fail(arpent::Fault fault, const std::string& why)
{
    std::cerr << why << (why.ends_with('\n') ? "" : "\n");
    return static_cast<int>(fault);
}

}  // namespace

int main(int argc, char** argv)
{
    using namespace arpent;
    ::mallopt(M_MMAP_THRESHOLD, 1 << 20);  // rasters that are let go of go back to the machine: a run holds what it needs and no more
    CLI::App program{"Arpent answers \"what if?\" for a territory: heat, runoff and mobility of options for a place, compared cell by cell.", "arpent"};
    program.set_version_flag("--version", engine_text());
    program.require_subcommand(1);
    program.footer("First steps:  arpent init town && arpent run town/study.yaml\nExit codes: 0 ok, 2 usage, 3 study, 4 data, 5 model, 6 requirement not met, 7 machine, 70 internal, 75 interrupted");
    int status = 0;
    for (const auto add : {add_init, add_validate, add_plan, add_run, add_compare, add_report, add_info, add_cache})
        add(program, status);
    try {
        set_command(argc, argv);
        program.parse(argc, argv);
        return status;
    } catch (const CLI::ParseError& error) {
        const int code = program.exit(error);
        return code == 0 ? 0 : static_cast<int>(Fault::usage);
    } catch (const Error& error) {
        return fail(error.fault(), error.what());
    } catch (const std::bad_alloc&) {
        return fail(Fault::machine, "out of memory");
    } catch (const std::exception& error) {
        return fail(Fault::internal, std::string{"internal error: "} + error.what());
    }
}
