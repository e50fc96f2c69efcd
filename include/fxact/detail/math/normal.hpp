// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>

#include <fxact/detail/bits/as_double.hpp>
#include <fxact/detail/bits/limbs.hpp>
#include <fxact/detail/bits/word.hpp>
#include <fxact/detail/math/exp_wide.hpp>
#include <fxact/detail/math/mills_table.hpp>
#include <fxact/detail/real/arithmetic.hpp>
#include <fxact/detail/real/ball.hpp>
#include <fxact/detail/real/ball_arithmetic.hpp>
#include <fxact/detail/real/ball_comparison.hpp>
#include <fxact/detail/real/number.hpp>

/// The normal distribution, Phi(x) = (1 + erf(x / sqrt 2)) / 2.
namespace fxact::detail {

/// For x from here on, Phi(-x) x is below half the smallest float or double, so the table ends here.
template <class Word>
inline constexpr int mills_end = bits_of<Word> == 32 ? 16 : 42;

/// h(|x|) for |x| < mills_end. Error at most 16 units, 40 in 64 bits.
template <class Word>
constexpr number<Word> mills(const number<Word>& x) noexcept {
    constexpr int bits = bits_of<Word>;
    // The octave of 2 + x, and the position within it as a fraction.
    int octave = 0;
    Word fraction = shift_right(x.mantissa, x.exponent < 0 ? -x.exponent : 0);
    if (x.exponent > 0) {
        const Word sum = (x.mantissa >> 1) + (top_bit<Word> >> x.exponent);
        const bool next = sum >= top_bit<Word>;
        octave = x.exponent - !next;
        fraction = next ? sum << 1 : sum << 2;
    }
    const auto segment = static_cast<std::size_t>(octave) * 4 + static_cast<std::size_t>(fraction >> (bits - 2));
    const auto& a = mills_table<Word>[segment];
    const Word u = fraction << 2;
    Word p = a.back();
    for (std::size_t k = a.size() - 1; k-- > 0;) p = a[k] - multiply_high(u, p);
    return normalized(false, p, -2 - octave);
}

/// Phi(x), the normal distribution function, with a small relative error for every x; exactly 1/2 at 0.
template <class Word>
constexpr approximation<Word> normal_distribution(const number<Word>& x) noexcept {
    const number<Word> one{1.0}, below_one{false, Word{} - Word{1}, -1};
    if (x.is_zero()) return {number<Word>{0.5}, 0};
    if (compare_magnitude(x, number<Word>{double{mills_end<Word>}}) >= 0)
        return {x.negative || x.is_nan() ? exponential_beyond<Word>(true, x.exponent).value : below_one, 1};
    const approximation<Word> power = gaussian_within(x), tail = multiply(power.value, mills(x));
    const std::uint32_t error_ulps = power.error_ulps + tail.error_ulps + (bits_of<Word> == 32 ? 16 : 40);
    if (x.negative) return {tail.value, error_ulps};
    return {one - tail.value, error_ulps + 1};
}

/// 1 / sqrt(2 pi) to 159 bits, as a sum of doubles.
inline constexpr double inverse_sqrt_2_pi_terms[]{as_double(0x1.9884533d43651p-2L), as_double(-0x1.cbc0d30ebfd15p-56L),
                                                  as_double(-0x1.c7402c7d60cfbp-112L)};
template <class W>
constexpr W inverse_sqrt_2_pi() {
    return W{inverse_sqrt_2_pi_terms[0]} + W{inverse_sqrt_2_pi_terms[1]} + W{inverse_sqrt_2_pi_terms[2]};
}
template <class W>
inline constexpr W inverse_sqrt_2_pi_of = inverse_sqrt_2_pi<W>();

/// phi(x) = e^(-x^2/2) / sqrt(2 pi), the normal density.
template <class Word>
constexpr number<Word> normal_pdf(const number<Word>& x) noexcept {
    return gaussian(x) * inverse_sqrt_2_pi_of<number<Word>>;
}
template <class Word>
constexpr ball<Word> normal_pdf(const ball<Word>& x) noexcept {
    return gaussian(x) * inverse_sqrt_2_pi_of<ball<Word>>;
}

/// Phi(x) for any real, from x and phi(x). Near 0: 1/2 + phi(x) (x + x^3/3 + x^5/(3 5) + ...), truncated below 2^-200.
/// Far from 0: Laplace's continued fraction of the tail, x + 1/(x + 2/(x + 3/...)), by recurrences for numerator and
/// denominator, which need few divisions. Constants are in W, because double arithmetic on the chip is software.
template <class W>
constexpr W normal_cdf_of(const W& x, const W& density) {
    const bool negative = x < W{0.0};
    const W size = negative ? -x : x, one{1.0};
    if (W{17.0} < x) return one - density;  // the tail is less, and either is below 2^-200
    if (W{5.0} < size) {
        // a and b are numerator and denominator, divided by powers of x: a_k = a_(k-1) + k/x^2 a_(k-2), and the same
        // for b. The truncation is below 2^-162 of the tail, or of 1 where the result is 1 - tail: less than the ball's
        // error.
        const W step = one / (size * size);
        W a = one, a_before = one, b = one, b_before{0.0}, weight{0.0};
        for (int rest = W{9.0} < x ? 30 : W{9.0} < size ? 80 : 160; rest > 0; --rest) {
            weight = weight + step;
            const W a_next = a + weight * a_before, b_next = b + weight * b_before;
            a_before = a;
            b_before = b;
            a = a_next;
            b = b_next;
        }
        const W tail = density * b / (size * a);
        return negative ? tail : one - tail;
    }
    const W square = x * x;
    W numerator = one, denominator = one, power = one, odd = one;
    const int terms = square < W{2.0} ? 50 : 120;
    for (int n = 1; n < terms; ++n) {
        odd = odd + W{2.0};
        power = power * square;
        numerator = numerator * odd + power;
        denominator = denominator * odd;
    }
    return W{0.5} + density * x * (numerator / denominator);
}

/// Phi(x), the normal distribution function.
template <class Word>
constexpr number<Word> normal_cdf(const number<Word>& x) noexcept {
    return normal_distribution(x).value;
}
/// Phi(x). The relative error of x is multiplied by |x| phi(x) / Phi(x): at most 1 for x >= 0, at most |x| (|x| + 1)
/// below.
template <class Word>
constexpr ball<Word> normal_cdf(const ball<Word>& x) noexcept {
    if (vanishes(x)) return nudged(ball<Word>{0.5}, !x.midpoint.negative).from(x);
    const int e = x.midpoint.exponent;
    if (x.has_sign() && e > 7) return x.midpoint.negative ? gaussian(x) : nudged(ball<Word>{1.0}, false).from(x);
    const ball<Word> y{normal_distribution(x.midpoint),
                       scale_error(x.error, !x.midpoint.negative || e < -1 ? 0 : 2 * e + 3)};
    return on_side_of(y.from(x), ball<Word>{1.0}, false);
}
constexpr ball<limbs<5>> normal_cdf(const ball<limbs<5>>& x) noexcept { return normal_cdf_of(x, normal_pdf(x)); }
constexpr number<limbs<5>> normal_cdf(const number<limbs<5>>& x) noexcept { return normal_cdf_of(x, normal_pdf(x)); }

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
