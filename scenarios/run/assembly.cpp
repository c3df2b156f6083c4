#include "scenarios/run/assembly.hpp"

#include "core/executor.hpp"
#include "core/turn.hpp"
#include "core/unit.hpp"
#include "scenarios/run/joined.hpp"
#include "scenarios/run/step_inputs.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>

namespace arpent {
namespace {

void refuse_infinite(const std::string& step, const std::string& layer, const Raster<float>& values)
{
    std::atomic<bool> infinite{false};
    for_each_row(values.rows(), [&](int i) {
        const float* row = values.view().row(i);
        if (std::any_of(row, row + values.cols(), [](float value) { return std::isinf(value); }))
            infinite = true;
    });
    if (infinite)
        throw Error{Fault::model, step + ": " + layer + " holds an infinite value"};
}

template <typename T>
Layer layer_of(const std::string& name, const Grid& grid, std::map<int, AnyRaster> planes)
{
    std::vector<Raster<T>> typed;
    for (auto& [number, plane] : planes) {
        if (number != static_cast<int>(typed.size()))
            throw Error{Fault::internal, "plane " + std::to_string(typed.size()) + " of " + name + " was left out"};
        typed.push_back(std::get<Raster<T>>(std::move(plane)));
    }
    return memory_layer<T>(name, grid, std::make_shared<const std::vector<Raster<T>>>(std::move(typed)));
}

}  // namespace

AnyRaster& Assembly::whole(const Port& port, int plane)
{
    const std::lock_guard lock{guard_};
    auto& planes = planes_[port.layer];
    if (!planes.contains(plane))
        with_type(port.kind, [&](auto zero) { planes.emplace(plane, AnyRaster{Raster<decltype(zero)>{grid_.whole(), 0, zero}}); });
    return planes.find(plane)->second;
}

void Assembly::put(std::string_view name, int plane, AnyRaster piece, const Window& there, Side side)
{
    const Port& port = find_port(card_.writes, name, card_.name);
    if (const auto* numbers = std::get_if<Raster<float>>(&piece))
        refuse_infinite(card_.name, port.layer, *numbers);
    if (port.block > 1 || (there == grid_.whole() && side == Side::north)) {
        const std::lock_guard lock{guard_};
        planes_[port.layer].insert_or_assign(plane, std::move(piece));
        return;
    }
    std::visit(
        [&]<typename T>(const Raster<T>& part) {
            auto to = std::get<Raster<T>>(whole(port, plane)).view().from(there.row, there.col);
            turn_back(part.view(), part.rows(), part.cols(), side, to);
        },
        std::as_const(piece));
}

void Assembly::close(const Ledger& ledger)
{
    if (const auto gap = ledger.gap(); gap != 0)
        throw Error{Fault::model, card_.name + ": the ledger of " + ledger.quantity + " does not close: " + std::to_string(gap) + " of " +
                                      std::to_string(ledger.throughput()) + " quanta of " + number_text(ledger.quantum) + " " + ledger.unit};
    const std::lock_guard lock{guard_};
    if (const auto known = std::ranges::find(ledgers_, ledger.quantity, &Ledger::quantity); known != ledgers_.end())
        add_ledger(*known, ledger);
    else
        ledgers_.push_back(ledger);
}

Layers Assembly::layers()
{
    Layers made;
    for (const Port& port : card_.writes)
        if (auto found = planes_.find(port.layer); found != planes_.end())
            with_type(port.kind, [&](auto zero) {
                made.emplace(port.layer, layer_of<decltype(zero)>(port.layer, grid_.coarser(port.block), std::move(found->second)));
            });
    return made;
}

}  // namespace arpent
