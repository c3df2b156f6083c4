#include "models/runoff/rows.hpp"

#include "models/runoff/band.hpp"
#include "models/runoff/record_rows.hpp"
#include "support/dice.hpp"
#include "support/split_rows.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <limits>
#include <vector>

namespace arpent::runoff {
namespace {

using arpent::testing::Dice;

constexpr int cols = 150;

/// Water, films and dry ground at random, moving.
Fields scene()
{
    Fields f{2, cols, 0.03f};
    Dice dice;
    for (int i = 0; i < 2; ++i)
        for (int j = 0; j < cols; ++j) {
            f.z.view()(i, j) = static_cast<float>(700 + dice());
            f.n2.view()(i, j) = static_cast<float>(1e-3 * dice());
            f.h.view()(i, j) = j % 7 == 0 ? 0 : static_cast<Quanta>((j % 5 == 0 ? 1e3 : 2e7) * dice());
            f.qx.view()(i, j) = static_cast<float>(dice() - 0.5);
            f.qy.view()(i, j) = static_cast<float>(dice() - 0.5);
        }
    return f;
}

template <typename T>
void splits_anywhere(const std::vector<T>& start, const std::function<void(int, int, T*)>& run)
{
    testing::splits_anywhere<T>(cols, start, run);
}

template <typename T>
std::vector<T> rolled(double scale, double shift)
{
    std::vector<T> made(cols + 2);
    Dice dice;
    for (T& each : made)
        each = static_cast<T>(scale * dice() + shift);
    return made;
}

/// A row, and the depths in metres and the gains of it and of the next.
struct Scene {
    Fields f = scene();
    std::vector<float> m = std::vector<float>(cols + 1), m_south = m, gain = m, gain_south = m;

    Scene()
    {
        in_metres(cols + 1, f.h.view().row(0), m.data());
        in_metres(cols + 1, f.h.view().row(1), m_south.data());
        gains(cols + 1, f.qx.view().row(0), f.qy.view().row(-1), f.qy.view().row(0), gain.data());
        gains(cols + 1, f.qx.view().row(1), f.qy.view().row(0), f.qy.view().row(1), gain_south.data());
    }
    Rows rows(int j)
    {
        const auto z = std::as_const(f.z).view().from(0, j), n2 = std::as_const(f.n2).view().from(0, j);
        const auto h = f.h.view().from(0, j);
        const auto qx = f.qx.view().from(0, j), qy = f.qy.view().from(0, j);
        return {z.row(0), z.row(1), n2.row(0), n2.row(1), h.row(0), h.row(1), m.data() + j, m_south.data() + j, gain.data() + j, gain_south.data() + j,
                qx.row(0), qx.row(1), qy.row(0), qy.row(-1)};
    }
};

TEST(Rows, SouthFacesMayBeSplitAnywhere)
{
    Scene s;
    splits_anywhere<float>(std::vector<float>(cols), [&](int j, int count, float* q) { south_faces(s.rows(j), count, pace(1, 5, 1, 1e-5), q + j); });
}

TEST(Rows, EastFacesMayBeSplitAnywhere)
{
    splits_anywhere<float>(std::vector<float>(cols), [&](int j, int count, float* q) {
        static Scene s;
        if (j == 0)
            s = Scene{};
        east_faces(s.rows(j), count, pace(1, 5, 1, 1e-5));
        std::copy_n(s.f.qx.view().row(0) + j, count, q + j);
    });
}

TEST(Rows, GainsMayBeSplitAnywhere)
{
    const auto qx = rolled<float>(2, -1), north = rolled<float>(2, -0.5), south = rolled<float>(2, -1.5);
    splits_anywhere<float>(std::vector<float>(cols), [&](int j, int count, float* gain) { gains(count, qx.data() + j + 1, north.data() + j, south.data() + j, gain + j); });
}

TEST(Rows, BoundsDoNotDependOnSplits)
{
    Scene s;
    std::vector<float> q(cols);
    const Bounds whole = south_faces(s.rows(0), cols, pace(1, 5, 1, 1e-5), q.data());
    const Bounds parts = south_faces(s.rows(0), 37, pace(1, 5, 1, 1e-5), q.data()).joined(south_faces(s.rows(37), cols - 37, pace(1, 5, 1, 1e-5), q.data()));
    EXPECT_EQ(whole.depth, parts.depth);
    EXPECT_EQ(whole.speed, parts.speed);
    EXPECT_GT(whole.speed, 0);
}

TEST(Rows, SharesAndLimitsMayBeSplitAnywhere)
{
    Scene s;
    const auto north = rolled<float>(2, -1), south = rolled<float>(2, -1), f = rolled<float>(1, 0), f_south = rolled<float>(1, 0);
    splits_anywhere<float>(std::vector<float>(cols), [&](int j, int count, float* out) {
        donor_shares(s.rows(j), count, 1e8f, north.data() + j, south.data() + j, out + j);
    });
    splits_anywhere<float>(rolled<float>(2, -1), [&](int j, int count, float* qx) {
        std::vector<Quanta> x(cols);
        limit_east(count, 1e6f, f.data() + j, qx + j, x.data());
    });
    splits_anywhere<Quanta>(std::vector<Quanta>(cols), [&](int j, int count, Quanta* y) {
        std::vector<float> qy(cols);
        limit_south(count, 1e6f, north.data() + j, f.data() + j, f_south.data() + j, qy.data(), y + j);
    });
}

TEST(Rows, DepthsMayBeSplitAnywhere)
{
    const auto x = rolled<Quanta>(200, -100), north = rolled<Quanta>(200, -90), south = rolled<Quanta>(200, -80), supply = rolled<Quanta>(8e6, 0);
    splits_anywhere<Quanta>(rolled<Quanta>(1e6, 1e3), [&](int j, int count, Quanta* h) {
        change_depth(count, x.data() + j + 1, north.data() + j, south.data() + j, h + j);
    });
    splits_anywhere<Quanta>(rolled<Quanta>(1e6, 1e3), [&](int j, int count, Quanta* h) { add_supply(count, supply.data() + j, 0.2f, 0.7f, h + j); });
    splits_anywhere<Quanta>(rolled<Quanta>(1e6, 1e3), [&](int j, int count, Quanta* h_max) { keep_greatest(count, supply.data() + j, h_max + j); });
    splits_anywhere<float>(std::vector<float>(cols), [&](int j, int count, float* m) { in_metres(count, supply.data() + j, m + j); });
}

TEST(Rows, WhatIsKeptMayBeSplitAnywhere)
{
    const auto qx = rolled<float>(2, -1), north = rolled<float>(2, -0.5), south = rolled<float>(2, -1.5), q = rolled<float>(2, 0);
    const auto h = rolled<Quanta>(3e7, 0);
    const std::vector<float> none(cols);
    splits_anywhere<float>(none, [&](int j, int count, float* out) { centre_discharge(count, qx.data() + j + 1, north.data() + j, south.data() + j, out + j); });
    splits_anywhere<float>(none, [&](int j, int count, float* max) { keep_max(count, q.data() + j, max + j); });
    splits_anywhere<float>(none, [&](int j, int count, float* max) { keep_speed(count, h.data() + j, q.data() + j, 6, max + j); });
    splits_anywhere<float>(none, [&](int j, int count, float* max) { keep_hazard(count, h.data() + j, q.data() + j, 6, true, max + j); });
    splits_anywhere<float>(none, [&](int j, int count, float* s) { count_above(count, h.data() + j, 1 << 23, 30, s + j); });
    splits_anywhere<float>(std::vector<float>(cols, std::numeric_limits<float>::quiet_NaN()),
                           [&](int j, int count, float* when) { note_arrival(count, h.data() + j, 1 << 23, 30, when + j); });
    splits_anywhere<float>(none, [&](int j, int count, float* when) {
        std::vector<Quanta> greatest(static_cast<std::size_t>(count), 1 << 23);
        note_greatest(count, h.data() + j, 30, greatest.data(), when + j);
    });
}

TEST(Rows, SharesOfASupplyAddUpToItsLastQuantum)
{
    const std::vector<Quanta> supply{0, 1, 2, 12345, (1 << 23) - 1, 1 << 23};
    std::vector<Quanta> h(supply.size());
    float before = 0;
    for (const float after : {0.013f, 0.2f, 0.201f, 0.77f, 1.0f})
        add_supply(static_cast<int>(supply.size()), supply.data(), std::exchange(before, after), after, h.data());
    EXPECT_EQ(h, supply);
}

TEST(Rows, ADepthBeyond128MetresShows)
{
    std::vector<Quanta> h{2147483647}, h_max{0};
    const Quanta none = 0, x[] = {1, 0};
    change_depth(1, x + 1, &none, &none, h.data());
    EXPECT_GT(keep_greatest(1, h.data(), h_max.data()), 2147483647u);
}

}  // namespace
}  // namespace arpent::runoff
