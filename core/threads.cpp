#include "core/threads.hpp"

#include <fstream>
#include <sched.h>
#include <unistd.h>

namespace arpent {
namespace {

/// CPUs that a cgroup's quota allows; 0 where there is none. Version 2, then version 1.
double cgroup_quota()
{
    std::string quota;
    double period = 0;
    if (std::ifstream file{"/sys/fs/cgroup/cpu.max"}; file >> quota >> period && quota != "max")
        return std::stod(quota) / period;
    double microseconds = -1;
    std::ifstream{"/sys/fs/cgroup/cpu/cpu.cfs_quota_us"} >> microseconds;
    std::ifstream{"/sys/fs/cgroup/cpu/cpu.cfs_period_us"} >> period;
    return microseconds > 0 && period > 0 ? microseconds / period : 0;
}

}  // namespace

ThreadLimits thread_limits()
{
    cpu_set_t mine;
    const int affinity = sched_getaffinity(0, sizeof mine, &mine) == 0 ? CPU_COUNT(&mine) : 1;
    return {static_cast<int>(::sysconf(_SC_NPROCESSORS_ONLN)), affinity, cgroup_quota()};
}

}  // namespace arpent
