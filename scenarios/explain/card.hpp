#pragma once

#include "core/model.hpp"
#include "scenarios/explain/facts.hpp"

namespace arpent {

/// A model's card for people: its steps with what each reads, writes and keeps, its settings with units, ranges, standard values and
/// sources, its outputs with their statistics, the equations' sources.
Facts model_card(const Model& model);

/// The cards of the steps that a model runs with standard settings, all its standard variables wanted.
std::vector<Card> standard_cards(const Model& model);

}  // namespace arpent
