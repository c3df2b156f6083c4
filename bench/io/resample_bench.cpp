// Reading, resampling and writing 1e8 cells, beside `gdalwarp -r average` on the same file with the same threads.
// ARPENT_BENCH_SIDE sets the side of the raster [cells].

#include "core/executor.hpp"
#include "io/raster_file.hpp"
#include "io/raster_writer.hpp"

#include <benchmark/benchmark.h>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace arpent {
namespace {

constexpr int band = 512;  // [rows]

int side()
{
    const char* text = std::getenv("ARPENT_BENCH_SIDE");
    return text ? std::atoi(text) : 10000;
}

std::string in_temporary(const std::string& name) { return (std::filesystem::temp_directory_path() / name).string(); }

Window band_at(const Grid& grid, int row) { return Window{row, 0, band, grid.cols}.within(grid.whole()); }

/// Hills with a rough ground: compresses as terrain does.
void write_ground(const std::string& path, const Grid& grid)
{
    RasterWriter writer{path, grid, Kind::number, {"ground", "m", {}, {}, 8}};
    for (int row = 0; row < grid.rows; row += band) {
        const Window rows = band_at(grid, row);
        Raster<float> values{rows, 0, 0.0f};
        for (int i = 0; i < rows.rows; ++i)
            for (int j = 0; j < rows.cols; ++j) {
                const auto a = static_cast<unsigned>(row + i), b = static_cast<unsigned>(j);
                const unsigned rough = (a * 2654435761u ^ b * 2246822519u) >> 24;
                values.view()(i, j) = 100 + 0.01f * static_cast<float>(a) + 0.02f * static_cast<float>(b % 997) + 0.001f * static_cast<float>(rough);
            }
        writer.put(rows, values.view());
    }
    writer.close();
}

void bring(const std::string& from, const std::string& to, const Grid& grid)
{
    const RasterFile file{from};
    RasterWriter writer{to, grid, Kind::number, {"ground", "m", {}, {}, -1}};
    for (int row = 0; row < grid.rows; row += band) {
        const Window rows = band_at(grid, row);
        writer.put(rows, file.values(grid, rows, Rule::average).view());
    }
    writer.close();
}

std::string gdalwarp(const std::string& from, const std::string& to, const Grid& grid, int threads)
{
    const Box box = grid.box();
    const auto number = [](double value) { return std::to_string(value) + " "; };
    const std::string many = std::to_string(threads);
    return "gdalwarp -q -overwrite -r average -multi -wo NUM_THREADS=" + many + " -te " + number(box.west) + number(box.south) + number(box.east) +
           number(box.north) + "-tr " + number(grid.cell) + number(grid.cell) +
           "-co TILED=YES -co BLOCKXSIZE=512 -co BLOCKYSIZE=512 -co COMPRESS=DEFLATE -co PREDICTOR=3 -co NUM_THREADS=" + many + " " + from + " " + to;
}

double seconds_of(const std::string& command)
{
    const auto start = std::chrono::steady_clock::now();
    const bool done = std::system(command.c_str()) == 0;
    return done ? std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() : 0;
}

/// The most memory this process ever held [bytes].
double peak_memory()
{
    std::ifstream status{"/proc/self/status"};
    for (std::string word; status >> word;)
        if (double kilobytes = 0; word == "VmHWM:" && status >> kilobytes)
            return 1024 * kilobytes;
    return 0;
}

/// range(0): the target's cell in percent of the source's.
void resample_file(benchmark::State& state)
{
    const Grid source{side(), side(), 1, 660900.4, 6363600.3, "EPSG:2154"};
    const double cell = static_cast<double>(state.range(0)) / 100;
    const int cells = static_cast<int>(side() / cell);
    const Grid grid{cells, cells, cell, 660900, 6363600, "EPSG:2154"};
    const std::string from = in_temporary("arpent_bench_from.tif"), ours = in_temporary("arpent_bench_ours.tif"), theirs = in_temporary("arpent_bench_gdal.tif");
    write_ground(from, source);
    double seconds = 0;
    for (auto _ : state) {
        const auto start = std::chrono::steady_clock::now();
        bring(from, ours, grid);
        seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    }
    state.SetItemsProcessed(state.iterations() * source.cells());
    state.SetBytesProcessed(state.iterations() * (source.cells() + grid.cells()) * 4);
    state.counters["peak_MB"] = peak_memory() / 1e6;
    const double gdal = seconds_of(gdalwarp(from, theirs, grid, threads_available()));
    state.counters["gdalwarp_s"] = gdal;
    state.counters["of_gdalwarp"] = gdal > 0 ? seconds / static_cast<double>(state.iterations()) / gdal : 0;
    for (const std::string& path : {from, ours, theirs})
        std::filesystem::remove(path);
}
BENCHMARK(resample_file)->Arg(100)->Arg(200)->Unit(benchmark::kSecond)->UseRealTime()->Iterations(1);

}  // namespace
}  // namespace arpent
