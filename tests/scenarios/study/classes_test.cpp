#include "scenarios/study/classes.hpp"

#include "scenarios/study/study.hpp"
#include "support/reference.hpp"

#include <gtest/gtest.h>

#include <set>
#include <sstream>

namespace arpent {
namespace {

ClassTable read(const std::string& text, std::vector<std::string>& wrong)
{
    return read_classes(Table::parse(text, "classes.csv"), standard_classes(), wrong);
}

std::string complaints(const std::string& text)
{
    std::vector<std::string> wrong;
    read(text, wrong);
    std::string all;
    for (const std::string& each : wrong)
        all += each + "\n";
    return all;
}

TEST(StandardClasses, HaveTheNamesAndCodesOfTheRealTown)
{
    std::vector<std::string> names = standard_classes().names();
    EXPECT_EQ(names, (std::vector<std::string>{"roof", "road_asphalt", "paved_other", "rail_ballast", "bare_gravel", "garden", "grassland_crop",
                                               "trees_deciduous", "trees_conifer", "hedge", "shrub", "water", "sports_ground"}));
    EXPECT_EQ(standard_classes().codes(), (std::vector<int>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13}));
}

TEST(StandardClasses, SayWhereEachValueComesFrom)
{
    const Table table = Table::parse(standard_file("classes.csv"), "classes.csv");
    const std::string text{standard_file("classes.csv")};
    for (int row = 0; row < table.rows(); ++row) {
        std::set<std::string> told;
        std::istringstream words{table.text(row, table.column("sources"))};
        for (std::string word; words >> word;) {
            const auto at = word.find('=');
            told.insert(word.substr(0, at));
            EXPECT_NE(text.find("#   " + word.substr(at + 1) + " "), text.npos) << word << " is not explained";
        }
        for (const std::string name : {"albedo", "emissivity", "manning_n", "impervious_fraction", "infiltration_class", "ksat", "depression_storage",
                                       "vegetation_fraction"})
            EXPECT_EQ(told.contains(name), !table.text(row, table.column(name)).empty()) << table.text(row, 1) << " " << name;
    }
}

TEST(StandardClasses, DivideIntoPavedOpenRoofAndWater)
{
    const ClassTable& table = standard_classes();
    EXPECT_EQ(table.group("roof"), (std::vector<int>{0}));
    EXPECT_EQ(table.group("paved"), (std::vector<int>{1, 2}));
    EXPECT_EQ(table.group("water"), (std::vector<int>{11}));
    EXPECT_EQ(table.group("open"), (std::vector<int>{3, 4, 5, 6, 7, 8, 9, 10, 12}));
    EXPECT_EQ(table.group("ground").size(), 11u);
    EXPECT_EQ(table.group("garden"), (std::vector<int>{5}));
    EXPECT_TRUE(table.group("lava").empty());
}

TEST(Classes, AreReadInSi)
{
    std::vector<std::string> wrong;
    const ClassTable table = read("code,name,albedo,emissivity,manning_n,impervious_fraction,infiltration_class,ksat_mm_h,depression_storage_mm,vegetation_fraction\n"
                                  "4,moss,0.2,0.9,0.1,0.25,low,36,5,1\n", wrong);
    ASSERT_TRUE(wrong.empty()) << wrong.front();
    const CoverClass& moss = table.classes.at(0);
    EXPECT_EQ(moss.code, 4);
    EXPECT_FLOAT_EQ(moss.manning, 0.1f);
    EXPECT_FLOAT_EQ(moss.depression, 0.005f);
    ASSERT_TRUE(moss.conductivity);
    EXPECT_FLOAT_EQ(*moss.conductivity, 1e-5f);
    EXPECT_TRUE(moss.compacted);
    EXPECT_EQ(moss.kind, CoverKind::ground);
}

TEST(Classes, TakeWhatTheyDoNotSayFromTheClassTheyAreLike)
{
    std::vector<std::string> wrong;
    const ClassTable table = read("code,name,like,albedo_est\n9,toiture verte,roof,0.25\n20,garden,,\n", wrong);
    ASSERT_TRUE(wrong.empty()) << wrong.front();
    const CoverClass& green = table.classes.at(0);
    EXPECT_FLOAT_EQ(green.albedo, 0.25f);
    EXPECT_FLOAT_EQ(green.emissivity, 0.95f);
    EXPECT_TRUE(green.roof());
    EXPECT_EQ(table.find("roof"), &green);
    EXPECT_FLOAT_EQ(table.classes.at(1).impervious, 0.25f);
}

TEST(Classes, GainTheStandardClassesThatTheyLackUnderFreeCodes)
{
    std::vector<std::string> wrong;
    const ClassTable table = read("code,name\n1,garden\n2,roof\n", wrong).with(standard_classes());
    EXPECT_EQ(table.classes.size(), 13u);
    EXPECT_EQ(table.find("garden")->code, 1);
    EXPECT_EQ(table.find("roof")->code, 2);
    EXPECT_EQ(table.find("water")->code, 12);
    const std::vector<int> codes = table.codes();
    EXPECT_EQ(std::set<int>(codes.begin(), codes.end()).size(), 13u);
}

TEST(Classes, ComplainOfEachMistakeWithItsLine)
{
    EXPECT_EQ(complaints("code,name,like\n1,moss,lawn\n"), "classes.csv:2: like: \"lawn\" is no standard class (allowed: roof, road_asphalt, paved_other, "
                                                           "rail_ballast, bare_gravel, garden, grassland_crop, trees_deciduous, trees_conifer, hedge, "
                                                           "shrub, water, sports_ground)\n");
    EXPECT_EQ(complaints("code,name,like,albedo,infiltration_class\n300,a,roof,0.1,\n2,b,roof,1.5,\n3,c,roof,,hihg\n"),
              "classes.csv:2: code: a class needs a whole number from 1 to 255\n"
              "classes.csv:3: albedo: 1.5 is not in 0 to 1\n"
              "classes.csv:4: infiltration_class: \"hihg\" is no such class, did you mean \"high\"? (allowed: sealed, low, medium, high, water)\n");
    EXPECT_EQ(complaints("code,name,like\n1,a,roof\n1,b,water\n"), "classes.csv: code 1 stands for both a and b\n");
    EXPECT_EQ(complaints("name\na\n"), "classes.csv: a class table needs a column code\n");
    EXPECT_EQ(complaints("code,name,albedo,emissivity,manning_n,impervious_fraction,depression_storage_mm\n1,moss,0.2,0.9,0.1,0,3\n"),
              "classes.csv:2: vegetation_fraction: class moss gives none, and is like no standard class\n"
              "classes.csv:2: infiltration_class: class moss gives none, and is like no standard class\n");
}

TEST(Classes, OfTheRealTownAreAllUnderstood)
{
    ARPENT_NEEDS_DATA();
    std::vector<std::string> wrong;
    const ClassTable table = read_classes(Table::read(testing::reference_folder() + "/territory/rodez/classes.csv"), standard_classes(), wrong);
    EXPECT_TRUE(wrong.empty());
    EXPECT_EQ(table.classes.size(), 13u);
    EXPECT_FLOAT_EQ(table.find("rail_ballast")->conductivity.value(), 50e-3f / 3600);
    EXPECT_EQ(table.find("water")->kind, CoverKind::water);
}

TEST(Soil, OfAGroupIsThatOfItsTexture)
{
    EXPECT_FLOAT_EQ(soil_of(1).conductivity, 10.9e-3f / 3600);  // sandy loam
    EXPECT_FLOAT_EQ(soil_of(2).suction, 0.0889f);               // loam
    EXPECT_FLOAT_EQ(soil_of(3).porosity, 0.330f);               // sandy clay loam
    EXPECT_FLOAT_EQ(soil_of(4).conductivity, 0.3e-3f / 3600);   // clay
    EXPECT_FLOAT_EQ(soil_of(0).conductivity, soil_of(2).conductivity);
}

}  // namespace
}  // namespace arpent
