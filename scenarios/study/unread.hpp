#pragma once

#include "scenarios/study/catalogue_file.hpp"
#include "scenarios/study/study.hpp"

#include <set>
#include <string>

namespace arpent {

/// What the models of a study read, by their steps' cards, and what its indicators weigh.
struct Used {
    std::set<std::string> layers;  // by models and indicators
    bool rain = false, weather = false;

    void add(const Resolved& point);
};

/// The layers that a source of `territory.layers` gives or settles: of land_cover all properties of the surface.
std::set<std::string> layers_given_by(const std::string& source);
/// The layers that an intervention of a type changes.
std::set<std::string> layers_changed_by(const Intervention& what, const CatalogueType& type);

/// Warns at its place of what scenarios, events and members say that reaches no model: a layer or forcing that none reads, an intervention
/// that changes only such layers. Silent of a study without models.
void warn_of_unread(const Reading& reading, Diagnostics& complaints);

}  // namespace arpent
