#pragma once

#include "scenarios/study/work.hpp"

#include <map>
#include <string>
#include <vector>

namespace arpent {

/// What an edit makes of a cell's value v, e being its value and w its weight. An edit that changes nothing returns v itself.
double edited(EditOp op, double v, double e, double w);

/// Layers of a scenario that edits write: each is copied when it is first written.
class EditedLayers {
public:
    EditedLayers(Layers& layers, const Grid& grid) : layers_{layers}, grid_{grid} {}

    bool has(const std::string& name) const { return written_.contains(name) || layers_.contains(name); }
    /// The layer to read or write; one of zeros where there is none and none means 0.
    Raster<float>& at(const std::string& name);
    bool can_write(const std::string& name) const;
    /// Puts what was written into the layers.
    void finish();

private:
    Layers& layers_;
    const Grid& grid_;
    std::map<std::string, Raster<float>> written_;
};

/// Applies the edits of all works but reclass, in order, to the layers of a scenario. Complaints: values outside the range of a layer;
/// warnings: an edit of a layer that the territory has not.
void edit_layers(const Grid& grid, const Resolved& scenario, const std::vector<Work>& works, Layers& layers, Diagnostics& complaints);

}  // namespace arpent
