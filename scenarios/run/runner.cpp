#include "scenarios/run/runner.hpp"

#include "core/executor.hpp"
#include "core/turn.hpp"
#include "scenarios/run/assembly.hpp"
#include "scenarios/run/step_inputs.hpp"

#include <algorithm>
#include <atomic>

namespace arpent {
namespace {

constexpr int tile_side = 2 * square_side;  // of a local step


void check_kinds(const Card& card, const Layers& inputs)
{
    for (const Port& port : card.reads)
        if (const auto found = inputs.find(port.layer); found != inputs.end() && found->second.kind != port.kind)
            throw Error{Fault::internal, "layer " + port.layer + " holds another kind of value than " + card.name + " reads"};
}

/// A step on its way: what it is given, and where its pieces come together.
struct Work {
    const Step& step;
    const Card& card;
    const Layers& layers;
    const SeriesByName& series;
    const Job& job;
    Assembly& results;

    double run(const Job& piece, State& state, const Window& there) const
    {
        PieceOutputs out{results, there, piece.side};
        return step.run(StepInputs{card, layers, series, job.grid, piece}, state, out, piece);
    }
};

double run_whole(const Work& work, State& state) { return work.run(work.job, state, {0, 0, work.job.window.rows, work.job.window.cols}); }

/// A copy of the part of each layer of the state under `window` and `halo` cells round it.
State part_of(const State& state, const Window& window, int halo)
{
    State part;
    for (const auto& [name, values] : state.layers)
        std::visit(
            [&]<typename T>(const Raster<T>& whole) {
                Raster<T> made{window, halo, T{}};
                const Window there = window.grown(halo).within(whole.window());
                for (int i = there.row; i < there.row + there.rows; ++i)
                    std::copy_n(whole.view().row(i) + there.col, there.cols, made.view().row(i - window.row) + there.col - window.col);
                part.layers.emplace(name, std::move(made));
            },
            values);
    return part;
}

void put_back(const State& part, const Window& window, State& state)
{
    for (const auto& [name, values] : part.layers)
        std::visit(
            [&]<typename T>(const Raster<T>& tile) {
                auto& whole = std::get<Raster<T>>(state.layers.find(name)->second);
                for (int i = 0; i < window.rows; ++i)
                    std::copy_n(tile.view().row(i), window.cols, whole.view().row(window.row + i) + window.col);
            },
            values);
}

State copy_of(const State& state)
{
    State made;
    for (const auto& [name, values] : state.layers)
        std::visit([&](const auto& raster) { made.layers.emplace(name, raster.copy()); }, values);
    return made;
}

/// Tiles, each over the whole interval; all of them or, where the run is told to stop, none.
double run_local(const Work& work, State& state)
{
    const auto pieces = tiles(work.job.window, tile_side);
    State next = work.card.state.empty() ? State{} : copy_of(state);  // a tile's halo reads what its neighbours began with
    std::atomic<int> done{0};
    std::atomic<bool> stopped{false};
    for_each(static_cast<int>(pieces.size()), [&](int n) {
        if (stopped || (stopped = work.job.stop(work.job.from)))
            return;
        Job piece = work.job;
        piece.window = pieces[static_cast<std::size_t>(n)];
        piece.progress = [](double) {};
        State own = part_of(state, piece.window, work.card.halo);
        work.run(piece, own, piece.window);
        put_back(own, piece.window, next);
        work.job.progress(static_cast<double>(++done) / static_cast<double>(pieces.size()));
    });
    if (stopped)
        return work.job.from;
    state = std::move(next);
    return work.job.until;
}

/// Bands of rows from each side; the lines of a side go from band to band.
double run_sweep(const Work& work)
{
    double swept = 0;
    for (const Side side : {Side::north, Side::south, Side::west, Side::east}) {
        Job piece = work.job;
        piece.side = side;
        piece.grid = turned(work.job.grid, side);
        piece.progress = [](double) {};
        State lines;
        for (int row = 0; row < piece.grid.rows; row += piece.band_rows) {
            if (work.job.stop(work.job.from))
                return work.job.from;
            piece.window = Window{row, 0, piece.band_rows, piece.grid.cols}.within(piece.grid.whole());
            work.run(piece, lines, unturned(piece.window, work.job.grid, side));
            work.job.progress((swept += static_cast<double>(piece.window.cells())) / (4.0 * static_cast<double>(piece.grid.cells())));
        }
    }
    return work.job.until;
}

}  // namespace

StepResult run_step(const Step& step, const Layers& inputs, const SeriesByName& series, const Job& job, State state)
{
    const Card card = step.card();
    check_kinds(card, inputs);
    for (const Port& port : card.state)
        with_type(port.kind, [&](auto zero) {
            const Window window = port.block > 1 ? job.grid.coarser(port.block).whole() : job.window;
            if (!state.layers.contains(port.layer))
                state.layers.emplace(port.layer, Raster<decltype(zero)>{window, card.reach == Reach::whole ? card.halo : 0, zero});
        });
    const Grid grid = job.grid.cropped(job.window);
    Assembly results{card, grid};
    const Work work{step, card, inputs, series, job, results};
    const double reached = card.reach == Reach::local ? run_local(work, state) : card.reach == Reach::sweep ? run_sweep(work) : run_whole(work, state);
    if (card.reach != Reach::whole && reached < job.until)
        return {.layers = {}, .state = std::move(state), .ledgers = {}, .reached = reached};
    return {results.layers(), std::move(state), results.ledgers(), reached};
}

}  // namespace arpent
