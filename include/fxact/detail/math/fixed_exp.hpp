// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>
#include <type_traits>

#include <fxact/detail/bits/word.hpp>
#include <fxact/detail/math/exp_heads.hpp>

/// e^-v and 1 / (1 + e^-v) for v in fixed point, to 38 bits and more, without a branch, in products of 32 bits. A
/// product by a constant of 16 bits costs a core without 32x32 -> 64 products two or three instructions more, so
/// factors are of 16 bits where they can be. Every product is exact or rounded down: all cores give the same bits.
namespace fxact::detail {

/// word >> count, 0 for counts from 32 to 255. On Arm this is what the instruction does.
[[gnu::always_inline]] constexpr std::uint32_t right_by(std::uint32_t word, std::uint32_t count) noexcept {
#if defined(__arm__)
    if (!std::is_constant_evaluated()) {
#if defined(__ARM_ARCH_6M__)
        asm(".syntax unified\n\tlsrs %0, %0, %1" : "+l"(word) : "l"(count) : "cc");
#else
        asm("lsr %0, %0, %1" : "+r"(word) : "r"(count));
#endif
        return word;
    }
#endif
    return (count & 0xFF) < 32 ? word >> (count & 31) : 0;
}
/// word << (count mod 256), likewise.
[[gnu::always_inline]] constexpr std::uint32_t left_by(std::uint32_t word, std::uint32_t count) noexcept {
#if defined(__arm__)
    if (!std::is_constant_evaluated()) {
#if defined(__ARM_ARCH_6M__)
        asm(".syntax unified\n\tlsls %0, %0, %1" : "+l"(word) : "l"(count) : "cc");
#else
        asm("lsl %0, %0, %1" : "+r"(word) : "r"(count));
#endif
        return word;
    }
#endif
    return (count & 0xFF) < 32 ? word << (count & 31) : 0;
}
/// The double word >> count, for counts from 0 to 255. From 33 on the result is 0.
[[gnu::always_inline]] constexpr double_word<std::uint32_t> right_by(double_word<std::uint32_t> x,
                                                                     std::uint32_t count) noexcept {
    return {right_by(x.high, count), right_by(x.low, count) | left_by(x.high, 32 - count)};
}

/// The high word of a square, by three products of 16 bits.
template <class Word>
[[gnu::always_inline]] constexpr Word square_high_by_halves(Word a) noexcept {
    const auto low = static_cast<Word>(a & 0xFFFF), high = static_cast<Word>(a >> 16);
    const auto low_square = static_cast<Word>(static_cast<std::uint32_t>(low) * static_cast<std::uint32_t>(low) >> 17);
    return high * high + ((high * low + low_square) >> 15);
}
/// floor(a * half / 2^17) for a half below 2^16, by two products of 16 bits.
[[gnu::always_inline]] constexpr std::int32_t multiply_by_half_by_halves(std::int32_t a, std::uint32_t half) noexcept {
    const auto low = static_cast<std::int32_t>((static_cast<std::uint32_t>(a) & 0xFFFF) * half >> 16);
    return ((a >> 16) * static_cast<std::int32_t>(half) + low) >> 1;
}

/// The same by whichever product the core has.
template <class Word>
[[gnu::always_inline]] constexpr Word square_high(Word a) noexcept {
#if defined(__ARM_ARCH_6M__)
    return square_high_by_halves(a);
#else
    return multiply_high(a, a);
#endif
}
[[gnu::always_inline]] constexpr std::int32_t multiply_by_half(std::int32_t a, std::uint32_t half) noexcept {
#if defined(__ARM_ARCH_6M__)
    return multiply_by_half_by_halves(a, half);
#else
    return multiply_high(a, static_cast<std::int32_t>(half << 15));
#endif
}

/// e^-v = mantissa * 2^(-64 - exponent); the mantissa is in [2^63 * 0.99, 2^64).
struct fixed_power {
    double_word<std::uint32_t> mantissa;
    std::int32_t exponent;
};

/// ln(2) * 2^32 rounded up, and by how much, in units of 2^-16. (scripts/coefficients.sh computes these constants.)
inline constexpr std::uint32_t fixed_ln_2[]{0xB17217F8, 0x00002E31};
/// 64 / ln(2) * 2^9, rounded down
inline constexpr std::uint32_t fixed_inverse_ln_2[]{0x0000B8AA};
/// 1 - e^-r = r - r^2 (c2 - c3 r + c4 r^2) for r in [0, 1.1 ln(2) / 64], as Q32, Q18 and Q15, within 2^-45.1.
inline constexpr std::uint32_t fixed_exp_fit[]{0x7FFFFFDD, 0x0000AAAA, 0x0000054D};

/// e^-v for v = position * 2^-Fraction modulo 2^(32 - Fraction), and steps, the integer part of 64 v / ln(2) or at most
/// a tenth less. Fraction is from 26 to 32. The relative error is below 1.2 * 2^-38, and below 0.3 * 2^-38 if Fine.
template <int Fraction, bool Fine>
[[gnu::always_inline]] constexpr fixed_power fixed_exp(std::uint32_t position, std::int32_t steps) noexcept {
    const auto index = static_cast<std::uint32_t>(steps);
    // r = v - steps ln(2) / 64 in Q38 is u, and in Q54 remainder 2^16 + excess.
    const std::uint32_t remainder = (position << (38 - Fraction)) - index * fixed_ln_2[0];
    // Half a unit rounds p; five eighths center the error, because the tail of the head is left out.
    const auto excess = static_cast<std::int32_t>(index * fixed_ln_2[1] + (Fine ? 0 : (4 + 5) << 13));
    const std::uint32_t u = remainder + static_cast<std::uint32_t>(excess >> 16);
    const std::uint32_t square = square_high(u);                                                               // Q44
    const std::uint32_t cubic = multiply_high(u, fixed_exp_fit[1] << 16) - (square >> 19) * fixed_exp_fit[2];  // Q40
    const std::uint32_t curve = multiply_high(square, fixed_exp_fit[0] - (cubic >> 8));  // r^2 / 2 - ..., Q44
    const std::int32_t below = (excess >> 10) - static_cast<std::int32_t>(curve);
    const std::uint32_t p = remainder + static_cast<std::uint32_t>(below >> 6);  // 1 - e^-r, Q38

    const double_word<std::uint32_t> head{exp_heads[index & 63], exp_tails[index & 63]};
    std::uint64_t product = joined(multiply(head.high, p));  // Q70
    if constexpr (Fine) {
        product += (head.low >> 16) * (p >> 16);
        product += std::uint64_t{(head.high >> 16) * (static_cast<std::uint32_t>(below) & 63)} << 10;
    }
    const std::uint64_t mantissa = joined(head) - (product >> 6);
    return {{static_cast<std::uint32_t>(mantissa >> 32), static_cast<std::uint32_t>(mantissa)}, steps >> 6};
}

/// 1 / (1 + f) = half * 2^-16 - rest * 2^-44
struct fixed_inverse {
    std::uint32_t half;
    std::int32_t rest;

    /// The result in Q<Bits>, to nearest, modulo 2^32.
    template <int Bits>
    [[gnu::always_inline]] constexpr std::uint32_t rounded() const noexcept {
        static_assert(Bits >= 16 && Bits <= 33);
        return (half << (Bits - 16)) +
               static_cast<std::uint32_t>(((std::int32_t{1} << (43 - Bits)) - rest) >> (44 - Bits));
    }
};

/// 1 / (1 + f) for f as Q64. The error is below 2^-42, and the result never increases with f.
///
/// A seed y of 16 bits gives z = (1 + f) y - 1 and a half y (1 - z), of 16 bits, too. d = (1 + f) half - 1 is below
/// 2^-15, and 1 / (1 + f) = half (1 - d + d^2 - ...).
[[gnu::always_inline]] constexpr fixed_inverse inverse_of_1p(double_word<std::uint32_t> f) noexcept {
    const std::uint32_t seed = reciprocal_heads[f.high >> 25];
    // From 16 bits of f, rounded up: then half is below 2^16 for f = 0, too. The 1 overflows.
    const auto z = static_cast<std::int32_t>(((f.high >> 16) + 0x10001) * seed);  // Q32
    const std::int32_t change = static_cast<std::int32_t>(seed) * (z >> 10) >> 22;
    const std::uint32_t half = seed - static_cast<std::uint32_t>(change);
    // f half in Q45 from 29 and 16 bits of f; again the 1 overflows
    const std::uint32_t tail = (f.high << 13 | f.low >> 19) & 0xFFFF;
    const auto d = static_cast<std::int32_t>((f.high >> 3) * half + (tail * half >> 16) + (half << 29));
    return {half, multiply_by_half(d - (square_high(d) >> 13), half)};
}

/// 1 / (1 + e^-v) for v = position * 2^-Fraction, and steps as for fixed_exp, not below 0.
template <int Fraction, bool Fine>
[[gnu::always_inline]] constexpr fixed_inverse fixed_sigmoid(std::uint32_t position, std::int32_t steps) noexcept {
    const fixed_power e = fixed_exp<Fraction, Fine>(position, steps);
    return inverse_of_1p(right_by(e.mantissa, static_cast<std::uint32_t>(e.exponent)));
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
