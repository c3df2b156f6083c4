#include "models/runoff/roofs.hpp"

#include "core/executor.hpp"
#include "support/failure.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <random>
#include <string>
#include <vector>

namespace arpent::runoff {
namespace {

/// Cells as drawn: `#` building, `.` ground, blank outside.
Raster<std::uint8_t> cells_of(const std::vector<std::string>& rows)
{
    Raster<std::uint8_t> cells{{0, 0, static_cast<int>(rows.size()), static_cast<int>(rows[0].size())}, 0, RoofRouting::outside};
    for (int i = 0; i < cells.rows(); ++i)
        for (int j = 0; j < cells.cols(); ++j) {
            const char c = rows[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
            cells.view()(i, j) = c == '#' ? RoofRouting::building : c == '.' ? RoofRouting::ground : RoofRouting::outside;
        }
    return cells;
}

/// Where 1 quantum on the roof of (row, col) goes: row * cols + col.
int target(const Raster<std::uint8_t>& cells, const RoofRouting& routing, int row, int col)
{
    const Raster<Quanta> h{cells.window(), 0, 0};
    Raster<Quanta> change{cells.window(), 0, 0};
    change.view()(row, col) = 1;
    routing.lead(h.view(), change.view());
    int found = -1, sum = 0;
    for (int i = 0; i < cells.rows(); ++i)
        for (int j = 0; j < cells.cols(); ++j) {
            sum += change.view()(i, j);
            found = change.view()(i, j) == 1 ? i * cells.cols() + j : found;
        }
    EXPECT_EQ(sum, 1);
    return found;
}

TEST(Roofs, LeadToTheNearestGround)
{
    const auto cells = cells_of({"#####.",
                                 "######",
                                 ".#####"});
    const RoofRouting routing{cells};
    EXPECT_EQ(target(cells, routing, 0, 0), 12);
    EXPECT_EQ(target(cells, routing, 0, 4), 5);
    EXPECT_EQ(target(cells, routing, 2, 1), 12);
    EXPECT_EQ(target(cells, routing, 2, 5), 5);
}

TEST(Roofs, OfEquallyNearGroundTheFirstIsTaken)
{
    const auto cells = cells_of({"...",
                                 ".#.",
                                 "..."});
    EXPECT_EQ(target(cells, RoofRouting{cells}, 1, 1), 1);
    const auto corners = cells_of({".#.",
                                   "###",
                                   ".#."});
    EXPECT_EQ(target(corners, RoofRouting{corners}, 1, 1), 0);
}

TEST(Roofs, NeverLeadOutsideOrFromGround)
{
    const auto cells = cells_of({"#  .",
                                 "    "});
    const RoofRouting routing{cells};
    EXPECT_EQ(target(cells, routing, 0, 0), 3);
    EXPECT_EQ(target(cells, routing, 0, 3), 3);
}

TEST(Roofs, WaterStaysWhereThereIsNoGround)
{
    const auto cells = cells_of({"## ", "###"});
    EXPECT_EQ(target(cells, RoofRouting{cells}, 0, 1), 1);
}

/// The nearest ground by trying every cell in row-major order.
int tried(const Raster<std::uint8_t>& cells, int row, int col)
{
    int best = -1, least = std::numeric_limits<int>::max();
    for (int i = 0; i < cells.rows(); ++i)
        for (int j = 0; j < cells.cols(); ++j) {
            const int d2 = (i - row) * (i - row) + (j - col) * (j - col);
            if (cells.view()(i, j) == RoofRouting::ground && d2 < least) {
                least = d2;
                best = i * cells.cols() + j;
            }
        }
    return best;
}

TEST(Roofs, TakeWhatTryingAllCellsGives)
{
    std::mt19937 random{1};
    for (const unsigned ground_in_a_hundred : {1u, 5u, 40u}) {
        Raster<std::uint8_t> cells{{0, 0, 23, 31}, 0, RoofRouting::building};
        for (int i = 0; i < 23; ++i)
            for (int j = 0; j < 31; ++j)
                cells.view()(i, j) = random() % 100 < ground_in_a_hundred ? RoofRouting::ground
                                     : random() % 10 == 0               ? RoofRouting::outside
                                                                        : RoofRouting::building;
        const RoofRouting routing{cells};
        for (int i = 0; i < 23; ++i)
            for (int j = 0; j < 31; ++j)
                if (cells.view()(i, j) == RoofRouting::building) {
                    EXPECT_EQ(target(cells, routing, i, j), tried(cells, i, j)) << i << " " << j;
                }
    }
}

TEST(Roofs, LeadAllWaterOfABuildingAndNoneTwice)
{
    const auto cells = cells_of({"##.", "##."});
    Raster<Quanta> h{cells.window(), 0, 5}, change{cells.window(), 0, 10};
    RoofRouting{cells}.lead(h.view(), change.view());
    for (int i = 0; i < 2; ++i) {
        EXPECT_EQ(change.view()(i, 0), -5);
        EXPECT_EQ(change.view()(i, 1), -5);
        EXPECT_EQ(change.view()(i, 2), 10 + 2 * 15);
    }
}

TEST(Roofs, SameTargetsForAnyNumberOfThreads)
{
    std::mt19937 random{2};
    Raster<std::uint8_t> cells{{0, 0, 200, 1100}, 0, RoofRouting::ground};
    for (int i = 0; i < 200; ++i)
        for (int j = 0; j < 1100; ++j)
            cells.view()(i, j) = random() % 4 == 0 ? RoofRouting::ground : RoofRouting::building;
    std::vector<Quanta> first;
    for (const int threads : {1, 2, 8})
        with_threads(threads, [&] {
            const Raster<Quanta> h{cells.window(), 0, 3};
            Raster<Quanta> change{cells.window(), 0, 0};
            for (int i = 0; i < 200; ++i)
                for (int j = 0; j < 1100; ++j)
                    change.view()(i, j) = i * 1100 + j;
            RoofRouting{cells}.lead(h.view(), change.view());
            std::vector<Quanta> now;
            for (int i = 0; i < 200; ++i)
                now.insert(now.end(), change.view().row(i), change.view().row(i) + 1100);
            EXPECT_TRUE(first.empty() || first == now) << threads;
            first = now;
        });
}

TEST(Roofs, MoreWaterThanACellHoldsEndsTheRun)
{
    const auto cells = cells_of({"##."});
    const Raster<Quanta> h{cells.window(), 0, 0};
    Raster<Quanta> change{cells.window(), 0, 1 << 30};
    const RoofRouting routing{cells};
    EXPECT_EQ(failure([&] { routing.lead(h.view(), change.view()); }),
              "5 roofs lead more than 128 m of water to the cell of row 0, column 2");
}

}  // namespace
}  // namespace arpent::runoff
