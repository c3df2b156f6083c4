#include "models/runoff/losses.hpp"

#include "core/executor.hpp"
#include "support/drawn_inputs.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <random>

namespace arpent::runoff {
namespace {

using testing::DrawnInputs;
using testing::fresh_state;

constexpr double hour = 3600, mm = 1e-3, quantum = 1.0 / (1 << 24);
constexpr float nothing = std::numeric_limits<float>::quiet_NaN();

/// A steady rain [m/s] over [0, until).
Series steady(double rate, double until) { return {"rain", "m/s", {0, until}, {rate}}; }

/// Water that stands on a window while losses go on: no flow.
class Pond {
public:
    Pond(const DrawnInputs& in, const Window& window, const LossSettings& settings = {})
        : window_{window}, state_{fresh_state(loss_state(), window, 2)}, losses_{in, state_, settings, window}, h{window, 1, 0}, change_{window, 0, 0}
    {
    }

    /// Ticks over [from, until); `h` takes all changes. Returns by how many quanta the books are out.
    std::int64_t run(const Series& rain, double from, double until)
    {
        const std::int64_t before = held();
        const std::int64_t entered = losses_.totals().rain;
        for (double t = from; t < until;) {
            const double end = std::min(until, losses_.tick_end(t, rain));
            losses_.tick(t, end, rain, h.view(), change_.view());
            take_changes();
            t = end;
        }
        return before + losses_.totals().rain - entered - held();
    }

    const Losses& losses() const { return losses_; }
    State& state() { return state_; }
    double depth(int i, int j) const { return h.view()(i, j) * quantum; }
    double mean(std::int64_t quanta) const { return static_cast<double>(quanta) * quantum / static_cast<double>(window_.cells()); }
    std::int64_t surface() const
    {
        std::int64_t sum = 0;
        for (int i = 0; i < window_.rows; ++i)
            for (int j = 0; j < window_.cols; ++j)
                sum += h.view()(i, j);
        return sum;
    }
    std::int64_t held() const
    {
        const auto totals = losses_.totals();
        return surface() + totals.infiltrated + totals.intercepted + totals.drained + totals.stored;
    }

private:
    void take_changes()
    {
        for (int i = 0; i < window_.rows; ++i)
            for (int j = 0; j < window_.cols; ++j) {
                h.view()(i, j) += change_.view()(i, j);
                ASSERT_GE(h.view()(i, j), 0) << i << " " << j;
            }
    }

    Window window_;
    State state_;
    Losses losses_;

public:
    Raster<Quanta> h;

private:
    Raster<Quanta> change_;
};

constexpr Window one{0, 0, 1, 1};

/// One cell of bare loam: K 3.4 mm/h, psi 88.9 mm, deficit 0.347.
DrawnInputs loam(const Window& window = one)
{
    DrawnInputs in{window};
    in.with("ground_elevation", 500).with("building_fraction", 0).with("impervious_fraction", 0).with("depression_storage", 0);
    in.with("saturated_conductivity", static_cast<float>(3.4 * mm / hour)).with("suction_head", 0.0889f);
    in.with("effective_porosity", 0.434f).with("initial_saturation", 0.2f).with("soil_depth", 10);
    return in;
}

/// A soil that takes K and no more, however much stands on it: hardly a pore to fill, and no end of them.
DrawnInputs no_suction()
{
    return std::move(loam().with("effective_porosity", 1e-4f).with("soil_depth", 100));
}

/// A scene of everything: buildings, half-sealed ground, leaves, drains, shallow soil, holes in the ground.
DrawnInputs motley(const Window& window, unsigned seed)
{
    DrawnInputs in = loam(window);
    std::mt19937 random{seed};
    const auto draw = [&](double low, double high) { return static_cast<float>(std::uniform_real_distribution{low, high}(random)); };
    for (const char* name : {"leaf_area_index", "canopy_cover", "drain_capacity"})
        in.with(name, 0);
    for (int i = 0; i < window.rows; ++i)
        for (int j = 0; j < window.cols; ++j) {
            in.at("ground_elevation", i, j) = draw(0, 1) < 0.05f ? nothing : draw(400, 500);
            in.at("building_fraction", i, j) = draw(0, 1) < 0.3f ? draw(0, 1) : 0;
            in.at("impervious_fraction", i, j) = std::round(draw(0, 4)) / 4;
            in.at("depression_storage", i, j) = draw(0, 0.008);
            in.at("saturated_conductivity", i, j) = draw(0, 1) < 0.2f ? 0 : draw(0, 1e-5);
            in.at("suction_head", i, j) = draw(0, 0.3);
            in.at("initial_saturation", i, j) = draw(0, 1);
            in.at("soil_depth", i, j) = draw(0, 1) < 0.2f ? 0 : draw(0, 0.5);
            in.at("leaf_area_index", i, j) = draw(0, 6);
            in.at("canopy_cover", i, j) = draw(0, 1);
            in.at("drain_capacity", i, j) = draw(0, 4e-6);
        }
    return in;
}

/// A storm of random intensities [m/s] on intervals that are no multiple of a tick.
Series gusty(unsigned seed)
{
    std::mt19937 random{seed};
    Series rain{"rain", "m/s", {0}, {}};
    for (int k = 0; k < 20; ++k) {
        rain.times.push_back(rain.times.back() + std::uniform_real_distribution{10.0, 400.0}(random));
        rain.values.push_back(std::uniform_real_distribution{0.0, 6e-5}(random) * (k % 3 != 0));
    }
    return rain;
}

TEST(Losses, LoseNothingInAnySceneOrStorm)
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

TEST(Losses, RainIsThatOfTheSeriesToAQuantum)
{
    const Window window{0, 0, 3, 5};
    DrawnInputs in = loam(window);
    in.at("ground_elevation", 1, 1) = nothing;
    Pond pond{in, window};
    const Series rain = gusty(3);
    pond.run(rain, 0, 3 * hour);
    EXPECT_EQ(pond.losses().totals().rain, static_cast<std::int64_t>(std::floor(rain.total() * (1 << 24))) * 14);
}

TEST(Losses, NeverTakeMoreThanStands)
{
    const Window window{0, 0, 37, 61};
    Pond pond{motley(window, 4), window};
    for (int i = 0; i < window.rows; ++i)
        for (int j = 0; j < window.cols; ++j)
            pond.h.view()(i, j) = (i * 61 + j) % 3 == 0 ? 0 : (i + j) * 1000;
    EXPECT_EQ(pond.run(gusty(4), 0, 3 * hour), 0);
}

TEST(Losses, DryGroundStaysDryWithoutRain)
{
    const Window window{0, 0, 20, 30};
    Pond pond{motley(window, 2), window};
    EXPECT_EQ(pond.run({"rain", "m/s", {}, {}}, 0, hour), 0);
    EXPECT_EQ(pond.held(), 0);
}

TEST(Losses, CellsWithoutGroundTakeNoPart)
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
    EXPECT_NEAR(pond.losses().infiltrated().view()(0, 0) + pond.depth(0, 0), 0.05, 1e-6);
}

TEST(Losses, PavedGroundGivesAllButItsFilm)
{
    DrawnInputs in = loam();
    in.with("impervious_fraction", 1).with("depression_storage", 0.002f);
    Pond pond{in, one};
    EXPECT_EQ(pond.run(steady(30 * mm / hour, hour), 0, 2 * hour), 0);
    EXPECT_NEAR(pond.depth(0, 0), 0.028, 2 * quantum);
    EXPECT_EQ(pond.losses().totals().infiltrated, 0);
}

TEST(Losses, WaterThatRunsOnFillsTheFilmFirst)
{
    DrawnInputs in = loam();
    in.with("impervious_fraction", 1).with("depression_storage", 0.002f);
    Pond pond{in, one};
    pond.h.view()(0, 0) = 50000;
    EXPECT_EQ(pond.run({"rain", "m/s", {}, {}}, 0, 60), 0);
    EXPECT_EQ(pond.h.view()(0, 0), 50000 - 33554);  // 2 mm
}

TEST(Losses, RoofsHoldTheirStoreAndGiveTheRestToTheirOwnGround)
{
    DrawnInputs in = loam();
    in.with("building_fraction", 0.4f).with("impervious_fraction", 1);
    Pond pond{in, one};
    EXPECT_EQ(pond.run(steady(30 * mm / hour, hour), 0, hour), 0);
    EXPECT_NEAR(pond.depth(0, 0), 0.030 - 0.4 * 0.0025, 3 * quantum);
}

TEST(Losses, RoofWaterReachesTheStreet)
{
    const Window window{0, 0, 3, 4};
    DrawnInputs in = loam(window);
    in.with("impervious_fraction", 1);
    for (const auto& [i, j] : {std::pair{0, 0}, {1, 0}, {2, 0}, {1, 1}})
        in.at("building_fraction", i, j) = 0.9f;
    Pond pond{in, window};
    EXPECT_EQ(pond.run(steady(30 * mm / hour, hour), 0, hour), 0);
    EXPECT_EQ(pond.h.view()(1, 0), 0);
    EXPECT_EQ(pond.h.view()(1, 1), 0);
    const double roof = 0.030 - 0.9 * 0.0025;
    EXPECT_NEAR(pond.depth(0, 1), 0.030 + 3 * roof, 1e-6);  // its left, (1, 0) and (1, 1): the first of the nearest
    EXPECT_NEAR(pond.depth(2, 1), 0.030 + roof, 1e-6);
    EXPECT_NEAR(pond.depth(0, 3), 0.030, 1e-6);
    EXPECT_NEAR(pond.mean(pond.surface()), (8 * 0.030 + 4 * roof) / 12, 1e-6);
}

TEST(Losses, ATownOfRoofsAloneKeepsItsWaterAndItsBooks)
{
    const Window window{0, 0, 4, 5};
    DrawnInputs in = loam(window);
    in.with("building_fraction", 1);
    Pond pond{in, window};
    EXPECT_EQ(pond.run(steady(30 * mm / hour, hour), 0, hour), 0);
    EXPECT_NEAR(pond.depth(2, 2), 0.0275, 2 * quantum);
}

TEST(Losses, SoilTakesWhatGreenAmptSays)
{
    Pond pond{loam(), one};
    EXPECT_EQ(pond.run(steady(50 * mm / hour, hour), 0, hour), 0);
    const double K = 3.4 * mm / hour, i = 50 * mm / hour, d = 0.0889 * 0.434 * 0.8;
    const double F_p = K * d / (i - K), left = hour - F_p / i;
    double F = 0.02;
    for (int n = 0; n < 100; ++n)
        F = F_p + K * left + d * std::log((F + d) / (F_p + d));
    const double infiltrated = pond.losses().infiltrated().view()(0, 0);
    EXPECT_GT(infiltrated, F);  // the water that stands pushes
    EXPECT_LT(infiltrated, 1.1 * F);
}

TEST(Losses, WaterThatStandsPushesIntoTheSoil)
{
    const auto infiltrated = [](Quanta h) {
        Pond pond{loam(), one};
        pond.h.view()(0, 0) = h;
        pond.run({"rain", "m/s", {}, {}}, 0, 600);
        return pond.losses().infiltrated().view()(0, 0);
    };
    // sqrt of the driving head early on: 1 m stands 12 times the suction of 89 mm
    EXPECT_NEAR(infiltrated(1 << 24) / infiltrated(1 << 20), std::sqrt((0.0889 + 1) / (0.0889 + 0.0625)), 0.1);
}

TEST(Losses, AHalfPavedCellInfiltratesOnHalfItsArea)
{
    DrawnInputs half = loam();
    half.with("impervious_fraction", 0.5f).with("saturated_conductivity", static_cast<float>(100 * mm / hour));
    Pond pond{half, one};
    EXPECT_EQ(pond.run(steady(20 * mm / hour, hour), 0, 30 * 60), 0);
    // the pervious half drinks its rain and its half of what stands; the paved half gives 10 mm/h to the surface
    const double infiltrated = pond.losses().infiltrated().view()(0, 0);
    EXPECT_GT(infiltrated, 0.0050);
    EXPECT_NEAR(infiltrated + pond.depth(0, 0), 0.0100, 2 * quantum);
    Pond slow{no_suction().with("impervious_fraction", 0.5f), one};
    slow.run(steady(20 * mm / hour, hour), 0, hour);
    EXPECT_NEAR(slow.losses().infiltrated().view()(0, 0), 0.5 * 3.4 * mm, 0.02 * 3.4 * mm);
}

TEST(Losses, DepavingTakesIMinusKTimesTFromTheRunoff)
{
    const auto surface = [](float impervious) {
        Pond pond{no_suction().with("impervious_fraction", impervious), one};
        pond.run(steady(30 * mm / hour, 2 * hour), 0, 2 * hour);
        return pond.depth(0, 0);
    };
    EXPECT_NEAR(surface(1), 2 * 30 * mm, 2 * quantum);
    EXPECT_NEAR(surface(1) - surface(0), 2 * 3.4 * mm, 0.02 * 2 * 3.4 * mm);
}

TEST(Losses, SoilWithoutDepthOrConductivityTakesNothing)
{
    for (const char* what : {"soil_depth", "saturated_conductivity", "effective_porosity"}) {
        DrawnInputs in = loam();
        in.with(what, 0);
        Pond pond{in, one};
        EXPECT_EQ(pond.run(steady(50 * mm / hour, hour), 0, hour), 0);
        EXPECT_EQ(pond.losses().totals().infiltrated, 0) << what;
        EXPECT_NEAR(pond.depth(0, 0), 0.05, 2 * quantum) << what;
    }
}

TEST(Losses, SoilStopsWhenItIsFull)
{
    DrawnInputs in = loam();
    in.with("soil_depth", 0.02f).with("saturated_conductivity", 1e-3f);
    Pond pond{in, one};
    EXPECT_EQ(pond.run(steady(50 * mm / hour, hour), 0, hour), 0);
    EXPECT_NEAR(pond.losses().infiltrated().view()(0, 0), 0.02 * 0.434 * 0.8, 2 * quantum);
}

TEST(Losses, VeryOpenSoilTakesAll)
{
    DrawnInputs in = loam();
    in.with("saturated_conductivity", 0.1f);
    Pond pond{in, one};
    EXPECT_EQ(pond.run(steady(200 * mm / hour, hour), 0, hour), 0);
    EXPECT_EQ(pond.surface(), 0);
}

TEST(Losses, ASecondStormFindsTheSoilWet)
{
    Pond pond{loam(), one};
    const Series rain{"rain", "m/s", {0, 1800, 5400, 7200}, {50 * mm / hour, 0, 50 * mm / hour}};
    pond.run(rain, 0, 1800);
    const double first = pond.losses().infiltrated().view()(0, 0);
    pond.h.view()(0, 0) = 0;
    pond.run(rain, 5400, 7200);
    EXPECT_LT(pond.losses().infiltrated().view()(0, 0) - first, 0.75 * first);
}

TEST(Losses, LeavesCatchTheLawsDepth)
{
    DrawnInputs in = loam();
    in.with("leaf_area_index", 3).with("canopy_cover", 0.5f);
    for (const double rate : {0.5, 5.0, 50.0}) {
        Pond pond{in, one};
        const double until = 10 / rate * hour;
        pond.run(steady(rate * mm / hour, until), 0, until);
        EXPECT_NEAR(pond.losses().intercepted().view()(0, 0), 0.5 * 1.0469 * mm, 4 * quantum) << rate;
    }
}

TEST(Losses, DrainsTakeTheirCapacityFromPavedGroundAlone)
{
    DrawnInputs in = loam();
    in.with("impervious_fraction", 0.5f).with("saturated_conductivity", 0).with("drain_capacity", static_cast<float>(12 * mm / hour));
    Pond pond{in, one};
    EXPECT_EQ(pond.run(steady(30 * mm / hour, hour), 0, hour), 0);
    EXPECT_NEAR(pond.losses().drained().view()(0, 0), 0.006, 1e-7);
    EXPECT_NEAR(pond.depth(0, 0), 0.024, 1e-7);
}

TEST(Losses, DrainsNeverTakeMoreThanIsThere)
{
    DrawnInputs in = loam();
    in.with("impervious_fraction", 1).with("drain_capacity", 1e-4f).with("depression_storage", 0.001f);
    Pond pond{in, one};
    EXPECT_EQ(pond.run(steady(30 * mm / hour, hour), 0, hour), 0);
    EXPECT_EQ(pond.surface(), 0);
    EXPECT_NEAR(pond.losses().drained().view()(0, 0), 0.029, 1e-7);
}

TEST(Losses, ADrizzleIsSharedWithoutBias)
{
    DrawnInputs in = loam();
    in.with("building_fraction", 0.03f).with("impervious_fraction", 0.03f).with("saturated_conductivity", 0);
    Pond pond{in, one};
    pond.run(steady(0.1 * mm / hour, 20 * hour), 0, 20 * hour);
    EXPECT_NEAR(pond.mean(pond.losses().totals().stored), 0.03 * 2 * mm, 0.03 * 2 * mm * 1e-3);
}

TEST(Losses, MoreRainNeverLeavesLessWater)
{
    const Window window{0, 0, 12, 17};
    std::vector<double> last(12 * 17, -1);
    for (const double rate : {1.0, 5.0, 20.0, 60.0, 120.0}) {
        Pond pond{motley(window, 5), window};
        pond.run(steady(rate * mm / hour, hour), 0, hour);
        for (int i = 0; i < 12; ++i)
            for (int j = 0; j < 17; ++j) {
                EXPECT_GE(pond.depth(i, j), last[static_cast<std::size_t>(i * 17 + j)] - 4 * quantum);
                last[static_cast<std::size_t>(i * 17 + j)] = pond.depth(i, j);
            }
    }
}

TEST(Losses, TicksAreMultiplesOfTheClockCutWhereTheRainChanges)
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

TEST(Losses, AFinerClockGivesTheSameWater)
{
    const auto infiltrated = [](double clock) {
        Pond pond{loam(), one, {.clock = clock}};
        pond.run(steady(50 * mm / hour, hour), 0, hour);
        return static_cast<double>(pond.losses().infiltrated().view()(0, 0));
    };
    EXPECT_NEAR(infiltrated(30) / infiltrated(1), 1, 2e-3);
    EXPECT_NEAR(infiltrated(2) / infiltrated(1), 1, 2e-4);
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

TEST(Losses, SameBitsForAnyNumberOfThreads)
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

TEST(Losses, GoOnFromTheirStateWithTheSameBits)
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
    for (const Port& port : loss_reads()) {
        const auto values = in.values<float>(port.layer);
        Raster<float> piece{part, 0, 0.0f};
        std::copy_n(values.view().row(0) + first, part.cols, piece.view().row(0));
        cut.with(port.layer, std::move(piece));
    }
    return cut;
}

TEST(Losses, ARowGivesTheSameBitsWhereverItIsSplit)
{
    const int cols = 200;
    DrawnInputs in = motley({0, 0, 1, cols}, 7);
    in.with("building_fraction", 0.4f);  // no water from cell to cell
    const auto outcome = [&](int first, int count) {
        const Window part{0, 0, 1, count};
        Pond pond{part_of(in, first, part), part};
        pond.run(gusty(7), 0, 1500);
        std::vector<std::array<Quanta, 6>> cells(static_cast<std::size_t>(count));
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

TEST(Losses, TheCurveNumberIsRefusedWithItsReason)
{
    EXPECT_EQ(infiltration_wrong("green_ampt"), "");
    EXPECT_EQ(infiltration_wrong("scs_cn"),
              "the curve number knows an event's rain alone: with water that runs on, rain would be lost (allowed: green_ampt)");
    EXPECT_EQ(infiltration_wrong("richards"), "no such law of infiltration (allowed: green_ampt)");
}

}  // namespace
}  // namespace arpent::runoff
