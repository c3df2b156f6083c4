#include "flow_cases.hpp"
#include "support/reference.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

// Steady flow at a given depth over 1 km, after MacDonald et al. 1997, doi:10.1061/(ASCE)0733-9429(1997)123:11(1041), on the bed that the
// local inertial equations ask for:  dz/dx = -dh/dx - n^2 q^2 / h^(10/3),  q = q0 + R x,  z(L) = 0.
namespace arpent::runoff {
namespace {

using namespace testing;

constexpr double L = 1000, n = 0.033;

double exact_depth(double x) { return std::cbrt(4 / gravity) * (1 + 0.5 * std::exp(-16 * (x / L - 0.5) * (x / L - 0.5))); }

/// A steady flow of q0 [m2 s-1] at the upper end and R [m s-1] of rain.
struct Steady {
    double q0, R;

    double q(double x) const { return q0 + R * x; }
    double friction(double x) const { return n * n * q(x) * q(x) / std::pow(exact_depth(x), 10.0 / 3); }
    /// The bed [m]: h(L) - h(x) and the friction from x to L, by Simpson's rule.
    double bed(double x) const
    {
        constexpr int pieces = 2000;
        const double w = (L - x) / pieces;
        double sum = friction(x) + friction(L);
        for (int k = 1; k < pieces; ++k)
            sum += (k % 2 == 1 ? 4 : 2) * friction(x + k * w);
        return exact_depth(L) - exact_depth(x) + sum * w / 3;
    }
};

struct Errors {
    double depth, discharge;  // relative L1; greatest, relative to q
};

/// The scheme's own steady state on cells of dx: q0 enters the first cell, the depth of the last is imposed.
Errors errors(const Steady& steady, double dx)
{
    const int cols = static_cast<int>(std::lround(L / dx));
    Flow flow{channel(cols, dx, n, [&](double x) { return steady.bed(x); }), {.cell = dx, .froude_max = 10}};
    const auto h = flow.fields().h.view();
    for (int j = 0; j < cols; ++j)
        h(0, j) = static_cast<Quanta>(exact_depth((j + 0.5) * dx) * 16777216);
    const double dt = 0.6 * dx / std::sqrt(gravity * 1.12);
    for (int step = 0; step < 6000; ++step) {
        const double t = step * dt;
        flow.advance(dt);
        add(flow, cols, fallen(steady.R, t + dt) - fallen(steady.R, t));
        add(flow, 1, fallen(steady.q0 / dx, t + dt) - fallen(steady.q0 / dx, t));
        h(0, cols - 1) = static_cast<Quanta>(exact_depth(L - 0.5 * dx) * 16777216);
    }
    Errors made{0, 0};
    double sum = 0;
    for (int j = 0; j < cols - 1; ++j) {
        const double exact = exact_depth((j + 0.5) * dx), q = steady.q((j + 1) * dx);
        made.depth += std::abs(depth(flow, 0, j) - exact);
        made.discharge = std::max(made.discharge, std::abs(flow.fields().qx.view()(0, j) / q - 1));
        sum += exact;
    }
    made.depth /= sum;
    return made;
}

void expect_second_order(const Steady& steady)
{
    const Errors coarse = errors(steady, 20), middle = errors(steady, 10), fine = errors(steady, 5);
    EXPECT_LE(fine.depth, 2e-5);
    EXPECT_GE(std::log2(coarse.depth / middle.depth), 1.9);
    EXPECT_LE(fine.discharge, 3e-5);
}

TEST(AnalyticSteady, DepthIsOfSecondOrder) { expect_second_order({2, 0}); }

TEST(AnalyticSteady, DepthIsOfSecondOrderUnderRain) { expect_second_order({1, 1e-3}); }

void expect_table(const Steady& steady, const std::string& name)
{
    const auto rows = arpent::testing::reference_rows("runoff/analytic/" + name + ".csv");
    ASSERT_EQ(rows.size(), 200u);
    for (const auto& row : rows) {
        const double x = std::stod(row[0]);
        ASSERT_NEAR(exact_depth(x), std::stod(row[1]), 1e-12);
        ASSERT_NEAR(steady.q(x), std::stod(row[2]), 1e-12);
        ASSERT_NEAR(steady.bed(x), std::stod(row[4]), 1e-10);
    }
}

TEST(AnalyticSteady, BedsAreThoseOfTheReferenceTables)
{
    ARPENT_NEEDS_DATA();
    expect_table({2, 0}, "macdonald_sub");
    expect_table({1, 1e-3}, "macdonald_sub_rain");
}

}  // namespace
}  // namespace arpent::runoff
