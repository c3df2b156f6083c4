#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace arpent {

/// A picture whose palette index is a code: what it stands for is the scale's business.
struct Picture {
    int width = 0, height = 0;
    std::vector<std::uint8_t> codes;                        // row by row
    std::vector<std::array<std::uint8_t, 4>> palette;       // RGBA of code 0, 1, ...; at most 256
};

/// The bytes of an indexed PNG (W3C PNG, third edition; https://www.w3.org/TR/png-3/): rows filtered by least sum of absolute residuals,
/// deflated as far as libdeflate can. The same picture gives the same bytes.
std::string png(const Picture& picture);

/// Text of bytes for a `data:` address (RFC 4648, with padding).
std::string base64(std::string_view bytes);

}  // namespace arpent
