// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros_off.hpp>

#include <concepts>
#include <cstdint>
#include <limits>
#include <type_traits>

#include <fxact/detail/floating.hpp>
#include <fxact/detail/rounding.hpp>
#include <fxact/format.hpp>

/// Conditions as masks of ones or zeros, so that functions made of comparisons compile without a branch on every core.
namespace fxact::detail {

/// All ones for a negative value, else 0.
template <class Integer>
constexpr Integer sign_mask(Integer value) noexcept {
    static_assert(std::is_signed_v<Integer>);
    return static_cast<Integer>(value >> std::numeric_limits<Integer>::digits);
}

/// All ones for a value other than 0.
template <class Integer>
constexpr Integer nonzero_mask(Integer value) noexcept {
    using bits = std::make_unsigned_t<Integer>;
    return sign_mask(static_cast<Integer>(static_cast<bits>(value) | (bits{} - static_cast<bits>(value))));
}

/// All ones if a < b, else 0, for any two values: the sign of a - b, or of a where the difference overflows.
template <class Integer>
constexpr Integer less_mask(Integer a, Integer b) noexcept {
    using bits = std::make_unsigned_t<Integer>;
    const auto x = static_cast<bits>(a), y = static_cast<bits>(b);
    return sign_mask(static_cast<Integer>((x & ~y) | (~(x ^ y) & (x - y))));
}

/// yes where the mask is ones, no where it is zeros.
template <class Integer>
constexpr Integer choose(Integer mask, Integer yes, Integer no) noexcept {
    return static_cast<Integer>(no ^ ((yes ^ no) & mask));
}

/// The value where the mask is zeros, 0 where it is ones.
template <class Integer>
constexpr Integer clear(Integer value, Integer mask) noexcept {
    return static_cast<Integer>(value & ~mask);
}

/// The bits of a float or double as a signed integer, whose sign is the number's.
template <floating T>
using signed_bits = std::make_signed_t<typename encoding<T>::bits>;

template <floating T>
constexpr signed_bits<T> to_signed_bits(const T& x) noexcept {
    return static_cast<signed_bits<T>>(to_bits(x));
}
template <floating T>
constexpr signed_bits<T> magnitude_of(signed_bits<T> code) noexcept {
    return code & static_cast<signed_bits<T>>(encoding<T>::magnitude);
}
template <floating T>
[[gnu::always_inline]] constexpr T from_bits(signed_bits<T> code) noexcept {
    return from_bits<T>(static_cast<typename encoding<T>::bits>(code));
}
/// All ones for a NaN: both magnitudes are below the sign bit, so their difference cannot overflow.
template <floating T>
constexpr signed_bits<T> nan_mask(signed_bits<T> code) noexcept {
    return sign_mask(static_cast<signed_bits<T>>(static_cast<signed_bits<T>>(encoding<T>::infinity) - magnitude_of<T>(code)));
}

/// The bits of a float or double as an integer in the order of the numbers, and back: it is its own inverse.
template <floating T>
constexpr signed_bits<T> in_order(signed_bits<T> code) noexcept {
    return static_cast<signed_bits<T>>(code ^ (sign_mask(code) & static_cast<signed_bits<T>>(encoding<T>::magnitude)));
}

/// An activation's parameter as a float or double, without floating-point instructions where those might flush a subnormal to 0.
template <floating T>
constexpr T parameter(double value) noexcept {
    if constexpr (std::same_as<T, double>) {
        return value;
    } else {
        const auto magnitude = to_bits(value) & encoding<double>::magnitude;
        return magnitude >= to_bits(0x1p-126) ? static_cast<T>(value) : encode<T>(number<std::uint64_t>{value});
    }
}

/// A signed integer that holds the difference between a code and the zero point.
template <discrete T>
using code_distance = std::conditional_t<(sizeof(rep_of<T>) < 4 || (std::is_signed_v<rep_of<T>> && zero_point_of<T> == 0)),
                                         std::int32_t, std::int64_t>;

/// The code of the format's value nearest to a constant.
template <discrete T>
constexpr code_distance<T> code_nearest(double value) noexcept {
    return raw_of(encode<T>(number<std::uint64_t>{value}));
}

/// The value whose code is the nearest in [low, high].
template <discrete T>
constexpr T clamped_code(T x, code_distance<T> low, code_distance<T> high) noexcept {
    const code_distance<T> code = raw_of(x);
    const auto above = choose(less_mask(code, low), low, code);
    return format_traits<T>::from_raw(static_cast<rep_of<T>>(choose(less_mask(high, above), high, above)));
}

}  // namespace fxact::detail

#include <fxact/detail/macros_back.hpp>
