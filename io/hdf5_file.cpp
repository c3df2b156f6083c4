#include "io/hdf5.hpp"

#include <algorithm>
#include <hdf5.h>
#include <limits>

namespace arpent::hdf5 {
namespace {

constexpr unsigned in_order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
constexpr unsigned deflate_level = 1;

/// What every object's creation list says: no time stamps, attributes in order and in the object's own header.
void be_repeatable(Id creation)
{
    H5Pset_obj_track_times(creation, false);
    H5Pset_attr_creation_order(creation, in_order);
    H5Pset_attr_phase_change(creation, 256, 128);
}

Handle dataset_creation()
{
    Handle made{H5Pcreate(H5P_DATASET_CREATE)};
    be_repeatable(made.id());
    return made;
}

Handle chunked_creation(Type type, const Extent& chunk)
{
    Handle made = dataset_creation();
    H5Pset_chunk(made.id(), static_cast<int>(chunk.size()), reinterpret_cast<const hsize_t*>(chunk.data()));
    if (type != Type::uint8)
        H5Pset_shuffle(made.id());
    H5Pset_deflate(made.id(), deflate_level);
    const float unknown = std::numeric_limits<float>::quiet_NaN();
    if (type == Type::float32)
        H5Pset_fill_value(made.id(), H5T_NATIVE_FLOAT, &unknown);
    return made;
}

Handle group_creation(Id property_class)
{
    Handle made{H5Pcreate(property_class)};
    be_repeatable(made.id());
    H5Pset_link_creation_order(made.id(), in_order);
    return made;
}

/// The oldest format that tracks creation order: what was flushed stays readable after a kill, which LATEST does not give. No locks:
/// a temporary name is nobody else's, and some network file systems have none.
Handle access()
{
    Handle made{H5Pcreate(H5P_FILE_ACCESS)};
    H5Pset_libver_bounds(made.id(), H5F_LIBVER_V18, H5F_LIBVER_V18);
    H5Pset_file_locking(made.id(), false, true);
    return made;
}

Handle space_of(const Extent& shape)
{
    const auto* extents = reinterpret_cast<const hsize_t*>(shape.data());
    return Handle{shape.empty() ? H5Screate(H5S_SCALAR) : H5Screate_simple(static_cast<int>(shape.size()), extents, nullptr)};
}

}  // namespace

std::vector<std::string> Group::datasets() const
{
    H5G_info_t info;
    check(H5Gget_info(id(), &info));
    std::vector<std::string> names;
    for (hsize_t n = 0; n < info.nlinks; ++n) {
        std::string name(static_cast<std::size_t>(
                             check(H5Lget_name_by_idx(id(), ".", H5_INDEX_CRT_ORDER, H5_ITER_INC, n, nullptr, 0, H5P_DEFAULT))),
                         '\0');
        check(H5Lget_name_by_idx(id(), ".", H5_INDEX_CRT_ORDER, H5_ITER_INC, n, name.data(), name.size() + 1, H5P_DEFAULT));
        const Handle object{check(H5Oopen(id(), name.c_str(), H5P_DEFAULT))};
        if (H5Iget_type(object.id()) == H5I_DATASET)
            names.push_back(std::move(name));
    }
    return names;
}

bool Group::holds(const std::string& name) const { return check(H5Lexists(id(), name.c_str(), H5P_DEFAULT)) > 0; }

Group Group::group(const std::string& name) const
{
    return {owner_, Handle{check(H5Gopen2(id(), name.c_str(), H5P_DEFAULT))}, name};
}

Dataset Group::dataset(const std::string& name, std::size_t cache) const
{
    constexpr std::size_t slots = 10007;  // a prime, many times the chunks held
    const Handle how{H5Pcreate(H5P_DATASET_ACCESS)};
    H5Pset_chunk_cache(how.id(), slots, cache, H5D_CHUNK_CACHE_W0_DEFAULT);
    return {owner_, Handle{owner_->check(H5Dopen2(id(), name.c_str(), how.id()), name)}, name};
}

Group Group::make_group(const std::string& name)
{
    const Handle how = group_creation(H5P_GROUP_CREATE);
    return {owner_, Handle{check(H5Gcreate2(id(), name.c_str(), H5P_DEFAULT, how.id(), H5P_DEFAULT))}, name};
}

Dataset Group::make(const std::string& name, Type type, const Extent& shape)
{
    const Handle how = dataset_creation(), space = space_of(shape);
    return {owner_, Handle{check(H5Dcreate2(id(), name.c_str(), native(type), space.id(), H5P_DEFAULT, how.id(), H5P_DEFAULT))}, name};
}

Dataset Group::make_chunked(const std::string& name, Type type, const Extent& shape, const Extent& chunk)
{
    const Handle how = chunked_creation(type, chunk), space = space_of(shape);
    return {owner_, Handle{check(H5Dcreate2(id(), name.c_str(), native(type), space.id(), H5P_DEFAULT, how.id(), H5P_DEFAULT))}, name};
}

void Group::make_text(const std::string& name, std::string_view text)
{
    const std::string stored = text.empty() ? std::string(1, '\0') : std::string{text};
    const Handle how = dataset_creation(), space = space_of({}), type = text_type(stored.size());
    Handle made{check(H5Dcreate2(id(), name.c_str(), type.id(), space.id(), H5P_DEFAULT, how.id(), H5P_DEFAULT))};
    Dataset{owner_, std::move(made), name}.write(type.id(), stored.data());
}

Dataset Group::make_string(const std::string& name, const std::string& text)
{
    const Handle how = dataset_creation(), space = space_of({}), type = text_type(H5T_VARIABLE);
    Handle handle{check(H5Dcreate2(id(), name.c_str(), type.id(), space.id(), H5P_DEFAULT, how.id(), H5P_DEFAULT))};
    Dataset made{owner_, std::move(handle), name};
    const char* value = text.c_str();
    made.write(type.id(), &value);
    return made;
}

File::File(std::shared_ptr<const Owner> owner, Handle file)
    : Group{owner, Handle{owner->check(H5Gopen2(file.id(), "/", H5P_DEFAULT))}, "/"}, file_{std::move(file)}
{
}

File::~File()
{
    if (owner_ && owner_->lost)
        file_.release();
}

File File::create(const std::string& path, const std::string& shown)
{
    const std::shared_ptr<const Owner> owner{new Owner{shown, Fault::machine, path}};
    const Handle creation = group_creation(H5P_FILE_CREATE), how = access();
    H5Pset_fclose_degree(how.id(), H5F_CLOSE_STRONG);
    H5Pset_sieve_buf_size(how.id(), 0);  // a write fails where it is made, not in a destructor
    return {owner, Handle{owner->check(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation.id(), how.id()))}};
}

File File::open(const std::string& path)
{
    const std::shared_ptr<const Owner> owner{new Owner{path, Fault::data}};
    const Handle how = access();
    if (H5Fis_hdf5(path.c_str()) == 0)
        throw Error{Fault::data, path + ": is no HDF5 file"};
    return {owner, Handle{owner->check(H5Fopen(path.c_str(), H5F_ACC_RDONLY, how.id()))}};
}

void File::flush() { check(H5Fflush(file_.id(), H5F_SCOPE_GLOBAL)); }

// A close that fails leaves ruins that may not be closed again; a flush that fails leaves a file that may.
void File::close()
{
    flush();
    handle_ = Handle{-1};
    check(H5Fclose(file_.release()));
}

}  // namespace arpent::hdf5
