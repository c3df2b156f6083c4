#include "models/heat/comfort_table.hpp"

#include "models/heat/pet.hpp"
#include "models/heat/wbgt.hpp"
#include "support/dice.hpp"
#include "support/split_rows.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace arpent::heat {
namespace {

const ComfortRanges noon{.air_low = 303, .air_high = 307, .vapour_low = 1200, .vapour_high = 1500};

double pet_at_sea(double air, double radiant, double wind, double vapour) { return pet(air, radiant, wind, vapour); }

/// Random cells within the ranges.
struct Scene {
    std::vector<float> air, radiant, wind, vapour;

    explicit Scene(int count)
    {
        testing::Dice dice;
        const auto roll = [&](double low, double high) { return static_cast<float>(low + (high - low) * dice()); };
        for (int k = 0; k < count; ++k) {
            air.push_back(roll(303, 307)), radiant.push_back(air.back() + roll(-20, 60));
            wind.push_back(static_cast<float>(0.13 * std::pow(61, dice()))), vapour.push_back(roll(1200, 1500));
        }
    }
};

double worst(const ComfortTable& table, const ComfortTable::Index& index, int count)
{
    const Scene s{count};
    std::vector<float> made(static_cast<std::size_t>(count));
    table.row(count, s.air.data(), s.radiant.data(), s.wind.data(), s.vapour.data(), OutOfRange::nan, made.data());
    double worst = 0, square = 0;
    for (std::size_t k = 0; k < made.size(); ++k) {
        const double off = static_cast<double>(made[k]) - index(static_cast<double>(s.air[k]), static_cast<double>(s.radiant[k]), static_cast<double>(s.wind[k]), static_cast<double>(s.vapour[k]));
        worst = std::isnan(off) ? 1e9 : std::max(worst, std::abs(off)), square += off * off / count;
    }
    std::printf("[  table   ] %zu knots: max %.3f, rms %.3f K\n", table.knots(), worst, std::sqrt(square));
    return worst;
}

TEST(ComfortTable, HoldsPetToATenthOfAKelvin) { EXPECT_LT(worst(ComfortTable{pet_at_sea, noon}, pet_at_sea, 4000), 0.1); }

TEST(ComfortTable, HoldsTheThermometersOfWbgtToATenthOfAKelvin)
{
    const auto wick = [](double air, double radiant, double wind, double vapour) { return natural_wet_bulb(air, radiant, wind, vapour); };
    const auto globe = [](double air, double radiant, double wind, double) { return globe_temperature(air, radiant, wind); };
    EXPECT_LT(worst(ComfortTable{wick, noon}, wick, 2000), 0.1);
    EXPECT_LT(worst(ComfortTable{globe, noon}, globe, 2000), 0.1);
}

/// A table of something linear, so that every value is known.
const ComfortTable linear{[](double air, double radiant, double wind, double vapour) { return air + 2 * radiant + 3 * std::log(wind) + 0.01 * vapour; }, noon};

float one(float air, float radiant, float wind, float vapour, OutOfRange beyond)
{
    float made = 0;
    linear.row(1, &air, &radiant, &wind, &vapour, beyond, &made);
    return made;
}

TEST(ComfortTable, IsExactWhereTheIndexIsLinear)
{
    EXPECT_NEAR(one(305, 330, 2.5f, 1234, OutOfRange::nan), 305 + 660 + 3 * std::log(2.5) + 12.34, 2e-3);
    EXPECT_NEAR(one(303, 283, 0.13f, 1200, OutOfRange::nan), 303 + 566 + 3 * std::log(0.13) + 12, 2e-3);
    EXPECT_NEAR(one(307, 367, 7.999f, 1500, OutOfRange::nan), 307 + 734 + 3 * std::log(7.999) + 15, 2e-3);
    EXPECT_EQ(one(305, 330, 0, 1234, OutOfRange::nan), one(305, 330, 0.13f, 1234, OutOfRange::nan));
}

TEST(ComfortTable, IsNothingOrItsEdgeBeyond)
{
    const float nan = std::nanf("");
    for (const auto& [air, radiant, wind, vapour] : std::vector<std::array<float, 4>>{{302, 300, 1, 1300}, {308, 320, 1, 1300}, {305, 284, 1, 1300}, {305, 366, 1, 1300}, {305, 300, 9, 1300}, {305, 300, 1, 1100}, {305, 300, 1, 1600}}) {
        EXPECT_TRUE(std::isnan(one(air, radiant, wind, vapour, OutOfRange::nan)));
        EXPECT_TRUE(std::isfinite(one(air, radiant, wind, vapour, OutOfRange::clip)));
    }
    EXPECT_NEAR(one(305, 300, 1, 9999, OutOfRange::clip), one(305, 300, 1, 1500, OutOfRange::nan), 1e-3);
    for (const auto& [air, radiant, wind, vapour] : std::vector<std::array<float, 4>>{{nan, 300, 1, 1300}, {305, nan, 1, 1300}, {305, 300, nan, 1300}, {305, 300, 1, nan}})
        EXPECT_TRUE(std::isnan(one(air, radiant, wind, vapour, OutOfRange::clip)));
}

TEST(ComfortTable, RowsMayBeSplitAnywhere)
{
    const Scene s{150};
    testing::splits_anywhere<float>(150, std::vector<float>(150), [&](int j, int count, float* made) {
        linear.row(count, s.air.data() + j, s.radiant.data() + j, s.wind.data() + j, s.vapour.data() + j, OutOfRange::nan, made + j);
    });
}

}  // namespace
}  // namespace arpent::heat
