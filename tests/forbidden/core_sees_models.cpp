#include "models/registry.hpp"
