#pragma once

#include "scenarios/run/cache.hpp"

#include <map>
#include <string>

namespace arpent {

/// Digests of files, remembered in the cache by what the file system says of them (device, inode, size, times of change to the nanosecond),
/// so that a file is read once as long as it stays.
class FileDigests {
public:
    /// `cache` outlives it.
    explicit FileDigests(Cache& cache) : cache_{cache} {}

    /// Errors: study where a file is missing or a directory, data where it cannot be read.
    const std::string& of(const std::string& path);
    /// Whether every file asked for holds the bytes that it held then.
    bool unchanged() const;

private:
    struct Known {
        std::string identity, digest;
    };

    Cache& cache_;
    std::map<std::string, Known> known_;

    std::string digest_of(const std::string& path, const std::string& identity);
};

/// What the file system says of a file, as a text; empty where it is missing.
std::string file_identity(const std::string& path);

}  // namespace arpent
