#include "io/chunks.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <libdeflate.h>
#include <limits>
#include <new>

namespace arpent {
namespace {

constexpr int level = 1;  // of deflate: higher ones cost more CPU than they save bytes

struct FreeCompressor {
    void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

libdeflate_compressor* compressor()
{
    thread_local const std::unique_ptr<libdeflate_compressor, FreeCompressor> mine{libdeflate_alloc_compressor(level)};
    if (!mine)
        throw std::bad_alloc{};
    return mine.get();
}

/// The zlib stream of `bytes`; empty where it would not be shorter.
std::vector<std::uint8_t> deflated(std::span<const std::uint8_t> bytes)
{
    const auto room = std::make_unique_for_overwrite<std::uint8_t[]>(bytes.size());
    const std::size_t size = libdeflate_zlib_compress(compressor(), bytes.data(), bytes.size(), room.get(), bytes.size() - 1);
    return {room.get(), room.get() + size};
}

Packed packed(std::span<const std::uint8_t> filtered, std::span<const std::uint8_t> raw, unsigned all_filters)
{
    auto bytes = deflated(filtered);
    if (bytes.empty())
        return {{raw.begin(), raw.end()}, all_filters};
    return {std::move(bytes)};
}

template <typename T>
void shuffle_words(std::span<const T> values, std::uint8_t* to)
{
    static_assert(sizeof(T) == 4);
    const std::size_t count = values.size();
    const T* const from = values.data();
    std::uint8_t *const a = to, *const b = a + count, *const c = b + count, *const d = c + count;
#pragma omp simd
    for (std::size_t n = 0; n < count; ++n) {
        const auto bits = std::bit_cast<std::uint32_t>(from[n]);
        a[n] = static_cast<std::uint8_t>(bits);
        b[n] = static_cast<std::uint8_t>(bits >> 8);
        c[n] = static_cast<std::uint8_t>(bits >> 16);
        d[n] = static_cast<std::uint8_t>(bits >> 24);
    }
}

template <typename T>
Packed packed_words(std::span<const T> chunk)
{
    const std::size_t size = chunk.size_bytes();
    const auto shuffled = std::make_unique_for_overwrite<std::uint8_t[]>(size);
    shuffle_words(chunk, shuffled.get());
    return packed({shuffled.get(), size}, {reinterpret_cast<const std::uint8_t*>(chunk.data()), size}, 0b11);
}

}  // namespace

void round_values(std::span<float> values, double precision)
{
    const bool rounds = precision > 0;
    const float step = rounds ? static_cast<float>(precision) : 1.0f, steps = 1 / step;
    const float largest = rounds ? 0x1p23f * step : 0.0f;  // from here on floats are whole steps
    float* const v = values.data();
    const std::size_t count = values.size();
#pragma omp simd
    for (std::size_t n = 0; n < count; ++n) {
        const float rounded = std::fabs(v[n]) < largest ? std::nearbyint(v[n] * steps) * step : v[n];
        v[n] = v[n] == v[n] ? rounded + 0.0f : std::numeric_limits<float>::quiet_NaN();
    }
}

void shuffle(std::span<const float> values, std::span<std::uint8_t> to) { shuffle_words(values, to.data()); }

Packed pack(std::span<const float> chunk)
{
    if (std::ranges::all_of(chunk, [](float value) { return std::isnan(value); }))
        return {{}, 0, false};
    return packed_words(chunk);
}

Packed pack(std::span<const std::uint8_t> chunk)
{
    if (std::ranges::all_of(chunk, [](std::uint8_t value) { return value == 0; }))
        return {{}, 0, false};
    return packed(chunk, chunk, 0b1);
}

Packed pack_exactly(std::span<const float> chunk) { return packed_words(chunk); }
Packed pack_exactly(std::span<const std::int32_t> chunk) { return packed_words(chunk); }
Packed pack_exactly(std::span<const std::uint8_t> chunk) { return packed(chunk, chunk, 0b1); }

}  // namespace arpent
