#include "scenarios/init/town.hpp"

#include "core/error.hpp"
#include "io/file.hpp"
#include "io/raster_file.hpp"
#include "io/vector_file.hpp"
#include "scenarios/study/study.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include <sys/resource.h>
#include <unistd.h>

namespace arpent {
namespace {

namespace fs = std::filesystem;

fs::path fresh(const std::string& name)
{
    const fs::path path = fs::temp_directory_path() / ("arpent_town_" + std::to_string(::getpid()) + "_" + name);
    fs::remove_all(path);
    return path;
}

struct Written {
    explicit Written(const TownSpec& spec, const std::string& name) : path{fresh(name)} { write_town(spec, path.string()); }
    ~Written() { fs::remove_all(path); }
    Written(const Written&) = delete;
    Written& operator=(const Written&) = delete;

    std::string file(const std::string& part) const { return (path / part).string(); }
    fs::path path;
};

std::map<std::string, std::string> bytes_of(const fs::path& folder)
{
    std::map<std::string, std::string> made;
    for (const auto& entry : fs::recursive_directory_iterator{folder})
        if (entry.is_regular_file())
            made[entry.path().lexically_relative(folder).string()] = read_text(entry.path().string());
    return made;
}

Grid grid_of(const TownSpec& spec) { return {spec.size, spec.size, spec.cell, 700000, 6600000 + spec.size * spec.cell, "EPSG:2154"}; }

std::string complaint(const TownSpec& spec, const std::string& folder)
{
    try {
        write_town(spec, folder);
    } catch (const Error& error) {
        EXPECT_EQ(error.fault(), Fault::study);
        return error.what();
    }
    return "none";
}

TEST(Town, SameSeedGivesTheSameBytesAndAnotherDoesNot)
{
    const Written first{{128, 5, 7}, "first"}, again{{128, 5, 7}, "again"}, other{{128, 5, 8}, "other"};
    EXPECT_TRUE(bytes_of(first.path) == bytes_of(again.path));
    EXPECT_NE(bytes_of(first.path).at("dem.tif"), bytes_of(other.path).at("dem.tif"));
}

TEST(Town, ItsStudyReadsWithoutAComplaint)
{
    for (const TownSpec& spec : {TownSpec{64, 1, 1}, {64, 5, 3}, {128, 25, 2}, {256, 5, 1}}) {
        const Written town{spec, "study"};
        const Reading reading = read_study(town.file("study.yaml"));
        EXPECT_TRUE(reading.complaints.empty()) << spec.size << " " << spec.cell;
        EXPECT_EQ(reading.scenarios.size(), 3u);
    }
}

TEST(Town, FewCellsArePits)
{
    const TownSpec spec{256, 5, 1};
    const Written town{spec, "pits"};
    const Raster<float> ground = RasterFile{town.file("dem.tif")}.values(grid_of(spec), grid_of(spec).whole(), Rule::nearest);
    int pits = 0;
    for (int i = 1; i < 255; ++i)
        for (int j = 1; j < 255; ++j) {
            float lowest = 1e9f;
            for (int k = 0; k < 9; ++k)
                if (k != 4)
                    lowest = std::min(lowest, ground.view()(i - 1 + k / 3, j - 1 + k % 3));
            pits += lowest > ground.view()(i, j);
        }
    EXPECT_LT(pits, 256 * 256 / 200);
}

TEST(Town, PeopleOnCellsAreThePeopleOfTheZones)
{
    const TownSpec spec{256, 5, 1};
    const Written town{spec, "people"};
    const Raster<float> people = RasterFile{town.file("population.tif")}.values(grid_of(spec), grid_of(spec).whole(), Rule::nearest);
    double cells = 0, zones = 0;
    for (int i = 0; i < 256; ++i)
        for (int j = 0; j < 256; ++j)
            cells += people.view()(i, j);
    for (const Feature& zone : read_features(town.file("zones.gpkg"), "zones", "").features)
        zones += *zone.number("population");
    EXPECT_NEAR(cells, zones, 1e-5 * zones);
}

TEST(Town, RoofsCoverWhatBuildingsDo)
{
    const TownSpec spec{256, 5, 1};
    const Written town{spec, "roofs"};
    const std::vector<Raster<float>> roofs = RasterFile{town.file("land_cover.tif")}.shares(grid_of(spec), grid_of(spec).whole(), {1});
    double cells = 0, outlines = 0;
    for (int i = 0; i < 256; ++i)
        for (int j = 0; j < 256; ++j)
            cells += 25 * roofs[0].view()(i, j);
    for (const Feature& building : read_features(town.file("buildings.gpkg"), "buildings", "").features)
        outlines += building.geometry.area();
    EXPECT_NEAR(cells, outlines, 0.03 * outlines);
}

TEST(Town, RefusesAFolderThatHoldsSomethingAndSizesItCannotFill)
{
    const fs::path full = fresh("full");
    fs::create_directories(full);
    write_text((full / "mine.txt").string(), "mine");
    EXPECT_EQ(complaint({64, 5, 1}, full.string()), "the folder " + full.string() + " is not empty; a town is written to a new or empty one");
    fs::remove_all(full);
    EXPECT_EQ(complaint({63, 5, 1}, full.string()), "a town of 63 x 63 cells is too small; at least 64 x 64 are needed");
    EXPECT_EQ(complaint({64, 0.5, 1}, full.string()), "the cells of a generated town are 1 to 25 m a side");
    EXPECT_FALSE(fs::exists(full));
}

TEST(Town, LargeTerritoriesTakeBoundedMemory)
{
    const Written town{{3200, 5, 1}, "large"};
    rusage use{};
    ::getrusage(RUSAGE_SELF, &use);
    EXPECT_LT(use.ru_maxrss, 700 * 1024);  // [KiB]; all bands of 1e7 cells at once would take more
    EXPECT_TRUE(fs::exists(town.file("dem.tif")));
}

}  // namespace
}  // namespace arpent
