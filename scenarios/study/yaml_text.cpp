#include "scenarios/study/yaml_text.hpp"

#include <algorithm>
#include <string_view>

namespace arpent {
namespace {

bool letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// A colon before a blank makes a key, a hash after one a comment.
bool plain(const std::string& text)
{
    constexpr std::string_view inner = " _./+-()%:$;=@", first = "./+_~";
    const auto fits = [&](char c) { return letter_or_digit(c) || inner.find(c) != inner.npos; };
    return !text.empty() && (letter_or_digit(text.front()) || first.find(text.front()) != first.npos) && text.back() != ' ' &&
           text.back() != ':' && (std::ranges::all_of(text, fits) || text == "~") && (text.front() != '~' || text == "~") &&
           text.find(": ") == text.npos && text != "...";
}

}  // namespace

std::string yaml_text(const std::string& text)
{
    if (plain(text))
        return text;
    std::string made = "\"";
    for (const char c : text)
        switch (c) {
        case '\n': made += "\\n"; break;
        case '\t': made += "\\t"; break;
        case '\r': made += "\\r"; break;
        case '"':
        case '\\': made += '\\'; [[fallthrough]];
        default: made += c;
        }
    return made + '"';
}

}  // namespace arpent
