#include "scenarios/study/yaml_tree.hpp"

#include "scenarios/study/text_places.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <map>
#include <sstream>
#include <unordered_map>

namespace arpent {
namespace {

constexpr std::size_t deepest = 32, most_values = 100000;
constexpr std::string_view refused_links = " are not read (use `extends`)";

/// Thrown through the parser once a complaint says all.
struct Stop {};

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

/// Builds the tree from the parser's events.
class TreeBuilder : public YAML::EventHandler {
public:
    TreeBuilder(TextPlaces& places, Diagnostics& complaints) : places_{places}, complaints_{complaints} {}

    Node root{};

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t) override
    {
        const auto word = null_word(places_.from(mark.line, mark.column), wants_key());
        take_scalar(mark, "", word, word.empty() ? Node::Kind::nothing : Node::Kind::text);
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override
    {
        complain(mark, "aliases", refused_links);
        anchors_.erase(anchor);
        take_broken(mark);
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, const std::string& value) override
    {
        take_scalar(mark, tag, value, Node::Kind::text);
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, YAML::EmitterStyle::value) override
    {
        open(mark, tag, Node::Kind::list);
    }

    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, YAML::EmitterStyle::value) override { open(mark, tag, Node::Kind::map); }

    void OnSequenceEnd() override { close(); }
    void OnMapEnd() override { close(); }
    void OnAnchor(const YAML::Mark& mark, const std::string&) override { anchors_[++last_anchor_] = {place(mark), key_here()}; }

    /// Complains of the anchors that no alias, complained of already, refers to.
    void refuse_anchors()
    {
        for (const auto& [number, anchor] : anchors_)
            complaints_.add(anchor.first, anchor.second, std::string{"anchors"}.append(refused_links));
    }

protected:
    void complain(const YAML::Mark& mark, std::string what, std::string_view more)
    {
        complaints_.add(place(mark), key_here(), what.append(more));
    }

private:
    /// A list or map that is being read.
    struct Level {
        Node node;
        bool as_key = false;                         // it stands where a key should
        bool has_key = false;                        // its next value's key is known
        Node next{};                                 // carries the key of the next value
        std::unordered_map<std::string, int> lines;  // of the keys so far
    };

    bool wants_key() const { return !levels_.empty() && levels_.back().node.kind == Node::Kind::map && !levels_.back().has_key; }

    Where place(const YAML::Mark& mark) { return places_.at(mark.line, mark.column); }

    std::string key_here() const { return levels_.empty() || !levels_.back().has_key ? "" : levels_.back().next.key; }

    /// A tag that is known; else a complaint.
    bool allowed_tag(const YAML::Mark& mark, const std::string& tag)
    {
        if (tag.empty() || tag == "?" || tag == "!" || tag == "!unset")
            return true;
        constexpr std::string_view core = "tag:yaml.org,2002:";
        complain(mark, "unknown tag ", in_quotes(tag.starts_with(core) ? "!!" + tag.substr(core.size()) : tag) + " (allowed: !unset)");
        return false;
    }

    void count()
    {
        if (++values_ <= most_values)
            return;
        complaints_.add({places_.at(0, 0)}, "", "holds more than " + std::to_string(most_values) + " values");
        throw Stop{};
    }

    void take_scalar(const YAML::Mark& mark, const std::string& tag, const std::string& value, Node::Kind kind)
    {
        count();
        if (wants_key())
            return take_key(mark, value);
        Node node;
        node.kind = kind;
        node.text = value;
        node.broken = !allowed_tag(mark, tag);
        node.unset = tag == "!unset";
        node.where = place(mark);
        put(std::move(node));
    }

    void take_broken(const YAML::Mark& mark)
    {
        count();
        if (wants_key())
            return take_key(mark, "");
        Node node;
        node.broken = true;
        node.where = place(mark);
        put(std::move(node));
    }

    void take_key(const YAML::Mark& mark, const std::string& key)
    {
        Level& level = levels_.back();
        level.has_key = true;
        level.next = {};
        level.next.key = key;
        level.next.key_where = place(mark);
        const auto [first, fresh] = level.lines.emplace(key, level.next.key_where.line);
        if (key.empty())
            complaints_.add(level.next.key_where, "", "a key is empty (allowed: a text)");
        else if (key == "<<")
            complaints_.add(level.next.key_where, key, "merge keys are not read (use `extends`)");
        else if (!fresh)
            complaints_.add(level.next.key_where, key, "written twice; first at line " + std::to_string(first->second));
        else
            return;
        level.next.broken = true;
    }

    void open(const YAML::Mark& mark, const std::string& tag, Node::Kind kind)
    {
        count();
        if (levels_.size() == deepest) {
            complaints_.add(place(mark), "", "nested deeper than " + std::to_string(deepest) + " levels");
            throw Stop{};
        }
        Level level;
        level.as_key = wants_key();
        level.node.kind = kind;
        level.node.where = place(mark);
        level.node.broken = !allowed_tag(mark, tag) || level.as_key;
        if (tag == "!unset") {
            complain(mark, "!unset", " stands before one value (as !unset x)");
            level.node.broken = true;
        }
        levels_.push_back(std::move(level));
    }

    void close()
    {
        Level done = std::move(levels_.back());
        levels_.pop_back();
        if (!done.as_key)
            return put(std::move(done.node));
        complaints_.add(done.node.where, "", "a list or map cannot be a key (allowed: a text)");
        levels_.back().has_key = true;
        levels_.back().next = {};
        levels_.back().next.broken = true;
    }

    void put(Node node)
    {
        if (levels_.empty()) {
            root = std::move(node);
            return;
        }
        Level& level = levels_.back();
        if (level.node.kind == Node::Kind::map) {
            level.has_key = false;
            if (level.next.broken)
                return;
            node.key = level.next.key;
            node.key_where = level.next.key_where;
        } else {
            node.key_where = node.where;
        }
        level.node.children.push_back(std::move(node));
    }

    TextPlaces& places_;
    Diagnostics& complaints_;
    std::vector<Level> levels_;
    std::size_t values_ = 0;
    std::map<YAML::anchor_t, std::pair<Where, std::string>> anchors_;  // and their keys; the parser numbers them as they come
    YAML::anchor_t last_anchor_ = 0;
};

/// Complains of the first document after the one that is read.
struct SecondDocument : TreeBuilder {
    using TreeBuilder::TreeBuilder;
    void OnDocumentStart(const YAML::Mark& mark) override
    {
        complain(mark, "a second document: a file holds one", "");
        throw Stop{};
    }
};

/// The parser's words and what to do about them.
std::string advice(const YAML::Exception& error, const TextPlaces& places)
{
    if (error.msg == YAML::ErrorMsg::UNKNOWN_ANCHOR || error.msg.starts_with(YAML::ErrorMsg::UNKNOWN_ANCHOR))
        return std::string{"aliases"}.append(refused_links);
    const auto line = places.line(error.mark.line);
    const auto indent = line.substr(0, std::min(line.find_first_not_of(" \t"), line.size()));
    const bool tab = indent.find('\t') != indent.npos;
    return "not YAML: " + error.msg + (tab ? " (indent with blanks, not tabs)" : error.msg == YAML::ErrorMsg::UNKNOWN_TOKEN ? " (write it in quotes)" : "");
}

Node parse(const std::string& text, TextPlaces& places, Diagnostics& complaints)
{
    TreeBuilder builder{places, complaints};
    try {
        std::istringstream stream{text};
        YAML::Parser parser{stream};
        parser.HandleNextDocument(builder);
        builder.refuse_anchors();
        SecondDocument second{places, complaints};
        parser.HandleNextDocument(second);
    } catch (const Stop&) {
        builder.root.broken = true;
    } catch (const YAML::Exception& error) {
        complaints.add(places.at(error.mark.line, error.mark.column), "", advice(error, places));
        builder.root.broken = true;
    }
    return std::move(builder.root);
}

}  // namespace

Node read_tree(const std::string& file, const std::string& text, Diagnostics& complaints)
{
    constexpr std::string_view mark = "\xEF\xBB\xBF";  // of UTF-8, as some editors write it
    const std::string plain = text.starts_with(mark) ? text.substr(mark.size()) : text;
    TextPlaces places{file, plain};
    Node root;
    root.where = places.at(0, 0);
    root.broken = true;
    if (const auto bad = find_no_text(plain); bad != plain.npos)
        complaints.add(places.at_offset(bad), "",
                       static_cast<unsigned char>(plain[bad]) < 0x80 ? "a control character is no text" : "this byte is not UTF-8 text (save the file as UTF-8)");
    else if (root = parse(plain, places, complaints); root.kind == Node::Kind::nothing && !root.broken)
        root.where = places.at(0, 0);
    root.key_where = root.where;
    return root;
}

}  // namespace arpent
