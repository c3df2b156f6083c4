#include "core/executor.hpp"
#include "support/pond.hpp"

#include <array>
#include <vector>

namespace arpent::runoff {
namespace {

TEST(LossesBooks, LoseNothingInAnySceneOrStorm)
{
    const Window window{0, 0, 37, 61};
    for (unsigned seed = 1; seed <= 8; ++seed) {
        Pond pond{motley(window, seed), window};
        EXPECT_EQ(pond.run(gusty(seed), 0, 3 * hour), 0) << seed;
        EXPECT_GT(pond.losses().totals().rain, 0);
        EXPECT_GT(pond.losses().totals().infiltrated, 0);
        EXPECT_GT(pond.losses().totals().intercepted, 0);
        EXPECT_GT(pond.losses().totals().drained, 0);
    }
}

TEST(LossesBooks, RainIsThatOfTheSeriesToAQuantum)
{
    const Window window{0, 0, 3, 5};
    DrawnInputs in = loam(window);
    in.at("ground_elevation", 1, 1) = nothing;
    Pond pond{in, window};
    const Series rain = gusty(3);
    pond.run(rain, 0, 3 * hour);
    EXPECT_EQ(pond.losses().totals().rain, static_cast<std::int64_t>(std::floor(rain.total() * (1 << 24))) * 14);
}

TEST(LossesBooks, NeverTakeMoreThanStands)
{
    const Window window{0, 0, 37, 61};
    Pond pond{motley(window, 4), window};
    for (int i = 0; i < window.rows; ++i)
        for (int j = 0; j < window.cols; ++j)
            pond.h.view()(i, j) = (i * 61 + j) % 3 == 0 ? 0 : (i + j) * 1000;
    EXPECT_EQ(pond.run(gusty(4), 0, 3 * hour), 0);
}

TEST(LossesBooks, DryGroundStaysDryWithoutRain)
{
    const Window window{0, 0, 20, 30};
    Pond pond{motley(window, 2), window};
    EXPECT_EQ(pond.run({"rain", "m/s", {}, {}}, 0, hour), 0);
    EXPECT_EQ(pond.held(), 0);
}

TEST(LossesBooks, CellsWithoutGroundTakeNoPart)
{
    const Window window{0, 0, 1, 3};
    DrawnInputs in = loam(window);
    in.at("ground_elevation", 0, 1) = nothing;
    in.at("saturated_conductivity", 0, 1) = nothing;
    Pond pond{in, window};
    pond.run(steady(50 * mm / hour, hour), 0, hour);
    EXPECT_EQ(pond.h.view()(0, 1), 0);
    EXPECT_TRUE(std::isnan(pond.losses().infiltrated().view()(0, 1)));
    EXPECT_TRUE(std::isnan(pond.losses().intercepted().view()(0, 1)));
    EXPECT_TRUE(std::isnan(pond.losses().drained().view()(0, 1)));
    EXPECT_EQ(pond.losses().drained().view()(0, 0), 0);
    EXPECT_NEAR(pond.losses().infiltrated().view()(0, 0) + pond.depth(0, 0), 0.05, 1e-5);
}

TEST(LossesBooks, ADrizzleIsSharedWithoutBias)
{
    DrawnInputs in = loam();
    in.with("building_fraction", 0.03f).with("impervious_fraction", 0.03f).with("saturated_conductivity", 0);
    Pond pond{in, one};
    pond.run(steady(0.1 * mm / hour, 20 * hour), 0, 20 * hour);
    EXPECT_NEAR(pond.mean(pond.losses().totals().stored), 0.03 * 2 * mm, 0.03 * 2 * mm * 1e-3);
}

TEST(LossesBooks, TicksAreMultiplesOfTheClockCutWhereTheRainChanges)
{
    Pond pond{loam(), one};
    const Series rain{"rain", "m/s", {0, 45, 300}, {1e-5, 2e-5}};
    EXPECT_EQ(pond.losses().tick_end(0, rain), 30);
    EXPECT_EQ(pond.losses().tick_end(30, rain), 45);
    EXPECT_EQ(pond.losses().tick_end(45, rain), 60);
    EXPECT_EQ(pond.losses().tick_end(59.5, rain), 60);
    EXPECT_EQ(pond.losses().tick_end(300, rain), 330);
    EXPECT_EQ(pond.losses().tick_end(1e6, {"rain", "m/s", {}, {}}), 1000020);
}

/// Everything that a run leaves, as one list.
std::vector<Quanta> remains(Pond& pond, const Window& window)
{
    std::vector<Quanta> all;
    for (int i = 0; i < window.rows; ++i) {
        for (const Port& port : loss_state()) {
            const Quanta* row = pond.state().at<Quanta>(port.layer).view().row(i);
            all.insert(all.end(), row, row + window.cols);
        }
        all.insert(all.end(), pond.h.view().row(i), pond.h.view().row(i) + window.cols);
    }
    return all;
}

TEST(LossesBooks, SameBitsForAnyNumberOfThreads)
{
    const Window window{0, 0, 150, 90};
    std::vector<Quanta> first;
    for (const int threads : {1, 2, 8})
        with_threads(threads, [&] {
            Pond pond{motley(window, 9), window};
            pond.run(gusty(9), 0, hour);
            const auto now = remains(pond, window);
            EXPECT_TRUE(first.empty() || now == first) << threads;
            first = now;
        });
}

TEST(LossesBooks, GoOnFromTheirStateWithTheSameBits)
{
    const Window window{0, 0, 20, 40};
    const DrawnInputs in = motley(window, 6);
    Pond whole{in, window};
    whole.run(gusty(6), 0, hour);
    Pond begun{in, window};
    begun.run(gusty(6), 0, 1800);
    Losses again{in, begun.state(), {}, window};
    Raster<Quanta> change{window, 0, 0};
    for (double t = 1800; t < hour;) {
        const double end = again.tick_end(t, gusty(6));
        again.tick(t, end, gusty(6), begun.h.view(), change.view());
        for (int i = 0; i < window.rows; ++i)
            for (int j = 0; j < window.cols; ++j)
                begun.h.view()(i, j) += change.view()(i, j);
        t = end;
    }
    EXPECT_EQ(remains(begun, window), remains(whole, window));
}

/// The columns from `first` on of a row of inputs.
DrawnInputs part_of(const DrawnInputs& in, int first, const Window& part)
{
    DrawnInputs cut{part};
    for (const Port& port : loss_reads({})) {
        const auto values = in.values<float>(port.layer);
        Raster<float> piece{part, 0, 0.0f};
        std::copy_n(values.view().row(0) + first, part.cols, piece.view().row(0));
        cut.with(port.layer, std::move(piece));
    }
    return cut;
}

TEST(LossesBooks, ARowGivesTheSameBitsWhereverItIsSplit)
{
    const int cols = 200;
    DrawnInputs in = motley({0, 0, 1, cols}, 7);
    in.with("building_fraction", 0.4f);  // no water from cell to cell
    const auto outcome = [&](int first, int count) {
        const Window part{0, 0, 1, count};
        Pond pond{part_of(in, first, part), part};
        pond.run(gusty(7), 0, 1500);
        std::vector<std::array<Quanta, 7>> cells(static_cast<std::size_t>(count));
        const auto all = remains(pond, part);
        for (std::size_t k = 0; k < all.size(); ++k)
            cells[k % cells.size()][k / cells.size()] = all[k];
        return cells;
    };
    const auto whole = outcome(0, cols);
    for (int at = 1; at <= 64; ++at) {
        auto joined = outcome(0, at);
        const auto rest = outcome(at, cols - at);
        joined.insert(joined.end(), rest.begin(), rest.end());
        EXPECT_EQ(joined, whole) << at;
    }
}

}  // namespace
}  // namespace arpent::runoff
