#include "core/tree.hpp"

#include <algorithm>
#include <charconv>
#include <tuple>
#include <utility>

namespace arpent {
namespace {

auto place(const Complaint& c)
{
    return std::tuple{c.where.file ? std::string_view{*c.where.file} : std::string_view{}, c.where.line, c.where.column};
}

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// What it costs to write `b` for `a`.
std::size_t change(char a, char b) { return a == b ? 0 : small(a) == small(b) ? 1 : 2; }

/// Twice the insertions, deletions, changes and swaps of neighbours that turn `a` into `b`; another case is half a change.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> before, last(b.size() + 1), now(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        last[j] = 2 * j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = 2 * i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            now[j] = std::min({last[j] + 2, now[j - 1] + 2, last[j - 1] + change(a[i - 1], b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = std::min(now[j], before[j - 2] + 2);
        }
        before = last;
        last = now;
    }
    return last[b.size()];
}

constexpr std::size_t longest_word = 64, longest_quote = 300;

/// By its `id`; or an `!unset NAME` of it.
bool named(const Node& node, std::string_view name)
{
    const Node* id = node.find("id");
    return (id && id->text == name) || (node.unset && node.text == name);
}

const Node* element(const Node& list, std::string_view name)
{
    if (const auto found = std::ranges::find_if(list.children, [&](const Node& each) { return named(each, name); });
        found != list.children.end())
        return &*found;
    std::size_t number = 0;
    const auto [end, failure] = std::from_chars(name.data(), name.data() + name.size(), number);
    const bool counts = failure == std::errc{} && end == name.data() + name.size() && number >= 1 && number <= list.children.size();
    return counts ? &list.children[number - 1] : nullptr;
}

}  // namespace

std::string Where::text() const { return (file ? *file : "") + ':' + std::to_string(line) + ':' + std::to_string(column); }

std::string Complaint::text() const { return where.text() + (warning ? ": warning: " : ": ") + (key.empty() ? "" : key + ": ") + what; }

void Diagnostics::add(const Where& where, std::string key, std::string what, Fault fault)
{
    all_.push_back({where, std::move(key), std::move(what), false, fault});
}

void Diagnostics::warn(const Where& where, std::string key, std::string what)
{
    all_.push_back({where, std::move(key), std::move(what), true});
}

void Diagnostics::add(const Diagnostics& more) { all_.insert(all_.end(), more.all_.begin(), more.all_.end()); }

bool Diagnostics::failed() const
{
    return std::ranges::any_of(all_, [](const Complaint& c) { return !c.warning; });
}

Fault Diagnostics::fault() const
{
    Fault least = Fault::internal;
    for (const Complaint& each : all_)
        if (!each.warning)
            least = std::min(least, each.fault);
    return least;
}

std::vector<Complaint> Diagnostics::sorted() const
{
    auto list = all_;
    std::ranges::stable_sort(list, [](const auto& a, const auto& b) {
        return std::tuple{place(a), std::string_view{a.what}} < std::tuple{place(b), std::string_view{b.what}};
    });
    const auto twice = std::ranges::unique(list, [](const auto& a, const auto& b) { return place(a) == place(b) && a.what == b.what; });
    list.erase(twice.begin(), twice.end());
    return list;
}

std::string Diagnostics::text() const
{
    std::string lines;
    for (const auto& complaint : sorted())
        lines += complaint.text() + '\n';
    return lines;
}

const Node* Node::find(std::string_view name) const
{
    const auto found = std::ranges::find(children, name, &Node::key);
    return kind != Kind::map || found == children.end() ? nullptr : &*found;
}

Node* Node::find(std::string_view name) { return const_cast<Node*>(std::as_const(*this).find(name)); }

const Node* Node::at(std::string_view path) const
{
    const Node* node = this;
    while (node && !path.empty()) {
        const auto end = std::min(path.find('.'), path.size());
        const auto name = path.substr(0, end);
        node = node->kind == Kind::list ? element(*node, name) : node->find(name);
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return node;
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates)
{
    if (word.size() > longest_word)
        return "";
    std::string best;
    std::size_t least = 2 * ((word.size() + 1) / 3) + 2;  // a third of the word may differ
    for (const auto& candidate : candidates)
        if (const auto d = distance(word, candidate); d < least) {
            least = d;
            best = candidate;
        }
    return best;
}

std::string hint(std::string_view word, const std::vector<std::string>& allowed)
{
    const auto near = nearest(word, allowed);
    return (near.empty() ? "" : ", did you mean \"" + near + "\"?") + (allowed.empty() ? "" : " (allowed: " + join(allowed) + ')');
}

std::string in_quotes(std::string_view text)
{
    std::size_t end = std::min(text.size(), longest_quote);
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return '"' + std::string{text.substr(0, end)} + (end < text.size() ? "...\"" : "\"");
}

std::string join(const std::vector<std::string>& words, std::string_view between)
{
    std::string text;
    for (const auto& word : words)
        text.append(&word == words.data() ? "" : between).append(word);
    return text;
}

}  // namespace arpent
