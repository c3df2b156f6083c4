#pragma once

#include "core/tree.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace arpent {

/// Places in a text, for people: columns count characters. Asking in the text's order costs one walk along it.
class TextPlaces {
public:
    TextPlaces(const std::string& file, std::string_view text);

    /// The place of a line and byte of it, both from 0. A place behind the text's end is its end.
    Where at(int line, int byte);
    /// The place of a byte of the text.
    Where at_offset(std::size_t offset);
    /// The text from a line and byte of it on.
    std::string_view from(int line, int byte) const;
    std::string_view line(int number) const;

private:
    std::size_t offset(int line, int byte) const;

    std::shared_ptr<const std::string> file_;
    std::string_view text_;
    std::vector<std::size_t> starts_;  // of lines
    std::size_t counted_ = 0;          // up to this byte ...
    int line_ = 0, column_ = 1;        // ... which is this place
};

/// The first byte that is no part of a UTF-8 text, or npos. Control characters but tab, line feed and return are no text.
std::size_t find_no_text(std::string_view bytes);

}  // namespace arpent
