#include "io/store_file.hpp"

#include "io/chunk_writer.hpp"
#include "io/file.hpp"
#include "io/hdf5.hpp"
#include "io/seal.hpp"

#include <array>
#include <optional>

namespace arpent {
namespace {

constexpr const char *layer_group = "layers", *raster_group = "rasters", *text_group = "texts";

std::uint64_t extent(int count) { return static_cast<std::uint64_t>(count); }

hdf5::Type stored_as(Kind kind)
{
    return with_type(kind, [](auto zero) { return hdf5::type_of<decltype(zero)>; });
}

Kind kind_in(hdf5::Type type) { return type == hdf5::Type::uint8 ? Kind::byte : type == hdf5::Type::int32 ? Kind::quanta : Kind::number; }

/// A raster as a layer of all its cells, halo included. It must outlive the layer.
template <typename T>
Layer as_layer(const std::string& name, const Raster<T>& raster)
{
    const Window all = raster.window().grown(raster.halo());
    return {name, Grid{.rows = all.rows, .cols = all.cols, .crs = {}}, kind_of<T>, 1, [&raster](int, const Window& window, AnyView to) {
                const auto from = raster.view().from(-raster.halo(), -raster.halo());
                for (int i = 0; i < window.rows; ++i)
                    std::copy_n(from.row(window.row + i) + window.col, window.cols, std::get<View<T>>(to).row(i));
            }};
}

/// A dataset of planes x rows x cols with a layer's values.
hdf5::Dataset put_values(hdf5::Group& group, const Layer& layer)
{
    const int rows = std::min(layer.grid.rows, chunk_side), cols = std::min(layer.grid.cols, chunk_side);
    const hdf5::Extent shape{extent(layer.planes), extent(layer.grid.rows), extent(layer.grid.cols)};
    auto made = group.make_chunked(layer.name, stored_as(layer.kind), shape, {1, extent(rows), extent(cols)});
    write_chunks(made, layer, shape.size(), [&](int plane, const Window& window) {
        return with_type(layer.kind, [&](auto zero) {
            Cells<decltype(zero)> values{rows, cols, zero};
            layer.read(plane, window, values.view());
            return pack_exactly(values.span());
        });
    });
    return made;
}

/// The numbers of an attribute, as many as there must be.
template <std::size_t count>
std::array<double, count> numbers(const hdf5::Dataset& from, const char* name, const std::string& path)
{
    const auto found = from.numbers(name);
    if (found.size() != count)
        throw Error{Fault::data, path + ": " + from.name() + " has no " + name};
    std::array<double, count> made;
    std::ranges::copy(found, made.begin());
    return made;
}

/// Fills rows of `cols` values from one plane.
template <typename T>
void read_plane(const hdf5::Dataset& from, int plane, int rows, int cols, View<T> to)
{
    from.read({extent(plane), 0, 0, extent(rows), extent(cols)}, hdf5::type_of<T>, to.row(0), static_cast<std::uint64_t>(to.row(1) - to.row(0)));
}

}  // namespace

struct StoreWriter::Impl {
    Part part;
    std::optional<hdf5::File> file;

    explicit Impl(const std::string& path) : part{path}, file{hdf5::File::create(part.name(), path)}
    {
        for (const char* each : {layer_group, raster_group, text_group})
            file->make_group(each);
        file->flush();
    }
};

StoreWriter::StoreWriter(const std::string& path) : impl_{std::make_unique<Impl>(path)} {}
StoreWriter::~StoreWriter() = default;

void StoreWriter::put(const Layer& layer)
{
    auto group = impl_->file->group(layer_group);
    auto made = put_values(group, layer);
    const Grid& grid = layer.grid;
    const std::array<double, 3> place{grid.cell, grid.west, grid.north};
    made.put("place", std::span<const double>{place});
    made.put("crs", grid.crs);
}

void StoreWriter::put(const std::string& name, const AnyRaster& raster)
{
    auto group = impl_->file->group(raster_group);
    std::visit(
        [&](const auto& values) {
            auto made = put_values(group, as_layer(name, values));
            const std::array<std::int32_t, 3> window{values.window().row, values.window().col, values.halo()};
            made.put("window", std::span<const std::int32_t>{window});
        },
        raster);
}

void StoreWriter::text(const std::string& name, std::string_view value) { impl_->file->group(text_group).make_text(name, value); }

void StoreWriter::close()
{
    impl_->file->close();
    impl_->file.reset();
    seal(impl_->part.name(), impl_->part.path());
    take_rights_of_folder(impl_->part.name());
    impl_->part.keep();
}

struct StoreFile::Impl {
    std::string path;
    hdf5::File file;

    hdf5::Dataset dataset(const char* group, const std::string& name) const
    {
        const auto within = file.group(group);
        if (!within.holds(name))
            throw Error{Fault::data, path + ": holds no " + name};
        return within.dataset(name);
    }
};

StoreFile::StoreFile(const std::string& path)
{
    require_file(path);
    impl_ = std::make_unique<Impl>(path, hdf5::File::open(path));
    for (const char* each : {layer_group, raster_group, text_group})
        if (!impl_->file.holds(each))
            throw Error{Fault::data, path + ": is no store (no group " + each + ")"};
}

StoreFile::~StoreFile() = default;

std::vector<std::string> StoreFile::layers() const { return impl_->file.group(layer_group).datasets(); }

std::vector<std::string> StoreFile::rasters() const { return impl_->file.group(raster_group).datasets(); }

Layer StoreFile::layer(const std::string& name) const
{
    const auto from = impl_->dataset(layer_group, name);
    const auto shape = from.shape();
    const auto place = numbers<3>(from, "place", impl_->path);
    const Grid grid{static_cast<int>(shape.at(1)), static_cast<int>(shape.at(2)), place[0], place[1], place[2], from.text("crs")};
    return with_type(kind_in(from.type()), [&](auto zero) {
        std::vector<Raster<decltype(zero)>> planes;
        for (int plane = 0; plane < static_cast<int>(shape[0]); ++plane)
            read_plane(from, plane, grid.rows, grid.cols, planes.emplace_back(grid.whole(), 0, zero).view());
        return memory_layer<decltype(zero)>(name, grid, std::make_shared<const decltype(planes)>(std::move(planes)));
    });
}

AnyRaster StoreFile::raster(const std::string& name) const
{
    const auto from = impl_->dataset(raster_group, name);
    const auto shape = from.shape();
    const auto window = numbers<3>(from, "window", impl_->path);
    const int rows = static_cast<int>(shape.at(1)), cols = static_cast<int>(shape.at(2)), halo = static_cast<int>(window[2]);
    const Window inner{static_cast<int>(window[0]), static_cast<int>(window[1]), rows - 2 * halo, cols - 2 * halo};
    return with_type(kind_in(from.type()), [&](auto zero) {
        Raster<decltype(zero)> made{inner, halo, zero};
        read_plane(from, 0, rows, cols, made.view().from(-halo, -halo));
        return AnyRaster{std::move(made)};
    });
}

std::string StoreFile::text(const std::string& name) const
{
    return impl_->file.group(text_group).holds(name) ? impl_->dataset(text_group, name).text_value() : std::string{};
}

}  // namespace arpent
