#include "core/file_pattern.hpp"

#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace arpent {
namespace {

TEST(FilePattern, StandsForLettersOfANameAndForFolders)
{
    EXPECT_TRUE(fits_pattern("alti/a.tif", "alti/*.tif"));
    EXPECT_TRUE(fits_pattern("alti/a.tif", "*/[a-c].t?f"));
    EXPECT_TRUE(fits_pattern("alti/a.tif", "**/*.tif"));
    EXPECT_TRUE(fits_pattern("a.tif", "**/*.tif"));
    EXPECT_TRUE(fits_pattern("x/y/z/a.tif", "x/**/a.tif"));
    EXPECT_FALSE(fits_pattern("alti/a.tif", "*.tif"));
    EXPECT_FALSE(fits_pattern("alti/a.tif.part", "alti/*.tif"));
    EXPECT_FALSE(fits_pattern("alti/.a.tif", "alti/*.tif"));
    EXPECT_FALSE(fits_pattern(".trash/a.tif", "**/*.tif"));
}

TEST(FilePattern, FindsFilesSortedByName)
{
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder / "alti/north/old.tif");
    std::filesystem::create_directories(folder / "towns.gdb");
    for (const std::string name : {"alti/b.tif", "alti/a10.tif", "alti/a2.tif", "alti/.a.tif", "alti/a.txt", "alti/north/c.tif", "É.tif"})
        std::ofstream{folder / name} << "x";
    const auto found = [&](const std::string& pattern) {
        std::string names;
        for (const std::string& path : files_fitting(folder / pattern))
            names += path.substr(folder.path().size() + 1) + " ";
        return names;
    };
    EXPECT_EQ(found("alti/*.tif"), "alti/a10.tif alti/a2.tif alti/b.tif ");
    EXPECT_EQ(found("*/a?.tif"), "alti/a2.tif ");
    EXPECT_EQ(found("**/*.tif"), "alti/a10.tif alti/a2.tif alti/b.tif alti/north/c.tif É.tif ");
    EXPECT_EQ(found("*.gdb"), "towns.gdb ");
    EXPECT_EQ(found("*.png"), "");
    EXPECT_EQ(found("no/such/*.tif"), "");
}

TEST(FilePattern, DoesNotFollowLinksInARing)
{
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder / "a");
    std::filesystem::create_directory_symlink(folder.path(), folder / "a/up");
    std::ofstream{folder / "a/x.tif"} << "x";
    EXPECT_EQ(files_fitting(folder / "**/*.tif"), std::vector<std::string>{folder / "a/x.tif"});
}

}  // namespace
}  // namespace arpent
