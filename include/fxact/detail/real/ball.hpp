// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <concepts>
#include <cstdint>

#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/real/constants.hpp>
#include <fxact/detail/real/number.hpp>

namespace fxact::detail {

/// A number with an error bound ("ball arithmetic"): |value - midpoint| <= error * 2^-(bits - 1) * |midpoint|.
///
/// A formula evaluated on balls proves its own rounding error, a user's lambda included. An error of 0 means that the
/// midpoint is exact. An error that exceeds every use saturates at `unknown`, and the rounding of such a ball is never
/// decided.
///
/// `error_sign` is the set of directions, away from zero or toward zero, in which the value may differ from the
/// midpoint. If it has one member, the value differs from the midpoint in that direction, by an amount that may be
/// too small for the word, as in silu(x) = x - tiny far above 0. This decides the rounding of a midpoint that is a tie.
///
/// The comparison of two overlapping balls is undecided. It returns the order of the midpoints and sets *undecided. The
/// caller who evaluates a formula attaches the flag to the formula's argument, and every result inherits it. An
/// undecided comparison without a flag, such as that of two computed constants, is a compile error in a constant
/// expression.
///
/// Word  at least 64 bits, so that the rounding up of a sum of errors covers the product of two errors
template <class Word>
struct ball {
    using accepts_constants = void;

    number<Word> midpoint;
    std::uint32_t error = 0;
    std::uint32_t error_sign = 0;
    bool* undecided = nullptr;

    static constexpr std::uint32_t unknown = std::uint32_t{1} << 31;
    /// The error of a value outside the range of every format, such as e^100000. Its sign is known, and the sign of its
    /// exponent.
    static constexpr std::uint32_t out_of_range = unknown - 1;
    /// Directions: the value is larger in magnitude than the midpoint, or smaller.
    static constexpr std::uint32_t away = 1, toward_zero = 2, either = away | toward_zero;

    constexpr ball() = default;
    constexpr ball(const number<Word>& exact) noexcept : midpoint{exact} {}
    constexpr ball(const approximation<Word>& result, std::uint64_t inherited, std::uint32_t directions = either,
                   bool* report = nullptr) noexcept
        : midpoint{result.value}, undecided{report} {
        // second-order terms are below 2^-20 of the first-order ones
        const std::uint64_t sum = inherited + (inherited >> 20) + result.error_ulps;
        error = sum < unknown ? static_cast<std::uint32_t>(sum) : unknown;
        error_sign = error == 0 ? 0 : error < unknown ? directions : either;
    }
    constexpr explicit ball(double value) noexcept : midpoint{value}, error{is_nan(value) ? unknown : 0} {}
    /// A constant in a formula, exactly.
    template <constant C>
    constexpr ball(C value) noexcept : midpoint(value) {
        if constexpr (!std::integral<C>) *this = ball(static_cast<double>(value));
    }
    template <std::same_as<bool> C>
    ball(C) = delete;

    /// Whether the value is not zero and has the sign of the midpoint.
    constexpr bool has_sign() const noexcept { return !midpoint.is_zero() && error < unknown; }

    /// This ball, whose undecided comparisons set a flag.
    constexpr ball reporting(bool& flag) const noexcept {
        ball result = *this;
        result.undecided = &flag;
        return result;
    }
    /// This ball, with the flag of its operands.
    constexpr ball from(const ball& x) const noexcept {
        ball result = *this;
        result.undecided = x.undecided;
        return result;
    }
    constexpr ball from(const ball& x, const ball& y) const noexcept { return from(x.undecided != nullptr ? x : y); }
};

/// The flag that a result of these operands sets.
template <class Word>
constexpr bool* report_of(const ball<Word>& x) noexcept {
    return x.undecided;
}
template <class Word>
constexpr bool* report_of(const ball<Word>& x, const ball<Word>& y) noexcept {
    return x.undecided != nullptr ? x.undecided : y.undecided;
}

/// x plus an amount below a unit of its last place and not zero: away from zero if `larger`, else toward zero.
template <class Word>
constexpr ball<Word> nudged(const ball<Word>& x, bool larger) noexcept {
    const std::uint32_t directions = x.error_sign | (larger ? ball<Word>::away : ball<Word>::toward_zero);
    ball<Word> result{{x.midpoint, 1}, x.error, directions};
    if (x.error == ball<Word>::out_of_range) result.error = ball<Word>::out_of_range;
    return result.from(x);
}

/// The ball of a product or quotient with an out-of-range operand, or of such a sum of equal signs. It is out of range
/// too as long as its exponent is, and unknown otherwise. The exponent is limited to far_exponent, so that a huge
/// factor times a tiny one is unknown.
template <class Word>
constexpr ball<Word> out_of_range_result(number<Word> value) noexcept {
    constexpr int far = number<Word>::far_exponent;
    ball<Word> result{approximation<Word>{value, 0}, ball<Word>::unknown};
    const int distance = value.exponent < 0 ? -value.exponent : value.exponent;
    if (value.is_zero() || value.is_special() || distance < far / 2) return result;
    if (distance > far) result.midpoint.exponent = value.exponent < 0 ? -far : far;
    result.error = ball<Word>::out_of_range;
    return result;
}

/// error * 2^shift, rounded up and saturated; an unknown error remains unknown.
constexpr std::uint64_t scale_error(std::uint32_t error, int shift) noexcept {
    if (error == 0) return 0;
    if (shift > 31 || error >> 31 != 0) return std::uint64_t{1} << 62;
    if (shift >= 0) return std::uint64_t{error} << shift;
    return (shift > -32 ? error >> -shift : 0) + 1;
}

template <class Word>
constexpr ball<Word> operator-(ball<Word> x) noexcept {
    x.midpoint = -x.midpoint;
    return x;
}
template <class Word>
constexpr ball<Word> abs(ball<Word> x) noexcept {
    x.midpoint = abs(x.midpoint);
    return x;
}

/// x * 2^power, exactly.
template <class Word>
constexpr ball<Word> ldexp(ball<Word> x, int power) noexcept {
    x.midpoint = ldexp(x.midpoint, power);
    return x;
}

/// Whether 0 < |x| < 2^-bits: 1 + x rounds to 1.
template <class Word>
constexpr bool vanishes(const ball<Word>& x) noexcept {
    return x.has_sign() && x.midpoint.exponent < -bits_of<Word>;
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
