#include "models/runoff/record_rows.hpp"

#include "models/runoff/hazard.hpp"

namespace arpent::runoff {

void centre_discharge(int cols, const float* qx, const float* qy_north, const float* qy, float* q)
{
#pragma omp simd
    for (int j = 0; j < cols; ++j) {
        const float east = std::abs(0.5f * (qx[j - 1] + qx[j])), south = std::abs(0.5f * (qy_north[j] + qy[j]));
        const float most = larger(east, south), least = smaller(east, south);
        q[j] = std::sqrt(std::fma(most, most, least * least));
    }
}

void keep_max(int cols, const float* values, float* max)
{
#pragma omp simd
    for (int j = 0; j < cols; ++j)
        max[j] = larger(max[j], values[j]);
}

void keep_speed(int cols, const Quanta* h, const float* q, float cap, float* max)
{
#pragma omp simd
    for (int j = 0; j < cols; ++j)
        max[j] = larger(max[j], centre_speed(metres(h[j]), q[j], cap));
}

void keep_hazard(int cols, const Quanta* h, const float* q, float cap, bool urban, float* max)
{
#pragma omp simd
    for (int j = 0; j < cols; ++j)
        max[j] = larger(max[j], hazard_rating(metres(h[j]), centre_speed(metres(h[j]), q[j], cap), urban));
}

void count_above(int cols, const Quanta* h, Quanta depth, float length, float* seconds)
{
#pragma omp simd
    for (int j = 0; j < cols; ++j)
        seconds[j] += h[j] > depth ? length : 0.0f;
}

void note_arrival(int cols, const Quanta* h, Quanta depth, float t, float* when)
{
    for (int j = 0; j < cols; ++j)
        if (h[j] >= depth && std::isnan(when[j]))
            when[j] = t;
}

void note_greatest(int cols, const Quanta* h_max, float t, Quanta* greatest, float* when)
{
#pragma omp simd
    for (int j = 0; j < cols; ++j) {
        when[j] = h_max[j] > greatest[j] ? t : when[j];
        greatest[j] = larger(greatest[j], h_max[j]);
    }
}

}  // namespace arpent::runoff
