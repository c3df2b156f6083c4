#include "io/result_file.hpp"

#include "io/chunks.hpp"
#include "io/file.hpp"
#include "io/hdf5.hpp"
#include "io/result_axes.hpp"

#include <algorithm>
#include <mutex>

namespace arpent {
namespace {

/// A reader that goes down a file row by row finds a row of chunks still unpacked.
std::size_t cache_for(const Grid& grid)
{
    constexpr std::size_t chunk = sizeof(float) * chunk_side * chunk_side, most = 64 * chunk;
    return std::clamp((static_cast<std::size_t>(grid.cols) / chunk_side + 2) * chunk, chunk, most);
}

hdf5::File opened(const std::string& path)
{
    require_file(path);
    return hdf5::File::open(path);
}

int count_of(std::uint64_t extent) { return static_cast<int>(extent); }

}  // namespace

struct ResultFile::Impl {
    /// Outlives the object in the layers that it gave away.
    struct Store {
        explicit Store(const std::string& path) : file{opened(path)} {}

        std::mutex lock;
        hdf5::File file;
    };

    std::string path;
    std::shared_ptr<Store> store;
    Grid grid = {};

    Grid grid_of(const hdf5::Dataset& variable) const
    {
        const auto shape = variable.shape();
        const auto mapping = variable.text("grid_mapping");
        return read_grid(store->file, path, mapping, count_of(shape[shape.size() - 2]), count_of(shape.back()));
    }

    hdf5::Dataset variable(const std::string& name, std::size_t cache = 0) const
    {
        if (!store->file.holds(name))
            throw Error{Fault::data, path + ": no variable " + name};
        auto found = store->file.dataset(name, cache);
        if (!found.has("grid_mapping") || found.shape().size() < 2)
            throw Error{Fault::data, path + ": " + name + " is no field on a grid"};
        return found;
    }
};

ResultFile::ResultFile(const std::string& path) : impl_{std::make_unique<Impl>(path, std::make_shared<Impl::Store>(path))}
{
    const auto& file = impl_->store->file;
    for (const char* axis : {"y", "x"})
        if (!file.holds(axis))
            throw Error{Fault::data, path + ": is no result of a study (no axis " + axis + ")"};
    const auto rows = file.dataset("y").shape(), cols = file.dataset("x").shape();
    impl_->grid = read_grid(file, path, "crs", count_of(rows.at(0)), count_of(cols.at(0)));
}

ResultFile::~ResultFile() = default;

const std::string& ResultFile::path() const { return impl_->path; }

const Grid& ResultFile::grid() const { return impl_->grid; }

std::vector<std::string> ResultFile::variables() const
{
    const std::scoped_lock hold{impl_->store->lock};
    auto names = impl_->store->file.datasets();
    std::erase_if(names, [&](const std::string& name) { return !impl_->store->file.dataset(name).has("grid_mapping"); });
    return names;
}

VariableSpec ResultFile::spec(const std::string& variable) const
{
    const std::scoped_lock hold{impl_->store->lock};
    const auto from = impl_->variable(variable);
    const auto number = [&](const char* name) {
        const auto found = from.numbers(name);
        return found.empty() ? 0 : found.front();
    };
    return {variable,
            from.text("arpent_units"),
            from.text("arpent_shown"),
            from.text("standard_name"),
            from.text("cell_methods"),
            from.text("long_name"),
            from.text("arpent_label_fr"),
            number("arpent_precision"),
            number("arpent_floor")};
}

Layer ResultFile::layer(const std::string& variable) const
{
    const std::scoped_lock hold{impl_->store->lock};
    const Grid grid = impl_->grid_of(impl_->variable(variable));
    const auto from = std::make_shared<const hdf5::Dataset>(impl_->variable(variable, cache_for(grid)));
    const auto shape = from->shape();
    const Kind kind = from->type() == hdf5::Type::uint8 ? Kind::byte : Kind::number;
    return {variable, grid, kind, shape.size() > 2 ? count_of(shape[0]) : 1,
            [store = impl_->store, from, kind](int plane, const Window& window, AnyView to) {
                const hdf5::Slab slab{static_cast<std::uint64_t>(plane), static_cast<std::uint64_t>(window.row),
                                      static_cast<std::uint64_t>(window.col), static_cast<std::uint64_t>(window.rows),
                                      static_cast<std::uint64_t>(window.cols)};
                const auto fill = [&](auto view) {
                    const auto pitch = static_cast<std::uint64_t>(view.row(1) - view.row(0));
                    using Value = std::remove_reference_t<decltype(*view.row(0))>;
                    from->read(slab, hdf5::type_of<Value>, view.row(0), pitch);
                };
                const std::scoped_lock one_at_a_time{store->lock};
                if (kind == Kind::byte)
                    fill(std::get<View<std::uint8_t>>(to));
                else
                    fill(std::get<View<float>>(to));
            }};
}

std::string ResultFile::text(const std::string& name) const
{
    const std::scoped_lock hold{impl_->store->lock};
    const auto& file = impl_->store->file;
    if (!file.holds("arpent") || !file.group("arpent").holds(name))
        return {};
    return file.group("arpent").dataset(name).text_value();
}

std::vector<std::string> ResultFile::texts() const
{
    const std::scoped_lock hold{impl_->store->lock};
    const auto& file = impl_->store->file;
    return file.holds("arpent") ? file.group("arpent").datasets() : std::vector<std::string>{};
}

std::string ResultFile::attribute(const std::string& name) const
{
    const std::scoped_lock hold{impl_->store->lock};
    return impl_->store->file.text(name);
}

}  // namespace arpent
