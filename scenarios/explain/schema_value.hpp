#pragma once

#include "core/keys.hpp"
#include "scenarios/explain/facts.hpp"

namespace arpent {

/// The schema of a single value. Plain scalars come to a validator as YAML's core schema reads them: a number where a text is meant, too.
Facts value_schema(const Form& form);

/// The standard value of a key in an owner that nobody wrote to; null where there is none.
Facts standard_value(const Key& key, const void* owner);

/// A schema of these types.
Facts schema_of_type(const std::vector<std::string>& types);

}  // namespace arpent
