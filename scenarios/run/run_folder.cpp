#include "scenarios/run/run_folder.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <limits>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace arpent {
namespace {

namespace fs = std::filesystem;

void make_folder(const fs::path& path)
{
    std::error_code failure;
    fs::create_directories(path, failure);
    if (failure)
        throw Error{Fault::machine, path.string() + ": the folder cannot be made: " + failure.message()};
    if (!fs::is_directory(path))
        throw Error{Fault::machine, path.string() + ": is not a folder"};
}

/// What processes that were killed left under temporary names.
void remove_parts(const fs::path& folder)
{
    std::error_code ignored;
    for (const auto& entry : fs::recursive_directory_iterator{folder, ignored})
        if (const auto name = entry.path().filename().string(); name.starts_with('.') && name.ends_with(".part"))
            fs::remove(entry.path(), ignored);
}

/// The number of a line `name: 123 kB`; `missing` where there is none.
double kilobytes_in(const std::string& file, const std::string& wanted, double missing)
{
    std::ifstream lines{file};
    for (std::string name, rest; lines >> name && std::getline(lines, rest);)
        if (name == wanted)
            return std::atof(rest.c_str());
    return missing;
}

/// The path, or the nearest folder above it that is there.
fs::path nearest(const std::string& path)
{
    fs::path place = fs::absolute(path);
    while (!fs::exists(place) && place.has_parent_path() && place != place.parent_path())
        place = place.parent_path();
    return place;
}

/// Bytes that a cgroup leaves: its limit less what is used; infinite where there is none.
double cgroup_room(const std::string& limit_file, const std::string& used_file)
{
    double limit = 0, used = 0;
    if (std::ifstream{limit_file} >> limit && std::ifstream{used_file} >> used)
        return limit - used;
    return std::numeric_limits<double>::infinity();
}

}  // namespace

RunFolder::RunFolder(const std::string& path) : path_{path}
{
    make_folder(path);
    const std::string lock = file(".lock");
    lock_ = ::open(lock.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0666);
    if (lock_ < 0)
        throw Error{Fault::machine, path + ": cannot be written: " + std::strerror(errno)};
    if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
        std::string process;
        std::ifstream{lock} >> process;
        ::close(lock_);
        throw Error{Fault::machine, path + ": in use by process " + process};
    }
    const std::string process = std::to_string(::getpid()) + "\n";
    if (::ftruncate(lock_, 0) != 0 || ::pwrite(lock_, process.data(), process.size(), 0) != static_cast<ssize_t>(process.size())) {
        const std::string why = std::strerror(errno);
        ::close(lock_);
        throw Error{Fault::machine, path + ": cannot be written: " + why};
    }
    remove_parts(path);
}

RunFolder::~RunFolder() { ::close(lock_); }

void RunFolder::make(const std::string& name) const { make_folder(file(name)); }

double memory_available()
{
    const double machine = kilobytes_in("/proc/meminfo", "MemAvailable:", std::numeric_limits<double>::infinity()) * 1024;
    const double v2 = cgroup_room("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory.current");
    const double v1 = cgroup_room("/sys/fs/cgroup/memory/memory.limit_in_bytes", "/sys/fs/cgroup/memory/memory.usage_in_bytes");
    return std::min({machine, v2, v1});
}

double memory_peak() { return kilobytes_in("/proc/self/status", "VmHWM:", 0) * 1024; }

double disk_available(const std::string& path)
{
    std::error_code failure;
    const auto space = fs::space(nearest(path), failure);
    return failure ? std::numeric_limits<double>::infinity() : static_cast<double>(space.available);
}

bool on_one_disk(const std::string& one, const std::string& other)
{
    struct stat of_one {}, of_other {};
    return ::stat(nearest(one).c_str(), &of_one) == 0 && ::stat(nearest(other).c_str(), &of_other) == 0 && of_one.st_dev == of_other.st_dev;
}

double bytes_within(const std::string& folder)
{
    double sum = 0;
    std::error_code ignored;
    for (const auto& entry : fs::recursive_directory_iterator{folder, ignored})
        if (entry.is_regular_file(ignored))
            sum += static_cast<double>(entry.file_size(ignored));
    return sum;
}

}  // namespace arpent
