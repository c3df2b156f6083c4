#include "core/file_path.hpp"

#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace arpent {
namespace {

TEST(FilePath, IsAbsoluteFromTheFolderThatSaysIt)
{
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder / "a/b");
    std::ofstream{folder / "a/dem.tif"} << "x";
    EXPECT_EQ(file_path("dem.tif", folder / "a").value, folder / "a/dem.tif");
    EXPECT_EQ(file_path("../dem.tif", folder / "a/b").value, folder / "a/dem.tif");
    EXPECT_EQ(file_path(folder / "a/dem.tif", "/elsewhere").value, folder / "a/dem.tif");
}

TEST(FilePath, FollowsLinksToFiles)
{
    const TemporaryFolder folder;
    std::ofstream{folder / "dem.tif"} << "x";
    std::filesystem::create_symlink(folder / "dem.tif", folder / "link.tif");
    EXPECT_EQ(file_path("link.tif", folder.path()).value, folder / "link.tif");
}

TEST(FilePath, SaysWhatIsWrong)
{
    const TemporaryFolder folder;
    const auto wrong = [&](const std::string& text) { return file_path(text, folder.path()).wrong; };
    EXPECT_EQ(wrong(""), "is empty (allowed: a file)");
    EXPECT_EQ(wrong("none.tif"), "no such file \"" + (folder / "none.tif") + '"');
    EXPECT_EQ(wrong("."), '"' + (folder / "") + "\" is a directory (allowed: a file)");
    EXPECT_EQ(wrong("${HOME}/x"), "unknown variable \"${HOME}\" (allowed: ${ARPENT_DATA})");
    EXPECT_EQ(wrong("${ARPENT_DATA"), "unknown variable \"${ARPENT_DATA\" (allowed: ${ARPENT_DATA})");
    EXPECT_EQ(wrong(std::string{"a\0b", 3}), "is not the name of a file");
    EXPECT_NE(wrong(std::string(100000, 'x')), "");
}

TEST(FolderOf, IsThePointWhereThereIsNone)
{
    EXPECT_EQ(folder_of("s.yaml"), ".");
    EXPECT_EQ(folder_of("a/b/s.yaml"), "a/b");
}

}  // namespace
}  // namespace arpent
