// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <bit>
#include <cstdint>

#include <fxact/detail/bits/word.hpp>
#include <fxact/detail/real/reciprocal.hpp>

namespace fxact::detail {

// The small functions of the engine are always inlined: a number is three registers then, and what is known of its sign
// or exponent when compiled costs nothing.

/// The working number: a floating-point number made of integers, so that it has the same bits on every machine.
///
/// value = (-1)^negative * mantissa * 2^(exponent - (bits - 1)); the mantissa's top bit is set, so |value| is in
/// [2^exponent, 2^(exponent + 1)), or the mantissa is 0. Results are truncated toward zero.
///
/// Infinities and NaN are bands of exponents above every finite number, so that sums, products and comparisons need no
/// special case: infinity + 1, infinity * 0.5 and infinity * infinity stay in the band. What IEEE 754 calls invalid
/// (infinity - infinity, 0 * infinity, 0 / 0, infinity / infinity) is NaN. e^-infinity is a number so small that its
/// product with an infinity is still below every format: x e^x tends to 0.
///
/// Word  std::uint32_t for float results, std::uint64_t for double and discrete ones, limbs<N> as the compiler's last
///       resort
template <class Word>
struct number {
    Word mantissa{};
    int exponent = zero_exponent;
    bool negative = false;

    /// The exponent that stands for "too large to matter" and, negated, for "too small": far outside every format.
    static constexpr int far_exponent = 1 << 17;
    /// The exponent of an infinity. From half of it on a number is an infinity: even infinity * 2^-far_exponent is one.
    static constexpr int infinite_exponent = 1 << 19;
    /// The exponent of e^-infinity: x^15 times it is still nothing for an infinite x.
    static constexpr int vanishing_exponent = -(1 << 23);
    /// The exponent of NaN. From half of it on a number is NaN: x^31 of an infinite x is still an infinity.
    static constexpr int nan_exponent = 1 << 25;
    /// The exponent of zero: below every other, so that sums and comparisons need no special case.
    static constexpr int zero_exponent = -(1 << 25);
    static constexpr int bits = bits_of<Word>;

    constexpr number() = default;
    constexpr number(bool is_negative, Word magnitude, int power) noexcept
        : mantissa{magnitude}, exponent{power}, negative{is_negative} {}
    /// Exact for a word of at least 53 bits and for every double of at most 32 significant bits.
    constexpr explicit number(double value) noexcept;

    // Not "infinity": clang 19 warns of every function of that name under -ffinite-math-only.
    static constexpr number infinite(bool is_negative = false) noexcept {
        return {is_negative, top_bit<Word>, infinite_exponent};
    }
    static constexpr number nan() noexcept { return {false, top_bit<Word>, nan_exponent}; }

    constexpr bool is_zero() const noexcept { return mantissa == Word{}; }
    /// An infinity or NaN.
    constexpr bool is_special() const noexcept { return exponent >= infinite_exponent / 2; }
    constexpr bool is_infinite() const noexcept { return is_special() && !is_nan(); }
    constexpr bool is_nan() const noexcept { return exponent >= nan_exponent / 2; }
};

/// +-magnitude * 2^(exponent - (bits - 1)) for any magnitude: shifted so that the top bit is set.
template <class Word>
[[gnu::always_inline]] constexpr number<Word> normalized(bool negative, Word magnitude, int exponent) noexcept {
    if (magnitude == Word{}) return {negative, magnitude, number<Word>::zero_exponent};
    const int shift = leading_zeros(magnitude);
    return {negative, static_cast<Word>(magnitude << shift), exponent - shift};
}

template <class Word>
constexpr number<Word>::number(double value) noexcept {
    const auto code = std::bit_cast<std::uint64_t>(value);
    const int biased = static_cast<int>(code >> 52 & 0x7FF);
    const std::uint64_t fraction = code << 12 >> 1;
    const bool is_negative = code >> 63 != 0;
    using real = number<std::uint64_t>;
    const real exact = biased == 0       ? normalized(is_negative, fraction, -1022)
                       : biased != 0x7FF ? real{is_negative, top_bit<std::uint64_t> | fraction, biased - 1023}
                       : fraction == 0   ? real::infinite(is_negative)
                                         : real::nan();
    negative = exact.negative;
    exponent = exact.exponent;
    if constexpr (bits >= 64)
        mantissa = Word{exact.mantissa} << (bits - 64);
    else
        mantissa = static_cast<Word>(exact.mantissa >> (64 - bits));
}

/// The same value in another word; a narrower one truncates.
template <class To, class From>
[[gnu::always_inline]] constexpr number<To> resize(const number<From>& x) noexcept {
    constexpr int shift = bits_of<To> - bits_of<From>;
    if constexpr (shift == 0)
        return x;
    else if constexpr (shift > 0)
        return {x.negative, static_cast<To>(To{x.mantissa} << shift), x.exponent};
    else
        return {x.negative, static_cast<To>(static_cast<std::uint64_t>(x.mantissa >> -shift)), x.exponent};
}

/// A truncated result and the error that the truncation may have made, in units of 2^-(bits - 1) of the value; 0 is
/// exact.
template <class Word>
struct approximation {
    number<Word> value;
    std::uint32_t error_ulps;
};

/// yes or no, chosen field by field: no branch, and no copy through memory.
template <class Word>
[[gnu::always_inline]] constexpr number<Word> select(bool condition, const number<Word>& yes,
                                                     const number<Word>& no) noexcept {
    return {condition ? yes.negative : no.negative, condition ? yes.mantissa : no.mantissa,
            condition ? yes.exponent : no.exponent};
}

template <class Word>
[[gnu::always_inline]] constexpr approximation<Word> add(const number<Word>& a, const number<Word>& b) noexcept {
    const bool swapped = a.exponent < b.exponent;
    const number<Word> large = select(swapped, b, a), small = select(swapped, a, b);
    // A gap wider than the word leaves one unit, rather than none, of the smaller number: no special case, one unit
    // off.
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
    // Only a gap of 0 leaves the smaller mantissa with the larger number; nothing is error_ulps then.
    const bool below = large.mantissa < shifted;
    const Word difference = below ? shifted - large.mantissa : large.mantissa - shifted;
    number<Word> value = normalized(large.negative != below, difference, large.exponent);
    if (large.is_special()) [[unlikely]] {
        value.mantissa = top_bit<Word>;
        value.exponent = small.is_special() ? number<Word>::nan_exponent : large.exponent;
    } else if (value.is_zero()) {
        return {{}, 0};  // +0, as in IEEE 754
    }
    const auto cancelled = static_cast<unsigned>(large.exponent - value.exponent);
    return {value, inexact ? std::uint32_t{1} << (cancelled < 31 ? cancelled : 31) : 0};
}

template <class Word>
[[gnu::always_inline]] constexpr approximation<Word> multiply(const number<Word>& a, const number<Word>& b) noexcept {
    const double_word<Word> product = multiply(a.mantissa, b.mantissa);
    const bool large = product.high >= top_bit<Word>;
    const Word doubled = static_cast<Word>(product.high << 1) | static_cast<Word>(product.low >> (bits_of<Word> - 1));
    const Word rest = large ? product.low : static_cast<Word>(product.low << 1);
    // Unsigned, so that a long product of infinities or NaN wraps instead of overflowing.
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

/// A quotient by 0, infinity or NaN, as IEEE 754 has it.
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

/// 1 + e for e in [0, 1], or NaN: what add() gives, by fewer steps.
template <class Word>
[[gnu::always_inline]] constexpr number<Word> one_plus(const number<Word>& e) noexcept {
    constexpr unsigned most = bits_of<Word> - 1;
    const unsigned distance = static_cast<unsigned>(-e.exponent), gap = distance < most ? distance : most;
    if constexpr (bits_of<Word> == 32) {
        // One unit less of e keeps the sum below 2, and so in its place: no carry to look for.
        return {false, top_bit<Word> + ((e.mantissa - 1) >> gap), 0};
    } else {
        const Word sum = top_bit<Word> + (e.mantissa >> gap);  // carried only where e is 1
        return {false, sum | top_bit<Word>, sum < top_bit<Word>};
    }
}

/// n / (1 + e) for e in [0, 1], or NaN.
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
[[gnu::always_inline]] constexpr int compare_magnitude(const number<Word>& a, const number<Word>& b) noexcept {
    if (a.exponent != b.exponent) return a.exponent < b.exponent ? -1 : 1;
    return a.mantissa == b.mantissa ? 0 : a.mantissa < b.mantissa ? -1 : 1;
}

template <class Word>
[[gnu::always_inline]] constexpr int compare(const number<Word>& a, const number<Word>& b) noexcept {
    if (a.is_zero() && b.is_zero()) return 0;
    if (a.negative != b.negative) return a.negative ? -1 : 1;
    return a.negative ? compare_magnitude(b, a) : compare_magnitude(a, b);
}

template <class Word>
[[gnu::always_inline]] constexpr number<Word> operator-(number<Word> x) noexcept {
    x.negative = !x.negative;
    return x;
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
template <class Word>
[[gnu::always_inline]] constexpr bool operator==(const number<Word>& a, const number<Word>& b) noexcept {
    return compare(a, b) == 0;
}
template <class Word>
[[gnu::always_inline]] constexpr bool operator<(const number<Word>& a, const number<Word>& b) noexcept {
    return compare(a, b) < 0;
}
template <class Word>
[[gnu::always_inline]] constexpr bool operator>(const number<Word>& a, const number<Word>& b) noexcept {
    return compare(a, b) > 0;
}
template <class Word>
[[gnu::always_inline]] constexpr bool operator<=(const number<Word>& a, const number<Word>& b) noexcept {
    return compare(a, b) <= 0;
}
template <class Word>
[[gnu::always_inline]] constexpr bool operator>=(const number<Word>& a, const number<Word>& b) noexcept {
    return compare(a, b) >= 0;
}

template <class Word>
[[gnu::always_inline]] constexpr number<Word> abs(number<Word> x) noexcept {
    x.negative = false;
    return x;
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
