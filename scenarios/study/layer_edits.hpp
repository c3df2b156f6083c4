#pragma once

#include "scenarios/study/patches.hpp"
#include "scenarios/study/work.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace arpent {

/// What an edit makes of a cell's value v, e being its value and w its weight. An edit that changes nothing returns v itself.
double edited(EditOp op, double v, double e, double w);

/// Layers of a scenario that edits read and write, cell by cell; of what is written only tiles are copied.
class EditedLayers {
public:
    EditedLayers(Layers& layers, const Grid& grid) : layers_{layers}, grid_{grid} {}

    bool has(const std::string& name) const { return at_hand_.contains(name) || layers_.contains(name); }
    /// Whether a territory gives the layer as numbers, or does not need to, since none of it means 0.
    bool can_write(const std::string& name) const;
    /// Layers by name, to read; those asked for by `write` are put into the scenario in the end.
    Patches<float>& read(const std::string& name);
    Patches<float>& write(const std::string& name);
    /// Puts what was written into the layers; the others stay as they are, shared with other scenarios.
    void finish();

private:
    Layers& layers_;
    const Grid& grid_;
    std::map<std::string, Patches<float>> at_hand_;
    std::set<std::string> written_;
};

/// Applies the edits of all works but reclass, in order, to the layers of a scenario. Complaints: values outside the range of a layer;
/// warnings: an edit of a layer that the territory has not.
void edit_layers(const Grid& grid, const std::vector<Work>& works, Layers& layers, Diagnostics& complaints);

}  // namespace arpent
