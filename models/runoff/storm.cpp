#include "models/runoff/storm.hpp"

#include "core/executor.hpp"
#include "models/runoff/bed.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>

namespace arpent::runoff {
namespace {

constexpr double grid = 0x1p-14;         // [s] steps of the flow are whole multiples
constexpr Quanta most_supply = 1 << 23;  // half a metre: shares of it are exact in a float

/// The same values with `halo` cells of 0 round them, or without.
template <typename T>
Raster<T> with_halo(const Raster<T>& from, int halo)
{
    Raster<T> made{from.window(), halo, T{}};
    for (int i = 0; i < from.rows(); ++i)
        std::copy_n(from.view().row(i), from.cols(), made.view().row(i));
    return made;
}

/// Takes a layer out of the state.
template <typename T>
Raster<T> take(State& state, std::string_view name)
{
    Raster<T>& layer = state.at<T>(name);
    Raster<T> made = with_halo(layer, reach_rows);
    layer = Raster<T>{{}, 0, T{}};
    return made;
}

Fields fields_of(Bed& bed, State& state)
{
    auto h = take<Quanta>(state, "water_depth");
    auto east = take<float>(state, "discharge_east"), south = take<float>(state, "discharge_south");
    return {std::move(bed.z), std::move(bed.n2), std::move(h), std::move(east), std::move(south)};
}

/// Leaves in `change` what of a tick's gains comes evenly over the tick; the rest is added to, or taken from, the water at once.
/// Returns the greatest left.
Quanta part_gains(int cols, Quanta* h, Quanta* change)
{
    Quanta most = 0;
#pragma omp simd reduction(max : most)
    for (int j = 0; j < cols; ++j) {
        const Quanta gain = change[j];
        const Quanta even = smaller(larger(gain, 0), most_supply);
        h[j] += gain - even;
        change[j] = even;
        most = larger(most, even);
    }
    return most;
}

/// The next step of the flow with `left` to go: at most `longest`, on the grid, and no crumb at the end.
double next_step(double longest, double left)
{
    const double whole = std::max(grid, std::floor(longest / grid) * grid);
    const double steps = std::ceil(left / whole);
    return steps <= 1 ? left : std::min(whole, std::ceil(left / steps / grid) * grid);
}

}  // namespace

Storm::Storm(const Settings& settings, const std::vector<Variable>& wanted, const Inputs& in, State& state, const Job& job)
    : settings_{settings}, rain_{in.series("rain")}, window_{0, 0, job.window.rows, job.window.cols}, cell_{job.grid.cell},
      losses_{in, state, settings.losses, job.window}, flow_{[&] {
          Bed bed = read_bed(in, settings, job.grid.cell);
          return Flow{fields_of(bed, state),
                      {.cell = cell_, .courant = settings.courant, .froude_max = settings.froude_max, .dry = settings.dry_depth},
                      std::move(bed.rim),
                      job.band_rows};
      }()},
      record_{wanted, settings, rain_.begin(), window_, state}, change_{window_, 0, 0}, before_{water()}
{
}

double Storm::tick(double t, double until)
{
    const double end = std::min(until, losses_.tick_end(t, rain_));
    Fields& fields = flow_.fields();
    losses_.tick(t, end, rain_, std::as_const(fields.h).view(), change_.view());
    std::atomic<bool> supplied{false};
    for_each_row(window_.rows, [&](int i) {
        if (part_gains(window_.cols, fields.h.view().row(i), change_.view().row(i)) > 0)
            supplied = true;
    });
    run_off(end - t, supplied ? &change_ : nullptr);
    record_.look(fields, t, end);
    return end;
}

void Storm::run_off(double length, const Raster<Quanta>* supply)
{
    const auto share = [&](double done) { return done < length ? static_cast<float>(done / length) : 1.0f; };
    flow_.measure({supply});
    for (double done = 0; done < length;) {
        const double dt = next_step(std::min(settings_.longest_step, flow_.stable_step()), length - done);
        flow_.advance(dt, {supply, share(done), share(done + dt)});
        done += dt;
    }
}

std::int64_t Storm::water() const { return flow_.stored() + losses_.totals().stored; }

Ledger Storm::ledger() const
{
    const Losses::Totals totals = losses_.totals();
    const Passed& passed = flow_.passed();
    return {.quantity = "water",
            .unit = "m3",
            .quantum = double{water_quantum} * cell_ * cell_,
            .before = before_,
            .after = water(),
            .in = {{"rain", totals.rain}, {"edges", passed.entered}},
            .out = {{"infiltrated", totals.infiltrated}, {"intercepted", totals.intercepted}, {"drained", totals.drained}, {"edges", passed.left}}};
}

void Storm::put(const std::vector<Variable>& wanted, const Inputs& in, Outputs& out)
{
    const auto z = in.values<float>("ground_elevation");
    record_.put(flow_.fields(), std::as_const(z).view(), out);
    for (const Variable& each : wanted)
        if (each.output == "infiltrated")
            out.put(each.name(), 0, losses_.infiltrated());
        else if (each.output == "intercepted")
            out.put(each.name(), 0, losses_.intercepted());
        else if (each.output == "drained")
            out.put(each.name(), 0, losses_.drained());
}

void Storm::keep(State& state)
{
    Fields& fields = flow_.fields();
    state.at<Quanta>("water_depth") = with_halo(fields.h, 0);
    state.at<float>("discharge_east") = with_halo(fields.qx, 0);
    state.at<float>("discharge_south") = with_halo(fields.qy, 0);
}

}  // namespace arpent::runoff
