#include "scenarios/run/step_inputs.hpp"

#include "core/turn.hpp"

#include <algorithm>

namespace arpent {
namespace {

template <typename T>
Raster<T> window_of(const Layer& layer, const Grid& grid, const Job& job, int halo, T outside, int plane)
{
    if (layer.grid.cell != grid.cell)
        return layer.values<T>(layer.grid.whole(), halo, outside, plane);
    if (job.side == Side::north)
        return layer.values<T>(job.window, halo, outside, plane);
    if (halo != 0)
        throw Error{Fault::internal, "a sweep reads no halo"};
    const auto piece = layer.values<T>(unturned(job.window, grid, job.side), 0, outside, plane);
    Raster<T> made{job.window, 0, outside};
    turn(piece.view(), piece.rows(), piece.cols(), job.side, made.view());
    return made;
}

}  // namespace

const Port& find_port(const std::vector<Port>& ports, std::string_view layer, const std::string& step)
{
    const auto found = std::ranges::find(ports, layer, &Port::layer);
    if (found == ports.end())
        throw Error{Fault::internal, step + " asks for " + std::string{layer} + ", which its card does not name"};
    return *found;
}

const Series& StepInputs::series(std::string_view name) const
{
    const auto found = series_.find(name);
    if (found == series_.end() || std::ranges::find(card_.forcing, name) == card_.forcing.end())
        throw Error{Fault::internal, card_.name + " asks for the series " + std::string{name} + ", which it does not have"};
    return found->second;
}

const Series* StepInputs::series_if_given(std::string_view name) const
{
    if (std::ranges::find(card_.if_given, name) == card_.if_given.end())
        throw Error{Fault::internal, card_.name + " asks for the series " + std::string{name} + ", which its card does not name"};
    const auto found = series_.find(name);
    return found == series_.end() ? nullptr : &found->second;
}

AnyRaster StepInputs::read(std::string_view name, int halo, AnyValue outside, int plane) const
{
    const Port& port = find_port(card_.reads, name, card_.name);
    return std::visit(
        [&](auto value) {
            using T = decltype(value);
            if (const auto found = layers_.find(port.layer); found != layers_.end())
                return AnyRaster{window_of<T>(found->second, grid_, job_, halo, value, plane)};
            return AnyRaster{constant_layer<T>(port.layer, job_.grid, static_cast<T>(port.absent)).template values<T>(job_.window, halo, value)};
        },
        outside);
}

}  // namespace arpent
