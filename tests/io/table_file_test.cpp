#include "io/table_file.hpp"

#include "io/file.hpp"
#include "support/failure.hpp"
#include "support/temporary_folder.hpp"

#include <cstdlib>
#include <gtest/gtest.h>

namespace arpent {
namespace {

TEST(Table, ReadsNamesUnitsAndEstimates)
{
    const Table table = Table::parse("name,depth [cm],ksat_mm_h_est,albedo_est,wind_from_deg,share_percent\nlawn,5,36,0.2,180,50\n", "t.csv");
    ASSERT_EQ(table.columns().size(), 6u);
    EXPECT_EQ(table.columns()[1].name, "depth");
    EXPECT_EQ(table.columns()[2].name, "ksat");
    EXPECT_TRUE(table.columns()[2].estimated);
    EXPECT_FALSE(table.columns()[1].estimated);
    EXPECT_EQ(table.columns()[3].name, "albedo");
    EXPECT_FALSE(table.columns()[3].unit);
    EXPECT_DOUBLE_EQ(*table.number(0, 1), 0.05);
    EXPECT_DOUBLE_EQ(*table.number(0, 2), 1e-5);
    EXPECT_DOUBLE_EQ(*table.number(0, 3), 0.2);
    EXPECT_NEAR(*table.number(0, 4), 3.14159265358979, 1e-12);
    EXPECT_DOUBLE_EQ(*table.number(0, 5), 0.5);
    EXPECT_EQ(table.column("ksat"), 2);
    EXPECT_EQ(table.column("ksat_mm_h_est"), 2);
    EXPECT_EQ(table.column("nothing"), -1);
    EXPECT_EQ(table.text(0, 0), "lawn");
}

TEST(Table, KnowsEverySuffix)
{
    const std::vector<std::pair<std::string, double>> known{
        {"_mm", 1e-3},     {"_cm", 1e-2},        {"_m", 1},   {"_km", 1e3},      {"_m2", 1},           {"_ha", 1e4},   {"_m3", 1},
        {"_min", 60},      {"_h", 3600},         {"_y", 365.25 * 86400}, {"_mm_h", 1e-3 / 3600}, {"_mm_min", 1e-3 / 60}, {"_m_s", 1},
        {"_km_h", 1 / 3.6}, {"_m3_s", 1}, {"_degC", 274.15}, {"_percent", 0.01}, {"_Pa", 1}, {"_W_m2", 1}, {"_deg", 0.017453292519943295}};
    for (const auto& [suffix, one] : known) {
        const Table table = Table::parse("value" + suffix + "\n1\n", "t.csv");
        EXPECT_EQ(table.columns()[0].name, "value") << suffix;
        EXPECT_DOUBLE_EQ(table.number(0, 0).value(), one) << suffix;
    }
}

TEST(Table, ReadsQuotesCommentsBlankLinesAndDosEnds)
{
    const Table table = Table::parse("\xEF\xBB\xBF# why\n#\n\na,b\r\n\"x, \"\"y\"\"\", 2 \r\n\r\n\"\",\n", "t.csv");
    ASSERT_EQ(table.rows(), 2);
    EXPECT_EQ(table.text(0, 0), "x, \"y\"");
    EXPECT_EQ(table.text(0, 1), "2");
    EXPECT_EQ(table.line(0), 5);
    EXPECT_EQ(table.text(1, 0), "");
    EXPECT_EQ(table.number(1, 1), std::nullopt);
}

TEST(Table, ReadsSemicolonsWithDecimalCommas)
{
    const Table table = Table::parse("nom;hauteur [m]\nécole;12,5\nmairie;1e1\n", "t.csv");
    EXPECT_EQ(*table.number(0, 1), 12.5);
    EXPECT_EQ(*table.number(1, 1), 10);
    EXPECT_EQ(table.text(0, 0), "école");
}

TEST(Table, MistakesNameFileAndLine)
{
    const auto wrong = [](const std::string& text) { return failure([&] { Table::parse(text, "t.csv"); }); };
    EXPECT_EQ(wrong(""), "4 t.csv: is empty: a table begins with the names of its columns");
    EXPECT_EQ(wrong("# only words\n"), "4 t.csv: is empty: a table begins with the names of its columns");
    EXPECT_EQ(wrong("a,b\n1,2\n1\n"), "4 t.csv:3: 1 cell in a table of 2 columns");
    EXPECT_EQ(wrong("a,b\n1,2,3\n"), "4 t.csv:2: 3 cells in a table of 2 columns");
    EXPECT_EQ(wrong("a,b,a\n"), "4 t.csv:1: column a comes twice");
    EXPECT_EQ(wrong("a,,b\n"), "4 t.csv:1: column 2 has no name");
    EXPECT_EQ(wrong("a\n\"x\n"), "4 t.csv:2: a quote is not closed");
    EXPECT_EQ(wrong("a\nok\n\xC9vry\n"), "4 t.csv:3: is not UTF-8");
    EXPECT_EQ(wrong("a\ncut \xC3\n"), "4 t.csv:2: is not UTF-8");
    EXPECT_EQ(wrong("a [furlong]\n").rfind("4 t.csv:1: a [furlong]: ", 0), 0u) << wrong("a [furlong]\n");
    const Table table = Table::parse("a,b_mm\n1,x\n1,nan\n1,1 2\n1,+-5\n", "t.csv");
    for (const auto& [row, text] : std::vector<std::pair<int, std::string>>{{0, "x"}, {1, "nan"}, {2, "1 2"}, {3, "+-5"}})
        EXPECT_EQ(failure([&] { table.number(row, 1); }), "4 t.csv:" + std::to_string(row + 2) + ": b_mm: \"" + text + "\" is not a number");
}

TEST(Table, AMissingFileIsTheStudysFault)
{
    const TemporaryFolder folder;
    EXPECT_EQ(failure([&] { Table::read(folder / "no.csv"); }), "3 " + (folder / "no.csv") + ": no such file");
    write_text(folder / "a.csv", "a\n1\n");
    EXPECT_EQ(Table::read(folder / "a.csv").rows(), 1);
}

TEST(Table, ReadsTheReferenceCoefficients)
{
    const char* data = std::getenv("ARPENT_DATA");
    if (!data)
        GTEST_SKIP() << "ARPENT_DATA is not set";
    const Table table = Table::read(std::string{data} + "/weather/montana.csv");
    EXPECT_EQ(table.text(1, table.column("region")), "mf_example_station");
    EXPECT_DOUBLE_EQ(*table.number(1, table.column("return_period")), 10 * 365.25 * 86400);
    EXPECT_NEAR(*table.number(1, table.column("a")), 15.096e-3 / 60, 1e-12);
    EXPECT_EQ(*table.number(1, table.column("b")), 0.803);
    EXPECT_EQ(*table.number(1, table.column("valid_to")), 21600);
    EXPECT_EQ(table.number(6, table.column("depth_360min")), std::nullopt);
}

}  // namespace
}  // namespace arpent
