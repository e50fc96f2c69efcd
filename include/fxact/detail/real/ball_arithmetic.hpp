// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/bits/word.hpp>
#include <fxact/detail/real/arithmetic.hpp>
#include <fxact/detail/real/ball.hpp>
#include <fxact/detail/real/number.hpp>

/// + - * / on balls.
namespace fxact::detail {

/// The error_sign of 1 / x.
template <class Word>
constexpr std::uint32_t reversed_error_sign(const ball<Word>& x) noexcept {
    return x.error_sign >> 1 | (x.error_sign & 1) << 1;
}

template <class Word>
constexpr ball<Word> operator+(const ball<Word>& a, const ball<Word>& b) noexcept {
    const bool same_sign = a.midpoint.negative == b.midpoint.negative;
    const int distance = a.midpoint.exponent - b.midpoint.exponent;
    // A term below the other's last place gives the error its sign.
    if (distance >= bits_of<Word> && b.has_sign()) return nudged(a, same_sign).from(a, b);
    if (-distance >= bits_of<Word> && a.has_sign()) return nudged(b, same_sign).from(a, b);
    const approximation<Word> sum = add(a.midpoint, b.midpoint);
    if (sum.value.is_zero()) {
        // All digits cancel: the sum is an exact zero or unknown.
        return ball<Word>{sum, (a.error | b.error) != 0 ? ball<Word>::unknown : 0, ball<Word>::either, report_of(a, b)};
    }
    // The relative error of a sum of equal signs is at most the larger one of the terms. The sum is truncated.
    if (same_sign) {
        const std::uint32_t directions = a.error_sign | b.error_sign | (sum.error_ulps != 0 ? ball<Word>::away : 0);
        const std::uint32_t error = a.error < b.error ? b.error : a.error;
        if (error == ball<Word>::out_of_range) return out_of_range_result(sum.value).from(a, b);
        return ball<Word>{sum, error, directions, report_of(a, b)};
    }
    // The errors in units of the sum: |a| < 2^(a's exponent + 1), |sum| >= 2^(its exponent). The subtrahend is
    // truncated.
    const int exponent = sum.value.exponent - 1;
    const bool a_leads = a.midpoint.negative == sum.value.negative;
    const std::uint32_t directions =
        a_leads ? a.error_sign | reversed_error_sign(b) : b.error_sign | reversed_error_sign(a);
    const std::uint64_t inherited =
        scale_error(a.error, a.midpoint.exponent - exponent) + scale_error(b.error, b.midpoint.exponent - exponent);
    return ball<Word>{sum, inherited, directions | (sum.error_ulps != 0 ? ball<Word>::toward_zero : 0),
                      report_of(a, b)};
}
template <class Word>
constexpr ball<Word> operator-(const ball<Word>& a, const ball<Word>& b) noexcept {
    return a + -b;
}
template <class Word>
constexpr ball<Word> operator*(const ball<Word>& a, const ball<Word>& b) noexcept {
    const approximation<Word> product = multiply(a.midpoint, b.midpoint);
    const std::uint64_t error = std::uint64_t{a.error} + b.error + (a.error != 0 && b.error != 0);
    if (product.value.is_zero()) {
        const bool known = a.error < ball<Word>::unknown && b.error < ball<Word>::unknown;
        return {product, known ? 0 : ball<Word>::unknown, ball<Word>::either, report_of(a, b)};
    }
    if (error >= ball<Word>::out_of_range && a.has_sign() && b.has_sign())
        return out_of_range_result(product.value).from(a, b);
    return ball<Word>{product, error, a.error_sign | b.error_sign | (product.error_ulps != 0 ? ball<Word>::away : 0),
                      report_of(a, b)};
}
template <class Word>
constexpr ball<Word> operator/(const ball<Word>& a, const ball<Word>& b) noexcept {
    if (b.midpoint.is_zero())
        return ball<Word>{approximation<Word>{a.midpoint, 0}, ball<Word>::unknown, ball<Word>::either, report_of(a, b)};
    const approximation<Word> ratio = divide(a.midpoint, b.midpoint);
    const std::uint64_t error = std::uint64_t{a.error} + b.error + (b.error != 0);
    if (error >= ball<Word>::out_of_range && a.has_sign() && b.has_sign())
        return out_of_range_result(ratio.value).from(a, b);
    return ball<Word>{ratio, error,
                      a.error_sign | reversed_error_sign(b) | (ratio.error_ulps != 0 ? ball<Word>::away : 0),
                      report_of(a, b)};
}

/// y, given that its value has the sign of the exact bound and is larger in magnitude, or smaller. Where the bound lies
/// within the ball, it becomes the midpoint.
template <class Word>
constexpr ball<Word> on_side_of(const ball<Word>& y, const ball<Word>& bound, bool larger) noexcept {
    if (y.error == 0 || !y.has_sign() || bound.error != 0) return y;
    const number<Word> gap = y.midpoint - bound.midpoint;
    // |gap| < 2^units units
    const int units = gap.is_zero() ? 0 : gap.exponent - bound.midpoint.exponent + bits_of<Word>;
    if (units > 30 || (units > 0 && std::uint64_t{1} << units > 4 * std::uint64_t{y.error})) return y;
    const std::uint64_t error = std::uint64_t{y.error} + (units > 0 ? std::uint64_t{1} << units : 1);
    return ball<Word>{{bound.midpoint, 1}, error, larger ? ball<Word>::away : ball<Word>::toward_zero, report_of(y)};
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
