#pragma once

#include "scenarios/study/base.hpp"
#include "scenarios/study/patches.hpp"
#include "scenarios/study/work.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace arpent {

/// Layers of a scenario that edits read and write, cell by cell; only tiles that they ask for are copied.
class EditedLayers {
public:
    /// `absent`: what layers hold everywhere that the territory has not, and that may be edited all the same.
    EditedLayers(Layers& layers, const Grid& grid, std::map<std::string, float, std::less<>> absent)
        : layers_{layers}, grid_{grid}, absent_{std::move(absent)}
    {
    }

    bool has(const std::string& name) const { return at_hand_.contains(name) || layers_.contains(name); }
    /// Whether a territory gives the layer as numbers, or does not need to.
    bool can_write(const std::string& name) const;
    /// Layers by name, to read and write.
    Patches<float>& at(const std::string& name);
    /// Says that something in a layer has changed.
    void keep(const std::string& name) { changed_.insert(name); }
    /// Puts what has changed into the layers; the others stay as they are, shared with other scenarios.
    void finish();

private:
    Layers& layers_;
    const Grid& grid_;
    std::map<std::string, float, std::less<>> absent_;
    std::map<std::string, Patches<float>> at_hand_;
    std::set<std::string> changed_;
};

/// What layers are where a territory gives none of them: what the scenario's models take for it, as they are told (roof_storage of
/// runoff), else 0 where that means none.
std::map<std::string, float, std::less<>> absent_values(const Resolved& scenario);

/// Applies the edits of all works that are not of land cover, in order, to the layers of a scenario; those of land cover too where it does
/// not give the layer. Complaints: values outside the range of a layer; warnings: an edit of a layer that the territory has not.
void edit_layers(const Base& base, const Grid& grid, const Resolved& scenario, const std::vector<Work>& works, Layers& layers,
                 Diagnostics& complaints);

}  // namespace arpent
