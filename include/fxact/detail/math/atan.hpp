// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

#include <fxact/detail/bits/limbs.hpp>
#include <fxact/detail/bits/word.hpp>
#include <fxact/detail/math/angle.hpp>
#include <fxact/detail/math/trigonometric.hpp>
#include <fxact/detail/real/arithmetic.hpp>
#include <fxact/detail/real/ball.hpp>
#include <fxact/detail/real/long_division.hpp>
#include <fxact/detail/real/number.hpp>

namespace fxact::detail {

/// atan(1/4), atan(1/2), atan(3/4) and atan(1) as mantissas, to nearest. (scripts/coefficients.sh computes them.)
template <class Word>
inline constexpr std::array<Word, 4> atan_table{};
template <>
inline constexpr std::array<std::uint32_t, 4> atan_table<std::uint32_t>{0xFADBAFC9, 0xED63382B, 0xA4BC7D19, 0xC90FDAA2};
template <>
inline constexpr std::array<std::uint64_t, 4> atan_table<std::uint64_t>{0xFADBAFC96406EB15, 0xED63382B0DDA7B45,
                                                                        0xA4BC7D1934F70924, 0xC90FDAA22168C235};
template <>
inline constexpr std::array<limbs<5>, 4> atan_table<limbs<5>>{
    limbs<5>{std::array<std::uint32_t, 5>{0xAA7FA904, 0xF7A217E5, 0x6DC79EF5, 0x6406EB15, 0xFADBAFC9}},
    limbs<5>{std::array<std::uint32_t, 5>{0x6E141587, 0xBC3A8D03, 0x6FE445EC, 0x0DDA7B45, 0xED63382B}},
    limbs<5>{std::array<std::uint32_t, 5>{0xE3F0868A, 0x457DAC9E, 0x19A87F2A, 0x34F70924, 0xA4BC7D19}},
    limbs<5>{std::array<std::uint32_t, 5>{0x29024E09, 0x80DC1CD1, 0xC4C6628B, 0x2168C234, 0xC90FDAA2}}};
inline constexpr std::array<int, 4> atan_exponents{-3, -2, -1, -1};

/// 1 / 3, 1 / 5, ... as fractions, rounded down: the terms of the series of atan(u) / u for |u| < 0.14.
template <class Word>
inline constexpr auto atan_coefficients = [] {
    constexpr std::size_t terms = bits_of<Word> == 32 ? 5 : bits_of<Word> == 64 ? 10 : 27;
    std::array<Word, terms> coefficients{};
    for (std::size_t k = 0; k < terms; ++k)
        coefficients[k] = static_cast<Word>(-Word{1}) / (3 + 2 * static_cast<std::uint32_t>(k));
    return coefficients;
}();

/// The number of quarters nearest to |x|, or to 1 / |x| from 1 on.
template <class Word>
constexpr int nearest_quarter(const number<Word>& x) noexcept {
    const auto top = static_cast<int>(static_cast<std::uint64_t>(x.mantissa >> (bits_of<Word> - 8)));
    if (x.exponent < -4 || x.exponent > 3) return 0;
    // top 2^(exponent - 7) against 1/8, 3/8, 5/8, 7/8, or their reciprocals
    if (x.exponent < 0) {
        const int eighths = top >> (4 - x.exponent);
        return (eighths + 1) / 2;
    }
    const int eight = 1024 >> x.exponent;
    return (top <= eight) + (3 * top <= eight) + (5 * top <= eight) + (7 * top <= eight);
}

/// The angle whose tangent is x.
///
/// Domain   every x; +-inf -> +-pi/2, NaN -> NaN
/// Range    [-pi/2, pi/2]
/// Error    4 units for |x| < 1/8, 20 below 1, else 10   (trigonometric_test.cpp)
/// Source   atan(x) = atan(c) + atan((x - c) / (1 + c x)) for a multiple c of 1/4; from 1 on, pi/2 - atan(1 / x)
template <class Word>
constexpr approximation<Word> arc_tangent(const number<Word>& x) noexcept {
    using real = number<Word>;
    if (x.is_zero() || x.is_nan()) [[unlikely]]
        return {x, 0};
    const real size = abs(x);
    const bool inverted = size.exponent >= 0;
    const int j = nearest_quarter(size);
    const real c = ldexp(real(j), -2), one{1.0};
    real u = size;
    if (inverted || j != 0) {
        const real near = inverted ? one : size, other = inverted ? size : one;
        u = j == 0 ? near / other : (near - c * other) / (other + c * near);
    }
    const Word deficit = alternating_series(squared_fraction(u), atan_coefficients<Word>);
    real y = normalized(u.negative, static_cast<Word>(u.mantissa - multiply_high(u.mantissa, deficit)), u.exponent);
    if (j != 0) {
        const auto i = static_cast<std::size_t>(j - 1);
        y = real{false, atan_table<Word>[i], atan_exponents[i]} + y;
    }
    if (inverted) y = real{false, pi_mantissa<Word>, 0} - y;
    y.negative = x.negative;
    return {y, inverted ? 10U : j != 0 ? 20U : 4U};
}

template <class Word>
constexpr number<Word> atan(const number<Word>& x) noexcept {
    return arc_tangent(x).value;
}

/// atan(x). The relative error of the result is at most that of x, because atan is concave above 0.
template <class Word>
constexpr ball<Word> atan(const ball<Word>& x) noexcept {
    // The next term of the series is below a unit.
    if (x.has_sign() && x.midpoint.exponent <= -bits_of<Word> / 2) return nudged(x, false);
    const approximation<Word> y = arc_tangent(x.midpoint);
    // Out of range, and not below every format: +-pi/2 but for less than a unit.
    const bool infinite = x.error == ball<Word>::out_of_range && x.has_sign();
    return ball<Word>{y, infinite ? 0 : x.error, ball<Word>::either, report_of(x)};
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
