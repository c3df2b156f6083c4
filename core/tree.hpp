#pragma once

#include "core/error.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace arpent {

/// A place in a text file. Lines and columns count from 1, columns in characters.
struct Where {
    std::shared_ptr<const std::string> file;
    int line = 1;
    int column = 1;

    std::string text() const;  // "study.yaml:3:5"
};

/// A complaint about what a user wrote: where, at which key, what is wrong and what is allowed. A warning stops nothing.
struct Complaint {
    Where where;
    std::string key;
    std::string what;
    bool warning = false;
    Fault fault = Fault::study;  // what the file says, or what the data that it names hold

    std::string text() const;  // "study.yaml:3:5: territory.cell: what"; a warning says so after the place
};

/// All complaints of a study. One mistake read twice, in a study and in its scenarios, is one complaint.
class Diagnostics {
public:
    void add(const Where& where, std::string key, std::string what, Fault fault = Fault::study);
    void warn(const Where& where, std::string key, std::string what);
    void add(const Diagnostics& more);
    bool failed() const;  // an error is among them
    Fault fault() const;  // of its errors: the study's where one is the study's, else the data's
    bool empty() const { return all_.empty(); }
    std::vector<Complaint> sorted() const;  // by file and place, each once
    std::string text() const;               // a line each, sorted

private:
    std::vector<Complaint> all_;
};

/// One value of a file as it was written: text, list or map, never a guessed type. A map's children carry their keys.
struct Node {
    enum class Kind { nothing, text, list, map };
    Kind kind = Kind::nothing;
    bool unset = false;   // tagged !unset: takes an inherited value away
    bool broken = false;  // complained of already: read as given, without a further word
    std::string text;
    Where where;
    std::string key;
    Where key_where;
    std::vector<Node> children;
    std::vector<Node> overridden;  // what this value replaced, nearest first

    const Node* find(std::string_view name) const;
    Node* find(std::string_view name);
    /// The node at a path such as `models.runoff.edges` or `scenarios.green.interventions.trees.height`; elements of lists by `id` or number from 1.
    const Node* at(std::string_view path) const;
};

/// The candidate nearest to `word`, or nothing when none is near: what a user most likely meant.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

/// `, did you mean "x"? (allowed: a, b)`, as far as it applies.
std::string hint(std::string_view word, const std::vector<std::string>& allowed);

/// A text in quotes, its end left out where it is long.
std::string in_quotes(std::string_view text);

std::string join(const std::vector<std::string>& words, std::string_view between = ", ");

}  // namespace arpent
