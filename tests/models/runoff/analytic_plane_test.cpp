#include "flow_cases.hpp"
#include "kinematic.hpp"
#include "support/reference.hpp"

#include <gtest/gtest.h>

#include <string>

// Thin films on steep planes, where lagged friction breaks. Woolhiser & Liggett 1967, doi:10.1029/WR003i003p00753: the kinematic wave holds.
namespace arpent::runoff {
namespace {

using namespace testing;

constexpr double mm_h = 1e-3 / 3600;
constexpr Plane plane_0{100, 0.01, 0.02, 50 * mm_h, 1800}, plane_2{100, 0.05, 0.02, 50 * mm_h, 1800}, plane_3{500, 0.2, 0.05, 20 * mm_h, 1800};

/// Relative L1 error of the hydrograph at the foot, beyond which the ground goes on, dry.
double error(const Plane& plane, double dx, double cap, double until)
{
    const int cols = static_cast<int>(std::lround(plane.L / dx));
    Flow flow{channel(cols + 1, dx, plane.n, [&](double x) { return plane.S * (plane.L - x); }), {.cell = dx, .froude_max = 2}};
    const auto h = flow.fields().h.view();
    double off = 0, sum = 0;
    for (double t = 0; t < until;) {
        flow.measure();
        const double dt = std::min({cap, flow.stable_step(), until - t});
        const auto rain = [&](double at) { return fallen(plane.i, std::min(at, plane.duration)); };
        flow.advance(dt);
        add(flow, cols, rain(t + dt) - rain(t));
        t += dt;
        const double q = h(0, cols) * quantum * dx / dt, exact = plane.outflow(t - 0.5 * dt);
        h(0, cols) = 0;
        off += std::abs(q - exact) * dt;
        sum += exact * dt;
    }
    return off / sum;
}

TEST(AnalyticPlane, HydrographsAreExactToAPercentAtAnyStableStep)
{
    const double gentle = error(plane_0, 2, 1.4, 5400), steep = error(plane_2, 5, 3.6, 5400), rough = error(plane_3, 10, 7.1, 3600);
    EXPECT_LE(gentle, 0.011);
    EXPECT_LE(steep, 0.011);
    EXPECT_LE(rough, 0.016);
}

TEST(AnalyticPlane, ShorterStepsGiveTheSame)
{
    EXPECT_LE(error(plane_2, 5, 0.5, 2400), 0.012);
    EXPECT_LE(error(plane_3, 10, 1, 3600), 0.016);
}

TEST(AnalyticPlane, IsThatOfTheReferenceTables)
{
    ARPENT_NEEDS_DATA();
    for (const auto& [name, plane] : {std::pair{"plane_0", plane_0}, std::pair{"plane_2", plane_2}, std::pair{"plane_3", plane_3}}) {
        const auto rows = arpent::testing::reference_rows(std::string{"runoff/analytic/"} + name + ".csv");
        ASSERT_EQ(rows.size(), 361u);
        for (const auto& row : rows)
            ASSERT_NEAR(plane.outflow(std::stod(row[0])), std::stod(row[1]), 1e-12) << name;
    }
}

}  // namespace
}  // namespace arpent::runoff
