#pragma once

#include "core/layer.hpp"
#include "scenarios/study/buildings.hpp"
#include "scenarios/study/canopy.hpp"
#include "scenarios/study/cover_source.hpp"
#include "scenarios/study/sources.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace arpent {

/// What was made once, by a key that says all of what it was made from, with the complaints of making it.
template <class T>
class Made {
public:
    const T& of(const std::string& key, Diagnostics& complaints, const std::function<T(Diagnostics&)>& make)
    {
        auto found = made_.find(key);
        if (found == made_.end()) {
            Diagnostics own;
            T value = make(own);
            found = made_.emplace(key, std::pair{std::move(value), std::move(own)}).first;
        }
        complaints.add(found->second.second);
        return found->second.first;
    }

private:
    std::map<std::string, std::pair<T, Diagnostics>> made_;
};

/// A territory before its interventions.
struct Base {
    Layers layers;
    std::vector<InputRecord> inputs;
    std::vector<Contradiction> contradictions;
    std::shared_ptr<const LandCover> cover;  // null without land cover
    std::vector<std::string> own;            // layers that a source gives: land cover does not change them
};

/// Makes territories from their sources, each source once. Layers that a source gives win over those that land cover and soil give.
class BaseMaker {
public:
    explicit BaseMaker(const Grid& grid) : grid_{grid} {}

    std::shared_ptr<const Base> base(const Resolved& scenario, Diagnostics& complaints);

private:
    Grid grid_;
    Made<std::optional<Brought>> brought_;
    Made<std::optional<Buildings>> buildings_;
    Made<std::optional<Canopy>> canopies_;
    Made<std::optional<CoverLayers>> covers_;
    Made<std::shared_ptr<const Base>> bases_;

    std::shared_ptr<const Base> make(const Resolved& scenario, Diagnostics& complaints);
    void add_given(const Resolved& scenario, Base& base, Diagnostics& complaints);
    void add_canopy(const Resolved& scenario, const Source& source, Base& base, Diagnostics& complaints);
    void add_buildings(const Resolved& scenario, const Source& source, Base& base, Diagnostics& complaints);
    void add_soil(Base& base);
    void add_cover(const Resolved& scenario, const Source& source, Base& base, Diagnostics& complaints);
};

}  // namespace arpent
