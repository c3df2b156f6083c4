#include "models/heat/pet.hpp"

#include "models/heat/root.hpp"
#include "models/heat/vapour.hpp"
#include "support/reference.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace arpent::heat {
namespace {

/// PET [degC] of degC, degC, m/s, Pa.
double of(double air, double radiant, double wind, double vapour) { return pet(air + 273.15, radiant + 273.15, wind, vapour) - 273.15; }

double saturated(double celsius) { return static_cast<double>(saturation_pressure(static_cast<float>(celsius + 273.15))); }

TEST(Pet, IsThatOfEveryRowOfTheReference)
{
    ARPENT_NEEDS_DATA();
    const auto rows = testing::reference_rows("heat/pet_points.csv");
    ASSERT_EQ(rows.size(), 66u);
    for (const auto& row : rows) {
        const auto number = [&](std::size_t k) { return std::stod(row[k]); };
        EXPECT_NEAR(of(number(0), number(1), number(2), number(3) / 100 * saturated(number(0))), number(6), 0.05)
            << row[0] << ' ' << row[1] << ' ' << row[2] << ' ' << row[3];
    }
}

TEST(Pet, OfHoeppesExamplesIsThatOfTheCorrectedModel)
{
    EXPECT_NEAR(of(21, 21, 0.1, 1200), 20.99, 0.05);
    EXPECT_NEAR(of(-5, 40, 0.5, 200), 8.23, 0.05);
    EXPECT_NEAR(of(-5, -5, 5, 200), -13.38, 0.05);
    EXPECT_NEAR(of(30, 60, 1, 2100), 41.65, 0.05);
    EXPECT_NEAR(of(30, 30, 1, 2100), 29.28, 0.05);
}

TEST(Pet, IsANumberWhereverPeopleAreAndNothingElsewhere)
{
    for (const double air : {-40.0, 0.0, 35.0, 50.0})
        for (const double more : {-20.0, 0.0, 60.0})
            for (const double wind : {0.0, 0.1, 20.0})
                for (const double humidity : {0.0, 1.0, 3.0}) {
                    const double made = of(air, air + more, wind, humidity * saturated(air));
                    EXPECT_TRUE(made > -90 && made < 130) << air << ' ' << more << ' ' << wind << ' ' << humidity << ": " << made;
                }
    EXPECT_EQ(of(30, 40, 1, 3 * saturated(30)), of(30, 40, 1, saturated(30)));
    EXPECT_TRUE(std::isnan(of(std::nan(""), 20, 1, 1000)));
    EXPECT_TRUE(std::isnan(of(20, 20, 1, std::nan(""))));
    EXPECT_TRUE(std::isnan(pet(293, 293, 1, 1000, 0)));
    EXPECT_TRUE(std::isnan(pet(2000, 2000, 1, 1000)));
}

TEST(Pet, RisesWithAirRadiationAndVapourAndFallsWithWind)
{
    EXPECT_GT(of(31, 40, 1, 1500), of(30, 40, 1, 1500));
    EXPECT_GT(of(30, 41, 1, 1500), of(30, 40, 1, 1500));
    EXPECT_GT(of(30, 40, 1, 2500), of(30, 40, 1, 1500));
    EXPECT_LT(of(30, 40, 2, 1500), of(30, 40, 1, 1500));
}

TEST(Root, IsFoundAcrossKinksAndMissedWhereThereIsNone)
{
    EXPECT_NEAR(root_between([](double x) { return x * x - 2; }, 0, 10, 1e-12), std::sqrt(2.0), 1e-10);
    EXPECT_NEAR(root_between([](double x) { return x < 3 ? 1 - 1e-6 * x : 2 * (3 - x) - 1; }, 0, 100, 1e-9), 3, 1e-7);
    EXPECT_EQ(root_between([](double x) { return x; }, 0, 1, 1e-9), 0);
    EXPECT_TRUE(std::isnan(root_between([](double) { return 1.0; }, 0, 1, 1e-9)));
    EXPECT_TRUE(std::isnan(root_between([](double) { return std::nan(""); }, 0, 1, 1e-9)));
}

}  // namespace
}  // namespace arpent::heat
