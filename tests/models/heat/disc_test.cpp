#include "models/heat/disc.hpp"

#include "support/dice.hpp"
#include "support/split_rows.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace arpent::heat {
namespace {

double whole(const Disc& disc)
{
    double sum = 0;
    for (int di = -disc.reach; di <= disc.reach; ++di)
        for (int dj = -disc.reach; dj <= disc.reach; ++dj)
            sum += static_cast<double>(disc.weight(std::abs(di), std::abs(dj)));
    return sum;
}

TEST(Disc, SeesMostOfTheGroundWithinThreeMetres)
{
    const Disc fine = disc_of(1, 1.1), coarse = disc_of(5, 1.1), half = disc_of(0.5, 1.1);
    EXPECT_EQ(fine.reach, 3);
    EXPECT_EQ(coarse.reach, 1);
    EXPECT_EQ(half.reach, 6);
    EXPECT_EQ(disc_of(2, 1.1).reach, 2);
    EXPECT_EQ(disc_of(100, 1.1).reach, 1);
    EXPECT_GT(whole(fine), 3.5 * 3.5 / (3.5 * 3.5 + 1.21)) << "more than its inner circle";
    EXPECT_LT(whole(fine), 3.5 * 3.5 * 2 / (3.5 * 3.5 * 2 + 1.21)) << "less than its outer";
    double exact = 0;  // the cell under the person, by small squares
    for (double x = -0.495; x < 0.5; x += 0.01)
        for (double y = -0.495; y < 0.5; y += 0.01)
            exact += 1e-4 * 1.21 / std::pow(x * x + y * y + 1.21, 2) / 3.14159265358979;
    EXPECT_NEAR(fine.weight(0, 0), exact, 1e-5);
}

TEST(Disc, OfNoHeightSeesItsOwnCell)
{
    const Disc disc = disc_of(1, 0);
    EXPECT_EQ(disc.weight(0, 0), 1);
    EXPECT_EQ(whole(disc), 1);
}

constexpr int cols = 150, reach = 2;

/// Rows of values with their halo, some of them built.
struct Ground {
    std::vector<std::vector<float>> values, open;

    Ground()
    {
        testing::Dice dice;
        for (int i = 0; i <= 2 * reach; ++i) {
            values.emplace_back(), open.emplace_back();
            for (int j = 0; j < cols + 2 * reach; ++j) {
                open.back().push_back(dice() < 0.3 ? 0.0f : 1.0f);
                values.back().push_back(open.back().back() * static_cast<float>(300 + 100 * dice()));
            }
        }
    }
    static std::vector<const float*> rows(const std::vector<std::vector<float>>& of, int j)
    {
        std::vector<const float*> made;
        for (const auto& row : of)
            made.push_back(row.data() + reach + j);
        return made;
    }
};

TEST(Disc, MeansAreThoseOfOpenCells)
{
    const Ground g;
    const Disc disc = disc_of(1.5, 1.1);
    ASSERT_EQ(disc.reach, reach);
    std::vector<float> sum(cols), inverse(cols);
    const auto open = Ground::rows(g.open, 0);
    disc_row(cols, disc, open.data(), inverse.data());
    disc_inverse_row(cols, open[reach], inverse.data(), inverse.data());
    disc_row(cols, disc, Ground::rows(g.values, 0).data(), sum.data());
    disc_mean_row(cols, inverse.data(), sum.data());
    for (int j = 0; j < cols; ++j) {
        double weights = 0, mean = 0;
        for (int di = -reach; di <= reach; ++di)
            for (int dj = -reach; dj <= reach; ++dj) {
                const auto row = static_cast<std::size_t>(reach + di), col = static_cast<std::size_t>(reach + j + dj);
                const double w = static_cast<double>(disc.weight(std::abs(di), std::abs(dj)) * g.open[row][col]);
                weights += w, mean += w * static_cast<double>(g.values[row][col]);
            }
        const auto k = static_cast<std::size_t>(j);
        if (open[reach][j] > 0)
            EXPECT_NEAR(static_cast<double>(sum[k]), mean / weights, 1e-3) << j;
        else
            EXPECT_TRUE(std::isnan(sum[k])) << j;
    }
}

TEST(Disc, RowsMayBeSplitAnywhere)
{
    const Ground g;
    const Disc disc = disc_of(1.5, 1.1);
    testing::splits_anywhere<float>(cols, std::vector<float>(cols), [&](int j, int count, float* made) { disc_row(count, disc, Ground::rows(g.values, j).data(), made + j); });
}

}  // namespace
}  // namespace arpent::heat
