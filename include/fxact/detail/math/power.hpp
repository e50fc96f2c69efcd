// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/detail/bits/word.hpp>
#include <fxact/detail/real/arithmetic.hpp>
#include <fxact/detail/real/ball.hpp>
#include <fxact/detail/real/ball_arithmetic.hpp>
#include <fxact/detail/real/number.hpp>

namespace fxact::detail {

/// x^n for n >= 1 by squaring, from the highest bit of n down: n - 1 truncations at most reach the result. It stops at
/// a power that `far` accepts. Every higher power is farther from 1 on the same side.
template <class W, class Far>
constexpr W power_by_squaring(const W& x, unsigned n, const Far& far) {
    unsigned bit = 1;
    while (bit <= n / 2) bit *= 2;
    W power = x;
    while ((bit /= 2) != 0 && !far(power)) {
        power = power * power;
        if ((n & bit) != 0) power = power * x;
    }
    return power;
}
constexpr unsigned magnitude_of(int n) noexcept {
    return n < 0 ? 0U - static_cast<unsigned>(n) : static_cast<unsigned>(n);
}

/// Whether |x| is out of the range of every format. The square of a number within +-far_exponent is finite.
template <class Word>
constexpr bool is_far(const number<Word>& x) noexcept {
    constexpr int far = number<Word>::far_exponent;
    return !x.is_zero() && (x.exponent > far || x.exponent < -far);
}
/// A far number that stands for x^n.
template <class Word>
constexpr number<Word> far_power(const number<Word>& power, bool negative) noexcept {
    constexpr int far = number<Word>::far_exponent;
    return {negative, top_bit<Word>, power.exponent < 0 ? -far : far};
}

/// x^n for an integer n.
///
/// Domain   every x and n; x^0 = 1; +-0 and +-inf as pown in IEEE 754; NaN -> NaN
/// Error    at most |n| + 5 units of the word's last place   (algebraic_test.cpp)
template <class Word>
constexpr number<Word> pow(const number<Word>& x, int n) noexcept {
    using real = number<Word>;
    if (n == 0) return real{1.0};
    if (x.is_nan()) return x;
    const bool negative = x.negative && n % 2 != 0;
    if (x.is_special()) return n > 0 ? real::infinite(negative) : real{negative, Word{}, real::zero_exponent};
    real power = power_by_squaring(x, magnitude_of(n), is_far<Word>);
    power.negative = negative;
    if (is_far(power)) power = far_power(power, negative);
    return n < 0 ? real{1.0} / power : power;
}

/// x^n. Each product adds the errors of its factors.
template <class Word>
constexpr ball<Word> pow(const ball<Word>& x, int n) noexcept {
    if (n == 0) return ball<Word>{1.0}.from(x);
    if (x.midpoint.is_special() || x.error >= ball<Word>::out_of_range) {
        const bool out = x.has_sign() && !x.midpoint.is_special();
        const number<Word> value = pow(x.midpoint, n);
        return out ? out_of_range_result(value).from(x) : ball<Word>{approximation<Word>{value, 0}, x.error}.from(x);
    }
    const auto far = [](const ball<Word>& y) { return is_far(y.midpoint); };
    ball<Word> power = power_by_squaring(x, magnitude_of(n), far);
    if (far(power)) {
        power = ball<Word>{approximation<Word>{far_power(power.midpoint, x.midpoint.negative && n % 2 != 0), 0},
                           ball<Word>::unknown, ball<Word>::either, report_of(x)};
        power.error = ball<Word>::out_of_range;
    }
    return n < 0 ? (ball<Word>{1.0} / power).from(x) : power;
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
