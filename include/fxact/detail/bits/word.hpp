// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <bit>
#include <concepts>
#include <cstdint>
#include <limits>
#include <type_traits>

/// The integer operations that C++ lacks: double-width products, shifts by any count. A word is std::uint32_t,
/// std::uint64_t or limbs<N> (limbs.hpp).
namespace fxact::detail {

template <class Word>
inline constexpr int bits_of = std::numeric_limits<Word>::digits;

template <class Word>
inline constexpr Word top_bit = Word{1} << (bits_of<Word> - 1);

/// A product of two words, or a fixed-point number with one integer word and one fraction word.
template <class Word>
struct double_word {
    Word high;
    Word low;
};

/// A double word as one integer.
[[gnu::always_inline]] constexpr std::uint64_t joined(double_word<std::uint32_t> x) noexcept {
    return std::uint64_t{x.high} << 32 | x.low;
}

[[gnu::always_inline]] constexpr double_word<std::uint32_t> multiply(std::uint32_t a, std::uint32_t b) noexcept {
#if defined(__ARM_ARCH_6M__)
    // Without a 32x32 -> 64 instruction: four 16x16 -> 32 products, inline.
    const std::uint32_t a0 = a & 0xFFFF, a1 = a >> 16, b0 = b & 0xFFFF, b1 = b >> 16;
    const std::uint32_t low = a0 * b0;
    const std::uint32_t middle = a1 * b0 + (low >> 16);
    const std::uint32_t cross = a0 * b1 + (middle & 0xFFFF);
    return {a1 * b1 + (middle >> 16) + (cross >> 16), (cross << 16) | (low & 0xFFFF)};
#else
    const std::uint64_t product = std::uint64_t{a} * b;
    return {static_cast<std::uint32_t>(product >> 32), static_cast<std::uint32_t>(product)};
#endif
}

constexpr double_word<std::uint64_t> multiply(std::uint64_t a, std::uint64_t b) noexcept {
#if defined(__SIZEOF_INT128__)
    __extension__ using uint128 = unsigned __int128;
    const uint128 product = static_cast<uint128>(a) * b;
    return {static_cast<std::uint64_t>(product >> 64), static_cast<std::uint64_t>(product)};
#else
    const auto part = [](std::uint64_t word, int index) { return static_cast<std::uint32_t>(word >> (32 * index)); };
    const auto product = [](std::uint32_t x, std::uint32_t y) { return joined(multiply(x, y)); };
    const std::uint64_t low = product(part(a, 0), part(b, 0));
    const std::uint64_t middle = product(part(a, 1), part(b, 0)) + part(low, 1);
    const std::uint64_t cross = product(part(a, 0), part(b, 1)) + part(middle, 0);
    const std::uint64_t high = product(part(a, 1), part(b, 1)) + part(middle, 1) + part(cross, 1);
    return {high, cross << 32 | part(low, 0)};
#endif
}

template <class Word>
[[gnu::always_inline]] constexpr Word multiply_high(Word a, Word b) noexcept {
    return multiply(a, b).high;
}

/// The high word of a signed product, rounded down.
[[gnu::always_inline]] constexpr std::int32_t multiply_high(std::int32_t a, std::int32_t b) noexcept {
#if defined(__ARM_ARCH_6M__)
    const auto as_unsigned = [](std::int32_t word) { return static_cast<std::uint32_t>(word); };
    const std::uint32_t high = multiply(as_unsigned(a), as_unsigned(b)).high;
    return static_cast<std::int32_t>(high - as_unsigned(a >> 31 & b) - as_unsigned(b >> 31 & a));
#else
    return static_cast<std::int32_t>(std::int64_t{a} * b >> 32);
#endif
}

/// Logical shifts that are defined for every count >= 0.
template <class Word>
[[gnu::always_inline]] constexpr Word shift_right(Word word, int count) noexcept {
    return count < bits_of<Word> ? static_cast<Word>(word >> count) : Word{0};
}
template <class Word>
[[gnu::always_inline]] constexpr Word shift_left(Word word, int count) noexcept {
    return count < bits_of<Word> ? static_cast<Word>(word << count) : Word{0};
}

/// A word shifted left into two words, by a count below the bits of one: a single product where an instruction exists.
[[gnu::always_inline]] constexpr std::uint64_t shift_left_wide(std::uint32_t word, int count) noexcept {
#if defined(__ARM_ARCH_6M__)
    return std::uint64_t{word >> 1 >> (31 - count)} << 32 | word << count;
#else
    return std::uint64_t{word} * (std::uint32_t{1} << count);
#endif
}

/// A double word shifted right, by a count below its bits.
template <class Word>
[[gnu::always_inline]] constexpr double_word<Word> shift_right(double_word<Word> x, int count) noexcept {
    constexpr int bits = bits_of<Word>;
    if (count >= bits) return {Word{0}, static_cast<Word>(x.high >> (count - bits))};
    if (count == 0) return x;
    return {static_cast<Word>(x.high >> count), static_cast<Word>(x.low >> count | x.high << (bits - count))};
}
[[gnu::always_inline]] constexpr double_word<std::uint32_t> shift_right(double_word<std::uint32_t> x,
                                                                        int count) noexcept {
    const std::uint64_t shifted = joined(x) >> count;
    return {static_cast<std::uint32_t>(shifted >> 32), static_cast<std::uint32_t>(shifted)};
}

/// The sum of a double word and a word.
template <class Word>
[[gnu::always_inline]] constexpr double_word<Word> add(const double_word<Word>& x, const Word& word) noexcept {
    const Word low = x.low + word;
    return {x.high + Word{low < word}, low};
}

/// The word, hidden from the optimizer. Otherwise GCC 12 keeps the upper half of a product as a 64-bit factor, and
/// multiplies by both halves.
[[gnu::always_inline]] constexpr std::uint32_t opaque(std::uint32_t word) noexcept {
    if (!std::is_constant_evaluated()) asm("" : "+r"(word));
    return word;
}

/// States a fact to the optimizer.
[[gnu::always_inline]] constexpr void assume(bool certain) noexcept {
    if (!certain) __builtin_unreachable();
}

#if defined(__ARM_ARCH_6M__)
/// Without a count-leading-zeros instruction: bisection, inline. std::countl_zero would call libgcc.
constexpr int leading_zeros(std::uint32_t word) noexcept {
    int count = word == 0;
    for (int half = 16; half > 0; half /= 2) {
        const bool empty = word >> (32 - half) == 0;
        count += empty ? half : 0;
        word <<= empty ? half : 0;
    }
    return count;
}
constexpr int leading_zeros(std::uint64_t word) noexcept {
    const auto high = static_cast<std::uint32_t>(word >> 32);
    return high != 0 ? leading_zeros(high) : 32 + leading_zeros(static_cast<std::uint32_t>(word));
}
#else
template <std::unsigned_integral Word>
constexpr int leading_zeros(Word word) noexcept {
    return std::countl_zero(word);
}
#endif

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
