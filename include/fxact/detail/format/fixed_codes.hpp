// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>
#include <limits>
#include <type_traits>

/// Arithmetic on the raw values of fixed-point numbers, before they are saturated.
namespace fxact::detail {

/// An integer of twice the width, for products and quotients.
template <class Rep>
using wider = std::conditional_t<std::is_signed_v<Rep>, std::int64_t, std::uint64_t>;

template <class Rep, class Integer>
constexpr Rep saturated_code(Integer value) noexcept {
    constexpr Rep lowest = std::numeric_limits<Rep>::min(), highest = std::numeric_limits<Rep>::max();
    return value < Integer{lowest} ? lowest : value > Integer{highest} ? highest : static_cast<Rep>(value);
}

/// value / 2^shift, rounded to nearest, ties away from zero.
template <class Integer>
constexpr Integer shift_rounded(Integer value, int shift) noexcept {
    if (shift == 0) return value;
    const Integer half = Integer{1} << (shift - 1);
    return (value + half - (value < 0)) >> shift;
}

/// dividend / divisor, likewise; x / 0 saturates toward the sign of x, and 0 / 0 is 0.
template <class Rep, class Integer>
constexpr Rep divided_code(Integer dividend, Integer divisor) noexcept {
    if (divisor == 0)
        return dividend > 0 ? std::numeric_limits<Rep>::max() : dividend < 0 ? std::numeric_limits<Rep>::min() : Rep{0};
    const Integer quotient = dividend / divisor, rest = dividend % divisor;
    const auto size = [](Integer value) { return value < 0 ? Integer{} - value : value; };
    const bool up = size(rest) >= size(divisor) - size(rest);
    const bool negative = (dividend < 0) != (divisor < 0);
    return saturated_code<Rep>(up ? negative ? quotient - 1 : quotient + 1 : quotient);
}

/// A raw value with one number of fraction bits as that with another. Saturates as it would in every 32-bit format.
constexpr std::int64_t rescaled_code(std::int64_t code, int from, int to) noexcept {
    if (from > to) return shift_rounded(code, from - to);
    const std::int64_t limit = (std::int64_t{1} << 32) >> (to - from);
    return (code > limit ? limit : code < -limit ? -limit : code) * (std::int64_t{1} << (to - from));
}

/// An integer; one outside of [-limit, limit] becomes the integer next to that range.
template <class Integer>
constexpr std::int64_t clamped_integer(Integer value, std::int64_t limit) noexcept {
    if constexpr (sizeof(Integer) > 8) {  // __int128, an integer for GCC's own dialect
        const auto wide_limit = static_cast<Integer>(limit);
        if (value > wide_limit) return limit + 1;
        if (value < 0 && value < -wide_limit) return -limit - 1;
    } else {
        if (value > 0 && static_cast<std::uint64_t>(value) > static_cast<std::uint64_t>(limit)) return limit + 1;
        if (value < 0 && static_cast<std::int64_t>(value) < -limit) return -limit - 1;
    }
    return static_cast<std::int64_t>(value);
}

/// The raw value of an integer. An integer outside of every 32-bit format remains so, and its scaling cannot overflow.
template <class Integer>
constexpr std::int64_t code_of_integer(Integer value, int fraction_bits) noexcept {
    constexpr std::int64_t limit = std::numeric_limits<std::uint32_t>::max();
    return clamped_integer(value, limit >> fraction_bits) * (std::int64_t{1} << fraction_bits);
}

/// code * factor. Factors beyond 32 bits saturate whatever they multiply, and so does the largest of 32 bits.
template <class Rep, class Integer>
constexpr Rep multiplied_code(Rep code, Integer factor) noexcept {
    constexpr std::int64_t limit = std::numeric_limits<std::uint32_t>::max();
    const std::int64_t clamped = clamped_integer(factor, limit - 1);
    if constexpr (std::is_signed_v<Rep>)
        return saturated_code<Rep>(std::int64_t{code} * clamped);
    else
        return clamped < 0 ? Rep{} : saturated_code<Rep>(std::uint64_t{code} * static_cast<std::uint64_t>(clamped));
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
