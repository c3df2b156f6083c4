#include "scenarios/study/preset.hpp"

#include "core/tree.hpp"
#include "scenarios/study/classes.hpp"
#include "support/failure.hpp"
#include "support/product.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace arpent {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string head = "# kind: vector\n# resolution_m: 1\nlayer,field,value,gives,class\n";

Preset preset(const std::string& text, std::vector<std::string>& wrong) { return read_preset("my", "my.csv", text, wrong); }

std::string wrong_in(const std::string& text)
{
    std::vector<std::string> wrong;
    preset(text, wrong);
    return join(wrong, "\n");
}

TEST(Presets, ThatTheEngineCarriesAreWhole)
{
    EXPECT_THAT(preset_names(), ElementsAre("bdtopo3", "cnig-plu", "corine", "corine-raster", "filosofi200", "ocsge", "osm", "rge-alti", "tree-cover-density",
                                            "urban-atlas", "worldcover"));
    for (const std::string& name : preset_names()) {
        std::vector<std::string> wrong;
        const Preset made = read_preset(name, name, preset_file(name + ".csv"), wrong);
        EXPECT_EQ(join(wrong, "\n"), "");
        EXPECT_NE(made.title_en, "") << name;
        EXPECT_NE(made.title_fr, "") << name;
        EXPECT_NE(made.credit.licence, "") << name;
        EXPECT_THAT(made.credit.url, HasSubstr("https://")) << name;
        EXPECT_NE(made.credit.attribution_en, made.credit.attribution_fr) << name;
        EXPECT_THAT(std::string{preset_file(name + ".csv")}, HasSubstr("# Document: ")) << name;
        EXPECT_THAT(std::string{preset_file(name + ".csv")}, HasSubstr("\n# Seen: ")) << name;
        EXPECT_FALSE(made.rows.empty()) << name;
        for (const PresetRow& row : made.rows) {
            EXPECT_NE(row.label_en, "") << name << ":" << row.line;
            EXPECT_NE(row.label_fr, "") << name << ":" << row.line;
            for (const auto& [each, share] : row.mix)
                EXPECT_NE(standard_classes().find(each), nullptr) << name << ":" << row.line << ": " << each;
        }
    }
}

/// The values of one column of the rows of a field, in the file's order.
std::vector<std::string> codes_of(const std::string& name)
{
    std::vector<std::string> wrong, codes;
    for (const PresetRow& row : read_preset(name, name, preset_file(name + ".csv"), wrong).rows)
        if (row.gives == "land_cover" && row.values.size() == 1)
            codes.push_back(row.values.front());
    return codes;
}

// The nomenclature of CORINE Land Cover: 44 classes
const std::vector<std::string> corine = {"111", "112", "121", "122", "123", "124", "131", "132", "133", "141", "142", "211", "212", "213", "221",
                                         "222", "223", "231", "241", "242", "243", "244", "311", "312", "313", "321", "322", "323", "324", "331",
                                         "332", "333", "334", "335", "411", "412", "421", "422", "423", "511", "512", "521", "522", "523"};

TEST(Presets, KnowEveryClassOfCorineByItsCodeAndByItsNumberInTheRaster)
{
    std::vector<std::string> codes = corine, numbers;
    codes.insert(codes.end(), {"999", "990", "995"});
    EXPECT_EQ(codes_of("corine"), codes);
    for (int n = 1; n <= 44; ++n)
        numbers.push_back(std::to_string(n));
    numbers.insert(numbers.end(), {"48", "49", "50", "255"});
    EXPECT_EQ(codes_of("corine-raster"), numbers);
}

TEST(Presets, TakeAClassOfCorineForTheSameAsPolygonAndAsCell)
{
    std::vector<std::string> wrong;
    const Preset polygons = read_preset("corine", "corine", preset_file("corine.csv"), wrong);
    const Preset cells = read_preset("corine-raster", "corine-raster", preset_file("corine-raster.csv"), wrong);
    for (std::size_t n = 0; n < corine.size(); ++n) {
        EXPECT_EQ(cells.rows[n].mix, polygons.rows[n].mix) << corine[n];
        EXPECT_EQ(cells.rows[n].label_en, polygons.rows[n].label_en + " (" + corine[n] + ")");
    }
}

TEST(Presets, KnowEveryCodeOfTheUrbanAtlas)
{
    EXPECT_THAT(codes_of("urban-atlas"), ::testing::IsSupersetOf({"11100", "11210", "11220", "11230", "11240", "11300", "12100", "12210", "12220", "12230",
                                                                  "12300", "12400", "13100", "13300", "13400", "14100", "14200", "21000", "22000", "23000",
                                                                  "24000", "25000", "31000", "32000", "33000", "40000", "50000", "91000", "92000"}));
}

TEST(Presets, DescribeNothingTwice)
{
    for (const std::string& name : preset_names()) {
        std::vector<std::string> wrong;
        std::set<std::string> seen;
        for (const PresetRow& row : read_preset(name, name, preset_file(name + ".csv"), wrong).rows)
            EXPECT_TRUE(seen.insert(row.layer + "/" + join(row.fields) + "/" + join(row.values) + "/" + row.gives).second) << name << ":" << row.line;
    }
}

TEST(Presets, TakeSharesThatNearlySumToOneAndRefuseOthers)
{
    std::vector<std::string> wrong;
    const Preset made = preset(head + "a,c,1,land_cover,garden:0.6666 paved_other:0.3333\na,c,2,land_cover,garden\n", wrong);
    EXPECT_EQ(join(wrong, "\n"), "");
    EXPECT_DOUBLE_EQ(made.rows[0].mix[0].second + made.rows[0].mix[1].second, 1);
    EXPECT_DOUBLE_EQ(made.rows[0].mix[0].second, 0.6666 / 0.9999);
    EXPECT_EQ(wrong_in(head + "a,c,1,land_cover,garden:0.6 paved_other:0.3\n"),
              "my.csv:4: class: the shares of \"garden:0.6 paved_other:0.3\" sum to 0.8999999999999999, not to 1");
}

TEST(Presets, NameEveryMistakeWithItsLine)
{
    EXPECT_EQ(wrong_in("layer,field,value,gives\n"), "my.csv: the head needs \"# kind: raster\" or \"# kind: vector\"\n"
                                                     "my.csv: the head needs \"# resolution_m: NUMBER\", the finest detail that the product shows\n"
                                                     "my.csv: a preset needs a column class");
    EXPECT_THAT(wrong_in(head + "a,c,1,land_cove,garden\n"), HasSubstr("my.csv:4: gives: \"land_cove\" is no layer, did you mean \"land_cover\"?"));
    EXPECT_EQ(wrong_in(head + "a,c,1,land_cover,\n"), "my.csv:4: class: land cover needs a class, or - for none");
    EXPECT_EQ(wrong_in(head + "a,c & d,1,land_cover,garden\n"), "my.csv:4: value: as many values as fields, parted by &");
    EXPECT_THAT(wrong_in(head + "a,c,1,land_cover,garden:x\n"), HasSubstr("my.csv:4: class: \"garden:x\" is no class and share (as garden:0.6)"));
}

TEST(Presets, ArePrintedToBeCopied)
{
    EXPECT_EQ(preset_text("osm"), preset_file("osm.csv"));
    EXPECT_THAT(preset_text(""), HasSubstr("filosofi200: Filosofi, residents of France in squares of 200 m (population)\n"));
    EXPECT_THAT(failure([] { preset_text("osn"); }), HasSubstr("2 there is no preset \"osn\", did you mean \"osm\"? (allowed: bdtopo3, "));
}

TEST(Presets, SayWhatTheyGive)
{
    std::vector<std::string> wrong;
    const Preset made = read_preset("bdtopo3", "bdtopo3.csv", preset_file("bdtopo3.csv"), wrong);
    EXPECT_THAT(made.gives(), ElementsAre("buildings", "land_cover"));
    ASSERT_NE(made.rest(), nullptr);
    EXPECT_EQ(made.rest()->mix.size(), 2u);
}

}  // namespace
}  // namespace arpent
