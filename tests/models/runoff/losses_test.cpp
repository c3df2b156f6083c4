#include "models/runoff/settings.hpp"
#include "support/pond.hpp"

namespace arpent::runoff {
namespace {

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
    const Window window{0, 0, 1, 2};
    DrawnInputs in = loam(window);
    in.with("impervious_fraction", 1);
    in.at("building_fraction", 0, 0) = 0.5f;
    Pond pond{in, window};
    EXPECT_EQ(pond.run(steady(30 * mm / hour, hour), 0, hour), 0);
    EXPECT_NEAR(pond.depth(0, 0), 0.030 - 0.5 * 0.0025, 3 * quantum);
    EXPECT_NEAR(pond.depth(0, 1), 0.030, quantum);
}

TEST(Losses, RoofsHoldWhatTheirLayerSaysAndElsewhereTheSetting)
{
    const Window window{0, 0, 1, 3};
    DrawnInputs in = loam(window);
    in.with("impervious_fraction", 1).with("building_fraction", 0.5f).with("roof_storage", nothing);
    in.at("roof_storage", 0, 0) = 0.035f;  // 10 cm of green roof
    in.at("roof_storage", 0, 1) = 0.02f;
    Pond pond{in, window, {.roof_storage = 0.004}};
    EXPECT_EQ(pond.run(steady(30 * mm / hour, hour), 0, hour), 0);
    EXPECT_NEAR(pond.depth(0, 0), 0.015, 3 * quantum);  // all that fell on the roof stays there
    EXPECT_NEAR(pond.depth(0, 1), 0.030 - 0.5 * 0.02, 3 * quantum);
    EXPECT_NEAR(pond.depth(0, 2), 0.030 - 0.5 * 0.004, 3 * quantum);
}

TEST(Losses, DrainsTakeTheSettingWhereTheirLayerSaysNothing)
{
    const Window window{0, 0, 1, 2};
    DrawnInputs in = loam(window);
    in.with("impervious_fraction", 1).with("drain_capacity", nothing);
    in.at("drain_capacity", 0, 0) = static_cast<float>(20 * mm / hour);
    Pond pond{in, window, {.drain_rate = 5 * mm / hour}};
    EXPECT_EQ(pond.run(steady(30 * mm / hour, hour), 0, hour), 0);
    EXPECT_NEAR(pond.losses().drained().view()(0, 0), 0.020, 1e-5);
    EXPECT_NEAR(pond.losses().drained().view()(0, 1), 0.005, 1e-5);
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
    const double infiltrated = pond.mean(pond.losses().totals().infiltrated);
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
    EXPECT_NEAR(pond.mean(pond.losses().totals().infiltrated), 0.02 * 0.434 * 0.8, 2 * quantum);
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
        EXPECT_NEAR(pond.mean(pond.losses().totals().intercepted), 0.5 * 1.0469 * mm, 4 * quantum) << rate;
    }
}

TEST(Losses, DrainsTakeTheirCapacityFromPavedGroundAlone)
{
    DrawnInputs in = loam();
    in.with("impervious_fraction", 0.5f).with("saturated_conductivity", 0).with("drain_capacity", static_cast<float>(12 * mm / hour));
    Pond pond{in, one};
    EXPECT_EQ(pond.run(steady(30 * mm / hour, hour), 0, hour), 0);
    EXPECT_NEAR(pond.mean(pond.losses().totals().drained), 0.006, 1e-7);
    EXPECT_NEAR(pond.depth(0, 0), 0.024, 1e-7);
}

TEST(Losses, DrainsNeverTakeMoreThanIsThere)
{
    DrawnInputs in = loam();
    in.with("impervious_fraction", 1).with("drain_capacity", 1e-4f).with("depression_storage", 0.001f);
    Pond pond{in, one};
    EXPECT_EQ(pond.run(steady(30 * mm / hour, hour), 0, hour), 0);
    EXPECT_EQ(pond.surface(), 0);
    EXPECT_NEAR(pond.mean(pond.losses().totals().drained), 0.029, 1e-7);
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

TEST(Losses, AFinerClockGivesTheSameWater)
{
    const auto infiltrated = [](double clock) {
        Pond pond{loam(), one, {.clock = clock}};
        pond.run(steady(50 * mm / hour, hour), 0, hour);
        return pond.mean(pond.losses().totals().infiltrated);
    };
    EXPECT_NEAR(infiltrated(30) / infiltrated(1), 1, 2e-3);
    EXPECT_NEAR(infiltrated(2) / infiltrated(1), 1, 2e-4);
}

TEST(Losses, TheCurveNumberIsRefusedWithItsReason)
{
    EXPECT_EQ(infiltration_wrong("green_ampt"), "");
    EXPECT_EQ(infiltration_wrong("scs_cn"),
              "the curve number knows an event's rain alone: with water that runs on, rain would be lost (allowed: green_ampt)");
    EXPECT_EQ(section<Settings>().find("infiltration")->form.rule.wrong, infiltration_wrong);
    EXPECT_EQ(infiltration_wrong("richards"), "no such law of infiltration (allowed: green_ampt)");
}

}  // namespace
}  // namespace arpent::runoff
