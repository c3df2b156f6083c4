#include "scenarios/compare/png.hpp"

#include <cstdlib>
#include <gtest/gtest.h>
#include <libdeflate.h>

using namespace arpent;

namespace {

using Bytes = std::vector<std::uint8_t>;

std::uint32_t number_at(const std::string& bytes, std::size_t at)
{
    std::uint32_t made = 0;
    for (std::size_t k = 0; k < 4; ++k)
        made = made * 256 + static_cast<std::uint8_t>(bytes[at + k]);
    return made;
}

/// The content of a chunk, its checksum found right.
std::string content_of(const std::string& bytes, const std::string& type)
{
    for (std::size_t at = 8; at < bytes.size();) {
        const std::uint32_t length = number_at(bytes, at);
        if (bytes.substr(at + 4, 4) == type) {
            EXPECT_EQ(number_at(bytes, at + 8 + length), libdeflate_crc32(0, bytes.data() + at + 4, length + 4)) << type;
            return bytes.substr(at + 8, length);
        }
        at += 12 + length;
    }
    ADD_FAILURE() << "no " << type;
    return {};
}

int predictor(int filter, int a, int b, int c)
{
    if (filter == 1)
        return a;
    if (filter == 2)
        return b;
    if (filter == 3)
        return (a + b) / 2;
    if (filter == 0)
        return 0;
    const int p = a + b - c, pa = std::abs(p - a), pb = std::abs(p - b), pc = std::abs(p - c);
    return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/// The codes of a PNG, by the standard's text (https://www.w3.org/TR/png-3/, 9.2), not by our writer.
Bytes decoded(const std::string& bytes, int width, int height)
{
    const std::string packed = content_of(bytes, "IDAT");
    Bytes rows(static_cast<std::size_t>(height * (width + 1))), codes;
    std::size_t size = 0;
    auto* unpacker = libdeflate_alloc_decompressor();
    EXPECT_EQ(libdeflate_zlib_decompress(unpacker, packed.data(), packed.size(), rows.data(), rows.size(), &size), LIBDEFLATE_SUCCESS);
    libdeflate_free_decompressor(unpacker);
    EXPECT_EQ(size, rows.size());
    const auto at = [&](int i, int j) -> int { return i < 0 || j < 0 ? 0 : codes[static_cast<std::size_t>(i * width + j)]; };
    for (int i = 0; i < height; ++i)
        for (int j = 0; j < width; ++j) {
            const auto row = static_cast<std::size_t>(i * (width + 1));
            const int filter = rows[row], residual = rows[row + 1 + static_cast<std::size_t>(j)];
            codes.push_back(static_cast<std::uint8_t>(residual + predictor(filter, at(i, j - 1), at(i - 1, j), at(i - 1, j - 1))));
        }
    return codes;
}

Picture picture(int width, int height, int (*code)(int i, int j))
{
    Picture made{width, height, {}, {}};
    for (int n = 0; n < 256; ++n)
        made.palette.push_back({static_cast<std::uint8_t>(n), 1, 2, static_cast<std::uint8_t>(255 - n)});
    for (int i = 0; i < height; ++i)
        for (int j = 0; j < width; ++j)
            made.codes.push_back(static_cast<std::uint8_t>(code(i, j)));
    return made;
}

void expect_same(const Picture& wanted) { EXPECT_EQ(decoded(png(wanted), wanted.width, wanted.height), wanted.codes); }

}  // namespace

TEST(Png, DecodesToTheSameCodes)
{
    expect_same(picture(1, 1, [](int, int) { return 7; }));
    expect_same(picture(1, 40, [](int i, int) { return i * 6; }));
    expect_same(picture(40, 1, [](int, int j) { return 255 - j; }));
    expect_same(picture(97, 61, [](int i, int j) { return (i * i + 3 * j) / 11; }));          // smooth: filtered
    expect_same(picture(97, 61, [](int i, int j) { return (i * 7919 + j * 104729) % 251; }));  // noise
    expect_same(picture(64, 64, [](int, int) { return 0; }));
}

TEST(Png, PacksASmoothPictureSmall)
{
    const auto smooth = picture(512, 512, [](int i, int j) { return (i + j) / 5; });
    EXPECT_LT(png(smooth).size(), 512u * 512u / 40);
}

TEST(Png, SaysItsSizeAndThatItIsIndexed)
{
    const std::string head = content_of(png(picture(300, 2, [](int, int) { return 1; })), "IHDR");
    EXPECT_EQ(number_at(head, 0), 300u);
    EXPECT_EQ(number_at(head, 4), 2u);
    EXPECT_EQ(head.substr(8), std::string("\x08\x03\x00\x00\x00", 5));
}

TEST(Png, CarriesColoursAndTransparency)
{
    const std::string bytes = png({1, 1, {1}, {{0, 0, 0, 0}, {10, 20, 30, 255}}});
    EXPECT_EQ(content_of(bytes, "PLTE"), std::string("\x00\x00\x00\x0a\x14\x1e", 6));
    EXPECT_EQ(content_of(bytes, "tRNS"), std::string("\x00\xff", 2));
}

TEST(Base64, IsThatOfTheStandard)
{
    EXPECT_EQ(base64(""), "");
    EXPECT_EQ(base64("f"), "Zg==");
    EXPECT_EQ(base64("fo"), "Zm8=");
    EXPECT_EQ(base64("foo"), "Zm9v");
    EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
    EXPECT_EQ(base64("\xff\xfe\xfd"), "//79");
}
