#include "scenarios/study/text_places.hpp"

#include <algorithm>
#include <array>

namespace arpent {
namespace {

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// Bytes of the character that starts with `c`; 0 where none does.
std::size_t length_of(unsigned char c)
{
    return c < 0x80 ? 1 : c >= 0xC2 && c < 0xE0 ? 2 : c >= 0xE0 && c < 0xF0 ? 3 : c >= 0xF0 && c < 0xF5 ? 4 : 0;
}

/// Overlong forms, surrogates and what is beyond U+10FFFF.
bool forbidden(unsigned char first, unsigned char second)
{
    return (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) || (first == 0xF0 && second < 0x90) ||
           (first == 0xF4 && second > 0x8F);
}

bool control(unsigned char c) { return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F; }

}  // namespace

TextPlaces::TextPlaces(const std::string& file, std::string_view text)
    : file_{std::make_shared<const std::string>(file)}, text_{text}, starts_{0}
{
    for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1))
        starts_.push_back(at + 1);
}

std::size_t TextPlaces::offset(int line, int byte) const
{
    if (line < 0 || static_cast<std::size_t>(line) >= starts_.size())
        return text_.size();
    return std::min(starts_[static_cast<std::size_t>(line)] + static_cast<std::size_t>(std::max(byte, 0)), text_.size());
}

Where TextPlaces::at(int line, int byte) { return at_offset(offset(line, byte)); }

Where TextPlaces::at_offset(std::size_t offset)
{
    const int line = static_cast<int>(std::ranges::upper_bound(starts_, offset) - starts_.begin()) - 1;
    if (line != line_ || offset < counted_) {
        line_ = line;
        column_ = 1;
        counted_ = starts_[static_cast<std::size_t>(line)];
    }
    column_ += static_cast<int>(std::count_if(text_.begin() + static_cast<std::ptrdiff_t>(counted_),
                                              text_.begin() + static_cast<std::ptrdiff_t>(offset), [](char c) { return !continues(c); }));
    counted_ = offset;
    return {file_, line_ + 1, column_};
}

std::string_view TextPlaces::from(int line, int byte) const { return text_.substr(offset(line, byte)); }

std::string_view TextPlaces::line(int number) const
{
    const auto rest = from(number, 0);
    return rest.substr(0, std::min(rest.find('\n'), rest.size()));
}

std::size_t find_no_text(std::string_view bytes)
{
    for (std::size_t at = 0; at < bytes.size();) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const std::size_t length = length_of(first);
        if (length == 0 || at + length > bytes.size() || control(first))
            return at;
        for (std::size_t k = 1; k < length; ++k)
            if (!continues(bytes[at + k]) || forbidden(first, static_cast<unsigned char>(bytes[at + 1])))
                return at;
        at += length;
    }
    return bytes.npos;
}

}  // namespace arpent
