#include "scenarios/study/catalogue_page.hpp"

#include "scenarios/study/study.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace arpent {
namespace {

using ::testing::HasSubstr;

std::string page(const std::string& text)
{
    Diagnostics said;
    const Catalogue catalogue = read_catalogue("c.yaml", text, said);
    EXPECT_EQ(said.text(), "");
    return catalogue_page(catalogue);
}

TEST(CataloguePage, TellsAllOfAType)
{
    const std::string made = page("park:\n  doc: Makes a park.\n  takes: [polygons, lines]\n  cost_area: changed\n  keys:\n"
                                  "    rise: {unit: m, low: 0, high: 3, standard: 10 cm, source: \"doi:10.1/x\", doc: of the hill}\n"
                                  "    to: {word: class, standard: garden, doc: class of it}\n  sources: [ISO 1]\n  edits:\n"
                                  "    - {reclass: land_cover, from: ground, to: to}\n    - {add: ground_elevation, value: rise, factor: -1}\n"
                                  "    - {set: albedo, value: \"0.3\", of: paved, over: part}\n");
    EXPECT_THAT(made, HasSubstr("## park\n\nMakes a park.\n\nTakes polygons or lines. A cost in EUR/m2 counts the area whose cover changes.\n"));
    EXPECT_THAT(made, HasSubstr("| `rise` | m | 0 to 3 | 10 cm | of the hill ([doi:10.1/x](https://doi.org/10.1/x)) |\n"));
    EXPECT_THAT(made, HasSubstr("| `to` | a class |  | garden | class of it |\n"));
    EXPECT_THAT(made, HasSubstr("1. `land_cover`: ground becomes `to`\n2. `ground_elevation` gains -`rise`\n"
                                "3. `albedo` of paved is set to 0.3, as far as there is room\n\nSources: ISO 1.\n"));
    EXPECT_THAT(made, HasSubstr("## Keys of every intervention\n"));
}

TEST(CataloguePage, HoldsTheStandardTypes)
{
    const std::string made = page(std::string{standard_file("catalogue.yaml")});
    for (const char* type : {"plant_trees", "fell_trees", "depave", "pave", "cool_roofs", "green_roofs", "cool_pavement", "water_surface", "build", "demolish", "retention_basin",
                             "swale", "raise_ground", "drain", "irrigate", "add_population", "add_jobs", "raster_delta"})
        EXPECT_THAT(made, HasSubstr("\n## " + std::string{type} + "\n"));
    EXPECT_THAT(made, HasSubstr("`height` grows by `growth` to `height_max` with a study's `years`. `cover` is as given once"));
    EXPECT_THAT(made, HasSubstr("Exactly one of depth, floor is given."));
}

}  // namespace
}  // namespace arpent
