#include "scenarios/run/shared_folder.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <sys/stat.h>

namespace arpent {
namespace {

namespace fs = std::filesystem;

/// Makes a folder with the permissions of the one that it lies in.
void make_within(const fs::path& path)
{
    struct stat parent;
    if (::mkdir(path.c_str(), 0777) == 0) {
        if (::stat(path.parent_path().c_str(), &parent) == 0)
            ::chmod(path.c_str(), parent.st_mode & 07777);
    } else if (errno != EEXIST)
        throw Error{Fault::machine, path.string() + ": the folder cannot be made: " + std::strerror(errno)};
}

}  // namespace

std::string SharedFolder::room_for(const std::string& name) const
{
    std::error_code failure;
    fs::create_directories(path_, failure);
    if (failure)
        throw Error{Fault::machine, path_ + ": the folder cannot be made: " + failure.message()};
    fs::path place = path_;
    for (const fs::path& part : fs::path{name}.parent_path())
        make_within(place /= part);
    return file(name);
}

std::vector<std::string> SharedFolder::names(const std::string& folder) const
{
    std::vector<std::string> found;
    std::error_code unreadable;
    for (const auto& entry : fs::directory_iterator{file(folder), unreadable})
        if (std::string name = entry.path().filename().string(); !name.starts_with('.'))
            found.push_back(std::move(name));
    std::ranges::sort(found);
    return found;
}

double SharedFolder::remove(const std::string& name) const
{
    std::error_code failure;
    const double bytes = bytes_of(file(name));
    return fs::remove(file(name), failure) ? bytes : 0;
}

int SharedFolder::sweep(const std::string& folder)
{
    std::error_code failure;
    std::vector<fs::path> left;
    const auto now = fs::file_time_type::clock::now();
    for (const auto& entry : fs::directory_iterator{folder, failure})
        if (const auto name = entry.path().filename().string(); name.starts_with('.') && name.ends_with(".part"))
            if (const auto written = entry.last_write_time(failure); !failure && now - written > std::chrono::hours{1})
                left.push_back(entry.path());
    return static_cast<int>(std::ranges::count_if(left, [&](const fs::path& part) { return fs::remove(part, failure); }));
}

double bytes_of(const std::string& path)
{
    std::error_code failure;
    const auto bytes = fs::file_size(path, failure);
    return failure ? 0 : static_cast<double>(bytes);
}

}  // namespace arpent
