#include "io/hdf5.hpp"

#include <hdf5.h>
#include <unistd.h>
#include <utility>

namespace arpent::hdf5 {
namespace {

static_assert(std::is_same_v<hid_t, Id> && sizeof(hsize_t) == sizeof(std::uint64_t));

/// HDF5 shall not close at the process's end what a full disk has left half closed.
[[maybe_unused]] const herr_t leaves_ruins_alone = H5dont_atexit();

/// HDF5 keeps one error stack and one printer per thread.
void quiet()
{
    thread_local const herr_t silenced = H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
    static_cast<void>(silenced);
}

herr_t take_reason(unsigned depth, const H5E_error2_t* error, void* reason)
{
    if (depth == 0 && error->desc != nullptr)
        *static_cast<std::string*>(reason) = error->desc;
    return 0;
}

/// The system's words out of "... errno = 28, error message = 'No space left on device', ..."; else the whole reason.
std::string words(const std::string& reason)
{
    constexpr std::string_view before = "error message = '";
    const auto begin = reason.find(before);
    if (begin == std::string::npos)
        return reason;
    const auto from = begin + before.size();
    return reason.substr(from, reason.find('\'', from) - from);
}

}  // namespace

Id native(Type type)
{
    switch (type) {
    case Type::uint8:
        return H5T_NATIVE_UINT8;
    case Type::int32:
        return H5T_NATIVE_INT32;
    case Type::float32:
        return H5T_NATIVE_FLOAT;
    default:
        return H5T_NATIVE_DOUBLE;
    }
}

Handle text_type(std::size_t size)
{
    Handle type{H5Tcopy(H5T_C_S1)};
    H5Tset_size(type.id(), size);
    H5Tset_cset(type.id(), H5T_CSET_UTF8);
    H5Tset_strpad(type.id(), H5T_STR_NULLPAD);
    return type;
}

Id Owner::check(Id result, std::string_view part) const
{
    if (result >= 0)
        return result;
    std::string reason;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, take_reason, &reason);
    lost = !written.empty();
    const int freed = lost ? ::truncate(written.c_str(), 0) : 0;
    static_cast<void>(freed);
    const std::string what = fault == Fault::machine ? "cannot be written" : "cannot be read";
    throw Error{fault, path + ": " + (part.empty() ? "" : std::string{part} + ": ") + what + (reason.empty() ? "" : ": " + words(reason))};
}

Handle::Handle(Handle&& other) noexcept : id_{other.release()} {}

Handle& Handle::operator=(Handle&& other) noexcept
{
    std::swap(id_, other.id_);
    return *this;
}

Handle::~Handle()
{
    if (id_ >= 0)
        H5Idec_ref(id());
}

Id Handle::id() const
{
    quiet();
    return id_;
}

Id Handle::release() { return std::exchange(id_, -1); }

Object::Object(std::shared_ptr<const Owner> owner, Handle handle, std::string name)
    : owner_{std::move(owner)}, handle_{std::move(handle)}, name_{std::move(name)}
{
}

Object::~Object()
{
    if (owner_ && owner_->lost)
        handle_.release();
}

bool Object::has(const std::string& attribute) const { return check(H5Aexists(id(), attribute.c_str())) > 0; }

std::string Object::text(const std::string& attribute) const
{
    if (!has(attribute))
        return {};
    const Handle from{check(H5Aopen(id(), attribute.c_str(), H5P_DEFAULT))};
    const Handle type{check(H5Aget_type(from.id()))};
    if (H5Tget_class(type.id()) != H5T_STRING || H5Tis_variable_str(type.id()) > 0)
        throw Error{Fault::data, owner_->path + ": " + name_ + ": attribute " + attribute + " is not a text of fixed length"};
    std::string text(H5Tget_size(type.id()), '\0');
    check(H5Aread(from.id(), text_type(text.size()).id(), text.data()));
    return text;
}

std::vector<double> Object::numbers(const std::string& attribute) const
{
    if (!has(attribute))
        return {};
    const Handle from{check(H5Aopen(id(), attribute.c_str(), H5P_DEFAULT))};
    const Handle space{check(H5Aget_space(from.id()))};
    std::vector<double> numbers(static_cast<std::size_t>(check(H5Sget_simple_extent_npoints(space.id()))));
    check(H5Aread(from.id(), H5T_NATIVE_DOUBLE, numbers.data()));
    return numbers;
}

void Object::put(const std::string& attribute, std::string_view text)
{
    if (text.empty())
        return;
    const Handle type = text_type(text.size());
    const Handle space{check(H5Screate(H5S_SCALAR))};
    const Handle made{check(H5Acreate2(id(), attribute.c_str(), type.id(), space.id(), H5P_DEFAULT, H5P_DEFAULT))};
    check(H5Awrite(made.id(), type.id(), text.data()));
}

void Object::put_numbers(const std::string& attribute, Type type, const void* numbers, std::size_t count)
{
    const hsize_t extent = count;
    const Handle space{check(H5Screate_simple(1, &extent, nullptr))};
    const Handle made{check(H5Acreate2(id(), attribute.c_str(), native(type), space.id(), H5P_DEFAULT, H5P_DEFAULT))};
    check(H5Awrite(made.id(), native(type), numbers));
}

}  // namespace arpent::hdf5
