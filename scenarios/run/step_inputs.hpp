#pragma once

#include "core/model.hpp"
#include "scenarios/run/runner.hpp"

namespace arpent {

/// The port of that layer. Throws Error (internal) where the card of `step` does not name it.
const Port& find_port(const std::vector<Port>& ports, std::string_view layer, const std::string& step);

/// What the card names, and nothing else: windows of layers, turned for a sweep. A layer on a coarser grid comes whole, whatever the window.
class StepInputs final : public Inputs {
public:
    /// `grid` is the layers' own; `job.grid` and `job.window` are as the sweep sees them.
    StepInputs(const Card& card, const Layers& layers, const SeriesByName& series, const Grid& grid, const Job& job)
        : card_{card}, layers_{layers}, series_{series}, grid_{grid}, job_{job}
    {
    }

    const Series& series(std::string_view name) const override;
    const Series* series_if_given(std::string_view name) const override;

private:
    AnyRaster read(std::string_view name, int halo, AnyValue outside, int plane) const override;

    const Card& card_;
    const Layers& layers_;
    const SeriesByName& series_;
    const Grid& grid_;
    const Job& job_;
};

}  // namespace arpent
