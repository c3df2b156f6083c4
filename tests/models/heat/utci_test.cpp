#include "models/heat/utci.hpp"

#include "models/heat/utci_terms.hpp"
#include "models/heat/vapour.hpp"
#include "support/dice.hpp"
#include "support/reference.hpp"
#include "support/split_rows.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace arpent::heat {
namespace {

constexpr float nan = std::numeric_limits<float>::quiet_NaN();

/// UTCI [degC] of the units of tables: degC, degC, m/s, %.
double felt(double air, double radiant, double wind, double humidity, OutOfRange beyond = OutOfRange::nan)
{
    const float T = static_cast<float>(air + 273.15);
    const float e = static_cast<float>(humidity / 100) * saturation_pressure(T);
    return static_cast<double>(utci(T, static_cast<float>(radiant + 273.15), static_cast<float>(wind), e, beyond)) - 273.15;
}

TEST(Utci, HasThePublishedTerms)
{
    ARPENT_NEEDS_DATA();
    const auto rows = testing::reference_rows("heat/utci_coefficients.csv");
    ASSERT_EQ(rows.size(), utci_terms.size());
    for (const auto& row : rows) {
        const auto ta = std::stoul(row[0]), va = std::stoul(row[1]), dT = std::stoul(row[2]), pa = std::stoul(row[3]);
        const auto before = [](std::size_t variables, std::size_t degree, std::size_t power) { return terms_of(variables, degree) - terms_of(variables, degree - power); };
        const std::size_t at = before(4, 6, dT) + before(3, 6 - dT, pa) + before(2, 6 - dT - pa, va) + ta;
        EXPECT_EQ(utci_terms.at(at), static_cast<float>(std::stod(row[4]))) << row[0] << row[1] << row[2] << row[3];
    }
}

TEST(Utci, IsThatOfEveryRowOfTheReference)
{
    ARPENT_NEEDS_DATA();
    const auto rows = testing::reference_rows("heat/utci_points.csv");
    ASSERT_EQ(rows.size(), 320u);
    for (const auto& row : rows) {
        const auto number = [&](std::size_t k) { return std::stod(row[k]); };
        EXPECT_NEAR(felt(number(0), number(1), number(2), number(3)), number(5), 1e-3) << row[0] << ' ' << row[1] << ' ' << row[2] << ' ' << row[3];
        EXPECT_NEAR(static_cast<double>(vapour_pressure(static_cast<float>(number(0) + 273.15), static_cast<float>(number(3) / 100))) / 100, number(4), 1e-3);
    }
}

TEST(Utci, HasKnownValues)
{
    EXPECT_NEAR(felt(25, 25, 1, 50), 24.612, 1e-3);
    EXPECT_NEAR(felt(30, 60, 1, 40), 37.269, 1e-3);
    EXPECT_NEAR(felt(35, 65, 0.5, 30), 42.090, 1e-3);
    EXPECT_NEAR(felt(-20, -20, 5, 80), -38.373, 1e-3);
}

TEST(Utci, IsNothingWhereItWasNeverFitted)
{
    EXPECT_TRUE(std::isnan(felt(50, 50, 1, 100))) << "-326 by the regression: 123 hPa";
    EXPECT_TRUE(std::isnan(felt(50.1, 50, 1, 10)));
    EXPECT_TRUE(std::isnan(felt(-50.1, -50, 1, 10)));
    EXPECT_TRUE(std::isnan(felt(20, 90.1, 1, 10)));
    EXPECT_TRUE(std::isnan(felt(20, -10.1, 1, 10)));
    EXPECT_TRUE(std::isnan(felt(20, 20, 17.1, 10)));
    EXPECT_TRUE(std::isnan(felt(20, 20, 1, 102)));
    EXPECT_TRUE(std::isnan(felt(-40, -40, 1, 3000))) << "30 hPa in air that holds 0.2";
    EXPECT_TRUE(std::isnan(felt(20, 20, 1, -1)));
    for (const OutOfRange beyond : {OutOfRange::nan, OutOfRange::clip})
        for (int k = 0; k < 4; ++k)
            EXPECT_TRUE(std::isnan(utci(k == 0 ? nan : 300, k == 1 ? nan : 300, k == 2 ? nan : 1, k == 3 ? nan : 1000, beyond))) << k;
}

TEST(Utci, IsThatOfTheNearestFittedPointWhereClipped)
{
    const auto clip = OutOfRange::clip;
    EXPECT_NEAR(felt(60, 60, 1, 5, clip), felt(50, 50, 1, 5 * 19946.0 / 12352.7), 1e-3);
    EXPECT_NEAR(felt(20, 120, 1, 10, clip), felt(20, 90, 1, 10), 1e-3);
    EXPECT_NEAR(felt(20, -40, 1, 10, clip), felt(20, -10, 1, 10), 1e-3);
    EXPECT_NEAR(felt(20, 20, 40, 10, clip), felt(20, 20, 17, 10), 1e-3);
    EXPECT_NEAR(felt(20, 20, 1, 300, clip), felt(20, 20, 1, 100.999), 1e-3);
    EXPECT_NEAR(felt(40, 40, 1, 100, clip), felt(40, 40, 1, 100 * 5000 / 7385.3), 1e-2);
}

TEST(Utci, TakesCalmAirForHalfAMetreASecond)
{
    EXPECT_EQ(felt(30, 60, 0, 40), felt(30, 60, 0.5, 40));
    EXPECT_EQ(felt(30, 60, 0, 40, OutOfRange::clip), felt(30, 60, 0.5, 40));
    EXPECT_NE(felt(30, 60, 0.6, 40), felt(30, 60, 0.5, 40));
}

TEST(Utci, ReachesTheEndsOfItsRanges)
{
    EXPECT_TRUE(std::isfinite(felt(50, 50, 1, 40)));
    EXPECT_TRUE(std::isfinite(felt(-50, -50, 1, 100)));
    EXPECT_TRUE(std::isfinite(felt(20, 20, 17, 100)));
    EXPECT_TRUE(std::isfinite(felt(20, 20, 17, 0)));
    EXPECT_TRUE(std::isfinite(static_cast<double>(utci(300, 370, 1, 1000, OutOfRange::nan))));
    EXPECT_TRUE(std::isfinite(static_cast<double>(utci(300, 270, 1, 1000, OutOfRange::nan))));
}

/// 700 cells, more than a batch, some of them out of range.
struct Scene {
    std::vector<float> air, radiant, wind, vapour;

    Scene()
    {
        testing::Dice dice;
        const auto roll = [&](double low, double high) { return static_cast<float>(low + (high - low) * dice()); };
        for (int k = 0; k < 700; ++k) {
            air.push_back(roll(250, 325)), radiant.push_back(air.back() + roll(-32, 72));
            wind.push_back(roll(0, 18)), vapour.push_back(roll(0, 1.1) * saturation_pressure(air.back()));
        }
    }
    UtciRows from(int j) const { return {air.data() + j, radiant.data() + j, wind.data() + j, vapour.data() + j}; }
};

TEST(Utci, RowsMayBeSplitAnywhere)
{
    const Scene s;
    for (const OutOfRange beyond : {OutOfRange::nan, OutOfRange::clip})
        testing::splits_anywhere<float>(700, std::vector<float>(700), [&](int j, int count, float* made) { utci_row(count, s.from(j), beyond, made + j); });
    const UtciOfAir of = utci_of_air(303, 2, 1500, OutOfRange::nan);
    testing::splits_anywhere<float>(700, std::vector<float>(700), [&](int j, int count, float* made) { utci_row(count, of, s.radiant.data() + j, made + j); });
}

TEST(Utci, OfOneAirHasTheBitsOfTheWholeRegression)
{
    const Scene s;
    std::vector<float> one(700);
    int numbers = 0, nans = 0;
    for (std::size_t k = 0; k < 700; k += 7)
        for (const OutOfRange beyond : {OutOfRange::nan, OutOfRange::clip}) {
            utci_row(700, utci_of_air(s.air[k], s.wind[k], s.vapour[k], beyond), s.radiant.data(), one.data());
            for (std::size_t j = 0; j < 700; j += 11) {
                const float whole = utci(s.air[k], s.radiant[j], s.wind[k], s.vapour[k], beyond);
                ASSERT_EQ(std::isnan(one[j]), std::isnan(whole));
                ++(std::isnan(whole) ? nans : numbers);
                if (!std::isnan(whole)) {
                    ASSERT_EQ(one[j], whole);
                }
            }
        }
    EXPECT_GT(numbers, 1000);
    EXPECT_GT(nans, 1000);
}

TEST(Utci, HasTenClassesOfStress)
{
    const auto of = [](float celsius) { return stress_class(celsius + 273.15f); };
    EXPECT_EQ(of(47), 4);
    EXPECT_EQ(of(40), 3);
    EXPECT_EQ(of(35), 2);
    EXPECT_EQ(of(30), 1);
    EXPECT_EQ(of(20), 0);
    EXPECT_EQ(of(5), -1);
    EXPECT_EQ(of(-5), -2);
    EXPECT_EQ(of(-20), -3);
    EXPECT_EQ(of(-30), -4);
    EXPECT_EQ(of(-41), -5);
    EXPECT_EQ(of(26), 0);
    EXPECT_EQ(of(0), -1);
    EXPECT_EQ(stress_class(nan), 0);
}

}  // namespace
}  // namespace arpent::heat
