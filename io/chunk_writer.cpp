#include "io/chunk_writer.hpp"

#include "core/executor.hpp"

namespace arpent {
namespace {

hdf5::Extent offset_of(std::size_t rank, int plane, const Window& window)
{
    hdf5::Extent offset{static_cast<std::uint64_t>(window.row), static_cast<std::uint64_t>(window.col)};
    if (rank > 2)
        offset.insert(offset.begin(), static_cast<std::uint64_t>(plane));
    return offset;
}

}  // namespace

void write_chunks(hdf5::Dataset& to, const Layer& layer, std::size_t rank, const std::function<Packed(int plane, const Window&)>& pack)
{
    const auto all = tiles(layer.grid.whole(), chunk_side);
    const auto count = static_cast<int>(all.size());
    for_each_in_order(count * layer.planes, [&](int n) -> std::function<void()> {
        const Window& window = all[static_cast<std::size_t>(n % count)];
        const auto packed = std::make_shared<const Packed>(pack(n / count, window));
        if (!packed->stored)
            return [] {};
        return [&to, packed, offset = offset_of(rank, n / count, window)] { to.write_chunk(offset, packed->bytes, packed->skipped); };
    });
}

}  // namespace arpent
