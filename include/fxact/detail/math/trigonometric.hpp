// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

#include <fxact/detail/bits/word.hpp>
#include <fxact/detail/math/angle.hpp>
#include <fxact/detail/real/ball.hpp>
#include <fxact/detail/real/number.hpp>

/// sin and cos: reduction to [-pi/4, pi/4], then Taylor's series.
namespace fxact::detail {

/// c[0] s - c[1] s^2 + c[2] s^3 - ... as a fraction. Error at most 2 s / (1 - s) + 1 units, if no partial sum is
/// negative.
template <class Word, std::size_t N>
constexpr Word alternating_series(const Word& s, const std::array<Word, N>& c) noexcept {
    Word p = c[N - 1];
    for (std::size_t k = N - 1; k-- > 0;) p = c[k] - multiply_high(s, p);
    return multiply_high(s, p);
}

/// The terms that a word needs: the next one is below a quarter of a unit.
template <class Word>
inline constexpr std::size_t sine_terms = bits_of<Word> == 32   ? 6
                                          : bits_of<Word> == 64 ? 9
                                                                : 19;

/// 1 / 3!, 1 / 5!, ... (first = 2) or 1 / 2!, 1 / 4!, ... (first = 1) as fractions, rounded down.
template <class Word>
constexpr std::array<Word, sine_terms<Word>> inverse_factorials(std::uint32_t first) noexcept {
    std::array<Word, sine_terms<Word>> terms{};
    Word term = static_cast<Word>(-Word{1});
    for (Word& next : terms) {
        next = term = term / first / (first + 1);
        first += 2;
    }
    return terms;
}
template <class Word>
inline constexpr std::array<Word, sine_terms<Word>> sine_coefficients = inverse_factorials<Word>(2);
template <class Word>
inline constexpr std::array<Word, sine_terms<Word>> cosine_coefficients = inverse_factorials<Word>(1);

/// r^2 as a fraction, for |r| < 1.
template <class Word>
constexpr Word squared_fraction(const number<Word>& r) noexcept {
    return shift_right(multiply_high(r.mantissa, r.mantissa), -2 - 2 * r.exponent);
}
/// sin(r) = r (1 - (r^2 / 3! - r^4 / 5! + ...)) for |r| <= pi/4.
template <class Word>
constexpr approximation<Word> sine_near_0(const number<Word>& r) noexcept {
    const Word deficit = alternating_series(squared_fraction(r), sine_coefficients<Word>);
    return {normalized(r.negative, static_cast<Word>(r.mantissa - multiply_high(r.mantissa, deficit)), r.exponent),
            r.is_zero() ? 0U : 6U};
}
/// cos(r) = 1 - (r^2 / 2! - r^4 / 4! + ...) for |r| <= pi/4.
template <class Word>
constexpr approximation<Word> cosine_near_0(const number<Word>& r) noexcept {
    const Word deficit = alternating_series(squared_fraction(r), cosine_coefficients<Word>);
    if (deficit == Word{}) return {number<Word>{1.0}, r.is_zero() ? 0U : 6U};
    return {{false, static_cast<Word>(-deficit), -1}, 6};
}

/// sin(x) for quarter = 0, cos(x) = sin(x + pi/2) for quarter = 1.
///
/// Domain   |x| < 2^1024, all of double; beyond, and for infinities and NaN -> NaN
/// Range    [-1, 1]
/// Error    6 units for |x| < 1/2, else 10 for every double; more for an x of 64 or 160 bits that is nearer to a
///          multiple of pi/2 than any double, which the result says   (trigonometric_test.cpp)
/// Source   reduction after Payne and Hanek; Taylor's series
template <class Word>
constexpr approximation<Word> sine_of_quarters(const number<Word>& x, int quarter) noexcept {
    if (x.exponent >= 1024) [[unlikely]]
        return {number<Word>::nan(), x.is_special() ? 0 : angle_unknown};
    const reduced_angle<Word> r = x.exponent < -1 ? reduced_angle<Word>{0, abs(x), 0} : reduce_angle(x);
    const int turned = r.quarter + quarter;
    approximation<Word> y = (turned & 1) != 0 ? cosine_near_0(r.angle) : sine_near_0(r.angle);
    const bool reversed = quarter == 0 && x.negative;
    y.value.negative = y.value.negative != (((turned & 2) != 0) != reversed);
    y.error_ulps += r.error_ulps;
    return y;
}

template <class Word>
constexpr number<Word> sin(const number<Word>& x) noexcept {
    return sine_of_quarters(x, 0).value;
}
template <class Word>
constexpr number<Word> cos(const number<Word>& x) noexcept {
    return sine_of_quarters(x, 1).value;
}

/// The same for balls: the absolute error of x is at most that of the result. Unknown from 2^1024 on.
template <class Word>
constexpr ball<Word> sine_of_quarters(const ball<Word>& x, int quarter) noexcept {
    const int exponent = x.midpoint.exponent;
    // The next term of the series is below a unit.
    if (x.has_sign() && exponent <= -bits_of<Word> / 2)
        return nudged(quarter == 0 ? x : ball<Word>{1.0}, false).from(x);
    const approximation<Word> y = sine_of_quarters(x.midpoint, quarter);
    if (x.error >= ball<Word>::out_of_range)
        return ball<Word>{approximation<Word>{y.value, 0}, ball<Word>::unknown, ball<Word>::either, report_of(x)};
    return ball<Word>{y, scale_error(x.error, exponent + 1 - y.value.exponent), ball<Word>::either, report_of(x)};
}
template <class Word>
constexpr ball<Word> sin(const ball<Word>& x) noexcept {
    return sine_of_quarters(x, 0);
}
template <class Word>
constexpr ball<Word> cos(const ball<Word>& x) noexcept {
    return sine_of_quarters(x, 1);
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
