#include "scenarios/compare/exposure.hpp"

#include "support/drawn_layer.hpp"

#include <cmath>
#include <gtest/gtest.h>

using namespace arpent;

namespace {

Grid line_of(int cols, double cell) { return {1, cols, cell, 0, 0, "EPSG:2154"}; }

/// What the people of each cell of one row meet.
std::vector<float> met(const Grid& grid, const std::string& value, const std::string& people, const std::string& built, Meeting how)
{
    return all_values<float>(
        exposed_layer(drawn("v", grid, {value}), drawn("population", grid, {people}), drawn("building_fraction", grid, {built}), how));
}

}  // namespace

TEST(Exposure, LeavesPeopleOnOpenGroundWithTheirOwnValue)
{
    EXPECT_EQ(met(line_of(3, 5), "123", "111", "000", Meeting::highest), (std::vector<float>{1, 2, 3}));
}

TEST(Exposure, GivesPeopleOfABuildingTheValuesWithinTenMetres)
{
    const auto most = met(line_of(7, 5), "9120348", "0001000", "0001000", Meeting::highest);
    EXPECT_EQ(most[3], 4);  // 1 2 | 3 4: two cells of 5 m a side; 9 and 8 lie further
    const auto mean = met(line_of(7, 5), "9120348", "0001000", "0001000", Meeting::mean);
    EXPECT_FLOAT_EQ(mean[3], 2.5f);
}

TEST(Exposure, PassesOverNeighboursThatAreBuiltOrUnknown)
{
    EXPECT_EQ(met(line_of(5, 5), "39085", "00100", "01110", Meeting::highest)[2], 5);
    EXPECT_EQ(met(line_of(5, 5), "3.0.5", "00100", "00100", Meeting::mean)[2], 4);
}

TEST(Exposure, TakesTheNearestOpenCellsWhereNoneIsNear)
{
    EXPECT_EQ(met(line_of(9, 5), "200000007", "000010000", "011111110", Meeting::highest)[4], 7);
    EXPECT_FLOAT_EQ(met(line_of(9, 5), "200000007", "000010000", "011111110", Meeting::mean)[4], 4.5f);
    EXPECT_EQ(met(line_of(9, 5), "200000007", "000100000", "011111110", Meeting::highest)[3], 2);
}

TEST(Exposure, SaysNothingOfPeopleWithNoOpenCellInReach)
{
    EXPECT_TRUE(std::isnan(met(line_of(3, 5), "123", "111", "111", Meeting::highest)[1]));
    const std::string far(45, '1');
    EXPECT_TRUE(std::isnan(met(line_of(46, 5), far + "1", std::string(45, '0') + "1", "0" + far, Meeting::highest)[45]));   // 225 m
    EXPECT_FALSE(std::isnan(met(line_of(41, 5), far.substr(0, 41), std::string(40, '0') + "1", "0" + far.substr(0, 40), Meeting::highest)[40]));
}

TEST(Exposure, IsTheSameForAnyWindow)
{
    const Grid grid{40, 50, 5, 0, 0, "EPSG:2154"};
    const auto value = drawn<float>("v", grid, [](int i, int j) { return (i * 37 + j * 101) % 23; });
    const auto built = drawn<float>("building_fraction", grid, [](int i, int j) { return (i / 7 + j / 9) % 2; });
    const auto people = constant_layer<float>("population", grid, 1.5f);
    const Layer whole = exposed_layer(value, people, built, Meeting::mean);
    const auto all = whole.values<float>(grid.whole());
    for (int n = 0; n < 30; ++n) {
        const Window window{n, n % 13, 10, 37};
        const auto part = whole.values<float>(window);
        for (int i = 0; i < 10; ++i)
            for (int j = 0; j < 37; ++j)
                ASSERT_EQ(part.view()(i, j), all.view()(window.row + i, window.col + j));
    }
}

TEST(Exposure, IsMirroredWithTheTown)
{
    const Grid grid{1, 9, 5, 0, 0, "EPSG:2154"};
    const auto east = met(grid, "318024951", "000111000", "001111000", Meeting::highest);
    const auto west = met(grid, "159420813", "000111000", "000111100", Meeting::highest);
    for (std::size_t j = 0; j < 9; ++j)
        EXPECT_EQ(east[j], west[8 - j]);
}

TEST(Exposure, IsToTheHighestOfWaterAndTheMeanOfTheRest)
{
    EXPECT_EQ(meeting_of("depth"), Meeting::highest);
    EXPECT_EQ(meeting_of("speed"), Meeting::highest);
    EXPECT_EQ(meeting_of("utci"), Meeting::mean);
}
