// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>

#include <fxact/detail/bits/limbs.hpp>
#include <fxact/detail/bits/word.hpp>
#include <fxact/detail/math/exp.hpp>
#include <fxact/detail/math/expm1.hpp>
#include <fxact/detail/math/log_constants.hpp>
#include <fxact/detail/real/arithmetic.hpp>
#include <fxact/detail/real/ball.hpp>
#include <fxact/detail/real/number.hpp>

namespace fxact::detail {

/// 1 - ln(1 + r) / r for r = u / 32 in [0, 1/32), a fraction below 1/64. Error at most 3 units.
///
/// The function is completely monotone, so each Horner step is a difference of positive numbers.
constexpr std::uint32_t log1p_deficit(std::uint32_t u) noexcept {
    std::uint32_t p = log1p_fit_32[2] - multiply_high(u, log1p_fit_32[3]);
    p = log1p_fit_32[1] - multiply_high(u, p);
    p = log1p_fit_32[0] - multiply_high(u, p);
    return multiply_high(u, p);
}

/// The same in 64 bits. Error at most 5 units.
constexpr std::uint64_t log1p_deficit(std::uint64_t u) noexcept {
    const auto u32 = static_cast<std::uint32_t>(u >> 32);
    std::uint32_t tail = log1p_fit_64_tail[1] - multiply_high(u32, log1p_fit_64_tail[2]);
    tail = log1p_fit_64_tail[0] - multiply_high(u32, tail);
    std::uint64_t p = log1p_fit_64[4] - multiply_high(u32, tail);
    p = log1p_fit_64[3] - multiply_high(u, p);
    p = log1p_fit_64[2] - multiply_high(u, p);
    p = log1p_fit_64[1] - multiply_high(u, p);
    p = log1p_fit_64[0] - multiply_high(u, p);
    return multiply_high(u, p);
}

/// ln(1 + f) as a fraction, for a fraction f. Error at most 3 units.
///
/// 1 + f = (1 + j/32) (1 + v/32), where v = u / (1 + j/32) with f = j/32 + u/32.
template <class Word>
constexpr Word log1p_fraction(Word f) noexcept {
    const auto j = static_cast<std::size_t>(f >> (bits_of<Word> - 5));
    const Word v = multiply_high(static_cast<Word>(f << 5), reciprocal_table<Word>[j]);
    const Word p = v - multiply_high(v, log1p_deficit(v));
    return log_table<Word>[j] + (p >> 5) + (p >> 4 & 1);
}

/// ln(1 + x) for 0 <= x < 1/32, with an error of a few units of its last place.
template <class Word>
constexpr approximation<Word> log1p_small(const number<Word>& x) noexcept {
    const Word deficit = log1p_deficit(shift_right(x.mantissa, -6 - x.exponent));
    return {normalized(false, static_cast<Word>(x.mantissa - multiply_high(x.mantissa, deficit)), x.exponent),
            x.is_zero() ? 0U : 6U};
}

/// An error of `units` * 2^-bits in units of the last place of a value with this exponent, plus 2.
constexpr std::uint32_t fraction_error(std::uint32_t units, int exponent) noexcept {
    return exponent < 0 ? (units << (exponent > -8 ? -exponent : 8)) + 2 : units + 2;
}

/// k ln(2) + fraction as a number. For k < 0 the fraction is subtracted from |k| ln(2), which is larger.
template <class Word>
constexpr approximation<Word> logarithm_of_power(int k, Word fraction) noexcept {
    constexpr int bits = bits_of<Word>;
    double_word<Word> sum = multiply(static_cast<Word>(k < 0 ? -k : k), ln_2_of<Word>);
    if (k < 0) {
        sum.high -= sum.low < fraction;
        sum.low -= fraction;
    } else {
        sum.low += fraction;
        sum.high += sum.low < fraction;
    }
    if (sum.high == Word{}) {
        const number<Word> value = normalized(k < 0, sum.low, -1);
        return {value, fraction_error(4, value.exponent)};
    }
    const int shift = leading_zeros(sum.high);
    return {{k < 0, static_cast<Word>(sum.high << shift | sum.low >> (bits - shift)), bits - 1 - shift}, 6};
}

/// ln(1 + x) for x >= 0, with a small relative error, also near 0.
template <class Word>
constexpr approximation<Word> logarithm_of_1_plus_positive(const number<Word>& x) noexcept {
    if (x.exponent < -5) return log1p_small(x);
    if (x.exponent < 0) return logarithm_of_power(0, log1p_fraction(shift_right(x.mantissa, -1 - x.exponent)));
    if (x.is_special()) [[unlikely]]
        return {x, 0};
    const approximation<Word> sum = add(number<Word>{1.0}, x);
    const approximation<Word> result =
        logarithm_of_power(sum.value.exponent, log1p_fraction(static_cast<Word>(sum.value.mantissa << 1)));
    return {result.value, result.error_ulps + 2 * sum.error_ulps};
}

/// ln(0), ln(infinity) and ln(NaN).
template <class Word>
constexpr number<Word> logarithm_of_special(const number<Word>& x) noexcept {
    if (x.is_zero()) return number<Word>::infinite(true);
    return x.negative ? number<Word>::nan() : x;
}

/// ln(x) for a finite x > 0, with a small relative error, also near 1.
template <class Word>
constexpr approximation<Word> logarithm_of_positive(const number<Word>& x) noexcept {
    // Below 1 the difference, 1 - m / 2^bits, needs one bit more than a word.
    const number<Word> above_1 =
        x.exponent == -1 ? normalized(true, static_cast<Word>(-x.mantissa), -1) : x - number<Word>{1.0};
    if (above_1.exponent >= -5)
        return logarithm_of_power(x.exponent, log1p_fraction(static_cast<Word>(x.mantissa << 1)));
    if (!above_1.negative) return log1p_small(above_1);
    const approximation<Word> mirrored = divide(-above_1, x);  // ln(x) = -ln(1 + (1 - x) / x)
    const approximation<Word> result = logarithm_of_1_plus_positive(mirrored.value);
    return {-result.value, result.error_ulps + mirrored.error_ulps};
}

/// ln(x) for x >= 0.
template <class Word>
constexpr approximation<Word> logarithm(const number<Word>& x) noexcept {
    if (x.is_zero() || x.is_special()) [[unlikely]]
        return {logarithm_of_special(x), 0};
    return logarithm_of_positive(x);
}

/// ln(1 + x) for x >= -1, with a small relative error, also near 0.
template <class Word>
constexpr approximation<Word> logarithm_of_1_plus(const number<Word>& x) noexcept {
    if (!x.negative) return logarithm_of_1_plus_positive(x);
    const approximation<Word> sum = add(number<Word>{1.0}, x);
    if (x.exponent >= -5) {
        if (x.exponent >= 0) [[unlikely]]  // ln(0), or no value
            return {sum.value.is_zero() ? number<Word>::infinite(true) : number<Word>::nan(), 0};
        const approximation<Word> result = logarithm_of_positive(sum.value);
        return {result.value, result.error_ulps + (sum.error_ulps << 5)};
    }
    const approximation<Word> mirrored = divide(-x, sum.value);  // ln(1 + x) = -ln(1 - x / (1 + x))
    const approximation<Word> result = logarithm_of_1_plus_positive(mirrored.value);
    return {-result.value, result.error_ulps + mirrored.error_ulps + sum.error_ulps};
}

/// The same in limbs, by one step of Newton's method from the 64-bit result y: ln(1 + x) = y + ln(1 + d) with
/// 1 + d = (1 + x) e^-y, |d| < 2^-55, and ln(1 + d) = d - d^2/2.
constexpr approximation<limbs<5>> logarithm_of_1_plus(const number<limbs<5>>& x) noexcept;

constexpr approximation<limbs<5>> logarithm(const number<limbs<5>>& x) noexcept {
    using real = number<limbs<5>>;
    if (x.is_zero() || x.is_special()) return {logarithm_of_special(x), 0};
    // As in logarithm_of_positive.
    const real above_1 = x.exponent == -1 ? normalized(true, -x.mantissa, -1) : x - real{1.0};
    if (above_1.exponent < -5) return logarithm_of_1_plus(above_1);
    const real y = resize<limbs<5>>(logarithm(resize<std::uint64_t>(x)).value);
    const real d = x * exp(-y) - real{1.0};
    const real value = y + (d - d * d * real{0.5});
    return {value, fraction_error(160, value.exponent)};
}

constexpr approximation<limbs<5>> logarithm_of_1_plus(const number<limbs<5>>& x) noexcept {
    using real = number<limbs<5>>;
    if (x.exponent >= -5) {
        const approximation<limbs<5>> sum = add(real{1.0}, x), result = logarithm(sum.value);
        return {result.value, result.error_ulps + (sum.error_ulps << (result.value.exponent < 0 ? 5 : 0))};
    }
    const real y = resize<limbs<5>>(logarithm_of_1_plus(resize<std::uint64_t>(x)).value);
    const real e = expm1(-y), d = x + e + x * e;
    return {y + (d - d * d * real{0.5}), x.is_zero() ? 0U : 160U};
}

template <class Word>
inline constexpr number<Word> ln_2_as_number = logarithm(number<Word>{2.0}).value;

template <class Word>
constexpr number<Word> log(const number<Word>& x) noexcept {
    return logarithm(x).value;
}
template <class Word>
constexpr number<Word> log1p(const number<Word>& x) noexcept {
    return logarithm_of_1_plus(x).value;
}

/// ln(x). A relative error of x becomes an absolute error of ln(x). Below zero the result is unknown.
template <class Word>
constexpr ball<Word> log(const ball<Word>& x) noexcept {
    if ((x.midpoint.negative && !x.midpoint.is_zero()) || x.error >= ball<Word>::out_of_range)
        return {approximation<Word>{x.midpoint, 0}, ball<Word>::unknown, ball<Word>::either, report_of(x)};
    const approximation<Word> result = logarithm(x.midpoint);
    if (result.value.is_zero())
        return ball<Word>{result, x.error != 0 ? ball<Word>::unknown : 0, ball<Word>::either, report_of(x)};
    return ball<Word>{result, scale_error(x.error, -result.value.exponent), ball<Word>::either, report_of(x)};
}
/// ln(1 + x). The relative error of x is multiplied by x / ((1 + x) ln(1 + x)): at most 1 for x >= 0, 2 for x >= -1/2,
/// 2 / (1 + x) below.
template <class Word>
constexpr ball<Word> log1p(const ball<Word>& x) noexcept {
    if (x.midpoint < number<Word>{-1.0})
        return ball<Word>{approximation<Word>{x.midpoint, 0}, ball<Word>::unknown, ball<Word>::either, report_of(x)};
    if (vanishes(x)) return nudged(x, x.midpoint.negative);
    if (x.error >= ball<Word>::out_of_range)
        return ball<Word>{approximation<Word>{x.midpoint, 0}, ball<Word>::unknown, ball<Word>::either, report_of(x)};
    const int growth = !x.midpoint.negative       ? 0
                       : x.midpoint.exponent < -1 ? 1
                                                  : 1 - (number<Word>{1.0} + x.midpoint).exponent;
    return ball<Word>{logarithm_of_1_plus(x.midpoint), scale_error(x.error, growth), ball<Word>::either, report_of(x)};
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
