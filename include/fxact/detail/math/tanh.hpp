// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/bits/word.hpp>
#include <fxact/detail/math/exp.hpp>
#include <fxact/detail/math/expm1.hpp>
#include <fxact/detail/real/arithmetic.hpp>
#include <fxact/detail/real/number.hpp>
#include <fxact/detail/real/reciprocal.hpp>

namespace fxact::detail {

/// Coefficients of (1 - tanh(a) / a) / s, a = sqrt(s) / 4, at the Chebyshev nodes of [0, 1], with alternating signs;
/// the largest error of tanh_deficit is 2^-41.2. (scripts/coefficients.sh computes them.)
inline constexpr std::uint32_t tanh_fit_32[]{0x05555555, 0x00222222, 0x0000DD0D, 0x00000597, 0x00000022};

/// The same in 64 bits (2^-63.2); the three highest coefficients need 32-bit products only.
inline constexpr std::uint64_t tanh_fit_64[]{0x0555555555555554, 0x002222222222213F, 0x0000DD0DD0DCFB30,
                                             0x000005993D2175B5, 0x000000244DC45F4E};
inline constexpr std::uint32_t tanh_fit_64_tail[]{0xEB64FA23, 0x05F0AB66, 0x0022F9AB};

/// 1 - tanh(a) / a for a = sqrt(s) / 4 in [0, 1/4), a fraction below 1/47. Error at most 3 units.
///
/// The coefficients alternate, so each Horner step is a difference of positive numbers.
[[gnu::always_inline]] constexpr std::uint32_t tanh_deficit(std::uint32_t s) noexcept {
    std::uint32_t p = tanh_fit_32[4];
    p = tanh_fit_32[3] - multiply_high(s, p);
    p = tanh_fit_32[2] - multiply_high(s, p);
    p = tanh_fit_32[1] - multiply_high(s, p);
    p = tanh_fit_32[0] - multiply_high(s, p);
    return multiply_high(s, p);
}

/// tanh(x) for float results. From |x| = 1/4 on: (1 - e) / (1 + e) with e = e^-2|x|, in fractions that increase with
/// |x| at every step. Below, where 1 - e would cancel: x (1 - deficit). The formula by expm1 would add a division to
/// every exp.
[[gnu::always_inline]] constexpr approximation<std::uint32_t> hyperbolic_tangent(
    const number<std::uint32_t>& x) noexcept {
    if (x.is_nan()) [[unlikely]]
        return {x, 0};
    if (x.exponent < -2) {  // |x| < 1/4: x (1 - deficit)
        const std::uint32_t quadruple = shift_right(x.mantissa, -3 - x.exponent);
        const std::uint32_t deficit = tanh_deficit(multiply_high(quadruple, quadruple));
        return {normalized(x.negative, x.mantissa - multiply_high(x.mantissa, deficit), x.exponent),
                x.is_zero() ? 0U : 9U};
    }
    const number<std::uint32_t> e = exp(number<std::uint32_t>{true, x.mantissa, x.exponent + 1});
    const std::uint32_t fraction = shift_right(e.mantissa, -1 - e.exponent);
    const std::uint32_t inverse = reciprocal(top_bit<std::uint32_t> + (fraction >> 1));
    return {normalized(x.negative, multiply_high(~fraction, inverse), -1), 40};
}

[[gnu::always_inline]] constexpr number<std::uint32_t> tanh(const number<std::uint32_t>& x) noexcept {
    return hyperbolic_tangent(x).value;
}

/// In 64 bits m / (2 - m) with m = 1 - e^-2|x|. 2 - m in [1, 2) takes fewer instructions than add().
constexpr number<std::uint64_t> tanh(const number<std::uint64_t>& x) noexcept {
    if (x.is_zero() || x.is_nan()) [[unlikely]]
        return x;
    const number<std::uint64_t> m = one_minus_exp(number<std::uint64_t>{false, x.mantissa, x.exponent + 1}).value;
    const int gap = m.exponent > -62 ? 1 - m.exponent : 63;
    const number<std::uint64_t> rest{false, (top_bit<std::uint64_t> - (m.mantissa >> gap)) << 1, 0};
    number<std::uint64_t> size = m / rest;
    size.negative = x.negative;
    return size;
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
