#include "scenarios/compare/png.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <cstdlib>
#include <libdeflate.h>
#include <memory>
#include <span>

namespace arpent {
namespace {

using Byte = std::uint8_t;
using Row = std::vector<Byte>;

constexpr int filters = 5;  // none, sub, up, average, Paeth

Byte paeth(int left, int up, int corner)
{
    const int estimate = left + up - corner;
    const int to_left = std::abs(estimate - left), to_up = std::abs(estimate - up), to_corner = std::abs(estimate - corner);
    if (to_left <= to_up && to_left <= to_corner)
        return static_cast<Byte>(left);
    return static_cast<Byte>(to_up <= to_corner ? up : corner);
}

Byte predicted(int filter, int left, int up, int corner)
{
    switch (filter) {
    case 1: return static_cast<Byte>(left);
    case 2: return static_cast<Byte>(up);
    case 3: return static_cast<Byte>((left + up) / 2);
    case 4: return paeth(left, up, corner);
    default: return 0;
    }
}

/// A row as its filter's number and the residuals; `above` is zeros for the first row.
Row filtered(int filter, std::span<const Byte> row, std::span<const Byte> above)
{
    Row made(row.size() + 1);
    made[0] = static_cast<Byte>(filter);
    for (std::size_t j = 0; j < row.size(); ++j) {
        const int left = j > 0 ? row[j - 1] : 0, corner = j > 0 ? above[j - 1] : 0;
        made[j + 1] = static_cast<Byte>(row[j] - predicted(filter, left, above[j], corner));
    }
    return made;
}

int cost(const Row& row)
{
    int sum = 0;
    for (const Byte residual : std::span{row}.subspan(1))
        sum += residual < 128 ? residual : 256 - residual;
    return sum;
}

Row best_filtered(std::span<const Byte> row, std::span<const Byte> above)
{
    Row best = filtered(0, row, above);
    int least = cost(best);
    for (int filter = 1; filter < filters; ++filter) {
        Row other = filtered(filter, row, above);
        if (const int its = cost(other); its < least) {
            least = its;
            best = std::move(other);
        }
    }
    return best;
}

std::string big_endian(std::uint32_t number)
{
    std::string made;
    for (int shift = 24; shift >= 0; shift -= 8)
        made += static_cast<char>(number >> shift & 0xff);
    return made;
}

std::string chunk(const std::string& type, const std::string& content)
{
    const std::string body = type + content;
    return big_endian(static_cast<std::uint32_t>(content.size())) + body + big_endian(libdeflate_crc32(0, body.data(), body.size()));
}

std::string deflated(const std::string& bytes)
{
    constexpr int strongest = 12;
    const std::unique_ptr<libdeflate_compressor, void (*)(libdeflate_compressor*)> packer{libdeflate_alloc_compressor(strongest),
                                                                                         libdeflate_free_compressor};
    std::string made(libdeflate_zlib_compress_bound(packer.get(), bytes.size()), '\0');
    const std::size_t size = libdeflate_zlib_compress(packer.get(), bytes.data(), bytes.size(), made.data(), made.size());
    if (size == 0)
        throw Error{Fault::internal, "a picture does not pack"};
    made.resize(size);
    return made;
}

/// Every row by the best filter, or all without: noise in few codes packs better as it is.
std::string packed_rows(const Picture& picture)
{
    const auto width = static_cast<std::size_t>(picture.width);
    const Row zeros(width);
    std::string plain, best;
    for (std::size_t i = 0; i < static_cast<std::size_t>(picture.height); ++i) {
        const std::span row{picture.codes.data() + i * width, width};
        const std::span above = i > 0 ? std::span{picture.codes.data() + (i - 1) * width, width} : std::span{zeros};
        const Row none = filtered(0, row, above), chosen = best_filtered(row, above);
        plain.append(none.begin(), none.end());
        best.append(chosen.begin(), chosen.end());
    }
    plain = deflated(plain);
    best = deflated(best);
    return plain.size() <= best.size() ? plain : best;
}

}  // namespace

std::string png(const Picture& picture)
{
    std::string colors, alphas;
    for (const auto& [red, green, blue, alpha] : picture.palette) {
        for (const Byte part : {red, green, blue})
            colors += static_cast<char>(part);
        alphas += static_cast<char>(alpha);
    }
    const std::string head = big_endian(static_cast<std::uint32_t>(picture.width)) + big_endian(static_cast<std::uint32_t>(picture.height))
                             + std::string{"\x08\x03\x00\x00\x00", 5};  // 8 bits, palette, no interlace
    return "\x89PNG\r\n\x1a\n" + chunk("IHDR", head) + chunk("PLTE", colors) + chunk("tRNS", alphas) + chunk("IDAT", packed_rows(picture))
           + chunk("IEND", "");
}

std::string base64(std::string_view bytes)
{
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string made;
    made.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::uint32_t three = 0;
        for (std::size_t k = 0; k < 3; ++k)
            three = three << 8 | (at + k < bytes.size() ? static_cast<Byte>(bytes[at + k]) : 0u);
        for (std::size_t k = 0; k < 4; ++k)
            made += at + k <= bytes.size() ? digits[three >> (18 - 6 * k) & 63] : '=';
    }
    return made;
}

}  // namespace arpent
