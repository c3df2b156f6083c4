#include "models/runoff/curve_number.hpp"
#include "models/runoff/horton.hpp"
#include "models/runoff/infiltration.hpp"
#include "support/reference.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace arpent::runoff {
namespace {

using testing::reference_rows;

constexpr double hour = 3600, mm = 1e-3;

/// The supply of a table: enough to be ponded from the start, or "rain_20.0" in mm/h.
float supply(const std::string& word)
{
    return word == "ponded" ? 1.0f : static_cast<float>(std::stod(word.substr(5)) * mm / hour);
}

/// F after `steps` equal steps.
template <typename Gain>
float cumulated(int steps, double t, const Gain& gain)
{
    float F = 0;
    for (int n = 0; n < steps; ++n)
        F += gain(F, static_cast<float>(t / steps));
    return F;
}

void expect_relative(double value, double exact, double bound, const std::string& what)
{
    EXPECT_NEAR(value / exact, 1, bound) << what;
}

struct GreenAmptRow {
    GreenAmpt soil;
    float i;
    double t, F, f, t_ponding;
    std::string name;
};

std::vector<GreenAmptRow> green_ampt_rows()
{
    std::vector<GreenAmptRow> made;
    for (const auto& r : reference_rows("runoff/analytic/green_ampt.csv")) {
        const float psi = std::stof(r[2]), deficit = static_cast<float>(std::stod(r[3]) * (1 - std::stod(r[4])));
        const GreenAmpt soil{static_cast<float>(std::stod(r[1]) / hour), driving_depth(psi, 0, deficit)};
        made.push_back({soil, supply(r[5]), std::stod(r[6]) * hour, std::stod(r[7]) * mm, std::stod(r[8]) * mm / hour,
                        std::stod(r[9]) * hour, r[0] + " " + r[5] + " " + r[6] + " h"});
    }
    return made;
}

TEST(Infiltration, GreenAmptMeetsItsTableInOneStep)
{
    ARPENT_NEEDS_DATA();
    const auto rows = green_ampt_rows();
    ASSERT_EQ(rows.size(), 69u);
    for (const auto& row : rows) {
        const float F = infiltration_gain(0, row.i, static_cast<float>(row.t), row.soil);
        expect_relative(F, row.F, 1e-6, row.name);
        expect_relative(std::min(row.i, capacity(F, row.soil)), row.f, 1e-6, row.name);
        const double F_p = ponding_depth(row.i, row.soil);
        if (row.t_ponding > 0)
            expect_relative(F_p / row.i, row.t_ponding, 1e-6, row.name);
        else
            EXPECT_TRUE(row.t_ponding == 0 || F_p * 1.000001 >= row.F) << row.name;
    }
}

TEST(Infiltration, GreenAmptDoesNotDependOnTheStep)
{
    ARPENT_NEEDS_DATA();
    for (const auto& row : green_ampt_rows())
        for (const int steps : {7, 1000}) {
            const float F = cumulated(steps, row.t, [&](float now, float dt) { return infiltration_gain(now, row.i, dt, row.soil); });
            expect_relative(F, row.F, 1e-5, row.name + " in " + std::to_string(steps));
        }
}

/// F of ponded Green-Ampt after t, in double by bisection.
double exact_gain(double F, double K, double d, double t)
{
    double low = 0, high = K * t + std::sqrt(2 * d * K * t) + 1e-9;
    for (int n = 0; n < 200; ++n) {
        const double mid = 0.5 * (low + high), x = mid / (F + d);
        const double lag = x < 1e-3 ? x * x * (0.5 - x * (1.0 / 3 - x * (0.25 - x / 5))) : x - std::log1p(x);
        (F * x + d * lag < K * t ? low : high) = mid;
    }
    return low;
}

TEST(Infiltration, PondedGainIsRightFromASecondToADayInAnySoil)
{
    for (const double K : {1e-9, 1e-7, 1e-5, 1e-3})
        for (const double d : {1e-6, 1e-3, 0.05, 3.0})
            for (const double F : {0.0, 1e-7, 1e-3, 0.5})
                for (const double t : {1.0, 30.0, 3600.0, 86400.0}) {
                    const GreenAmpt soil{static_cast<float>(K), static_cast<float>(d)};
                    const std::string name = std::to_string(K) + " " + std::to_string(d) + " " + std::to_string(F) + " " + std::to_string(t);
                    expect_relative(ponded_gain(static_cast<float>(F), static_cast<float>(t), soil), exact_gain(F, K, d, t), 1e-6, name);
                }
}

TEST(Infiltration, GreenAmptTakesNoMoreThanIsThere)
{
    const GreenAmpt loam{1e-6f, 0.03f};
    EXPECT_EQ(infiltration_gain(0.01f, 0.0f, 30, loam), 0.0f);
    EXPECT_EQ(infiltration_gain(0.0f, 1e-6f, 30, loam), 3e-5f);
    EXPECT_LE(infiltration_gain(0.0f, 2e-5f, 30, loam), 2e-5f * 30);
    EXPECT_EQ(infiltration_gain(0.02f, 1e-3f, 0, loam), 0.0f);
}

TEST(Infiltration, MoreRainNeverInfiltratesLess)
{
    const GreenAmpt loam{9.4e-7f, 0.031f};
    float last = 0;
    for (int k = 0; k <= 2000; ++k) {
        const float gain = infiltration_gain(0.004f, 5e-8f * static_cast<float>(k), 300, loam);
        EXPECT_GE(gain, last * (1 - 1e-6f)) << k;
        last = gain;
    }
}

struct HortonRow {
    Horton soil;
    float i;
    double t, F, f;
    std::string name;
};

std::vector<HortonRow> horton_rows()
{
    const auto rate = [](const std::string& text) { return static_cast<float>(std::stod(text) * mm / hour); };
    std::vector<HortonRow> made;
    for (const auto& r : reference_rows("runoff/analytic/horton.csv"))
        made.push_back({{rate(r[0]), rate(r[1]), static_cast<float>(std::stod(r[2]) / hour)}, supply(r[3]), std::stod(r[4]) * hour,
                        std::stod(r[5]) * mm, std::stod(r[6]) * mm / hour, r[0] + " " + r[3] + " " + r[4] + " h"});
    return made;
}

TEST(Infiltration, HortonMeetsItsTableInOneStep)
{
    ARPENT_NEEDS_DATA();
    const auto rows = horton_rows();
    ASSERT_EQ(rows.size(), 36u);
    for (const auto& row : rows) {
        const float F = infiltration_gain(0, row.i, static_cast<float>(row.t), row.soil);
        expect_relative(F, row.F, 1e-6, row.name);
        expect_relative(std::min(row.i, capacity(F, row.soil)), row.f, 1e-6, row.name);
    }
}

TEST(Infiltration, HortonDoesNotDependOnTheStep)
{
    ARPENT_NEEDS_DATA();
    for (const auto& row : horton_rows())
        for (const int steps : {7, 1000}) {
            const float F = cumulated(steps, row.t, [&](float now, float dt) { return infiltration_gain(now, row.i, dt, row.soil); });
            expect_relative(F, row.F, 1e-5, row.name + " in " + std::to_string(steps));
        }
}

TEST(Infiltration, ModifiedHortonIsHortonWherePondedAndDoesNotDependOnTheStep)
{
    ARPENT_NEEDS_DATA();
    for (const auto& row : horton_rows())
        for (const int steps : {1, 7, 1000}) {
            double E = 0;
            const float F = cumulated(steps, row.t, [&](float, float dt) {
                const auto [gain, excess] = modified_horton_gain(static_cast<float>(E), row.i, dt, row.soil);
                E += static_cast<double>(excess);
                return gain;
            });
            const auto [once, worn] = modified_horton_gain(0, row.i, static_cast<float>(row.t), row.soil);
            expect_relative(F, row.i == 1.0f ? row.F : static_cast<double>(once), 1e-5, row.name + " in " + std::to_string(steps));
            EXPECT_NEAR(E, worn, 1e-5 * worn) << row.name;
        }
}

TEST(Infiltration, ModifiedHortonIsNotWornByRainBelowItsLastCapacity)
{
    const Horton soil{2e-5f, 4e-6f, 1e-3f};
    EXPECT_EQ(modified_horton_gain(0.003f, 3e-6f, 600, soil).excess, 0.0f);
    EXPECT_LT(infiltration_gain(infiltration_gain(0, 3e-6f, 7200, soil), 1e-4f, 600, soil), modified_horton_gain(0, 1e-4f, 600, soil).gain);
}

TEST(CurveNumber, MeetsItsTable)
{
    ARPENT_NEEDS_DATA();
    const auto rows = reference_rows("runoff/analytic/scs_cn.csv");
    ASSERT_EQ(rows.size(), 56u);
    for (const auto& r : rows) {
        const float S = retention(std::stof(r[0]));
        const float Q = event_runoff(static_cast<float>(std::stod(r[2]) * mm), S, std::stof(r[1]));
        EXPECT_NEAR(S, std::stod(r[3]) * mm, 1e-6 * std::stod(r[3]) * mm);
        EXPECT_NEAR(Q, std::stod(r[4]) * mm, 1e-6 * std::stod(r[4]) * mm) << r[0] << " " << r[1] << " " << r[2];
    }
}

TEST(CurveNumber, MeetsTheExampleOfTR55)
{
    EXPECT_NEAR(event_runoff(6 * 25.4e-3f, retention(70), 0.2f) / 25.4e-3f, 2.81, 0.005);  // inches
}

}  // namespace
}  // namespace arpent::runoff
