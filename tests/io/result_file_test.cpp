#include "io/result_file.hpp"

#include "core/executor.hpp"
#include "core/unit.hpp"
#include "io/file.hpp"
#include "support/command.hpp"
#include "support/drawn_layer.hpp"
#include "support/failure.hpp"
#include "support/small_disk.hpp"

#include <cmath>
#include <csignal>
#include <filesystem>
#include <gtest/gtest.h>
#include <limits>
#include <random>
#include <sys/stat.h>
#include <unistd.h>

namespace arpent {
namespace {

constexpr float nan = std::numeric_limits<float>::quiet_NaN();

Grid grid_of(int rows, int cols) { return {rows, cols, 5, 660900, 6363600, "EPSG:2154"}; }

VariableSpec spec_of(const std::string& name, double precision = 0x1p-10)
{
    return {.name = name,          .unit = "m",          .shown = "cm",           .standard_name = "",    .cell_methods = "time: maximum",
            .label_en = "a depth", .label_fr = "à fond", .precision = precision, .floor = 0.01};
}

/// Hills with a hole in the south-east, without memory.
Layer hills(const std::string& name, const Grid& grid, int planes = 1)
{
    return {name, grid, Kind::number, planes, [grid](int plane, const Window& window, AnyView to) {
                for (int i = window.row; i < window.row + window.rows; ++i)
                    for (int j = window.col; j < window.col + window.cols; ++j)
                        std::get<View<float>>(to)(i - window.row, j - window.col) =
                            i > grid.rows * 9 / 10 && j > grid.cols * 9 / 10
                                ? nan
                                : static_cast<float>(plane + std::sin(0.05 * i) * std::cos(0.03 * j));
            }};
}

/// Plane k holds k at its first cell, and rises from there.
Layer drawn_planes(const Grid& grid, int planes)
{
    return {"depth_hourly", grid, Kind::number, planes, [](int plane, const Window& window, AnyView to) {
                for (int i = 0; i < window.rows; ++i)
                    for (int j = 0; j < window.cols; ++j)
                        std::get<View<float>>(to)(i, j) = static_cast<float>(plane + 3 * (window.row + i) + 100 * (window.col + j));
            }};
}

Layer noise(const std::string& name, const Grid& grid)
{
    return {name, grid, Kind::number, 1, [](int, const Window& window, AnyView to) {
                std::mt19937 random{static_cast<unsigned>(window.row * 65537 + window.col)};
                for (int i = 0; i < window.rows; ++i)
                    for (int j = 0; j < window.cols; ++j)
                        std::get<View<float>>(to)(i, j) = std::ldexp(static_cast<float>(random() >> 8), -20);
            }};
}

Layer stripes(const Grid& grid)
{
    return drawn<std::uint8_t>("hazard_class", grid, [](int i, int j) { return (i / 7 + j / 11) % 4; });
}

const std::vector<std::pair<int, std::string>> dangers{{0, "low"}, {1, "moderate"}, {2, "significant"}, {3, "very extreme"}};

/// A file with one of everything that a study may write.
void write_everything(const std::string& path, const Grid& grid)
{
    ResultWriter writer{path, grid, {{"title", "Étude: green"}}, {{"event", "event", "storm_10y"}, {"year", "years since then", 10.0, "year"}, {"member", "member", 3.0, "1", "realization"}}};
    writer.put(hills("depth_max", grid), variable_spec("depth_max"));
    writer.put(constant_layer<Quanta>("infiltrated", grid, (1 << 21) + 1), variable_spec("infiltrated"));
    writer.put(stripes(grid), variable_spec("hazard_class"), dangers);
    writer.put(hills("depth_hourly", grid, 3), variable_spec("depth_hourly"), {0, 3600, 7200}, 1718712000.5);
    writer.put(hills("level_max", grid.coarser(4)), variable_spec("level_max"));
    writer.put(constant_layer<float>("manning_roughness", grid, 0.03f), variable_spec("manning_roughness"));
    writer.text("study", "study: Évry\n");
    writer.close();
}

void write_field(const std::string& path, const Layer& layer, double precision = 0x1p-10)
{
    ResultWriter writer{path, layer.grid, {}};
    writer.put(layer, spec_of(layer.name, precision));
    writer.close();
}

TEST(ResultFile, IsWhatCfCheckDemands)
{
    if (tool("cf-check").empty())
        GTEST_SKIP() << "ARPENT_TOOLS is not set: no cf-check";
    const TemporaryFolder folder;
    write_everything(folder / "everything.nc", grid_of(700, 1100));
    write_field(folder / "one_cell.nc", hills("depth", grid_of(1, 1)));
    write_field(folder / "row.nc", hills("depth", grid_of(1, 70)));
    write_field(folder / "column.nc", hills("depth", grid_of(70, 1)));
    write_field(folder / "chunk.nc", hills("depth", grid_of(512, 512)));
    write_field(folder / "over.nc", hills("depth", grid_of(513, 1025)));
    write_field(folder / "unknown.nc", constant_layer<float>("depth", grid_of(600, 30), nan));
    const Said said = run_command(tool("cf-check") + " " + folder.path() + "/*.nc");
    EXPECT_EQ(said.code, 0) << said.text;
}

TEST(ResultFile, HasGridMappingsOfOtherProjectionsToo)
{
    if (tool("cf-check").empty())
        GTEST_SKIP() << "ARPENT_TOOLS is not set: no cf-check";
    const TemporaryFolder folder;
    for (const std::string crs : {"EPSG:32631", "EPSG:3035", "EPSG:2975", "EPSG:3946", "EPSG:3395"}) {
        Grid grid = grid_of(20, 30);
        grid.crs = crs;
        grid.north = 463600;
        write_field(folder / (crs.substr(5) + ".nc"), hills("depth", grid));
    }
    const Said said = run_command(tool("cf-check") + " " + folder.path() + "/*.nc");
    EXPECT_EQ(said.code, 0) << said.text;
}

TEST(ResultFile, GivesValuesBackToTheirPrecision)
{
    const TemporaryFolder folder;
    const Layer layer = hills("depth", grid_of(700, 1100));
    write_field(folder / "a.nc", layer, 0x1p-8);
    const auto written = all_values<float>(layer), read = all_values<float>(ResultFile{folder / "a.nc"}.layer("depth"));
    ASSERT_EQ(read.size(), written.size());
    for (std::size_t n = 0; n < read.size(); ++n)
        if (std::isnan(written[n]))
            ASSERT_TRUE(std::isnan(read[n]));
        else
            ASSERT_LE(std::abs(read[n] - written[n]), 0x1p-9f);
}

TEST(ResultFile, GivesUnroundedNoiseBackBitForBit)
{
    const TemporaryFolder folder;
    const Layer layer = noise("depth", grid_of(512, 1024));
    write_field(folder / "a.nc", layer, 0);
    const ResultFile file{folder / "a.nc"};
    for (const Window& window : tiles(layer.grid.whole(), 512)) {
        const auto written = layer.values<float>(window), read = file.layer("depth").values<float>(window);
        for (int i = 0; i < window.rows; ++i)
            ASSERT_TRUE(std::equal(written.view().row(i), written.view().row(i) + window.cols, read.view().row(i)));
    }
}

TEST(ResultFile, ReadsWindowsAcrossChunksWithTheirHalo)
{
    const TemporaryFolder folder;
    const Grid grid = grid_of(1100, 1300);
    const auto value = [](int i, int j) { return 4 * i + j; };
    write_field(folder / "a.nc", drawn<float>("depth", grid, value));
    const ResultFile file{folder / "a.nc"};
    for (const Window window : {Window{500, 1000, 100, 90}, Window{1099, 1299, 1, 1}, Window{0, 0, 3, 1300}}) {
        const auto read = file.layer("depth").values<float>(window, 2, -1.0f);
        for (int i = -2; i < window.rows + 2; ++i)
            for (int j = -2; j < window.cols + 2; ++j) {
                const int row = window.row + i, col = window.col + j;
                const bool on = row >= 0 && row < grid.rows && col >= 0 && col < grid.cols;
                ASSERT_EQ(read.view()(i, j), on ? static_cast<float>(value(row, col)) : -1.0f) << row << " " << col;
            }
    }
}

TEST(ResultFile, HoldsQuantaAsMetresAndBytesAsTheyAre)
{
    const TemporaryFolder folder;
    const Grid grid = grid_of(40, 60);
    write_everything(folder / "a.nc", grid);
    const ResultFile file{folder / "a.nc"};
    EXPECT_EQ(all_values<float>(file.layer("infiltrated")), std::vector<float>(2400, 0.125f));
    EXPECT_EQ(file.layer("hazard_class").kind, Kind::byte);
    EXPECT_EQ(all_values<std::uint8_t>(file.layer("hazard_class")), all_values<std::uint8_t>(stripes(grid)));
}

TEST(ResultFile, TellsItsGridAndThatOfCoarserVariables)
{
    const TemporaryFolder folder;
    Grid grid{30, 50, 0.1, 660900.3, 6363600.7, "EPSG:2154"};
    write_everything(folder / "a.nc", grid);
    const ResultFile file{folder / "a.nc"};
    const Grid read = file.grid(), coarse = file.layer("level_max").grid;
    EXPECT_TRUE(read.crs.starts_with("PROJCRS[\"RGF93")) << read.crs;
    grid.crs = read.crs;
    EXPECT_EQ(read, grid);
    EXPECT_EQ(coarse, grid.coarser(4));
    EXPECT_EQ(file.layer("depth_max").grid, grid);
}

TEST(ResultFile, KeepsAPlanePerTime)
{
    const TemporaryFolder folder;
    const Layer layer = drawn_planes(grid_of(25, 600), 3);
    ResultWriter writer{folder / "a.nc", layer.grid, {}};
    writer.put(layer, spec_of("depth_hourly", 0), {0, 3600, 7200}, 0);
    writer.close();
    const Layer read = ResultFile{folder / "a.nc"}.layer("depth_hourly");
    ASSERT_EQ(read.planes, 3);
    for (const int plane : {0, 1, 2})
        EXPECT_EQ(all_values<float>(read, plane), all_values<float>(layer, plane));
}

TEST(ResultFile, GivesBackWhatAVariableIs)
{
    const TemporaryFolder folder;
    write_everything(folder / "a.nc", grid_of(10, 10));
    const ResultFile file{folder / "a.nc"};
    EXPECT_EQ(file.variables(),
              (std::vector<std::string>{"depth_max", "infiltrated", "hazard_class", "depth_hourly", "level_max", "manning_roughness"}));
    for (const std::string& name : file.variables()) {
        const VariableSpec read = file.spec(name), written = variable_spec(name);
        EXPECT_EQ(read.name, name);
        EXPECT_EQ(read.unit, written.unit);
        EXPECT_EQ(read.shown, written.shown);
        EXPECT_EQ(read.standard_name, written.standard_name);
        EXPECT_EQ(read.cell_methods, written.cell_methods);
        EXPECT_EQ(read.label_en, written.label_en);
        EXPECT_EQ(read.label_fr, written.label_fr);
        EXPECT_EQ(read.precision, written.precision);
        EXPECT_EQ(read.floor, written.floor);
    }
}

TEST(ResultFile, KeepsTextsOfAnySizeInTheirOrder)
{
    const TemporaryFolder folder;
    const std::string large(300000, 'y');
    ResultWriter writer{folder / "a.nc", grid_of(3, 3), {{"title", "Étude"}, {"institution", ""}}};
    writer.text("study", large);
    writer.text("empty", "");
    writer.text("classes", "n° 1: pavé\n");
    writer.close();
    const ResultFile file{folder / "a.nc"};
    EXPECT_EQ(file.texts(), (std::vector<std::string>{"study", "empty", "classes"}));
    EXPECT_EQ(file.text("study"), large);
    EXPECT_EQ(file.text("empty"), "");
    EXPECT_EQ(file.text("classes"), "n° 1: pavé\n");
    EXPECT_EQ(file.text("no"), "");
    EXPECT_EQ(file.attribute("title"), "Étude");
    EXPECT_EQ(file.attribute("Conventions"), "CF-1.10");
    EXPECT_EQ(file.attribute("institution"), "");
}

TEST(ResultFile, HasTheSameBytesWithAnyThreadsAndEachTime)
{
    const TemporaryFolder folder;
    for (const int threads : {1, 2, 8})
        with_threads(threads, [&] { write_everything(folder / (std::to_string(threads) + ".nc"), grid_of(1300, 2100)); });
    with_threads(2, [&] { write_everything(folder / "again.nc", grid_of(1300, 2100)); });
    const std::string first = read_text(folder / "1.nc");
    for (const std::string other : {"2.nc", "8.nc", "again.nc"})
        EXPECT_TRUE(read_text(folder / other) == first) << other;
}

TEST(ResultFile, LayersOutliveTheFileTheyCameFrom)
{
    const TemporaryFolder folder;
    write_field(folder / "a.nc", constant_layer<float>("depth", grid_of(40, 40), 0.5f));
    const Layer layer = ResultFile{folder / "a.nc"}.layer("depth");
    EXPECT_EQ(all_values<float>(layer), std::vector<float>(1600, 0.5f));
}

TEST(ResultFile, MayBeReadFromManyThreads)
{
    const TemporaryFolder folder;
    write_field(folder / "a.nc", drawn<float>("depth", grid_of(900, 900), [](int i, int j) { return i + j; }));
    const ResultFile file{folder / "a.nc"};
    const Layer layer = file.layer("depth");
    with_threads(8, [&] {
        for_each(900, [&](int row) {
            const auto read = layer.values<float>({row, 0, 1, 900});
            for (int j = 0; j < 900; ++j)
                if (read.view()(0, j) != static_cast<float>(row + j))
                    throw std::runtime_error{"row " + std::to_string(row)};
        });
    });
}

TEST(ResultWriter, LeavesNothingWhereItIsNotClosed)
{
    const TemporaryFolder folder;
    {
        ResultWriter writer{folder / "a.nc", grid_of(600, 600), {}};
        writer.put(hills("depth", grid_of(600, 600)), spec_of("depth"));
        EXPECT_EQ(folder.names().size(), 1u);
    }
    EXPECT_TRUE(folder.names().empty());
}

TEST(ResultWriter, LeavesAnOlderFileAloneUntilItIsWhole)
{
    const TemporaryFolder folder;
    write_field(folder / "a.nc", constant_layer<float>("depth", grid_of(40, 40), 0.5f));
    {
        ResultWriter writer{folder / "a.nc", grid_of(40, 40), {}};
        writer.put(constant_layer<float>("depth", grid_of(40, 40), 0.25f), spec_of("depth"));
    }
    EXPECT_EQ(all_values<float>(ResultFile{folder / "a.nc"}.layer("depth")).front(), 0.5f);
    write_field(folder / "a.nc", constant_layer<float>("depth", grid_of(40, 40), 0.25f));
    EXPECT_EQ(all_values<float>(ResultFile{folder / "a.nc"}.layer("depth")).front(), 0.25f);
}

TEST(ResultWriter, PassesALayersErrorOnAndLeavesNothing)
{
    const TemporaryFolder folder;
    Layer broken = hills("depth", grid_of(1100, 1100));
    broken.read = [](int, const Window& window, AnyView) {
        if (window.row >= 512)
            throw Error{Fault::data, "ground.tif: cannot be read"};
    };
    EXPECT_EQ(failure([&] { write_field(folder / "a.nc", broken); }), "4 ground.tif: cannot be read");
    EXPECT_TRUE(folder.names().empty());
}

TEST(ResultWriter, RefusesAGridThatIsNotNested)
{
    const TemporaryFolder folder;
    ResultWriter writer{folder / "a.nc", grid_of(40, 60), {}};
    Grid shifted = grid_of(40, 60), twice_and_less = grid_of(40, 60).coarser(2);
    shifted.west += 2.5;
    twice_and_less.rows -= 1;
    for (const Grid& grid : {shifted, twice_and_less, grid_of(40, 61)})
        EXPECT_EQ(failure([&] { writer.put(hills("depth", grid), spec_of("depth")); }),
                  "70 layer depth lies on no grid nested in the file's");
    EXPECT_EQ(failure([&] { writer.put(hills("depth", grid_of(40, 60), 3), spec_of("depth"), {0, 60}, 0); }),
              "70 layer depth has 3 planes, not one for each of 2 times");
}

TEST(ResultWriter, SaysWhereNoFolderIs)
{
    const TemporaryFolder folder;
    EXPECT_EQ(failure([&] { ResultWriter{folder / "no/a.nc", grid_of(3, 3), {}}; }),
              "7 " + (folder / "no/a.nc") + ": cannot be written: No such file or directory");
}

TEST(ResultWriter, SaysThatTheDiskIsFullAndLeavesNothing)
{
    const SmallDisk disk;
    if (!disk.mounted())
        GTEST_SKIP() << "only root may mount a small disk";
    const std::string path = disk.folder() / "a.nc";
    for (const int threads : {1, 2})
        with_threads(threads, [&] {
            EXPECT_EQ(failure([&] { write_field(path, noise("depth", grid_of(2048, 2048)), 0); }),
                      "7 " + path + ": depth: cannot be written: No space left on device");
        });
    EXPECT_TRUE(disk.folder().names().empty());
    write_field(path, hills("depth", grid_of(200, 200)));
    EXPECT_EQ(ResultFile{path}.variables(), std::vector<std::string>{"depth"});
}

/// Runs `body` in a process of its own; how that ended.
int status_of_child(const std::function<int()>& body)
{
    const pid_t child = ::fork();
    if (child == 0)
        std::exit(body());  // with all that libraries do at an end
    int status = 0;
    ::waitpid(child, &status, 0);
    return status;
}

/// Fills a disk of 1 MiB by `size` bytes of text and some variables, each on a grid of its own.
std::string failure_of_filling(const std::string& path, std::size_t size)
{
    return failure([&] {
        ResultWriter writer{path, grid_of(100, 100), {}};
        writer.text("study", std::string(size, 'z'));
        for (int k = 1; k < 13; ++k)
            writer.put(hills("depth", grid_of(100, 100).coarser(k)), spec_of("depth_" + std::to_string(k)));
        writer.close();
    });
}

TEST(ResultWriter, EndsCalmlyWhateverItWroteWhenTheDiskWasFull)
{
    const SmallDisk disk;
    if (!disk.mounted())
        GTEST_SKIP() << "only root may mount a small disk";
    const std::string path = disk.folder() / "a.nc";
    for (std::size_t size = 920'000; size < 1'050'000; size += 6500)
        EXPECT_EQ(status_of_child([&] {
                      const std::string said = failure_of_filling(path, size);
                      return said.starts_with("7 " + path + ": ") && said.ends_with("cannot be written: No space left on device") ? 0 : 1;
                  }),
                  0)
            << size;
    EXPECT_TRUE(disk.folder().names().empty());
}

TEST(ResultWriter, SaysThatAFolderMayNotBeWrittenTo)
{
    const TemporaryFolder folder;
    ASSERT_EQ(::chmod(folder.path().c_str(), 0555), 0);
    const int status = status_of_child([&] {
        if (::getuid() == 0 && ::setuid(65534) != 0)
            return 2;
        const auto said = failure([&] { ResultWriter{folder / "a.nc", grid_of(3, 3), {}}; });
        return said == "7 " + (folder / "a.nc") + ": cannot be written: Permission denied" ? 0 : 1;
    });
    EXPECT_EQ(status, 0);
    ASSERT_EQ(::chmod(folder.path().c_str(), 0755), 0);
    EXPECT_TRUE(folder.names().empty());
}

TEST(ResultWriter, KilledLeavesNoFinalName)
{
    const TemporaryFolder folder;
    const int status = status_of_child([&] {
        Layer deadly = hills("depth", grid_of(1100, 1100));
        deadly.read = [](int, const Window& window, AnyView) {
            if (window.row >= 1024)
                ::raise(SIGKILL);
        };
        with_threads(1, [&] { write_field(folder / "a.nc", deadly); });
        return 0;
    });
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    for (const std::string& name : folder.names())
        EXPECT_TRUE(name.ends_with(".part")) << name;
}

TEST(ResultFile, SaysWhatIsNoResult)
{
    const TemporaryFolder folder;
    EXPECT_EQ(failure([&] { ResultFile{folder / "no.nc"}; }), "3 " + (folder / "no.nc") + ": no such file");
    EXPECT_EQ(failure([&] { ResultFile{folder.path()}; }), "3 " + folder.path() + ": is a directory, not a file");
    write_text(folder / "text.nc", "not HDF5");
    EXPECT_EQ(failure([&] { ResultFile{folder / "text.nc"}; }), "4 " + (folder / "text.nc") + ": is no HDF5 file");
}

TEST(ResultFile, SaysThatItIsTruncated)
{
    const TemporaryFolder folder;
    write_field(folder / "a.nc", noise("depth", grid_of(300, 300)), 0);
    const std::string whole = read_text(folder / "a.nc");
    write_text(folder / "half.nc", std::string_view{whole}.substr(0, whole.size() / 2));
    const std::string said = failure([&] { ResultFile{folder / "half.nc"}; });
    EXPECT_TRUE(said.starts_with("4 " + (folder / "half.nc") + ": cannot be read: truncated file")) << said;
}

TEST(ResultFile, SaysThatAChunkIsBroken)
{
    const TemporaryFolder folder;
    write_field(folder / "a.nc", hills("depth", grid_of(300, 300)));
    std::string bytes = read_text(folder / "a.nc");
    const auto stream = bytes.rfind("\x78\x01");  // a zlib stream of the fastest level begins so
    ASSERT_NE(stream, std::string::npos);
    std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(stream), 40, '\xff');
    write_text(folder / "broken.nc", bytes);
    EXPECT_EQ(failure([&] { all_values<float>(ResultFile{folder / "broken.nc"}.layer("depth")); }),
              "4 " + (folder / "broken.nc") + ": depth: cannot be read: inflate() failed");
}

TEST(ResultFile, SaysWhichVariableItLacks)
{
    const TemporaryFolder folder;
    write_everything(folder / "a.nc", grid_of(10, 10));
    const ResultFile file{folder / "a.nc"};
    EXPECT_EQ(failure([&] { file.layer("utci"); }), "4 " + (folder / "a.nc") + ": no variable utci");
    EXPECT_EQ(failure([&] { file.spec("crs"); }), "4 " + (folder / "a.nc") + ": crs is no field on a grid");
}

}  // namespace
}  // namespace arpent
