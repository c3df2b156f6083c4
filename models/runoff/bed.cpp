#include "models/runoff/bed.hpp"

#include "core/executor.hpp"
#include "models/runoff/band.hpp"
#include "models/runoff/roofs.hpp"

#include <atomic>
#include <cmath>
#include <string>

namespace arpent::runoff {
namespace {

/// Squares the roughness of a row and shuts what water does not enter. Returns how many cells of ground have no roughness.
int prepare_row(int cols, const float* z, const float* built, float* n2)
{
    int lacking = 0;
    for (int j = 0; j < cols; ++j) {
        const bool open = !std::isnan(z[j]) && !is_building(built[j]);
        lacking += open && !(n2[j] > 0.0f);
        n2[j] = open ? n2[j] * n2[j] : shut;
    }
    return lacking;
}

void raise_walls(int cols, const float* n2, float* z)
{
    for (int j = 0; j < cols; ++j)
        z[j] = n2[j] < shut ? z[j] : wall;
}

}  // namespace

Bed read_bed(const Inputs& in, const Settings& settings, double cell)
{
    auto z = in.values<float>("ground_elevation", reach_rows, wall);
    auto n2 = in.values<float>("manning_roughness", reach_rows, 0.0f);
    const auto built = in.values<float>("building_fraction");
    std::atomic<int> lacking{0};
    for_each_row(z.rows(), [&](int i) { lacking += prepare_row(z.cols(), z.view().row(i), built.view().row(i), n2.view().row(i)); });
    if (lacking > 0)
        throw Error{Fault::data, "manning_roughness: " + std::to_string(lacking) + " cells of ground have no value above 0"};
    Rim rim = rim_of(settings, std::as_const(z).view(), std::as_const(n2).view(), Window{0, 0, z.rows(), z.cols()}, cell);
    for_each_row(z.rows(), [&](int i) { raise_walls(z.cols(), n2.view().row(i), z.view().row(i)); });
    return {std::move(z), std::move(n2), std::move(rim)};
}

}  // namespace arpent::runoff
