#pragma once

#include "core/tree.hpp"

#include <functional>
#include <map>
#include <string>
#include <utility>

namespace arpent {

/// What was made once, by a key that says all of what it was made from, with the complaints of making it.
template <class T>
class Made {
public:
    const T& of(const std::string& key, Diagnostics& complaints, const std::function<T(Diagnostics&)>& make)
    {
        auto found = made_.find(key);
        if (found == made_.end()) {
            Diagnostics own;
            T value = make(own);
            found = made_.emplace(key, std::pair{std::move(value), std::move(own)}).first;
        }
        complaints.add(found->second.second);
        return found->second.first;
    }

private:
    std::map<std::string, std::pair<T, Diagnostics>> made_;
};

}  // namespace arpent
