// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>
#include <type_traits>

#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/real/number.hpp>

namespace fxact::detail {

/// A number with an error bound ("ball arithmetic"): |value - midpoint| <= error * 2^-(bits - 1) * |midpoint|.
///
/// A formula evaluated on balls proves its own rounding error, a user's lambda included. An error of 0 means that the
/// midpoint is exact. An error that exceeds every use saturates at `unknown`, and the rounding of such a ball is never
/// decided.
///
/// `error_sign` is the set of directions, away from zero or toward zero, in which the value may differ from the
/// midpoint. If it has one member, the value differs from the midpoint in that direction, by an amount that may be
/// too small for the word, as in silu(x) = x - tiny far above 0. This decides the rounding of a midpoint that is a tie.
///
/// The comparison of two overlapping balls is undecided. It returns the order of the midpoints and sets *undecided. The
/// caller who evaluates a formula attaches the flag to the formula's argument, and every result inherits it. An
/// undecided comparison without a flag, such as that of two computed constants, is a compile error in a constant
/// expression.
///
/// Word  at least 64 bits, so that the rounding up of a sum of errors covers the product of two errors
template <class Word>
struct ball {
    number<Word> midpoint;
    std::uint32_t error = 0;
    std::uint32_t error_sign = 0;
    bool* undecided = nullptr;

    static constexpr std::uint32_t unknown = std::uint32_t{1} << 31;
    /// The error of a value outside the range of every format, such as e^100000. Its sign is known, and the sign of its
    /// exponent.
    static constexpr std::uint32_t out_of_range = unknown - 1;
    /// Directions: the value is larger in magnitude than the midpoint, or smaller.
    static constexpr std::uint32_t away = 1, toward_zero = 2, either = away | toward_zero;

    constexpr ball() = default;
    constexpr ball(const number<Word>& exact) noexcept : midpoint{exact} {}
    constexpr ball(const approximation<Word>& result, std::uint64_t inherited, std::uint32_t directions = either,
                   bool* report = nullptr) noexcept
        : midpoint{result.value}, undecided{report} {
        // second-order terms: below 2^-20 of the first
        const std::uint64_t sum = inherited + (inherited >> 20) + result.error_ulps;
        error = sum < unknown ? static_cast<std::uint32_t>(sum) : unknown;
        error_sign = error == 0 ? 0 : error < unknown ? directions : either;
    }
    constexpr explicit ball(double value) noexcept : midpoint{value}, error{is_nan(value) ? unknown : 0} {}

    /// Whether the sign of the value is that of the midpoint, and is not zero.
    constexpr bool has_sign() const noexcept { return !midpoint.is_zero() && error < unknown; }

    /// The same, whose comparisons set a flag where they are undecided.
    constexpr ball reporting(bool& flag) const noexcept {
        ball result = *this;
        result.undecided = &flag;
        return result;
    }
    /// The same, reporting where its operands do.
    constexpr ball from(const ball& x) const noexcept {
        ball result = *this;
        result.undecided = x.undecided;
        return result;
    }
    constexpr ball from(const ball& x, const ball& y) const noexcept { return from(x.undecided != nullptr ? x : y); }
};

/// Where a result of these operands reports.
template <class Word>
constexpr bool* report_of(const ball<Word>& x) noexcept {
    return x.undecided;
}
template <class Word>
constexpr bool* report_of(const ball<Word>& x, const ball<Word>& y) noexcept {
    return x.undecided != nullptr ? x.undecided : y.undecided;
}

/// x with a place to report to that nobody reads, for asking whether a formula can be computed at all. Only for the
/// compiler.
inline constexpr bool nobody_reads = false;
template <class Word>
constexpr ball<Word> unreported(ball<Word> x) noexcept {
    x.undecided = const_cast<bool*>(&nobody_reads);
    return x;
}

/// Called, and so refused, where the compiler cannot decide a comparison.
inline void error_comparison_is_undecided_at_160_bits() {}

/// x plus an amount below a unit of its last place and not zero: away from zero if `larger`, else toward zero.
template <class Word>
constexpr ball<Word> nudged(const ball<Word>& x, bool larger) noexcept {
    const std::uint32_t directions = x.error_sign | (larger ? ball<Word>::away : ball<Word>::toward_zero);
    ball<Word> result{{x.midpoint, 1}, x.error, directions};
    if (x.error == ball<Word>::out_of_range) result.error = ball<Word>::out_of_range;
    return result.from(x);
}

/// The ball of a product or quotient with an out-of-range operand, or of such a sum of equal signs. It is out of range
/// too as long as its exponent is, and unknown otherwise. The exponent is limited to far_exponent, so that a huge
/// factor times a tiny one is unknown.
template <class Word>
constexpr ball<Word> out_of_range_result(number<Word> value) noexcept {
    constexpr int far = number<Word>::far_exponent;
    ball<Word> result{approximation<Word>{value, 0}, ball<Word>::unknown};
    const int distance = value.exponent < 0 ? -value.exponent : value.exponent;
    if (value.is_zero() || value.is_special() || distance < far / 2) return result;
    if (distance > far) result.midpoint.exponent = value.exponent < 0 ? -far : far;
    result.error = ball<Word>::out_of_range;
    return result;
}

/// The error_sign of 1 / x.
template <class Word>
constexpr std::uint32_t reversed_error_sign(const ball<Word>& x) noexcept {
    return x.error_sign >> 1 | (x.error_sign & 1) << 1;
}

/// error * 2^shift, rounded up and saturated; what is unknown remains so.
constexpr std::uint64_t scale_error(std::uint32_t error, int shift) noexcept {
    if (error == 0) return 0;
    if (shift > 31 || error >> 31 != 0) return std::uint64_t{1} << 62;
    if (shift >= 0) return std::uint64_t{error} << shift;
    return (shift > -32 ? error >> -shift : 0) + 1;
}

template <class Word>
constexpr ball<Word> operator-(ball<Word> x) noexcept {
    x.midpoint = -x.midpoint;
    return x;
}
template <class Word>
constexpr ball<Word> operator+(const ball<Word>& a, const ball<Word>& b) noexcept {
    const bool same_sign = a.midpoint.negative == b.midpoint.negative;
    const int distance = a.midpoint.exponent - b.midpoint.exponent;
    // A number below the other's last place leaves its sign.
    if (distance >= bits_of<Word> && b.has_sign()) return nudged(a, same_sign).from(a, b);
    if (-distance >= bits_of<Word> && a.has_sign()) return nudged(b, same_sign).from(a, b);
    const approximation<Word> sum = add(a.midpoint, b.midpoint);
    if (sum.value.is_zero()) {
        // All digits cancelled: an exact zero, or nothing is known.
        return ball<Word>{sum, (a.error | b.error) != 0 ? ball<Word>::unknown : 0, ball<Word>::either, report_of(a, b)};
    }
    // A sum of two of one sign is no less accurate than the worse of them. It is truncated.
    if (same_sign) {
        const std::uint32_t directions = a.error_sign | b.error_sign | (sum.error_ulps != 0 ? ball<Word>::away : 0);
        const std::uint32_t error = a.error < b.error ? b.error : a.error;
        if (error == ball<Word>::out_of_range) return out_of_range_result(sum.value).from(a, b);
        return ball<Word>{sum, error, directions, report_of(a, b)};
    }
    // |a| < 2^(exponent + 1), |sum| >= 2^exponent. Of a difference, what is taken away is truncated.
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

/// The order of the values of two balls: -1, 0 or 1; and whether it is certain.
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
    // Both radii in units of 2^(leading - (bits - 1)), one more for what the gap loses; |gap| >= 2^gap.exponent.
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

/// The order; an undecided one is reported.
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
template <class Word>
constexpr ball<Word> abs(ball<Word> x) noexcept {
    x.midpoint = abs(x.midpoint);
    return x;
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

/// |x| < 2^-bits and not zero: 1 + x is beside 1.
template <class Word>
constexpr bool vanishes(const ball<Word>& x) noexcept {
    return x.has_sign() && x.midpoint.exponent < -bits_of<Word>;
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
