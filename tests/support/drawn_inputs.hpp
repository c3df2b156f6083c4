#pragma once

#include "core/model.hpp"

#include <limits>
#include <map>
#include <string>
#include <utility>

namespace arpent::testing {

/// Inputs of a step from rasters in a test: one value everywhere, or a raster. What a test does not give has no value.
class DrawnInputs final : public Inputs {
public:
    explicit DrawnInputs(const Window& window) : window_{window} {}

    DrawnInputs& with(const std::string& name, float value)
    {
        Raster<float> raster{window_, 0, value};
        return with(name, std::move(raster));
    }
    DrawnInputs& with(const std::string& name, Raster<float> raster)
    {
        layers_.insert_or_assign(name, std::move(raster));
        return *this;
    }
    float& at(const std::string& name, int i, int j) { return layers_.at(name).view()(i, j); }
    const Series& series(std::string_view) const override { return rain; }
    const Series* series_if_given(std::string_view) const override { return nullptr; }

    Series rain{"rain", "m/s", {}, {}};

private:
    AnyRaster read(std::string_view name, int halo, AnyValue outside, int) const override
    {
        const auto found = layers_.find(name);
        if (found == layers_.end())
            return Raster<float>{window_, halo, std::numeric_limits<float>::quiet_NaN()};
        Raster<float> made{window_, halo, std::get<float>(outside)};
        for (int i = 0; i < window_.rows; ++i)
            std::copy_n(found->second.view().row(i), window_.cols, made.view().row(i));
        return made;
    }

    Window window_;
    std::map<std::string, Raster<float>, std::less<>> layers_;
};

/// The state of a step at the beginning of time.
inline State fresh_state(const std::vector<Port>& ports, const Window& window, int halo = 0)
{
    State state;
    for (const Port& port : ports)
        with_type(port.kind, [&]<typename T>(T) { state.layers.emplace(port.layer, Raster<T>{window, halo, T{}}); });
    return state;
}

}  // namespace arpent::testing
