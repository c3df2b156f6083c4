#pragma once

#include "core/model.hpp"
#include "core/unit.hpp"

#include <functional>
#include <memory>

namespace arpent {

/// A step that is its card and what it is told to do.
class FakeStep final : public Step {
public:
    using Run = std::function<double(const Inputs&, State&, Outputs&, const Job&)>;

    FakeStep(Card card, Run run) : card_{std::move(card)}, run_{std::move(run)} {}

    Card card() const override { return card_; }
    Effort effort(const Grid&, double from, double until) const override { return {until - from, 2 * (until - from)}; }
    double run(const Inputs& in, State& state, Outputs& out, const Job& job) const override { return run_(in, state, out, job); }

private:
    Card card_;
    Run run_;
};

inline std::shared_ptr<const Step> fake(const std::string& name, std::vector<std::string> reads, std::vector<std::string> writes)
{
    Card card{.name = name, .reach = Reach::whole};
    for (std::string& layer : reads)
        card.reads.push_back({.layer = std::move(layer), .unit = "m"});
    for (std::string& layer : writes)
        card.writes.push_back({.layer = std::move(layer), .unit = "m"});
    return std::make_shared<FakeStep>(std::move(card), [](const Inputs&, State&, Outputs&, const Job& job) { return job.until; });
}

}  // namespace arpent
