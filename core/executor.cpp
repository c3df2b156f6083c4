#include "core/executor.hpp"

#include "core/threads.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#ifdef ARPENT_JTHREAD
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#else
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>
#include <oneapi/tbb/version.h>
#endif

namespace arpent {

int threads_available()
{
    const ThreadLimits limits = thread_limits();
    return std::max(1, limits.quota > 0 ? std::min(limits.affinity, static_cast<int>(std::ceil(limits.quota))) : limits.affinity);
}

#ifdef ARPENT_JTHREAD

std::string threads_library() { return "std::jthread"; }

// The second body, for ThreadSanitizer: Debian's TBB is not instrumented, which gives false races or hides true ones.
namespace {

int threads_now = 0;
thread_local bool inside = false;  // a loop within a loop stays on its thread

}  // namespace

void with_threads(int threads, const std::function<void()>& work)
{
    const int before = std::exchange(threads_now, threads);
    try {
        work();
    } catch (...) {
        threads_now = before;
        throw;
    }
    threads_now = before;
}

void for_each(int count, const std::function<void(int)>& body)
{
    std::atomic<int> next{0};
    std::exception_ptr failure;
    std::mutex lock;
    const auto share = [&] {
        const bool outer = std::exchange(inside, true);
        for (int n = next++; n < count; n = next++)
            try {
                body(n);
            } catch (...) {
                const std::scoped_lock hold{lock};
                failure = std::current_exception();
                next = count;
            }
        inside = outer;
    };
    {
        std::vector<std::jthread> threads;
        const int wanted = inside ? 1 : threads_now > 0 ? threads_now : threads_available();
        for (int t = 1; t < std::min(wanted, count); ++t)
            threads.emplace_back(share);
        share();
    }
    if (failure)
        std::rethrow_exception(failure);
}

void for_each_in_order(int count, const std::function<std::function<void()>(int)>& make)
{
    for (int first = 0; first < count; first += 8) {
        std::vector<std::function<void()>> made(static_cast<std::size_t>(std::min(8, count - first)));
        for_each(static_cast<int>(made.size()), [&](int n) { made[static_cast<std::size_t>(n)] = make(first + n); });
        for (const auto& last : made)
            last();
    }
}

#else

std::string threads_library()
{
    const int version = TBB_runtime_interface_version();  // 12080 is 2021.8
    return "oneTBB " + std::to_string(version / 1000 + 2009) + '.' + std::to_string(version % 1000 / 10);
}

void with_threads(int threads, const std::function<void()>& work)
{
    const tbb::global_control limit{tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads)};
    tbb::task_arena{threads}.execute(work);
}

void for_each(int count, const std::function<void(int)>& body)
{
    tbb::this_task_arena::isolate([&] { tbb::parallel_for(0, count, 1, body); });
}

void for_each_in_order(int count, const std::function<std::function<void()>(int)>& make)
{
    int next = 0;
    const auto tokens = static_cast<std::size_t>(2 * tbb::this_task_arena::max_concurrency());
    tbb::this_task_arena::isolate([&] {
        tbb::parallel_pipeline(tokens, tbb::make_filter<void, int>(tbb::filter_mode::serial_in_order,
                                                                   [&](tbb::flow_control& control) {
                                                                       if (next >= count)
                                                                           control.stop();
                                                                       return next++;
                                                                   }) &
                                           tbb::make_filter<int, std::function<void()>>(tbb::filter_mode::parallel, make) &
                                           tbb::make_filter<std::function<void()>, void>(tbb::filter_mode::serial_in_order,
                                                                                         [](const std::function<void()>& last) { last(); }));
    });
}

#endif

void for_each_row(int rows, const std::function<void(int)>& body)
{
    constexpr int block = 16;
    for_each((rows + block - 1) / block, [&](int n) {
        for (int i = n * block; i < std::min(rows, (n + 1) * block); ++i)
            body(i);
    });
}

std::vector<Window> tiles(const Window& window, int side)
{
    std::vector<Window> made;
    for (int i = 0; i < window.rows; i += side)
        for (int j = 0; j < window.cols; j += side)
            made.push_back(Window{window.row + i, window.col + j, side, side}.within(window));
    return made;
}

void for_each_tile(const Window& window, int side, const std::function<void(const Window&)>& body)
{
    const auto all = tiles(window, side);
    for_each(static_cast<int>(all.size()), [&](int n) { body(all[static_cast<std::size_t>(n)]); });
}

double sum_in_tree(int count, const std::function<double(int)>& value)
{
    std::vector<double> sums(static_cast<std::size_t>(std::max(0, count)));
    for_each(count, [&](int n) { sums[static_cast<std::size_t>(n)] = value(n); });
    for (std::size_t step = 1; step < sums.size(); step *= 2)
        for (std::size_t n = 0; n + step < sums.size(); n += 2 * step)
            sums[n] += sums[n + step];
    return sums.empty() ? 0 : sums[0];
}

}  // namespace arpent
