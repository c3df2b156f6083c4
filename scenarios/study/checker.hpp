#pragma once

#include "scenarios/study/spot.hpp"

#include <set>
#include <string>

namespace arpent {

/// Complains of a scenario at its keys, once per topic: where a key is wrong already, nothing more is said of it and what holds it.
class Checker {
public:
    Checker(const Resolved& scenario, Diagnostics& complaints);

    const Study& study() const { return scenario_.study; }
    const Resolved& scenario() const { return scenario_; }
    /// Is the key written?
    bool has(const std::string& key) const { return scenario_.tree.at(key) != nullptr; }
    /// The text that the key holds.
    std::string text(const std::string& key) const;
    /// No complaint names the key or what stands below it.
    bool clean(const std::string& key) const;
    void complain(const std::string& key, const std::string& what);
    /// At a place that is not the study's: of the catalogue.
    void complain(const Where& where, const std::string& key, const std::string& what) { complaints_.add(where, key, what); }

private:
    const Resolved& scenario_;
    Diagnostics& complaints_;
    std::set<std::string> wrong_;  // keys
};

void check_territory(Checker& checker);
void check_forcing(Checker& checker);
void check_outputs(Checker& checker);
void check_indicators(Checker& checker);
void check_interventions(Checker& checker);

}  // namespace arpent
