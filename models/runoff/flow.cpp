#include "models/runoff/flow.hpp"

#include "core/error.hpp"
#include "core/executor.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace arpent::runoff {

Flow::Flow(Fields fields, const Law& law, Rim rim, int band_rows)
    : fields_{std::move(fields)}, law_{law}, nap_{std::max(0, std::min(band_rows, square_side) - reach_rows)}
{
    const int rows = fields_.h.rows();
    for (int i = 0; i < rows; i += band_rows) {
        const int last = std::min(rows, i + band_rows);
        bands_.emplace_back(fields_, i, last, rim.rows(i, last));
    }
    measure();
}

void Flow::measure(const Supply& supply)
{
    wake(supply);
    bounds_ = sweep(pace(0, law_.cell, law_.froude_max, law_.dry), {}).bounds;
}

double Flow::stable_step() const
{
    const double celerity = std::sqrt(g * std::max(law_.dry, double{bounds_.depth}));
    const double kinematic = 5.0 / 3.0 * bounds_.speed;
    return std::min(law_.courant * law_.cell / celerity, kinematic > 0 ? 0.5 * law_.cell / kinematic : std::numeric_limits<double>::infinity());
}

void Flow::advance(double dt, const Supply& supply)
{
    if (waking_ >= nap_)
        wake(supply);
    ++waking_;
    const Change change = sweep(pace(dt, law_.cell, law_.froude_max, law_.dry), supply);
    if (change.deepest > static_cast<std::uint32_t>(std::numeric_limits<Quanta>::max()))
        throw Error{Fault::model, "runoff: water is deeper than 128 m, the most that a cell can hold"};
    bounds_ = change.bounds;
    bounds_.depth += metres(change.rise) + metres(change.supplied);
    passed_ = passed_ + change.passed;
}

/// Bands of fewer rows than a few steps cross sleep never.
void Flow::wake(const Supply& supply)
{
    waking_ = 0;
    if (nap_ == 0)
        return;
    const auto dry = static_cast<Quanta>(law_.dry * (1 - 0x1p-20) / water_quantum);
    const int count = static_cast<int>(bands_.size());
    const auto band = [&](int n) { return n < 0 || n >= count ? nullptr : &bands_[static_cast<std::size_t>(n)]; };
    for_each(count, [&](int n) { band(n)->look(dry, supply); });
    for_each(count, [&](int n) { band(n)->wake(band(n - 1), band(n + 1)); });
}

Change Flow::sweep(const Pace& pace, const Supply& supply)
{
    const int count = static_cast<int>(bands_.size());
    std::vector<Change> changes(bands_.size());
    for_each(count, [&](int n) { bands_[static_cast<std::size_t>(n)].keep(); });
    for_each(count, [&](int n) { changes[static_cast<std::size_t>(n)] = bands_[static_cast<std::size_t>(n)].sweep(pace, supply); });
    return std::accumulate(changes.begin(), changes.end(), Change{}, [](const Change& all, const Change& one) { return all.joined(one); });
}

std::int64_t Flow::stored() const
{
    std::int64_t sum = 0;
    for (int i = 0; i < fields_.h.rows(); ++i)
        sum = std::accumulate(fields_.h.view().row(i), fields_.h.view().row(i) + fields_.h.cols(), sum);
    return sum;
}

}  // namespace arpent::runoff
