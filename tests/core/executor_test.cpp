#include "core/executor.hpp"

#include <chrono>
#include <cmath>
#include <condition_variable>
#include <gtest/gtest.h>
#include <mutex>
#include <sched.h>
#include <set>
#include <stdexcept>
#include <thread>

namespace arpent {
namespace {

/// How many threads really came, when each waits until all of them have, at most half a minute.
std::size_t threads_seen(int threads)
{
    std::set<std::thread::id> seen;
    std::mutex lock;
    std::condition_variable came;
    with_threads(threads, [&] {
        for_each(16 * threads, [&](int) {
            std::unique_lock hold{lock};
            seen.insert(std::this_thread::get_id());
            came.notify_all();
            came.wait_for(hold, std::chrono::seconds{30}, [&] { return seen.size() >= static_cast<std::size_t>(threads); });
        });
    });
    return seen.size();
}

TEST(Executor, EightThreadsAreEightAlsoOnTwoCores)
{
    EXPECT_EQ(threads_seen(1), 1u);
    EXPECT_EQ(threads_seen(2), 2u);
    EXPECT_EQ(threads_seen(8), 8u);
}

TEST(Executor, ThreadsAvailableFollowAffinity)
{
    cpu_set_t before, one;
    ASSERT_EQ(sched_getaffinity(0, sizeof before, &before), 0);
    const int all = threads_available();
    EXPECT_GE(all, 1);
    EXPECT_LE(all, CPU_COUNT(&before));
    CPU_ZERO(&one);
    for (int cpu = 0; CPU_COUNT(&one) == 0; ++cpu)
        if (CPU_ISSET(cpu, &before))
            CPU_SET(cpu, &one);
    ASSERT_EQ(sched_setaffinity(0, sizeof one, &one), 0);
    EXPECT_EQ(threads_available(), 1);
    sched_setaffinity(0, sizeof before, &before);
}

TEST(Executor, SumsHaveTheSameBitsForAnyThreads)
{
    Raster<float> values{{0, 0, 300, 333}, 1, 1e30f};  // what stands in the halo never counts
    for (int i = 0; i < 300; ++i)
        for (int j = 0; j < 333; ++j)
            values.view()(i, j) = 1.0f / static_cast<float>(1 + i * 333 + j);
    std::vector<double> sums;
    for (const int threads : {1, 2, 8})
        with_threads(threads, [&] { sums.push_back(sum_in_order(std::as_const(values).view(), values.window())); });
    EXPECT_EQ(sums[0], sums[1]);
    EXPECT_EQ(sums[0], sums[2]);
    EXPECT_NEAR(sums[0], std::log(300 * 333.0) + 0.5772, 1e-4);
}

TEST(Executor, ItemsAreFinishedInOrderOnOneThreadAtATime)
{
    for (const int threads : {1, 2, 8}) {
        std::vector<int> finished;
        with_threads(threads, [&] {
            for_each_in_order(100, [&](int n) {
                std::this_thread::sleep_for(std::chrono::microseconds{(n * 37) % 200});
                return [&finished, n] { finished.push_back(n); };
            });
        });
        ASSERT_EQ(finished.size(), 100u);
        EXPECT_TRUE(std::ranges::is_sorted(finished));
    }
}

TEST(Executor, AnExceptionInABodyIsThrownOn)
{
    for (const int threads : {1, 2, 8})
        with_threads(threads, [&] {
            EXPECT_THROW(for_each(100, [](int n) {
                             if (n == 42)
                                 throw std::runtime_error{"42"};
                         }),
                         std::runtime_error);
            EXPECT_THROW(for_each_in_order(100, [](int n) -> std::function<void()> {
                             return [n] {
                                 if (n == 42)
                                     throw std::runtime_error{"42"};
                             };
                         }),
                         std::runtime_error);
        });
}

TEST(Executor, TilesCoverEveryCellOnce)
{
    Raster<int> times{{0, 0, 131, 70}, 0, 0};
    with_threads(8, [&] {
        for_each_tile({0, 0, 131, 70}, 64, [&](const Window& w) {
            for (int i = w.row; i < w.row + w.rows; ++i)
                for (int j = w.col; j < w.col + w.cols; ++j)
                    ++times.view()(i, j);
        });
    });
    for (int i = 0; i < 131; ++i)
        for (int j = 0; j < 70; ++j)
            ASSERT_EQ(times.view()(i, j), 1);
    EXPECT_TRUE(tiles({0, 0, 0, 5}, 64).empty());
}

}  // namespace
}  // namespace arpent
