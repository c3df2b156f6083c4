#include "scenarios/run/joined.hpp"

#include "core/executor.hpp"

#include <algorithm>
#include <cmath>

namespace arpent {
namespace {

template <typename T>
bool is_missing(T value)
{
    if constexpr (std::is_floating_point_v<T>)
        return std::isnan(value);
    return false;
}

template <typename T>
T join_values(Join how, T first, T second)
{
    switch (how) {
    case Join::last: return second;
    case Join::first: return is_missing(first) ? second : first;
    case Join::max: return is_missing(first) || first < second ? second : first;
    case Join::sum: return static_cast<T>(first + second);
    }
    return second;
}

template <typename T>
Layer join_planes(const Port& port, const Layer& first, const Layer& second)
{
    std::vector<Raster<T>> planes;
    for (int plane = 0; plane < second.planes; ++plane) {
        auto values = second.values<T>(second.grid.whole(), 0, T{}, plane);
        for_each_row(second.grid.rows, [&](int i) {
            const auto before = first.values<T>({i, 0, 1, first.grid.cols}, 0, T{}, plane);
            T* row = values.view().row(i);
            for (int j = 0; j < values.cols(); ++j)
                row[j] = join_values(port.join, before.view()(0, j), row[j]);
        });
        planes.push_back(std::move(values));
    }
    return memory_layer<T>(port.layer, second.grid, std::make_shared<const std::vector<Raster<T>>>(std::move(planes)));
}

Layer join_layers(const Port& port, const Layer& first, const Layer& second)
{
    if (port.join == Join::last)
        return second;
    return with_type(port.kind, [&](auto zero) { return join_planes<decltype(zero)>(port, first, second); });
}

void add(std::vector<Ledger::Entry>& to, const std::vector<Ledger::Entry>& entries)
{
    for (const Ledger::Entry& entry : entries)
        if (const auto known = std::ranges::find(to, entry.name, &Ledger::Entry::name); known != to.end())
            known->amount += entry.amount;
        else
            to.push_back(entry);
}

Ledger join_ledgers(const std::string& step, Ledger first, const Ledger& second)
{
    if (second.quantity != first.quantity || second.before != first.after)
        throw Error{Fault::internal, step + ": the ledger of " + second.quantity + " does not begin where that of the piece before it ended"};
    add(first.in, second.in);
    add(first.out, second.out);
    first.after = second.after;
    return first;
}

}  // namespace

void add_ledger(Ledger& to, const Ledger& part)
{
    to.before += part.before;
    to.after += part.after;
    add(to.in, part.in);
    add(to.out, part.out);
}

StepResult joined(const Card& card, StepResult first, StepResult second)
{
    for (const Port& port : card.writes)
        if (const auto earlier = first.layers.find(port.layer), later = second.layers.find(port.layer);
            earlier != first.layers.end() && later != second.layers.end()) {
            later->second = join_layers(port, earlier->second, later->second);
            first.layers.erase(earlier);
        }
    if (first.ledgers.size() != second.ledgers.size())
        throw Error{Fault::internal, card.name + ": pieces of the step close different ledgers"};
    for (std::size_t n = 0; n < first.ledgers.size(); ++n)
        second.ledgers[n] = join_ledgers(card.name, std::move(first.ledgers[n]), second.ledgers[n]);
    return second;
}

StepResult followed(const Card& card, StepResult first, StepResult second)
{
    const auto given_up = [](const StepResult& piece) { return piece.layers.empty() && piece.ledgers.empty(); };
    if (given_up(first))
        return second;
    if (!given_up(second))
        return joined(card, std::move(first), std::move(second));
    first.state = std::move(second.state);
    return first;
}

}  // namespace arpent
