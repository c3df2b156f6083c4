#pragma once

#include <string_view>

namespace arpent {

bool is_utf8(std::string_view text);

/// Without blanks and tabs at its ends.
std::string_view trimmed(std::string_view text);

/// Lines of a text, with their numbers from 1; a byte order mark and a CR before the end of a line do not count.
class TextLines {
public:
    explicit TextLines(std::string_view text) : rest_{text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text} {}

    /// The next line; false at the end of the text.
    bool next(std::string_view& line);
    int number() const { return number_; }

private:
    std::string_view rest_;
    int number_ = 0;
};

}  // namespace arpent
