#pragma once

#include "core/keys.hpp"
#include "scenarios/study/edit.hpp"

#include <optional>
#include <string>
#include <vector>

namespace arpent {

// A catalogue file as it is written.

enum class WordKind { class_name, layer_name };
enum class Takes { polygons, lines, points, raster };

/// `height: {unit: m, low: 1, high: 500, required: true, doc: ...}`, or `to: {word: class, standard: garden, doc: ...}`.
struct WrittenKey {
    std::optional<std::string> unit, standard;
    std::optional<WordKind> word;
    std::optional<double> low, high;  // [in `unit`]
    bool required = false;
    std::string doc;
};

/// `{add: ground_elevation, value: depth, factor: -1}`: the operation is the key that holds the layer.
struct WrittenEdit {
    std::optional<std::string> set, add, scale, min, max, reclass;
    std::optional<std::string> value, from, to;
    double factor = 1;
    EditOver over = EditOver::cell;
    bool shared = false;
};

struct WrittenType {
    std::string doc;
    std::vector<Takes> takes;
    Named<WrittenKey> keys;
    std::vector<std::string> one_of;
    std::vector<WrittenEdit> edits;
};

template <>
const Section& section<WrittenKey>();
template <>
const Section& section<WrittenEdit>();
template <>
const Section& section<WrittenType>();
template <>
std::vector<std::string> words_of<WordKind>();
template <>
std::vector<std::string> words_of<Takes>();
template <>
std::vector<std::string> words_of<EditOver>();

}  // namespace arpent
