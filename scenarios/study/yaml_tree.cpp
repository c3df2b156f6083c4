#include "scenarios/study/yaml_tree.hpp"

#include "scenarios/study/text_places.hpp"
#include "scenarios/study/tree_builder.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <sstream>

namespace arpent {
namespace {

/// Is the plain scalar at the front of `text` one of YAML's spellings of null? An empty value has the text of what follows it there.
std::string null_word(std::string_view text, bool as_key)
{
    for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
        if (!text.starts_with(word))
            continue;
        auto rest = text.substr(word.size());
        const bool parted = rest.empty() || std::string_view{" \t\r\n,]}:"}.find(rest.front()) != rest.npos;
        rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
        if (parted && (as_key || !rest.starts_with(':')))
            return std::string{word};
    }
    return "";
}

/// Hands the parser's events on, with places for people.
class Events : public YAML::EventHandler {
public:
    Events(TreeBuilder& builder, TextPlaces& places) : builder_{builder}, places_{places} {}

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t) override
    {
        const auto word = null_word(places_.from(mark.line, mark.column), builder_.wants_key());
        builder_.scalar(place(mark), "", word, word.empty() ? Node::Kind::nothing : Node::Kind::text);
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override { builder_.alias(place(mark), anchor); }
    void OnAnchor(const YAML::Mark& mark, const std::string&) override { builder_.anchor(place(mark)); }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, const std::string& value) override
    {
        builder_.scalar(place(mark), tag, value, Node::Kind::text);
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, YAML::EmitterStyle::value) override
    {
        builder_.open(place(mark), tag, Node::Kind::list);
    }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, YAML::EmitterStyle::value) override
    {
        builder_.open(place(mark), tag, Node::Kind::map);
    }
    void OnSequenceEnd() override { builder_.close(); }
    void OnMapEnd() override { builder_.close(); }

protected:
    Where place(const YAML::Mark& mark) { return places_.at(mark.line, mark.column); }

private:
    TreeBuilder& builder_;
    TextPlaces& places_;
};

/// Complains of the first document after the one that is read.
class SecondDocument : public Events {
public:
    SecondDocument(TreeBuilder& builder, TextPlaces& places, Diagnostics& complaints) : Events{builder, places}, complaints_{complaints} {}

    void OnDocumentStart(const YAML::Mark& mark) override
    {
        complaints_.add(place(mark), "", "a second document: a file holds one");
        throw StopParsing{};
    }

private:
    Diagnostics& complaints_;
};

/// The parser's words and what to do about them.
std::string advice(const YAML::Exception& error, const TextPlaces& places)
{
    if (error.msg.starts_with(YAML::ErrorMsg::UNKNOWN_ANCHOR))
        return refused_link("aliases");
    const auto line = places.line(error.mark.line);
    const auto indent = line.substr(0, std::min(line.find_first_not_of(" \t"), line.size()));
    const bool tab = indent.find('\t') != indent.npos;
    return "not YAML: " + error.msg +
           (tab                                          ? " (indent with blanks, not tabs)"
            : error.msg == YAML::ErrorMsg::UNKNOWN_TOKEN ? " (write it in quotes)"
                                                         : "");
}

Node parse(const std::string& text, TextPlaces& places, Diagnostics& complaints)
{
    TreeBuilder builder{complaints};
    Events events{builder, places};
    SecondDocument second{builder, places, complaints};
    try {
        std::istringstream stream{text};
        YAML::Parser parser{stream};
        parser.HandleNextDocument(events);
        builder.finish();
        parser.HandleNextDocument(second);
    } catch (const StopParsing&) {
        builder.root.broken = true;
    } catch (const YAML::Exception& error) {
        complaints.add(places.at(error.mark.line, error.mark.column), "", advice(error, places));
        builder.root.broken = true;
    }
    return std::move(builder.root);
}

/// What is wrong with a byte that is no text.
std::string no_text(char byte)
{
    return static_cast<unsigned char>(byte) < 0x80 ? "a control character is no text"
                                                   : "this byte is not UTF-8 text (save the file as UTF-8)";
}

}  // namespace

Node read_tree(const std::string& file, const std::string& text, Diagnostics& complaints)
{
    constexpr std::string_view mark = "\xEF\xBB\xBF";  // of UTF-8, as some editors write it
    const std::string plain = text.starts_with(mark) ? text.substr(mark.size()) : text;
    TextPlaces places{file, plain};
    Node root;
    root.broken = true;
    if (const auto bad = find_no_text(plain); bad != plain.npos)
        complaints.add(places.at_offset(bad), "", no_text(plain[bad]));
    else
        root = parse(plain, places, complaints);
    if (root.kind == Node::Kind::nothing)
        root.where = places.at(0, 0);
    root.key_where = root.where;
    return root;
}

}  // namespace arpent
