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
    program.set_version_flag("--version", version_text, "print version, compiler, flags and libraries");
    program.require_subcommand(1);
    int status = 0;
    for (const auto add : {add_init, add_validate, add_plan, add_run, add_compare, add_report, add_info, add_cache, add_explain, add_schema, add_doctor, add_completion})
        add(program, status);
    add_help(program);
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
