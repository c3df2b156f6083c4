#pragma once

namespace arpent::heat {

/// What an index says where it was never fitted: nothing, or its value at the nearest point where it was.
enum class OutOfRange { nan, clip };

/// Thermal stress by UTCI [K], from -5 (extreme cold) over 0 (none) to 4 (extreme heat). Edges at -40, -27, -13, 0, 9, 26, 32, 38, 46 degC
/// (Broede and others 2012, doi 10.1007/s00484-011-0454-1); an edge belongs to its milder side. NaN is 0.
constexpr int stress_class(float utci)
{
    const float t = utci - 273.15f;
    const int heat = static_cast<int>(t > 26.0f) + static_cast<int>(t > 32.0f) + static_cast<int>(t > 38.0f) + static_cast<int>(t > 46.0f);
    const int cold = static_cast<int>(t < 9.0f) + static_cast<int>(t < 0.0f) + static_cast<int>(t < -13.0f) + static_cast<int>(t < -27.0f) +
                     static_cast<int>(t < -40.0f);
    return heat - cold;
}

}  // namespace arpent::heat
