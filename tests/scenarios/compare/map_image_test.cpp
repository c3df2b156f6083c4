#include "scenarios/compare/map_image.hpp"

#include "core/executor.hpp"
#include "scenarios/compare/map_scale.hpp"
#include "support/drawn_layer.hpp"

#include <cmath>
#include <gtest/gtest.h>

using namespace arpent;

namespace {

const Words english{"en"};

/// What a block of 2 x 2 cells becomes in a picture of one pixel: the grid is longer than a picture may be.
std::vector<float> first_pixels(const std::vector<std::string>& rows, Reduce how)
{
    std::vector<std::string> wide;
    for (const std::string& row : rows)
        wide.push_back(row + std::string(1030 - row.size(), '.'));
    const Grid grid{static_cast<int>(rows.size()), 1030, 5, 0, 0, "EPSG:2154"};
    const Reduced made = reduced(drawn("depth_max", grid, wide), how);
    EXPECT_EQ(made.cells, 2);
    return {made.values.view()(0, 0), made.values.view()(0, 1)};
}

std::vector<std::string> labels(const Scale& scale)
{
    std::vector<std::string> made;
    for (const auto& each : scale.classes)
        made.push_back(each.label);
    return made;
}

}  // namespace

TEST(MapImage, ReducesCellsByTheRuleItSays)
{
    EXPECT_EQ(first_pixels({"12.4", "30.."}, Reduce::highest), (std::vector<float>{3, 4}));
    EXPECT_EQ(first_pixels({"12.4", "30.."}, Reduce::lowest), (std::vector<float>{0, 4}));
    EXPECT_EQ(first_pixels({"12.4", "30.."}, Reduce::mean), (std::vector<float>{1.5, 4}));
}

TEST(MapImage, KeepsTheStrongestChangeWithItsSign)
{
    const Grid grid{2, 2048, 5, 0, 0, "EPSG:2154"};
    const auto change = drawn<float>("d", grid, [](int i, int j) { return i == 1 && j == 1 ? -3 : 2; });
    const Reduced made = reduced(change, Reduce::strongest);
    EXPECT_EQ(made.values.view()(0, 0), -3);
    EXPECT_EQ(made.values.view()(0, 1), 2);
}

TEST(MapImage, CodesAValueByTheClassThatHoldsIt)
{
    const Scale scale = map_scale(variable_spec("depth_max"), 0, 3, english);
    EXPECT_EQ(labels(scale), (std::vector<std::string>{"under 5 cm", "5 to 10 cm", "10 to 30 cm", "30 to 50 cm", "50 cm to 1 m", "1 to 2 m", "2 m and more"}));
    EXPECT_EQ(scale.code(0), 1);
    EXPECT_EQ(scale.code(0.05f), 2);
    EXPECT_EQ(scale.code(0.0999f), 2);
    EXPECT_EQ(scale.code(0.1f), 3);
    EXPECT_EQ(scale.code(0.3f), 4);
    EXPECT_EQ(scale.code(50), 7);
    EXPECT_EQ(scale.code(NAN), 0);
    EXPECT_EQ(scale.palette().size(), 8u);
    EXPECT_EQ(scale.palette()[0][3], 0);
    EXPECT_EQ(scale.palette()[1][3], 255);
}

TEST(MapImage, CountsCellsNotPixels)
{
    const Grid grid{3, 2000, 5, 0, 0, "EPSG:2154"};
    const auto depth = drawn<float>("depth_max", grid, [](int i, int j) { return j == 0 ? NAN : i == 0 && j == 1 ? 1.5f : 0.0f; });
    const MapImage made = map_image(depth, map_scale(variable_spec("depth_max"), 0, 2, english), Reduce::highest);
    EXPECT_EQ(made.counts[0], 3);
    EXPECT_EQ(made.counts[1], 3 * 1999 - 1);
    EXPECT_EQ(made.counts[6], 1);
    EXPECT_EQ(made.picture.width, 1000);
    EXPECT_EQ(made.picture.height, 2);
    EXPECT_EQ(made.picture.codes[0], 6);
    EXPECT_EQ(made.picture.codes[1], 1);
}

TEST(MapImage, IsTheSameForAnyThreads)
{
    const Grid grid{700, 1300, 5, 0, 0, "EPSG:2154"};
    const auto depth = drawn<float>("depth_max", grid, [](int i, int j) { return ((i * 7919 + j * 104729) % 1000) / 400.0; });
    MapImage one, eight;
    with_threads(1, [&] { one = map_image(depth, map_scale(variable_spec("depth_max"), 0, 2, english), Reduce::mean); });
    with_threads(8, [&] { eight = map_image(depth, map_scale(variable_spec("depth_max"), 0, 2, english), Reduce::mean); });
    EXPECT_EQ(one.picture.codes, eight.picture.codes);
    EXPECT_EQ(one.counts, eight.counts);
}

TEST(MapScale, CutsAPaletteWithoutClassesAtRoundValues)
{
    const Scale scale = map_scale(variable_spec("infiltrated"), 0, 0.06, english);
    EXPECT_EQ(scale.classes.front().label, "0 to 10\u00a0mm");
    EXPECT_EQ(scale.classes.back().label, "50 to 60\u00a0mm");
    EXPECT_EQ(scale.code(-1), 1);
    EXPECT_EQ(scale.code(0.025f), 3);
    EXPECT_EQ(scale.code(9), static_cast<int>(scale.classes.size()));
}

TEST(MapScale, HasAClassOfNoDifferenceUpToTheFloor)
{
    const Scale scale = difference_scale(variable_spec("infiltrated"), 0.02, false, english);  // its floor is 1 mm
    const std::size_t middle = scale.classes.size() / 2;
    EXPECT_EQ(scale.classes[middle].label, "no difference (under 1\u00a0mm)");
    EXPECT_EQ(scale.classes[middle + 1].label, "higher by 1 to 10\u00a0mm");
    EXPECT_EQ(scale.classes.back().label, "higher by over 10\u00a0mm");
    EXPECT_EQ(scale.classes.front().label, "lower by over 10\u00a0mm");
    EXPECT_EQ(scale.code(0), middle + 1);
    EXPECT_EQ(scale.code(0.0009f), middle + 1);
    EXPECT_EQ(scale.code(0.0011f), middle + 2);
    EXPECT_EQ(scale.code(-0.0011f), middle);
}

TEST(MapScale, CountsClasses)
{
    const Scale scale = difference_scale(variable_spec("hazard_class"), 2, true, english);
    EXPECT_EQ(labels(scale), (std::vector<std::string>{"2 class(es) lower", "1 class(es) lower", "same class", "1 class(es) higher", "2 class(es) higher"}));
    EXPECT_EQ(scale.code(-1), 2);
    EXPECT_EQ(scale.code(0), 3);
}

TEST(MapScale, ReducesWaterToItsHighestAndTimesToTheirEarliest)
{
    EXPECT_EQ(reduce_of("depth_max"), Reduce::highest);
    EXPECT_EQ(reduce_of("arrival_time"), Reduce::lowest);
    EXPECT_EQ(reduce_of("ground_elevation"), Reduce::mean);
}
