// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>
#include <type_traits>

#include <fxact/detail/bits/word.hpp>
#include <fxact/detail/real/arithmetic.hpp>
#include <fxact/detail/real/ball.hpp>
#include <fxact/detail/real/number.hpp>

/// < == > on balls, and the report of an undecided comparison.
namespace fxact::detail {

/// x with a report that nobody reads, to test whether a formula can be evaluated. For constant evaluation only.
inline constexpr bool nobody_reads = false;
template <class Word>
constexpr ball<Word> unreported(ball<Word> x) noexcept {
    x.undecided = const_cast<bool*>(&nobody_reads);
    return x;
}

/// Not constexpr: a call stops the constant evaluation of an undecided comparison.
inline void error_comparison_is_undecided_at_160_bits() {}

/// The order of the values of two balls, -1, 0 or 1, and whether it is certain.
struct ordering {
    int sign;
    bool decided;
};

/// The order by magnitude of the values of two balls with the same midpoint.
template <class Word>
constexpr ordering compare_error_signs(const ball<Word>& a, const ball<Word>& b) noexcept {
    constexpr int either_side = 2;
    const auto place = [](const ball<Word>& x) {
        if (x.error == 0) return 0;
        return x.error_sign == ball<Word>::away ? 1 : x.error_sign == ball<Word>::toward_zero ? -1 : either_side;
    };
    const int at_a = place(a), at_b = place(b);
    const bool known = at_a != either_side && at_b != either_side;
    return {at_a < at_b ? -1 : at_a > at_b, known && (at_a != at_b || at_a == 0)};
}

template <class Word>
constexpr ordering compare_values(const ball<Word>& a, const ball<Word>& b) noexcept {
    const number<Word>&x = a.midpoint, &y = b.midpoint;
    const int sign = compare(x, y);
    if (a.error == 0 && b.error == 0) return {sign, true};
    const bool known = a.error < ball<Word>::unknown && b.error < ball<Word>::unknown;
    if (!known || x.is_zero() || y.is_zero() || x.negative != y.negative) return {sign, known};
    if (sign == 0) {
        const ordering order = compare_error_signs(a, b);
        return {x.negative ? -order.sign : order.sign, order.decided};
    }
    // Both radii in units of 2^(leading - (bits - 1)), plus one for the gap's rounding; |gap| >= 2^gap.exponent.
    const int leading = x.exponent < y.exponent ? y.exponent : x.exponent;
    const std::uint64_t radii =
        scale_error(a.error, x.exponent - leading) + scale_error(b.error, y.exponent - leading) + 1;
    const number<Word> gap = x - y;
    const int units = gap.exponent - leading + bits_of<Word> - 1;
    const auto within_formats = [](const ball<Word>& z) {
        const int exponent = z.midpoint.exponent;
        return z.error != ball<Word>::out_of_range && exponent < (1 << 14) && -(1 << 14) < exponent;
    };
    if (a.error == ball<Word>::out_of_range || b.error == ball<Word>::out_of_range)
        return {sign, within_formats(a) || within_formats(b)};
    return {sign, units > 40 || (units >= 0 && std::uint64_t{1} << units > radii)};
}

/// The order; reports an undecided one.
template <class Word>
[[gnu::noinline]] constexpr int compare_inexact(const ball<Word>& a, const ball<Word>& b) noexcept {
    const ordering order = compare_values(a, b);
    if (!order.decided) {
        bool* const report = report_of(a, b);
        if (std::is_constant_evaluated() && report == &nobody_reads) return order.sign;
        if (report != nullptr)
            *report = true;
        else if (std::is_constant_evaluated())
            error_comparison_is_undecided_at_160_bits();
    }
    return order.sign;
}
template <class Word>
constexpr int compare(const ball<Word>& a, const ball<Word>& b) noexcept {
    return (a.error | b.error) == 0 ? compare(a.midpoint, b.midpoint) : compare_inexact(a, b);
}
template <class Word>
constexpr bool operator==(const ball<Word>& a, const ball<Word>& b) noexcept {
    return compare(a, b) == 0;
}
template <class Word>
constexpr bool operator<(const ball<Word>& a, const ball<Word>& b) noexcept {
    return compare(a, b) < 0;
}
template <class Word>
constexpr bool operator>(const ball<Word>& a, const ball<Word>& b) noexcept {
    return compare(a, b) > 0;
}
template <class Word>
constexpr bool operator<=(const ball<Word>& a, const ball<Word>& b) noexcept {
    return compare(a, b) <= 0;
}
template <class Word>
constexpr bool operator>=(const ball<Word>& a, const ball<Word>& b) noexcept {
    return compare(a, b) >= 0;
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
