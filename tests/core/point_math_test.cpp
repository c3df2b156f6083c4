#include "core/point_math.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace arpent {
namespace {

/// 4000 arguments a decade from `low` to `high`.
std::vector<float> arguments(double low, double high)
{
    std::vector<float> made;
    for (double x = low; x < high; x *= std::pow(10.0, 1.0 / 4000))
        made.push_back(static_cast<float>(x));
    return made;
}

template <typename Ours, typename Exact>
double worst_relative(const std::vector<float>& xs, const Ours& ours, const Exact& exact)
{
    double worst = 0;
    for (const float x : xs)
        worst = std::max(worst, std::abs(static_cast<double>(ours(x)) / exact(static_cast<double>(x)) - 1));
    return worst;
}

TEST(PointMath, LogLagIsExactInRelationFromTinyToHuge)
{
    const auto exact = [](double x) { return x < 1e-3 ? x * x * (1.0 / 2 - x * (1.0 / 3 - x * (1.0 / 4 - x / 5))) : x - std::log1p(x); };
    EXPECT_LT(worst_relative(arguments(1e-15, 1e30), log_lag, exact), 4e-7);
    EXPECT_EQ(log_lag(0.0f), 0.0f);
}

TEST(PointMath, ExponentialsAreExactInRelation)
{
    EXPECT_LT(worst_relative(arguments(1e-15, 80), exp_of_minus, [](double x) { return std::exp(-x); }), 4e-7);
    EXPECT_LT(worst_relative(arguments(1e-15, 1e6), one_minus_exp_of_minus, [](double x) { return -std::expm1(-x); }), 4e-7);
    EXPECT_EQ(one_minus_exp_of_minus(0.0f), 0.0f);
    EXPECT_EQ(exp_of_minus(0.0f), 1.0f);
    EXPECT_LT(exp_of_minus(1e9f), 2e-35f);
}

TEST(PointMath, LogarithmIsExactAwayFromOne)
{
    const auto exact = [](double x) { return std::log(x); };
    EXPECT_LT(worst_relative(arguments(1e-30, 0.9), log_of, exact), 4e-7);
    EXPECT_LT(worst_relative(arguments(1.1, 1e30), log_of, exact), 4e-7);
    for (const float x : arguments(0.9, 1.1))
        EXPECT_NEAR(log_of(x), std::log(static_cast<double>(x)), 1e-7);
}

}  // namespace
}  // namespace arpent
