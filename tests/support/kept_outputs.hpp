#pragma once

#include "core/model.hpp"

#include <map>
#include <string>
#include <vector>

namespace arpent::testing {

/// What a step hands out, in memory.
class KeptOutputs final : public Outputs {
public:
    void put(std::string_view name, int, AnyRaster values) override { kept_.insert_or_assign(std::string{name}, std::move(values)); }
    void close(const Ledger& closed) override { ledger = closed; }

    bool has(std::string_view name) const { return kept_.find(name) != kept_.end(); }
    View<const float> view(std::string_view name) const { return std::as_const(raster(name)).view(); }
    /// All values, row by row.
    std::vector<float> all(std::string_view name) const
    {
        std::vector<float> made;
        for (int i = 0; i < raster(name).rows(); ++i)
            made.insert(made.end(), view(name).row(i), view(name).row(i) + raster(name).cols());
        return made;
    }

    Ledger ledger;

private:
    const Raster<float>& raster(std::string_view name) const { return std::get<Raster<float>>(kept_.find(name)->second); }

    std::map<std::string, AnyRaster, std::less<>> kept_;
};

}  // namespace arpent::testing
