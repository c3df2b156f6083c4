#include "io/chunks.hpp"

#include <bit>
#include <cmath>
#include <cstring>
#include <gtest/gtest.h>
#include <limits>
#include <libdeflate.h>
#include <random>
#include <vector>

namespace arpent {
namespace {

constexpr float nan = std::numeric_limits<float>::quiet_NaN();

std::vector<float> rounded(std::vector<float> values, double precision)
{
    round_values(values, precision);
    return values;
}

std::uint32_t bits(float value) { return std::bit_cast<std::uint32_t>(value); }

TEST(RoundedValues, LieOnTheNearestMultipleHalvesOnEven)
{
    EXPECT_EQ(rounded({0.124f, 0.126f, 0.375f, 0.625f, -0.375f, 7.9f}, 0.25), (std::vector<float>{0, 0.25f, 0.5f, 0.5f, -0.5f, 8}));
    EXPECT_EQ(rounded({1.23f, 1.26f}, 0), (std::vector<float>{1.23f, 1.26f}));
}

TEST(RoundedValues, AreWithinHalfAStepOfEveryValue)
{
    std::mt19937 random{7};
    std::uniform_real_distribution<float> any{-50, 50};
    std::vector<float> values(1003);
    for (float& value : values)
        value = any(random);
    const auto made = rounded(values, 0x1p-10);
    for (std::size_t n = 0; n < values.size(); ++n) {
        EXPECT_LE(std::abs(made[n] - values[n]), 0x1p-11f);
        EXPECT_EQ(made[n] * 1024, std::round(made[n] * 1024));
    }
}

TEST(RoundedValues, KeepWhatIsTooLargeToHaveSuchDecimals)
{
    const float most = std::numeric_limits<float>::max(), infinite = std::numeric_limits<float>::infinity();
    EXPECT_EQ(rounded({most, -most, infinite, 131072.016f}, 0x1p-24), (std::vector<float>{most, -most, infinite, 131072.016f}));
}

TEST(RoundedValues, HaveOneZeroAndOneNaN)
{
    const auto odd_nan = std::bit_cast<float>(0xffc12345u);
    for (const double precision : {0.0, 0.5}) {
        const auto made = rounded({-0.0f, odd_nan, nan, -0.0f}, precision);
        EXPECT_EQ(bits(made[0]), 0u);
        EXPECT_EQ(bits(made[1]), bits(made[2]));
        EXPECT_TRUE(std::isnan(made[1]));
    }
}

TEST(Shuffle, PutsEqualBytesOfAllValuesTogether)
{
    const std::vector<float> values{std::bit_cast<float>(0x04030201u), std::bit_cast<float>(0x14131211u),
                                    std::bit_cast<float>(0x24232221u)};
    std::vector<std::uint8_t> made(12);
    shuffle(values, made);
    EXPECT_EQ(made, (std::vector<std::uint8_t>{0x01, 0x11, 0x21, 0x02, 0x12, 0x22, 0x03, 0x13, 0x23, 0x04, 0x14, 0x24}));
}

TEST(PackedChunk, InflatesToItsShuffledBytes)
{
    std::vector<float> values(5000);
    for (std::size_t n = 0; n < values.size(); ++n)
        values[n] = static_cast<float>(n / 40) * 0.25f;
    const Packed packed = pack(values);
    ASSERT_TRUE(packed.stored);
    EXPECT_EQ(packed.skipped, 0u);
    EXPECT_LT(packed.bytes.size(), 4u * 5000 / 10);

    std::vector<std::uint8_t> back(20000), shuffled(20000);
    auto* const inflate = libdeflate_alloc_decompressor();
    const auto& bytes = packed.bytes;
    EXPECT_EQ(libdeflate_zlib_decompress(inflate, bytes.data(), bytes.size(), back.data(), back.size(), nullptr), LIBDEFLATE_SUCCESS);
    libdeflate_free_decompressor(inflate);
    shuffle(values, shuffled);
    EXPECT_EQ(back, shuffled);
}

TEST(PackedChunk, KeepsTheBytesOfNoiseAndSkipsItsFilters)
{
    std::mt19937 random{3};
    std::vector<float> values(4096);
    std::vector<std::uint8_t> bytes(4096);
    for (std::size_t n = 0; n < values.size(); ++n) {
        values[n] = std::bit_cast<float>(static_cast<std::uint32_t>(random()));
        bytes[n] = static_cast<std::uint8_t>(random());
    }
    const Packed floats = pack(values), codes = pack(bytes);
    EXPECT_EQ(floats.skipped, 3u);
    EXPECT_EQ(floats.bytes.size(), 4u * 4096);
    EXPECT_EQ(std::memcmp(floats.bytes.data(), values.data(), floats.bytes.size()), 0);
    EXPECT_EQ(codes.skipped, 1u);
    EXPECT_EQ(codes.bytes, bytes);
}

TEST(PackedChunk, OfTheFillValueAloneIsNotStored)
{
    EXPECT_FALSE(pack(std::vector<float>(100, nan)).stored);
    EXPECT_FALSE(pack(std::vector<std::uint8_t>(100, std::uint8_t{0})).stored);
    EXPECT_TRUE(pack(std::vector<float>(100, 0.0f)).stored);
    std::vector<float> one_known(100, nan);
    one_known.back() = 1;
    EXPECT_TRUE(pack(one_known).stored);
}

}  // namespace
}  // namespace arpent
