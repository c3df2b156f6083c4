#pragma once

#include "scenarios/run/runner.hpp"

namespace arpent {

/// What came of two pieces of an interval that follow each other: layers as their ports join, ledgers from the beginning of the first to
/// the end of the second, the second's state and time. Throws Error (internal) where the second ledger does not begin as the first ended.
StepResult joined(const Card& card, StepResult first, StepResult second);

/// As `joined`, where either may be a piece that was given up: without results.
StepResult followed(const Card& card, StepResult first, StepResult second);

/// Adds the amounts of another part of the territory over the same interval.
void add_ledger(Ledger& to, const Ledger& part);

}  // namespace arpent
