#include "scenarios/run/runner.hpp"
