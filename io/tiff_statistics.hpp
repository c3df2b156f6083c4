#pragma once

// For io/*.cpp alone.

#include "io/gdal.hpp"

#include <algorithm>
#include <limits>
#include <optional>

namespace arpent::gdal {

/// Range, mean and spread of a band's values, row by row; as GDAL's metadata of the band. NaN and no-data do not count.
class TiffStatistics {
public:
    template <typename T>
    void add(const T* row, int cols, std::optional<double> nodata);
    /// Says nothing where no value counted.
    void write(GDALRasterBandH band) const;

private:
    double origin_ = 0;  // the first value: sums are of differences from it
    double count_ = 0, all_ = 0, sum_ = 0, squares_ = 0;
    double low_ = std::numeric_limits<double>::infinity(), high_ = -low_;
};

template <typename T>
void TiffStatistics::add(const T* row, int cols, std::optional<double> nodata)
{
    const double unknown = nodata.value_or(std::numeric_limits<double>::quiet_NaN());
    for (int j = 0; j < cols; ++j) {
        const double value = static_cast<double>(row[j]);
        if (value != value || value == unknown)
            continue;
        if (count_++ == 0)
            origin_ = value;
        low_ = std::min(low_, value);
        high_ = std::max(high_, value);
        sum_ += value - origin_;
        squares_ += (value - origin_) * (value - origin_);
    }
    all_ += cols;
}

}  // namespace arpent::gdal
