#pragma once

#include <cstdint>

namespace arpent::testing {

/// Numbers in [0, 1) that are the same everywhere.
class Dice {
public:
    double operator()()
    {
        state_ = state_ * 6364136223846793005u + 1442695040888963407u;
        return static_cast<double>(state_ >> 11) * 0x1p-53;
    }

private:
    std::uint64_t state_ = 1;
};

}  // namespace arpent::testing
