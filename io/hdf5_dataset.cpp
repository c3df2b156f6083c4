#include "io/hdf5.hpp"

#include <hdf5.h>
#include <hdf5_hl.h>

namespace arpent::hdf5 {
namespace {

/// Offset and count of a slab in a dataset of that rank: planes before rows and columns.
std::pair<Extent, Extent> place(const Slab& slab, std::size_t rank)
{
    Extent offset(rank, 0), count(rank, 1);
    if (rank > 2)
        offset[0] = slab.plane;
    offset[rank - 2] = slab.row;
    offset[rank - 1] = slab.col;
    count[rank - 2] = slab.rows;
    count[rank - 1] = slab.cols;
    return {offset, count};
}

const hsize_t* extents(const Extent& extent) { return reinterpret_cast<const hsize_t*>(extent.data()); }

}  // namespace

Extent Dataset::shape() const
{
    const Handle space{check(H5Dget_space(id()))};
    Extent shape(static_cast<std::size_t>(check(H5Sget_simple_extent_ndims(space.id()))));
    check(H5Sget_simple_extent_dims(space.id(), reinterpret_cast<hsize_t*>(shape.data()), nullptr));
    return shape;
}

Type Dataset::type() const
{
    const Handle type{check(H5Dget_type(id()))};
    const std::size_t size = H5Tget_size(type.id());
    if (H5Tget_class(type.id()) == H5T_FLOAT)
        return size == sizeof(float) ? Type::float32 : Type::float64;
    return size == 1 ? Type::uint8 : Type::int32;
}

void Dataset::write(Id type, const void* values) { check(H5Dwrite(id(), type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values)); }

void Dataset::write_chunk(const Extent& offset, std::span<const std::uint8_t> bytes, unsigned skipped)
{
    check(H5Dwrite_chunk(id(), H5P_DEFAULT, skipped, extents(offset), bytes.size(), bytes.data()));
}

void Dataset::read(const Slab& slab, Type type, void* to, std::uint64_t pitch) const
{
    const auto [offset, count] = place(slab, shape().size());
    const Handle there{check(H5Dget_space(id()))};
    check(H5Sselect_hyperslab(there.id(), H5S_SELECT_SET, extents(offset), nullptr, extents(count), nullptr));
    const Extent whole{slab.rows, pitch}, first{0, 0}, wanted{slab.rows, slab.cols};
    const Handle here{check(H5Screate_simple(2, extents(whole), nullptr))};
    check(H5Sselect_hyperslab(here.id(), H5S_SELECT_SET, extents(first), nullptr, extents(wanted), nullptr));
    check(H5Dread(id(), native(type), here.id(), there.id(), H5P_DEFAULT, to));
}

std::string Dataset::text_value() const
{
    const Handle type{check(H5Dget_type(id()))};
    if (H5Tget_class(type.id()) != H5T_STRING || H5Tis_variable_str(type.id()) > 0)
        throw Error{Fault::data, owner_->path + ": " + name_ + " is not a text of fixed length"};
    std::string text(H5Tget_size(type.id()), '\0');
    check(H5Dread(id(), text_type(text.size()).id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, text.data()));
    return text == std::string(1, '\0') ? std::string{} : text;
}

void Dataset::be_scale() { check(H5DSset_scale(id(), name_.c_str())); }

void Dataset::attach(const Dataset& scale, unsigned axis) { check(H5DSattach_scale(id(), scale.id(), axis)); }

}  // namespace arpent::hdf5
