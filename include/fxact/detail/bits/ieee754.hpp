// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <concepts>
#include <cstdint>
#include <limits>
#include <type_traits>

/// The encodings of float and double.
///
/// NaN and infinities survive -ffinite-math-only, with which clang 17 and later declare that no function takes or
/// returns them by value and that no ?: gives them. So the library passes floats by reference and selects them by their
/// bits. The functions that users call take and return floats by value, and hide them from the optimizer (`shielded`).
namespace fxact::detail {

template <class T>
concept floating = std::same_as<T, float> || std::same_as<T, double>;

/// The IEEE 754 encoding of float or double.
template <floating T>
struct encoding {
    static constexpr bool is_float = std::same_as<T, float>;
    using bits = std::conditional_t<is_float, std::uint32_t, std::uint64_t>;
    static constexpr int width = is_float ? 32 : 64;
    static constexpr int fraction = is_float ? 23 : 52;
    static constexpr int bias = is_float ? 127 : 1023;
    static constexpr bits infinity = (bits{2} * bias + 1) << fraction;
    static constexpr bits quiet_nan = infinity | bits{1} << (fraction - 1);
    static constexpr bits magnitude = ~bits{} >> 1;
};

template <floating T>
constexpr typename encoding<T>::bits to_bits(const T& x) noexcept {
    return __builtin_bit_cast(typename encoding<T>::bits, x);  // std::bit_cast would be a function that returns a float
}
template <floating T>
[[gnu::always_inline]] constexpr T from_bits(typename encoding<T>::bits code) noexcept {
    return __builtin_bit_cast(T, code);
}

/// Whether x is finite and above 0: from 0 to infinity floats are ordered as their encodings, and minus one, that of 0
/// becomes the largest.
template <floating T>
constexpr bool is_positive(const T& x) noexcept {
    return to_bits(x) - 1 < encoding<T>::infinity - 1;
}

/// x, hidden from clang's optimizer under -ffinite-math-only.
template <class T>
[[gnu::always_inline]] constexpr T shielded(T x) noexcept {
#if defined(__clang__) && defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__
    if constexpr (floating<T>)
        if (!std::is_constant_evaluated()) asm("" : "+m"(x));
#endif
    return x;
}

/// The float of a computed code, hidden from GCC too: with -fno-signed-zeros it would take a constant -0 for 0. (No
/// macro of GCC 12 says whether that option is on, and an empty asm costs no instruction.)
template <floating T>
[[gnu::always_inline]] constexpr T shielded_from_bits(typename encoding<T>::bits code) noexcept {
#if !defined(__clang__)
    if (!std::is_constant_evaluated()) asm("" : "+r"(code));
#endif
    return shielded(from_bits<T>(code));
}

template <floating T>
constexpr bool is_nan_code(typename encoding<T>::bits code) noexcept {
    return (code & encoding<T>::magnitude) > encoding<T>::infinity;
}
template <floating T>
constexpr bool is_nan(const T& x) noexcept {
    return is_nan_code<T>(to_bits(x));
}

/// Whether x is an infinity or NaN.
template <floating T>
constexpr bool is_special_code(typename encoding<T>::bits code) noexcept {
    return (code & encoding<T>::magnitude) >= encoding<T>::infinity;
}
template <floating T>
constexpr bool is_special(const T& x) noexcept {
    return is_special_code<T>(to_bits(x));
}

/// Whether x is neither zero nor subnormal, and finite.
template <floating T>
constexpr bool is_normal_code(typename encoding<T>::bits code) noexcept {
    constexpr auto least = typename encoding<T>::bits{1} << encoding<T>::fraction;
    return (code & encoding<T>::magnitude) - least < encoding<T>::infinity - least;
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
