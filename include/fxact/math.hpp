// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>
#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/detail/math/exp.hpp>
#include <fxact/detail/math/exp_wide.hpp>
#include <fxact/detail/math/expm1.hpp>
#include <fxact/detail/math/log.hpp>
#include <fxact/detail/math/normal.hpp>
#include <fxact/detail/math/tanh.hpp>
#include <fxact/detail/real/ball.hpp>
#include <fxact/detail/real/ldexp.hpp>
#include <fxact/detail/real/number.hpp>

/// The elementary functions that formulas are written with. They find the ones of the number at hand: the engine's, or
/// those that a multiprecision library gives its own type. (fxact::exp is the activation; this one is the primitive.)
///
/// A type of the user's needs exp, log and abs in its own namespace; expm1, log1p and ldexp too are taken from there if
/// it has them, and otherwise derived.
namespace fxact::math {

namespace lookup {
void exp();
void abs();
void log();
void expm1();
void log1p();
void ldexp();
void select();
void div_1p();
void gaussian();
void normal_pdf();
void normal_cdf();
void tanh();
template <class W>
[[gnu::always_inline]] constexpr W call_exp(const W& x) {
    return exp(x);
}
template <class W>
[[gnu::always_inline]] constexpr W call_abs(const W& x) {
    return abs(x);
}
template <class W>
constexpr W call_log(const W& x) {
    return log(x);
}
template <class W>
requires requires(W x) { expm1(x); }
constexpr W call_expm1(const W& x) { return expm1(x); }
template <class W>
requires requires(W x) { log1p(x); }
constexpr W call_log1p(const W& x) { return log1p(x); }
template <class W>
requires requires(W x) { ldexp(x, 1); }
constexpr W call_ldexp(const W& x, int power) { return ldexp(x, power); }
template <class W>
requires requires(W x) { select(true, x, x); }
[[gnu::always_inline]] constexpr W call_select(bool condition, const W& yes, const W& no) {
    return select(condition, yes, no);
}
template <class W>
requires requires(W x) { div_1p(x, x); }
[[gnu::always_inline]] constexpr W call_div_1p(const W& n, const W& e) { return div_1p(n, e); }
template <class W>
requires requires(W x) { gaussian(x); }
constexpr W call_gaussian(const W& x) { return gaussian(x); }
template <class W>
requires requires(W x) { normal_pdf(x); }
constexpr W call_normal_pdf(const W& x) { return normal_pdf(x); }
template <class W>
requires requires(W x) { normal_cdf(x); }
constexpr W call_normal_cdf(const W& x) { return normal_cdf(x); }
template <class W>
requires requires(W x) { tanh(x); }
[[gnu::always_inline]] constexpr W call_tanh(const W& x) { return tanh(x); }
}  // namespace lookup

/// yes or no by a condition: without a branch for the chip's numbers
template <real W>
[[gnu::always_inline]] constexpr W select(bool condition, const W& yes, const W& no) {
    if constexpr (requires { lookup::call_select(condition, yes, no); })
        return lookup::call_select(condition, yes, no);
    else
        return condition ? yes : no;
}
/// n / (1 + e) for e in [0, 1]
template <real W>
[[gnu::always_inline]] constexpr W div_1p(const W& n, const W& e) {
    if constexpr (requires { lookup::call_div_1p(n, e); })
        return lookup::call_div_1p(n, e);
    else
        return n / (W{1.0} + e);
}
/// e^x
template <real W>
[[gnu::always_inline]] constexpr W exp(const W& x) {
    return lookup::call_exp(x);
}
/// |x|
template <real W>
[[gnu::always_inline]] constexpr W abs(const W& x) {
    return lookup::call_abs(x);
}
/// ln(x), x >= 0
template <real W>
constexpr W log(const W& x) {
    return lookup::call_log(x);
}
/// x * 2^power, power from -60 to 60
template <real W>
constexpr W ldexp(const W& x, int power) {
    if constexpr (requires { lookup::call_ldexp(x, power); })
        return lookup::call_ldexp(x, power);
    else
        return power < 0 ? x * W{1.0 / static_cast<double>(std::uint64_t{1} << -power)}
                         : x * W{static_cast<double>(std::uint64_t{1} << power)};
}
/// e^-|x|
template <real W>
[[gnu::always_inline]] constexpr W exp_neg_abs(const W& x) {
    return exp(-abs(x));
}
/// e^x - 1, relatively accurate near 0
template <real W>
constexpr W expm1(const W& x) {
    if constexpr (requires { lookup::call_expm1(x); }) {
        return lookup::call_expm1(x);
    } else {  // Kahan: the rounding error of e^x cancels in the quotient
        const W power = exp(x), above_1 = power - W{1.0};
        if (!(above_1 < W{0.0}) && !(W{0.0} < above_1)) return x;
        return above_1 < W{-0.5} || W{1.0} < above_1 ? above_1 : above_1 * x / log(power);
    }
}
/// ln(1 + x), x > -1, relatively accurate near 0
template <real W>
constexpr W log1p(const W& x) {
    if constexpr (requires { lookup::call_log1p(x); }) {
        return lookup::call_log1p(x);
    } else {
        const W sum = W{1.0} + x, above_1 = sum - W{1.0};
        if (!(above_1 < W{0.0}) && !(W{0.0} < above_1)) return x;
        return log(sum) * x / above_1;
    }
}
/// e^(-x^2/2), with the square exact where that matters
template <real W>
constexpr W gaussian(const W& x) {
    if constexpr (requires { lookup::call_gaussian(x); })
        return lookup::call_gaussian(x);
    else
        return exp(-(x * x * W{0.5}));
}
/// The density of the normal distribution, e^(-x^2/2) / sqrt(2 pi)
template <real W>
constexpr W normal_pdf(const W& x) {
    if constexpr (requires { lookup::call_normal_pdf(x); })
        return lookup::call_normal_pdf(x);
    else
        return gaussian(x) * detail::inverse_sqrt_2_pi<W>();
}
/// The normal distribution function, (1 + erf(x / sqrt 2)) / 2, relatively accurate far below 0
template <real W>
constexpr W normal_cdf(const W& x) {
    if constexpr (requires { lookup::call_normal_cdf(x); })
        return lookup::call_normal_cdf(x);
    else
        return detail::normal_cdf_of(x, normal_pdf(x));
}

/// Whether W knows on which side of a number it lies, and so gains from what `inside` and `outside` say.
template <class W>
concept tracks_sides = requires(W x) {
    on_side_of(x, x, true);
};

/// y, which mathematics says is strictly between 0 and the bound. For formulas whose parts approach the bound from both
/// sides, so that a ball could not know.
template <real W>
[[gnu::always_inline]] constexpr W below_in_magnitude(const W& y, const W& bound) {
    if constexpr (tracks_sides<W>)
        return on_side_of(y, bound, false);
    else
        return y;
}
/// y, which mathematics says has the sign of the bound and is strictly larger in size.
template <real W>
[[gnu::always_inline]] constexpr W above_in_magnitude(const W& y, const W& bound) {
    if constexpr (tracks_sides<W>)
        return on_side_of(y, bound, true);
    else
        return y;
}

/// (e^2x - 1) / (e^2x + 1)
template <real W>
[[gnu::always_inline]] constexpr W tanh(const W& x) {
    if constexpr (requires { lookup::call_tanh(x); }) {
        return lookup::call_tanh(x);
    } else {  // With m = 1 - e^-2|x| nothing overflows, and small x keep their digits: tanh |x| = m / (2 - m).
        const W m = -expm1(-ldexp(abs(x), 1));
        const W size = below_in_magnitude(m / (W{2.0} - m), abs(x));
        return x < W{0.0} ? -size : W{0.0} < x ? size : x;  // -0 remains
    }
}

/// x in a word so much wider that the exponent of exp_as<W> can be computed in it; other reals stay as they are.
template <class Word>
constexpr detail::number<detail::wider_word<Word>> widen(const detail::number<Word>& x) noexcept {
    return detail::resize<detail::wider_word<Word>>(x);
}
template <real W>
constexpr W widen(const W& x) {
    return x;
}
template <real W>
using widened = std::remove_cvref_t<decltype(widen(W{1.0}))>;

/// ln(2), which the chip does not compute
template <real W>
constexpr W ln_2() {
    if constexpr (std::is_same_v<W, detail::number<std::uint32_t>> || std::is_same_v<W, detail::number<std::uint64_t>>)
        return detail::ln_2_as_number<decltype(W::mantissa)>;
    else
        return log(W{2.0});
}

/// What W{value} loses of a double, in the 32-bit word; 0 in wider ones.
template <real W>
constexpr W low_part(double value) {
    if constexpr (std::is_same_v<W, detail::number<std::uint32_t>>) {
        using wide = detail::number<std::uint64_t>;
        return detail::resize<std::uint32_t>(wide{value} - detail::resize<std::uint64_t>(W{value}));
    } else {
        return W{0.0};
    }
}
/// Whether x > bound, for the double that the bound is.
template <real W>
constexpr bool above(const W& x, double bound) {
    const W nearest{bound};
    if constexpr (std::is_same_v<W, detail::number<std::uint32_t>>) {
        // x has no more digits than the word. So it lies between the bound and what is left of it only where it is the
        // latter, below 0.
        if (nearest.negative && !low_part<W>(bound).is_zero()) return !(x < nearest);
    }
    return nearest < x;
}

/// e^x as a W, for an x made from widened numbers: the absolute error of x would be a relative one of the result.
template <real W>
constexpr W exp_as(const decltype(widen(W{1.0}))& x) {
    if constexpr (std::is_same_v<W, std::remove_cvref_t<decltype(x)>>)
        return exp(x);
    else
        return detail::exp_of_wide(W{}, x);
}

}  // namespace fxact::math

#include <fxact/detail/macros/back.hpp>
