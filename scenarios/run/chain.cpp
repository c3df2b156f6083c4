#include "scenarios/run/chain.hpp"

#include "scenarios/run/joined.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace arpent {
namespace {

bool has(const std::vector<Port>& ports, const std::string& layer) { return std::ranges::find(ports, layer, &Port::layer) != ports.end(); }

void add_ports(std::vector<Port>& to, const std::vector<Port>& ports)
{
    for (const Port& port : ports)
        if (!has(to, port.layer))
            to.push_back(port);
}

template <typename T>
void add_new(std::vector<T>& to, const std::vector<T>& from)
{
    for (const T& each : from)
        if (std::ranges::find(to, each) == to.end())
            to.push_back(each);
}

/// Adds what a later step reads, writes and keeps. Versions and settings of all are the settings of the whole.
void add_step(Card& whole, std::vector<Port>& between, const Card& card)
{
    std::vector<Port> reads = card.reads;
    std::erase_if(reads, [&](const Port& port) { return has(between, port.layer) || has(whole.writes, port.layer); });
    add_ports(whole.reads, reads);
    for (const Port& port : card.writes)
        (port.between ? between : whole.writes).push_back(port);
    add_ports(whole.state, card.state);
    add_new(whole.forcing, card.forcing);
    add_new(whole.if_given, card.if_given);
    add_new(whole.sources, card.sources);
    whole.bytes_per_cell = std::max(whole.bytes_per_cell, card.bytes_per_cell);
    whole.settings += card.name + "=" + std::to_string(card.version) + ";" + card.settings;
}

State take(State& all, const Card& card)
{
    State own;
    for (const Port& port : card.state)
        if (auto node = all.layers.extract(port.layer))
            own.layers.insert(std::move(node));
    return own;
}

/// What came of a piece, and what passes between its steps.
struct Piece {
    StepResult result;
    Layers layers;
};

/// Runs a step over a piece; false where it was told to stop.
bool run_one(const Step& step, const SeriesByName& series, const Job& job, State& state, Piece& piece)
{
    const Card card = step.card();
    StepResult one = run_step(step, piece.layers, series, job, take(state, card));
    state.layers.merge(one.state.layers);
    for (const Port& port : card.writes)
        if (auto node = one.layers.extract(port.layer)) {
            piece.layers.insert_or_assign(port.layer, node.mapped());
            if (!port.between)
                piece.result.layers.insert(std::move(node));
        }
    std::ranges::move(one.ledgers, std::back_inserter(piece.result.ledgers));
    return one.reached >= job.until;
}

/// A copy of what all steps but the last keep: the last one, told to stop, leaves its own as it was.
State copy_of_early(const State& state, const std::vector<std::shared_ptr<const Step>>& steps)
{
    State made;
    for (std::size_t n = 0; n + 1 < steps.size(); ++n)
        for (const Port& port : steps[n]->card().state)
            if (const auto found = state.layers.find(port.layer); found != state.layers.end())
                std::visit([&](const auto& raster) { made.layers.emplace(port.layer, raster.copy()); }, found->second);
    return made;
}

/// Runs the steps over a piece; nothing where one was told to stop, and `state` is then as it was.
std::optional<StepResult> run_piece(const std::vector<std::shared_ptr<const Step>>& steps, const Layers& inputs, const SeriesByName& series, Job job, State& state)
{
    Piece piece{.result = {}, .layers = inputs};
    State before = copy_of_early(state, steps);
    const auto progress = job.progress;
    for (std::size_t n = 0; n < steps.size(); ++n) {
        job.progress = [&](double done) { progress((static_cast<double>(n) + done) / static_cast<double>(steps.size())); };
        if (run_one(*steps[n], series, job, state, piece))
            continue;
        before.layers.merge(state.layers);
        state = std::move(before);
        return {};
    }
    piece.result.state = std::move(state);
    piece.result.reached = job.until;
    return std::move(piece.result);
}

bool take_turns(const Card& one, const Card& other)
{
    const auto model = [](const Card& card) { return card.name.substr(0, card.name.find('.')); };
    return one.piece > 0 && one.piece == other.piece && model(one) == model(other);
}

}  // namespace

Card Chain::card() const
{
    if (steps.size() == 1)
        return steps.front()->card();
    Card whole = steps.back()->card();
    whole.reads = whole.writes = whole.state = {};
    whole.forcing = whole.if_given = whole.sources = {};
    whole.settings = {};
    whole.reach = Reach::whole;
    std::vector<Port> between;
    for (const auto& step : steps)
        add_step(whole, between, step->card());
    for (const Port& port : between)
        whole.bytes_per_cell += port.bytes();
    return whole;
}

Effort Chain::effort(const Grid& grid, double from, double until) const
{
    Effort sum;
    for (const auto& step : steps) {
        const Effort one = step->effort(grid, from, until);
        sum = {sum.low + one.low, sum.high + one.high};
    }
    return sum;
}

StepResult Chain::run(const Layers& inputs, const SeriesByName& series, const Job& job, State state) const
{
    if (steps.size() == 1)
        return run_step(*steps.front(), inputs, series, job, std::move(state));
    const Card whole = card();
    StepResult sum{.layers = {}, .state = std::move(state), .ledgers = {}, .reached = job.from};
    while (sum.reached < job.until && !(sum.reached > job.from && job.stop(sum.reached))) {
        Job now = job;
        now.from = sum.reached;
        now.until = std::min(job.until, (std::floor(now.from / whole.piece) + 1) * whole.piece);
        now.progress = [&](double done) { job.progress((now.from + done * (now.until - now.from) - job.from) / (job.until - job.from)); };
        auto piece = run_piece(steps, inputs, series, now, sum.state);
        if (!piece)
            break;
        sum = followed(whole, std::move(sum), std::move(*piece));
    }
    return sum;
}

std::vector<Chain> chains(const std::vector<std::shared_ptr<const Step>>& steps)
{
    std::vector<Chain> made;
    for (const auto& step : steps) {
        const auto same = std::ranges::find_if(made, [&](const Chain& chain) { return take_turns(chain.steps.front()->card(), step->card()); });
        if (same == made.end())
            made.push_back({{step}});
        else
            same->steps.push_back(step);
    }
    return made;
}

}  // namespace arpent
