// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <type_traits>

#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/bits/mask.hpp>

/// The bits of float and double as signed integers, for functions made of comparisons.
namespace fxact::detail {

/// The bits of a float or double as a signed integer with the sign of the number.
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
    return sign_mask(
        static_cast<signed_bits<T>>(static_cast<signed_bits<T>>(encoding<T>::infinity) - magnitude_of<T>(code)));
}

/// The bits of a float or double as an integer in the order of the numbers. The function is its own inverse.
template <floating T>
constexpr signed_bits<T> in_order(signed_bits<T> code) noexcept {
    return static_cast<signed_bits<T>>(code ^ (sign_mask(code) & static_cast<signed_bits<T>>(encoding<T>::magnitude)));
}
/// The same, with one rank for -0 and 0.
template <floating T>
constexpr signed_bits<T> rank_in_order(signed_bits<T> code) noexcept {
    return in_order<T>(code) - sign_mask(code);
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
