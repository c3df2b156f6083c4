#pragma once

#include "core/catalogue.hpp"
#include "core/grid.hpp"
#include "core/layer.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace arpent {

/// A text of the `/arpent` group or a global attribute, by name.
using Texts = std::vector<std::pair<std::string, std::string>>;

/// A coordinate of one value that every variable of a file carries: a number in `units`, or a word.
struct ScalarCoordinate {
    std::string name, long_name;
    std::variant<std::string, double> value;
    std::string units = "1", standard_name = {};  // of a number; the name that CF has for it, if any
};

/// Writes results as HDF5 named `.nc`: CF-1.10, variables flat in the root, dimension scales, a grid mapping with CF attributes and WKT,
/// chunks of 512 x 512 compressed by our own tasks and written in order. A temporary name, then fsync and rename: the final name is whole.
/// Equal content gives equal bytes. Used by one thread at a time. Errors: machine (disk full, permission); a file that one befell is lost.
class ResultWriter {
public:
    /// `attributes` are global (title, institution, ...); Conventions is written always. `scalars`: event, year,
    /// member.
    ResultWriter(const std::string& path, const Grid& grid, const Texts& attributes, const std::vector<ScalarCoordinate>& scalars = {});
    ~ResultWriter();
    ResultWriter(const ResultWriter&) = delete;
    ResultWriter& operator=(const ResultWriter&) = delete;

    /// Writes a whole layer on the writer's grid, or on a coarser one of k x k of its cells (then on axes of its own, as `x_4`), read by
    /// windows in parallel.
    /// Floats are rounded to `spec.precision`; quanta are written as metres in float32; bytes as they are, `flags` naming their values.
    void put(const Layer& layer, const VariableSpec& spec, const std::vector<std::pair<int, std::string>>& flags = {});
    /// The same with a time axis: plane k of the layer holds at `times[k]` [s since `start_utc`].
    void put(const Layer& layer, const VariableSpec& spec, const std::vector<double>& times, double start_utc);
    /// A text in the group `/arpent`.
    void text(const std::string& name, const std::string& value);
    void close();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Reads what ResultWriter wrote. Errors: study (missing), data (not such a file).
class ResultFile {
public:
    explicit ResultFile(const std::string& path);
    ~ResultFile();
    ResultFile(const ResultFile&) = delete;
    ResultFile& operator=(const ResultFile&) = delete;

    const std::string& path() const;
    const Grid& grid() const;  // crs as WKT
    std::vector<std::string> variables() const;
    VariableSpec spec(const std::string& variable) const;
    /// A variable without time as a layer that reads windows; NaN where the file has its fill value. Bytes come as bytes.
    Layer layer(const std::string& variable) const;
    /// A text of the group `/arpent`; empty where there is none.
    std::string text(const std::string& name) const;
    std::vector<std::string> texts() const;
    std::string attribute(const std::string& name) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace arpent
