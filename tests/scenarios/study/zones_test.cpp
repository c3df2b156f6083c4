#include "support/drawn_layer.hpp"
#include "support/reference.hpp"
#include "support/small_land.hpp"

#include <gtest/gtest.h>

namespace arpent {
namespace {

/// What a study's zones and mask come to.
struct Read {
    std::vector<ZoneSet> zones;
    std::vector<std::uint8_t> mask;
    std::string complaints;
};

Read read(const SmallLand& land, const std::string& territory)
{
    const Reading reading = read_study(land.path("study.yaml"), "arpent: 1\nstudy: small\nterritory:\n  crs: EPSG:2154\n  cell: 10 m\n" + territory +
                                                                    "scenarios:\n  today: {}\n");
    Diagnostics complaints;
    complaints.add(reading.complaints);
    Read made;
    if (!reading.scenarios.empty()) {
        TerritoryReader reader{study_grid(reading.scenarios.front(), complaints)};
        made.zones = reader.zones(reading.scenarios.front(), complaints);
        made.mask = all_values<std::uint8_t>(reader.report_mask(reading.scenarios.front(), complaints));
    }
    made.complaints = without_folder(complaints.text(), land.path(""));
    return made;
}

const std::string box = "  extent: [700000, 6600000, 700040, 6600040]\n";

TEST(Zones, HaveTheSharesOfTheirCells)
{
    const SmallLand land;
    land.features("zones", {land.feature(land.box(0, 0, 25, 10), {{"id", 7.0}, {"name", std::string{"Bourg"}}}), land.feature(land.box(25, 0, 40, 10), {{"id", 8.0}})},
                  {{"id", "integer"}, {"name", "text"}});
    const Read made = read(land, box + "  zones:\n    quarter: {vector: zones.gpkg, id: id, name: name}\n");
    EXPECT_EQ(made.complaints, "");
    ASSERT_EQ(made.zones.size(), 1u);
    EXPECT_EQ(made.zones[0].name, "quarter");
    ASSERT_EQ(made.zones[0].zones.size(), 2u);
    const Zone& first = made.zones[0].zones[0];
    EXPECT_EQ(first.id, "7");
    EXPECT_EQ(first.name, "Bourg");
    ASSERT_EQ(first.cells.size(), 3u);
    EXPECT_EQ(first.cells[0].share, 1);
    EXPECT_EQ(first.cells[2].share, 0.5);
    EXPECT_EQ(first.outline.size(), 1u);
}

TEST(Zones, OfOneIdAndFieldsThatAreNotThereAreRefused)
{
    const SmallLand land;
    land.features("zones", {land.feature(land.box(0, 0, 20, 10), {{"id", 7.0}}), land.feature(land.box(20, 0, 40, 10), {{"id", 7.0}})}, {{"id", "integer"}});
    EXPECT_EQ(read(land, box + "  zones:\n    quarter: {vector: zones.gpkg, id: id}\n").complaints,
              "study.yaml:8:23: territory.zones.quarter.vector: zones.gpkg holds two zones of id \"7\"\n");
    EXPECT_EQ(read(land, box + "  zones:\n    quarter: {vector: zones.gpkg, name: nom}\n").complaints,
              "study.yaml:8:41: territory.zones.quarter.name: zones.gpkg: layer zones has no field \"nom\" (allowed: id)\n");
}

TEST(Zones, OutsideAreWarnedOf)
{
    const SmallLand land;
    land.features("zones", {land.feature(land.box(0, 0, 20, 10)), land.feature(land.box(900, 0, 940, 10))});
    EXPECT_EQ(read(land, box + "  zones:\n    quarter: {vector: zones.gpkg}\n").complaints,
              "study.yaml:8:23: warning: territory.zones.quarter.vector: zones.gpkg: 1 zone outside the territory, 700000 to 700040, 6600000 to 6600040\n");
}

TEST(ReportMask, IsTheExtentWithoutItsBuffer)
{
    const SmallLand land;
    land.features("town", {land.feature(land.box(10, 10, 30, 20))});
    const Read made = read(land, "  extent: {vector: town.gpkg, buffer: 10 m}\n");
    EXPECT_EQ(made.complaints, "");
    EXPECT_EQ(made.mask, (std::vector<std::uint8_t>{0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0}));
    const Read plain = read(land, box);
    EXPECT_EQ(plain.mask, std::vector<std::uint8_t>(16, 1));
}

TEST(ReportMask, IsWhatIsAskedFor)
{
    const SmallLand land;
    land.features("centre", {land.feature(land.box(4, 4, 16, 6))});
    land.features("far", {land.feature(land.box(400, 4, 416, 6))});
    EXPECT_EQ(read(land, box + "  report_within: {vector: centre.gpkg}\n").mask, (std::vector<std::uint8_t>{1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
    EXPECT_EQ(read(land, box + "  report_within: {vector: far.gpkg}\n").complaints,
              "study.yaml:7:27: territory.report_within.vector: no cell of the territory lies inside: nothing would be reported\n");
}

TEST(Zones, OfTheRealTownTileIt)
{
    ARPENT_NEEDS_DATA();
    const SmallLand land;
    const std::string town = testing::reference_folder() + "/territory/rodez/";
    const Read made = read(land, "  extent: {vector: \"" + town + "perimeter.gpkg\", layer: perimeter}\n  zones:\n    quarter: {vector: \"" + town + "zones.gpkg\", id: id, name: name}\n");
    EXPECT_EQ(made.complaints, "");
    ASSERT_EQ(made.zones.at(0).zones.size(), 360u);
    double cells = 0;
    for (const Zone& zone : made.zones[0].zones)
        for (const CellShare& each : zone.cells)
            cells += each.share;
    EXPECT_NEAR(cells / (650.0 * 700.0), 1, 1e-6);
}

}  // namespace
}  // namespace arpent
