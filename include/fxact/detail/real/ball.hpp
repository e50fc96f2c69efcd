// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>
#include <type_traits>

#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/real/number.hpp>

namespace fxact::detail {

/// A working number that carries its own error ("ball arithmetic"): |value - middle| <= error * 2^-(bits - 1) *
/// |middle|.
///
/// A formula evaluated on balls proves its own rounding error, a user's lambda as ours; an error of 0 says that the
/// middle is exact. An error that has grown past all use saturates at `unknown`, and no rounding of such a ball is ever
/// decided.
///
/// A silu far above 0 is x less a part that no word can hold. So a ball also knows, where it can, on which side of its
/// middle the value lies: `drift` holds the ways in which an error may have moved the value away from the middle, and
/// if that is one way only, the value truly lies there, however little. That decides a middle that is a tie.
///
/// A comparison of balls that overlap has no answer. It takes the middles', and sets *undecided: whoever evaluates a
/// formula hands the flag in with the formula's argument, and every result carries it on. A comparison without a flag,
/// of two computed constants, is a compile error in a constant expression.
///
/// Word  of at least 64 bits, so that the products of two errors vanish in the roundings upward
template <class Word>
struct ball {
    number<Word> middle;
    std::uint32_t error = 0;
    std::uint32_t drift = 0;
    bool* undecided = nullptr;

    static constexpr std::uint32_t unknown = std::uint32_t{1} << 31;
    /// The error of a number of which only the sign is known and that it is beyond every format: e^100000.
    static constexpr std::uint32_t vague = unknown - 1;
    /// Ways to drift: the value is larger in size than the middle, or smaller.
    static constexpr std::uint32_t outward = 1, inward = 2, either = outward | inward;

    constexpr ball() = default;
    constexpr ball(const number<Word>& exact) noexcept : middle{exact} {}
    constexpr ball(const approximation<Word>& result, std::uint64_t inherited, std::uint32_t ways = either,
                   bool* report = nullptr) noexcept
        : middle{result.value}, undecided{report} {
        // second-order terms: below 2^-20 of the first
        const std::uint64_t sum = inherited + (inherited >> 20) + result.error_ulps;
        error = sum < unknown ? static_cast<std::uint32_t>(sum) : unknown;
        drift = error == 0 ? 0 : error < unknown ? ways : either;
    }
    constexpr explicit ball(double value) noexcept : middle{value}, error{is_nan(value) ? unknown : 0} {}

    /// Whether the sign of the value is that of the middle, and is not zero.
    constexpr bool has_sign() const noexcept { return !middle.is_zero() && error < unknown; }

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

/// A ball about a middle from which the value differs, in this way, by less than a unit of the last place.
template <class Word>
constexpr ball<Word> nudged(const ball<Word>& x, bool larger) noexcept {
    const std::uint32_t ways = x.drift | (larger ? ball<Word>::outward : ball<Word>::inward);
    ball<Word> result{{x.middle, 1}, x.error, ways};
    if (x.error == ball<Word>::vague) result.error = ball<Word>::vague;
    return result.from(x);
}

/// A product or quotient with a vague factor, or a sum of one sign with a vague term: vague too, as long as it remains
/// beyond every format. Its exponent goes no farther than far_exponent, so that vague factors of either kind cancel to
/// what is unknown.
template <class Word>
constexpr ball<Word> vague_result(number<Word> value) noexcept {
    constexpr int far = number<Word>::far_exponent;
    ball<Word> result{approximation<Word>{value, 0}, ball<Word>::unknown};
    const int distance = value.exponent < 0 ? -value.exponent : value.exponent;
    if (value.is_zero() || value.is_special() || distance < far / 2) return result;
    if (distance > far) result.middle.exponent = value.exponent < 0 ? -far : far;
    result.error = ball<Word>::vague;
    return result;
}

/// The ways of 1 / x.
template <class Word>
constexpr std::uint32_t reversed_drift(const ball<Word>& x) noexcept {
    return x.drift >> 1 | (x.drift & 1) << 1;
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
    x.middle = -x.middle;
    return x;
}
template <class Word>
constexpr ball<Word> operator+(const ball<Word>& a, const ball<Word>& b) noexcept {
    const bool same_sign = a.middle.negative == b.middle.negative;
    const int distance = a.middle.exponent - b.middle.exponent;
    // A number below the other's last place leaves its sign.
    if (distance >= bits_of<Word> && b.has_sign()) return nudged(a, same_sign).from(a, b);
    if (-distance >= bits_of<Word> && a.has_sign()) return nudged(b, same_sign).from(a, b);
    const approximation<Word> sum = add(a.middle, b.middle);
    if (sum.value.is_zero()) {
        // All digits cancelled: an exact zero, or nothing is known.
        return ball<Word>{sum, (a.error | b.error) != 0 ? ball<Word>::unknown : 0, ball<Word>::either, report_of(a, b)};
    }
    // A sum of two of one sign is no less accurate than the worse of them. It is truncated.
    if (same_sign) {
        const std::uint32_t ways = a.drift | b.drift | (sum.error_ulps != 0 ? ball<Word>::outward : 0);
        const std::uint32_t error = a.error < b.error ? b.error : a.error;
        if (error == ball<Word>::vague) return vague_result(sum.value).from(a, b);
        return ball<Word>{sum, error, ways, report_of(a, b)};
    }
    // |a| < 2^(exponent + 1), |sum| >= 2^exponent. Of a difference, what is taken away is truncated.
    const int exponent = sum.value.exponent - 1;
    const bool a_leads = a.middle.negative == sum.value.negative;
    const std::uint32_t ways = a_leads ? a.drift | reversed_drift(b) : b.drift | reversed_drift(a);
    const std::uint64_t inherited =
        scale_error(a.error, a.middle.exponent - exponent) + scale_error(b.error, b.middle.exponent - exponent);
    return ball<Word>{sum, inherited, ways | (sum.error_ulps != 0 ? ball<Word>::inward : 0), report_of(a, b)};
}
template <class Word>
constexpr ball<Word> operator-(const ball<Word>& a, const ball<Word>& b) noexcept {
    return a + -b;
}
template <class Word>
constexpr ball<Word> operator*(const ball<Word>& a, const ball<Word>& b) noexcept {
    const approximation<Word> product = multiply(a.middle, b.middle);
    const std::uint64_t error = std::uint64_t{a.error} + b.error + (a.error != 0 && b.error != 0);
    if (product.value.is_zero()) {
        const bool known = a.error < ball<Word>::unknown && b.error < ball<Word>::unknown;
        return {product, known ? 0 : ball<Word>::unknown, ball<Word>::either, report_of(a, b)};
    }
    if (error >= ball<Word>::vague && a.has_sign() && b.has_sign()) return vague_result(product.value).from(a, b);
    return ball<Word>{product, error, a.drift | b.drift | (product.error_ulps != 0 ? ball<Word>::outward : 0),
                      report_of(a, b)};
}
template <class Word>
constexpr ball<Word> operator/(const ball<Word>& a, const ball<Word>& b) noexcept {
    if (b.middle.is_zero())
        return ball<Word>{approximation<Word>{a.middle, 0}, ball<Word>::unknown, ball<Word>::either, report_of(a, b)};
    const approximation<Word> ratio = divide(a.middle, b.middle);
    const std::uint64_t error = std::uint64_t{a.error} + b.error + (b.error != 0);
    if (error >= ball<Word>::vague && a.has_sign() && b.has_sign()) return vague_result(ratio.value).from(a, b);
    return ball<Word>{ratio, error, a.drift | reversed_drift(b) | (ratio.error_ulps != 0 ? ball<Word>::outward : 0),
                      report_of(a, b)};
}

/// The order of the values of two balls: -1, 0 or 1; and whether it is certain.
struct ordering {
    int sign;
    bool decided;
};

/// Which of two values in balls about the same middle is larger in size: a value has drifted outward of it, inward, or
/// not at all.
template <class Word>
constexpr ordering compare_drifts(const ball<Word>& a, const ball<Word>& b) noexcept {
    constexpr int either_side = 2;
    const auto place = [](const ball<Word>& x) {
        if (x.error == 0) return 0;
        return x.drift == ball<Word>::outward ? 1 : x.drift == ball<Word>::inward ? -1 : either_side;
    };
    const int at_a = place(a), at_b = place(b);
    const bool known = at_a != either_side && at_b != either_side;
    return {at_a < at_b ? -1 : at_a > at_b, known && (at_a != at_b || at_a == 0)};
}

template <class Word>
constexpr ordering compare_values(const ball<Word>& a, const ball<Word>& b) noexcept {
    const number<Word>&x = a.middle, &y = b.middle;
    const int sign = compare(x, y);
    if (a.error == 0 && b.error == 0) return {sign, true};
    const bool known = a.error < ball<Word>::unknown && b.error < ball<Word>::unknown;
    if (!known || x.is_zero() || y.is_zero() || x.negative != y.negative) return {sign, known};
    if (sign == 0) {
        const ordering order = compare_drifts(a, b);
        return {x.negative ? -order.sign : order.sign, order.decided};
    }
    // Both radii in units of 2^(leading - (bits - 1)), one more for what the gap loses; |gap| >= 2^gap.exponent.
    const int leading = x.exponent < y.exponent ? y.exponent : x.exponent;
    const std::uint64_t radii =
        scale_error(a.error, x.exponent - leading) + scale_error(b.error, y.exponent - leading) + 1;
    const number<Word> gap = x - y;
    const int units = gap.exponent - leading + bits_of<Word> - 1;
    const auto within_formats = [](const ball<Word>& z) {
        const int exponent = z.middle.exponent;
        return z.error != ball<Word>::vague && exponent < (1 << 14) && -(1 << 14) < exponent;
    };
    if (a.error == ball<Word>::vague || b.error == ball<Word>::vague)
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
    return (a.error | b.error) == 0 ? compare(a.middle, b.middle) : compare_inexact(a, b);
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
    x.middle = abs(x.middle);
    return x;
}

/// y, of whose value mathematics says that it is larger, or smaller, in size than the exact bound, and of the same
/// sign: where the bound lies within the ball, it becomes the middle.
template <class Word>
constexpr ball<Word> beside(const ball<Word>& y, const ball<Word>& bound, bool larger) noexcept {
    if (y.error == 0 || !y.has_sign() || bound.error != 0) return y;
    const number<Word> gap = y.middle - bound.middle;
    // |gap| < 2^units units
    const int units = gap.is_zero() ? 0 : gap.exponent - bound.middle.exponent + bits_of<Word>;
    if (units > 30 || (units > 0 && std::uint64_t{1} << units > 4 * std::uint64_t{y.error})) return y;
    const std::uint64_t error = std::uint64_t{y.error} + (units > 0 ? std::uint64_t{1} << units : 1);
    return ball<Word>{{bound.middle, 1}, error, larger ? ball<Word>::outward : ball<Word>::inward, report_of(y)};
}

/// |x| < 2^-bits and not zero: 1 + x is beside 1.
template <class Word>
constexpr bool vanishes(const ball<Word>& x) noexcept {
    return x.has_sign() && x.middle.exponent < -bits_of<Word>;
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
