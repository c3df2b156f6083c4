#pragma once

#include "scenarios/study/axes.hpp"

#include <string>

namespace arpent {

/// The folder that a run writes, locked for one process: a second one gets an Error (machine) that names the first. What a killed run
/// left half-written is removed. Throws Error (machine) where the folder cannot be made or written.
class RunFolder {
public:
    explicit RunFolder(const std::string& path);
    ~RunFolder();
    RunFolder(const RunFolder&) = delete;
    RunFolder& operator=(const RunFolder&) = delete;

    const std::string& path() const { return path_; }
    std::string file(const std::string& name) const { return path_ + "/" + name; }
    std::string result(const std::string& point) const { return file(file_stem(point) + ".nc"); }
    std::string effective(const std::string& point) const { return file("effective/" + file_stem(point) + ".yaml"); }
    std::string map(const std::string& point, const std::string& variable) const { return file(map_name(point, variable)); }
    /// A map's path within the folder.
    static std::string map_name(const std::string& point, const std::string& variable) { return file_stem(point) + "/" + variable + ".tif"; }

    /// Makes a folder within.
    void make(const std::string& name) const;

private:
    std::string path_;
    int lock_ = -1;
};

/// Memory that this process may still take [bytes]: the machine's and its cgroup's, whichever is less.
double memory_available();

/// Most memory that this process has held so far [bytes].
double memory_peak();

/// Space left where a path is, or will be [bytes].
double disk_available(const std::string& path);

/// Whether two paths are, or will be, on one disk.
bool on_one_disk(const std::string& one, const std::string& other);

/// Bytes of all files in a folder.
double bytes_within(const std::string& folder);

}  // namespace arpent
