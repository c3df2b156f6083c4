#pragma once

#include "models/runoff/edges.hpp"
#include "models/runoff/rows.hpp"

#include <cstdint>
#include <vector>

namespace arpent::runoff {

inline constexpr int reach_rows = 3;  // rows beside a band that its sweep reads: donor shares look one face further, gains one more

/// The fields of a flow on a window that begins at row 0, column 0, `reach_rows` of wall round it.
struct Fields {
    Raster<float> z, n2;      // [m], [s2 m-2/3]
    Raster<Quanta> h, h_max;  // quanta
    Raster<float> qx, qy;     // [m2 s-1] east and south faces

    /// A flat dry bed at 0 m of Manning's roughness `n` [s m-1/3].
    Fields(int rows, int cols, float n);
    Fields(Raster<float> z, Raster<float> n2, Raster<Quanta> h, Raster<float> qx, Raster<float> qy);
};

/// Water that comes on the cells over a tick: of its whole quanta, the part between two shares of the tick falls in a step.
struct Supply {
    const Raster<Quanta>* quanta = nullptr;  // of the tick, below 2^24 so that shares of them are exact; null: none
    float before = 0, after = 1;             // share of the tick done
};

/// What one step did.
struct Change {
    Bounds bounds;                     // of the faces as the step found them
    Quanta rise = 0, supplied = 0;     // greatest of any cell
    std::uint32_t deepest = 0;         // beyond 2^31 - 1: deeper than 128 m
    Passed passed;

    Change joined(const Change& other) const;
};

/// Rows of one field as a band sees them: its own in place, `reach_rows` on either side as they were before the step.
template <typename T>
class BandRows {
public:
    BandRows(View<T> field, int first, int last, int cols)
        : field_{field}, first_{first}, last_{last}, cols_{cols}, kept_{{0, 0, 2 * reach_rows, cols}, 1, T{}}
    {
    }

    /// Copies the rows beside the band; done for all bands before any of them moves.
    void keep()
    {
        for (int n = 0; n < reach_rows; ++n) {
            std::copy_n(field_.row(first_ - reach_rows + n), cols_, kept_.view().row(n));
            std::copy_n(field_.row(last_ + n), cols_, kept_.view().row(reach_rows + n));
        }
    }

    T* row(int i)
    {
        if (i < first_)
            return kept_.view().row(i - first_ + reach_rows);
        return i < last_ ? field_.row(i) : kept_.view().row(i - last_ + reach_rows);
    }

private:
    View<T> field_;
    int first_, last_, cols_;
    Raster<T> kept_;
};

/// A run of columns.
struct Columns {
    int first = 0, count = 0;
};

/// One band of rows: a fused sweep, in place, that gives the same bits wherever the bands are cut. It passes over squares of columns
/// that sleep: where no cell in them or beside them is wet, a step changes nothing.
class Band {
public:
    Band(Fields& fields, int first, int last, Rim rim);

    /// Copies the rows beside the band; done for all bands before any of them moves.
    void keep();
    /// Moves the awake columns by one step.
    Change sweep(const Pace& pace, const Supply& supply);

    /// Notes which squares hold a cell with more than `dry` quanta, that moves, or that is supplied.
    void look(Quanta dry, const Supply& supply);
    /// Wakes the squares that are wet here or beside here; `above` and `below` may be null.
    void wake(const Band* above, const Band* below);

private:
    Rows rows(int i, Columns run);
    void faces(int i, Columns run, const Pace& pace, Change& change);
    void limit_south_faces(int i, Columns run, const Pace& pace);
    void measure(int i, Columns run);
    void sweep(Columns run, const Pace& pace, const Supply& supply, Change& change);
    void finish(int i, Columns run, const Pace& pace, const Supply& supply, Change& change);
    void pass_rim(int i, Columns run, const Pace& pace, Change& change);
    bool is_wet(Columns run, Quanta dry, const Supply& supply) const;
    /// A row of two in turn.
    template <typename T>
    static T* turn(Raster<T>& rows, int i, Columns run)
    {
        return rows.view().row(i & 1) + run.first;
    }

    Fields& fields_;
    int first_, last_, cols_;
    Rim rim_;
    std::vector<char> wet_;       // by square
    std::vector<Columns> awake_;  // runs of squares
    BandRows<Quanta> h_;
    BandRows<float> qx_, qy_;
    Raster<float> metres_, gains_, new_qy_, share_;  // two rows in turn
    Raster<Quanta> x_, y_;                   // quanta moved through east and south faces
};

}  // namespace arpent::runoff
