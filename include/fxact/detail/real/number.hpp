// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <bit>
#include <concepts>
#include <cstdint>

#include <fxact/detail/bits/word.hpp>
#include <fxact/detail/real/constants.hpp>

namespace fxact::detail {

// The small functions of the engine are always inlined. A number then takes three registers, and a sign or exponent
// that is known at compile time costs nothing.

/// The working number: a floating-point number made of integers, with the same bits on every machine.
///
/// value = (-1)^negative * mantissa * 2^(exponent - (bits - 1)). The mantissa is 0, or its top bit is set and |value|
/// is in [2^exponent, 2^(exponent + 1)). Results are truncated toward zero.
///
/// Infinities and NaN are ranges of exponents above those of finite numbers, so sums, products and comparisons need no
/// special case: infinity + 1, infinity * 0.5 and infinity * infinity remain in the range. The invalid operations of
/// IEEE 754 (infinity - infinity, 0 * infinity, 0 / 0, infinity / infinity) give NaN. e^-infinity is a number so small
/// that its product with an infinity is below every format, because x e^x tends to 0.
///
/// Word  std::uint32_t for float results, std::uint64_t for double and discrete ones, limbs<N> where 64 bits do not
///       decide a rounding
template <class Word>
struct number {
    using accepts_constants = void;

    Word mantissa{};
    int exponent = zero_exponent;
    bool negative = false;

    /// An exponent far above every format; negated, far below.
    static constexpr int far_exponent = 1 << 17;
    /// The exponent of an infinity. Every exponent from half of it on is an infinity, even infinity * 2^-far_exponent.
    static constexpr int infinite_exponent = 1 << 19;
    /// The exponent of e^-infinity: its product with x^15 is below every format for an infinite x.
    static constexpr int vanishing_exponent = -(1 << 23);
    /// The exponent of NaN. Every exponent from half of it on is NaN; x^31 of an infinite x is still an infinity.
    static constexpr int nan_exponent = 1 << 25;
    /// The exponent of zero, below every other, so that sums and comparisons need no special case.
    static constexpr int zero_exponent = -(1 << 25);
    static constexpr int bits = bits_of<Word>;

    constexpr number() = default;
    constexpr number(bool is_negative, Word magnitude, int power) noexcept
        : mantissa{magnitude}, exponent{power}, negative{is_negative} {}
    /// Exact for a word of at least 53 bits and for every double of at most 32 significant bits.
    constexpr explicit number(double value) noexcept;
    /// A constant in a formula. Exact for a word of at least 64 bits; a 32-bit word keeps the 32 highest bits.
    template <constant C>
    [[gnu::always_inline]] constexpr number(C value) noexcept;
    template <std::same_as<bool> C>
    number(C) = delete;

    // Not named infinity: clang 19 warns of every function of that name under -ffinite-math-only.
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

/// +-magnitude * 2^(exponent - (bits - 1)) for any magnitude, shifted so that the top bit is set.
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

template <class Word>
template <constant C>
constexpr number<Word>::number(C value) noexcept {
    if constexpr (std::integral<C>) {
        const sign_magnitude integer = split(value);
        *this = resize<Word>(normalized(integer.negative, integer.magnitude, 63));
    } else {
        *this = number(static_cast<double>(value));
    }
}

/// An integer as a number; a 32-bit word keeps its low 32 bits.
template <class Word>
constexpr number<Word> from_integer(std::int64_t value) noexcept {
    const bool negative = value < 0;
    const std::uint64_t magnitude =
        negative ? std::uint64_t{0} - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
    if constexpr (bits_of<Word> == 32)
        return normalized(negative, static_cast<std::uint32_t>(magnitude), 31);
    else
        return resize<Word>(normalized(negative, magnitude, 63));
}

/// A truncated result and a bound on its error, in units of 2^-(bits - 1) of the value; 0 means exact.
template <class Word>
struct approximation {
    number<Word> value;
    std::uint32_t error_ulps;
};

/// yes or no, field by field: without a branch, and without a copy through memory.
template <class Word>
[[gnu::always_inline]] constexpr number<Word> select(bool condition, const number<Word>& yes,
                                                     const number<Word>& no) noexcept {
    return {condition ? yes.negative : no.negative, condition ? yes.mantissa : no.mantissa,
            condition ? yes.exponent : no.exponent};
}

template <class Word>
[[gnu::always_inline]] constexpr number<Word> operator-(number<Word> x) noexcept {
    x.negative = !x.negative;
    return x;
}
template <class Word>
[[gnu::always_inline]] constexpr number<Word> abs(number<Word> x) noexcept {
    x.negative = false;
    return x;
}

/// x * 2^power, exactly and without a multiplication.
template <class Word>
constexpr number<Word> ldexp(number<Word> x, int power) noexcept {
    if (!x.is_zero()) x.exponent += power;
    return x;
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

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
