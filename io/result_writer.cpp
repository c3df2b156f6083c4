#include "core/unit.hpp"
#include "io/chunk_writer.hpp"
#include "io/file.hpp"
#include "io/hdf5.hpp"
#include "io/result_axes.hpp"
#include "io/result_file.hpp"

#include <algorithm>
#include <limits>

namespace arpent {
namespace {

using Flags = std::vector<std::pair<int, std::string>>;

/// One variable on its way into the file: what its chunks are cut and rounded by.
struct Passage {
    const Layer& layer;
    double precision;
    int rows, cols;  // of a chunk

    Packed packed(int plane, const Window& window) const
    {
        return with_type(layer.kind, [&](auto kind) { return cells(kind, plane, window); });
    }

private:
    Packed rounded(Cells<float> values) const
    {
        round_values(values.span(), precision);
        return pack(values.span());
    }
    Packed cells(float, int plane, const Window& window) const
    {
        Cells<float> values{rows, cols, std::numeric_limits<float>::quiet_NaN()};
        layer.read(plane, window, values.view());
        return rounded(std::move(values));
    }
    Packed cells(Quanta, int plane, const Window& window) const
    {
        Cells<float> values{rows, cols, std::numeric_limits<float>::quiet_NaN()};
        const auto quanta = layer.values<Quanta>(window, 0, 0, plane);
        for (int i = 0; i < window.rows; ++i)
            std::transform(quanta.view().row(i), quanta.view().row(i) + window.cols, values.view().row(i),
                           [](Quanta h) { return static_cast<float>(h) * water_quantum; });
        return rounded(std::move(values));
    }
    Packed cells(std::uint8_t, int plane, const Window& window) const
    {
        Cells<std::uint8_t> values{rows, cols, 0};
        layer.read(plane, window, values.view());
        return pack(values.span());
    }
};

void describe_flags(hdf5::Dataset& variable, const Flags& flags)
{
    std::vector<std::uint8_t> values;
    std::string meanings;
    for (const auto& [value, meaning] : flags) {
        values.push_back(static_cast<std::uint8_t>(value));
        meanings += (meanings.empty() ? "" : " ") + meaning;
        std::replace(meanings.end() - static_cast<std::ptrdiff_t>(meaning.size()), meanings.end(), ' ', '_');
    }
    variable.put("flag_values", std::span<const std::uint8_t>{values});
    variable.put("flag_meanings", meanings);
}

void describe(hdf5::Dataset& variable, const VariableSpec& spec, const Flags& flags)
{
    variable.put("long_name", spec.label_en);
    variable.put("standard_name", spec.standard_name);
    if (flags.empty())
        variable.put("units", cf_unit(parse_unit(spec.unit)));
    else
        describe_flags(variable, flags);
    variable.put("cell_methods", spec.cell_methods);
    variable.put("arpent_units", spec.unit);
    variable.put("arpent_shown", spec.shown);
    variable.put("arpent_label_fr", spec.label_fr);
    variable.put("arpent_precision", spec.precision);
    variable.put("arpent_floor", spec.floor);
    if (variable.type() == hdf5::Type::float32)
        variable.put("_FillValue", std::numeric_limits<float>::quiet_NaN());
}

}  // namespace

struct ResultWriter::Impl {
    struct TimeAxis {
        std::string name;
        std::vector<double> times;
        double start_utc = 0;
    };

    Part part;
    Grid grid;
    std::string coordinates;  // names of the scalar coordinates
    std::optional<hdf5::File> file;
    std::vector<int> factors = {};  // of the grids whose axes stand
    std::vector<TimeAxis> time_axes = {};

    Impl(const std::string& path, Grid its_grid) : part{path}, grid{std::move(its_grid)}, file{hdf5::File::create(part.name(), path)} {}

    Axes axes(int k)
    {
        const Axes names{k};
        if (std::ranges::find(factors, k) == factors.end()) {
            write_axes(*file, k == 1 ? grid : grid.coarser(k), names);
            factors.push_back(k);
        }
        return names;
    }

    const std::string& time_axis(const std::vector<double>& times, double start_utc)
    {
        for (const TimeAxis& axis : time_axes)
            if (axis.times == times && axis.start_utc == start_utc)
                return axis.name;
        const std::string name = time_axes.empty() ? "time" : "time_" + std::to_string(time_axes.size() + 1);
        write_time_axis(*file, name, times, start_utc);
        return time_axes.emplace_back(name, times, start_utc).name;
    }

    /// The axes from the slowest on, a dataset of their extents, and its attributes: flushed before the first chunk.
    void put(const Layer& layer, const VariableSpec& spec, const Flags& flags, const std::string& time)
    {
        const Axes names = axes(factor_between(grid, layer.grid, layer.name));
        const int rows = std::min(layer.grid.rows, chunk_side), cols = std::min(layer.grid.cols, chunk_side);
        hdf5::Extent shape{static_cast<std::uint64_t>(layer.grid.rows), static_cast<std::uint64_t>(layer.grid.cols)};
        hdf5::Extent chunk{static_cast<std::uint64_t>(rows), static_cast<std::uint64_t>(cols)};
        std::vector<std::string> scales{names.y, names.x};
        if (!time.empty()) {
            shape.insert(shape.begin(), static_cast<std::uint64_t>(layer.planes));
            chunk.insert(chunk.begin(), 1);
            scales.insert(scales.begin(), time);
        }
        const auto type = layer.kind == Kind::byte ? hdf5::Type::uint8 : hdf5::Type::float32;
        auto variable = file->make_chunked(spec.name, type, shape, chunk);
        for (unsigned axis = 0; axis < scales.size(); ++axis)
            variable.attach(file->dataset(scales[axis]), axis);
        describe(variable, spec, flags);
        variable.put("grid_mapping", names.mapping);
        variable.put("coordinates", coordinates);
        file->flush();
        const Passage passage{layer, spec.precision, rows, cols};
        write_chunks(variable, layer, shape.size(), [&](int plane, const Window& window) { return passage.packed(plane, window); });
    }
};

ResultWriter::ResultWriter(const std::string& path, const Grid& grid, const Texts& attributes, const std::vector<ScalarCoordinate>& scalars)
    : impl_{std::make_unique<Impl>(path, grid)}
{
    auto& file = *impl_->file;
    file.put("Conventions", "CF-1.10");
    for (const auto& [name, value] : attributes)
        file.put(name, value);
    impl_->axes(1);
    for (const ScalarCoordinate& scalar : scalars) {
        write_scalar(file, scalar);
        impl_->coordinates += (impl_->coordinates.empty() ? "" : " ") + scalar.name;
    }
    file.flush();
}

ResultWriter::~ResultWriter() = default;

void ResultWriter::put(const Layer& layer, const VariableSpec& spec, const Flags& flags) { impl_->put(layer, spec, flags, ""); }

void ResultWriter::put(const Layer& layer, const VariableSpec& spec, const std::vector<double>& times, double start_utc)
{
    if (times.size() != static_cast<std::size_t>(layer.planes))
        throw Error{Fault::internal, "layer " + layer.name + " has " + std::to_string(layer.planes) + " planes, not one for each of "
                                         + std::to_string(times.size()) + " times"};
    impl_->put(layer, spec, {}, impl_->time_axis(times, start_utc));
}

void ResultWriter::text(const std::string& name, const std::string& value)
{
    auto& file = *impl_->file;
    (file.holds("arpent") ? file.group("arpent") : file.make_group("arpent")).make_text(name, value);
}

void ResultWriter::close()
{
    impl_->file->close();
    impl_->file.reset();
    impl_->part.keep();
}

}  // namespace arpent
