#pragma once

#include "scenarios/study/work.hpp"

namespace arpent {

/// What an intervention came to: measures and cost. EUR/m2 counts the area covered, or that whose land cover changes, as the type says
/// (of a yard to depave what is paved); EUR/m counts lines; EUR/tree counts `trees`, else points. Complains of a cost that there is nothing to count for.
Change change_of(const Work& work, const Grid& grid, const Resolved& scenario, Diagnostics& complaints);

}  // namespace arpent
