#include "io/raster_writer.hpp"

#include "core/error.hpp"
#include "core/executor.hpp"
#include "io/file.hpp"
#include "io/gdal.hpp"
#include "io/tiff_file.hpp"

#include <algorithm>
#include <string>

namespace arpent {
namespace {

template <typename T>
void put_layer(const Layer& layer, gdal::TiffFile& tiff)
{
    for (int row = 0; row < layer.grid.rows; row += gdal::tile_side) {
        const Window band = Window{row, 0, gdal::tile_side, layer.grid.cols}.within(layer.grid.whole());
        Raster<T> values{band, 0, T{}};
        for_each_tile(band, gdal::tile_side, [&](const Window& tile) {
            const View<T> to = values.view().from(tile.row - band.row, tile.col);
            if (layer.kind != Kind::quanta) {
                layer.read(0, tile, to);
                return;
            }
            const auto water = layer.values<Quanta>(tile);
            for (int i = 0; i < tile.rows; ++i)
                for (int j = 0; j < tile.cols; ++j)
                    to(i, j) = static_cast<T>(static_cast<float>(water.view()(i, j)) * water_quantum);
        });
        tiff.put<T>(band, values.view());
    }
}

}  // namespace

struct RasterWriter::Impl {
    gdal::TiffFile tiff;
};

RasterWriter::RasterWriter(const std::string& path, const Grid& grid, Kind kind, const RasterMeta& meta)
    : impl_{new Impl{{path, grid, kind, meta, gdal::Purpose::result}}}
{
}

RasterWriter::~RasterWriter() = default;

void RasterWriter::put(const Window& band, View<const float> values) { impl_->tiff.put(band, values); }

void RasterWriter::put(const Window& band, View<const std::uint8_t> values) { impl_->tiff.put(band, values); }

void RasterWriter::close()
{
    impl_->tiff.finish();
    impl_->tiff.keep();
}

void write_cog(const std::string& path, const Layer& layer, const RasterMeta& meta, int threads)
{
    const Kind kind = layer.kind == Kind::byte ? Kind::byte : Kind::number;
    Part part{path};
    gdal::TiffFile draft{path, layer.grid, kind, meta, gdal::Purpose::draft};
    if (kind == Kind::byte)
        put_layer<std::uint8_t>(layer, draft);
    else
        put_layer<float>(layer, draft);
    const GDALDatasetH source = draft.finish();
    const gdal::Calls calls;
    const gdal::Options options{"COMPRESS=DEFLATE", gdal::predictor(kind), "BLOCKSIZE=512",
                                "BIGTIFF=IF_SAFER", "NUM_THREADS=" + std::to_string(std::max(1, threads)), "OVERVIEWS=AUTO"};
    gdal::Dataset made{GDALCreateCopy(GDALGetDriverByName("COG"), part.name().c_str(), source, FALSE, options.get(), nullptr, nullptr)};
    if (!made)
        calls.cannot_write(path);
    made.reset();
    if (calls.failed())
        calls.cannot_write(path);
    part.keep();
}

}  // namespace arpent
