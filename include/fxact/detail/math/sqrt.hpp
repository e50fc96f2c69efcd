// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/bits/limbs.hpp>
#include <fxact/detail/bits/word.hpp>
#include <fxact/detail/real/arithmetic.hpp>
#include <fxact/detail/real/ball.hpp>
#include <fxact/detail/real/long_division.hpp>
#include <fxact/detail/real/number.hpp>

namespace fxact::detail {

/// A square root in [1, 2) as a mantissa, rounded down, and whether that changed it.
template <class Word>
struct mantissa_root {
    Word value;
    bool inexact;
};
template <class Word>
constexpr mantissa_root<Word> root_of_mantissa(const Word& m, bool doubled) noexcept;

/// The same with half of the bits or more, as a start for Heron's method. In 32 bits: 16 bits, one by one.
constexpr std::uint32_t root_estimate(std::uint32_t m, bool doubled) noexcept {
    const std::uint32_t quarter = doubled ? m : m >> 1;
    std::uint32_t root = 0;
    for (std::uint32_t bit = 0x8000; bit != 0; bit >>= 1) {
        const std::uint32_t next = root | bit;
        if (next * next <= quarter) root = next;
    }
    return root << 16;
}
constexpr std::uint64_t root_estimate(std::uint64_t m, bool doubled) noexcept {
    return std::uint64_t{root_of_mantissa(static_cast<std::uint32_t>(m >> 32), doubled).value} << 32;
}
constexpr limbs<5> root_estimate(const limbs<5>& m, bool doubled) noexcept {
    return limbs<5>{root_of_mantissa(static_cast<std::uint64_t>(m >> 96), doubled).value} << 96;
}

/// sqrt(m), or sqrt(2 m), for a mantissa m in [1, 2). A step of Heron's method, (y + m / y) / 2, doubles the digits.
/// The remainder m - y^2 then corrects the last one.
template <class Word>
constexpr mantissa_root<Word> root_of_mantissa(const Word& m, bool doubled) noexcept {
    constexpr int bits = bits_of<Word>, steps = bits > 64 ? 2 : 1;
    const Word one{1};
    const number<Word> x{false, m, doubled};
    number<Word> y{false, root_estimate(m, doubled), 0};
    for (int i = 0; i < steps; ++i) y = ldexp(y + x / y, -1);
    Word root = y.exponent > 0 ? static_cast<Word>(-one) : y.exponent < 0 ? top_bit<Word> : y.mantissa;
    const double_word<Word> square = multiply(root, root);
    const Word low = doubled ? Word{} : static_cast<Word>(m << (bits - 1));
    double_word<Word> rest{
        static_cast<Word>((doubled ? m : static_cast<Word>(m >> 1)) - square.high - Word{low < square.low}),
        static_cast<Word>(low - square.low)};
    while (rest.high >= top_bit<Word>) {  // below 0: (root - 1)^2 is less by 2 (root - 1) + 1
        root = root - one;
        rest = add(add(add(rest, root), root), one);
    }
    while (rest.high > one || (rest.high == one && rest.low > static_cast<Word>(root << 1))) {
        const Word odd = static_cast<Word>(root << 1) + one;  // 2 root + 1 without its top bit
        rest.high = rest.high - one - Word{rest.low < odd};
        rest.low = rest.low - odd;
        root = root + one;
    }
    return {root, rest.high != Word{} || rest.low != Word{}};
}

/// The square root.
///
/// Domain   x >= 0; below 0 -> NaN, +-0 -> +-0, +inf -> +inf, NaN -> NaN
/// Range    [0, +inf]; non-decreasing
/// Error    rounded toward zero, and known to be exact if it is   (algebraic_test.cpp)
/// Source   Heron's method
template <class Word>
constexpr approximation<Word> square_root(const number<Word>& x) noexcept {
    if (x.is_zero() || x.negative || x.is_special()) [[unlikely]]
        return {x.is_zero() || !x.negative ? x : number<Word>::nan(), 0};
    const bool odd = (x.exponent & 1) != 0;
    const mantissa_root<Word> root = root_of_mantissa(x.mantissa, odd);
    return {{false, root.value, (x.exponent - odd) / 2}, root.inexact};
}

template <class Word>
constexpr number<Word> sqrt(const number<Word>& x) noexcept {
    return square_root(x).value;
}

/// sqrt(x). The relative error of x is halved; the result is on the same side. Below zero the result is unknown.
template <class Word>
constexpr ball<Word> sqrt(const ball<Word>& x) noexcept {
    const approximation<Word> root = square_root(x.midpoint);
    if (x.error >= ball<Word>::unknown || (x.midpoint.negative && !x.midpoint.is_zero()))
        return ball<Word>{approximation<Word>{root.value, 0}, ball<Word>::unknown, ball<Word>::either, report_of(x)};
    if (x.error == ball<Word>::out_of_range) return out_of_range_result(root.value).from(x);
    return ball<Word>{root, scale_error(x.error, -1), x.error_sign | (root.error_ulps != 0 ? ball<Word>::away : 0),
                      report_of(x)};
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
