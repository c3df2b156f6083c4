#include "models/runoff/rows.hpp"

namespace arpent::runoff {

void in_metres(int cols, const Quanta* h, float* m)
{
#pragma omp simd
    for (int j = 0; j < cols; ++j)
        m[j] = metres(h[j]);
}

void gains(int cols, const float* qx, const float* qy_north, const float* qy, float* gain)
{
#pragma omp simd
    for (int j = 0; j < cols; ++j)
        gain[j] = (qx[j - 1] - qx[j]) + (qy_north[j] - qy[j]);
}

Bounds south_faces(const Rows r, int cols, const Pace pace, float* new_qy)
{
    float depth = 0, speed = 0;
#pragma omp simd reduction(max : depth, speed)
    for (int j = 0; j < cols; ++j) {
        const float q_t = 0.25f * ((r.qx[j - 1] + r.qx_south[j - 1]) + (r.qx[j] + r.qx_south[j]));
        const Crossing c = cross({r.qy[j], q_t, r.m[j], r.m_south[j], metres(r.h_south[j] - r.h[j]),
                                  r.z_south[j] - r.z[j], 0.5f * (r.n2[j] + r.n2_south[j]), r.gain[j], r.gain_south[j]}, pace);
        new_qy[j] = c.q;
        depth = larger(depth, c.depth);
        speed = larger(speed, c.speed);
    }
    return {depth, speed};
}

Bounds east_faces(const Rows r, int cols, const Pace pace)
{
    float depth = 0, speed = 0;
    float* qx = r.qx;
#pragma omp simd reduction(max : depth, speed)
    for (int j = 0; j < cols; ++j) {
        const float q_t = 0.25f * ((r.qy_north[j] + r.qy_north[j + 1]) + (r.qy[j] + r.qy[j + 1]));
        const Crossing c = cross({qx[j], q_t, r.m[j], r.m[j + 1], metres(r.h[j + 1] - r.h[j]),
                                  r.z[j + 1] - r.z[j], 0.5f * (r.n2[j] + r.n2[j + 1]), r.gain[j], r.gain[j + 1]}, pace);
        qx[j] = c.q;
        depth = larger(depth, c.depth);
        speed = larger(speed, c.speed);
    }
    return {depth, speed};
}

void donor_shares(const Rows r, int cols, const float quanta, const float* north, const float* south, float* f)
{
#pragma omp simd
    for (int j = 0; j < cols; ++j) {
        const float across = positive(r.qx[j]) + positive(-r.qx[j - 1]);
        const float down = positive(south[j]) + positive(-north[j]);
        f[j] = donor_share(r.h[j], (across + down) * quanta);
    }
}

void limit_east(int cols, const float quanta, const float* f, float* qx, Quanta* x)
{
#pragma omp simd
    for (int j = 0; j < cols; ++j) {
        const float q = qx[j] * (qx[j] > 0.0f ? f[j] : f[j + 1]);
        qx[j] = q;
        x[j] = moved(q, quanta);
    }
}

void limit_south(int cols, const float quanta, const float* wanted, const float* f, const float* f_south, float* qy, Quanta* y)
{
#pragma omp simd
    for (int j = 0; j < cols; ++j) {
        const float q = wanted[j] * (wanted[j] > 0.0f ? f[j] : f_south[j]);
        qy[j] = q;
        y[j] = moved(q, quanta);
    }
}

Quanta change_depth(int cols, const Quanta* x, const Quanta* y_north, const Quanta* y, Quanta* h)
{
    Quanta rise = 0;
#pragma omp simd reduction(max : rise)
    for (int j = 0; j < cols; ++j) {
        const Quanta more = (x[j - 1] - x[j]) + (y_north[j] - y[j]);
        h[j] = static_cast<Quanta>(static_cast<std::uint32_t>(h[j]) + static_cast<std::uint32_t>(more));
        rise = larger(rise, more);
    }
    return rise;
}

Quanta add_supply(int cols, const Quanta* supply, const float before, const float after, Quanta* h)
{
    Quanta rise = 0;
#pragma omp simd reduction(max : rise)
    for (int j = 0; j < cols; ++j) {
        const float whole = static_cast<float>(supply[j]);
        const Quanta more = static_cast<Quanta>(whole * after) - static_cast<Quanta>(whole * before);
        h[j] = static_cast<Quanta>(static_cast<std::uint32_t>(h[j]) + static_cast<std::uint32_t>(more));
        rise = larger(rise, more);
    }
    return rise;
}

std::uint32_t keep_greatest(int cols, const Quanta* h, Quanta* h_max)
{
    std::uint32_t deepest = 0;
#pragma omp simd reduction(max : deepest)
    for (int j = 0; j < cols; ++j) {
        h_max[j] = larger(h_max[j], h[j]);
        deepest = larger(deepest, static_cast<std::uint32_t>(h[j]));
    }
    return deepest;
}

bool holds_water(int cols, const Quanta dry, const Quanta* h, const float* qx, const float* qy)
{
    int wet = 0;
#pragma omp simd reduction(| : wet)
    for (int j = 0; j < cols; ++j)
        wet |= static_cast<int>(h[j] > dry) | static_cast<int>(qx[j] != 0.0f) | static_cast<int>(qy[j] != 0.0f);
    return wet != 0;
}

}  // namespace arpent::runoff
