#include "models/runoff/band.hpp"

#include <algorithm>

namespace arpent::runoff {

Fields::Fields(int rows, int cols, float n)
    : z{{0, 0, rows, cols}, reach_rows, wall}, n2{z.window(), reach_rows, n * n}, h{z.window(), reach_rows, 0}, h_max{z.window(), reach_rows, 0},
      qx{z.window(), reach_rows, 0.0f}, qy{z.window(), reach_rows, 0.0f}
{
    for (int i = 0; i < rows; ++i)
        std::fill_n(z.view().row(i), cols, 0.0f);
}

Fields::Fields(Raster<float> bed, Raster<float> roughness2, Raster<Quanta> depth, Raster<float> east, Raster<float> south)
    : z{std::move(bed)}, n2{std::move(roughness2)}, h{std::move(depth)}, h_max{h.copy()}, qx{std::move(east)}, qy{std::move(south)}
{
}

Change Change::joined(const Change& other) const
{
    return {bounds.joined(other.bounds), larger(rise, other.rise), larger(supplied, other.supplied), larger(deepest, other.deepest),
            passed + other.passed};
}

Band::Band(Fields& fields, int first, int last, Rim rim)
    : fields_{fields}, first_{first}, last_{last}, cols_{fields.h.cols()}, rim_{std::move(rim)},
      wet_(static_cast<std::size_t>((cols_ + square_side - 1) / square_side), 1), awake_{{0, cols_}}, h_{fields.h.view(), first, last, cols_},
      qx_{fields.qx.view(), first, last, cols_}, qy_{fields.qy.view(), first, last, cols_},
      metres_{{0, 0, 2, cols_}, 1, 0.0f}, gains_{{0, 0, 2, cols_}, 1, 0.0f}, new_qy_{{0, 0, 2, cols_}, 1, 0.0f},
      share_{{0, 0, 2, cols_}, 1, 1.0f}, x_{{0, 0, 2, cols_}, 1, 0}, y_{{0, 0, 2, cols_}, 1, 0}
{
}

void Band::keep()
{
    h_.keep();
    qx_.keep();
    qy_.keep();
}

Rows Band::rows(int i, Columns run)
{
    const int at = run.first;
    const auto z = std::as_const(fields_.z).view().from(0, at), n2 = std::as_const(fields_.n2).view().from(0, at);
    return {z.row(i), z.row(i + 1), n2.row(i), n2.row(i + 1), h_.row(i) + at, h_.row(i + 1) + at,
            turn(metres_, i, run), turn(metres_, i + 1, run), turn(gains_, i, run), turn(gains_, i + 1, run),
            qx_.row(i) + at, qx_.row(i + 1) + at, qy_.row(i) + at, qy_.row(i - 1) + at};
}

/// Depths and gains of row i, one cell beyond the run included: its east face needs it. The discharges are still those before the step.
void Band::measure(int i, Columns run)
{
    const int at = run.first;
    in_metres(run.count + 1, h_.row(i) + at, turn(metres_, i, run));
    gains(run.count + 1, qx_.row(i) + at, qy_.row(i - 1) + at, qy_.row(i) + at, turn(gains_, i, run));
}

/// New discharges of row i, as its cells can give them; the south faces wait for the shares of the next row.
void Band::faces(int i, Columns run, const Pace& pace, Change& change)
{
    measure(i + 1, run);
    const Rows r = rows(i, run);
    const Bounds south = south_faces(r, run.count, pace, turn(new_qy_, i, run));
    const Bounds east = east_faces(r, run.count, pace);
    change.bounds = change.bounds.joined(south.joined(east));
    donor_shares(r, run.count, pace.quanta, turn(new_qy_, i - 1, run), turn(new_qy_, i, run), turn(share_, i, run));
    limit_east(run.count, pace.quanta, turn(share_, i, run), r.qx, turn(x_, i, run));
}

void Band::limit_south_faces(int i, Columns run, const Pace& pace)
{
    limit_south(run.count, pace.quanta, turn(new_qy_, i, run), turn(share_, i, run), turn(share_, i + 1, run), qy_.row(i) + run.first,
                turn(y_, i, run));
}

void Band::pass_rim(int i, Columns run, const Pace& pace, Change& change)
{
    const auto here = [&](const auto& at) { return at.col >= run.first && at.col < run.first + run.count; };
    Quanta* h = fields_.h.view().row(i);
    for (const Outfall& at : std::ranges::equal_range(rim_.outfalls, i, {}, &Outfall::row))
        if (here(at)) {
            const Quanta out = outflow(at, h[at.col], pace);
            h[at.col] -= out;
            change.passed.left += out;
        }
    for (const Held& at : std::ranges::equal_range(rim_.held, i, {}, &Held::row))
        if (here(at)) {
            const Quanta more = at.depth - h[at.col];
            (more > 0 ? change.passed.entered : change.passed.left) += std::abs(more);
            change.rise = larger(change.rise, more);
            h[at.col] = at.depth;
        }
}

void Band::finish(int i, Columns run, const Pace& pace, const Supply& supply, Change& change)
{
    const int at = run.first;
    Quanta* h = fields_.h.view().row(i) + at;
    change.rise = larger(change.rise, change_depth(run.count, turn(x_, i, run), turn(y_, i - 1, run), turn(y_, i, run), h));
    if (supply.quanta != nullptr)
        change.supplied = larger(change.supplied, add_supply(run.count, supply.quanta->view().row(i) + at, supply.before, supply.after, h));
    pass_rim(i, run, pace, change);
    change.deepest = larger(change.deepest, keep_greatest(run.count, h, fields_.h_max.view().row(i) + at));
}

void Band::sweep(Columns run, const Pace& pace, const Supply& supply, Change& change)
{
    for (int i : {0, 1})
        turn(x_, i, run)[-1] = 0;  // a sleeping neighbour gives nothing
    measure(first_ - 2, run);
    measure(first_ - 1, run);
    south_faces(rows(first_ - 2, run), run.count, pace, turn(new_qy_, first_ - 2, run));
    faces(first_ - 1, run, pace, change);
    for (int i = first_; i <= last_; ++i) {
        faces(i, run, pace, change);
        limit_south_faces(i - 1, run, pace);
        if (i > first_)
            finish(i - 1, run, pace, supply, change);
    }
}

Change Band::sweep(const Pace& pace, const Supply& supply)
{
    Change change;
    for (const Columns& run : awake_)
        sweep(run, pace, supply, change);
    return change;
}

bool Band::is_wet(Columns run, Quanta dry, const Supply& supply) const
{
    if (std::ranges::any_of(rim_.held, [&](const Held& at) { return at.col >= run.first && at.col < run.first + run.count; }))
        return true;
    for (int i = first_; i < last_; ++i) {
        const Quanta* supplied = supply.quanta == nullptr ? nullptr : supply.quanta->view().row(i) + run.first;
        if (holds_water(run.count, dry, std::as_const(fields_.h).view().row(i) + run.first, std::as_const(fields_.qx).view().row(i) + run.first,
                        std::as_const(fields_.qy).view().row(i) + run.first)
            || (supplied != nullptr && std::any_of(supplied, supplied + run.count, [](Quanta s) { return s != 0; })))
            return true;
    }
    return false;
}

void Band::look(Quanta dry, const Supply& supply)
{
    for (std::size_t s = 0; s < wet_.size(); ++s) {
        const int col = static_cast<int>(s) * square_side;
        wet_[s] = is_wet({col, std::min(square_side, cols_ - col)}, dry, supply);
    }
}

void Band::wake(const Band* above, const Band* below)
{
    const auto wet = [&](std::size_t s) { return wet_[s] || (above != nullptr && above->wet_[s]) || (below != nullptr && below->wet_[s]); };
    awake_.clear();
    for (std::size_t s = 0; s < wet_.size(); ++s) {
        if (!(wet(s) || (s > 0 && wet(s - 1)) || (s + 1 < wet_.size() && wet(s + 1))))
            continue;
        const int col = static_cast<int>(s) * square_side, count = std::min(square_side, cols_ - col);
        if (!awake_.empty() && awake_.back().first + awake_.back().count == col)
            awake_.back().count += count;
        else
            awake_.push_back({col, count});
    }
}

}  // namespace arpent::runoff
