#include "io/file.hpp"

#include "core/data_path.hpp"
#include "core/error.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <random>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace arpent {
namespace {

[[noreturn]] void cannot_write(const std::string& path)
{
    throw Error{Fault::machine, path + ": cannot be written: " + std::strerror(errno)};
}

class Descriptor {
public:
    Descriptor(const std::string& path, int flags, mode_t mode = 0) : number_{::open(path.c_str(), flags | O_CLOEXEC, mode)} {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    explicit operator bool() const { return number_ >= 0; }
    int number() const { return number_; }
    bool close()
    {
        const int closing = std::exchange(number_, -1);
        return closing < 0 || ::close(closing) == 0;
    }

private:
    int number_;
};

std::string folder_of(const std::string& path)
{
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

bool write_all(int file, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written < 0 && errno != EINTR)
            return false;
        text.remove_prefix(static_cast<std::size_t>(written > 0 ? written : 0));
    }
    return true;
}

}  // namespace

void require_file(const std::string& path)
{
    if (path.starts_with("/vsi") || names_a_driver(path))
        return;
    struct stat found;
    if (::stat(path.c_str(), &found) != 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            throw Error{Fault::study, path + ": no such file"};
        throw Error{Fault::data, path + ": cannot be read: " + std::strerror(errno)};
    }
    if (S_ISDIR(found.st_mode) && !is_data_folder(path))
        throw Error{Fault::study, path + ": is a directory, not a file"};
}

std::string read_text(const std::string& path)
{
    require_file(path);
    const auto cannot_read = [&] { return Error{Fault::data, path + ": cannot be read: " + std::strerror(errno)}; };
    const Descriptor file{path, O_RDONLY};
    if (!file)
        throw cannot_read();
    std::string text;
    for (std::size_t size = 0;;) {
        text.resize(size + (std::size_t{1} << 16));
        const ssize_t got = ::read(file.number(), text.data() + size, text.size() - size);
        if (got < 0 && errno != EINTR)
            throw cannot_read();
        size += static_cast<std::size_t>(got > 0 ? got : 0);
        if (got == 0) {
            text.resize(size);
            return text;
        }
    }
}

void write_text(const std::string& path, std::string_view text)
{
    Part part{path};
    Descriptor file{part.name(), O_WRONLY | O_CREAT | O_TRUNC, 0666};
    if (!file || !write_all(file.number(), text) || !file.close())
        cannot_write(path);
    part.keep();
}

void take_rights_of_folder(const std::string& path)
{
    struct stat folder;
    if (::stat(folder_of(path).c_str(), &folder) == 0)
        ::chmod(path.c_str(), folder.st_mode & 0666);
}

std::string part_name(const std::string& path)
{
    static const unsigned chance = std::random_device{}();
    const auto slash = path.rfind('/');
    const auto start = slash == std::string::npos ? 0 : slash + 1;
    return path.substr(0, start) + "." + path.substr(start) + "." + std::to_string(::getpid()) + "-" + std::to_string(chance) + ".part";
}

void give_final_name(const std::string& part, const std::string& path)
{
    Descriptor file{part, O_RDONLY};
    if (!file || ::fsync(file.number()) != 0 || !file.close() || ::rename(part.c_str(), path.c_str()) != 0)
        cannot_write(path);
    const Descriptor folder{folder_of(path), O_RDONLY | O_DIRECTORY};
    if (!folder || (::fsync(folder.number()) != 0 && errno != EINVAL))  // EINVAL: a file system without fsync of folders
        cannot_write(path);
}

Part::Part(const std::string& path, const std::string& tag) : path_{path}, name_{part_name(path + tag)}
{
    struct stat found;
    if (::stat(path.c_str(), &found) == 0 && S_ISDIR(found.st_mode)) {
        errno = EISDIR;
        cannot_write(path);
    }
    if (::faccessat(AT_FDCWD, folder_of(path).c_str(), W_OK | X_OK, AT_EACCESS) != 0)
        cannot_write(path);
    std::remove(name_.c_str());  // of a killed process that had our number
}

Part::~Part()
{
    if (!kept_)
        std::remove(name_.c_str());
}

void Part::keep()
{
    give_final_name(name_, path_);
    kept_ = true;
}

void Part::keep_unsynced()
{
    if (::rename(name_.c_str(), path_.c_str()) != 0)
        cannot_write(path_);
    kept_ = true;
}

}  // namespace arpent
