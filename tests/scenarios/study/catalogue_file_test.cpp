#include "scenarios/study/catalogue_file.hpp"

#include "scenarios/study/study.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace arpent {
namespace {

std::string complaints(const std::string& text)
{
    Diagnostics said;
    read_catalogue("c.yaml", text, said);
    return said.text();
}

/// One type with this map of keys and list of edits.
std::string park(const std::string& keys, const std::string& edits)
{
    return "park:\n  doc: Makes a park.\n  takes: [polygons]\n  keys: {" + keys + "}\n  edits: [" + edits + "]\n";
}

TEST(Catalogue, TheStandardOneIsRead)
{
    Diagnostics said;
    const Catalogue standard = read_catalogue("catalogue.yaml", std::string{standard_file("catalogue.yaml")}, said);
    EXPECT_EQ(said.text(), "");
    for (const char* type : {"depave", "pave", "build", "demolish", "plant_trees", "fell_trees", "retention_basin", "swale", "raise_ground",
                             "water_surface", "raster_delta"})
        EXPECT_NE(standard.find(type), nullptr) << type;
    EXPECT_EQ(standard.sections().size(), standard.types.size());
    const CatalogueType& basin = *standard.find("retention_basin");
    EXPECT_EQ(basin.section.one_of, (std::vector<std::string>{"depth", "floor"}));
    EXPECT_EQ(basin.class_words, std::vector<std::string>{"to"});
    const auto dig = std::ranges::find(basin.edits, EditDatum::rim, &Edit::datum);
    ASSERT_NE(dig, basin.edits.end());
    EXPECT_EQ(dig->op, EditOp::min);
    EXPECT_EQ(dig->layer, "ground_elevation");
    EXPECT_EQ(dig->value, "depth");
    EXPECT_EQ(dig->factor, -1);
}

TEST(Catalogue, GivesATypeItsStandardValues)
{
    Diagnostics said;
    const Catalogue made = read_catalogue("c.yaml",
                                          park("rise: {unit: m, standard: 10 cm, doc: d}, to: {word: class, standard: garden, doc: d}",
                                               "{add: ground_elevation, value: rise}"),
                                          said);
    EXPECT_EQ(said.text(), "");
    const auto owner = made.types[0].section.make();
    const auto& standards = *static_cast<const Intervention*>(owner.get());
    EXPECT_EQ(standards.values.at(0).second.constant, 0.1);
    EXPECT_EQ(standards.words.at(0).second, "garden");
}

TEST(Catalogue, LocatesItsMistakes)
{
    const std::string rise = "rise: {unit: m, doc: d}", add = "{add: ground_elevation, value: rise}";
    EXPECT_EQ(complaints(park(rise, add)), "");
    EXPECT_TRUE(complaints(park("rise: {unit: metre, doc: d}", add)).starts_with("c.yaml:4:23: park.keys.rise.unit: unknown unit \"metre\" (allowed: m, cm, mm, "));
    EXPECT_TRUE(complaints(park("rise: {unit: mm/hr, doc: d}", add)).starts_with("c.yaml:4:23: park.keys.rise.unit: unknown unit \"mm/hr\", did you mean \"mm/h\"?"));
    EXPECT_EQ(complaints(park("rise: {doc: d}", add)), "c.yaml:4:16: park.keys.rise: needs one of unit, word\n");
    EXPECT_EQ(complaints(park("rise: {unit: m, standard: 5 s, doc: d}", add)),
              "c.yaml:4:36: park.keys.rise: \"s\" is a unit of another kind (allowed: m, cm, mm, km)\n");
    EXPECT_EQ(complaints(park("rise: {unit: m, low: 1, standard: 0 m, doc: d}", add)),
              "c.yaml:4:44: park.keys.rise: \"0 m\" is out of range (allowed: at least 1 m)\n");
    EXPECT_EQ(complaints(park("rise: {unit: m, required: yes, doc: d}", add)),
              "c.yaml:4:36: park.keys.rise.required: unknown word \"yes\" (allowed: true, false)\n");
    EXPECT_EQ(complaints(park(rise, "{ad: ground_elevation, value: rise}")),
              "c.yaml:5:12: park.edits.1.ad: unknown key, did you mean \"add\"? (allowed: set, add, scale, min, max, reclass, value, "
              "factor, over, shared, from, to, of)\n");
    EXPECT_TRUE(complaints(park(rise, "{add: ground_elevatoin, value: rise}"))
                    .starts_with("c.yaml:5:11: park.edits.1: no layer \"ground_elevatoin\", did you mean \"ground_elevation\"?"));
    EXPECT_EQ(complaints(park(rise, "{add: ground_elevation, value: ris}")),
              "c.yaml:5:42: park.edits.1.value: no key \"ris\", did you mean \"rise\"? (allowed: raster, rise)\n");
    EXPECT_EQ(complaints(park(rise, "{add: ground_elevation, value: 5 s}")),
              "c.yaml:5:42: park.edits.1.value: \"s\" is a unit of another kind (allowed: m, cm, mm, km)\n");
    EXPECT_EQ(complaints(park(rise, "{add: ground_elevation}")),
              "c.yaml:5:11: park.edits.1: \"value\" is missing: a key of the type, a quantity, or raster\n");
    EXPECT_EQ(complaints(park(rise, "{add: ground_elevation, value: rise, from: floor}")),
              "c.yaml:5:54: park.edits.1.from: unknown word \"floor\" (allowed: rim)\n");
    EXPECT_EQ(complaints(park(rise, "{reclass: soil_group, from: paved, to: garden}")),
              "c.yaml:5:21: park.edits.1.reclass: \"soil_group\" has no classes (allowed: land_cover)\n");
    EXPECT_EQ(complaints(park(rise, "{reclass: land_cover, to: garden}")), "c.yaml:5:11: park.edits.1: reclass needs from and to\n");
    EXPECT_EQ(complaints("park:\n  takes: [polygons]\n  edits: []\n"), "c.yaml:2:3: park: \"doc\" is missing: one sentence\n");
}

TEST(Catalogue, HoldsOnlyNamesThatAStudyCanWrite)
{
    EXPECT_EQ(complaints("a-park:\n  doc: d\n  takes: [polygons]\n  edits: []\n"),
              "c.yaml:1:1: a-park: not a name (allowed: a letter, then letters, digits and single _)\n");
    EXPECT_EQ(complaints("[\n"), "c.yaml:2:1: not YAML: end of sequence flow not found\n");
}

}  // namespace
}  // namespace arpent
