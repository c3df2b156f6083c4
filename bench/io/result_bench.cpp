// A field of 4096 x 4096 floats in multiples of 1/64 to `.nc`: our tasks against HDF5's own filters, in one run. CPU seconds of the whole
// process count (threads included); `stored` is the size of the file. One chunk is noise, one is NaN.
//   arpent_bench --benchmark_filter=Result
#include "core/executor.hpp"
#include "io/hdf5.hpp"
#include "io/result_file.hpp"

#include <benchmark/benchmark.h>
#include <cmath>
#include <filesystem>
#include <limits>
#include <random>

namespace {

using namespace arpent;

constexpr int side = 4096, chunk = 512;
constexpr float step = 0x1p-6f;  // [m]

float smooth(int i, int j)
{
    const float hill = 40 * std::sin(0.002f * static_cast<float>(i)) * std::cos(0.003f * static_cast<float>(j));
    return std::round((hill + 0.3f * std::sin(0.7f * static_cast<float>(i + 2 * j))) / step) * step;
}

const std::shared_ptr<const std::vector<Raster<float>>>& field()
{
    static const auto made = [] {
        auto planes = std::make_shared<std::vector<Raster<float>>>();
        planes->emplace_back(Window{0, 0, side, side}, 0, 0.0f);
        const auto to = planes->front().view();
        std::mt19937 noise{1};
        for (int i = 0; i < side; ++i)
            for (int j = 0; j < side; ++j)
                to(i, j) = smooth(i, j);
        for (int i = 0; i < chunk; ++i)
            for (int j = 0; j < chunk; ++j) {
                to(i, j) = std::ldexp(static_cast<float>(noise() >> 8 | 1u << 23), static_cast<int>(noise() % 24) - 6);
                to(i + chunk, j) = std::numeric_limits<float>::quiet_NaN();
            }
        return std::shared_ptr<const std::vector<Raster<float>>>{std::move(planes)};
    }();
    return made;
}

Grid grid() { return {side, side, 1, 660000, 6370000, "EPSG:2154"}; }

std::string scratch() { return (std::filesystem::temp_directory_path() / "arpent_result_bench.nc").string(); }

void count(benchmark::State& state)
{
    state.SetItemsProcessed(state.iterations() * side * side);
    state.SetBytesProcessed(state.iterations() * side * side * static_cast<std::int64_t>(sizeof(float)));
    state.counters["stored"] = static_cast<double>(std::filesystem::file_size(scratch()));
    std::filesystem::remove(scratch());
}

void ResultFilters(benchmark::State& state)
{
    const auto from = field()->front().view();
    std::vector<float> packed(std::size_t{side} * side);
    for (int i = 0; i < side; ++i)
        std::copy_n(from.row(i), side, packed.data() + std::ptrdiff_t{i} * side);
    for (auto _ : state) {
        auto file = hdf5::File::create(scratch(), scratch());
        file.make_chunked("depth", hdf5::Type::float32, {side, side}, {chunk, chunk}).write(hdf5::Type::float32, packed.data());
        file.close();
    }
    count(state);
}

void ResultOurs(benchmark::State& state)
{
    const Layer layer = memory_layer<float>("depth", grid(), field());
    const VariableSpec spec{.name = "depth", .unit = "m", .shown = "m", .standard_name = {}, .cell_methods = {}, .label_en = "depth",
                            .label_fr = {}, .precision = step, .floor = 0};
    with_threads(static_cast<int>(state.range(0)), [&] {
        for (auto _ : state) {
            ResultWriter writer{scratch(), grid(), {}};
            writer.put(layer, spec);
            writer.close();
        }
    });
    count(state);
}

BENCHMARK(ResultFilters)->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);
BENCHMARK(ResultOurs)->Arg(1)->Arg(2)->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);

}  // namespace
