#pragma once

#include "core/catalogue.hpp"
#include "core/keys.hpp"
#include "core/layer.hpp"
#include "core/series.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace arpent {

/// How the cells of a step hang together: a cell and a few round it, lines over the whole grid, or everything.
enum class Reach { local, sweep, whole };

/// How a result of one piece of an interval joins the result of the piece before it. `first` keeps the earlier value that is not NaN.
enum class Join { last, first, max, sum };

/// Which time a step runs over: the calendar's days, or a storm from its start to its end plus what the model adds (`Card::after`).
enum class Span { calendar, storm };

/// One layer that a step reads, writes or keeps; the unit is SI.
struct Port {
    std::string layer, unit;
    Kind kind = Kind::number;
    Join join = Join::last;
    bool optional = false;  // a read that no source gives is then `absent` everywhere
    float absent = 0;
    int block = 1;         // written or kept on the nested coarser grid of block x block cells; it is read whole
    bool between = false;  // written for later steps alone: no result
    double planes = 1;     // for forecasts: about how many there are

    double bytes() const { return planes * (kind == Kind::byte ? 1 : 4) / (block * block); }  // per cell of the grid
};

/// What the runner must know of a step to wire it, cut it and reuse its results. A value, made from the step's settings.
struct Card {
    std::string name;  // "runoff.flow"
    int version = 1;   // raised by any change of results
    Reach reach = Reach::local;
    int halo = 0;  // [cells] read round a tile; `local` only
    Span span = Span::calendar;
    double after = 0;  // [s] that the step runs on after the storm's end; `Span::storm` only
    double piece = 0;  // [s] steps of a model with the same piece take turns: all of them over one piece, then over the next; 0: on its own
    std::vector<Port> reads = {}, writes = {}, state = {};
    std::vector<std::string> forcing = {};   // series by name: "rain"
    std::vector<std::string> if_given = {};  // series that the step can do without
    double bytes_per_cell = 0;              // that `run` takes at its peak, what it hands out included
    std::string settings = {};              // canonical text: what the digest reads
    std::vector<std::string> sources = {};  // DOIs of the equations
};

/// The side that the rows of a sweep come from. A step sees every sweep as from the north: the runner turns the rasters.
enum class Side { north, south, west, east };

/// A piece of work: which cells, over which time, and when to stop. Times are seconds since the study's calendar starts.
struct Job {
    double from = 0, until = 0;  // [s]
    Grid grid;                   // as turned for a sweep
    Place place;
    double start_utc = 0;         // [s] since 1970, of the calendar
    Window window;                // the cells to compute: all, a tile, or a band of a sweep
    Side side = Side::north;      // of a sweep
    int band_rows = square_side;  // height of the bands of a `whole` step; never seen in its results
    std::function<bool(double t)> stop = [](double) { return false; };  // asked at each step boundary; true: end there
    std::function<void(double done)> progress = [](double) {};          // share of the interval done, 0 to 1
};

/// What a step keeps: named layers handed on in time, and, in a sweep, the values of its lines handed on from band to band.
/// At the beginning of time a layer of the state is 0 everywhere.
struct State {
    std::map<std::string, AnyRaster, std::less<>> layers;
    std::vector<float> lines;

    template <typename T>
    Raster<T>& at(std::string_view name)
    {
        return std::get<Raster<T>>(layers.find(name)->second);
    }
};

/// The windows that a step reads, `halo` cells round the job's window, and its series. Only what the card names.
class Inputs {
public:
    virtual ~Inputs() = default;
    template <typename T>
    Raster<T> values(std::string_view name, int halo = 0, T outside = T{}, int plane = 0) const
    {
        return std::get<Raster<T>>(read(name, halo, AnyValue{outside}, plane));
    }
    virtual const Series& series(std::string_view name) const = 0;
    /// One of `Card::if_given`; null where the study does not give it.
    virtual const Series* series_if_given(std::string_view name) const = 0;

protected:
    virtual AnyRaster read(std::string_view name, int halo, AnyValue outside, int plane) const = 0;
};

/// Water, energy or vehicles counted in whole quanta: before + in = out + after, or the run has failed.
struct Ledger {
    struct Entry {
        std::string name;  // "rain", "infiltrated", "edges"
        std::int64_t amount = 0;
    };
    std::string quantity;    // "water"
    std::string unit;        // SI unit of `quantum`: "m3"
    double quantum = 1;      // amount of one count [unit]
    std::int64_t before = 0, after = 0;
    std::vector<Entry> in, out;

    std::int64_t throughput() const;  // before + all that came in
    std::int64_t gap() const;         // 0 where it closes
};

/// Where a step leaves its results: by variable, plane, and the job's window.
class Outputs {
public:
    virtual ~Outputs() = default;
    virtual void put(std::string_view name, int plane, AnyRaster values) = 0;
    virtual void close(const Ledger& ledger) = 0;
};

/// Time on one core that a step will take [s]: between these, as far as it can be known before it runs.
struct Effort {
    double low = 0, high = 0;
};

/// A function over an interval. Inputs, settings and the state at `job.from` go in; outputs and the state at the time that `run`
/// returns come out: `job.until`, or a step boundary before it where `job.stop` said so. Nothing else changes the answer.
class Step {
public:
    virtual ~Step() = default;
    virtual Card card() const = 0;
    virtual Effort effort(const Grid& grid, double from, double until) const = 0;
    virtual double run(const Inputs& in, State& state, Outputs& out, const Job& job) const = 0;
};

/// What `outputs:` of a model may name.
struct OutputSpec {
    std::string name;                     // "depth"
    std::vector<std::string> standard;    // variables that the bare name means: "depth.max", "depth.hours_above(0.1 m)", "arrival_time"
    std::vector<std::string> statistics;  // those that may be asked for: "max", "hours_above"
};

/// A model: its settings, what it gives, and the steps that a study of `wanted` variables needs.
struct Model {
    std::string name, doc;
    const Section& (*settings)() = nullptr;  // the keys of `models.<name>`, bound to its settings struct
    std::vector<OutputSpec> outputs;
    std::vector<std::unique_ptr<Step>> (*steps)(const void* settings, const std::vector<Variable>& wanted) = nullptr;
};

}  // namespace arpent
