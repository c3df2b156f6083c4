#include "io/tiff_statistics.hpp"

#include "core/unit.hpp"

#include <cmath>

namespace arpent::gdal {

void TiffStatistics::write(GDALRasterBandH band) const
{
    if (count_ == 0)
        return;
    const double mean = sum_ / count_, variance = std::max(0.0, squares_ / count_ - mean * mean);
    const auto set = [&](const char* name, double value) { GDALSetMetadataItem(band, name, number_text(value).c_str(), nullptr); };
    set("STATISTICS_MINIMUM", low_);
    set("STATISTICS_MAXIMUM", high_);
    set("STATISTICS_MEAN", origin_ + mean);
    set("STATISTICS_STDDEV", std::sqrt(variance));
    set("STATISTICS_VALID_PERCENT", std::round(count_ / all_ * 10000) / 100);
}

}  // namespace arpent::gdal
