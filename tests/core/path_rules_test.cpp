#include "core/path_rules.hpp"

#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace arpent {
namespace {

TEST(PathRules, BeginWhereTheFileThatWroteThemLies)
{
    const PathRules rules{"runs/effective/today.yaml", "/town", false};
    const auto by = [&](const char* file) { return rules.begin({std::make_shared<const std::string>(file), 1, 1}); };
    EXPECT_EQ(by("runs/effective/today.yaml"), "/town");
    EXPECT_EQ(by("parts/storm.yaml"), "parts");
    EXPECT_EQ(by("--set"), "/town");
    EXPECT_EQ(rules.begin({}), "/town");
}

TEST(PathRules, ConfineToTheStudysFolder)
{
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder / "study/data");
    std::filesystem::create_directories(folder / "study_of_others");
    for (const char* file : {"study/data/dem.tif", "dem.tif", "study_of_others/dem.tif"})
        std::ofstream{folder / file} << "x";
    std::filesystem::create_symlink(folder / "dem.tif", folder / "study/out.tif");
    std::filesystem::create_symlink(folder / "study/data/dem.tif", folder / "study/in.tif");
    const PathRules free{"s.yaml", folder / "study", false}, confined{"s.yaml", folder / "study", true};
    const auto wrong = [](const PathRules& rules, const std::string& text) {
        Node node;
        node.text = text;
        return rules.data(node).wrong;
    };
    for (const char* path : {"data/dem.tif", "data/../data/dem.tif", "in.tif"})
        EXPECT_EQ(wrong(confined, path), "") << path;
    EXPECT_EQ(wrong(confined, "data/*.tif"), "");
    for (const char* path : {"../dem.tif", "out.tif", "../study_of_others/dem.tif", "*.tif", "../*.tif"}) {
        EXPECT_EQ(wrong(free, path), "") << path;
        EXPECT_EQ(wrong(confined, path), '"' + std::string{path} + "\" leads out of the study's folder (--confine allows what lies in it)");
    }
}

TEST(PathRules, ConfineToFiles)
{
    const TemporaryFolder folder;
    const PathRules confined{"s.yaml", folder.path(), true};
    Node node;
    for (const char* name : {"https://example.org/dem.tif", "https://example.org/?dem=*", "PG:dbname=town", "WFS:https://example.org", "/vsicurl/https://example.org/a.tif", "/vsimem/a.tif"}) {
        node.text = name;
        EXPECT_EQ(confined.data(node).wrong, '"' + node.text + "\" leads out of the study's folder (--confine allows what lies in it)");
    }
}

TEST(PathRules, ConfineTheVariableToItsOwnFolder)
{
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder / "data");
    for (const char* file : {"data/dem.tif", "dem.tif"})
        std::ofstream{folder / file} << "x";
    const char* before = std::getenv("ARPENT_DATA");
    const std::string kept = before ? before : "";
    ::setenv("ARPENT_DATA", (folder / "data").c_str(), 1);
    const PathRules confined{"s.yaml", folder / "data", true};
    Node node;
    node.text = "${ARPENT_DATA}/dem.tif";
    EXPECT_EQ(confined.data(node).wrong, "");
    node.text = "${ARPENT_DATA}/../dem.tif";
    EXPECT_EQ(confined.data(node).wrong, "\"${ARPENT_DATA}/../dem.tif\" leads out of ARPENT_DATA (--confine allows what lies in it)");
    before ? ::setenv("ARPENT_DATA", kept.c_str(), 1) : ::unsetenv("ARPENT_DATA");
}

}  // namespace
}  // namespace arpent
