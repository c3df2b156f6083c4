#include "scenarios/run/room.hpp"

#include "core/unit.hpp"
#include "scenarios/run/run_folder.hpp"

#include <cmath>

namespace arpent {
namespace {

std::string mega(double bytes) { return number_text(std::ceil(bytes / 1e6)) + " MB"; }

void check(const std::string& folder, const std::string& what, double need)
{
    if (const double room = disk_available(folder); need > room)
        throw Error{Fault::machine, folder + ": the " + what + " need about " + mega(need) + " of disk, " + number_text(std::floor(room / 1e6)) + " MB are free"};
}

std::string seconds_only(double seconds)
{
    return number_text(seconds < 10 ? std::round(10 * seconds) / 10 : seconds < 100 ? std::round(seconds) : 10 * std::round(seconds / 10));
}

}  // namespace

void check_disk(const Forecast& need, const std::string& folder, const std::string& cache)
{
    const double kept = need.entries + need.scratch;
    if (on_one_disk(folder, cache))
        return check(folder, "results and the cache", need.results + kept);
    check(folder, "results", need.results);  // a cache that is full by itself is a warning: the run goes on without it
}

std::string seconds_text(const Effort& seconds)
{
    const std::string low = seconds_only(seconds.low), high = seconds_only(seconds.high);
    return low == high ? low : low + ".." + high;
}

}  // namespace arpent
