#pragma once

#include <string>

namespace arpent {

/// Digest of a file's bytes (XXH3, 128 bits). Errors: study where it is missing or a directory, data where it cannot be read.
std::string file_digest(const std::string& path);

/// Ends a file with the digest of what it holds, 40 bytes that HDF5 passes over. Errors: machine, of the file that shall be named `shown`.
void seal(const std::string& path, const std::string& shown);

/// Throws Error (data) where a file is not as it was sealed: cut short, changed by a bit, or never sealed.
void check_seal(const std::string& path);

}  // namespace arpent
