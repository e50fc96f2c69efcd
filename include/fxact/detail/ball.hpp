// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros_off.hpp>

#include <cstdint>

#include <fxact/detail/exp.hpp>
#include <fxact/detail/floating.hpp>
#include <fxact/detail/number.hpp>

namespace fxact::detail {

/// A working number that carries its own error ("ball arithmetic"): |value - middle| <= error * 2^-(bits - 1) * |middle|.
///
/// A formula evaluated on balls proves its own rounding error, a user's lambda as ours; an error of 0 says that the middle is
/// exact. An error that has grown past all use saturates at `unknown`, and no rounding of such a ball is ever decided.
///
/// A silu far above 0 is x less a part that no word can hold. So a ball also knows, where it can, on which side of its middle the
/// value lies: `drift` holds the ways in which an error may have moved the value away from the middle, and if that is one way
/// only, the value truly lies there, however little. That decides a middle that is a tie.
///
/// Word  of at least 64 bits, so that the products of two errors vanish in the roundings upward
template <class Word>
struct ball {
    number<Word> middle;
    std::uint32_t error = 0;
    std::uint32_t drift = 0;

    static constexpr std::uint32_t unknown = std::uint32_t{1} << 31;
    /// Ways to drift: the value is larger in size than the middle, or smaller.
    static constexpr std::uint32_t outward = 1, inward = 2, either = outward | inward;

    constexpr ball() = default;
    constexpr ball(const number<Word>& exact) noexcept : middle{exact} {}
    constexpr ball(const outcome<Word>& result, std::uint64_t inherited, std::uint32_t ways = either) noexcept : middle{result.value} {
        const std::uint64_t sum = inherited + (inherited >> 20) + result.lost;  // second-order terms: below 2^-20 of the first
        error = sum < unknown ? static_cast<std::uint32_t>(sum) : unknown;
        drift = error == 0 ? 0 : error < unknown ? ways : either;
    }
    constexpr explicit ball(double value) noexcept : middle{value}, error{is_nan(value) ? unknown : 0} {}

    /// Whether the sign of the value is that of the middle, and is not zero.
    constexpr bool has_sign() const noexcept { return !middle.is_zero() && error < unknown; }
};

/// A ball about a middle from which the value differs, in this way, by less than a unit of the last place.
template <class Word>
constexpr ball<Word> just_beside(const ball<Word>& x, bool larger) noexcept {
    return {{x.middle, 1}, x.error, x.drift | (larger ? ball<Word>::outward : ball<Word>::inward)};
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
    if (distance >= bits_of<Word> && b.has_sign()) return just_beside(a, same_sign);
    if (-distance >= bits_of<Word> && a.has_sign()) return just_beside(b, same_sign);
    const outcome<Word> sum = add(a.middle, b.middle);
    if (sum.value.is_zero()) {
        // All digits cancelled: an exact zero, or nothing is known.
        return {sum, (a.error | b.error) != 0 ? ball<Word>::unknown : 0};
    }
    // A sum of two of one sign is no less accurate than the worse of them. It is truncated.
    if (same_sign) return {sum, a.error < b.error ? b.error : a.error, a.drift | b.drift | (sum.lost != 0 ? ball<Word>::outward : 0)};
    // |a| < 2^(exponent + 1), |sum| >= 2^exponent. Of a difference, what is taken away is truncated.
    const int exponent = sum.value.exponent - 1;
    const bool a_leads = a.middle.negative == sum.value.negative;
    const std::uint32_t ways = a_leads ? a.drift | reversed_drift(b) : b.drift | reversed_drift(a);
    return {sum, scale_error(a.error, a.middle.exponent - exponent) + scale_error(b.error, b.middle.exponent - exponent),
            ways | (sum.lost != 0 ? ball<Word>::inward : 0)};
}
template <class Word>
constexpr ball<Word> operator-(const ball<Word>& a, const ball<Word>& b) noexcept {
    return a + -b;
}
template <class Word>
constexpr ball<Word> operator*(const ball<Word>& a, const ball<Word>& b) noexcept {
    const outcome<Word> product = multiply(a.middle, b.middle);
    const std::uint64_t error = std::uint64_t{a.error} + b.error + (a.error != 0 && b.error != 0);
    if (product.value.is_zero()) return {product, error < ball<Word>::unknown ? 0 : error};
    return {product, error, a.drift | b.drift | (product.lost != 0 ? ball<Word>::outward : 0)};
}
template <class Word>
constexpr ball<Word> operator/(const ball<Word>& a, const ball<Word>& b) noexcept {
    if (b.middle.is_zero()) return {outcome<Word>{a.middle, 0}, ball<Word>::unknown};
    const outcome<Word> ratio = divide(a.middle, b.middle);
    return {ratio, std::uint64_t{a.error} + b.error + (b.error != 0), a.drift | reversed_drift(b) | (ratio.lost != 0 ? ball<Word>::outward : 0)};
}
template <class Word>
constexpr bool operator==(const ball<Word>& a, const ball<Word>& b) noexcept {
    return a.middle == b.middle;
}
template <class Word>
constexpr bool operator<(const ball<Word>& a, const ball<Word>& b) noexcept {
    return a.middle < b.middle;
}
template <class Word>
constexpr bool operator>(const ball<Word>& a, const ball<Word>& b) noexcept {
    return a.middle > b.middle;
}
template <class Word>
constexpr bool operator<=(const ball<Word>& a, const ball<Word>& b) noexcept {
    return a.middle <= b.middle;
}
template <class Word>
constexpr bool operator>=(const ball<Word>& a, const ball<Word>& b) noexcept {
    return a.middle >= b.middle;
}
template <class Word>
constexpr ball<Word> abs(ball<Word> x) noexcept {
    x.middle = abs(x.middle);
    return x;
}

/// y, of whose value mathematics says that it is larger, or smaller, in size than the exact bound, and of the same sign: where the
/// bound lies within the ball, it becomes the middle.
template <class Word>
constexpr ball<Word> beside(const ball<Word>& y, const ball<Word>& bound, bool larger) noexcept {
    if (y.error == 0 || !y.has_sign() || bound.error != 0) return y;
    const number<Word> gap = y.middle - bound.middle;
    const int units = gap.is_zero() ? 0 : gap.exponent - bound.middle.exponent + bits_of<Word>;  // |gap| < 2^units units
    if (units > 30 || (units > 0 && std::uint64_t{1} << units > 4 * std::uint64_t{y.error})) return y;
    const std::uint64_t error = std::uint64_t{y.error} + (units > 0 ? std::uint64_t{1} << units : 1);
    return {{bound.middle, 1}, error, larger ? ball<Word>::outward : ball<Word>::inward};
}

/// |x| < 2^-bits and not zero: 1 + x is beside 1.
template <class Word>
constexpr bool vanishes(const ball<Word>& x) noexcept {
    return x.has_sign() && x.middle.exponent < -bits_of<Word>;
}

/// e^x: an absolute error of x is a relative one of the result.
template <class Word>
constexpr ball<Word> exp(const ball<Word>& x) noexcept {
    if (vanishes(x)) return just_beside(ball<Word>{1.0}, !x.middle.negative);
    const bool far = x.has_sign() && x.middle.exponent >= 15;  // above or below every format, whatever the error of x
    return {exponential(x.middle), far ? 0 : scale_error(x.error, x.middle.exponent + 1)};
}

}  // namespace fxact::detail

#include <fxact/detail/macros_back.hpp>
