// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/bits/word.hpp>
#include <fxact/detail/real/arithmetic.hpp>
#include <fxact/detail/real/ball.hpp>
#include <fxact/detail/real/ball_comparison.hpp>
#include <fxact/detail/real/number.hpp>

/// min and max as minimum and maximum in IEEE 754-2019: NaN if either is NaN, and -0 is below +0.
namespace fxact::detail {

template <class Word>
[[gnu::always_inline]] constexpr number<Word> min(const number<Word>& a, const number<Word>& b) noexcept {
    const int order = compare(b, a);
    const bool second = order < 0 || (order == 0 && b.negative);
    return select(a.is_nan() || (!b.is_nan() && !second), a, b);
}
template <class Word>
[[gnu::always_inline]] constexpr number<Word> max(const number<Word>& a, const number<Word>& b) noexcept {
    return -min(-a, -b);
}

/// All values of two balls that overlap: a, with an error that also covers b.
template <class Word>
constexpr ball<Word> hull(const ball<Word>& a, const ball<Word>& b) noexcept {
    const number<Word>&x = a.midpoint, &y = b.midpoint;
    const bool limited = a.error < ball<Word>::out_of_range && b.error < ball<Word>::out_of_range;
    if (!limited || x.is_zero() || y.is_zero() || x.negative != y.negative)
        return ball<Word>{approximation<Word>{x, 0}, ball<Word>::unknown, ball<Word>::either, report_of(a, b)};
    const number<Word> gap = x - y;
    const std::uint64_t apart = gap.is_zero() ? 0 : scale_error(1, gap.exponent - x.exponent + bits_of<Word>);
    const std::uint64_t error = std::uint64_t{a.error} + scale_error(b.error, y.exponent - x.exponent + 1) + apart;
    return ball<Word>{approximation<Word>{x, 0}, error, ball<Word>::either, report_of(a, b)};
}

/// An undecided order needs no report here: the result holds both.
template <class Word>
constexpr ball<Word> min(const ball<Word>& a, const ball<Word>& b) noexcept {
    if (a.midpoint.is_nan() || b.midpoint.is_nan()) return (a.midpoint.is_nan() ? a : b).from(a, b);
    const ordering order = compare_values(b, a);
    if (!order.decided) return hull(a, b);
    return (order.sign < 0 || (order.sign == 0 && b.midpoint.negative) ? b : a).from(a, b);
}
template <class Word>
constexpr ball<Word> max(const ball<Word>& a, const ball<Word>& b) noexcept {
    return -min(-a, -b);
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
