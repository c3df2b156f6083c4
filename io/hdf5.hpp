#pragma once

#include "core/error.hpp"

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

/// What results need of HDF5's C API: handles closed by scope, failures as Error that names the file. No type of HDF5 leaves hdf5*.cpp.
namespace arpent::hdf5 {

using Id = std::int64_t;  // hid_t
using Extent = std::vector<std::uint64_t>;

enum class Type { uint8, int32, float32, float64 };
template <typename T>
inline constexpr Type type_of = std::is_same_v<T, std::uint8_t>   ? Type::uint8
                                : std::is_same_v<T, std::int32_t> ? Type::int32
                                : std::is_same_v<T, float>        ? Type::float32
                                                                  : Type::float64;

/// The file that an object belongs to, for its errors: machine while it is written, data while it is read.
struct Owner {
    std::string path;
    Fault fault = Fault::data;
    std::string written = {};  // where a file in the making lies
    mutable std::atomic<bool> lost = false;

    /// `result`, where it is no failure; else throws Error: path, part of the file, HDF5's innermost reason or the system's words.
    /// A file in the making is lost then. Its space is given back, and its objects are not closed: HDF5 would write once more, leave
    /// ruins where it cannot, and crash on them.
    Id check(Id result, std::string_view part = {}) const;
};

/// Owns an identifier of any sort. Asking for it turns HDF5's own printing of errors off on this thread.
class Handle {
public:
    explicit Handle(Id id) : id_{id} {}
    Handle(Handle&& other) noexcept;
    Handle& operator=(Handle&& other) noexcept;
    ~Handle();

    Id id() const;
    /// Gives the identifier up to the caller, who closes it.
    Id release();

private:
    Id id_;
};

/// A dataset or group: what carries attributes.
class Object {
public:
    Object(std::shared_ptr<const Owner> owner, Handle handle, std::string name);
    Object(Object&&) noexcept = default;
    Object& operator=(Object&&) noexcept = default;
    ~Object();

    const std::string& name() const { return name_; }
    bool has(const std::string& attribute) const;
    /// The text of an attribute; empty where there is none.
    std::string text(const std::string& attribute) const;
    /// The numbers of an attribute; none where there is none.
    std::vector<double> numbers(const std::string& attribute) const;
    /// Writes a UTF-8 text; an empty one is not written.
    void put(const std::string& attribute, std::string_view text);
    template <typename T>
    void put(const std::string& attribute, std::span<const T> numbers)
    {
        put_numbers(attribute, type_of<T>, numbers.data(), numbers.size());
    }
    template <typename T>
        requires std::is_arithmetic_v<T>
    void put(const std::string& attribute, T number)
    {
        put(attribute, std::span<const T>{&number, 1});
    }

protected:
    Id id() const { return handle_.id(); }
    Id check(Id result) const { return owner_->check(result, name_ == "/" ? "" : name_); }

    std::shared_ptr<const Owner> owner_;
    Handle handle_;
    std::string name_;

private:
    void put_numbers(const std::string& attribute, Type type, const void* numbers, std::size_t count);
};

/// The type in memory, and a UTF-8 text of `size` bytes.
Id native(Type type);
Handle text_type(std::size_t size);

/// A part of a dataset of rank 2 or more: rows and columns of one plane.
struct Slab {
    std::uint64_t plane = 0, row = 0, col = 0, rows = 0, cols = 0;
};

class Dataset : public Object {
public:
    using Object::Object;

    Extent shape() const;
    Type type() const;
    /// All values; `type` is theirs in memory.
    void write(Id type, const void* values);
    void write(Type type, const void* values) { write(native(type), values); }
    /// One chunk, as the filters would leave it; bit k of `skipped` says that filter k was not applied.
    void write_chunk(const Extent& offset, std::span<const std::uint8_t> bytes, unsigned skipped);
    /// Fills rows of `pitch` values that begin at `to`.
    void read(const Slab& slab, Type type, void* to, std::uint64_t pitch) const;
    /// A text stored by `Group::make_text`.
    std::string text_value() const;

    /// Makes this the scale of the dimension of its own name, and gives an axis its scale.
    void be_scale();
    void attach(const Dataset& scale, unsigned axis);
};

class Group : public Object {
public:
    using Object::Object;

    /// Datasets in the order in which they were made.
    std::vector<std::string> datasets() const;
    bool holds(const std::string& name) const;
    Group group(const std::string& name) const;
    /// Opens a dataset; `cache` is the size of its cache of unpacked chunks.
    Dataset dataset(const std::string& name, std::size_t cache = 1 << 20) const;

    Group make_group(const std::string& name);
    /// A contiguous dataset of this shape; none: a scalar.
    Dataset make(const std::string& name, Type type, const Extent& shape);
    /// A dataset of chunks, shuffled where a value has several bytes and deflated; floats have NaN as fill value.
    Dataset make_chunked(const std::string& name, Type type, const Extent& shape, const Extent& chunk);
    /// A UTF-8 text as a scalar of fixed length, of any size.
    void make_text(const std::string& name, std::string_view text);
    /// A UTF-8 text as netCDF's scalar string.
    Dataset make_string(const std::string& name, const std::string& text);
};

/// The root group of a file.
class File : public Group {
public:
    /// A new file that holds no time and no trace of who wrote it; errors name it `shown`.
    static File create(const std::string& path, const std::string& shown);
    /// An existing file, to be read.
    static File open(const std::string& path);
    File(File&&) noexcept = default;
    File& operator=(File&&) noexcept = default;
    ~File();

    /// From here on what was written survives the process.
    void flush();
    /// Ends the file. All other objects of it must be gone.
    void close();

private:
    File(std::shared_ptr<const Owner> owner, Handle file);

    Handle file_;
};

}  // namespace arpent::hdf5
