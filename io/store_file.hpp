#pragma once

#include "core/layer.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace arpent {

/// Writes named layers, rasters and texts so that they come back bit by bit: HDF5, chunks compressed by our own tasks, the whole file sealed.
/// A temporary name, then fsync and rename: the final name is whole. Equal content gives equal bytes. The file has the permissions of its
/// folder. Used by one thread at a time. Errors: machine (disk full, permission); a file that one befell is lost.
class StoreWriter {
public:
    explicit StoreWriter(const std::string& path);
    ~StoreWriter();
    StoreWriter(const StoreWriter&) = delete;
    StoreWriter& operator=(const StoreWriter&) = delete;

    /// All planes of a layer and its grid.
    void put(const Layer& layer);
    /// A raster with its window and halo.
    void put(const std::string& name, const AnyRaster& raster);
    void text(const std::string& name, std::string_view value);
    void close();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Reads what StoreWriter wrote. Errors: study (missing), data (not such a file, cut short, damaged).
class StoreFile {
public:
    /// Opens the file; `check_seal` (io/seal.hpp) says whether all of it is as it was written.
    explicit StoreFile(const std::string& path);
    ~StoreFile();
    StoreFile(const StoreFile&) = delete;
    StoreFile& operator=(const StoreFile&) = delete;

    /// In the order in which they were put.
    std::vector<std::string> layers() const;
    std::vector<std::string> rasters() const;
    /// Read into memory.
    Layer layer(const std::string& name) const;
    AnyRaster raster(const std::string& name) const;
    /// Empty where there is none.
    std::string text(const std::string& name) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace arpent
