#include "flow_cases.hpp"
#include "kinematic.hpp"
#include "support/reference.hpp"

#include <gtest/gtest.h>

#include <array>
#include <vector>

// Two slopes and the channel between them: di Giammarco et al. 1996, doi:10.1016/S0022-1694(96)80014-X.
namespace arpent::runoff {
namespace {

using namespace testing;

constexpr int slope_cells = 40, channel_cells = 50, cols = 2 * slope_cells + 1;
constexpr double dx = 20, rain = 3e-6, duration = 5400, until = 10800;
constexpr Plane slope{800, 0.05, 0.015, rain, duration};

/// Slopes level along the channel, which lies 20 to 40 m below their feet: with a low step the channel's roughness, half of that of the
/// face between, would hold the sheets back. South of its last cell the channel goes on, dry.
Fields valley()
{
    Fields f{channel_cells + 1, cols, 0.015f};
    for (int i = 0; i <= channel_cells; ++i)
        for (int j = 0; j < cols; ++j) {
            const int off = std::abs(j - slope_cells);
            f.z.view()(i, j) = static_cast<float>(off > 0 ? 0.05 * dx * (off - 0.5) : -20 - 0.02 * dx * i);
            if (off == 0)
                f.n2.view()(i, j) = 0.15f * 0.15f;
            if (i == channel_cells && off > 0)
                f.z.view()(i, j) = 1e4f;
        }
    return f;
}

struct Hydrograph {
    std::vector<double> t, q;

    double at(double when) const
    {
        const auto k = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(std::lower_bound(t.begin(), t.end(), when) - t.begin(), 1, std::ssize(t) - 1));
        const double w = (when - t[k - 1]) / (t[k] - t[k - 1]);
        return q[k - 1] + w * (q[k] - q[k - 1]);
    }
};

Hydrograph outflow(double cap)
{
    Flow flow{valley(), {.cell = dx}};
    const auto h = flow.fields().h.view();
    const auto fell = [](double t) { return fallen(rain, std::min(t, duration)); };
    Hydrograph made{{0}, {0}};
    for (double t = 0; t < until;) {
        flow.measure();
        const double dt = std::min({cap, flow.stable_step(), until - t});
        flow.advance(dt);
        for (int i = 0; i < channel_cells; ++i)
            for (int j = 0; j < cols; ++j)
                h(i, j) += static_cast<Quanta>(fell(t + dt) - fell(t));
        t += dt;
        made.t.push_back(t - 0.5 * dt);
        made.q.push_back(std::exchange(h(channel_cells, slope_cells), 0) * quantum * dx * dx / dt);
    }
    return made;
}

/// The channel by a kinematic wave in N cells upwind, fed by the exact slopes; [m3 s-1] every 30 s.
std::vector<double> kinematic_channel(int N)
{
    constexpr double length = 1000, width = 20, aw_slope = 0.02, n = 0.15;
    const double w = length / N, aw = std::sqrt(aw_slope) / n * std::pow(width, -2.0 / 3);
    std::vector<double> A(static_cast<std::size_t>(N)), made{0};
    double next = 30;
    for (double t = 0; t < until - 1e-9;) {
        const double most = *std::max_element(A.begin(), A.end());
        const double dt = std::min(0.8 * w / std::max(aw * 5 / 3 * std::pow(most, 2.0 / 3), 0.05), next - t);
        const double side = 2 * slope.outflow(t + dt / 2) + (t + dt / 2 < duration ? rain * width : 0);
        double above = 0;
        for (double& area : A) {
            const double Q = aw * std::pow(area, 5.0 / 3);
            area = std::max(area + dt * (side - (Q - above) / w), 0.0);
            above = Q;
        }
        t += dt;
        if (t >= next - 1e-9) {
            made.push_back(aw * std::pow(A.back(), 5.0 / 3));
            next += 30;
        }
    }
    return made;
}

double error(const Hydrograph& flow, const std::vector<double>& exact)
{
    double off = 0, sum = 0;
    for (std::size_t k = 0; k < exact.size(); ++k) {
        off += std::abs(flow.at(30.0 * static_cast<double>(k)) - exact[k]);
        sum += exact[k];
    }
    return off / sum;
}

void expect_valley(const std::vector<double>& exact)
{
    for (const double cap : {1.0, 2.0, 5.0}) {
        const Hydrograph flow = outflow(cap);
        EXPECT_LE(error(flow, exact), 0.04) << cap;
        EXPECT_NEAR(*std::max_element(flow.q.begin(), flow.q.end()), 4.860, 0.001) << cap;
    }
}

TEST(AnalyticValley, OutflowIsThatOfTheKinematicWave)
{
    const auto coarse = kinematic_channel(100), fine = kinematic_channel(200);
    std::vector<double> exact;
    for (std::size_t k = 0; k < fine.size(); ++k)
        exact.push_back(2 * fine[k] - coarse[k]);
    expect_valley(exact);
}

TEST(AnalyticValley, OutflowIsThatOfTheReferenceTable)
{
    ARPENT_NEEDS_DATA();
    const auto rows = arpent::testing::reference_rows("runoff/analytic/vcatchment.csv");
    ASSERT_EQ(rows.size(), 361u);
    for (const auto& row : rows)
        ASSERT_NEAR(slope.outflow(std::stod(row[0])), std::stod(row[1]), 1e-12);
    expect_valley(arpent::testing::column(rows, 2));
}

}  // namespace
}  // namespace arpent::runoff
