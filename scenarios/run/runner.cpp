#include "scenarios/run/runner.hpp"

#include "core/executor.hpp"
#include "core/unit.hpp"
#include "scenarios/run/joined.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>

namespace arpent {
namespace {

const Port& find_port(const std::vector<Port>& ports, std::string_view layer, const std::string& step)
{
    const auto found = std::ranges::find(ports, layer, &Port::layer);
    if (found == ports.end())
        throw Error{Fault::internal, step + " asks for " + std::string{layer} + ", which its card does not name"};
    return *found;
}

/// What the card names, and nothing else.
class StepInputs final : public Inputs {
public:
    StepInputs(const Card& card, const Layers& layers, const SeriesByName& series, const Job& job)
        : card_{card}, layers_{layers}, series_{series}, job_{job}
    {
    }

    const Series& series(std::string_view name) const override
    {
        const auto found = series_.find(name);
        if (found == series_.end() || std::ranges::find(card_.forcing, name) == card_.forcing.end())
            throw Error{Fault::internal, card_.name + " asks for the series " + std::string{name} + ", which it does not have"};
        return found->second;
    }

private:
    AnyRaster read(std::string_view name, int halo, AnyValue outside, int plane) const override
    {
        const Port& port = find_port(card_.reads, name, card_.name);
        return std::visit([&](auto value) { return AnyRaster{read_as(port, halo, value, plane)}; }, outside);
    }

    template <typename T>
    Raster<T> read_as(const Port& port, int halo, T outside, int plane) const
    {
        if (const auto found = layers_.find(port.layer); found != layers_.end())
            return found->second.values<T>(job_.window, halo, outside, plane);
        return constant_layer<T>(port.layer, job_.grid, static_cast<T>(port.absent)).template values<T>(job_.window, halo, outside);
    }

    const Card& card_;
    const Layers& layers_;
    const SeriesByName& series_;
    const Job& job_;
};

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

/// Planes of results in memory, by name.
class StepOutputs final : public Outputs {
public:
    explicit StepOutputs(const Card& card) : card_{card} {}

    void put(std::string_view name, int plane, AnyRaster values) override
    {
        const Port& port = find_port(card_.writes, name, card_.name);
        auto& planes = planes_[port.layer];
        if (plane != static_cast<int>(planes.size()))
            throw Error{Fault::internal, card_.name + ": planes of " + port.layer + " come out of order"};
        if (const auto* numbers = std::get_if<Raster<float>>(&values))
            refuse_infinite(card_.name, port.layer, *numbers);
        planes.push_back(std::move(values));
    }

    void close(const Ledger& ledger) override
    {
        if (const auto gap = ledger.gap(); gap != 0)
            throw Error{Fault::model, card_.name + ": the ledger of " + ledger.quantity + " does not close: " + std::to_string(gap) + " of " +
                                          std::to_string(ledger.throughput()) + " quanta of " + number_text(ledger.quantum) + " " + ledger.unit};
        ledgers_.push_back(ledger);
    }

    Layers layers(const Grid& grid)
    {
        Layers made;
        for (const Port& port : card_.writes)
            if (auto found = planes_.find(port.layer); found != planes_.end())
                with_type(port.kind, [&](auto zero) { made.emplace(port.layer, layer<decltype(zero)>(port.layer, grid, found->second)); });
        return made;
    }

    std::vector<Ledger> ledgers() { return std::move(ledgers_); }

private:
    template <typename T>
    static Layer layer(const std::string& name, const Grid& grid, std::vector<AnyRaster>& planes)
    {
        std::vector<Raster<T>> typed;
        for (AnyRaster& plane : planes)
            typed.push_back(std::get<Raster<T>>(std::move(plane)));
        return memory_layer<T>(name, grid, std::make_shared<const std::vector<Raster<T>>>(std::move(typed)));
    }

    const Card& card_;
    std::map<std::string, std::vector<AnyRaster>, std::less<>> planes_;
    std::vector<Ledger> ledgers_;
};

void check_kinds(const Card& card, const Layers& inputs)
{
    for (const Port& port : card.reads)
        if (const auto found = inputs.find(port.layer); found != inputs.end() && found->second.kind != port.kind)
            throw Error{Fault::internal, "layer " + port.layer + " holds another kind of value than " + card.name + " reads"};
}

}  // namespace

StepResult run_step(const Step& step, const Layers& inputs, const SeriesByName& series, const Job& job, State state)
{
    const Card card = step.card();
    if (card.reach != Reach::whole)
        throw Error{Fault::internal, card.name + ": only steps of reach `whole` are run"};
    check_kinds(card, inputs);
    for (const Port& port : card.state)
        with_type(port.kind, [&](auto zero) {
            if (!state.layers.contains(port.layer))
                state.layers.emplace(port.layer, Raster<decltype(zero)>{job.window, card.halo, zero});
        });
    StepOutputs out{card};
    const double reached = step.run(StepInputs{card, inputs, series, job}, state, out, job);
    return {out.layers(job.grid.cropped(job.window)), std::move(state), out.ledgers(), reached};
}

StepResult run_in_pieces(const Step& step, const Layers& inputs, const SeriesByName& series, const Job& job, const Cuts& cuts,
                         std::optional<StepResult> begun)
{
    while (!begun || begun->reached < job.until) {
        Job piece = job;
        piece.from = begun ? begun->reached : job.from;
        piece.stop = [&](double t) { return cuts.stop() || (t > piece.from && cuts.due()); };
        piece.progress = [&](double done) { job.progress((piece.from - job.from + done * (job.until - piece.from)) / (job.until - job.from)); };
        StepResult later = run_step(step, inputs, series, piece, begun ? std::move(begun->state) : State{});
        begun = begun ? joined(step.card(), std::move(*begun), std::move(later)) : std::move(later);
        if (piece.from < begun->reached && begun->reached < job.until)
            cuts.keep(*begun);
        if (cuts.stop())
            break;
    }
    return std::move(*begun);
}

}  // namespace arpent
