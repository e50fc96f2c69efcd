// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/bits/word.hpp>
#include <fxact/detail/real/number.hpp>

namespace fxact::detail {

/// |x| + 1/2 as a fixed-point number, truncated, for exponents of x from -2 to 39.
template <class Word>
struct magnitude_plus_half {
    int fraction_bits;
    Word half;  // 1/2, in units of 2^-fraction_bits
    Word sum;

    // Two spare bits: one for the carry into the integer part, one because |x| may be as small as 1/4.
    constexpr explicit magnitude_plus_half(const number<Word>& x) noexcept
        : fraction_bits{bits_of<Word> - 3 - x.exponent},
          half{static_cast<Word>(Word{1} << (fraction_bits - 1))},
          sum{(x.mantissa >> 2) + half} {}

    /// The integer nearest to |x|, ties away from zero.
    constexpr std::int64_t integer() const noexcept {
        return static_cast<std::int64_t>(static_cast<std::uint64_t>(sum >> fraction_bits));
    }
};

/// Rounding to an integer saturates here, beyond the range of every format.
inline constexpr std::int64_t huge_integer = std::int64_t{1} << 40;

/// The integer nearest to x, ties away from zero. Saturates at +-2^40; NaN gives 0.
template <class Word>
constexpr std::int64_t nearest_integer(const number<Word>& x) noexcept {
    if (x.is_nan() || x.exponent < -2) return 0;
    const std::int64_t magnitude = x.exponent >= 40 ? huge_integer : magnitude_plus_half<Word>{x}.integer();
    return x.negative ? -magnitude : magnitude;
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
