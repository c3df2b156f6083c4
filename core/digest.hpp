#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>

namespace arpent {

/// A 128-bit digest of contents (XXH3), independent of the pieces in which they are added. Texts carry their length, so that
/// "ab" + "c" is not "a" + "bc".
class Digest {
public:
    Digest();
    ~Digest();
    Digest(Digest&&) noexcept;
    Digest& operator=(Digest&&) noexcept;

    Digest& add(const void* bytes, std::size_t count);
    Digest& add(std::string_view text);
    /// The bits of a number; -0 counts as 0 and every NaN as one.
    Digest& add(double number);
    Digest& add(const char* text) { return add(std::string_view{text}); }
    template <typename T>
        requires std::is_integral_v<T>
    Digest& add(T number)
    {
        const auto wide = static_cast<long long>(number);
        return add(&wide, sizeof wide);
    }

    /// 32 hexadecimal digits.
    std::string text() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace arpent
