#include "scenarios/study/growth.hpp"

#include "scenarios/study/study.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace arpent {
namespace {

constexpr double year = 365.25 * 86400;  // [s]

/// Trees of 3 m that gain 0.4 m a year up to 9 m, of a type whose crowns and leaves follow.
CatalogueType trees()
{
    CatalogueType type;
    type.growths = {{"height", "growth", "height_max"}};
    type.followers = {{"cover", "height", 2}, {"crown", "height", 1}};
    return type;
}

double after(double years, const std::string& key, Named<double> values = {{"height", 3}, {"growth", 0.4 / year}, {"height_max", 9}, {"cover", 0.9}, {"crown", 6}})
{
    grow(trees(), years * year, values);
    return std::ranges::find(values, key, &std::pair<std::string, double>::first)->second;
}

TEST(Growth, GoesOnToItsLimit)
{
    EXPECT_EQ(after(0, "height"), 3);
    EXPECT_DOUBLE_EQ(after(10, "height"), 7);
    EXPECT_EQ(after(30, "height"), 9);
}

TEST(Growth, TakesCrownsAlong)
{
    EXPECT_DOUBLE_EQ(after(0, "cover"), 0.1);
    EXPECT_DOUBLE_EQ(after(0, "crown"), 2);
    EXPECT_DOUBLE_EQ(after(7.5, "crown"), 4);
    EXPECT_DOUBLE_EQ(after(7.5, "cover"), 0.4);
    EXPECT_EQ(after(30, "cover"), 0.9);
}

TEST(Growth, OfWhatDoesNotGrowIsNone)
{
    EXPECT_EQ(after(10, "height", {{"height", 3}, {"cover", 0.9}}), 3);
    EXPECT_EQ(after(10, "cover", {{"height", 3}, {"cover", 0.9}}), 0.9);
}

TEST(Growth, IsAPropertyOfTheStandardTrees)
{
    Diagnostics said;
    const Catalogue standard = read_catalogue("catalogue.yaml", std::string{standard_file("catalogue.yaml")}, said);
    const CatalogueType& planted = *standard.find("plant_trees");
    ASSERT_EQ(planted.growths.size(), 1u);
    EXPECT_EQ(planted.growths[0].limit, "height_max");
    Named<double> values{{"height", 3}, {"growth", 0.4 / year}, {"height_max", 9}, {"cover", 1}, {"leaf_area_index", 3}, {"crown", 6}};
    grow(planted, 0, values);
    for (const auto& [key, value] : {std::pair{"cover", 1 / 9.0}, {"leaf_area_index", 1.0}, {"crown", 2.0}})
        EXPECT_DOUBLE_EQ(std::ranges::find(values, key, &std::pair<std::string, double>::first)->second, value) << key;
}

}  // namespace
}  // namespace arpent
