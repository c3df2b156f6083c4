#include "io/result_file.hpp"
#include "support/command.hpp"
#include "support/drawn_layer.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>
#include <sstream>

namespace arpent {
namespace {

// gdalinfo, ncdump, CDO and xarray by both engines, each asked for what it finds at a point beside the centre of a cell.

const Grid grid{70, 90, 5, 660900, 6363600, "EPSG:2154"};

void write_result(const std::string& path)
{
    ResultWriter writer{path, grid, {{"title", "Étude: green"}}, {{"event", "event", "storm_10y"}, {"year", "years since then", 10.0, "year"}, {"member", "member", 3.0, "1", "realization"}}};
    writer.put(drawn<float>("depth_max", grid, [](int i, int j) { return static_cast<float>(i) + static_cast<float>(j) / 64; }),
               variable_spec("depth_max"));
    writer.put(drawn<std::uint8_t>("hazard_class", grid, [](int i, int) { return i % 4; }), variable_spec("hazard_class"),
               {{0, "low"}, {3, "extreme"}});
    writer.text("study", "study: green\n");
    writer.close();
}

std::vector<std::string> answers(const std::string& path)
{
    const Said said = run_command("/usr/bin/python3 " ARPENT_SOURCE "/tests/io/readers.py " + path + " depth_max 661002 6363501");
    EXPECT_EQ(said.code, 0) << said.text;
    std::vector<std::string> lines;
    std::istringstream from{said.text};
    for (std::string line; std::getline(from, line);)
        lines.push_back(line);
    return lines;
}

TEST(EveryReader, FindsTheCrsTheUnitTheCellAndItsValue)
{
    const TemporaryFolder folder;
    write_result(folder / "green.nc");
    int missing = 0;
    const auto lines = answers(folder / "green.nc");
    EXPECT_EQ(lines.size(), 5u);
    for (const std::string& line : lines) {
        const auto name = line.substr(0, line.find(' '));
        if (line == name + " skip")
            ++missing;
        else
            EXPECT_EQ(line, name + " yes m 661002.500 6363502.500 19.312500");
    }
    if (missing > 0)
        GTEST_SKIP() << missing << " of 5 readers are not installed";
}

}  // namespace
}  // namespace arpent
