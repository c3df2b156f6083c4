#include "io/raster_sample.hpp"

#include "support/drawn.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

namespace arpent {
namespace {

/// Column numbers, unknown in the western half.
Raster<float> ramp(int rows, int cols)
{
    Raster<float> made{{0, 0, rows, cols}, 0, 0.0f};
    for (int i = 0; i < rows; ++i)
        for (int j = 0; j < cols; ++j)
            made.view()(i, j) = j < cols / 2 ? std::nanf("") : static_cast<float>(j);
    return made;
}

double known(const RasterSample& sample)
{
    const auto count = std::ranges::count_if(sample.values, [](float v) { return !std::isnan(v); });
    return static_cast<double>(count) / static_cast<double>(sample.values.size());
}

class RasterSamples : public ::testing::Test {
protected:
    RasterSample of(const Raster<float>& values, const Box& within) const
    {
        write_raster(folder_ / "a.tif", values, 10, 0, 0);
        return sample_raster(RasterFile{folder_ / "a.tif"}, within);
    }

private:
    TemporaryFolder folder_;
};

TEST_F(RasterSamples, HoldEveryCellWhereThereAreFew)
{
    const RasterSample sample = of(drawn("1 2 3 / 4 . 6 / 7 8 9"), {5, -20, 20, 0});
    EXPECT_TRUE(sample.whole);
    EXPECT_EQ(sample.how, "all cells");
    ASSERT_EQ(sample.values.size(), 4u);
    EXPECT_EQ(sample.values[1], 2);
    EXPECT_TRUE(std::isnan(sample.values[3]));
}

TEST_F(RasterSamples, AreEmptyWhereTheTwoDoNotMeet)
{
    EXPECT_TRUE(of(drawn("1 2 / 3 4"), {100, 100, 200, 200}).values.empty());
}

TEST_F(RasterSamples, ComeFromAnOverviewWhereTheFileHasOne)
{
    const RasterSample sample = of(ramp(1200, 1000), {0, -12000, 10000, 0});
    EXPECT_EQ(sample.how, "an overview");
    EXPECT_FALSE(sample.whole);
    EXPECT_LE(sample.values.size(), static_cast<std::size_t>(sample_cells));
    EXPECT_NEAR(known(sample), 0.5, 0.01);
    EXPECT_GT(*std::max_element(sample.values.end() - 100, sample.values.end()), 980);
}

TEST_F(RasterSamples, ComeFromBlocksSpreadOverTheBoxElsewhere)
{
    const RasterSample sample = of(ramp(500, 500), {0, -5000, 5000, 0});
    EXPECT_FALSE(sample.whole);
    EXPECT_TRUE(sample.how.ends_with(" blocks") || sample.how.ends_with(" block")) << sample.how;
    EXPECT_GT(known(sample), 0.2);
    EXPECT_LT(known(sample), 0.8);
}

}  // namespace
}  // namespace arpent
