#include "flow_cases.hpp"
#include "support/reference.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

// A front that travels over a flat bed at the speed u, an exact solution of the local inertial equations:
//   (3/7) h^(7/3) - (3/4) (u^2/g) h^(4/3) = n^2 u^2 (u t - x),  h > u^2/g
// Hunter et al. 2005, doi:10.1016/j.advwatres.2005.03.007, is the same for the diffusive wave, which this scheme does not solve.
namespace arpent::runoff {
namespace {

using namespace testing;

struct Front {
    double n, u, until;  // [s m-1/3], [m s-1], [s]

    double depth(double x, double t) const
    {
        double low = u * u / gravity, high = 50;
        for (int k = 0; k < 100; ++k) {
            const double h = 0.5 * (low + high);
            const double side = 3.0 / 7 * std::pow(h, 7.0 / 3) - 0.75 * u * u / gravity * std::pow(h, 4.0 / 3);
            (side > n * n * u * u * (u * t - x) ? high : low) = h;
        }
        return u * t > x ? 0.5 * (low + high) : 0;
    }
};

constexpr std::array<Front, 3> fronts{{{0.03, 1, 3600}, {0.01, 0.635, 3600}, {0.05, 0.4, 7200}}};

/// Sets the depth of the first cell, and the face before it to what must have come through it in the step.
void impose(Flow& flow, Quanta h, double dx, double dt)
{
    Fields& fields = flow.fields();
    fields.qx.view()(0, -1) = dt > 0 ? static_cast<float>((h - fields.h.view()(0, 0)) * quantum * dx / dt) : 0.0f;
    fields.h.view()(0, 0) = h;
    flow.measure();
}

/// Relative L1 error at the end, for x < 0.9 u t, with the depth of the first cell imposed.
double error(const Front& front, double dx)
{
    const int cols = static_cast<int>(std::ceil(front.u * front.until * 1.3 / dx));
    Flow flow{channel(cols, dx, front.n, [](double) { return 0.0; }), {.cell = dx, .froude_max = 10}};
    for (double t = 0, dt = 0; t < front.until; t += dt) {
        impose(flow, static_cast<Quanta>(front.depth(0.5 * dx, t) * 16777216), dx, dt);
        dt = std::min({flow.stable_step(), 5.0, front.until - t});
        flow.advance(dt);
    }
    double off = 0, sum = 0;
    for (int j = 1; (j + 0.5) * dx < 0.9 * front.u * front.until; ++j) {
        const double exact = front.depth((j + 0.5) * dx, front.until);
        off += std::abs(depth(flow, 0, j) - exact);
        sum += exact;
    }
    return off / sum;
}

TEST(AnalyticFront, IsFollowedTo2e4OnCellsOf25Metres)
{
    const double coarse = error(fronts[0], 50), fine = error(fronts[0], 25);
    RecordProperty("error_50m", std::to_string(coarse));
    RecordProperty("error_25m", std::to_string(fine));
    EXPECT_LE(fine, 2e-4);
    EXPECT_LT(fine, coarse);
}

TEST(AnalyticFront, IsFollowedOnSmoothAndOnRoughGround)
{
    EXPECT_LE(error(fronts[1], 25), 2e-3);
    EXPECT_LE(error(fronts[2], 25), 2e-3);
}

TEST(AnalyticFront, IsThatOfTheReferenceTables)
{
    ARPENT_NEEDS_DATA();
    for (std::size_t k = 0; k < fronts.size(); ++k) {
        int compared = 0;
        for (const auto& row : arpent::testing::reference_rows("runoff/analytic/front_" + std::to_string(k) + ".csv"))
            if (const double inertial = std::stod(row[2]); !std::isnan(inertial)) {
                ASSERT_NEAR(fronts[k].depth(std::stod(row[0]), fronts[k].until), inertial, 1e-9);
                ++compared;
            }
        EXPECT_GT(compared, 400) << k;
    }
}

}  // namespace
}  // namespace arpent::runoff
