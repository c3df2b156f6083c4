#pragma once

#include <string>
#include <vector>

namespace arpent {

/// A folder that several processes and people may share: what is made in it has the permissions of the folder, whatever the umask.
class SharedFolder {
public:
    explicit SharedFolder(std::string path) : path_{std::move(path)} {}

    const std::string& path() const { return path_; }
    std::string file(const std::string& name) const { return path_ + "/" + name; }

    /// The path of a file, its folders made. Errors: machine.
    std::string room_for(const std::string& name) const;
    /// Files and folders in a folder of it, sorted, without hidden ones; none where it is missing or may not be read.
    std::vector<std::string> names(const std::string& folder) const;
    /// Removes a file. Bytes that are gained.
    double remove(const std::string& name) const;
    /// Removes what killed processes left under temporary names in a folder, given by its path: what has not been written to for an hour.
    /// How many.
    static int sweep(const std::string& folder);

private:
    std::string path_;
};

/// Bytes of a file; 0 where it is none.
double bytes_of(const std::string& path);

}  // namespace arpent
