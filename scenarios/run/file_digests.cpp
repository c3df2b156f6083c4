#include "scenarios/run/file_digests.hpp"

#include "core/digest.hpp"
#include "io/seal.hpp"

#include <algorithm>
#include <sys/stat.h>
#include <time.h>

namespace arpent {
namespace {

/// Within this time two changes of a file may bear one stamp.
constexpr double settling = 2;  // [s]

/// Whether a file has stood long enough that its times tell of every later change.
bool settled(const std::string& path)
{
    struct stat found;
    struct timespec now;
    ::clock_gettime(CLOCK_REALTIME, &now);
    return ::stat(path.c_str(), &found) == 0 && static_cast<double>(now.tv_sec - std::max(found.st_mtim.tv_sec, found.st_ctim.tv_sec)) > settling;
}

std::string time_text(const struct timespec& time) { return std::to_string(time.tv_sec) + "." + std::to_string(time.tv_nsec); }

}  // namespace

std::string file_identity(const std::string& path)
{
    struct stat found;
    if (::stat(path.c_str(), &found) != 0)
        return {};
    return std::to_string(found.st_dev) + " " + std::to_string(found.st_ino) + " " + std::to_string(found.st_size) + " " + time_text(found.st_mtim) + " " +
           time_text(found.st_ctim);
}

const std::string& FileDigests::of(const std::string& path)
{
    const auto found = known_.find(path);
    if (found != known_.end())
        return found->second.digest;
    const std::string identity = file_identity(path);
    return known_.emplace(path, Known{identity, digest_of(path, identity)}).first->second.digest;
}

bool FileDigests::unchanged() const
{
    return std::ranges::all_of(known_, [](const auto& each) {
        const auto& [path, known] = each;
        const std::string now = file_identity(path);
        return now == known.identity || (!now.empty() && file_digest(path) == known.digest);
    });
}

std::string FileDigests::digest_of(const std::string& path, const std::string& identity)
{
    const std::string name = "file-" + Digest{}.add(identity).text();
    const bool memorable = !identity.empty() && settled(path);
    if (memorable)
        if (const auto known = cache_.memo(name))
            return *known;
    const std::string digest = file_digest(path);
    if (memorable && file_identity(path) == identity)
        cache_.remember(name, digest);
    return digest;
}

}  // namespace arpent
