// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/bits/word.hpp>
#include <fxact/detail/format/nearest_integer.hpp>
#include <fxact/detail/format/rounding.hpp>
#include <fxact/detail/real/ball.hpp>
#include <fxact/detail/real/ball_arithmetic.hpp>
#include <fxact/detail/real/number.hpp>
#include <fxact/format.hpp>

/// Rounding of a ball to an integer, and whether the ball decides it.
namespace fxact::detail {

/// An integer, and whether it is certain. Otherwise `if_tie` is the integer for a value equal to the tie in the ball.
struct rounded {
    std::int64_t integer;
    bool decided;
    std::int64_t if_tie;
};

/// The integer nearest to the ball, ties away from zero. Decided if no tie lies within the ball, or if the only tie is
/// the midpoint and the error's sign is known. Saturates at +-2^40; NaN gives 0.
template <class Word>
constexpr rounded nearest_integer(const ball<Word>& x) noexcept {
    const number<Word>& m = x.midpoint;
    const bool known = x.error < ball<Word>::unknown;
    if (m.is_nan()) return {0, true, 0};
    if (m.exponent >= 40 || m.exponent < -2) {
        const std::int64_t integer = nearest_integer(m);
        return {integer, known, integer};
    }
    const magnitude_plus_half<Word> rounding{m};
    const std::int64_t integer = rounding.integer();
    // The distances to the ties below and above, and the radius, in units of 2^-fraction_bits. The mantissa's two
    // lowest bits are dropped.
    const Word below =
        rounding.sum - (static_cast<Word>(rounding.sum >> rounding.fraction_bits) << rounding.fraction_bits);
    const Word above = (rounding.half << 1) - below;
    const std::uint32_t dropped = static_cast<Word>(m.mantissa << (bits_of<Word> - 2)) != Word{};
    const Word radius{x.error / 2 + (x.error != 0) + dropped};
    const bool below_tie = below == Word{} && dropped == 0 && x.error_sign == ball<Word>::toward_zero;
    // The dropped bits increase |m|, so an exact value or one away from zero is not below the midpoint.
    const bool not_below = x.error == 0 || x.error_sign == ball<Word>::away || below_tie || below >= radius;
    const bool not_above = x.error == 0 || above > radius;
    const std::int64_t nearest = integer - below_tie;
    const std::int64_t if_tie = not_above ? nearest : nearest + 1;
    return {m.negative ? -nearest : nearest, known && not_below && not_above, m.negative ? -if_tie : if_tie};
}

/// y in units of a format's step.
template <discrete Out, class Word>
constexpr ball<Word> in_steps(const ball<Word>& y) noexcept {
    if constexpr (binary_step<Out>)
        return ldexp(y, -step_exponent<Out>);
    else
        return y / ball<Word>{double{step_of<Out>}};
}

template <class Word>
constexpr ball<Word> in_steps(const format& out, const ball<Word>& y) noexcept {
    const int exponent = exponent_of_step(out.step);
    return exponent <= 0 ? ldexp(y, -exponent) : y / ball<Word>{out.step};
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
