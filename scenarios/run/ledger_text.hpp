#pragma once

#include "core/model.hpp"

#include <string>
#include <vector>

namespace arpent {

/// Ledgers as JSON, each with its gap, and back. What is no such text gives an Error (data).
std::string ledgers_text(const std::vector<Ledger>& ledgers);
std::vector<Ledger> ledgers_of(const std::string& text);

}  // namespace arpent
