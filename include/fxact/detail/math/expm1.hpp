// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/bits/limbs.hpp>
#include <fxact/detail/bits/word.hpp>
#include <fxact/detail/math/exp.hpp>
#include <fxact/detail/real/arithmetic.hpp>
#include <fxact/detail/real/ball.hpp>
#include <fxact/detail/real/number.hpp>

namespace fxact::detail {

/// Coefficients of (1 - (1 - e^-a) / a) / s, a = s / 4, at the Chebyshev nodes of [0, 1], with alternating signs; the
/// largest error of expm1_deficit is 2^-33.4. (scripts/coefficients.sh computes them.)
inline constexpr std::uint32_t expm1_fit_32[]{0x20000000, 0x02AAAA98, 0x002AAA14, 0x00022078, 0x000014D3};
/// The same in 64 bits (2^-62.4); the two highest coefficients need 32-bit products only.
inline constexpr std::uint64_t expm1_fit_64[]{0x1FFFFFFFFFFFFFFD, 0x02AAAAAAAAAAA8BA, 0x002AAAAAAAAA76F2,
                                              0x0002222222200E75, 0x000016C16C0C0D85, 0x000000D00CE1CB87,
                                              0x0000000680331EAF};
inline constexpr std::uint32_t expm1_fit_64_tail[]{0x2E06FD14, 0x010B39B8};

/// 1 - (1 - e^-a) / a for a = s / 4 in [0, 1/4), a fraction below 1/8. Error at most 2 units.
///
/// The function is completely monotone, so the coefficients alternate, and each Horner step is a difference of positive
/// numbers.
constexpr std::uint32_t expm1_deficit(std::uint32_t s) noexcept {
    std::uint32_t p = expm1_fit_32[4];
    p = expm1_fit_32[3] - multiply_high(s, p);
    p = expm1_fit_32[2] - multiply_high(s, p);
    p = expm1_fit_32[1] - multiply_high(s, p);
    p = expm1_fit_32[0] - multiply_high(s, p);
    return multiply_high(s, p);
}

/// The same in 64 bits. Error at most 5 units.
constexpr std::uint64_t expm1_deficit(std::uint64_t s) noexcept {
    const auto s32 = static_cast<std::uint32_t>(s >> 32);
    std::uint64_t p = expm1_fit_64_tail[0] - multiply_high(s32, expm1_fit_64_tail[1]);
    p = expm1_fit_64[6] - multiply_high(s32, static_cast<std::uint32_t>(p));
    p = expm1_fit_64[5] - multiply_high(s, p);
    p = expm1_fit_64[4] - multiply_high(s, p);
    p = expm1_fit_64[3] - multiply_high(s, p);
    p = expm1_fit_64[2] - multiply_high(s, p);
    p = expm1_fit_64[1] - multiply_high(s, p);
    p = expm1_fit_64[0] - multiply_high(s, p);
    return multiply_high(s, p);
}

/// The same by the Taylor series, a/2 - a^2/6 + a^3/24 ... Error at most one unit for each of its 45 terms.
constexpr limbs<5> expm1_deficit(const limbs<5>& s) noexcept {
    const limbs<5> a = s >> 2;
    limbs<5> term = a >> 1, sum = term;
    for (std::uint32_t k = 3; term != limbs<5>{}; ++k) {
        term = multiply_high(term, a) / k;
        sum = k % 2 != 0 ? sum - term : sum + term;
    }
    return sum;
}

/// 1 - e^-a for a >= 0, with an error of a few units of its last place.
template <class Word>
constexpr approximation<Word> one_minus_exp(const number<Word>& a) noexcept {
    if (a.is_nan()) [[unlikely]]
        return {a, 0};
    if (a.exponent < -2) {  // a < 1/4: a (1 - deficit)
        const Word deficit = expm1_deficit(shift_right(a.mantissa, -3 - a.exponent));
        const Word mantissa = a.mantissa - multiply_high(a.mantissa, deficit);
        return {normalized(false, mantissa, a.exponent), a.is_zero() ? 0 : bits_of<Word> > 64 ? 64U : 6U};
    }
    const approximation<Word> e = exponential(-a);  // below 1, so a fraction
    Word fraction = shift_right(e.value.mantissa, -1 - e.value.exponent);
    if (fraction == Word{}) fraction = Word{1};
    const number<Word> value = normalized(false, static_cast<Word>(-fraction), -1);
    return {value, static_cast<std::uint32_t>(scale_error(e.error_ulps, e.value.exponent - value.exponent)) + 4};
}

/// e^x - 1 with a small relative error, also near 0.
template <class Word>
constexpr approximation<Word> exponential_minus_1(const number<Word>& x) noexcept {
    const approximation<Word> size = one_minus_exp(abs(x));
    if (x.negative) return {-size.value, size.error_ulps};
    const approximation<Word> e = exponential(x);  // e^x - 1 = e^x (1 - e^-x)
    const approximation<Word> product = multiply(e.value, size.value);
    return {product.value, e.error_ulps + size.error_ulps + product.error_ulps};
}

template <class Word>
constexpr number<Word> expm1(const number<Word>& x) noexcept {
    return exponential_minus_1(x).value;
}

/// The relative error of x is multiplied by x e^x / (e^x - 1): at most 1 for x < 0, at most 1 + x for x > 0.
template <class Word>
constexpr ball<Word> expm1(const ball<Word>& x) noexcept {
    if (vanishes(x)) return nudged(x, !x.midpoint.negative);
    // e^-64 and e^-128 are below the last place of 1.
    if (x.midpoint.negative && x.has_sign() && x.midpoint.exponent >= (bits_of<Word> == 64 ? 6 : 7))
        return nudged(ball<Word>{-1.0}, false).from(x);
    if (x.has_sign() && x.midpoint.exponent > exp_integer_bits<Word>) return exp(x);
    const int growth = x.midpoint.negative || x.midpoint.exponent < -20 ? 0
                       : x.midpoint.exponent < 0                        ? 1
                                                                        : x.midpoint.exponent + 2;
    return ball<Word>{exponential_minus_1(x.midpoint), scale_error(x.error, growth), ball<Word>::either, report_of(x)};
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
