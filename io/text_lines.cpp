#include "io/text_lines.hpp"

#include <cstddef>

namespace arpent {

bool is_utf8(std::string_view text)
{
    for (std::size_t n = 0; n < text.size();) {
        const auto lead = static_cast<unsigned char>(text[n]);
        const std::size_t more = lead < 0x80 ? 0 : lead >= 0xC2 && lead < 0xE0 ? 1 : lead >= 0xE0 && lead < 0xF0 ? 2 : lead >= 0xF0 && lead < 0xF5 ? 3 : 9;
        if (n + more >= text.size())
            return false;
        for (std::size_t k = 1; k <= more; ++k)
            if ((static_cast<unsigned char>(text[n + k]) & 0xC0) != 0x80)
                return false;
        n += more + 1;
    }
    return true;
}

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t");
    return first == text.npos ? std::string_view{} : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool TextLines::next(std::string_view& line)
{
    if (rest_.empty())
        return false;
    const auto end = rest_.find('\n');
    line = rest_.substr(0, end);
    rest_ = end == rest_.npos ? std::string_view{} : rest_.substr(end + 1);
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    ++number_;
    return true;
}

}  // namespace arpent
