#pragma once

#include "core/select.hpp"

// The curve number, a law of one event's cumulative rain.
//   USDA 1986, Urban hydrology for small watersheds, Technical Release 55, equations 2-1 to 2-4
//
//   P       rain since the event began          [m]
//   S       most that soil keeps after I_a      [m]
//   lambda  I_a / S, first rain kept whole      [1]  0.2, or 0.05 with an S made for it
//   Q       runoff since the event began        [m]
namespace arpent::runoff {

/// S of a curve number in (0, 100].
inline float retention(float CN) { return 25.4e-3f * (1000.0f / CN - 10.0f); }

/// Q = (P - lambda S)^2 / (P + (1 - lambda) S) once P exceeds lambda S. A step's runoff is a difference of two Q, so steps do not matter.
/// It knows rain alone: water that runs on, or a second storm, has no place in it, and a model with run-on would lose rain by it.
inline float event_runoff(float P, float S, float lambda)
{
    const float beyond = larger(P - lambda * S, 0.0f);
    return beyond > 0.0f ? beyond * beyond / (beyond + S) : 0.0f;
}

}  // namespace arpent::runoff
