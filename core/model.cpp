#include "core/model.hpp"

#include <numeric>

namespace arpent {
namespace {

std::int64_t sum(const std::vector<Ledger::Entry>& entries)
{
    return std::accumulate(entries.begin(), entries.end(), std::int64_t{}, [](std::int64_t total, const auto& e) { return total + e.amount; });
}

}  // namespace

std::int64_t Ledger::throughput() const { return before + sum(in); }

std::int64_t Ledger::gap() const { return throughput() - sum(out) - after; }

}  // namespace arpent
