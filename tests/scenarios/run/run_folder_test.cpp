#include "scenarios/run/run_folder.hpp"

#include "core/error.hpp"
#include "scenarios/run/progress.hpp"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

namespace arpent {
namespace {

namespace fs = std::filesystem;

class Folder : public testing::Test {
protected:
    void SetUp() override { fs::create_directories(path); }
    void TearDown() override { fs::remove_all(path); }

    const std::string path = (fs::temp_directory_path() / ("arpent-run-folder-" + std::to_string(::getpid()))).string();
};

TEST_F(Folder, IsLockedForOneProcessAndNamesIt)
{
    const RunFolder mine{path + "/a/b"};
    try {
        const RunFolder second{path + "/a/b"};
        FAIL() << "two at once";
    } catch (const Error& error) {
        EXPECT_EQ(error.fault(), Fault::machine);
        EXPECT_EQ(std::string{error.what()}, path + "/a/b: in use by process " + std::to_string(::getpid()));
    }
}

TEST_F(Folder, IsFreeWhenItsProcessHasLeft)
{
    { const RunFolder first{path}; }
    EXPECT_NO_THROW(RunFolder{path});
}

TEST_F(Folder, LosesWhatAKilledRunLeftHalfWritten)
{
    fs::create_directories(path + "/today");
    for (const char* name : {"/.today.nc.123.part", "/today/.depth_max.tif.9.part", "/kept.part"})
        std::ofstream{path + name} << "half";
    const RunFolder folder{path};
    EXPECT_FALSE(fs::exists(path + "/.today.nc.123.part"));
    EXPECT_FALSE(fs::exists(path + "/today/.depth_max.tif.9.part"));
    EXPECT_TRUE(fs::exists(path + "/kept.part"));
}

TEST_F(Folder, CannotBeAFile)
{
    std::ofstream{path + "/file"} << "x";
    try {
        const RunFolder folder{path + "/file/runs"};
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(std::string{error.what()}, path + "/file/runs: the folder cannot be made: Not a directory");
    }
}

TEST(Progress, WritesALineThatStaysOverABar)
{
    std::string told;
    Progress progress{[&](const std::string& text) { told += text; }, false};
    progress.line("today: runoff.flow: 3 s");
    progress.step("green", 0.1);
    EXPECT_EQ(told, "today: runoff.flow: 3 s\n") << "no line before its time";
}

}  // namespace
}  // namespace arpent
