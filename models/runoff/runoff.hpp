#pragma once

#include "core/model.hpp"

namespace arpent::runoff {

/// Rain, losses and overland flow: see runoff.cpp for its card.
Model model();

}  // namespace arpent::runoff
