#include "core/digest.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <limits>
#include <xxhash.h>

namespace arpent {

struct Digest::State {
    XXH3_state_t* hash = XXH3_createState();

    State() { XXH3_128bits_reset(hash); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { XXH3_freeState(hash); }
};

Digest::Digest() : state_{std::make_unique<State>()} {}
Digest::~Digest() = default;
Digest::Digest(Digest&&) noexcept = default;
Digest& Digest::operator=(Digest&&) noexcept = default;

Digest& Digest::add(const void* bytes, std::size_t count)
{
    XXH3_128bits_update(state_->hash, bytes, count);
    return *this;
}

Digest& Digest::add(std::string_view text)
{
    add(text.size());
    return add(text.data(), text.size());
}

Digest& Digest::add(double number)
{
    const double canonical = std::isnan(number) ? std::numeric_limits<double>::quiet_NaN() : number == 0 ? 0.0 : number;
    return add(&canonical, sizeof canonical);
}

std::string Digest::text() const
{
    const XXH128_hash_t value = XXH3_128bits_digest(state_->hash);
    std::array<char, 33> digits{};
    std::snprintf(digits.data(), digits.size(), "%016llx%016llx", static_cast<unsigned long long>(value.high64),
                  static_cast<unsigned long long>(value.low64));
    return digits.data();
}

}  // namespace arpent
