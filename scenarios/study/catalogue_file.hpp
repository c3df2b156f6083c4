#pragma once

#include "core/keys.hpp"
#include "scenarios/study/edit.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace arpent {

/// A key that grows with the years of a scenario: by `rate`, to `limit`; as written where no rate is given.
struct Growth {
    std::string key, rate, limit;
};

/// A key that is as written when another that grows has reached its limit: before, times (what that is of its limit)^power.
struct Follower {
    std::string key, with;
    int power = 1;
};

/// A type of intervention: the keys that a study gives (read into Intervention::values and ::words, standard values included) and the
/// primitive edits that they become.
struct CatalogueType {
    std::string name, doc;
    std::vector<std::string> takes;                        // polygons, lines, points, raster
    Section section;                                       // the type's own keys; the owner is an Intervention
    std::vector<std::string> class_words, layer_words;     // keys whose word is a class of the land cover, or a layer
    std::vector<Edit> edits;                               // in order
    std::vector<Growth> growths;
    std::vector<Follower> followers;
    bool pays_for_change = false;                          // EUR/m2 counts the area whose land cover changes, else all that is covered
    std::vector<std::string> sources;                      // of its physics and standard values
};

struct Catalogue {
    std::vector<CatalogueType> types;

    const CatalogueType* find(std::string_view type) const;
    /// The tables of all types: what an intervention's `type` chooses from.
    std::vector<Section> sections() const;
};

/// Reads a catalogue file of that text; every mistake is added to `complaints`, located in `file`. How the file is written is told at the
/// head of scenarios/study/catalogue.yaml.
Catalogue read_catalogue(const std::string& file, const std::string& text, Diagnostics& complaints);

}  // namespace arpent
