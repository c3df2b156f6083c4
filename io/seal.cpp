#include "io/seal.hpp"

#include "core/digest.hpp"
#include "core/error.hpp"
#include "io/file.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <limits>
#include <vector>

namespace arpent {
namespace {

constexpr std::string_view mark = "\nsealed ";
constexpr std::size_t digits = 32, seal_size = mark.size() + digits;

std::ifstream opened(const std::string& path)
{
    require_file(path);
    std::ifstream file{path, std::ios::binary};
    if (!file)
        throw Error{Fault::data, path + ": cannot be read: " + std::strerror(errno)};
    return file;
}

/// Digest of the next `count` bytes, or of all that come.
std::string digest_of(std::ifstream& file, const std::string& path, std::size_t count = std::numeric_limits<std::size_t>::max())
{
    Digest digest;
    std::vector<char> piece(std::size_t{1} << 20);
    while (count > 0 && file) {
        file.read(piece.data(), static_cast<std::streamsize>(std::min(count, piece.size())));
        const auto got = static_cast<std::size_t>(file.gcount());
        digest.add(piece.data(), got);
        count -= got;
    }
    if (file.bad())
        throw Error{Fault::data, path + ": cannot be read"};
    return digest.text();
}

}  // namespace

std::string file_digest(const std::string& path)
{
    std::ifstream file = opened(path);
    return digest_of(file, path);
}

void seal(const std::string& path, const std::string& shown)
{
    const std::string end = std::string{mark} + file_digest(path);
    std::ofstream file{path, std::ios::binary | std::ios::app};
    if (!(file << end) || !file.flush())
        throw Error{Fault::machine, shown + ": cannot be written: " + std::strerror(errno)};
}

void check_seal(const std::string& path)
{
    std::ifstream file = opened(path);
    file.seekg(0, std::ios::end);
    const auto size = static_cast<std::size_t>(file.tellg());
    file.seekg(0);
    const std::size_t content = size < seal_size ? 0 : size - seal_size;
    const std::string end = std::string{mark} + digest_of(file, path, content);
    std::string found(seal_size, '\0');
    file.read(found.data(), static_cast<std::streamsize>(seal_size));
    if (!file || found != end)
        throw Error{Fault::data, path + ": is cut short or damaged"};
}

}  // namespace arpent
