#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <functional>
#include <vector>

namespace arpent::testing {

/// `run(j, count, out)` writes cells j .. j + count of a row of `cols` into out + j, which held `start`: the whole row and any two pieces of
/// it must agree to the bit.
template <typename T>
void splits_anywhere(int cols, const std::vector<T>& start, const std::function<void(int, int, T*)>& run)
{
    std::vector<T> whole = start;
    run(0, cols, whole.data());
    EXPECT_NE(whole, start) << "the kernel does something";
    for (int at = 1; at <= 64; ++at) {
        std::vector<T> split = start;
        run(0, at, split.data());
        run(at, cols - at, split.data());
        ASSERT_EQ(std::memcmp(split.data(), whole.data(), whole.size() * sizeof(T)), 0)
            << "split at " << at << ", cell " << std::mismatch(split.begin(), split.end(), whole.begin()).first - split.begin();
    }
}

}  // namespace arpent::testing
