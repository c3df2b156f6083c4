#pragma once

#include "core/model.hpp"

#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace arpent {

/// The results of a step, put together from the pieces that it leaves from any thread: windows of planes, and ledgers, which add up.
class Assembly {
public:
    Assembly(const Card& card, const Grid& grid) : card_{card}, grid_{grid} {}

    /// A piece for the window `there` of the grid, as seen from `side`. Planes are numbered from 0, and come in any order.
    /// Throws Error: internal for a layer that the card does not name, model for an infinite value.
    void put(std::string_view name, int plane, AnyRaster piece, const Window& there, Side side);

    /// Throws Error (model) where the ledger does not close.
    void close(const Ledger& ledger);

    /// Takes what was put. Throws Error (internal) where a plane below the highest was never put.
    Layers layers();
    std::vector<Ledger> ledgers() { return std::move(ledgers_); }

private:
    AnyRaster& whole(const Port& port, int plane);

    const Card& card_;
    const Grid& grid_;
    std::mutex guard_{};  // of the tables, not of the values: pieces do not overlap
    std::map<std::string, std::map<int, AnyRaster>, std::less<>> planes_{};
    std::vector<Ledger> ledgers_{};
};

/// Where one piece of work leaves its results.
class PieceOutputs final : public Outputs {
public:
    PieceOutputs(Assembly& all, const Window& there, Side side) : all_{all}, there_{there}, side_{side} {}

    void put(std::string_view name, int plane, AnyRaster values) override { all_.put(name, plane, std::move(values), there_, side_); }
    void close(const Ledger& ledger) override { all_.close(ledger); }

private:
    Assembly& all_;
    Window there_;
    Side side_;
};

}  // namespace arpent
