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

/// What a cost in EUR/m2 counts: all that an intervention covers, or the part of it whose land cover changes.
enum class CostArea { covered, changed };

/// `height: {unit: m, low: 1, high: 500, required: true, doc: ...}`, or `to: {word: class, standard: garden, doc: ...}`.
struct WrittenKey {
    std::optional<std::string> unit, standard, source;
    std::optional<WordKind> word;
    std::optional<double> low, high;  // [in `unit`]
    std::optional<std::string> growth, limit;  // keys: what it gains with time, and where that ends
    std::optional<std::string> grows_with;     // a key that grows: it is as given when that has its limit
    int power = 1;                             // of what that key is of its limit
    bool required = false;
    std::string doc;
};

/// `{add: ground_elevation, value: depth, factor: -1}`: the operation is the key that holds the layer.
struct WrittenEdit {
    std::optional<std::string> set, add, scale, min, max, reclass;
    std::optional<std::string> value, from, to, of;
    double factor = 1;
    EditOver over = EditOver::cell;
    bool shared = false;
};

struct WrittenType {
    std::string doc;
    std::vector<Takes> takes;
    Named<WrittenKey> keys;
    std::vector<std::string> one_of;
    CostArea cost_area = CostArea::covered;
    std::vector<std::string> sources;
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
std::vector<std::string> words_of<CostArea>();
template <>
std::vector<std::string> words_of<EditOver>();

}  // namespace arpent
