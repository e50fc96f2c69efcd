// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>

#include <fxact/detail/exp.hpp>
#include <fxact/detail/number.hpp>

namespace fxact::detail {

/// A working number that carries its own error ("ball arithmetic"): |value - middle| <= error * 2^-(bits - 1) * |middle|.
///
/// A formula evaluated on balls proves its own rounding error, a user's lambda as ours; an error of 0 says that the middle is
/// exact. An error that has grown past all use saturates at `unknown`, and no rounding of such a ball is ever decided.
///
/// Word  of at least 64 bits, so that the products of two errors vanish in the roundings upward
template <class Word>
struct ball {
    number<Word> middle;
    std::uint32_t error = 0;

    static constexpr std::uint32_t unknown = std::uint32_t{1} << 31;

    constexpr ball() = default;
    constexpr ball(const number<Word>& exact) noexcept : middle{exact} {}
    constexpr ball(const outcome<Word>& result, std::uint64_t inherited) noexcept : middle{result.value} {
        const std::uint64_t sum = inherited + (inherited >> 20) + result.lost;  // second-order terms: below 2^-20 of the first
        error = sum < unknown ? static_cast<std::uint32_t>(sum) : unknown;
    }
    constexpr explicit ball(double value) noexcept : middle{value} {}
};

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
    const outcome<Word> sum = add(a.middle, b.middle);
    if (sum.value.is_zero()) {
        // All digits cancelled: an exact zero, or nothing is known.
        return {sum, (a.error | b.error) != 0 ? ball<Word>::unknown : 0};
    }
    // A sum of two of one sign is no less accurate than the worse of them.
    if (a.middle.negative == b.middle.negative) return {sum, a.error < b.error ? b.error : a.error};
    // |a| < 2^(exponent + 1), |sum| >= 2^exponent.
    const int exponent = sum.value.exponent - 1;
    return {sum, scale_error(a.error, a.middle.exponent - exponent) + scale_error(b.error, b.middle.exponent - exponent)};
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
    return {product, error};
}
template <class Word>
constexpr ball<Word> operator/(const ball<Word>& a, const ball<Word>& b) noexcept {
    return {divide(a.middle, b.middle), std::uint64_t{a.error} + b.error + (b.error != 0)};
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

/// e^x: an absolute error of x is a relative one of the result.
template <class Word>
constexpr ball<Word> exp(const ball<Word>& x) noexcept {
    return {exponential(x.middle), scale_error(x.error, x.middle.exponent + 1)};
}

}  // namespace fxact::detail
