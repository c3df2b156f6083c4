#include "scenarios/run/file_digests.hpp"

#include "io/file.hpp"
#include "io/seal.hpp"
#include "support/failure.hpp"
#include "support/temporary_folder.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

namespace arpent {
namespace {

namespace fs = std::filesystem;

TEST(FileDigests, SeeAFileThatChangesWhileItsStampIsYoung)
{
    const TemporaryFolder folder;
    Cache cache{folder / "cache"};
    write_text(folder / "dem.tif", "one");
    const auto written = fs::last_write_time(folder / "dem.tif");
    EXPECT_EQ(FileDigests{cache}.of(folder / "dem.tif"), file_digest(folder / "dem.tif"));
    std::fstream{folder / "dem.tif", std::ios::in | std::ios::out} << "two";  // the same inode and size
    fs::last_write_time(folder / "dem.tif", written);
    EXPECT_EQ(FileDigests{cache}.of(folder / "dem.tif"), file_digest(folder / "dem.tif"));
}

TEST(FileDigests, SeeAFileThatBringsAnOldTimeWithIt)
{
    const TemporaryFolder folder;
    Cache cache{folder / "cache"};
    write_text(folder / "dem.tif", "one");
    write_text(folder / "new.tif", "two");
    const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours{24};
    fs::last_write_time(folder / "dem.tif", long_ago);
    fs::last_write_time(folder / "new.tif", long_ago);
    const std::string before = FileDigests{cache}.of(folder / "dem.tif");
    fs::rename(folder / "new.tif", folder / "dem.tif");
    EXPECT_NE(FileDigests{cache}.of(folder / "dem.tif"), before);
}

TEST(FileDigests, KnowWhetherAFileHasChangedSinceItWasAskedFor)
{
    const TemporaryFolder folder;
    Cache cache{folder / "cache"};
    write_text(folder / "dem.tif", "one");
    FileDigests digests{cache};
    digests.of(folder / "dem.tif");
    EXPECT_TRUE(digests.unchanged());
    fs::last_write_time(folder / "dem.tif", fs::file_time_type::clock::now() - std::chrono::hours{1});
    EXPECT_TRUE(digests.unchanged());
    write_text(folder / "dem.tif", "two");
    EXPECT_FALSE(digests.unchanged());
    EXPECT_EQ(failure([&] { digests.of(folder / "no.tif"); }), "3 " + folder.path() + "/no.tif: no such file");
}

}  // namespace
}  // namespace arpent
