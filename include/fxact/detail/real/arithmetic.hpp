// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/bits/word.hpp>
#include <fxact/detail/real/number.hpp>
#include <fxact/detail/real/reciprocal.hpp>

/// + - * / on numbers, and the error of each truncation.
namespace fxact::detail {

template <class Word>
[[gnu::always_inline]] constexpr approximation<Word> add(const number<Word>& a, const number<Word>& b) noexcept {
    const bool swapped = a.exponent < b.exponent;
    const number<Word> large = select(swapped, b, a), small = select(swapped, a, b);
    // A gap wider than the word keeps one bit of the smaller number. This costs one unit of error and saves a special
    // case.
    const int distance = large.exponent - small.exponent;
    const int gap = distance < bits_of<Word> ? distance : bits_of<Word> - 1;
    const Word shifted = small.mantissa >> gap;
    const bool inexact = distance != gap ? !small.is_zero() : static_cast<Word>(shifted << gap) != small.mantissa;
    if (large.negative == small.negative) {
        const Word sum = large.mantissa + shifted;
        const bool carry = sum < shifted;
        const bool odd = carry && (sum & Word{1}) != Word{};
        const Word halved =
            static_cast<Word>(sum >> int{carry}) | static_cast<Word>(Word{carry} << (bits_of<Word> - 1));
        return {{large.negative, halved, large.exponent + carry}, inexact || odd};
    }
    // Only with a gap of 0 can the mantissa of `large` be the smaller one, and then nothing is shifted out.
    const bool below = large.mantissa < shifted;
    const Word difference = below ? shifted - large.mantissa : large.mantissa - shifted;
    number<Word> value = normalized(large.negative != below, difference, large.exponent);
    if (large.is_special()) [[unlikely]] {
        value.mantissa = top_bit<Word>;
        value.exponent = small.is_special() ? number<Word>::nan_exponent : large.exponent;
    } else if (value.is_zero()) {
        return {{}, 0};  // +0, as in IEEE 754
    }
    const auto canceled = static_cast<unsigned>(large.exponent - value.exponent);
    return {value, inexact ? std::uint32_t{1} << (canceled < 31 ? canceled : 31) : 0};
}

template <class Word>
[[gnu::always_inline]] constexpr approximation<Word> multiply(const number<Word>& a, const number<Word>& b) noexcept {
    const double_word<Word> product = multiply(a.mantissa, b.mantissa);
    const bool large = product.high >= top_bit<Word>;
    const Word doubled = static_cast<Word>(product.high << 1) | static_cast<Word>(product.low >> (bits_of<Word> - 1));
    const Word rest = large ? product.low : static_cast<Word>(product.low << 1);
    // Unsigned, because the exponents of a long product of infinities or NaN wrap.
    auto exponent = static_cast<int>(static_cast<unsigned>(a.exponent) + static_cast<unsigned>(b.exponent) + large);
    Word mantissa = large ? product.high : doubled;
    if (a.is_zero() || b.is_zero()) [[unlikely]] {
        exponent = number<Word>::zero_exponent;
        if (a.is_special() || b.is_special()) {
            mantissa = top_bit<Word>;
            exponent = number<Word>::nan_exponent;
        }
    }
    return {{a.negative != b.negative, mantissa, exponent}, rest != Word{}};
}

/// A quotient by 0, infinity or NaN, as in IEEE 754.
template <class Word>
constexpr number<Word> special_quotient(const number<Word>& a, const number<Word>& b) noexcept {
    using real = number<Word>;
    if (b.is_nan() || a.is_nan() || (a.is_zero() && b.is_zero()) || (a.is_special() && b.is_special()))
        return real::nan();
    const bool negative = a.negative != b.negative;
    if (b.is_zero()) return real::infinite(negative);
    return {negative, a.mantissa, a.is_zero() ? real::zero_exponent : real::vanishing_exponent};
}

template <class Word>
[[gnu::always_inline]] constexpr approximation<Word> divide(const number<Word>& a, const number<Word>& b) noexcept {
    if (b.is_zero() || b.is_special()) [[unlikely]]
        return {special_quotient(a, b), 0};
    const quotient<Word> result = divide_mantissas(a.mantissa, b.mantissa);
    const int exponent = a.is_zero() ? number<Word>::zero_exponent : a.exponent - b.exponent - result.below_one;
    return {{a.negative != b.negative, result.value, exponent}, result.error_ulps};
}

/// 1 + e for e in [0, 1] or NaN: the result of add() in fewer instructions.
template <class Word>
[[gnu::always_inline]] constexpr number<Word> one_plus(const number<Word>& e) noexcept {
    constexpr unsigned most = bits_of<Word> - 1;
    const unsigned distance = static_cast<unsigned>(-e.exponent), gap = distance < most ? distance : most;
    if constexpr (bits_of<Word> == 32) {
        // One unit less of e keeps the sum below 2, so there is no carry.
        return {false, top_bit<Word> + ((e.mantissa - 1) >> gap), 0};
    } else {
        const Word sum = top_bit<Word> + (e.mantissa >> gap);  // a carry only for e = 1
        return {false, sum | top_bit<Word>, sum < top_bit<Word>};
    }
}

/// n / (1 + e) for e in [0, 1] or NaN.
template <class Word>
[[gnu::always_inline]] constexpr number<Word> div_1p(const number<Word>& n, const number<Word>& e) noexcept {
    if constexpr (bits_of < Word >> 64) {
        return divide(n, add(number<Word>{1.0}, e).value).value;
    } else {
        number<Word> result = divide(n, one_plus(e)).value;
        if (e.is_nan()) [[unlikely]]
            result.exponent = number<Word>::nan_exponent;
        return result;
    }
}

template <class Word>
[[gnu::always_inline]] constexpr number<Word> operator+(const number<Word>& a, const number<Word>& b) noexcept {
    return add(a, b).value;
}
template <class Word>
[[gnu::always_inline]] constexpr number<Word> operator-(const number<Word>& a, const number<Word>& b) noexcept {
    return add(a, -b).value;
}
template <class Word>
[[gnu::always_inline]] constexpr number<Word> operator*(const number<Word>& a, const number<Word>& b) noexcept {
    return multiply(a, b).value;
}
template <class Word>
[[gnu::always_inline]] constexpr number<Word> operator/(const number<Word>& a, const number<Word>& b) noexcept {
    return divide(a, b).value;
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
