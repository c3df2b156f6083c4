#include "models/runoff/flow.hpp"

#include "core/executor.hpp"
#include "flow_cases.hpp"
#include "support/dice.hpp"
#include "support/failure.hpp"
#include "support/reference.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <vector>

namespace arpent::runoff {
namespace {

using arpent::testing::Dice;
using testing::depth;
using testing::gravity;
using testing::quantum;

/// Water below `level` [m] over a bed that is random within 2 m, some of it dry.
Fields lake(double base, double level)
{
    Fields f{128, 128, 0.03f};
    Dice dice;
    for (int i = 0; i < 128; ++i)
        for (int j = 0; j < 128; ++j) {
            f.z.view()(i, j) = static_cast<float>(base + std::floor(2 * dice() * 4096) / 4096);
            f.h.view()(i, j) = static_cast<Quanta>(std::max(0.0, level - double{f.z.view()(i, j)}) * 16777216);
        }
    return f;
}

TEST(Flow, ALakeAtRestStaysAtRestAtAnyHeightRoundItsIslands)
{
    for (const double base : {0.0, 700.0}) {
        Flow flow{lake(base, base + 1.5), {}};
        const Raster<Quanta> before = flow.fields().h.copy();
        for (int step = 0; step < 500; ++step)
            flow.advance(0.1);
        int dry = 0;
        for (int i = 0; i < 128; ++i)
            for (int j = 0; j < 128; ++j) {
                ASSERT_EQ(flow.fields().h.view()(i, j), before.view()(i, j));
                ASSERT_EQ(flow.fields().qx.view()(i, j), 0);
                ASSERT_EQ(flow.fields().qy.view()(i, j), 0);
                dry += before.view()(i, j) == 0;
            }
        EXPECT_GT(dry, 3000) << "islands";
    }
}

TEST(Flow, ThreeFilmsOnAStairLeaveNoneOfIt)
{
    Fields f{1, 3, 0.02f};
    for (int j = 0; j < 3; ++j) {
        f.z.view()(0, j) = static_cast<float>(-4 * j);
        f.h.view()(0, j) = 1 << 14;
    }
    Flow flow{std::move(f), {.cell = 2}};
    for (int step = 0; step < 400; ++step)
        flow.advance(1);
    EXPECT_EQ(flow.stored(), 3 << 14);
    EXPECT_LE(depth(flow, 0, 0), 1.4e-5);
    EXPECT_LE(depth(flow, 0, 1), 1.4e-5);
}

/// Uniform flow down a plane turned by `degrees` against the grid; returns both discharges in the middle.
std::pair<double, double> sheet(double S, double n, double h, double degrees)
{
    constexpr int side = 80;
    constexpr double dx = 10, turn = 0.017453292519943295;
    const double to_east = S * std::cos(degrees * turn), to_south = S * std::sin(degrees * turn);
    Fields f{side, side, static_cast<float>(n)};
    for (int i = 0; i < side; ++i)
        for (int j = 0; j < side; ++j) {
            f.z.view()(i, j) = static_cast<float>(-(to_east * (j - side / 2) + to_south * (i - side / 2)) * dx);
            f.h.view()(i, j) = static_cast<Quanta>(h * 16777216);
        }
    Flow flow{std::move(f), {.cell = dx, .froude_max = 10}};
    for (int step = 0; step < 120; ++step)
        flow.advance(1);
    return {flow.fields().qx.view()(side / 2, side / 2), flow.fields().qy.view()(side / 2, side / 2)};
}

void expect_sheet(double S, double n, double h, double degrees, double qx, double qy)
{
    const auto [east, south] = sheet(S, n, h, degrees);
    const double exact = std::hypot(qx, qy);
    EXPECT_NEAR(std::hypot(east, south), exact, 1e-4 * exact) << degrees;
    EXPECT_NEAR(std::atan2(south, east), std::atan2(qy, qx), 1e-3) << degrees;
}

TEST(Flow, ASheetIsAsFastInEveryDirection)
{
    for (const double degrees : {0.0, 15.0, 30.0, 45.0}) {
        const double q = std::pow(0.1, 5.0 / 3) * std::sqrt(0.02) / 0.03, turn = 0.017453292519943295;
        expect_sheet(0.02, 0.03, 0.1, degrees, q * std::cos(degrees * turn), q * std::sin(degrees * turn));
    }
}

TEST(Flow, ASheetIsAsFastAsTheReferenceTableSays)
{
    ARPENT_NEEDS_DATA();
    const auto rows = arpent::testing::reference_rows("runoff/analytic/diagonal_sheet.csv");
    ASSERT_EQ(rows.size(), 8u);
    for (const auto& row : rows)
        expect_sheet(std::stod(row[0]), std::stod(row[1]), std::stod(row[2]), std::stod(row[3]), std::stod(row[4]), std::stod(row[5]));
}

/// h = H + a cos(pi x / L): the swing of that mode after a time, as a share of a.
class Seiche {
public:
    Seiche(double L, double H, double a)
        : H_{H}, a_{a}, dx_{L / cells}, flow_{testing::channel(cells, dx_, 1e-7, [](double) { return 0.0; }), {.cell = dx_}}
    {
        for (int j = 0; j < cells; ++j)
            flow_.fields().h.view()(0, j) = static_cast<Quanta>(std::lround((H + a * mode(j)) * 16777216));
        flow_.measure();
    }

    double swing()
    {
        double sum = 0;
        for (int j = 0; j < cells; ++j)
            sum += (depth(flow_, 0, j) - H_) * mode(j);
        return 2 * sum / cells / a_;
    }
    double step() const { return 0.5 * dx_ / std::sqrt(gravity * H_); }
    void advance(double dt) { flow_.advance(dt); }

private:
    static constexpr int cells = 64;
    static double mode(int j) { return std::cos(3.141592653589793 * (j + 0.5) / cells); }

    double H_, a_, dx_;
    Flow flow_;
};

/// The period between the first and the eighth crossing of 0, and the greatest swing near the end of four periods.
void expect_seiche(double L, double H, double a, double period)
{
    Seiche seiche{L, H, a};
    const double dt = seiche.step();
    double t = 0, before = seiche.swing(), first = 0, eighth = 0, most = 0;
    int crossings = 0;
    while (t < 4.1 * period) {
        seiche.advance(dt);
        t += dt;
        const double now = seiche.swing();
        if (before * now < 0)
            (++crossings == 1 ? first : eighth) = t - dt * now / (now - before);
        if (t > 3.9 * period)
            most = std::max(most, now);
        before = now;
    }
    EXPECT_EQ(crossings, 8);
    EXPECT_NEAR((eighth - first) / 3.5, period, 2e-4 * period);
    EXPECT_GE(most, 0.999);
    EXPECT_LE(most, 1.001);
}

TEST(Flow, ASeicheKeepsItsPeriodAndItsHeight)
{
    expect_seiche(1000, 5, 0.01, 2 * 1000 / std::sqrt(gravity * 5));
    expect_seiche(200, 0.5, 0.001, 2 * 200 / std::sqrt(gravity * 0.5));
}

TEST(Flow, TheSeicheIsThatOfTheReferenceTable)
{
    ARPENT_NEEDS_DATA();
    const auto rows = arpent::testing::reference_rows("runoff/analytic/seiche.csv");
    ASSERT_EQ(rows.size(), 2u);
    for (const auto& row : rows)
        expect_seiche(std::stod(row[0]), std::stod(row[1]), std::stod(row[2]), std::stod(row[3]));
}

TEST(Flow, ASteeperStepIsOneThatAWaveDoesNotOutrun)
{
    Fields f{4, 4, 0.03f};
    f.h.view()(1, 1) = 2 << 24;
    f.h.view()(1, 2) = 2 << 24;
    const Flow flow{std::move(f), {.cell = 5}};
    EXPECT_NEAR(flow.stable_step(), 0.65 * 5 / std::sqrt(gravity * 2), 1e-3);
}

TEST(Flow, AFastFilmShortensTheStep)
{
    Fields f{1, 40, 0.01f};
    for (int j = 0; j < 40; ++j) {
        f.z.view()(0, j) = static_cast<float>(-0.5 * j);
        f.h.view()(0, j) = 1 << 18;  // 1/64 m
    }
    Flow flow{std::move(f), {.cell = 1}};
    for (int step = 0; step < 20; ++step)
        flow.advance(0.05);
    const double speed = flow.fields().qx.view()(0, 20) / depth(flow, 0, 20);
    ASSERT_GT(speed, 0.6);
    EXPECT_NEAR(flow.stable_step(), 0.5 / (5.0 / 3 * speed), 0.1 * flow.stable_step());
    EXPECT_LT(flow.stable_step(), 0.7 / std::sqrt(gravity / 64));
}

TEST(Flow, RunsDeeperThan128MetresEndWithAnError)
{
    Fields f{1, 2, 0.03f};
    f.z.view()(0, 0) = 100;
    f.h.view()(0, 0) = 2000000000;
    f.h.view()(0, 1) = 2000000000;
    Flow flow{std::move(f), {.cell = 1}};
    EXPECT_EQ(failure([&] {
                  for (int step = 0; step < 100; ++step)
                      flow.advance(0.5);
              }),
              "5 runoff: water is deeper than 128 m, the most that a cell can hold");
}

/// Root mean square of the ripples of a pond of 1 m after two hours, from ripples of at most `height` [m] at its beginning.
double ripples(double height, double n)
{
    Fields f{30, 30, static_cast<float>(n)};
    Dice dice;
    for (int i = 0; i < 30; ++i)
        for (int j = 0; j < 30; ++j)
            f.h.view()(i, j) = static_cast<Quanta>((1 + height * (2 * dice() - 1)) * 16777216);
    Flow flow{std::move(f), {.cell = 5}};
    const double mean = static_cast<double>(flow.stored()) * quantum / 900;
    for (double t = 0; t < 7200;) {
        const double dt = flow.stable_step();
        flow.advance(dt);
        t += dt;
    }
    double sum = 0;
    for (int i = 0; i < 30; ++i)
        for (int j = 0; j < 30; ++j)
            sum += (depth(flow, i, j) - mean) * (depth(flow, i, j) - mean);
    return std::sqrt(sum / 900);
}

/// The centred scheme alone lets them grow to a third of the depth at a Courant number of 0.65, and from high ones at 0.5.
TEST(Flow, RipplesOnSmoothGroundFade)
{
    EXPECT_LT(ripples(0.01, 0.01), 0.001);
    EXPECT_LT(ripples(0.2, 0.01), 0.01);
    EXPECT_LT(ripples(0.2, 0.03), 0.005);
}

/// Water that runs far down a dry slope, in bands of some height; all its bits.
std::vector<Quanta> half_dry(int band_rows, int threads, int steps = 800)
{
    Fields f{200, 300, 0.03f};
    Dice dice;
    for (int i = 0; i < 200; ++i)
        for (int j = 0; j < 300; ++j) {
            f.z.view()(i, j) = static_cast<float>(-0.1 * j + 0.1 * dice());
            f.h.view()(i, j) = i > 20 && i < 40 && j < 50 ? 1 << 24 : 0;
        }
    Flow flow{std::move(f), {.cell = 5}, {}, band_rows};
    with_threads(threads, [&] {
        for (int step = 0; step < steps; ++step)
            flow.advance(0.5);
    });
    std::vector<Quanta> all;
    for (int i = 0; i < 200; ++i)
        for (const auto* raster : {&flow.fields().h, &flow.fields().h_max})
            all.insert(all.end(), raster->view().row(i), raster->view().row(i) + 300);
    EXPECT_EQ(flow.fields().h_max.view()(30, 180) > 0, steps == 800) << "water comes far in time";
    return all;
}

TEST(Flow, SleepAndBandsAndThreadsChangeNoBit)
{
    const auto awake = half_dry(1, 1);  // bands of one row never sleep
    EXPECT_EQ(half_dry(2, 2), awake);
    EXPECT_EQ(half_dry(16, 8), awake);
    EXPECT_EQ(half_dry(64, 1), awake);
    EXPECT_EQ(half_dry(200, 2), awake);
    EXPECT_GT(std::count(awake.begin(), awake.end(), 0), 60000) << "much of it is dry";
}

/// Short enough for a sanitizer of threads.
TEST(Flow, EightThreadsTouchNoRowOfAnother)
{
    EXPECT_EQ(half_dry(16, 8, 40), half_dry(200, 1, 40));
}

}  // namespace
}  // namespace arpent::runoff
