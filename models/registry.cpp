#include "models/registry.hpp"

#include "models/runoff/runoff.hpp"

#include <algorithm>
#include <array>

namespace arpent {

std::span<const Model> models()
{
    static const std::array all{
        runoff::model(),
    };
    return all;
}

const Model* find_model(std::string_view name)
{
    const auto found = std::ranges::find(models(), name, &Model::name);
    return found == models().end() ? nullptr : &*found;
}

}  // namespace arpent
