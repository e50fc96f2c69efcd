// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/bits/word.hpp>
#include <fxact/detail/real/number.hpp>

/// float and double decoded to numbers and encoded again, by integer arithmetic.
namespace fxact::detail {

/// A normal float or double as a number: neither zero nor subnormal, and finite.
template <class Word, floating T>
[[gnu::always_inline]] constexpr number<Word> decode_normal_bits(typename encoding<T>::bits code) noexcept {
    using format = encoding<T>;
    const int biased = static_cast<int>((code & format::magnitude) >> format::fraction);
    const auto mantissa = static_cast<typename format::bits>(code << (format::width - 1 - format::fraction)) |
                          top_bit<typename format::bits>;
    return resize<Word>(
        number<typename format::bits>{code >> (format::width - 1) != 0, mantissa, biased - format::bias});
}
/// A finite float or double as a number; truncated if the word is shorter than its significand.
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

/// A float or double as a number, from its bits or from its value.
template <class Word, floating T>
[[gnu::always_inline]] constexpr number<Word> decode_bits(typename encoding<T>::bits code) noexcept {
    if (is_special_code<T>(code)) [[unlikely]]
        return is_nan_code<T>(code) ? number<Word>::nan()
                                    : number<Word>::infinite(code >> (encoding<T>::width - 1) != 0);
    return decode_finite_bits<Word, T>(code);
}
template <class Word, floating T>
[[gnu::always_inline]] constexpr number<Word> decode(const T& x) noexcept {
    return decode_bits<Word, T>(to_bits(x));
}

/// The bits of the float or double nearest to a number, ties away from zero. An overflow gives an infinity, an
/// underflow a subnormal or 0.
template <floating T, class Word>
[[gnu::always_inline]] constexpr typename encoding<T>::bits encode_bits(const number<Word>& x) noexcept {
    using format = encoding<T>;
    using bits_type = typename format::bits;
    constexpr int lowest = -format::bias - format::fraction;  // half the smallest subnormal
    const auto sign = static_cast<bits_type>(bits_type{x.negative} << (format::width - 1));
    if (x.exponent < lowest) return sign;
    if (x.exponent > format::bias) return sign | format::infinity | bits_type{x.is_nan()} << (format::fraction - 1);
    // The exponent field of a normal result minus one, because the significand's top bit adds one.
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

#include <fxact/detail/macros/back.hpp>
