// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/detail/bits/limbs.hpp>
#include <fxact/detail/bits/word.hpp>
#include <fxact/detail/math/exp.hpp>
#include <fxact/detail/math/log.hpp>
#include <fxact/detail/real/arithmetic.hpp>
#include <fxact/detail/real/ball.hpp>
#include <fxact/detail/real/number.hpp>

/// 2^x and its inverse.
namespace fxact::detail {

/// 2^x = 2^k * 2^f, where k + f = x exactly but for what is below a fraction of one word.
///
/// Domain   every x; -inf -> far below every format, +inf -> +inf, NaN -> NaN
/// Range    (0, +inf]; non-decreasing
/// Error    that of e^x: 6 units, 8 in 64 bits, 64 in 160 bits; exact for integers   (base_2_test.cpp)
template <class Word>
constexpr approximation<Word> exponential_of_2(const number<Word>& x) noexcept {
    constexpr int bits = bits_of<Word>;
    if (x.exponent >= 16) [[unlikely]]
        return exponential_beyond<Word>(x.negative, x.exponent);
    const int shift = bits - 1 - x.exponent;
    const double_word<Word> size =
        shift_right(double_word<Word>{x.mantissa, Word{}}, shift < 2 * bits ? shift : 2 * bits - 1);
    auto k = static_cast<int>(static_cast<std::uint64_t>(size.high));
    Word fraction = size.low;
    if (x.negative) {
        k = -k - (fraction != Word{});
        fraction = static_cast<Word>(-fraction);
    }
    const bool exact = fraction == Word{} && (x.is_zero() || x.exponent >= 0);
    return {{false, exp2_fraction(fraction), k}, exact ? 0 : exp_error<Word>};
}

template <class Word>
constexpr number<Word> exp2(const number<Word>& x) noexcept {
    return exponential_of_2(x).value;
}

/// 2^x. An absolute error of x becomes a relative error of the result, times ln(2).
template <class Word>
constexpr ball<Word> exp2(const ball<Word>& x) noexcept {
    if (vanishes(x)) return nudged(ball<Word>{1.0}, !x.midpoint.negative).from(x);
    const approximation<Word> result = exponential_of_2(x.midpoint);
    if (x.midpoint.is_special()) return ball<Word>{result.value}.from(x);
    // Out of range for every value in the ball.
    if (x.has_sign() && x.midpoint.exponent >= 16) return out_of_range_result(result.value).from(x);
    return ball<Word>{result, scale_error(x.error, x.midpoint.exponent + 1), ball<Word>::either, report_of(x)};
}

/// log2(x) = ln(x) log2(e).
///
/// Domain   x >= 0; below 0 -> NaN, 0 -> -inf, +inf -> +inf, NaN -> NaN
/// Range    [-inf, +inf]
/// Error    3 units more than ln(x); exact for powers of 2   (base_2_test.cpp)
template <class Word>
constexpr approximation<Word> logarithm_to_2(const number<Word>& x) noexcept {
    if (x.is_zero() || x.is_special()) [[unlikely]]
        return {logarithm_of_special(x), 0};
    if (x.negative) [[unlikely]]
        return {number<Word>::nan(), 0};
    if (x.mantissa == top_bit<Word>) return {number<Word>(x.exponent), 0};
    const approximation<Word> natural = logarithm(x);
    return {natural.value * number<Word>{false, log2_e<Word>.high, 0}, natural.error_ulps + 3};
}

template <class Word>
constexpr number<Word> log2(const number<Word>& x) noexcept {
    return logarithm_to_2(x).value;
}

/// log2(x). A relative error of x becomes an absolute error of the result, divided by ln(2). Below zero the result is
/// unknown.
template <class Word>
constexpr ball<Word> log2(const ball<Word>& x) noexcept {
    const approximation<Word> result = logarithm_to_2(x.midpoint);
    if ((x.midpoint.negative && !x.midpoint.is_zero()) || x.error >= ball<Word>::out_of_range)
        return {approximation<Word>{result.value, 0}, ball<Word>::unknown, ball<Word>::either, report_of(x)};
    if (result.value.is_zero())
        return ball<Word>{result, x.error != 0 ? ball<Word>::unknown : 0, ball<Word>::either, report_of(x)};
    return ball<Word>{result, scale_error(x.error, 1 - result.value.exponent), ball<Word>::either, report_of(x)};
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
