#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace arpent {

/// Any text as it must stand in HTML, between tags or in a quoted attribute.
std::string escaped(std::string_view text);

/// `<name attributes>content</name>`; the content is HTML.
std::string element(std::string_view name, std::string_view attributes, std::string_view content);

/// The page's texts in one language, from the table `text.csv` (key,en,fr).
class Words {
public:
    /// "en" or "fr". Throws Error (usage) on another.
    explicit Words(std::string language);

    /// The text of a key as HTML; `{0}`, `{1}` stand for the arguments, which are plain text and come out escaped. Throws Error
    /// (internal) where there is no such key.
    std::string operator()(std::string_view key, const std::vector<std::string>& arguments = {}) const;
    /// The same of a key without markup, as plain text.
    std::string plain(std::string_view key, const std::vector<std::string>& arguments = {}) const;
    bool has(std::string_view key) const { return texts_.find(key) != texts_.end(); }
    /// Of two labels, the one in this language.
    const std::string& of(const std::string& en, const std::string& fr) const { return language_ == "fr" && !fr.empty() ? fr : en; }
    const std::string& language() const { return language_; }

private:
    const std::string& text(std::string_view key) const;

    std::string language_;
    std::map<std::string, std::string, std::less<>> texts_;
};

/// A file of the page that the binary carries: "page.css", "page.js", "text.csv"; empty where there is no such file.
std::string_view page_file(std::string_view name);

}  // namespace arpent
