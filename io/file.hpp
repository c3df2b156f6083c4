#pragma once

#include <string>
#include <string_view>

namespace arpent {

/// Throws Error (study) where a file that a study names is missing or is a directory (unless a format is one: `.gdb`, `.zarr`). GDAL's
/// names that are not paths ("NETCDF:rain.nc:depth", "/vsizip/...") pass.
void require_file(const std::string& path);

/// Reads a whole text file. Errors: study where it is missing or a directory, data where it cannot be read.
std::string read_text(const std::string& path);

/// Writes a file under a temporary name beside it, then fsync and rename: the final name is whole or absent. Errors: machine, with the
/// system's words (no space left, permission denied).
void write_text(const std::string& path, std::string_view text);

/// Gives a file the permissions of its folder, so that what is shared is readable to all who share, whatever the umask.
void take_rights_of_folder(const std::string& path);

/// A temporary name beside `path`, unlike any other process's on any machine: ".<name>.<pid>-<chance>.part"
std::string part_name(const std::string& path);

/// fsync of the file and its folder, then the final name. Errors: machine.
void give_final_name(const std::string& part, const std::string& path);

/// A file in the making: what lies under its temporary name goes away with the object, unless it was kept.
class Part {
public:
    /// Several parts of one file differ by `tag`. Throws Error (machine) where the folder is missing or cannot be written to.
    explicit Part(const std::string& path, const std::string& tag = {});
    ~Part();
    Part(const Part&) = delete;
    Part& operator=(const Part&) = delete;

    const std::string& name() const { return name_; }
    const std::string& path() const { return path_; }
    /// Gives the file its final name. Errors: machine.
    void keep();
    /// The same without fsync: after a power cut the file may be cut short. For what is checked when it is read.
    void keep_unsynced();

private:
    std::string path_, name_;
    bool kept_ = false;
};

}  // namespace arpent
