// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros_off.hpp>

#include <concepts>
#include <cstdint>
#include <limits>
#include <type_traits>

#include <fxact/detail/number.hpp>

/// float and double taken apart and put together, with integers only.
///
/// NaN and infinities survive -ffinite-math-only, with which clang 17 and later declare that no function takes or returns either by
/// value, and that no ?: gives one. So inside the library a float goes by reference and is chosen by its bits, and the calls that users
/// write, which do take it by value, hide where it comes from and goes to (`shielded`).
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

/// A function's argument or result, of which clang does not see that it is one.
template <class T>
[[gnu::always_inline]] constexpr T shielded(T x) noexcept {
#if defined(__clang__) && defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__
    if constexpr (floating<T>)
        if (!std::is_constant_evaluated()) asm("" : "+m"(x));
#endif
    return x;
}

template <floating T>
constexpr bool is_nan_code(typename encoding<T>::bits code) noexcept {
    return (code & encoding<T>::magnitude) > encoding<T>::infinity;
}
template <floating T>
constexpr bool is_nan(const T& x) noexcept {
    return is_nan_code<T>(to_bits(x));
}

/// The number that a normal float or double is: neither zero nor subnormal, and finite.
template <class Word, floating T>
[[gnu::always_inline]] constexpr number<Word> decode_normal_bits(typename encoding<T>::bits code) noexcept {
    using format = encoding<T>;
    const int biased = static_cast<int>((code & format::magnitude) >> format::fraction);
    const auto mantissa = static_cast<typename format::bits>(code << (format::width - 1 - format::fraction)) | top_bit<typename format::bits>;
    return resize<Word>(number<typename format::bits>{code >> (format::width - 1) != 0, mantissa, biased - format::bias});
}
template <floating T>
constexpr bool is_normal_code(typename encoding<T>::bits code) noexcept {
    constexpr auto least = typename encoding<T>::bits{1} << encoding<T>::fraction;
    return (code & encoding<T>::magnitude) - least < encoding<T>::infinity - least;
}

/// The number that a finite float or double is. The word holds the whole significand, or the number is truncated.
template <class Word, floating T>
[[gnu::always_inline]] constexpr number<Word> decode_finite_bits(typename encoding<T>::bits code) noexcept {
    using format = encoding<T>;
    using bits_type = typename format::bits;
    const bool negative = code >> (format::width - 1) != 0;
    const int biased = static_cast<int>((code & format::magnitude) >> format::fraction);
    auto mantissa = static_cast<bits_type>(code << (format::width - 1 - format::fraction)) | top_bit<bits_type>;
    int exponent = biased - format::bias;
    if (biased == 0) [[unlikely]] {
        mantissa = static_cast<bits_type>(mantissa << 1);
        const int shift = leading_zeros(mantissa);
        exponent = mantissa == 0 ? number<Word>::zero_exponent : -format::bias - shift;
        mantissa = shift_left(mantissa, shift);
    }
    return resize<Word>(number<bits_type>{negative, mantissa, exponent});
}
template <class Word, floating T>
[[gnu::always_inline]] constexpr number<Word> decode_finite(const T& x) noexcept {
    return decode_finite_bits<Word, T>(to_bits(x));
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

/// The number that a float or double is, from its bits or from itself.
template <class Word, floating T>
[[gnu::always_inline]] constexpr number<Word> decode_bits(typename encoding<T>::bits code) noexcept {
    if (is_special_code<T>(code)) [[unlikely]]
        return is_nan_code<T>(code) ? number<Word>::nan() : number<Word>::infinite(code >> (encoding<T>::width - 1) != 0);
    return decode_finite_bits<Word, T>(code);
}
template <class Word, floating T>
[[gnu::always_inline]] constexpr number<Word> decode(const T& x) noexcept {
    return decode_bits<Word, T>(to_bits(x));
}

/// The bits of the float or double nearest to a number, ties away from zero; too large becomes an infinity, too small a subnormal or 0.
template <floating T, class Word>
[[gnu::always_inline]] constexpr typename encoding<T>::bits encode_bits(const number<Word>& x) noexcept {
    using format = encoding<T>;
    using bits_type = typename format::bits;
    constexpr int lowest = -format::bias - format::fraction;  // half the smallest subnormal
    const auto sign = static_cast<bits_type>(bits_type{x.negative} << (format::width - 1));
    if (x.exponent < lowest) return sign;
    if (x.exponent > format::bias) return sign | format::infinity | bits_type{x.is_nan()} << (format::fraction - 1);
    // The exponent field of a normal result less one: the significand's top bit adds the one.
    const int field = x.exponent + format::bias - 1;
    const int below = field < 0 ? field : 0;
    const auto mantissa = resize<bits_type>(x).mantissa;
    const auto doubled = static_cast<bits_type>(mantissa >> (format::width - 2 - format::fraction - below));
    const auto significand = static_cast<bits_type>((doubled + 1) >> 1);
    return sign | static_cast<bits_type>((static_cast<bits_type>(field - below) << format::fraction) + significand);
}
template <floating T, class Word>
[[gnu::always_inline]] constexpr T encode(const number<Word>& x) noexcept {
    return from_bits<T>(encode_bits<T>(x));
}

}  // namespace fxact::detail

#include <fxact/detail/macros_back.hpp>
