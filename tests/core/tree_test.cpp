#include "core/tree.hpp"

#include "support/nodes.hpp"

#include <gtest/gtest.h>

namespace arpent {
namespace {

const auto file = std::make_shared<const std::string>("s.yaml");

TEST(Where, IsFileLineAndColumn) { EXPECT_EQ((Where{file, 3, 5}.text()), "s.yaml:3:5"); }

TEST(Diagnostics, AreSortedByPlaceEachOnce)
{
    Diagnostics all;
    all.add({file, 3, 1}, "b", "second");
    all.add({file, 10, 1}, "c", "third");
    all.add({file, 3, 1}, "scenarios.x.b", "second");
    all.add({file, 2, 9}, "", "first");
    EXPECT_EQ(all.text(), "s.yaml:2:9: first\ns.yaml:3:1: b: second\ns.yaml:10:1: c: third\n");
}

TEST(Diagnostics, AWarningStopsNothing)
{
    Diagnostics all;
    EXPECT_TRUE(all.empty());
    all.warn({file, 1, 2}, "k", "mind this");
    EXPECT_FALSE(all.failed());
    EXPECT_EQ(all.text(), "s.yaml:1:2: warning: k: mind this\n");
    all.add({file, 1, 1}, "k", "not this");
    EXPECT_TRUE(all.failed());
}

TEST(Diagnostics, AreTheStudysFaultWhereOneOfThemIs)
{
    Diagnostics complaints;
    complaints.warn(Where{file, 1, 1}, "a", "odd");
    complaints.add(Where{file, 2, 1}, "b", "no CRS", Fault::data);
    EXPECT_EQ(complaints.fault(), Fault::data);
    complaints.add(Where{file, 3, 1}, "c", "no such layer");
    EXPECT_EQ(complaints.fault(), Fault::study);
}

TEST(Node, IsFoundByItsPath)
{
    const Node tree = map("", {list("interventions", {map("", {text("id", "trees"), text("height", "9 m")}), text("", "plain")}),
                               map("a", {text("b", "c")})});
    EXPECT_EQ(tree.at("interventions.trees.height")->text, "9 m");
    EXPECT_EQ(tree.at("interventions.1.height")->text, "9 m");
    EXPECT_EQ(tree.at("interventions.2")->text, "plain");
    EXPECT_EQ(tree.at("a.b")->text, "c");
    EXPECT_EQ(tree.at(""), &tree);
    for (const char* path : {"interventions.0", "interventions.3", "interventions.x", "a.c", "a.b.c", "b", "a..b"})
        EXPECT_EQ(tree.at(path), nullptr) << path;
}

TEST(Nearest, IsWhatWasMostLikelyMeant)
{
    EXPECT_EQ(nearest("cel", {"crs", "cell"}), "cell");
    EXPECT_EQ(nearest("haet", {"heat"}), "heat");
    EXPECT_EQ(nearest("hours_over", {"max", "hours_above"}), "hours_above");
    EXPECT_EQ(nearest("M", {"h", "m"}), "m");
    EXPECT_EQ(nearest("Cm", {"m", "cm"}), "cm");
    EXPECT_EQ(nearest("colour", {"crs", "cell", "layers"}), "");
    EXPECT_EQ(nearest("x", {"m"}), "");
    EXPECT_EQ(nearest("", {"m"}), "");
    EXPECT_EQ(nearest(std::string(1000000, 'x'), {"m"}), "");
}

TEST(Hint, TellsWhatIsAllowed)
{
    EXPECT_EQ(hint("gren", {"today", "green"}), ", did you mean \"green\"? (allowed: today, green)");
    EXPECT_EQ(hint("zzz", {"today"}), " (allowed: today)");
    EXPECT_EQ(hint("zzz", {}), "");
}

TEST(InQuotes, LeavesOutTheEndOfALongTextBetweenCharacters)
{
    EXPECT_EQ(in_quotes("été"), "\"été\"");
    std::string accents = "x";
    for (int n = 0; n < 1000; ++n)
        accents += "é";
    const std::string said = in_quotes(accents);
    EXPECT_EQ(said, '"' + accents.substr(0, 299) + "...\"");
}

}  // namespace
}  // namespace arpent
