#include "scenarios/run/key.hpp"

#include "core/digest.hpp"
#include "core/executor.hpp"

namespace arpent {
namespace {

constexpr int schema_version = 1;

/// The arithmetic of the build: another compiler or flag may give other bits.
void add_build(Digest& digest) { digest.add(schema_version).add(__VERSION__).add("x86-64-v3"); }

void add_place(Digest& digest, const ScenarioInputs& inputs)
{
    const Grid& grid = inputs.grid;
    digest.add(grid.rows).add(grid.cols).add(grid.cell).add(grid.west).add(grid.north).add(grid.crs);
    digest.add(inputs.place.latitude).add(inputs.place.longitude).add(inputs.place.convergence);
    digest.add(inputs.calendar.start_utc).add(inputs.calendar.duration);
}

void add_series(Digest& digest, const Series& series)
{
    digest.add(series.name).add(series.unit).add(series.times.size());
    for (const double time : series.times)
        digest.add(time);
    for (const double value : series.values)
        digest.add(value);
}

std::string band_digest(const Layer& layer, int plane, const Window& band)
{
    return with_type(layer.kind, [&](auto zero) {
        using T = decltype(zero);
        const auto values = layer.values<T>(band, 0, T{}, plane);
        Digest digest;
        for (int i = 0; i < values.rows(); ++i)
            digest.add(values.view().row(i), sizeof(T) * static_cast<std::size_t>(values.cols()));
        return digest.text();
    });
}

}  // namespace

std::string layer_digest(const Layer& layer)
{
    const int bands = (layer.grid.rows + square_side - 1) / square_side;
    std::vector<std::string> parts(static_cast<std::size_t>(bands * layer.planes));
    for_each(bands * layer.planes, [&](int n) {
        const Window band = Window{n % bands * square_side, 0, square_side, layer.grid.cols}.within(layer.grid.whole());
        parts[static_cast<std::size_t>(n)] = band_digest(layer, n / bands, band);
    });
    Digest whole;
    whole.add(static_cast<int>(layer.kind)).add(layer.grid.rows).add(layer.grid.cols);
    for (const std::string& part : parts)
        whole.add(part);
    return whole.text();
}

const std::string& LayerDigests::of(const std::string& layer)
{
    std::string& known = known_[layer];
    if (known.empty()) {
        const auto found = layers_.find(layer);
        known = found == layers_.end() ? "absent" : layer_digest(found->second);
    }
    return known;
}

std::string step_key(const Card& card, double from, double until, const ScenarioInputs& inputs, LayerDigests& digests,
                     const std::vector<std::string>& before)
{
    Digest digest;
    add_build(digest);
    add_place(digest, inputs);
    digest.add(card.name).add(card.version).add(card.settings).add(from).add(until);
    for (const Port& port : card.reads)
        digest.add(port.layer).add(digests.of(port.layer));
    for (const std::string& name : card.forcing)
        add_series(digest, inputs.series.at(name));
    for (const std::string& key : before)
        digest.add(key);
    return digest.text();
}

}  // namespace arpent
