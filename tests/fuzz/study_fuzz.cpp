// Any bytes as a study: no crash, no hang, no complaint without a place, and what is read without an error reads back from its own words.
//   study_fuzz CORPUS [libFuzzer's options]      an empty folder CORPUS is filled with the broken studies of the tests first

#include "support/broken_studies.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace {

using namespace arpent;

SmallStudy& folder()
{
    static SmallStudy study;
    return study;
}

[[noreturn]] void fail(const char* what, const std::string& text)
{
    std::fprintf(stderr, "%s:\n%s\n", what, text.c_str());
    std::abort();
}

void check_places(const Reading& reading)
{
    for (const Complaint& each : reading.complaints.sorted())
        if (!each.where.file || each.where.line < 1 || each.where.column < 1)
            fail("a complaint without a place", each.text());
}

void check_effective(const Resolved& scenario)
{
    const std::string words = effective(scenario);
    const Reading again = folder().read(words);
    if (again.complaints.failed())
        fail("does not read back", words + again.complaints.text());
    if (again.scenarios.size() != 1 || effective(again.scenarios.front()) != words)
        fail("reads back as another study", words);
}

void write_corpus(const std::filesystem::path& corpus)
{
    std::filesystem::create_directories(corpus);
    if (!std::filesystem::is_empty(corpus))
        return;
    const auto write = [&](const std::string& name, const std::string& text) { std::ofstream{corpus / name, std::ios::binary} << text; };
    write("Good", SmallStudy::text);
    for (const Broken& each : broken_studies())
        write(each.name, SmallStudy::with(each.from, each.to));
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv)
{
    if (*argc > 1 && (*argv)[1][0] != '-')
        write_corpus((*argv)[1]);
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const Reading reading = folder().read({reinterpret_cast<const char*>(data), size});
    check_places(reading);
    if (!reading.complaints.failed())
        for (const Resolved& scenario : reading.scenarios)
            check_effective(scenario);
    return 0;
}
