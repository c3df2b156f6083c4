// The doors on the data of a real town: totals, areas and covers that the data's own README states.

#include "io/coverage.hpp"
#include "io/raster_file.hpp"
#include "io/vector_file.hpp"
#include "support/temporary_folder.hpp"

#include <cmath>
#include <cstdlib>
#include <gtest/gtest.h>

namespace arpent {
namespace {

class ReferenceTown : public testing::Test {
protected:
    void SetUp() override
    {
        const char* data = std::getenv("ARPENT_DATA");
        if (!data)
            GTEST_SKIP() << "ARPENT_DATA is not set";
        rodez = std::string{data} + "/territory/rodez/";
    }

    std::string rodez;
    const Grid fine{1400, 1300, 5, 660900, 6363600, "EPSG:2154"};
};

double total(const Raster<float>& values)
{
    double sum = 0;
    for (int i = 0; i < values.rows(); ++i)
        for (int j = 0; j < values.cols(); ++j)
            sum += values.view()(i, j) == values.view()(i, j) ? static_cast<double>(values.view()(i, j)) : 0;
    return sum;
}

TEST_F(ReferenceTown, KeepsItsPeopleOnEveryGrid)
{
    const RasterFile file{rodez + "population_5m.tif"};
    const double people = total(file.values(fine, fine.whole(), Rule::sum));
    EXPECT_GT(people, 10000);
    for (const double cell : {2.0, 7.0, 20.0, 33.3}) {
        const Grid grid = Grid::snapped(fine.box(), cell, "EPSG:2154");
        EXPECT_NEAR(total(file.values(grid, grid.whole(), Rule::sum)), people, 1e-6 * people) << cell;
    }
    const Grid utm{500, 500, 20, 459000, 4915000, "EPSG:32631"};  // larger than the town
    EXPECT_NEAR(total(file.values(utm, utm.whole(), Rule::sum)), people, 1e-6 * people);
}

TEST_F(ReferenceTown, KeepsItsHeightsInAnotherCrsAsGdalwarpDoes)
{
    const TemporaryFolder folder;
    const Grid utm{200, 300, 5, 461003, 4912511, "EPSG:32631"};
    const auto ours = RasterFile{rodez + "dem_5m.tif"}.values(utm, utm.whole(), Rule::bilinear);
    const std::string command = "gdalwarp -q -r bilinear -et 0 -t_srs EPSG:32631 -tr 5 5 -te 461003 4911511 462503 4912511 " + rodez + "dem_5m.tif " +
                                (folder / "theirs.tif") + " 2> " + (folder / "said");
    if (std::system(command.c_str()) != 0)
        GTEST_SKIP() << "no gdalwarp";
    const auto theirs = RasterFile{folder / "theirs.tif"}.values(utm, utm.whole(), Rule::nearest);
    for (int i = 0; i < utm.rows; ++i)
        for (int j = 0; j < utm.cols; ++j)
            ASSERT_NEAR(ours.view()(i, j), theirs.view()(i, j), 0.02) << i << " " << j;
}

TEST_F(ReferenceTown, ClassesOfLandCoverFillIt)
{
    const RasterFile file{rodez + "land_cover_2m5.tif"};
    const auto codes = file.codes(fine.box());
    EXPECT_GT(codes.size(), 5u);
    const Window window{300, 400, 200, 200};
    const auto shares = file.shares(fine, window, codes);
    for (int i = 0; i < window.rows; ++i)
        for (int j = 0; j < window.cols; ++j) {
            double sum = 0;
            for (const auto& share : shares)
                sum += static_cast<double>(share.view()(i, j));
            ASSERT_NEAR(sum, 1, 1e-6) << i << " " << j;
        }
}

TEST_F(ReferenceTown, ZonesTileItWithoutGapOrOverlap)
{
    const Features zones = read_features(rodez + "zones.gpkg", "", "EPSG:2154");
    Raster<double> covered{fine.whole(), 0, 0.0};
    for (const Feature& zone : zones.features) {
        double sum = 0;
        for (const CellShare& share : area_shares(zone.geometry.polygons, fine)) {
            covered.view()(share.row, share.col) += share.share;
            sum += share.share;
        }
        EXPECT_NEAR(sum * 25, zone.geometry.area(), 1e-9 * zone.geometry.area());
        EXPECT_NEAR(sum * 25, zone.number("area_m2").value(), 1) << zone.text("name");
    }
    double all = 0;
    for (int i = 0; i < fine.rows; ++i)
        for (int j = 0; j < fine.cols; ++j) {
            ASSERT_LT(covered.view()(i, j), 1 + 1e-6);
            all += covered.view()(i, j);
        }
    const Features perimeter = read_features(rodez + "perimeter.gpkg", "", "EPSG:2154");
    EXPECT_NEAR(all * 25, perimeter.features.at(0).geometry.area(), 1);
}

TEST_F(ReferenceTown, EveryVectorFileOpens)
{
    for (const std::string name : {"buildings", "gateways", "perimeter", "water", "rail", "roads", "vegetation", "activity", "zones"})
        for (const std::string& layer : vector_layers(rodez + name + ".gpkg")) {
            const Features features = read_features(rodez + name + ".gpkg", layer, "EPSG:2154");
            EXPECT_FALSE(features.features.empty()) << name << " " << layer;
            for (const Feature& feature : features.features)
                ASSERT_TRUE(std::isfinite(feature.geometry.area() + feature.geometry.length())) << name << " " << feature.fid;
        }
}

}  // namespace
}  // namespace arpent
