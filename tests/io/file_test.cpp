#include "io/file.hpp"

#include "support/failure.hpp"
#include "support/small_disk.hpp"
#include "support/temporary_folder.hpp"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace arpent {
namespace {

TEST(File, ReadsBackWhatItWrote)
{
    const TemporaryFolder folder;
    const std::string long_text(300000, 'x');
    write_text(folder / "a.txt", "one\nÉvry\n");
    write_text(folder / "b.txt", long_text);
    EXPECT_EQ(read_text(folder / "a.txt"), "one\nÉvry\n");
    EXPECT_EQ(read_text(folder / "b.txt"), long_text);
    EXPECT_EQ(folder.names(), (std::vector<std::string>{"a.txt", "b.txt"}));
}

TEST(File, AWriteReplacesAWholeFile)
{
    const TemporaryFolder folder;
    write_text(folder / "a.txt", "a long first text");
    write_text(folder / "a.txt", "short");
    EXPECT_EQ(read_text(folder / "a.txt"), "short");
}

TEST(File, MissingFilesAndFoldersAreTheStudysFault)
{
    const TemporaryFolder folder;
    EXPECT_EQ(failure([&] { read_text(folder / "no.csv"); }), "3 " + (folder / "no.csv") + ": no such file");
    EXPECT_EQ(failure([&] { read_text(folder / "no/no.csv"); }), "3 " + (folder / "no/no.csv") + ": no such file");
    EXPECT_EQ(failure([&] { read_text(folder.path()); }), "3 " + folder.path() + ": is a directory, not a file");
}

TEST(File, WritingWhereNoFolderIsSaysSo)
{
    const TemporaryFolder folder;
    EXPECT_EQ(failure([&] { write_text(folder / "no/a.txt", "x"); }),
              "7 " + (folder / "no/a.txt") + ": cannot be written: No such file or directory");
    EXPECT_EQ(failure([&] { write_text(folder.path(), "x"); }), "7 " + folder.path() + ": cannot be written: Is a directory");
}

TEST(File, ATemporaryNameLiesBesideTheFinalOne)
{
    const std::string pid = std::to_string(::getpid());
    EXPECT_THAT(part_name("/data/out/depth.tif"), testing::MatchesRegex("/data/out/[.]depth[.]tif[.]" + pid + "-[0-9]+[.]part"));
    EXPECT_THAT(part_name("depth.tif"), testing::MatchesRegex("[.]depth[.]tif[.]" + pid + "-[0-9]+[.]part"));
}

TEST(File, AnAbandonedPartLeavesNothing)
{
    const TemporaryFolder folder;
    {
        const Part part{folder / "a.txt"};
        std::ofstream{part.name()} << "half";
        EXPECT_EQ(folder.names().size(), 1u);
    }
    EXPECT_TRUE(folder.names().empty());
}

TEST(File, AFullDiskGivesTheSystemsWordsAndLeavesNothing)
{
    const SmallDisk disk;
    if (!disk.mounted())
        GTEST_SKIP() << "only root may mount a small disk";
    const std::string path = disk.folder() / "big.txt";
    EXPECT_EQ(failure([&] { write_text(path, std::string(4 << 20, 'x')); }), "7 " + path + ": cannot be written: No space left on device");
    EXPECT_TRUE(disk.folder().names().empty());
}

}  // namespace
}  // namespace arpent
