#pragma once

#include <string>

namespace arpent {

/// Processors that the machine has, that this process is tied to, and that its cgroup's quota allows (0: no quota).
struct ThreadLimits {
    int machine = 1, affinity = 1;
    double quota = 0;
};
ThreadLimits thread_limits();

/// The library that owns the threads, with its version: "oneTBB 2021.8". The executor keeps it, which alone knows that library.
std::string threads_library();

}  // namespace arpent
